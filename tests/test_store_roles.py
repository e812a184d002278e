"""The app as a role of PostgreSQL that owns nothing: it does all that it must, and cannot touch what is written."""

import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from raci.store import migrate, open_store, verify
from raci.store.storable import metadata
from raci.store.upkeep import Verified
from tests import databases
from tests.people import SOMEBODY
from tests.test_people import calls, fill

SCRIPT = (Path(__file__).parent / "deploy" / "roles.sql").read_text(encoding="utf-8")
FORBIDDEN = (
    "UPDATE events SET author = 'Eve'",
    "DELETE FROM events",
    "TRUNCATE events",
    "ALTER TABLE events DISABLE TRIGGER ALL",
    "DROP TRIGGER events_never_change ON events",
    "CREATE OR REPLACE FUNCTION events_stand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    "UPDATE heads SET number = 0",
    "INSERT INTO heads (matrix, number, at, hash) VALUES ('x', 1, '', '')",
    "DELETE FROM audit",
    "UPDATE grants SET level = 'administer'",
    "DELETE FROM uploads",
    "DROP TABLE events",
    "CREATE TABLE mine (x int)",
)


def run(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)


def test_the_app_s_own_role_does_everything_and_changes_nothing_that_is_written(tmp_path: Path) -> None:
    owner = databases.new("postgresql", tmp_path)
    assert isinstance(migrate(owner), list)
    for _ in range(2):
        run(owner, SCRIPT)
    app = owner.replace("//raci@", "//raci_app@")
    store = open_store(app)
    assert store.ready() is None
    fill(store)
    for call in (call for every in calls(store, SOMEBODY).values() for call in every):
        call()
    store.close()
    for statement in FORBIDDEN:
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
            run(app, statement)
    found = verify(app)
    assert isinstance(found, Verified) and found.problems == [] and found.entries > 5


def test_the_script_says_of_every_table_what_the_app_may_do() -> None:
    lists = re.findall(r"GRANT SELECT[\w, ]*\s+ON ([\w, ]+) TO", SCRIPT)
    assert sorted(name for names in lists for name in names.split(", ")) == sorted(metadata.tables)
