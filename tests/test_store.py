"""The log in a database: what is appended stays, who is late is told, and whatever fails is one sentence."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from raci.log import Ballot, Closed, Decision, Newer, Opened, Parked, Reshaped, Revealed, Stage, fold, undo
from raci.model.changes import Change
from raci.model.letters import Letter
from raci.people import typed
from raci.store import (
    BallotsClosedError,
    RefusedError,
    SeatTakenError,
    StaleVersionError,
    WritingOff,
    address,
    database,
    logs,
    open_store,
    store,
    time_outs,
)
from raci.store.migrations import VERSION
from raci.words.problem import Problem
from tests import databases
from tests.matrices import matrix_of
from tests.people import SOMEBODY

A, R, C = Letter.A, Letter.R, Letter.C
DAY = date(2026, 12, 1)
BODY = Decision((Change("a1", "ops", (C,), (R,)),), "因为 {0} 'quotes' \"twice\"; --")
OPENED = Opened("w1", "Title", DAY, ("a1", "a2"), ("ops", "it"))


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    return databases.new(request.param, tmp_path)


@pytest.fixture
def log(url: Any) -> Iterator[Any]:
    log = open_store(url)
    yield log
    log.close()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long in a test: not for a lock, not before a failed database is tried again."""

    monkeypatch.setattr(time_outs, "PATIENCE_S", 10)  # a busy machine needs some to connect
    monkeypatch.setattr(time_outs, "RETRY_S", 0)


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """A SQLite file with one event in it, closed."""

    log = open_store(f"sqlite:///{tmp_path}/workspace.db")
    log.append("m", 0, typed("Li"), BODY)
    log.close()
    return tmp_path / "workspace.db"


def run(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))


def unread(log: Any) -> str:
    """Why nothing can be read; whoever asks is told, and nobody is given an empty log."""

    found = [log.events("m"), log.version("m"), log.box.find("w1"), log.box.answered("w1", ("a1",))]
    found += [log.box.mine("w1", "ops", "p1"), log.box.ballots("w1"), log.ready()]
    assert all(one == found[0] and isinstance(one, Problem) for one in found)
    return found[0].message()


def told(log: Any) -> str:
    """Why writing is off, once writing has been tried and found to be."""

    with pytest.raises(WritingOff) as off:
        log.append("m", 1, typed("Li"), BODY)
    assert log.check_writing() == off.value.problem
    return off.value.problem.message()


def test_what_is_appended_is_read_back_whole(log: Any) -> None:
    first = log.append("m", 0, typed("Li 李"), BODY)
    second = log.append("m", 1, typed("Wang"), Parked("a1", "Who?", "it", DAY))
    assert log.events("m") == [first, second]
    assert (first.number, second.number, log.version("m").number) == (1, 2, 2)
    assert first.body == BODY


def test_only_what_is_new_is_read(log: Any) -> None:
    log.append("m", 0, typed("Li"), BODY)
    second = log.append("m", 1, typed("Li"), BODY)
    assert log.events("m", after=1) == [second]
    assert log.events("m", after=2) == []


