"""Backup and restore: a copy of one moment while people write, from either database into either, and nothing lost."""

import sqlite3
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import NullPool

from raci import cli
from raci.log import Ballot, Decision, Opened
from raci.people import Level, typed
from raci.store import Verified, backup, open_store, restore, verify
from raci.store.migrations import SCHEMA
from raci.words.problem import Problem
from tests import databases
from tests.databases import RECORDED, recorded
from tests.people import SOMEBODY
from tests.test_store_crash import told, writer

WHY = Decision((), "why 王 “quoted” \\ \n")


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    return databases.new(request.param, tmp_path)


def filled(url: str) -> str:
    """A database with two logs, a workshop and its ballots."""

    log = open_store(url)
    log.append("m", 0, typed("Li"), Opened("w1", "Title", date(2026, 12, 1), ("a1",), ("ops", "hr")))
    log.append("m", 1, typed("王"), WHY)
    log.append("n", 0, typed("Li"), WHY)
    log.grants.give(SOMEBODY, "@sales", "m", Level.EDIT)
    log.box.take(SOMEBODY, "w1", "ops", "p1")
    log.box.vote(SOMEBODY, "w1", "p1", Ballot("ops", "a1", {"ops": "A/R"}))
    log.close()
    return url


def as_list(found: Any) -> list[Any]:
    assert isinstance(found, list)
    return found


def rows(url: str) -> dict[str, list[Any]]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        names = sorted(inspect(connection).get_table_names())
        return {name: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}")))) for name in names}


def empty(kind: str, folder: Path) -> str:
    (folder / "new").mkdir()
    return databases.new(kind, folder / "new")


def test_a_copy_goes_from_either_database_into_either_and_is_the_same(url: Any, tmp_path: Path) -> None:
    before, file = rows(filled(url)), tmp_path / "copy.db"
    assert backup(url, file) == Verified(3, 2, [])
    assert (rows(f"sqlite:///{file}"), [*tmp_path.glob(".raci-*")]) == (before, [])
    assert file.stat().st_mode & 0o777 == 0o600
    for number, kind in enumerate(databases.KINDS):
        (folder := tmp_path / f"{number}").mkdir()
        to = empty(kind, folder)
        assert (restore(file, to), rows(to)) == (Verified(3, 2, []), before)
        log = open_store(to)
        log.grants.give(SOMEBODY, "@sales", "m", Level.LOOK)  # which the audit numbers after those that were copied
        assert [line.number for line in as_list(log.audit.lines())] == [2, 1]
        assert log.append("m", 2, typed("Li"), WHY).number == 3
        assert log.box.mine("w1", "ops", "p1").answers == {"a1": {"ops": "A/R"}}
        log.close()
        assert verify(to) == Verified(4, 2, [])


def test_a_copy_is_of_one_moment_while_others_write_and_they_go_on(url: Any, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    with writer(url, "w", 10_000) as (process, line):
        line.send("go")
        acknowledged = [*islice(told(line), 100)]
        copied = backup(url, file)
        process.kill()
        acknowledged += told(line)
    assert isinstance(copied, Verified) and copied.problems == []
    assert 100 <= copied.entries < len(acknowledged)
    whole, copy = rows(url), rows(f"sqlite:///{file}")
    assert copy["events"] == whole["events"][: copied.entries]
    assert copy["heads"] == [(row[0], row[1], row[2], row[6]) for row in copy["events"][-1:]]


@pytest.mark.parametrize("name", RECORDED)
def test_what_an_earlier_app_has_written_is_copied_as_it_is_and_put_back_up_to_date(name: str, tmp_path: Path) -> None:
    url = recorded(name, tmp_path)
    before = rows(url)["events"]
    copied = backup(url, tmp_path / "copy.db")
    assert (copied, rows(url)["events"]) == (Verified(len(before), len({row[0] for row in before}), []), before)
    assert rows(f"sqlite:///{tmp_path}/copy.db")["events"] == before
    to = empty("sqlite", tmp_path)
    assert restore(tmp_path / "copy.db", to) == copied
    assert [row[:6] for row in rows(to)["events"]] == before
    assert ("schema", f"{SCHEMA}") in rows(to)["meta"]


def test_a_log_that_does_not_fit_is_copied_as_it_is_and_said(url: Any, tmp_path: Path) -> None:
    engine = create_engine(filled(url), poolclass=NullPool)
    off = {"sqlite": "DROP TRIGGER events_never_go", "postgresql": "ALTER TABLE events DISABLE TRIGGER USER"}
    with engine.begin() as connection:
        connection.exec_driver_sql(off[connection.dialect.name])
        connection.exec_driver_sql("DELETE FROM events WHERE number = 2")
    for found in (backup(url, tmp_path / "copy.db"), restore(tmp_path / "copy.db", empty("sqlite", tmp_path))):
        assert isinstance(found, Verified)
        assert [one.message().partition(";")[0] for one in found.problems] == ["entry 2 of m is missing"]


def test_what_is_there_is_never_written_over(url: Any, tmp_path: Path) -> None:
    file, other = tmp_path / "copy.db", empty("sqlite", tmp_path)
    backup(filled(url), file)
    before, size = rows(url), file.stat().st_size
    with pytest.raises(FileExistsError):
        backup(url, file)
    refused = restore(file, url)
    assert isinstance(refused, Problem) and "is not empty" in refused.message()
    assert (rows(url), file.stat().st_size) == (before, size)
    with sqlite3.connect(file) as connection:
        connection.execute(f"UPDATE meta SET value = '{SCHEMA + 1}' WHERE name = 'schema'")
    refused = restore(file, other)
    assert isinstance(refused, Problem) and "a newer app" in refused.message()
    assert "events" not in rows(other)


def test_the_commands_say_what_they_did(url: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, to = str(tmp_path / "copy.db"), empty("sqlite", tmp_path)
    taken = ["backup", "--database", filled(url), "--out", file, "--lang", "zh"]
    assert cli.main(taken) == cli.CLEAN
    assert capsys.readouterr().out == "已复制：2 份记录共 3 条，以及与之相关的全部内容\n"
    assert cli.main(taken) == cli.UNREADABLE
    assert "File exists" in capsys.readouterr().err
    assert cli.main(["restore", file, "--database", to]) == cli.CLEAN
    assert capsys.readouterr().out == "3 entries of 2 logs are copied, and all that belongs to them\n"
    assert cli.main(["restore", file, "--database", to]) == cli.UNREADABLE
    assert cli.main(["restore", str(tmp_path / "none.db"), "--database", to]) == cli.UNREADABLE
    assert "there is no database at" in capsys.readouterr().err
