"""Addresses of databases: from the environment or beside the matrices, and with the driver that each needs."""

import os
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
"""Scheme of an address -> driver."""


def address(folder: Path) -> str:
    """RACI_DATABASE_URL, or a SQLite file in that folder."""

    return os.environ.get("RACI_DATABASE_URL") or address_of(folder / "workspace.db")


def address_of(file: Path) -> str:
    """The address of a SQLite file."""

    return URL.create("sqlite", database=str(file)).render_as_string()


def engine_address(url: str) -> URL | None:
    """The address with its driver; None for one that leads to no database of ours."""

    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        return None
    driver = DRIVERS.get(address.get_backend_name())
    return address.set(drivername=driver) if driver and not _is_in_memory(address) else None


def _is_in_memory(url: URL) -> bool:
    """SQLite without a file: what is decided there would be gone at the next start."""

    is_file = url.database and ":memory:" not in url.database and url.query.get("mode") != "memory"
    return url.get_backend_name() == "sqlite" and not is_file
