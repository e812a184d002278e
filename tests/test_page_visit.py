"""One visit a run: what a page needs of the database is read once, and handed down to all that is made of it."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import event
from sqlalchemy.engine import Engine
from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.log import Accepted, Ballot, Confirmed, Parked, Revealed
from raci.model.letters import Layer
from raci.out.bpmn import bpmn
from raci.out.mermaid import mermaid
from tests.conftest import unfolded
from tests.people import SOMEBODY
from tests.test_page_reads import ADDRESSES
from tests.workshops import CODE, DAY, GIVEN, LEADS, NAME, OPENED, moved, voted, written

LOG = "FROM events"


@pytest.fixture
def log(alone: Callable[..., AppTest]) -> Any:
    """A log about which every page has something to say, with a workshop that has been revealed."""

    written(OPENED)
    voted(finance={"3.3.1-b": {"management": "A"}}, operations={"3.1.2-b": {"operations": "A/R"}})
    written(Revealed(CODE))
    written(GIVEN, Parked("3.1.2-b", "Who?", "finance", DAY, CODE))
    written(Accepted("RACI505", "3.1.3-c", "for now", date(2027, 6, 30), "a second look", CODE))
    written(Confirmed("finance", True))
    workspace.store().box.late.keep(SOMEBODY, CODE, "phone-finance", Ballot("finance", "3.1.2-b", {"finance": "A"}), 9)
    return alone


@pytest.fixture
def reads() -> Iterator[Counter[tuple[str, str]]]:
    """What has been asked of any database: statement and parameters."""

    asked: Counter[tuple[str, str]] = Counter()

    def note(_connection: Any, _cursor: Any, statement: Any, parameters: Any, *_more: Any) -> None:
        if statement.startswith("SELECT"):
            asked[statement, str(parameters)] += 1

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def test_a_warm_run_of_any_page_reads_the_log_once_and_nothing_twice(log: Any, reads: Any) -> None:
    for page, address in ADDRESSES:
        moved(address.get("at", ""))
        app = log(page, lead=LEADS, lang="en", **address)
        app.session_state["note-phone"] = "phone-finance"
        app.run()
        reads.clear()
        app.run()
        assert not app.exception
        assert {asked: times for asked, times in reads.items() if times > 1} == {}, (page, address)
        pages_through = "record" in page  # of the log it reads the entries of one page, and when the last of all was
        assert sum(LOG in statement for statement, _ in reads) <= 1 + pages_through, (page, address)
        assert reads, (page, address)  # a page that asked nothing would not know what is new


def test_a_file_is_that_of_the_visit_although_another_thread_makes_it(
    log: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit makes a file when it is asked for, in a thread that knows no visit."""

    offered: dict[str, Callable[[], bytes]] = {}

    def keep(_label: str, data: Callable[[], bytes], name: str, *_more: Any, **_options: Any) -> None:
        offered[name] = data

    monkeypatch.setattr(st, "download_button", keep)
    unfolded(log("process/process.py", lang="zh", layer="stated"), "process-files")
    with ThreadPoolExecutor(1) as pool:
        files = {name.rpartition(".")[2]: pool.submit(data).result() for name, data in offered.items()}
    stated = workspace.today(NAME).matrix
    assert files["bpmn"] == bpmn(stated, Layer.STATED, "zh")
    assert files["mmd"] == mermaid(stated, Layer.STATED, "zh").encode()
