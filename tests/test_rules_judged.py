"""Judging again only what a decision touches gives what judging everything gives, over all matrices."""

import random
from datetime import date
from pathlib import Path

import pytest

from raci.model import Matrix, When
from raci.model.amendments import Amended, Amendment, apply_amendments
from raci.model.changes import Change, as_shown
from raci.model.letters import Layer, letters_of
from raci.rules import Judged, View, causes, check, compare, effect_of, judge, rejudged
from raci.rules.effect import preview
from raci.rules.patch import changed_rows, with_rows
from raci.words.sentences import Text
from tests.matrices import DATA, policy, shipped

TODAY = date(2026, 6, 1)
CELLS = ("", "A", "R", "A/R", "C", "I", "S")
WITHIN = When(Text("within five working days", "五个工作日内"), exact=True)
STEPS = 20


def judged(matrix: Matrix, layer: Layer = Layer.STATED) -> Judged:
    return judge(View(as_shown(matrix, layer), Layer.STATED, TODAY))


def asked_for(matrix: Matrix, pick: random.Random) -> tuple[list[Change], list[Amendment]]:
    """Up to four cells of a matrix, and sometimes a field of an activity, taken at random."""

    cells = {(pick.choice(matrix.activities).id, pick.choice(matrix.roles).id) for _ in range(pick.randint(0, 4))}
    changes = [
        Change(row, role, matrix.activity[row].letters(role, Layer.STATED), letters_of(pick.choice(CELLS)))
        for row, role in sorted(cells)
    ]
    row, other, role = (
        pick.choice(matrix.activities).id,
        pick.choice(matrix.activities).id,
        pick.choice(matrix.roles).id,
    )
    amendments = [
        Amendment(row, Amended.TO, (role,)),
        Amendment(row, Amended.WHEN, WITHIN),
        Amendment(row, Amended.REFUSED, other),
    ]
    return changes, pick.sample(amendments, k=pick.randint(0, 2))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_judging_again_what_has_changed_equals_judging_everything(path: Path) -> None:
    before, pick = judged(shipped(path)), random.Random(path.stem)
    for _ in range(STEPS):  # each on top of those before it, so that a mistake cannot hide
        changes, amendments = asked_for(before.view.matrix, pick)
        rows = changed_rows(before.view.matrix, changes, amendments)
        whole = check(with_rows(before.view.matrix, rows), Layer.STATED, today=TODAY)
        after = rejudged(before, changes, amendments)
        assert after.findings == whole
        assert {id_: after.cause(id_) for id_ in after.by_cause} == {one.id: one for one in causes(whole)}
        before = after


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_every_way_out_judged_again_equals_judging_everything(path: Path) -> None:
    matrix = shipped(path)
    before = judged(matrix)
    fixes = [fix for one in check(matrix, Layer.STATED, today=TODAY) for fix in one.fixes]
    for fix in random.Random(path.stem).sample(fixes, k=min(len(fixes), 3 * STEPS)):
        whole = check(preview(matrix, Layer.STATED, fix), Layer.STATED, today=TODAY)
        assert rejudged(before, fix.changes).findings == whole, fix


def test_the_effect_of_every_way_out_of_the_policy_is_what_two_diagnoses_differ_in() -> None:
    for layer in Layer:
        before = judged(policy(), layer).findings
        for fix in [fix for one in check(policy(), layer) for fix in one.fixes]:
            after = check(preview(policy(), layer, fix), Layer.STATED)
            settled, raised, changed = compare(before, after)
            told = effect_of(fix, policy(), layer)
            assert ({one.id for one in told.settled}, {one.id for one in told.raised}) == (
                {one.id for one in settled},
                {one.id for one in raised},
            )
            assert {one.after.id for one in told.changed} == {one.after.id for one in changed}


def test_a_role_amended_is_judged_over_the_whole_matrix() -> None:
    before = judged(policy())
    roles = {role for one in before.by_cause["scope"] for role in one.place.roles}
    named = [Amendment(role, Amended.IN_SCOPE, True) for role in sorted(roles)]
    after = rejudged(before, (), named)
    assert after.findings == check(apply_amendments(before.view.matrix, named), Layer.STATED, today=TODAY)
    assert "scope" not in after.by_cause
