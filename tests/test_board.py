"""What the first screen counts: every area with who answers, what causes wait for, decisions."""

from datetime import date
from functools import cache

from raci.model import Matrix
from raci.model.letters import Layer, Letter, Origin
from raci.rules import Cause, Finding, Severity, check
from raci.views import areas as view
from raci.views import headline, remedies
from raci.views.areas import Area, Join, Ownership
from raci.views.excerpt import Holding, agenda, excerpt
from raci.views.plan import Decision, plan
from raci.views.remedies import Remedy
from raci.views.steps import closed, steps
from tests.matrices import DATA, matrix_of, policy, shipped

DAY = date(2026, 11, 28)
CHAIN = "processes: [{id: p, name: P, kind: flow, chain: x}, {id: q, name: Q, kind: flow, chain: x}, "
THIRD = "{id: r, name: R, kind: duties}]"


SMALL = 60  # rows; a plan of more takes too long here


@cache
def every_matrix() -> list[Matrix]:
    return [shipped(path) for path in DATA]


@cache
def found(name: str, layer: Layer) -> list[Finding]:
    return check(next(one for one in every_matrix() if one.id == name), layer, today=DAY)


def areas(matrix: Matrix, layer: Layer = Layer.TODAY) -> tuple[Area, ...]:
    return view.areas(matrix, layer, check(matrix, layer, today=DAY))


def test_every_row_stands_in_one_area_and_every_cause_waits_for_one_thing() -> None:
    for matrix in every_matrix():
        findings = found(matrix.id, Layer.TODAY)
        rows = [row for area in view.areas(matrix, Layer.TODAY, findings) for row, _ in area.rows]
        assert sorted(rows) == sorted(matrix.activity), matrix.id
        waiting = remedies.weighty(findings)
        parts = remedies.by_remedy(waiting, found(matrix.id, Layer.PROPOSED))
        listed = [cause.id for same in parts.values() for cause in same]
        assert sorted(listed) == sorted(cause.id for cause in waiting), matrix.id


def test_a_row_is_owned_or_has_one_doer_or_nobody() -> None:
    (area,) = areas(matrix_of("stated: {a: A/R}", "stated: {a: R}", "clause: '9'\nstated: {}"))
    assert [state for _, state in area.rows] == [Ownership.OWNED, Ownership.UNSAID, Ownership.OPEN]


def test_open_is_just_what_the_rules_find_that_nobody_answers_for() -> None:
    counted = [state for area in areas(policy(), Layer.STATED) for _, state in area.rows]
    assert [counted.count(state) for state in Ownership] == [67, 24, 7]


def test_flows_come_first_and_tell_how_they_follow_each_other() -> None:
    rows = ("process: r\nstated: {a: A/R}", "output: O\nstated: {a: A/R}", "process: q\nstated: {b: A/R}")
    found = areas(matrix_of(*rows, more=CHAIN + THIRD))
    assert [(area.process.id, area.join) for area in found] == [
        ("p", Join.APART),
        ("q", Join.DROPPED),
        ("r", Join.APART),
    ]
    passed = ("output: O\nstated: {a: A/R, b: I}", "process: q\nstated: {b: A/R}")
    assert [area.join for area in areas(matrix_of(*passed, more=CHAIN + THIRD))] == [Join.APART, Join.PASSED]


def test_a_break_within_an_area_is_told_where_it_is() -> None:
    matrix = matrix_of("output: O\nstated: {a: A/R}", "stated: {b: A/R}")
    (area,) = areas(matrix)
    assert (set(area.breaks), len(view.broken(check(matrix, today=DAY)))) == ({"a2"}, 1)


def live(matrix: Matrix, layer: Layer = Layer.TODAY) -> list[Cause]:
    return remedies.weighty(check(matrix, layer, today=DAY))


def test_gaps_of_the_policy_wait_for_a_vote_but_one_that_needs_a_clause() -> None:
    parts = remedies.by_remedy(live(policy()), check(policy(), Layer.PROPOSED, today=DAY))
    assert {remedy: len(same) for remedy, same in parts.items()} == {
        Remedy.PROPOSED: 5,
        Remedy.CLAUSE: 1,
        Remedy.OPEN: 0,
    }


def test_what_the_bar_calls_closed_is_what_compare_calls_settled_and_less_grave() -> None:
    for matrix in every_matrix():
        now, then = found(matrix.id, Layer.TODAY), found(matrix.id, Layer.PROPOSED)
        waiting = remedies.weighty(now)
        settled, eased = remedies.closed_by(waiting, then)
        assert len(remedies.by_remedy(waiting, then)[Remedy.PROPOSED]) == len(settled) + len(eased), matrix.id
        if waiting and waiting[0].severity == Severity.GAP:
            progress = headline.settled(now, now, then)
            assert (progress.proposed, progress.eased) == (len(settled), len(eased)), matrix.id
    settled, eased = remedies.closed_by(live(policy()), check(policy(), Layer.PROPOSED, today=DAY))
    assert (len(settled), len(eased)) == (4, 1)


def test_where_there_is_no_gap_concerns_are_counted_and_notes_never() -> None:
    (only,) = live(matrix_of("stated: {a: R}"))
    assert only.severity == Severity.CONCERN
    assert live(matrix_of("stated: {a: A/R, b: I}")) == []


def first_decisions() -> tuple[Decision, ...]:
    return plan(policy(), Layer.TODAY, DAY, most=3).decisions


def test_a_decision_is_shown_in_the_row_that_it_settles_now_and_then() -> None:
    acceptance = excerpt(first_decisions()[1], policy(), Layer.TODAY)
    assert acceptance.row is not None and acceptance.row.id == "3.3.1-b"
    assert acceptance.now == (Holding(Letter.R, ("operations", "related-departments"), Origin.STATED),)
    assert acceptance.then[:2] == (
        Holding(Letter.A, ("management",), Origin.PROPOSED),
        Holding(Letter.R, ("finance", "service"), Origin.PROPOSED),
    )
    assert acceptance.rows == ("3.3.1-b", "3.3.1-c")


def test_an_amendment_without_letters_still_has_rows_to_talk_about() -> None:
    (under, *_) = plan(policy(), Layer.PROPOSED, DAY, most=1).decisions
    assert excerpt(under, policy(), Layer.PROPOSED).row is None
    assert agenda(under, policy()) == ("4.1.1-b",)


def test_a_board_is_asked_for_gaps_first_and_for_each_kind_of_clause_once() -> None:
    for matrix in (one for one in every_matrix() if len(one.activities) < SMALL):
        causes = remedies.weighty(found(matrix.id, Layer.TODAY))
        asked = steps(plan(matrix, Layer.TODAY, DAY, most=3), causes, 3)
        gaps = [any(cause.severity == Severity.GAP for cause in closed(step)) for step in asked]
        kinds = [step[0].rule.code for step in asked if isinstance(step, tuple)]
        assert gaps == sorted(gaps, reverse=True) and len(kinds) == len(set(kinds)), matrix.id
        assert asked or not causes, matrix.id
