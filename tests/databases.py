"""Databases that tests may fill: a SQLite file, or a PostgreSQL of our own in a temporary folder, by socket only."""

import atexit
import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

KINDS = ("sqlite", "postgresql")
RECORDED = ("workspace-1.sql", "workspace-2.sql", "workspace-3.sql", "workspace-3.postgresql.sql")
CASES = Path(__file__).parent / "cases"
SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=60"

_numbers = count()


def new(kind: str, folder: Path) -> str:
    """The address of an empty database. Skips where PostgreSQL is absent, and fails where it is required."""

    if kind == "sqlite":
        return f"sqlite:///{folder / 'workspace.db'}"
    server, name = _server(), f"raci_{next(_numbers)}"
    if server is None:
        reason = "no PostgreSQL here; apt-get install postgresql"
        (pytest.fail if os.environ.get("RACI_REQUIRE_POSTGRES") else pytest.skip)(reason)
    engine = create_engine(_url(server, "postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return _url(server, name)


def recorded(name: str, folder: Path) -> str:
    """A new database as an earlier app has left it."""

    told = (CASES / name).read_text(encoding="utf-8")
    if "postgresql" not in name:
        url = new("sqlite", folder)
        connection = sqlite3.connect(folder / "workspace.db")
        connection.executescript(told)
        connection.close()
        return url
    url = new("postgresql", folder)
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as other:
        other.exec_driver_sql(told.replace("%", "%%"))
    return url


def insert(url: str, matrix: str, number: int, kind: str, body: str) -> None:
    """An event that this version would not write, beside the one before it."""

    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as other:
        values = f"SELECT matrix, {number}, at, author, '{kind}', '{body}', hash FROM events"
        other.exec_driver_sql(f"INSERT INTO events {values} WHERE matrix = '{matrix}' AND number = {number - 1}")


@contextmanager
def frozen() -> Iterator[None]:
    """Our PostgreSQL with every process of it stopped: it takes connections and answers nobody."""

    server = _server()
    assert server
    main = int((server / "data" / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
    stopped = [main, *map(int, children)]
    for process in stopped:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in reversed(stopped):
            os.kill(process, signal.SIGCONT)


@contextmanager
def stopped() -> Iterator[None]:
    """Our PostgreSQL ended in the midst of its work, as when its machine dies; it is there again afterwards."""

    server = _server()
    assert server
    pg_ctl = _programs()[-1]
    _run(_user(), pg_ctl, "-D", server / "data", "-m", "immediate", "-w", "stop")
    try:
        yield
    finally:
        _start(server)


def _programs() -> list[Path]:
    return sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))


def _start(server: Path) -> None:
    options = f"{SETTINGS} -k {server}"
    _run(_user(), _programs()[-1], "-D", server / "data", "-l", server / "log", "-o", options, "-w", "start")


@cache
def _server() -> Path | None:
    """The folder of a running server; started once a test process, stopped and deleted with it."""

    if not (programs := _programs()):
        return None
    folder, user = Path(tempfile.mkdtemp(prefix="raci-pg-")), _user()
    if user:
        shutil.chown(folder, user)
    initdb, pg_ctl = programs[-1].with_name("initdb"), programs[-1]
    data = folder / "data"
    _run(user, initdb, "-D", data, "-U", "raci", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    _start(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(_run, user, pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")
    return folder


def _user() -> str | None:
    """Somebody else where we are root, for PostgreSQL will not run as root; otherwise None: ourselves."""

    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(user: str | None, *words: object) -> None:
    found = pwd.getpwnam(user) if user else None
    drop: dict[str, Any] = {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []} if found else {}
    command = [str(word) for word in words]
    subprocess.run(command, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **drop)


def _url(server: Path, name: str) -> str:
    return f"postgresql+psycopg://raci@/{name}?host={server}"
