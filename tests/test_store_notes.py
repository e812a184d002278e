"""What the store notes for those who run the app: writes, refusals, a database that goes away and comes back."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raci.log import Ballot, Opened
from raci.people import typed
from raci.store import RefusedError, SeatTakenError, StaleVersionError, WritingOff, open_store, time_outs
from raci.words.journal import LOG
from tests.test_store import BODY, OPENED


@pytest.fixture
def notes(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Every note so far, as its name and its fields but for those that no two runs share."""

    monkeypatch.setattr(LOG, "propagate", True)
    with caplog.at_level(logging.INFO, "raci"):
        yield lambda: [(each.getMessage(), _fields(each)) for each in caplog.records]


def _fields(record: Any) -> dict[str, object]:
    return {name: value for name, value in record.fields.items() if name not in ("ms", "says")}


def test_writes_and_refusals_are_noted_without_who_or_what(notes: Any, tmp_path: Path) -> None:
    log = open_store(f"sqlite:///{tmp_path / 'workspace.db'}")
    log.append("m", 0, typed("Li Na"), OPENED)
    with pytest.raises(StaleVersionError):
        log.append("m", 0, typed("Li Na"), BODY)
    with pytest.raises(RefusedError):
        log.append("m", 1, typed("Li Na"), OPENED)
    log.box.take(typed("Li"), "w1", "ops", "p1")
    with pytest.raises(SeatTakenError):
        log.box.vote(typed("Li"), "w1", "p2", Ballot("ops", "a1", {"ops": "R"}))
    log.close()
    assert notes() == [
        ("write", {}),
        ("entry", {"matrix": "m", "number": 1, "kind": Opened.kind}),
        ("refusal", {"why": "Behind"}),
        ("refusal", {"why": "the code {code} is taken"}),
        ("write", {}),  # the audit keeps what was refused
        ("write", {}),
        ("refusal", {"why": "SeatTaken"}),
    ]


def test_a_database_that_goes_away_and_comes_back_is_noted_once_each(
    notes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_outs, "RETRY_S", 0)
    folder, away = tmp_path / "here", tmp_path / "away"
    folder.mkdir()
    log = open_store(f"sqlite:///{folder / 'workspace.db'}")
    log.append("m", 0, typed("Li Na"), OPENED)
    folder.rename(away)
    for _ in range(3):
        log.version("m")
    with pytest.raises(WritingOff):
        log.append("m", 1, typed("Li Na"), BODY)
    away.rename(folder)
    assert log.version("m").number == 1
    log.append("m", 1, typed("Li Na"), BODY)
    log.close()
    names = [name for name, _ in notes()]
    assert names == ["write", "entry", "writing off", "database away", "database back", "writing on", "write", "entry"]
