"""The tables of rights and acts, which only grow: who may do what, and who did."""

from sqlalchemy import DDL, Column, Integer, Table, event

from raci.store import triggers
from raci.store.storable import Storable, metadata

KEPT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("sqlite", triggers.SQLITE_KEPT),
    ("postgresql", triggers.POSTGRES_KEPT),
)

grants = Table(
    "grants",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Storable, nullable=False),
    Column("subject", Storable, nullable=False),  # the id of a person, or a group with an @ before it
    Column("matrix", Storable, nullable=False),  # "" for every matrix
    Column("level", Storable, nullable=False),  # "" where the right was taken back: what the server gives counts again
    Column("author", Storable, nullable=False),
)
"""Rights that were given and taken, one after the other: of one subject and matrix the last row counts."""

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Storable, nullable=False),
    Column("person", Storable, nullable=False),  # the id; where nobody signs in, the name that was typed
    Column("act", Storable, nullable=False),
    Column("matrix", Storable, nullable=False),  # "" where it concerns none
    Column("says", Storable, nullable=False),
)
"""Who signed in, was refused, revealed, took over, wrote, uploaded, gave or took rights."""

for _table in (grants, audit):
    for _name, _statements in KEPT:
        for _statement in _statements:
            _ddl = DDL(_statement.format(table=_table.name)).execute_if(dialect=_name)  # type: ignore[no-untyped-call]
            event.listen(_table, "after_create", _ddl)
