"""A finding is known by what it is about: an effect counts right, and an edit elsewhere leaves every id as it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from raci.model import Matrix, changes
from raci.model.changes import Change
from raci.model.letters import Layer, Letter, Mark
from raci.rules import Cause, Effect, Finding, Fix, causes, check, compare, effect_of
from tests.matrices import DATA, matrix_of, policy, shipped

TODAY = date(2026, 6, 1)


def found(matrix: Matrix, layer: Layer = Layer.STATED) -> list[Finding]:
    return check(matrix, layer, today=TODAY)


def ids(listed: list[Finding] | list[Cause]) -> list[str]:
    return [one.id for one in listed]


def adds_up(effect: Effect, before: list[Finding], after: list[Finding]) -> bool:
    """True when nothing is both settled and raised, and what was there, less and more, gives what is there."""

    was, now = causes(before), causes(after)
    settled, raised = set(ids(effect.settled)), set(ids(effect.raised))
    now_called = {one.before.id: one.after.id for one in effect.changed}  # what is left of a clause is that of its row
    kept = {*now_called, *now_called.values()}
    return (
        not settled & raised
        and not kept & (settled | raised)
        and {now_called.get(id_, id_) for id_ in set(ids(was)) - settled} | raised == set(ids(now))
        and len(was) - len(effect.settled) + len(effect.raised) == len(now)
    )


def ways_out(matrix: Matrix, layer: Layer, findings: list[Finding]) -> list[Fix]:
    """Every way out of every finding, and the open proposals of each row taken together."""

    fixes = [fix for one in findings for fix in one.fixes]
    if layer != Layer.PROPOSED:
        for row in matrix.activities:
            asked = [
                Change(row.id, role, row.letters(role, layer), mark.letters) for role, mark in row.proposed.items()
            ]
            fixes += [Fix("", {}, tuple(asked))] if asked else []
    return fixes


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_no_way_out_of_any_matrix_settles_and_raises_the_same(path: Path) -> None:
    matrix = shipped(path)
    layers = Layer if any(row.proposed or row.decided for row in matrix.activities) else [Layer.TODAY]
    for layer in layers:
        before = found(matrix, layer)
        assert len(set(ids(before))) == len(before)
        for fix in ways_out(matrix, layer, before):
            after = found(changes.as_shown(preview_of(matrix, layer, fix), Layer.STATED))
            assert adds_up(compare(before, after), before, after), fix


def preview_of(matrix: Matrix, layer: Layer, fix: Fix) -> Matrix:
    shown = changes.as_shown(matrix, layer)
    rows = dict(shown.activity)
    for one in fix.changes:
        rows[one.activity] = replace(
            rows[one.activity], stated={**rows[one.activity].stated, one.role: Mark(one.after)}
        )
    return replace(shown, activities=tuple(rows.values()))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_taking_all_proposals_adds_up(path: Path) -> None:
    matrix = shipped(path)
    before, after = found(matrix, Layer.STATED), found(matrix, Layer.PROPOSED)
    assert adds_up(compare(before, after), before, after)


def test_a_finding_that_grows_is_changed_and_neither_settled_nor_raised() -> None:
    matrix = matrix_of("stated: {a: A, b: A, c: R}")
    effect = effect_of(Fix("", {}, (Change("a1", "c", (Letter.R,), (Letter.A, Letter.R)),)), matrix, Layer.TODAY)
    assert (ids(effect.settled), ids(effect.raised)) == ([], [])
    told = [(one.before.sentence("en"), one.after.sentence("en")) for one in effect.changed]
    assert told == [("2 roles answer for “N”: a, b", "3 roles answer for “N”: a, b, c")]


def test_a_topic_that_one_more_claims_is_the_same_finding() -> None:
    rows = ("topic: t\nstated: {a: A/R}", "topic: t\nclause: '2'\nstated: {b: A/R}")
    third = "topic: t\nclause: '3'\nstated: {c: A/R}"
    more = "roles: [{id: a, name: A, kind: role}, {id: b, name: B, kind: role}, {id: c, name: C, kind: role}]"
    before, after = (found(matrix_of(*listed, more=more)) for listed in (rows, (third, *rows)))
    assert "RACI701:t" in ids(before) and "RACI701:t" in ids(after)


def test_a_row_put_in_front_leaves_every_id_of_the_policy() -> None:
    matrix = policy()
    first = replace(matrix.activities[0], id="new", topic=(), stated={}, proposed={})
    grown = replace(matrix, activities=(first, *matrix.activities))
    assert set(ids(found(matrix))) <= set(ids(found(grown)))


def test_two_departments_that_both_said_a_thing_twice_are_one_finding() -> None:
    row = "topic: t\nclause: '{}'\nstated: {{a: R, b: R}}"
    told = [one for one in found(matrix_of(row.format(1), row.format(2))) if one.rule.code == "RACI706"]
    assert [(one.id, one.place.roles) for one in told] == [("RACI706:a2:a1", ("a", "b"))]


def test_an_exception_that_was_renewed_has_not_ended() -> None:
    one = "{{rule: RACI100, at: a1, why: W, until: {}}}"
    accept = f"accept: [{one.format('2026-01-01')}, {one.format('2027-01-01')}]"
    assert "RACI804" not in {one.rule.code for one in found(matrix_of("stated: {}", more=accept))}


def test_what_is_left_of_a_row_once_its_clause_is_settled_has_changed_and_is_nothing_new() -> None:
    more = "processes: [{id: p, name: P, kind: duties}]"
    rows = ("output: O\nunclear: [U]\nstated: {a: A/R}", "unclear: [U]\nstated: {a: A/R}")
    effect = compare(*(check(matrix_of(row, more=more), Layer.STATED) for row in rows))
    assert (effect.settled, effect.raised) == ([], [])
    assert [(one.before.rule.code, one.after.rule.code) for one in effect.changed] == [("RACI306", "RACI807")]
