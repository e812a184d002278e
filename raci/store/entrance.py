"""Address -> engine of a database with the tables of today, or why not: another program's, or those of a newer app."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, ProgrammingError

from raci.store.bell import ear
from raci.store.engine import engine_of
from raci.store.migrations import VERSION, ForeignError, LongError, Step, check, complete, version
from raci.store.sqlite import file_of, give_same_rights, identity
from raci.store.time_outs import in_time
from raci.store.trouble import is_forbidden, off, telling


class Opening:
    """The engine of one database; `is_whole` while nothing is missing of the tables as they are today.

    It creates what is missing, unless it is `only_to_look`.
    """

    def __init__(self, url: URL | None, patience: float, *, only_to_look: bool = False) -> None:
        self._url = url
        self._only_to_look = only_to_look
        self._engine = _engine(url, patience)
        self._writer = self._engine.execution_options(writes=True) if self._engine else None
        self._file = file_of(url)
        self._identity: tuple[int, int] | None = None
        self._is_ready = False
        self.is_whole = False

    def engine(self, patience: float, *, writes: bool) -> Engine:
        """What to connect with, once the tables are there and are ours. Raises WritingOff and what the driver does."""

        if self._engine is None or self._writer is None:
            raise off("options" if self._url else "address", self._url)
        self._check_file()
        if not self._is_ready:
            self._prepare(self._engine, self._writer, patience)
        if writes and not self.is_whole:
            self._complete(self._writer)
        return self._writer if writes else self._engine

    def ear(self) -> Callable[[float], Iterator[str]] | None:
        """How to hear of what others write; None where the database has no voice."""

        return ear(self._engine) if self._engine else None

    def close(self) -> None:
        if self._engine:
            self._engine.dispose()

    def renew(self) -> None:
        """Look at everything anew at the next use."""

        self.close()
        self._is_ready = False

    @contextmanager
    def changing(self) -> Iterator[tuple[Connection, list[Step]]]:
        """A transaction with the tables of today, and the steps that led to them in it. Raises WritingOff."""

        if self._engine is None or self._writer is None:
            raise off("options" if self._url else "address", self._url)
        with telling(self._url):
            self._kept(self._engine)
            with self._writer.begin() as connection:
                with self._ours():
                    steps = complete(connection, waited_for=False)
                yield connection, steps

    def _prepare(self, engine: Engine, writer: Engine, patience: float) -> None:
        give_same_rights(self._file)
        with self._ours():
            if self._kept(engine) is None:
                self._complete(writer)
            else:
                self._look(engine, writer, patience)
        self._identity, self._is_ready = identity(self._file), True

    def _kept(self, engine: Engine) -> int | None:
        """The version of the tables in the database, None for none. Raises WritingOff where it is of a newer app."""

        with self._ours(), engine.begin() as connection:
            kept = version(connection)
        if kept is not None and kept > VERSION:
            raise off("newer", self._url, found=kept, known=VERSION)
        return kept

    @contextmanager
    def _ours(self) -> Iterator[None]:
        try:
            yield
        except ForeignError:
            raise off("foreign", self._url) from None
        except (TypeError, ValueError):  # an option of the address that the driver does not have
            raise off("options", self._url) from None

    def _look(self, engine: Engine, writer: Engine, patience: float) -> None:
        with engine.begin() as connection:
            self.is_whole = check(connection)
        if not self.is_whole and not self._only_to_look:
            # What an earlier app has written is read even where nothing can be written, in the time that is left.
            with suppress(DBAPIError, LongError), in_time(patience / 2):
                _complete(writer)
                self.is_whole = True

    def _complete(self, writer: Engine) -> None:
        if self._only_to_look:
            raise off("empty", self._url)
        try:
            _complete(writer)
        except LongError:
            raise off("long", self._url) from None
        except ProgrammingError as error:
            if is_forbidden(error):  # the app has a right to work with the tables, and their owner one to change them
                raise off("behind", self._url) from None
            raise
        self.is_whole = True

    def _check_file(self) -> None:
        """An open file outlives its name: what is written to a file that was moved or replaced would be lost."""

        if self._identity is None or identity(self._file) == self._identity:
            return
        self.renew()
        if identity(self._file) is None:
            raise off("gone", self._url)


def _complete(writer: Engine) -> None:
    """Make the tables those of today while somebody waits. Raises LongError."""

    with writer.begin() as connection:
        complete(connection, waited_for=True)


def _engine(url: URL | None, patience: float) -> Engine | None:
    try:
        return engine_of(url, patience) if url else None
    except (TypeError, ValueError):  # an option of the address that is not what the driver takes
        return None
