"""What differs between two layers or two matrices, in words, and what that settles and raises."""

from datetime import date

from raci.model.letters import Layer
from raci.model.renaming import with_roles_renamed
from raci.views import compare
from raci.views.change_in_words import sentence
from tests.matrices import matrix_of, policy

ROW = "stated: {a: R, b: I}\nproposed: {a: {letters: A/R, why: W}, b: {letters: '', why: W}, c: {letters: C, why: W}}"


def words(old: str, new: str, lang: str = "en") -> list[str]:
    before, after = matrix_of(old), matrix_of(new)
    found = compare.compare(before, Layer.STATED, after, Layer.STATED)
    return [sentence(one, after, lang) for one in found.cells]


def test_two_layers_differ_by_their_proposals() -> None:
    matrix = matrix_of(ROW)
    found = compare.compare(matrix, Layer.STATED, matrix, Layer.PROPOSED)
    assert [sentence(one, matrix, "en") for one in found.cells] == [
        "a has A/R instead of R on “N” (1)",
        "b loses I on “N” (1)",
        "c gains C on “N” (1)",
    ]


def test_a_difference_says_what_it_settles_and_raises() -> None:
    before = matrix_of("clause: '1'\nstated: {a: R, b: R}", "clause: '2'\nstated: {a: A/R, b: I}")
    after = matrix_of("clause: '1'\nstated: {a: A, b: R}", "clause: '2'\nstated: {b: I}")
    found = compare.compare(before, Layer.STATED, after, Layer.STATED)
    settled, raised = ([one.rule.code for one in part] for part in found.effect[:2])
    assert (settled, raised) == (["RACI105"], ["RACI100"])


def test_a_cause_that_stays_with_another_finding_is_changed() -> None:
    found = compare.compare(matrix_of("stated: {a: R}"), Layer.STATED, matrix_of("stated: {a: A}"), Layer.STATED)
    assert not found.effect.settled and not found.effect.raised
    assert [(one.before.rule.code, one.after.rule.code) for one in found.effect.changed] == [("RACI101", "RACI201")]


def test_differences_are_told_in_chinese() -> None:
    assert words("stated: {a: R}", "stated: {a: A}", "zh") == ["a在“N”（1）由 R 改为 A"]


def test_the_same_twice_differs_in_nothing() -> None:
    matrix = matrix_of(ROW)
    assert not any(compare.compare(matrix, Layer.TODAY, matrix, Layer.TODAY)[:5])


def test_rows_and_parties_of_one_side_are_told_apart_from_changed_cells() -> None:
    old, new = matrix_of("id: x\nstated: {a: R}"), matrix_of("id: y\nstated: {b: R}")
    found = compare.compare(old, Layer.STATED, new, Layer.STATED)
    assert ([row.id for row in found.added], [row.id for row in found.removed]) == (["y"], ["x"])
    assert ([role.id for role in found.joined], [role.id for role in found.left]) == (["b"], ["a"])
    assert found.cells == []


def test_decisions_are_listed_with_the_latest_first() -> None:
    why = "letters: A, on: {day}, why: W"
    decided = "decided: {a: {%s}, b: {%s}}" % (why.format(day="2026-01-01"), why.format(day="2026-02-01"))  # noqa: UP031
    found = compare.decisions(matrix_of(f"stated: {{a: R}}\n{decided}"))
    assert [(one.on, one.change.role) for one in found] == [(date(2026, 2, 1), "b"), (date(2026, 1, 1), "a")]


NAMED = "roles: [{id: %s, name: %s, kind: role, aliases: [%s]}, {id: b, name: B, kind: role}]"


def test_a_party_under_another_name_is_neither_lost_nor_gained() -> None:
    old = matrix_of("stated: {sales: A/R, b: I}", more=NAMED % ("sales", "Sales", "Selling"))
    new = matrix_of("stated: {market: A/R, b: I}", more=NAMED % ("market", "Markets", "Sales"))
    found = compare.compare(old, Layer.STATED, new, Layer.STATED)
    assert (found.cells, found.joined, found.left) == ([], [], [])
    assert [(one.name.en, other.name.en) for one, other in found.renamed] == [("Sales", "Markets")]
    assert not found.effect.settled and not found.effect.raised and not found.is_empty


def test_a_name_that_two_have_renames_nobody() -> None:
    both = ", ".join(f"{{id: {id_}, name: {id_}, kind: role, aliases: [N]}}" for id_ in "xy")
    old = matrix_of(more=f"roles: [{both}]")
    new = matrix_of(more="roles: [{id: n, name: N, kind: role}]")
    found = compare.compare(old, Layer.STATED, new, Layer.STATED)
    assert (len(found.left), len(found.joined), found.renamed) == (2, 1, [])


def test_a_renamed_role_is_renamed_wherever_the_matrix_names_it() -> None:
    matrix = policy()
    named = with_roles_renamed(matrix, {"operations": "ops"})
    marks = [role for row in named.activities for role in (*row.to, *row.marks(Layer.PROPOSED), *row.involves)]
    assert "operations" not in (*marks, *named.role) and "ops" in marks
    assert with_roles_renamed(named, {"ops": "operations"}) == matrix


def test_changes_stand_party_by_party_with_what_stays() -> None:
    matrix = matrix_of(ROW, "stated: {a: A/R, b: I}")
    found = compare.compare(matrix, Layer.STATED, matrix, Layer.PROPOSED)
    columns = compare.by_role(found, matrix, Layer.PROPOSED)
    assert [(one.role, len(one.changes), [row.id for row in one.same]) for one in columns] == [
        ("a", 1, ["a2"]),
        ("b", 1, ["a2"]),
        ("c", 1, []),
    ]
