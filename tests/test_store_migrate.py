"""Databases of every schema that was ever published: they open, become whole, and are left alone by an older app."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from raci import cli
from raci.log import Decision
from raci.people import typed
from raci.store import Verified, migrate, migrations, open_store, verify
from raci.store.migrations import SCHEMA, STEPS
from raci.store.trouble import WritingOff
from raci.words.problem import Problem
from tests import databases
from tests.databases import RECORDED, recorded


@pytest.fixture(params=RECORDED)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """The address of a database as an earlier app has left it."""

    return recorded(request.param, tmp_path)


def run(url: str, statement: str) -> Any:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        found = connection.exec_driver_sql(statement)
        return found.scalar() if found.returns_rows else None


def entries(url: str) -> list[Any]:
    log = open_store(url)
    try:
        read = [log.events(name) for name in ("m", "n")]
        assert not any(isinstance(events, Problem) for events in read)
        return [event for events in read for event in events]
    finally:
        log.close()


def test_the_app_itself_brings_an_earlier_database_up_to_date_and_changes_no_entry(earlier: str) -> None:
    before = run(earlier, "SELECT count(*) FROM events"), run(earlier, "SELECT min(body) FROM events")
    assert isinstance(verify(earlier), Problem)
    log = open_store(earlier)
    number = log.version("m").number
    assert log.versions()["m"].number == number
    assert (run(earlier, "SELECT count(*) FROM events"), run(earlier, "SELECT min(body) FROM events")) == before
    log.append("m", number, typed("Li"), Decision((), "why"))
    assert log.box.mine("w1", "ops", "p1").answers == {"a1": {"ops": "A/R"}}
    log.close()
    assert verify(earlier) == Verified(before[0] + 1, len({event.matrix for event in entries(earlier)}), [])


def test_the_command_says_which_steps_it_took(earlier: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["migrate", "--database", earlier, "--lang", "zh"]) == cli.CLEAN
    assert [line.partition("：")[0] for line in capsys.readouterr().out.splitlines()] == [
        *["已完成"] * (SCHEMA - 1),
        "数据库的表已与本应用一致",
    ]
    assert (migrate(earlier), run(earlier, "SELECT value FROM meta WHERE name = 'schema'")) == ([], f"{SCHEMA}")


def test_a_long_log_is_read_as_it_is_until_the_command_has_brought_it_up_to_date(
    earlier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "LIMIT_OPENED", 0)
    log = open_store(earlier)
    number = log.version("m").number
    with pytest.raises(WritingOff, match="let whoever runs it run python -m raci migrate"):
        log.append("m", number, typed("Li"), Decision((), "why"))
    assert log.version("m").number == number > 0
    assert migrate(earlier) == [*STEPS[1:]]
    assert log.append("m", number, typed("Li"), Decision((), "why")).number == number + 1
    log.close()


def test_an_empty_database_becomes_whole(tmp_path: Path) -> None:
    url = databases.new("sqlite", tmp_path)
    assert (migrate(url), migrate(url)) == ([*STEPS], [])


@pytest.mark.parametrize("kind", databases.KINDS)
def test_an_app_beside_a_newer_one_reads_on_says_so_and_writes_nothing(kind: str, tmp_path: Path) -> None:
    url = databases.new(kind, tmp_path)
    log = open_store(url)
    event = log.append("m", 0, typed("Li"), Decision((), "why"))
    run(url, f"UPDATE meta SET value = '{SCHEMA + 1}' WHERE name = 'schema'")  # while this one runs
    with pytest.raises(WritingOff, match="a newer app has changed the tables"):
        log.append("m", 1, typed("Li"), Decision((), "why"))
    problem = log.check_writing()
    assert problem and "本应用只读取，不写入" in problem.message("zh")
    assert log.events("m") == [event]
    again = open_store(url)
    assert again.events("m") == [event]
    again.close()
    log.close()
