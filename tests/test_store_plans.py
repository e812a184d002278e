"""How the database finds what is asked: no question reads a whole table of those that grow, however long the log is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from raci.log import Ballot, Decision, Opened, Revealed
from raci.people import typed
from raci.store import Fitting, Store, open_store
from tests import databases
from tests.people import SOMEBODY

WHY = Decision((), "why")
GROW = ("events", "ballots", "seats", "turns", "late", "consents", "knocks", "votes")
"""Tables that grow with the log and with every workshop; of uploads and policies there are a few hundred."""


@contextmanager
def statements() -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is executed meanwhile, with its parameters."""

    heard: list[tuple[str, Any]] = []

    def hear(_: Any, __: Any, statement: str, parameters: Any, ___: Any, many: bool) -> None:
        heard.append((statement, parameters[0] if many else parameters))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def everything(log: Store) -> None:
    """All that is asked of a log and of the ballots of a workshop."""

    log.append("m", 0, typed("Li"), Opened("w1", "Title", date(2026, 12, 1), ("a1", "a2"), ("ops", "hr")))
    log.append("m", 1, typed("Li"), WHY)
    log.version("m"), log.versions(), log.events("m", 1), log.page("m", 0, 1), log.some("m", [1, 2])
    log.fitting("m", Fitting(3), 1), log.fitting("m", Fitting(3, 1, "cell", "ops"), 1)
    box = log.box
    box.take(SOMEBODY, "w1", "ops", "p1")
    box.vote(SOMEBODY, "w1", "p1", Ballot("ops", "a1", {"ops": "A/R"}))
    box.leave(SOMEBODY, "w1", "hr", "p2")
    log.append("m", 2, typed("Li"), Revealed("w1"))
    box.late.keep(SOMEBODY, "w1", "p1", Ballot("ops", "a2", {"ops": "R"}))
    box.mine("w1", "ops", "p1"), box.answered("w1", ("a1",)), box.attendance("w1", ("a1",)), box.held("w1", "p1")
    box.knocks.ask(SOMEBODY, "w1", "ops", "p3")
    knocks = box.knocks.waiting("w1")
    assert isinstance(knocks, list)
    box.knocks.reply("w1", "ops", "p3"), box.knocks.answer(SOMEBODY, "w1", knocks[0], "", lets_in=False)
    box.ballots("w1"), box.holder("w1", "ops"), box.late.find("w1"), box.wall.said("w1", "a1", "x")


def read_whole(url: str, asked: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """The tables that grow and are read from end to end, each with the statement that does so."""

    engine = create_engine(url, poolclass=NullPool)
    found = []
    with engine.connect() as connection:
        tables = of_sqlite if connection.dialect.name == "sqlite" else of_postgresql
        for statement, parameters in asked:
            if statement.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"} and "pg_" not in statement:
                found += [(name, statement) for name in tables(connection, statement, parameters) if name in GROW]
    return found


def of_sqlite(connection: Connection, statement: str, parameters: Any) -> list[str]:
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return [row[-1].split()[1] for row in rows if row[-1].startswith("SCAN ")]


def of_postgresql(connection: Connection, statement: str, parameters: Any) -> list[str]:
    connection.exec_driver_sql("SET enable_seqscan = off")  # of tables this small it would read all in any case
    node = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar()[0]["Plan"]
    nodes = [node]
    for one in nodes:
        nodes += one.get("Plans", [])
    scans = [one for one in nodes if "Scan" in one["Node Type"] and "Relation Name" in one]
    return [one["Relation Name"] for one in scans if not {"Index Cond", "Recheck Cond"} & one.keys()]


@pytest.mark.parametrize("kind", databases.KINDS)
def test_no_question_reads_a_whole_table_of_those_that_grow(kind: str, tmp_path: Path) -> None:
    url = databases.new(kind, tmp_path)
    log = open_store(url)
    with statements() as asked:
        everything(log)
    log.close()
    by_author = "SELECT kind FROM events WHERE author = 'Li'"
    assert read_whole(url, [(by_author, ())]) == [("events", by_author)]
    every = [*{statement: (statement, parameters) for statement, parameters in asked}.values()]
    assert len(every) > 25
    assert read_whole(url, every) == []


def steps(log: Store, act: Callable[[], object]) -> int:
    """How many steps SQLite takes for it."""

    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    with log._database.writing() as connection:
        driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(count, 1)
    act()
    driver.set_progress_handler(None, 1)
    return counted


def test_what_a_click_costs_does_not_grow_with_the_log(tmp_path: Path) -> None:
    log = open_store(databases.new("sqlite", tmp_path))

    def costs(number: int) -> list[int]:
        """Of a page that asks, of one that takes what is new, of a decision, of the library."""

        acts: list[Callable[[], object]] = [
            lambda: log.version("m"),
            lambda: log.events("m", number - 1),
            lambda: log.append("m", number, typed("Li"), WHY),
            log.versions,
        ]
        return [steps(log, act) for act in acts]

    for number in range(20):
        log.append("m", number, typed("Li"), WHY)
    few = costs(20)
    for number in range(21, 400):
        log.append("m", number, typed("Li"), WHY)
    many = costs(400)
    assert min(few) > 5
    assert [late for early, late in zip(few, many, strict=True) if late > 1.2 * early] == []
    log.close()
