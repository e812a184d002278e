"""The log of a server: lines and objects, whose request they belong to, what is counted, and who may see the counts."""

import json
import logging
from typing import Any

from raci.serve import Counts, Inside, Numbered, open_metrics
from raci.serve.journal import Journal
from raci.words.journal import LOG
from tests import aside


def record(event: str, level: int = logging.INFO, **fields: object) -> logging.LogRecord:
    """As `note` makes it; a sentence that somebody logs has no fields."""

    extra = {"fields": fields} if fields else None
    return LOG.makeRecord("raci", level, __file__, 1, event, (), None, extra=extra)


def test_a_line_for_a_person_and_an_object_for_a_program() -> None:
    entry = record("entry", matrix="policy", number=3)
    text, told = (Journal(lambda: "b7", is_json=is_json).format(entry) for is_json in (False, True))
    assert text.split(" ", 1)[1] == "info entry request=b7 matrix=policy number=3"
    line = json.loads(told)
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "info", "event": "entry", "request": "b7", "matrix": "policy", "number": 3}


def test_a_sentence_with_line_breaks_is_one_object() -> None:
    [line] = Journal(str, is_json=True).format(record("the disk\nis full", logging.ERROR)).splitlines()
    told = json.loads(line)
    assert (told["event"], told["by"], told["says"], told["level"]) == ("said", "raci", "the disk\nis full", "error")


def test_an_error_keeps_its_traceback() -> None:
    try:
        raise KeyError("k")
    except KeyError as error:
        failed = LOG.makeRecord("raci", logging.ERROR, "", 1, "no", (), (KeyError, error, error.__traceback__))
    assert "KeyError" in json.loads(Journal(str, is_json=True).format(failed))["trace"]
    assert "KeyError" in Journal(str, is_json=False).format(failed).splitlines()[-1]


def test_a_request_has_the_number_of_the_proxy_or_one_of_its_own() -> None:
    assert numbered([(b"x-request-id", b"a1-b2")]) == ("a1-b2", "a1-b2")
    assert numbered([(b"x-request-id", b"a1\n{forged}")])[0] not in ("", "a1\n{forged}")
    header, noted = numbered([])
    assert header == noted and len(noted) == 16
    assert "request" not in json.loads(Journal(str, is_json=True).format(record("start", matrices=1)))


def numbered(headers: list[tuple[bytes, bytes]]) -> tuple[str, str]:
    """The number that the app is handed, and the one in a line that is logged meanwhile."""

    seen = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        line = Journal(lambda: "the visit's", is_json=True).format(record("write", ms=1))
        seen.append((dict(scope["headers"])[b"x-request-id"].decode(), json.loads(line)["request"]))

    aside.run(Numbered(app)({"type": "http", "headers": headers}, _nothing, _nothing))
    return seen[0]


async def _nothing(*_: object) -> Any:
    return {}


def test_events_are_counted_by_their_names_and_sentences_by_their_level() -> None:
    counts = Counts()
    for each in (record("write", ms=1), record("write", ms=2), record("no disk", logging.ERROR)):
        counts.emit(each)
    told = open_metrics({"ready": True, "writing_off": 0}, counts.by_event)
    assert told.splitlines() == [
        "# TYPE raci_ready gauge",
        "raci_ready 1",
        "# TYPE raci_writing_off gauge",
        "raci_writing_off 0",
        "# TYPE raci_events counter",
        'raci_events_total{event="error"} 1',
        'raci_events_total{event="write"} 2',
        "# EOF",
    ]


def test_numbers_are_for_this_machine_alone() -> None:
    assert [status(path, "127.0.0.1") for path in ("/team/metrics", "/team/_stcore/metrics")] == [200, 200]
    assert status("/team/metrics", "::1") == status("/team/", "10.0.0.9") == 200
    assert status("/team/metrics", "10.0.0.9") == status("/team/_stcore/metrics/", "10.0.0.9") == 403
    assert status("/team/metrics", "127.0.0.1", (b"x-forwarded-for", b"127.0.0.1")) == 403
    assert status("/team/metrics", "") == 403


def status(path: str, client: str, *headers: tuple[bytes, bytes]) -> int:
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200})

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "client": (client, 1) if client else None, "headers": list(headers)}
    aside.run(Inside(app, prefix="/team")(scope, _nothing, send))
    return int(sent[0]["status"])
