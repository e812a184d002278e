"""The plan: decisions that can be voted on, each recomputed on top of those before it, over all matrices."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from raci.file.load import load
from raci.model import Act, Matrix, RoleKind
from raci.model.amendments import apply_amendments
from raci.model.changes import as_shown
from raci.model.letters import Layer, Letter
from raci.rules import Finding, Fix, Judged, Severity, View, causes, check
from raci.rules.effect import preview
from raci.views.plan import Decision, Plan, greedy, plan
from tests.bench.bench_check import mixed
from tests.matrices import DATA, matrix_of, policy, shipped

TODAY = date(2026, 6, 1)
STATED, PROPOSED = Layer.STATED, Layer.PROPOSED
GAP, CONCERN = Severity.GAP, Severity.CONCERN
TWO_ROLES = "roles: [{id: a, name: A, kind: role}, {id: b, name: B, kind: role}]"


def made(matrix: Matrix, layer: Layer = STATED) -> Plan:
    return plan(matrix, layer, TODAY)


@cache
def of_file(path: Path) -> Plan:
    return made(shipped(path))


def titles(matrix: Matrix, lang: str = "en") -> list[str]:
    return [one.title.of(lang) for one in made(matrix).decisions]


def decided(matrix: Matrix, one: Decision) -> Matrix:
    """The matrix with the decision applied, without anything of the plan's own machinery."""

    changed = preview(matrix, STATED, Fix("", {}, one.changes))
    return apply_amendments(changed, [each.amendment for each in one.amendments])


def levels(found: list[Finding]) -> dict[str, Severity]:
    """Id -> severity of every cause that nobody has accepted."""

    return {one.id: one.severity for one in causes(found) if not one.accepted}


def of(found: dict[str, Severity], *severities: Severity) -> set[str]:
    return {id_ for id_, severity in found.items() if severity in severities}


def steps(made: Plan) -> Iterator[tuple[Decision, Matrix]]:
    """Each decision with the matrix after it."""

    matrix = as_shown(made.matrix, made.layer)
    for one in made.decisions:
        matrix = decided(matrix, one)
        yield one, matrix


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_what_a_decision_closes_and_opens_is_what_a_check_says_before_and_after(path: Path) -> None:
    found = check(as_shown(shipped(path), STATED), STATED, today=TODAY)
    for one, matrix in steps(of_file(path)):
        before, found = found, check(matrix, STATED, today=TODAY)
        was, now = levels(before), levels(found)
        closed, opened = {cause.id for cause in one.closes}, {cause.id for cause in one.opens}
        assert {id_ for id_ in closed if was[id_] == GAP} == of(was, GAP) - of(now, GAP)
        assert {id_ for id_ in opened if now[id_] == GAP} == of(now, GAP) - of(was, GAP) == set()
        assert closed - of(was, GAP) == of(was, CONCERN) - of(now, GAP, CONCERN)
        assert closed and all(change.before != change.after for change in one.changes)
        # What is left of a cause that has gone stands on its own now, and has not been opened.
        left = of(now, CONCERN) - of(was, GAP, CONCERN) - opened
        assert {each.id for each in found if each.cause in left and each.severity == CONCERN} <= {
            each.id for each in before
        }


def test_seven_decisions_close_most_gaps_of_the_policy() -> None:
    first = made(policy())
    assert first.curve()[6] >= 0.6 * first.gaps
    assert first.curve()[-1] == first.gaps  # the rest too, in the end


def test_no_decision_on_the_policy_makes_the_doer_accept() -> None:
    for layer in (STATED, Layer.TODAY):
        for _, matrix in steps(made(policy(), layer)):
            view = View(matrix, STATED, TODAY)
            for gate in view.of_act(Act.ACCEPT):
                assert not {*gate.by[Letter.A]} & {*view.did_before(gate)}


