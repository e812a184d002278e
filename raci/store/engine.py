"""Address -> engine of either database, whose connections never outlast the time of whoever waits for them."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from raci.store.time_outs import left

CONNECTIONS = 30  # kept open; sessions come and go far more often than a room is full


def engine_of(url: URL, patience: float) -> Engine:
    """The engine at an address; nothing is opened yet."""

    return _sqlite(url, patience) if url.get_backend_name() == "sqlite" else _postgres(url, patience)


def _postgres(url: URL, patience: float) -> Engine:
    from raci.store.postgres import connect, limit  # the driver is not loaded where there is only a file

    # A connection that the server has dropped is found out before it is used.
    engine = create_engine(url, pool_pre_ping=True, pool_timeout=patience)
    event.listen(engine, "do_connect", lambda _, __, args, named: connect(patience, *args, **named))
    event.listen(engine, "connect", lambda connection, _: limit(connection, patience))
    return engine


def _sqlite(url: URL, patience: float) -> Engine:
    # Without an isolation level the driver begins no transaction of its own: `_begin` does.
    arguments = {"timeout": patience, "isolation_level": None}
    engine = create_engine(url, pool_size=CONNECTIONS, pool_timeout=patience, connect_args=arguments)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", lambda connection: _begin(connection, patience))
    return engine


def _set_up(connection: Any, _: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")  # readers and the one writer do not wait for each other
    connection.execute("PRAGMA synchronous = FULL")  # what has been acknowledged survives a power cut
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is written over, not only let go


def _begin(connection: Connection, patience: float) -> None:
    """A write takes its lock first: a transaction that reads and then writes could fail half way. A read is one
    statement, which needs no transaction."""

    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(left(patience) * 1000)}")  # a PRAGMA takes no parameter
        connection.exec_driver_sql("BEGIN IMMEDIATE")
