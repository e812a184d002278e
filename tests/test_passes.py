"""What passes between two parties, what nobody answers for, and what proposals change for a role."""

from typing import Any

from raci.model.letters import Layer, Letter
from raci.rules import causes, check
from raci.views.by_row import causes_by_row, gravest
from raci.views.passes import How, passes, to_and_from
from raci.views.unclaimed import shifts, unclaimed
from raci.views.working_for import headline, working_for
from tests.matrices import matrix_of, policy


def of(*rows: str, more: str = "") -> list[tuple[Any, ...]]:
    matrix = matrix_of(*rows, more=more)
    found = passes(matrix, Layer.TODAY, check(matrix))
    return [(one.how.value, one.givers, one.takers, one.broken is not None) for one in found]


def test_a_step_passes_where_other_hands_take_over_and_breaks_where_neither_side_hears_of_it() -> None:
    rows = ("output: O\nto: [b]\nstated: {a: A/R}", "stated: {b: A/R}", "stated: {b: A/R}")
    assert of(*rows)[:1] == [("step", ("a",), ("b",), False)]
    assert of("output: O\nstated: {a: A/R}", "stated: {b: A/R}")[:1] == [("step", ("a",), ("b",), True)]


def test_a_result_goes_to_somebody_or_is_lost() -> None:
    assert ("result", ("a",), ("b",), False) in of("output: O\nto: [b]\nstated: {a: A/R, b: C}")
    assert ("result", ("a",), (), True) in of("output: O\nstated: {a: A/R}")


def test_letters_and_what_the_text_names_beside_them_say_who_works_for_whom() -> None:
    found = of("involves: {d: checked, e: supplies}\nstated: {a: A/R, b: C, c: S, d: I, e: I}")
    for one in (("asks", ("a",), ("b",)), ("helps", ("c",), ("a",)), ("checks", ("a",), ("d",))):
        assert (*one, False) in found
    assert ("supplies", ("e",), ("a",), False) in found


def test_descriptions_promise_and_report() -> None:
    roles = "roles: [{id: a, name: a, kind: role, reports_to: [b], interfaces: [{parties: [b], gives: X, gets: Y}]}"
    found = of(more=roles + ", {id: b, name: b, kind: role}]")
    assert [one[:3] for one in found] == [
        ("gives", ("a",), ("b",)),
        ("gives", ("b",), ("a",)),
        ("reports", ("a",), ("b",)),
    ]


def test_what_one_keeps_for_itself_passes_nowhere() -> None:
    matrix = policy()
    found = passes(matrix, Layer.TODAY, check(matrix))
    come, go = to_and_from(found, "operations")
    assert all(set(one.givers) != set(one.takers) for one in found)
    assert all("operations" not in one.givers for one in come) and all("operations" in one.givers for one in go)
    assert {one.how for one in found} >= {How.STEP, How.RESULT, How.REPORTS}


def test_unclaimed_rows_stand_in_the_order_of_their_causes_with_the_proposed_owner() -> None:
    matrix = policy()
    found = unclaimed(matrix, "operations", Layer.TODAY, causes(check(matrix)))
    assert found[0].row.id == "3.3.1-b" and found[0].owners == ("management",)
    own = [row for row in matrix.activities if "R" in row.letters("operations", Layer.TODAY)]
    assert {one.row.id for one in found} == {row.id for row in own if not row.holders(Letter.A, Layer.TODAY)}


def test_alike_proposals_stand_together_and_what_stays_is_none() -> None:
    proposed = "stated: {a: R}\nproposed: {a: {letters: %s, why: w}}"
    found = shifts(matrix_of(proposed % "A/R", proposed % "S", proposed % "A/R", proposed % "R"), "a")
    assert [(one.before, one.after, len(one.changes)) for one in found] == [("R", "A/R", 2), ("R", "S", 1)]


LISTS = """
roles:
  - {id: a, name: Analyst, kind: role}
  - {id: b, name: Buyer, kind: role}
  - {id: c, name: Customers, kind: outside}
processes:
  - {id: p, name: P, kind: duties, of: a}
  - {id: q, name: Q, kind: duties, of: b}
"""


def table(*rows: str, more: str = LISTS) -> tuple[Any, str]:
    matrix = matrix_of(*rows, more=more)
    found = working_for(matrix, passes(matrix, Layer.TODAY, check(matrix)))
    return found, headline(matrix, found, "en")


def test_lists_of_duties_say_who_works_for_whom_and_what_nobody_receives() -> None:
    found, says = table("to: [b, c]\noutput: O\nstated: {a: A/R}", "output: R\nprocess: q\nstated: {b: A/R}")
    first, second = found.holders
    assert found.columns == ("others", "outside", "nobody")
    assert [(column, one.takers) for column, listed in first.given.items() for one in listed] == [
        ("others", ("b",)),
        ("outside", ("c",)),
    ]
    assert second.given["nobody"][0].broken and (found.between, found.lost) == (1, 1)
    assert says == "Once one of them works for another; 1 result goes to nobody"


def test_one_who_is_alone_works_for_other_parties() -> None:
    alone = LISTS.replace("  - {id: b, name: Buyer, kind: role}\n", "").replace("of: b", "of: a")
    found, says = table("to: [c]\noutput: O\nstated: {a: A/R}", more=alone)
    assert (found.columns, says) == (("outside", "nobody"), "Analyst works for 1 other party")


def test_what_is_found_in_a_row_stands_with_it_the_gravest_first() -> None:
    found = causes(check(policy()))
    here = causes_by_row(found)["3.3.1-b"]
    assert [*here] == [cause for cause in found if cause in here] and here[0].severity == "gap"
    assert gravest("3.3.1-b", here[0]).place.activities[0] == "3.3.1-b"