def test_every_gap_of_the_policy_has_a_way_out_or_says_why_only_the_text_mends_it() -> None:
    for cause in causes(check(policy(), STATED, today=TODAY)):
        if cause.severity == GAP:
            assert cause.fixes or (cause.head.text_only("en") and cause.head.text_only("zh")), cause.id


def test_nobody_outside_and_no_group_comes_to_answer() -> None:
    for path in DATA:
        kind = {role.id: role.kind for role in of_file(path).matrix.roles}
        for one in of_file(path).decisions:
            gained = {each.role for each in one.changes if Letter.A in each.after and Letter.A not in each.before}
            assert not {kind[role] for role in (*gained, *one.agree)} & {RoleKind.GROUP, RoleKind.OUTSIDE}


@pytest.mark.parametrize(("matrix", "most"), [(policy(), 7), (mixed(60), 10)], ids=["policy", "mixed"])
def test_few_ways_are_tried_for_each_decision(matrix: Matrix, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[greedy.Option] = []
    try_on = greedy.Option.try_on

    def counted(self: greedy.Option, state: Judged) -> None:
        tried.append(self)
        try_on(self, state)

    monkeypatch.setattr(greedy.Option, "try_on", counted)
    decisions = plan(matrix, STATED, TODAY).decisions
    assert decisions and len(tried) <= most * len(decisions)


def test_what_is_worth_nothing_before_another_decision_may_be_worth_something_after_it() -> None:
    work, told = "act: do\nstated: {a: A/R, b: I}", "act: report\nto: [b]\nstated: {a: A/R, b: I}"
    planned = made(matrix_of(work, "name: X\nact: approve\nstated: {a: R, b: R}", told))
    assert [one.title.of("en") for one in planned.decisions] == ["Make a answer for “X”", "Set a time limit for “X”"]


def test_a_plan_is_the_same_each_time() -> None:
    assert made(load(DATA[0])).decisions == made(load(DATA[0])).decisions


def test_what_is_done_together_gets_one_head_in_one_sentence() -> None:
    rows = [f"clause: '{n}'\nact: do\noutput: {{en: O{n}, zh: O}}\nto: [a]\nstated: {{a: R, b: R}}" for n in (1, 2)]
    assert titles(matrix_of(*rows, more=TWO_ROLES))[0] == "Make A answer for P: 2 rows"


def test_without_proposals_the_one_who_owns_the_rows_beside_answers() -> None:
    matrix = matrix_of("stated: {a: A/R, b: I}", "name: Odd\nstated: {}", more=TWO_ROLES)
    found = made(matrix)
    assert not found.from_proposals
    assert titles(matrix) == ["Make A do and answer for “Odd”"]


def test_a_gate_without_a_way_back_gets_one_with_its_owner_in_one_decision() -> None:
    rows = (
        "name: Draw\nact: plan\nstated: {a: A/R, b: I}",
        "name: Judge\nact: approve\nwhen: {text: within a day, exact: true}\nstated: {b: R, a: I}",
    )
    first = made(matrix_of(*rows, more=TWO_ROLES)).decisions[0]
    assert first.title.of("en") == "Make B answer for “Judge”"
    assert [(each.amendment.field, each.amendment.value) for each in first.amendments] == [("refused", "a1")]


def test_parties_that_the_scope_leaves_out_are_named_in_one_decision() -> None:
    roles = "{id: a, name: A, kind: department, in_scope: true}, {id: b, name: B, kind: department}"
    matrix = matrix_of("stated: {a: A/R, b: C}", "stated: {b: A/R, a: C}", more=f"roles: [{roles}]")
    assert "Name B in the scope" in titles(matrix)


def test_a_matrix_in_good_order_has_an_empty_plan() -> None:
    found = made(matrix_of("stated: {a: A/R, b: I}"))
    assert (found.gaps, found.decisions, found.curve()) == (0, (), [])


def test_with_the_proposals_taken_the_rest_is_planned_without_them() -> None:
    assert not made(policy(), PROPOSED).from_proposals
