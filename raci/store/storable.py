"""Text as a database takes it, and the list of all tables."""

from typing import Any

from sqlalchemy import MetaData, Text, TypeDecorator

metadata = MetaData()


def storable(value: str) -> str:
    """The text without what no database takes: NUL and halves of surrogate pairs. No keyboard gives either."""

    return value.replace("\0", "").encode("utf-8", "replace").decode()


class Storable(TypeDecorator[str]):
    """Text that cannot make a statement fail, whatever a browser sent."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else storable(value)
