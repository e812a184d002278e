"""The log of a server: a line for whoever reads it, or an object of JSON for a program, each with its request."""

import json
import logging
import re
from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from raci.serve.door import App, Receive, Scope, Send
from raci.words.journal import LOG

HEADER = b"x-request-id"
ACCEPTED = re.compile(rb"[\w.-]{1,64}")

_request: ContextVar[str] = ContextVar("request", default="")


class Numbered:
    """ASGI middleware that gives every request and every socket a number, or keeps the one that a proxy has given."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        given = next((value for name, value in scope["headers"] if name == HEADER), b"")
        number = given if ACCEPTED.fullmatch(given) else token_hex(8).encode()
        others = [(name, value) for name, value in scope["headers"] if name != HEADER]
        token = _request.set(number.decode())
        try:
            await self.app({**scope, "headers": [*others, (HEADER, number)]}, receive, send)
        finally:
            _request.reset(token)


class Journal(logging.Formatter):
    """Records as lines; `session` tells the number of the visit that this thread draws a page for, "" for none."""

    def __init__(self, session: Callable[[], str], *, is_json: bool) -> None:
        super().__init__()
        self._session = session
        self._is_json = is_json

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever stands in the record; of an error in text, its traceback below."""

        fields = getattr(record, "fields", None)
        noted = fields if isinstance(fields, dict) else {}
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage() if fields is not None else "said",
        }
        if request := _request.get() or self._session():
            line["request"] = request
        line |= noted if fields is not None else {"by": record.name, "says": record.getMessage()}
        trace = self.formatException(record.exc_info) if record.exc_info else ""
        if self._is_json:
            return json.dumps(line | ({"trace": trace} if trace else {}), ensure_ascii=False, default=str)
        pairs = " ".join(
            f"{name}={value}" for name, value in line.items() if name not in ("at", "level", "event", "says")
        )
        words = [line["at"], line["level"], line["event"], pairs, line.get("says", "")]
        return " ".join(filter(None, words)) + (f"\n{trace}" if trace else "")


class Counts(logging.Handler):
    """How often each event was noted since the start."""

    def __init__(self) -> None:
        super().__init__()
        self.by_event: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """One more of its kind; what is no note counts by its level."""

        self.by_event[record.getMessage() if hasattr(record, "fields") else record.levelname.lower()] += 1


def keep_journal(form: str, session: Callable[[], str], counts: Counts) -> None:
    """Log to standard error from now on, as objects where the form is "json", and count on the way."""

    written = logging.StreamHandler()
    written.setFormatter(Journal(session, is_json=form == "json"))
    LOG.handlers[:] = [written, counts]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    if form == "json":
        logging.root.handlers[:] = [written]
        for name in list(logging.root.manager.loggerDict):
            other = logging.getLogger(name)
            if other is not LOG and other.handlers:  # Streamlit's, each with its own way to write, and the server's
                other.handlers[:] = [written]
