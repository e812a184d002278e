"""What only a real phone shows: no connection, no storage, two tabs, an address from somebody else, a second scan."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from raci.log import Revealed
from raci.model.changes import Change
from raci.model.letters import Letter
from raci.store import Store, WallWay, open_store
from tests.browser.test_room import PHONE, ROWS, add, fresh
from tests.conftest import POLICY
from tests.people import SOMEBODY
from tests.servers import free_port, serving

FIRST, SECOND = ROWS[:2]
WAIT_MS = 20_000  # the framework tries again ever more slowly


@pytest.fixture(scope="module")
def server(own_server: Any) -> Any:
    return own_server


@pytest.fixture
def phone(visitor: Any, store: Any) -> Iterator[Any]:
    """A phone on the seat of finance in a workshop of its own; its browser may complain of the lost connection."""

    made = []

    def on(code: str, **more: object) -> Any:
        fresh(store, code)
        made.append(visitor(**PHONE | more).known_as("phone-finance"))
        made[-1].open(f"/ballot?code={code}&lang=en&seat=finance", waits_for="tbody th")
        return made[-1]

    yield on
    for one in made:
        one.complaints.clear()


def answers(store: Store, code: str) -> dict[str, Any]:
    return store.box.mine(code, "finance", "phone-finance").answers


def until(page: Page, ask: Any, wanted: Any) -> None:
    """Wait until the store says so; there is nothing on the page to wait for."""

    for _ in range(100):
        if ask() == wanted:
            return
        page.wait_for_timeout(200)
    assert ask() == wanted


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def answer_all(page: Page, rows: int, party: str = "Sales") -> None:
    """From the row on screen to the last page."""

    for left in range(rows, 0, -1):
        tap(page, f"{party}: answers")
        tap(page, "Next" if left > 1 else "Finish")


def test_a_phone_without_connection_never_says_that_all_is_answered(phone: Any, store: Any) -> None:
    one = phone("CCC-CCC-AAA")
    page, code = one.page, "CCC-CCC-AAA"
    tap(page, "Finance: answers")
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    one.context.set_offline(True)
    tap(page, "Next")
    tap(page, "Sales: answers")
    expect(page.get_by_role("status").filter(has_text="Not sent yet; it stays on this phone.")).to_be_visible()
    expect(page.locator(".cut")).to_contain_text("Nothing gets through, trying again · not sent since")
    expect(page.locator(".progress")).to_contain_text("✓ 1 ↑ 1")
    tap(page, "Next")
    answer_all(page, 4)
    expect(page.locator("h2")).to_have_text("Not sent yet: 5 of 6")
    expect(page.locator(".rows b")).to_have_text(["not sent"] * 5)
    expect(page.locator(".rows button").last).to_contain_text("✓")
    assert list(answers(store, code)) == [FIRST]
    one.context.set_offline(False)
    expect(page.locator("h2")).to_have_text("All answered. Thank you.", timeout=WAIT_MS)
    expect(page.locator(".cut, .rows b")).to_have_count(0)
    assert answers(store, code) == {FIRST: {"finance": "A"}} | {row: {"sales": "A"} for row in ROWS[1:]}


def test_what_is_not_sent_outlives_a_reload_and_the_tab(phone: Any, store: Any) -> None:
    one = phone("CCC-CCC-AAC")
    page, code = one.page, "CCC-CCC-AAC"
    one.context.set_offline(True)
    tap(page, "Finance: answers")
    page.close()
    one.context.set_offline(False)
    one.page = one.context.new_page()
    page = one.open(f"/ballot?code={code}&lang=en", waits_for=".progress")
    until(page, lambda: answers(store, code), {FIRST: {"finance": "A"}})
    expect(page.locator(".progress")).to_contain_text("✓ 1")


def test_a_reload_in_the_middle_of_a_row_loses_nothing(phone: Any, store: Any) -> None:
    one = phone("CCC-CCC-AAD")
    tap(one.page, "Finance: answers")
    one.page.reload()  # before the pause after which an answer is sent
    expect(one.page.locator(".progress")).to_contain_text("✓ 1")
    until(one.page, lambda: answers(store, "CCC-CCC-AAD"), {FIRST: {"finance": "A"}})


def test_what_a_seat_says_of_the_wall_without_connection_is_there_when_it_is_back(phone: Any, store: Any) -> None:
    code, wall = "CCC-CCC-AFF", store.box.wall
    one = phone(code)
    add(store, Revealed(code))
    store.box.move(SOMEBODY, code, f"row:{SECOND}")
    wall.put(SOMEBODY, code, WallWay(SECOND, "mark", (Change(SECOND, "finance", (), (Letter.A,)),)), "")
    agree = one.page.get_by_role("button", name="✓ agree")
    expect(agree).to_be_visible(timeout=WAIT_MS)
    one.context.set_offline(True)
    agree.click()
    expect(one.page.get_by_role("status").filter(has_text="Not sent yet; it stays on this phone.")).to_be_visible()
    assert wall.said(code, SECOND, "mark") == {}
    one.context.set_offline(False)
    until(one.page, lambda: {*wall.said(code, SECOND, "mark")}, {"finance"})
    expect(one.page.get_by_role("status").filter(has_text="Your answer is on the wall.")).to_be_visible(timeout=WAIT_MS)


def test_the_address_of_a_seat_shows_nothing_to_somebody_else(phone: Any, visitor: Any, store: Any) -> None:
    one = phone("CCC-CCC-AAH")
    tap(one.page, "Finance: answers")
    expect(one.page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    address = one.page.url.removeprefix(one.server)
    page = visitor(**PHONE).open(f"{address}&phone=phone-finance", waits_for=".st-key-seats button")
    expect(page.get_by_role("alert")).to_contain_text("Another phone answers for Finance already.")
    expect(page.locator(".ballot")).to_have_count(0)
    page.wait_for_url(lambda url: "phone=" not in url)


def test_an_older_tab_never_puts_its_old_answer_over_a_newer_one(phone: Any, store: Any) -> None:
    one, code = phone("CCC-CCC-AAJ"), "CCC-CCC-AAJ"
    old = one.page
    line = one.context.new_cdp_session(old)  # of this tab alone; the context would cut off all of them
    cut(line, offline=True)
    tap(old, "Finance: answers")
    expect(old.locator(".cut")).to_be_visible()
    one.page = one.context.new_page()
    new = one.open(f"/ballot?code={code}&lang=en&seat=finance", waits_for=".progress")
    tap(new, "Back")
    tap(new, "Sales: answers")
    until(new, lambda: answers(store, code), {FIRST: {"sales": "A"}})
    tap(new, "Next")
    tap(new, "Finance: does")
    wanted = {FIRST: {"sales": "A"}, SECOND: {"finance": "R"}}
    until(new, lambda: answers(store, code), wanted)
    cut(line, offline=False)
    expect(old.locator(".progress")).to_contain_text("✓ 2", timeout=WAIT_MS)
    expect(old.get_by_role("button", name="Sales: answers")).to_have_attribute("aria-pressed", "true")
    assert answers(store, code) == wanted


def cut(line: CDPSession, *, offline: bool) -> None:
    speed = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", {"offline": offline} | speed)


def test_what_one_tab_answers_is_on_the_other(phone: Any, store: Any) -> None:
    one, code = phone("CCC-CCC-AAK"), "CCC-CCC-AAK"
    first = one.page
    one.page = one.context.new_page()
    second = one.open(f"/ballot?code={code}&lang=en&seat=finance", waits_for="tbody th")
    tap(second, "Sales: answers")
    expect(first.get_by_role("button", name="Sales: answers")).to_have_attribute("aria-pressed", "true")
    tap(first, "Finance: does")
    until(first, lambda: answers(store, code), {FIRST: {"sales": "A", "finance": "R"}})
    expect(second.get_by_role("button", name="Finance: does")).to_have_attribute("aria-pressed", "true")


COVERED = """
new MutationObserver(() => { window.covered ||= !!document.querySelector(".stDialog"); })
  .observe(document, { childList: true, subtree: true });
"""
"""Notes that the framework has covered the page with its own dialog."""


def test_a_server_that_is_away_leaves_the_ballot_in_reach(chromium: Any, tmp_path: Path) -> None:
    shutil.copy(POLICY, tmp_path)
    store, port, code = open_store(f"sqlite:///{tmp_path}/workspace.db"), free_port(), "CCC-CCC-AAM"
    fresh(store, code)
    context = chromium.new_context(**PHONE)
    context.add_init_script(f"{COVERED}; localStorage.setItem('raci-phone', '\"phone-finance\"')")
    page = context.new_page()
    with serving(tmp_path, port) as address:
        page.goto(f"{address}/ballot?code={code}&lang=en&seat=finance")
        tap(page, "Finance: answers")
        until(page, lambda: answers(store, code), {FIRST: {"finance": "A"}})
    until(page, lambda: page.evaluate("window.covered"), True)
    expect(page.locator(".stDialog")).to_have_count(0)
    tap(page, "Sales: is asked")
    expect(page.locator(".cut")).to_be_visible()
    with serving(tmp_path, port):
        until(page, lambda: answers(store, code), {FIRST: {"finance": "A", "sales": "C"}})
        expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    context.close()
    store.close()
