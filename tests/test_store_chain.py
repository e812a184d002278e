"""The chain of the log: an entry that was changed, taken out or put elsewhere is named, on either database."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from raci import cli
from raci.log import Decision, Parked
from raci.people import typed
from raci.store import Verified, open_store, verify
from tests import databases

BODY, OTHER = Decision((), "why 王"), Parked("a1", "Who?", "ops", date(2026, 12, 1))
TABLES = {"sqlite": "DROP TRIGGER {name}", "postgresql": "ALTER TABLE events DISABLE TRIGGER {name}"}
GUARDS = ("events_never_change", "events_never_go", "events_follow")


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A database with a log of six entries and one of one."""

    url = databases.new(request.param, tmp_path)
    log = open_store(url)
    for number in range(6):
        log.append("m", number, typed("Li"), OTHER if number % 2 else BODY)
    log.append("n", 0, typed("Wang"), BODY)
    log.close()
    yield url


def tamper(url: str, *statements: str) -> None:
    """What somebody does who owns the database and turns its guards off."""

    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        for name in GUARDS:
            connection.exec_driver_sql(TABLES[connection.dialect.name].format(name=name))
        for statement in statements:
            connection.exec_driver_sql(statement)


def found(url: str, lang: str = "en") -> list[str]:
    verdict = verify(url)
    assert isinstance(verdict, Verified)
    return [problem.message(lang).partition("; ")[0] for problem in verdict.problems]


def at(number: int, to: int) -> str:
    return f"UPDATE events SET number = {to} WHERE matrix = 'm' AND number = {number}"


TAKEN = "DELETE FROM events WHERE matrix = 'm' AND number "
CASES: list[tuple[list[str], list[str]]] = [
    (
        ["UPDATE events SET author = 'Wu' WHERE matrix = 'm' AND number = 3"],
        ["entry 3 of m was changed after it was written, or the one before it with its hash"],
    ),
    ([TAKEN + "= 3"], ["entry 3 of m is missing"]),
    ([TAKEN + "IN (3, 4)"], ["entries 3 to 4 of m are missing"]),
    ([TAKEN + "> 4"], ["entries 5 to 6 of m are missing"]),
    (["DELETE FROM events WHERE matrix = 'n'"], ["entry 1 of n is missing"]),
    (
        [at(3, 99), at(4, 3), at(99, 4)],
        ["entry 3 of m was entry 4 when it was written", "entry 4 of m was entry 3 when it was written"],
    ),
    (
        [
            "INSERT INTO events SELECT matrix, 7, at, 'Wu', kind, body, hash FROM events WHERE matrix='m' AND number=6",
            "UPDATE heads SET number = 6 WHERE matrix = 'm'",
        ],
        [
            "entry 7 of m was changed after it was written, or the one before it with its hash",
            "the log of m does not end as the database noted when its last entry was written",
        ],
    ),
]


def test_a_log_that_nobody_touched_is_as_it_was_written(url: Any) -> None:
    assert verify(url) == Verified(7, 2, [])


@pytest.mark.parametrize("case", range(len(CASES)))
def test_each_kind_of_change_is_named(url: Any, case: int) -> None:
    statements, said = CASES[case]
    tamper(url, *statements)
    assert found(url) == said


def test_an_entry_taken_out_with_the_others_moved_up_does_not_go_unseen(url: Any) -> None:
    tamper(url, TAKEN + "= 3", at(4, 3), at(5, 4), at(6, 5))
    assert "entry 4 of m was entry 5 when it was written" in found(url) and "entry 6 of m is missing" in found(url)


def test_the_command_says_so_in_both_languages(url: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", "--database", url]) == cli.CLEAN
    assert capsys.readouterr().out == "all 7 entries of 2 logs are as they were written\n"
    tamper(url, TAKEN + "= 3")
    assert cli.main(["verify", "--database", url, "--lang", "zh"]) == cli.GAPS
    assert capsys.readouterr().out == "m 的第 3 条记录不见了；请与此前的备份比对\n"
    assert cli.main(["verify", "--database", "none.db"]) == cli.UNREADABLE


def test_an_entry_without_its_hash_is_refused_by_the_database_itself(url: Any) -> None:
    values = "SELECT matrix, 2, at, author, kind, body FROM events WHERE matrix = 'n'"
    engine = create_engine(url, poolclass=NullPool)
    with pytest.raises(DBAPIError, match="install the latest app") as refused, engine.begin() as connection:
        connection.exec_driver_sql(f"INSERT INTO events (matrix, number, at, author, kind, body) {values}")
    # An earlier app takes an IntegrityError for an entry that somebody else was faster with, and tells all others.
    assert not isinstance(refused.value, IntegrityError)
    assert found(url) == []