def test_a_long_log_is_read_in_several_statements_and_whole(log: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    written = [log.append("m", number, typed("Li"), BODY) for number in range(5)]
    for page in (1, 2, 5, 6):
        monkeypatch.setattr(logs, "PAGE", page)
        assert (log.events("m"), log.events("m", 3), log.events("m", 5)) == (written, written[3:], [])


def test_matrices_count_for_themselves(log: Any) -> None:
    log.append("m", 0, typed("Li"), BODY)
    log.append("n", 0, typed("Li"), BODY)
    assert (log.version("m").number, log.version("n").number, log.version("none").number) == (1, 1, 0)


def test_an_empty_log_is_read_and_is_no_problem(log: Any) -> None:
    assert (log.events("m"), log.version("m").number) == ([], 0)
    assert (log.box.ballots("w1"), log.box.answered("w1", ("a1",))) == ([], {})
    assert log.check_writing() is None


def test_what_was_written_is_there_when_the_app_starts_again(log: Any, url: Any) -> None:
    written = log.append("m", 0, typed("Li"), BODY)
    again = open_store(url)
    assert again.events("m") == [written]
    again.close()


def test_a_stale_writer_is_told_who_changed_what_and_writes_nothing(log: Any) -> None:
    log.append("m", 0, typed("Li"), BODY)
    theirs = log.append("m", 1, typed("Wang"), BODY)
    with pytest.raises(StaleVersionError) as stale:
        log.append("m", 1, typed("Zhao"), BODY)
    assert stale.value.events == [theirs]
    assert [event.author for event in log.events("m")] == ["Li", "Wang"]


def test_the_primary_key_finds_the_conflict_that_nobody_saw_coming(log: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = log.append("m", 0, typed("Li"), BODY)
    monkeypatch.setattr(store.Store, "_time_after", lambda *_: datetime(2026, 12, 1, tzinfo=UTC))
    with pytest.raises(StaleVersionError) as stale:
        log.append("m", 0, typed("Wang"), BODY)
    assert stale.value.events == [theirs]


def test_a_version_that_the_log_has_not_reached_leaves_no_gap(log: Any) -> None:
    with pytest.raises(StaleVersionError) as stale:
        log.append("m", 7, typed("Li"), BODY)
    assert (stale.value.events, log.events("m")) == ([], [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET author = 'Wang'",
        "DELETE FROM events",
        "INSERT INTO events SELECT matrix, 3, at, author, kind, body, hash FROM events",
        "INSERT INTO events SELECT matrix, 1, at, 'Wang', kind, body, hash FROM events",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(log: Any, url: Any, statement: Any) -> None:
    written = log.append("m", 0, typed("Li"), BODY)
    with pytest.raises(DBAPIError):
        run(url, statement)
    assert log.events("m") == [written]


def test_replacing_and_truncating_are_refused_too(log: Any, url: Any) -> None:
    log.append("m", 0, typed("Li"), BODY)
    replaced = "INSERT OR REPLACE INTO events SELECT matrix, number, at, 'Wang', kind, body, hash FROM events"
    with pytest.raises(DBAPIError):
        run(url, replaced if url.startswith("sqlite") else "TRUNCATE events")
    assert log.events("m")[0].author == "Li"


def test_time_stands_still_when_the_clock_goes_back(log: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(datetime(2026, 12, 1, 10 - hour, tzinfo=UTC) for hour in range(4))
    monkeypatch.setattr(store, "now", lambda: next(clock))
    written = [log.append("m", number, typed("Li"), BODY) for number in range(3)]
    assert {event.at for event in written} == {datetime(2026, 12, 1, 10, tzinfo=UTC)}
    assert log.events("m") == written


def test_times_are_utc_and_never_fall(log: Any) -> None:
    written = [log.append("m", number, typed("Li"), BODY) for number in range(5)]
    assert all(one.at <= other.at for one, other in pairwise(written))
    assert {event.at.utcoffset() for event in log.events("m")} == {timedelta(0)}


def test_hostile_texts_are_kept_as_text(log: Any) -> None:
    body = Decision((), "\0 \ud800 '); DROP TABLE events; -- {x} %s :y 🧑‍🤝‍🧑")
    written = log.append("m'; --", 0, typed("\0Li\ud800 %(x)s"), body)
    assert written.author == "Li? %(x)s"
    [read] = log.events("m'; --")
    assert (read.author, read.body.why) == (written.author, body.why.replace("\ud800", "?"))
    assert log.box.answered("\0\ud800", ("\0",)) == {}


def vote(log: Any, seat: Any = "ops", activity: Any = "a1", phone: Any = "p1", **letters: Any) -> None:
    assert log.box.take(SOMEBODY, "w1", seat, phone)
    log.box.vote(SOMEBODY, "w1", phone, Ballot(seat, activity, letters))


def revealed(log: Any) -> list[Ballot]:
    log.append("m", log.version("m").number, typed("Li"), Revealed("w1"))
    return log.box.ballots("w1")


def test_an_answer_takes_the_place_of_the_one_before(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    vote(log, ops="R", it="C")
    vote(log, ops="R/A", hr="?")
    assert log.box.mine("w1", "ops", "p1").answers == {"a1": {"ops": "A/R", "hr": "?"}}
    assert revealed(log) == [Ballot("ops", "a1", {"hr": "?", "ops": "A/R"})]


def test_an_answer_can_be_taken_back(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    vote(log, ops="R")
    vote(log)
    assert (log.box.answered("w1", ("a1", "a2")), log.box.mine("w1", "ops", "p1")) == ({}, ({}, set(), {"a1": 2}))


def test_nobody_sees_an_answer_before_the_reveal_but_the_phone_it_came_from(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    vote(log, ops="R")
    assert (log.box.ballots("w1"), log.box.mine("w1", "ops", "p2")) == ([], ({}, {"a1"}, {"a1": 1}))
    assert log.box.mine("w1", "ops", "p1").answers == {"a1": {"ops": "R"}}


def test_the_counter_tells_rows_and_no_answers(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    vote(log, ops="R", it="C")
    vote(log, activity="a2", ops="R")
    vote(log, "it", "a2", "p2")
    assert (log.box.answered("w1", ("a1", "a2")), log.box.mine("w1", "ops", "p9").done) == ({"ops": 2}, {"a1", "a2"})
    assert log.box.answered("w1", ("a1",)) == {"ops": 1}  # the file has lost the other row


def test_a_seat_belongs_to_one_phone_until_another_takes_over(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    vote(log, ops="R")
    assert not log.box.take(SOMEBODY, "w1", "ops", "p2")
    with pytest.raises(SeatTakenError):
        log.box.vote(SOMEBODY, "w1", "p2", Ballot("ops", "a1", {"ops": "A"}))
    log.box.knocks.ask(SOMEBODY, "w1", "ops", "p2")
    assert log.box.knocks.answer(SOMEBODY, "w1", log.box.knocks.waiting("w1")[0], "", lets_in=True)
    with pytest.raises(SeatTakenError):
        log.box.vote(SOMEBODY, "w1", "p1", Ballot("ops", "a1", {"ops": "A"}))
    assert (log.box.mine("w1", "ops", "p2").answers, log.box.answered("w1", ("a1", "a2"))) == ({}, {"ops": 1})
    assert revealed(log) == [Ballot("ops", "a1", {"ops": "R"})]


def test_answers_on_paper_are_nobody_s_to_read_or_to_change(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    assert log.box.take_in(SOMEBODY, "w1", Ballot("ops", "a1", {"ops": "R"}))
    for phone in ("paper", "phone paper", ""):
        assert log.box.mine("w1", "ops", phone).answers == {}
        assert not log.box.take(SOMEBODY, "w1", "ops", phone)
        with pytest.raises(SeatTakenError):
            log.box.vote(SOMEBODY, "w1", phone, Ballot("ops", "a1", {"ops": "A"}))
    assert log.box.take_in(SOMEBODY, "w1", Ballot("ops", "a1", {"ops": "A"}))
    vote(log, "it", ops="C")
    assert not log.box.take_in(SOMEBODY, "w1", Ballot("it", "a1", {"ops": "A"}))
    assert [one.letters["ops"] for one in revealed(log)] == ["C", "A"]


def test_a_seat_is_left_while_nothing_has_been_answered_for_it(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    assert log.box.take(SOMEBODY, "w1", "ops", "p1")
    log.box.leave(SOMEBODY, "w1", "ops", "p2")
    assert not log.box.take(SOMEBODY, "w1", "ops", "p2")
    log.box.leave(SOMEBODY, "w1", "ops", "p1")
    vote(log, ops="R", phone="p2")
    log.box.leave(SOMEBODY, "w1", "ops", "p2")
    assert not log.box.take(SOMEBODY, "w1", "ops", "p1")


def test_who_took_a_seat_is_there_whether_it_answered_or_not(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    assert log.box.attendance("w1", ("a1",)) == {}
    assert log.box.take(SOMEBODY, "w1", "it", "p1")
    log.box.take_in(SOMEBODY, "w1", Ballot("ops", "a1", {"ops": "R"}))
    assert log.box.attendance("w1", ("a1",)) == {"it": 0, "ops": 1}
    log.box.leave(SOMEBODY, "w1", "it", "p1")
    assert log.box.attendance("w1", ("a1",)) == {"ops": 1}


def test_two_tabs_of_one_phone_vote_at_once(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    assert log.box.take(SOMEBODY, "w1", "ops", "p1")
    letters = [Ballot("ops", "a1", {"ops": letter, "it": "C"}) for letter in "ARCI" * 15]
    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(lambda one: log.box.vote(SOMEBODY, "w1", "p1", one), letters))
    [one] = revealed(log)
    assert one in letters


def test_who_waits_too_long_for_other_writers_leaves_the_queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_outs, "PATIENCE_S", 0.1)
    found = database.Database(make_url(f"sqlite:///{tmp_path}/workspace.db"))
    with found.writing(), ThreadPoolExecutor(1) as pages:
        late = pages.submit(found.writing().__enter__)
        assert "holds on to" in str(late.exception())
    with found.writing():
        pass
    found.close()


def test_a_workshop_is_found_by_its_code_with_the_place_the_room_is_at(log: Any) -> None:
    assert log.box.find("w1") is None
    log.append("m", 0, typed("Li"), OPENED)
    first = log.box.find("w1")
    assert (first.matrix, first.stage, first.place) == ("m", Stage.OPEN, "")
    log.box.move(SOMEBODY, "w1", "row:a2")
    moved = log.box.find("w1")
    assert moved.place == "row:a2" and moved.since > first.since
    log.box.move(SOMEBODY, "w1", "row:a2")
    assert log.box.find("w1") == moved  # the clock of a place runs on when somebody asks for it again


@pytest.mark.parametrize("last", [Revealed("w1"), Closed("w1")])
def test_after_the_reveal_no_vote_counts(log: Any, last: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    vote(log, ops="R")
    log.append("m", 1, typed("Li"), last)
    with pytest.raises(BallotsClosedError):
        vote(log, ops="A")
    assert log.box.ballots("w1") == [Ballot("ops", "a1", {"ops": "R"})]


def test_no_vote_counts_in_a_workshop_that_was_never_opened(log: Any) -> None:
    with pytest.raises(BallotsClosedError):
        vote(log, ops="R")


def test_a_refused_reveal_leaves_the_ballots_open(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    with pytest.raises(StaleVersionError):
        log.append("m", 0, typed("Wang"), Revealed("w1"))
    vote(log, ops="R")
    assert log.box.answered("w1", ("a1", "a2")) == {"ops": 1}


def test_the_log_of_another_matrix_does_not_reveal_a_workshop(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    with pytest.raises(RefusedError, match="the log of n has no workshop w1"):
        log.append("n", 0, typed("Wang"), Revealed("w1"))
    vote(log, ops="R")
    assert log.box.answered("w1", ("a1", "a2")) == {"ops": 1}


def test_a_code_opens_one_workshop_only(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    with pytest.raises(ValueError, match="w1"):
        log.append("n", 0, typed("Li"), OPENED)
    assert log.version("n").number == 0


def test_a_vote_holds_letters_only(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    with pytest.raises(ValueError, match="X"):
        vote(log, ops="X")


def test_undo_and_redo_append(log: Any) -> None:
    matrix = matrix_of("stated: {ops: C}")
    log.append("m", 0, typed("Li"), BODY)
    for number in (1, 2):
        found = log.events("m")
        log.append("m", number, typed("Li"), undo(found[-1], fold(matrix, found)))
    assert fold(matrix, log.events("m")).matrix.activities[0].decided["ops"].letters == (R,)
    assert log.version("m").number == 3


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    log = open_store(f"sqlite:///{tmp_path}/none/workspace.db")
    assert unread(log) == told(log)
    assert told(log).startswith(f"the folder of the database {tmp_path}/none/workspace.db is missing")


def test_writing_comes_back_by_itself(tmp_path: Path) -> None:
    log = open_store(f"sqlite:///{tmp_path}/later/workspace.db")
    assert log.check_writing() is not None
    (tmp_path / "later").mkdir()
    assert log.check_writing() is None
    assert log.append("m", 0, typed("Li"), BODY).number == 1
    log.close()


def test_somebody_who_only_looks_does_not_wait_for_a_database_that_has_just_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_outs, "RETRY_S", 3600)
    log = open_store(f"sqlite:///{tmp_path}/later/workspace.db")
    first = unread(log)
    (tmp_path / "later").mkdir()
    assert (unread(log), log.check_writing() is None) == (first, False)
    assert log.append("m", 0, typed("Li"), BODY).number == 1  # who writes, tries
    assert (log.version("m").number, log.check_writing()) == (1, None)
    log.close()


def test_a_database_held_by_another_program_is_read_but_not_written(file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_outs, "PATIENCE_S", 0.5)
    log = open_store(f"sqlite:///{file}")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "another program holds on to the database" in told(log)
    assert log.version("m").number == 1
    assert log.check_writing() is not None  # reading well says nothing of writing
    other.close()
    assert log.check_writing() is None
    log.close()


def test_a_read_only_database_is_read(file: Any) -> None:
    log = open_store(f"sqlite:///file:{file}?mode=ro&uri=true")
    assert "is read-only" in told(log)
    assert log.version("m").number == 1
    log.close()


def limited(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA max_page_count = 1")  # the file may not grow


def test_a_full_disk_is_named_and_writing_goes_on_when_there_is_space(file: Any) -> None:
    big = Decision((), "x" * 100_000)
    log = open_store(f"sqlite:///{file}")
    event.listen(Engine, "connect", limited)
    try:
        with pytest.raises(WritingOff, match="is full"):
            log.append("m", 1, typed("Li"), big)
        log.close()
    finally:
        event.remove(Engine, "connect", limited)
    assert [event.body for event in log.events("m")] == [BODY]
    assert log.append("m", 1, typed("Li"), big).number == 2
    assert log.check_writing() is None
    log.close()


@pytest.mark.parametrize(
    ("state", "sentence"),
    [("53100", "is full"), ("58030", "reports an error"), ("57014", "holds on to"), ("P0001", "reports: made up")],
)
def test_what_postgresql_reports_is_one_sentence(tmp_path: Path, state: Any, sentence: Any) -> None:
    url = databases.new("postgresql", tmp_path)
    log = open_store(url)
    log.append("m", 0, typed("Li"), BODY)
    body = f"$$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '{state}'; END $$"
    run(url, f"CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS {body}")
    run(url, "CREATE TRIGGER a_fails BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION fails()")
    with pytest.raises(WritingOff, match=sentence):
        log.append("m", 1, typed("Li"), BODY)
    assert log.version("m").number == 1
    log.close()


def hasty(url: str, body: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A store that gives up soon, on tables that are made and hold an entry."""

    with closing(open_store(url)) as log:
        log.append("m", 0, typed("Li"), body)
    monkeypatch.setattr(time_outs, "PATIENCE_S", 2)
    return open_store(url)


def test_a_table_held_by_another_program_of_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = databases.new("postgresql", tmp_path)
    log = hasty(url, BODY, monkeypatch)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as other:
        other.execute(text("LOCK TABLE events IN EXCLUSIVE MODE"))
        with pytest.raises(WritingOff, match="holds on to"):
            log.append("m", 1, typed("Li"), BODY)
        assert log.version("m").number == 1
    assert log.append("m", 1, typed("Li"), BODY).number == 2
    log.close()


def test_a_read_only_postgresql_is_read(tmp_path: Path) -> None:
    url = databases.new("postgresql", tmp_path)
    log = open_store(url)
    log.append("m", 0, typed("Li"), BODY)
    log.close()
    name = url.partition("@/")[2].partition("?")[0]
    run(url, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert "is read-only" in told(log)
    assert log.version("m").number == 1
    log.close()


def test_connections_that_the_server_has_dropped_are_replaced(tmp_path: Path) -> None:
    url = databases.new("postgresql", tmp_path)
    log = open_store(url)
    log.append("m", 0, typed("Li"), BODY)
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    run(url, f"SELECT pg_terminate_backend(pid) {others}")
    assert log.append("m", 1, typed("Li"), BODY).number == 2
    log.close()


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    log = open_store(f"postgresql://li:secret@/raci?host={tmp_path}")
    assert unread(log) == told(log)
    assert told(log).startswith(f"the database raci ({tmp_path}) does not answer")


@pytest.mark.parametrize("nonsense", ["nonsense", "", "mysql://li:secret@host/raci", "postgresql://host:port/raci"])
def test_an_address_of_something_else_is_a_problem_and_no_crash(nonsense: Any) -> None:
    log = open_store(nonsense)
    assert unread(log) == told(log)
    assert told(log).startswith("RACI_DATABASE_URL is no address")


def test_both_names_of_postgresql_lead_there(tmp_path: Path) -> None:
    log = open_store(databases.new("postgresql", tmp_path).replace("postgresql+psycopg:", "postgres:"))
    assert log.append("m", 0, typed("Li"), BODY).number == 1
    log.close()


def test_the_address_is_a_file_in_the_folder_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("RACI_DATABASE_URL", raising=False)
    assert address(Path("/some/data")) == "sqlite:////some/data/workspace.db"
    monkeypatch.setenv("RACI_DATABASE_URL", "postgresql://host/raci")
    assert address(Path("/some/data")) == "postgresql://host/raci"


def test_a_database_of_a_newer_version_is_left_alone(log: Any, url: Any) -> None:
    log.append("m", 0, typed("Li"), BODY)
    log.close()
    run(url, f"UPDATE meta SET value = '{VERSION + 1}' WHERE name = 'version'")
    old = open_store(url)
    assert unread(old) == told(old)
    assert f"has version {VERSION + 1} and this app knows {VERSION}" in told(old)
    old.close()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "workspace.db").write_bytes(b"no database at all " * 100)
    log = open_store(f"sqlite:///{tmp_path}/workspace.db")
    assert "is damaged" in unread(log) == told(log)
    log.close()


@pytest.mark.parametrize("body", ["{", "[]", '{"why": 1}'])
def test_an_event_that_cannot_be_read_is_a_problem_of_its_matrix_alone(log: Any, url: Any, body: Any) -> None:
    other = log.append("n", 0, typed("Li"), BODY)
    log.append("m", 0, typed("Li"), BODY)
    databases.insert(url, "m", 2, "cell", body)
    said = log.events("m").message()
    assert said.startswith("entry 2 of m in the database") and "install the latest app" in said
    assert (log.events("m", after=2), log.events("n"), log.ready()) == ([], [other], None)


def test_what_a_newer_app_wrote_is_read_around_and_nothing_is_written_after_it(log: Any, url: Any) -> None:
    first = log.append("m", 0, typed("Li"), BODY)
    databases.insert(url, "m", 2, "tomorrow", '[{"anything": 1}]')
    databases.insert(url, "m", 3, "cell", '{"changes": [], "why": "w"}')
    assert log.events("m")[0] == first
    assert [event.body for event in log.events("m")[1:]] == [Newer("tomorrow"), Decision((), "w")]
    with pytest.raises(WritingOff, match="a newer app has written into the log of this matrix"):
        log.append("m", 3, typed("Li"), BODY)
    assert (log.version("m").number, log.ready(), log.append("n", 0, typed("Li"), BODY).number) == (3, None, 1)


def test_a_stage_of_a_newer_app_is_a_problem_and_no_crash(log: Any, url: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    run(url, "UPDATE workshops SET stage = 'paused'")
    assert "paused" in log.box.find("w1").message()


def test_nothing_is_written_into_a_file_that_has_gone(file: Any) -> None:
    log = open_store(f"sqlite:///{file}")
    assert log.version("m").number == 1
    moved = file.rename(file.with_name("moved.db"))
    assert unread(log) == told(log)
    assert f"the database {file} is gone" in told(log)
    assert not file.exists()
    moved.rename(file)
    assert log.append("m", 1, typed("Li"), BODY).number == 2
    log.close()


def test_a_copy_put_in_place_of_the_file_is_read_from_then_on(file: Any) -> None:
    copy = shutil.copy(file, file.with_name("copy.db"))
    log = open_store(f"sqlite:///{file}")
    log.append("m", 1, typed("Li"), BODY)
    log.close()
    assert log.version("m").number == 2
    log.close()
    Path(copy).replace(file)
    assert log.version("m").number == 1
    with pytest.raises(StaleVersionError):
        log.append("m", 2, typed("Li"), BODY)
    log.close()


def test_sqlite_writes_ahead_and_waits_for_the_disk(file: Any) -> None:
    log = open_store(f"sqlite:///{file}")
    with log._database.reading() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    assert pragmas == ["wal", 2]
    log.close()


def test_every_problem_is_told_in_chinese(tmp_path: Path) -> None:
    problem = open_store(f"sqlite:///{tmp_path}/none/workspace.db").check_writing()
    assert problem.message("zh") == f"数据库 {tmp_path}/none/workspace.db 所在的文件夹不存在；请新建或恢复这个文件夹"


def test_a_vote_waits_for_a_reveal_under_way_instead_of_slipping_in(url: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    log = hasty(url, OPENED, monkeypatch)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as other:
        other.execute(text("UPDATE workshops SET stage = 'revealed'"))
        with pytest.raises(WritingOff, match="holds on to"):
            vote(log, ops="R")
    with pytest.raises(BallotsClosedError):
        vote(log, ops="R")
    log.close()


def test_what_cannot_stand_in_the_log_is_refused_and_leaves_nothing(log: Any) -> None:
    log.append("m", 0, typed("Li"), OPENED)
    for author in ("", " \u3000", "\0"):
        with pytest.raises(RefusedError, match="an entry has no author"):
            log.append("m", 1, typed(author), BODY)
    for body in (replace(BODY, workshop="w2"), Revealed("w2"), Closed("w2"), Parked("a1", "Who?", "it", DAY, "w2")):
        with pytest.raises(RefusedError, match="the log of m has no workshop w2"):
            log.append("m", 1, typed("Li"), body)
    with pytest.raises(RefusedError, match="w1"):  # rows and columns wait for the reveal, as letters do
        log.append("m", 1, typed("Li"), Reshaped((), "why", workshop="w1"))
    log.append("m", 1, typed("Li"), Closed("w1"))
    for body in (Revealed("w1"), Closed("w1")):
        with pytest.raises(RefusedError, match="the workshop w1 has gone further"):
            log.append("m", 2, typed("Li"), body)
    assert (log.version("m").number, log.box.find("w1").stage) == (2, Stage.CLOSED)
    with pytest.raises(RefusedError, match="the workshop w1 has gone further"):
        log.append("m", 2, typed("Li"), replace(BODY, workshop="w1"))
    back = replace(BODY, workshop="w1", undoes=1)
    assert log.append("m", 2, typed("Li"), back).number == 3  # what it decided can be taken back later


def test_what_is_done_with_an_event_takes_it_back_when_it_fails(log: Any) -> None:
    def fails() -> None:
        raise RefusedError(Problem("", 0, 0, "no", "do"))

    with pytest.raises(RefusedError):
        log.append("m", 0, typed("Li"), BODY, fails)
    assert (log.events("m"), log.check_writing()) == ([], None)


@contextmanager
def nobody(folder: Path) -> Iterator[None]:
    """The rights of somebody who is not root, for whom nothing is read-only."""

    folder.chmod(0o777)
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield


def test_a_file_that_was_read_only_is_written_once_it_may_be() -> None:
    with tempfile.TemporaryDirectory() as name, nobody(Path(name)):
        log = open_store(f"sqlite:///{name}/workspace.db")
        log.append("m", 0, typed("Li"), BODY)
        log.close()
        Path(name, "workspace.db").chmod(0o444)
        assert "is read-only" in told(log)
        assert log.version("m").number == 1
        Path(name, "workspace.db").chmod(0o644)
        assert (log.check_writing(), log.append("m", 1, typed("Li"), BODY).number) == (None, 2)
        log.close()


def test_a_postgresql_that_was_read_only_is_written_once_it_may_be(tmp_path: Path) -> None:
    url = databases.new("postgresql", tmp_path)
    log, name = open_store(url), url.partition("@/")[2].partition("?")[0]
    log.append("m", 0, typed("Li"), BODY)
    run(url, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    log.close()
    assert "is read-only" in told(log)
    run(url, "SET default_transaction_read_only = off", f"ALTER DATABASE {name} RESET default_transaction_read_only")
    assert (log.check_writing(), log.append("m", 1, typed("Li"), BODY).number) == (None, 2)
    log.close()


def test_nobody_waits_for_a_frozen_postgresql_longer_than_the_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_outs, "PATIENCE_S", 2)
    monkeypatch.setattr(time_outs, "RETRY_S", 3600)
    url = databases.new("postgresql", tmp_path)
    log = open_store(url)
    log.append("m", 0, typed("Li"), BODY)
    begun = monotonic()
    with databases.frozen(), ThreadPoolExecutor(40) as pages:
        waiting = [pages.submit(lambda: timed(lambda: log.version("m"))) for _ in range(20)]
        waiting += [pages.submit(lambda: timed(lambda: told(log))) for _ in range(20)]
        took = [one.result() for one in waiting]
        assert max(took) < 4  # one patience, and not another one after it
        assert timed(lambda: unread(log)) < 1  # whoever comes later is told at once
    assert log.append("m", 1, typed("Li"), BODY).number == 2  # and it comes back by itself
    assert (log.version("m").number, log.check_writing(), monotonic() - begun < 30) == (2, None, True)
    log.close()


def timed(ask: Callable[[], object]) -> float:
    begun = monotonic()
    ask()
    return monotonic() - begun


def test_a_wait_for_a_turn_and_for_the_file_is_one_wait(file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_outs, "PATIENCE_S", 0.5)
    monkeypatch.setattr(time_outs, "RETRY_S", 3600)
    log = open_store(f"sqlite:///{file}")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(8) as pages:
        took = [one.result() for one in [pages.submit(timed, lambda: told(log)) for _ in range(8)]]
    other.close()
    assert max(took) < 1.3
    log.close()


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE meta SET value = 'x' WHERE name = 'version'"],
        ["UPDATE meta SET value = '0' WHERE name = 'version'"],
        ["DELETE FROM meta"],
        ["DROP TABLE meta"],
        ["DROP TABLE meta", "CREATE TABLE meta (id INTEGER)"],
        ["DROP TABLE meta", "CREATE TABLE meta (name TEXT, value TEXT)"],
        ["DROP TABLE ballots"],
        ["DROP TABLE seats", "CREATE TABLE seats (id INTEGER)"],
    ],
)
def test_tables_that_are_not_ours_are_named_and_left_alone(log: Any, url: Any, statements: Any) -> None:
    log.append("m", 0, typed("Li"), BODY)
    log.close()
    run(url, *statements)
    other = open_store(url)
    assert "is not of this app, or its tables are damaged" in unread(other) == told(other)
    other.close()


@pytest.mark.parametrize(
    "memory", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"]
)
def test_a_database_that_would_be_gone_at_the_next_start_is_no_address(memory: Any) -> None:
    assert open_store(memory).ready().message().startswith("RACI_DATABASE_URL is no address")


def test_an_option_that_the_driver_does_not_have_is_named(tmp_path: Path) -> None:
    for url in (f"sqlite:///{tmp_path}/workspace.db?timeout=soon", f"postgresql:///raci?host={tmp_path}&colour=red"):
        log = open_store(url)
        assert "has an option that the database" in unread(log) == told(log)


def test_a_wrong_password_is_told_as_what_it_is_without_the_password(tmp_path: Path) -> None:
    url = databases.new("postgresql", tmp_path)
    run(url, "DROP ROLE IF EXISTS wang", "CREATE ROLE wang NOLOGIN")
    said = unread(open_store(url.replace("raci@", "wang:secret@")))
    assert 'does not let the app in: role "wang" is not permitted to log in' in said and "secret" not in said
