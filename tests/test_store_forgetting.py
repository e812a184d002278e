"""Ballots of workshops that are long over: deleted for good, said in the minutes, and nothing else is."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from raci import cli
from raci.log import Assigned, Assignment, Ballot, Cancelled, Closed, Decision, Opened, Reopened, Revealed, fold
from raci.out.minutes import minutes_markdown
from raci.people import typed
from raci.store import Forgot, RefusedError, Store, TakenOut, Verified, forget, open_store, take_out, verify
from raci.store.database import now
from raci.words.sentences import Text
from raci.workshop import minutes
from tests import databases
from tests.matrices import matrix_of
from tests.people import SOMEBODY

DAY = date(2026, 12, 1)
SECRET = "phone-secret"


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    return databases.new(request.param, tmp_path)


def held(log: Store, code: str, *ends: Any) -> None:
    """A workshop with an answer of one seat, and with that end."""

    add(log, Opened(code, "Title", DAY, ("a1",), ("ops", "fin")))
    log.box.take(SOMEBODY, code, "ops", SECRET)
    log.box.vote(SOMEBODY, code, SECRET, Ballot("ops", "a1", {"ops": "A/R"}))
    for body in ends:
        add(log, body)


def add(log: Store, body: Any) -> None:
    log.append("m", log.version("m").number, SOMEBODY, body)


@pytest.fixture
def log(url: str) -> Any:
    log = open_store(url)
    held(log, "w1", Revealed("w1"), Closed("w1", DAY))
    held(log, "w2", Cancelled("w2", "why"))
    held(log, "w3")
    yield log
    log.close()


def later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    at = now() + timedelta(days=days)
    monkeypatch.setattr("raci.store.forgetting.now", lambda: at)


def test_what_ended_that_long_ago_is_deleted_and_nothing_else(
    log: Any, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert forget(url, 90, SOMEBODY) == Forgot([], 0, [])
    assert len(log.box.ballots("w1")) == 1
    later(monkeypatch, 91)
    assert forget(url, 90, SOMEBODY) == Forgot(["w1", "w2"], 6, ["w3"])
    assert (log.box.ballots("w1"), log.box.attendance("w1", ("a1",)), log.box.held("w1", SECRET)) == ([], {}, [])
    assert log.box.mine("w3", "ops", SECRET).answers == {"a1": {"ops": "A/R"}}
    assert (log.box.deleted("w1"), log.box.deleted("w3")) == ((now() + timedelta(days=91)).date(), None)
    assert verify(url).problems == []
    said = [(line.act, line.says) for line in log.audit.lines()]
    assert said[:2] == [("deleted", "ballots of the workshop w2"), ("deleted", "ballots of the workshop w1")]
    assert forget(url, 90, SOMEBODY) == Forgot([], 0, ["w3"])


def test_a_workshop_whose_ballots_are_gone_does_not_go_on(log: Any, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, 91)
    forget(url, 90, SOMEBODY)
    with pytest.raises(RefusedError, match="have been deleted"):
        add(log, Reopened("w1"))


def test_the_minutes_say_so_and_tell_nobody_absent(log: Any) -> None:
    matrix = matrix_of("stated: {ops: A/R, fin: C}")
    events = log.events("m")
    before, after = (
        minutes_markdown(minutes(matrix, fold(matrix, events), events, "w1", lang, {}, deleted=day), lang)
        for lang, day in (("zh", None), ("zh", DAY))
    )
    assert "已于 2026-12-01 删除" in after and "已于" not in before
    assert before.count("|") > after.count("|")


def test_a_name_is_taken_out_where_it_signed_and_the_log_is_whole_again(log: Any, url: str) -> None:
    name = 'Li "Wei" 王'
    log.append("n", 0, typed(name), Decision((), "agreed"))
    log.append("n", 1, typed("Wang"), Decision((), f"{name} said so"))
    log.append("n", 2, typed("Wang"), Assigned("c1", Text(name, name), Assignment(), Assignment(name, DAY)))
    log.audit.note(typed(name), "signed in")
    kept = log.events("m")
    assert take_out(url, name, SOMEBODY) == TakenOut(3, [("n", 2), ("n", 3)])
    events = log.events("n")
    assert [event.author for event in events] == ["N. N.", "Wang", "Wang"]
    assert (events[2].body.after.owner, log.events("m")) == ("N. N.", kept)
    assert [line.person for line in log.audit.lines()].count("N. N.") == 1
    assert verify(url) == Verified(len(kept) + 3, 2, [])
    assert log.append("n", 3, typed("Wang"), Decision((), "goes on")).number == 4
    run = create_engine(url, poolclass=NullPool)
    for statement in ("UPDATE events SET author = 'x'", "UPDATE audit SET person = 'x'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError), run.begin() as connection:
            connection.exec_driver_sql(statement)
    off = {"sqlite": "DROP TRIGGER events_never_change", "postgresql": "ALTER TABLE events DISABLE TRIGGER USER"}
    with run.begin() as connection:
        connection.exec_driver_sql(off[connection.dialect.name])
        connection.exec_driver_sql("UPDATE events SET author = 'Wu' WHERE number = 2")
    refused = take_out(url, "Wang", SOMEBODY)
    assert isinstance(refused, Verified) and refused.problems
    assert [event.author for event in log.events("n")][2:] == ["Wang", "Wang"]


def test_what_is_deleted_from_a_file_is_not_left_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = databases.new("sqlite", tmp_path)
    log = open_store(url)
    held(log, "w1", Revealed("w1"), Closed("w1", DAY))
    log.close()
    assert SECRET.encode() in (tmp_path / "workspace.db").read_bytes()
    later(monkeypatch, 91)
    forget(url, 90, SOMEBODY)
    connection = sqlite3.connect(tmp_path / "workspace.db")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert SECRET.encode() not in (tmp_path / "workspace.db").read_bytes()


def test_the_command_says_what_it_did(
    log: Any, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    later(monkeypatch, 91)
    assert cli.main(["forget", "--days", "90", "--database", url, "--lang", "zh"]) == cli.CLEAN
    told = "已删除2 场研讨会的投票：共 6 行\n从未结束、因而保留的：w3；请在会场中结束或取消\n"
    assert capsys.readouterr().out == told
    for wrong in ("0", "x", "-1"):
        with pytest.raises(SystemExit):
            cli.main(["forget", "--days", wrong, "--database", url])
