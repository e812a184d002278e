"""One read of the log fails in the middle of a run: every page shows the whole truth, or says that it cannot."""

import gc
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from app import app, export_csv, ready, warm
from pages.shared import workspace
from raci import serve
from raci.log import Accepted, Ballot, Confirmed, Parked, Revealed
from raci.store import WritingOff, database, time_outs
from raci.store.trouble import off
from tests import aside
from tests.databases import insert
from tests.markup import as_read
from tests.people import SOMEBODY
from tests.workshops import CODE, DAY, GIVEN, LEADS, NAME, OPENED, OUTSIDE, moved, voted, written

SENTENCES = ("The decisions cannot be read", "Decisions cannot be kept now")
PAGES = [f"{name}/{name}.py" for name in ("overview", "matrix", "process", "role", "gaps", "compare")]
WORKSHOP = {"code": CODE}
ADDRESSES = [
    *((page, {"layer": layer}) for page in PAGES for layer in ("today", "stated")),
    ("matrix/matrix.py", {"edit": "yes"}),
    ("matrix/matrix.py", {"version": "3"}),
    ("compare/compare.py", {"from": "3", "to": "today"}),
    ("role/role.py", {"topic": "train"}),
    ("prepare/prepare.py", {}),
    ("prepare/prepare.py", WORKSHOP),
    ("record/record.py", {"entry": "3"}),
    ("record/record.py", {"view": "minutes"}),
    ("record/record.py", {"view": "file"}),
    ("room/room.py", {}),
    ("room/room.py", WORKSHOP),
    ("ballot/ballot.py", WORKSHOP),
    ("room/room.py", WORKSHOP | {"at": "row:3.1.2-b"}),
    ("ballot/ballot.py", WORKSHOP | {"seat": "finance"}),
    ("ballot/ballot.py", WORKSHOP | {"seat": "operations"}),  # that of another phone
]
DRAWN = re.compile(r"""\"(turn|offer|session)\": \"[^"]*\"|data-room-turn='[^']*'""")
"""What is drawn by lot for every visit."""
LONGEST = 12
"""Reads of one run, at most: a run that asks more often is a fault of its own."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_outs, "RETRY_S", 0)


@pytest.fixture
def log(alone: Callable[..., AppTest]) -> Any:
    """A log in which every kind of page has something to say that the file does not."""

    written(OPENED)
    voted(finance={"3.3.1-b": {"management": "A"}}, operations={"3.1.2-b": {"operations": "A/R"}})
    written(replace(GIVEN, workshop=""), Parked("3.1.2-b", "Who?", "finance", DAY))
    written(Accepted("RACI505", "3.1.3-c", "for now", date(2027, 6, 30), "a second look"))
    written(Confirmed("finance", True))
    return alone


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, number: int) -> Iterator[list[int]]:
    """The read with that number does not come back; 0 lets all of them pass. What comes back counts the reads."""

    reading, count = database.Database.reading, [0]

    @contextmanager
    def disturbed(self: Any) -> Iterator[Any]:
        count[0] += 1
        if count[0] == number:
            raise WritingOff(off("unreachable", self._url).problem)
        with reading(self) as connection:
            yield connection

    with monkeypatch.context() as patch:
        patch.setattr(database.Database, "reading", disturbed)
        yield count


def told(node: Any) -> str:
    """What an element says, without the keys and addresses that differ from run to run."""

    proto = getattr(node, "proto", None)
    parts = [getattr(node, "value", None), getattr(node, "label", None)] if node.type != "unknown" else []
    parts += [getattr(proto, name, None) for name in ("body", "json", "label", "query_string", "spec")]
    return DRAWN.sub("", f"{node.type}: {[str(part) for part in parts if part]}")


def elements(app: Any) -> Counter[str]:
    assert not app.exception
    return Counter(told(node) for node in app if node.type not in ("main", "sidebar", "event", "root"))


def opened(
    app: Any, page: str, address: dict[str, str], monkeypatch: pytest.MonkeyPatch, number: int
) -> tuple[Counter[str], int]:
    """What a second visit to the page shows while its read of that number fails, and how many reads there were."""

    found = app(page, lead=LEADS, lang="en", **address)
    if "ballot" in page:
        found.session_state["note-phone"] = "phone-finance"
    workspace._follower.clear()  # a run that knows nothing yet reads most
    with failing(monkeypatch, number) as count:
        found.run()
    return elements(found), count[0]


def is_told(found: Counter[str]) -> bool:
    return any(sentence in line for line in found for sentence in SENTENCES)


@pytest.mark.parametrize(("page", "address"), ADDRESSES, ids=lambda one: str(one))
def test_a_page_is_whole_or_says_that_it_cannot_be(
    log: Any, monkeypatch: pytest.MonkeyPatch, page: Any, address: Any
) -> None:
    if "room" in page or "seat" in address:
        written(Revealed(CODE))
        workspace.store().box.late.keep(
            SOMEBODY, CODE, "phone-finance", Ballot("finance", "3.1.2-b", {"finance": "A"}), 9
        )
        moved(address.get("at", ""))
    whole, reads = opened(log, page, address, monkeypatch, 0)
    assert reads <= LONGEST and not is_told(whole)
    for number in range(1, reads + 1):
        found, _ = opened(log, page, address, monkeypatch, number)
        assert found == whole or is_told(found), number
        if address.get("layer") != "stated":  # nothing of the file alone passes for today
            added = found - whole
            assert [line for line in added if not line.startswith(ADDED)] == [], number


ADDED = ("error", "warning", "page_link", "html: ['<style>")
"""What a page may show in place of what it cannot read; the margins of its paper then name no policy."""


def exported(layer: str) -> Response:
    scope = {"type": "http", "path_params": {"name": NAME}, "query_string": f"layer={layer}".encode(), "headers": []}
    return export_csv(Request(scope))


@pytest.mark.parametrize("layer", ["stated", "today", "proposed"])
def test_an_export_is_whole_or_says_that_it_cannot_be(log: Any, monkeypatch: pytest.MonkeyPatch, layer: Any) -> None:
    with failing(monkeypatch, 0) as count:
        whole = exported(layer)
    assert whole.status_code == 200 and (count[0] == 0) == (layer == "stated")
    for number in range(1, count[0] + 1):
        workspace._follower.clear()
        with failing(monkeypatch, number):
            found = exported(layer)
        assert found.status_code == 503 and b"does not answer" in found.body


@pytest.mark.parametrize("address", ["mysql://li:secret@host/raci", "sqlite://", "sqlite:////nowhere/at/all/w.db"])
def test_an_address_that_leads_nowhere_is_told_at_the_start_by_the_health_and_on_pages(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, address: Any
) -> None:
    monkeypatch.setenv("RACI_DATABASE_URL", address)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(serve, "keep_journal", lambda *_: None)  # it is the log of a process, of which tests have one

    async def start() -> Response:
        async with warm(app):
            return ready(Request({"type": "http", "headers": []}))

    answer, why = aside.run(start()), workspace.ready().message()
    assert [one.getMessage() for one in caplog.records if one.levelname == "ERROR"][-1:] == [
        why
    ] and "secret" not in why
    assert (answer.status_code, json.loads(bytes(answer.body))["database"]) == (503, why)
    assert why in as_read(alone("gaps/gaps.py", lang="en").error[0].value)


def test_a_log_with_entries_of_a_newer_app_is_read_and_said_and_not_exported_as_the_whole(
    alone: Callable[..., AppTest],
) -> None:
    written(OUTSIDE)
    insert(workspace.url(), NAME, 2, "tomorrow", "{}")
    for page in ("overview/overview.py", "gaps/gaps.py", "record/record.py"):
        shown = alone(page, lang="en")
        assert not shown.exception and "A newer app wrote 1 entry of this log" in shown.warning[0].value
    assert "A newer app wrote this entry (tomorrow)" in str(elements(shown))
    assert "record-write" not in [one.key for one in alone("record/record.py", lang="en", view="file").button]
    assert [exported(layer).status_code for layer in ("stated", "today", "proposed")] == [200, 503, 503]
