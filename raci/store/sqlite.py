"""The file of a SQLite database: where it is, whether it is still the same, and the rights of what lies beside it."""

import os
from collections.abc import Hashable

from sqlalchemy.engine import URL


def file_of(url: URL | None) -> str | None:
    """The path of the file behind an address; None for PostgreSQL, and for what SQLite keeps in no file by a path."""

    if url is None or url.get_backend_name() != "sqlite" or not url.database or url.database.startswith((":", "file:")):
        return None
    return url.database


def give_same_rights(path: str | None) -> None:
    """Let the companions of a SQLite file have its rights: made while it was read-only, they stay so after it."""

    for companion in (f"{path}-wal", f"{path}-shm") if path else ():
        try:
            if (rights := os.stat(str(path)).st_mode) != os.stat(companion).st_mode:
                os.chmod(companion, rights & 0o777)
        except OSError:
            continue  # it is not there, or not ours; what comes of it will be said


def identity(path: str | None) -> tuple[int, int] | None:
    """What tells this file from any other that has its name; None where there is none."""

    try:
        status = os.stat(path) if path else None
    except FileNotFoundError:
        return None
    return (status.st_dev, status.st_ino) if status else None


def pulse(path: str | None) -> Hashable:
    """What is another one after anybody has written to the file, told by the disk alone; None where there is none.

    Two writes within one tick of the disk's clock may look like one.
    """

    if (here := identity(path)) is None:
        return None
    return here, _state(f"{path}"), _state(f"{path}-wal")


def _state(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
