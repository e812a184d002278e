"""Snapshots of long logs: a start goes on from the newest that fits the log, and nothing else is ever believed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, insert, select
from sqlalchemy.pool import NullPool

from raci import cli
from raci.file.load import loads
from raci.log import Event, Folding, Today, encode, fold
from raci.store import Follower, Store, WritingOff, follow, open_store, past, verify
from raci.store.chain import FIRST, hash_of
from raci.store.snapshots import Kept
from raci.store.sql_tables import events as events_table
from raci.words.problem import Problem
from tests import databases
from tests.matrices import text_of
from tests.random_log import log_of

TEXT = text_of("stated: {ops: R, fin: C}", "stated: {ops: A/R, fin: A}", "stated: {law: R, ops: I}")
FILE = loads(TEXT)
EVENTS = log_of(3, 45, FILE)


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with a log that is long for once, of which 40 entries are in the snapshot."""

    monkeypatch.setattr(follow, "EVERY", 20)
    for name, number in {"KEPT": 3, "LEAF": 4, "LIMIT_LEAVES": 2}.items():
        monkeypatch.setattr(past, name, number)
    url = databases.new(request.param, tmp_path)
    (tmp_path / "m.yaml").write_text(TEXT, encoding="utf-8")
    store = open_store(url)
    add(store, EVENTS[:40])
    assert good(Follower(store, "m", FILE).today()).number == 40
    add(store, EVENTS[40:])
    store.close()
    return url


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the events that are folded meanwhile."""

    numbers: list[int] = []
    take = Folding.take

    def counted(self: Folding, event: Event) -> None:
        numbers.append(event.number)
        take(self, event)

    monkeypatch.setattr(Folding, "take", counted)
    return numbers


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = open_store(url)
    yield store
    store.close()


def add(store: Store, events: list[Event]) -> None:
    """The next events of the log as they are, whatever the app would say of them."""

    read = good(store.page("m", events[0].number - 2))
    before = FIRST if not read else hash_at(store, read[-1].number)
    rows = []
    for event in events:
        row = {"matrix": "m", "number": event.number, "at": event.at.isoformat(timespec="microseconds")}
        row |= {"author": event.author, "kind": event.body.kind, "body": encode(event.body)}  # type: ignore[arg-type]
        before = hash_of(before, row)
        rows.append(row | {"hash": before})
    with store._database.writing() as connection:
        connection.execute(insert(events_table), rows)


def hash_at(store: Store, number: int) -> str:
    query = select(events_table.c.hash).where(events_table.c.matrix == "m", events_table.c.number == number)
    return str(good(store._database.rows(query))[0].hash)


def good(value: Any) -> Any:
    assert not isinstance(value, Problem), value
    return value


def whole(store: Store) -> Today:
    return fold(FILE, good(store.events("m")))


def execute(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER IF EXISTS events_never_change")
        else:
            connection.exec_driver_sql("ALTER TABLE events DISABLE TRIGGER events_never_change")
        connection.exec_driver_sql(statement)


def test_a_start_folds_what_came_since_and_says_the_same(store: Store, taken: list[int]) -> None:
    today = good(Follower(store, "m", FILE).today())
    assert taken == [41, 42, 43, 44, 45]
    assert today == whole(store)


def test_a_snapshot_is_kept_again_once_enough_has_come(store: Store) -> None:
    good(Follower(store, "m", FILE).today())
    assert good(store.snapshots.newest("m")).number == 40
    add(store, [event for event in log_of(3, 65, FILE) if event.number > 45])
    follower = Follower(store, "m", FILE)
    assert good(follower.today()) == whole(store)
    assert good(store.snapshots.newest("m")).number == 65


DAMAGE = {
    "of bytes": "UPDATE snapshots SET body = substr(body, 1, 90)",
    "of the number": "UPDATE snapshots SET number = 39",
    "of the hash": "UPDATE snapshots SET hash = seal",
    "by another app": "UPDATE snapshots SET made = 'another'",
    "of the log": "UPDATE events SET hash = 'x' WHERE number = 40",
}


@pytest.mark.parametrize("statement", DAMAGE.values(), ids=DAMAGE)
def test_what_does_not_fit_is_not_believed_and_made_anew(
    url: str, store: Store, statement: str, taken: list[int]
) -> None:
    execute(url, statement)
    assert good(Follower(store, "m", FILE).today()) == whole(store)
    assert taken[:45] == [*range(1, 46)]
    taken.clear()
    if "events" not in statement:
        assert good(Follower(store, "m", FILE).today()).number == 45 and taken == []


def test_another_state_of_the_file_is_folded_anew(store: Store, taken: list[int]) -> None:
    other = loads(TEXT.replace("C", "I", 1))
    assert good(Follower(store, "m", other).today()) == fold(other, good(store.events("m")))
    assert taken[0] == 1


def test_a_snapshot_that_lies_is_named_by_verify(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody who owns the database can write one that fits; then what it says is not what the log says."""

    monkeypatch.setenv("RACI_DATA", f"{tmp_path}")
    assert cli.main(["verify", "--database", url]) == cli.CLEAN
    store = open_store(url)
    honest = good(store.snapshots.newest("m"))
    other = open_store(f"sqlite:///{tmp_path}/other.db")
    add(other, log_of(4, 40, FILE))
    good(Follower(other, "m", FILE).today())
    store.snapshots.keep("m", Kept(40, honest.made, good(other.snapshots.newest("m")).body))
    for log in (store, other):
        log.close()
    capsys.readouterr()
    assert cli.main(["verify", "--database", url, "--lang", "en"]) == cli.GAPS
    assert capsys.readouterr().out.startswith("what is kept of m up to entry 40, so that a start is short, is not what")
    assert good(verify(url)).problems == []


def test_an_entry_is_not_taken_by_half_while_the_database_goes_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An undo asks for an early entry: where that cannot be read, the look fails and the next one has everything."""

    follower = Follower(store, "m", FILE)
    take, away = Folding.take, store._database.off("unreachable")

    def torn(self: Folding, event: Event) -> None:
        take(self, event)
        if event.number == 43:
            raise WritingOff(away.problem)

    with monkeypatch.context() as patched:
        patched.setattr(Folding, "take", torn)
        assert follower.today() == away.problem
    assert good(follower.today()) == whole(store)
