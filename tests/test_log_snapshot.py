"""A fold that goes on from a snapshot says what a fold of everything says, wherever the snapshot was taken."""

from collections import Counter

import pytest

from raci.log import Event, Folding, Newer, Today, fold
from raci.log.snapshot import UnfitError, made_by, resumed, snapshot
from raci.log.upto import Listed
from raci.model import Matrix
from tests.random_log import GONE, MATRIX, NOON, log_of

SEEDS, LENGTH = range(5), 60


def told(today: Today) -> tuple[Today, list[str], list[str]]:
    """All that it says: reasons are compared by their words, and what has an order in that order."""

    ordered = [*today.workshops, *today.confirmed, *today.assigned, *today.matrix.activity]
    return today, [misfit.why.message("zh") for misfit in today.misfits], ordered


@pytest.mark.parametrize("file", [MATRIX, GONE], ids=["file", "changed file"])
def test_a_snapshot_and_what_came_since_are_the_whole_log(file: Matrix) -> None:
    for seed in SEEDS:
        events = log_of(seed, LENGTH)
        whole = Folding(file)
        kept = [snapshot(whole)]
        for event in events:
            whole.take(event)
            kept.append(snapshot(whole))
        for number, data in enumerate(kept):
            folding = resumed(file, Listed(events[:number]), data)
            assert snapshot(folding) == data
            assert told(folding.today()) == told(fold(file, events[:number])), (seed, number)
            for event in events[number:]:
                folding.take(event)
            assert told(folding.today()) == told(whole.today()), (seed, number)


def test_the_dice_write_all_that_a_fold_knows() -> None:
    folds = [(fold(file, log_of(seed, LENGTH)), file) for seed in SEEDS for file in (MATRIX, GONE)]
    seen = Counter(event.body.kind for today, _ in folds for event in today.events.values())
    assert len(seen) >= 19
    for name in ("misfits", "parked", "objections", "declined", "assigned", "workshops", "decided_by", "accepted_by"):
        assert any(getattr(today, name) for today, _ in folds), name
    for name in ("amended_by", "assigned_by", "reshaped_by", "undone"):
        assert any(getattr(today, name) for today, _ in folds), name
    assert {bool(today.matrix.review) for today, _ in folds} == {True, False}
    assert len({misfit.why.says for today, _ in folds for misfit in today.misfits}) >= 6


def test_a_snapshot_of_other_events_is_not_taken_up() -> None:
    events = log_of(1, LENGTH)
    folded = Folding(MATRIX)
    for event in events:
        folded.take(event)
    data = snapshot(folded)
    for past in (events[:10], log_of(2, LENGTH)):
        with pytest.raises(UnfitError):
            resumed(MATRIX, Listed(past), data)
    for damaged in (b"", b"x", data[:-3], b"\x93" + data[1:]):
        with pytest.raises(UnfitError):
            resumed(MATRIX, Listed(events), damaged)


def test_what_a_newer_app_wrote_is_still_told() -> None:
    folding = Folding(MATRIX)
    newer = Event("m", 1, NOON, "Li", Newer("vote-of-the-future"))
    folding.take(newer)
    assert resumed(MATRIX, Listed([newer]), snapshot(folding)).today() == folding.today()
    assert folding.today().newer == (1,)


def test_another_file_and_another_app_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_by(MATRIX) == made_by(MATRIX) != made_by(GONE)
    before = made_by(MATRIX)
    monkeypatch.setattr("raci.log.snapshot._code", lambda: "another")
    assert made_by(MATRIX) != before
