"""What is half typed when the server starts again, or the page is loaded anew: it is there again, and written once."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from raci.log import Decision, Opened, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import open_store
from tests.browser.conftest import by_hand, press, settled
from tests.conftest import POLICY, ROOT
from tests.people import SOMEBODY
from tests.servers import free_port, wait_until_up

NAME, DAY, CODE = "operations-policy", date(2026, 12, 3), "AAA-AAA-AAA"
ROWS, SEATS = ("3.1.2-b", "3.3.1-b"), ("operations", "marketing", "finance")
EDIT = f"/matrix?lang=en&edit=yes&open=acceptance&matrix={NAME}"
BACK_MS = 60_000  # until the page has found the server again
AGAIN = "What you typed is here again"


class Server:
    """An app on a folder of its own that can be killed and started again at the same port."""

    def __init__(self, folder: Any) -> None:
        self.folder, self.port = folder, free_port()
        self.address = f"http://localhost:{self.port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"RACI_DATA": str(self.folder)})
        wait_until_up(f"{self.address}/healthz", self.process)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=20)


@pytest.fixture
def server(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    shutil.copy(POLICY, tmp_path)
    server = Server(tmp_path)
    yield server
    server.kill()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    yield context.new_page()
    context.close()


@contextmanager
def store_of(server: Any) -> Iterator[Any]:
    store = open_store(f"sqlite:///{server.folder}/workspace.db")
    yield store
    store.close()


def add(server: Any, *bodies: Any) -> None:
    with store_of(server) as store:
        for body in bodies:
            store.append(NAME, store.version(NAME).number, typed("Li"), body)


def events(server: Any) -> Any:
    with store_of(server) as store:
        return store.events(NAME)


def room(server: Any, page: Page) -> None:
    add(server, Opened(CODE, "Kept", DAY, ROWS, SEATS), Revealed(CODE))
    with store_of(server) as store:
        store.box.move(SOMEBODY, CODE, f"row:{ROWS[1]}")
    page.goto(f"{server.address}/room?code={CODE}&lang=en")
    page.locator("section.room table").wait_for()


def held(page: Page, text: str) -> None:
    """Wait until the browser holds that text; what has been chosen comes back from the server first."""

    for _ in range(100):
        if text in page.evaluate("JSON.stringify({ ...sessionStorage })").replace("\\", ""):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"the browser does not hold {text}")


def restart(server: Any, page: Page) -> None:
    server.kill()
    started_again(server, page)
    expect(page.get_by_text(AGAIN)).to_be_visible(timeout=BACK_MS)
    settled(page)


def started_again(server: Any, page: Page) -> None:
    """The page has found the server again, and asks it for what it knows."""

    server.start()
    state = page.locator("[data-testid=stApp]")
    expect(state).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=BACK_MS)
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=BACK_MS)


def reload(server: Any, page: Page) -> None:
    page.reload()
    expect(page.get_by_text(AGAIN)).to_be_visible(timeout=BACK_MS)
    settled(page)


@pytest.mark.parametrize("broken", [restart, reload])
def test_a_half_filled_form_of_the_room_is_there_again(server: Any, page: Any, broken: Any) -> None:
    room(server, page)
    press(page, "1", ".st-key-room-apply-it")
    page.keyboard.type("who pays decides")
    by_hand(page)
    page.get_by_role("button", name="Marketing").first.click()
    page.get_by_role("button", name="Finance").first.click()
    held(page, '["marketing","finance"]')
    page.locator("section.room h1").click()  # what was opened by hand lies over the line, and goes
    page.get_by_label("Reason, in one line").click()
    page.keyboard.press("End")
    page.keyboard.type(", they say")  # not even sent yet
    broken(server, page)
    expect(page.get_by_label("Reason, in one line")).to_have_value("who pays decides, they say")
    for name in ("Marketing", "Finance"):
        expect(page.get_by_role("button", name=name).first).to_have_attribute("aria-pressed", "true")
    expect(page.locator("section.room th", has_text="Then")).to_be_visible()
    page.get_by_label("Reason, in one line").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text="✓ decided")).to_be_visible()
    written = events(server)[-1].body
    assert (written.why, written.agreed, len(events(server))) == (
        "who pays decides, they say", ("marketing", "finance"), 3,
    )  # fmt: skip
    page.reload()
    page.locator("section.room table").wait_for()
    settled(page)
    expect(page.get_by_text(AGAIN)).to_have_count(0)


def test_the_rooms_own_answer_and_a_question_are_there_again(server: Any, page: Any) -> None:
    room(server, page)
    press(page, "0", ".st-key-room-apply-it")
    page.keyboard.type("ours")
    page.get_by_label("Accountable").click()
    page.get_by_role("option", name="Marketing").click()
    held(page, '"room-own-A":"marketing"')
    restart(server, page)
    expect(page.get_by_label("Reason, in one line")).to_have_value("ours")
    expect(page.get_by_label("Accountable")).to_have_value("Marketing")
    page.keyboard.press("Escape")
    press(page, "p", ".st-key-room-park-it")
    page.keyboard.type("Who?")
    page.get_by_label("Who brings the answer").click()
    page.get_by_role("option", name="Finance").click()
    held(page, '"finance"')
    reload(server, page)
    expect(page.get_by_label("What is the question?")).to_have_value("Who?")
    expect(page.get_by_label("Who brings the answer")).to_have_value("Finance")


def cell(page: Page, column: str) -> Any:
    heads = page.locator("th.role span").all_inner_texts()
    return page.locator("tr.row").nth(2).locator("td").nth(heads.index(column))


def edited(server: Any, page: Page) -> None:
    page.goto(server.address + EDIT)
    page.locator("table[role=treegrid] tr.row").first.wait_for()
    cell(page, "Finance").click()
    page.keyboard.press("r")
    expect(page.get_by_role("heading", name="1 cell not applied yet")).to_be_visible()
    page.get_by_label("Reason, in one line").fill("typed")
    page.get_by_label("Your name").fill("Wang")


@pytest.mark.parametrize("broken", [restart, reload])
def test_a_draft_with_reason_and_name_is_there_again(server: Any, page: Any, broken: Any) -> None:
    edited(server, page)
    broken(server, page)
    expect(cell(page, "Finance").locator(".letter.draft")).to_have_text(["R"])
    expect(page.get_by_label("Reason, in one line")).to_have_value("typed")
    expect(page.get_by_label("Your name")).to_have_value("Wang")
    page.get_by_role("button", name="Apply").click()
    expect(cell(page, "Finance").locator(".letter.decided")).to_have_text(["R"])
    expect(cell(page, "Finance").locator(".draft")).to_have_count(0)
    assert [(one.author, one.body.why) for one in events(server)] == [("Wang", "typed")]


def test_a_server_that_dies_while_apply_waits_loses_nothing_and_doubles_nothing(server: Any, page: Any) -> None:
    edited(server, page)
    page.keyboard.press("Tab")
    settled(page)
    with sqlite3.connect(server.folder / "workspace.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")  # nobody may write in this moment
        page.get_by_role("button", name="Apply").click()
        expect(page.locator("[data-testid=stApp]")).not_to_have_attribute("data-test-script-state", "notRunning")
        server.kill()
        other.execute("ROLLBACK")
    started_again(server, page)
    expect(page.get_by_text(AGAIN)).to_be_visible(timeout=BACK_MS)
    settled(page)
    assert events(server) == []
    page.get_by_role("button", name="Apply").click()
    expect(cell(page, "Finance").locator(".letter.decided")).to_have_text(["R"])
    assert [(one.author, one.body.why) for one in events(server)] == [("Wang", "typed")]


def test_what_had_been_written_before_the_server_died_is_told_and_not_offered_again(server: Any, page: Any) -> None:
    edited(server, page)
    page.keyboard.press("Tab")
    settled(page)
    server.kill()
    change = Change("3.3.1-c", "finance", (), letters_of("R"))
    with store_of(server) as store:
        store.append(NAME, 0, typed("Wang"), Decision((change,), "typed"))
    started_again(server, page)
    expect(page.get_by_text(re.compile("Entry 1 was written before"))).to_be_visible(timeout=BACK_MS)
    expect(page.locator(".letter.draft")).to_have_count(0)
    expect(page.get_by_role("button", name="Apply")).to_have_count(0)


def test_a_decision_on_the_cell_since_its_first_letter_is_told_and_not_overwritten(server: Any, page: Any) -> None:
    edited(server, page)
    settled(page)
    add(server, Decision((Change("3.3.1-c", "finance", (), letters_of("C")),), "theirs"))
    cell(page, "Sales").click()
    page.keyboard.press("i")
    expect(page.get_by_role("heading", name="2 cells not applied yet")).to_be_visible()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("somebody was faster")).to_be_visible()
    assert [one.body.why for one in events(server)] == ["theirs"]
    expect(cell(page, "Finance").locator(".letter.draft")).to_have_text(["R"])
