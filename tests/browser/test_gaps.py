"""The work list in a browser: pick, walk, put on the agenda, follow, take away; what is typed outlives a reload."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settled
from tests.spreadsheets import uncsv

GAPS = "/gaps?lang=en&layer=stated"
TODAY = "/gaps?lang=en&layer=today"
TITLE = "section.evidence h2"


@pytest.fixture(scope="module")
def server(own_server: str) -> str:
    return own_server


def test_a_finding_is_picked_and_can_be_linked_to(visitor: Any) -> None:
    first = visitor()
    page = first.open(GAPS, waits_for="button.item")
    page.get_by_role("button", name=re.compile("Nobody is named to do “Run the staff appraisal")).click()
    expect(page.locator(TITLE)).to_contain_text("Nobody is named to do “Run the staff appraisal")
    page.wait_for_url(re.compile("finding=RACI100%3A4.2.2-a"))

    copied = visitor().open(page.url.removeprefix(first.server), waits_for="button.item")
    expect(copied.locator("button[aria-current]")).to_be_in_viewport()
    expect(copied.locator(TITLE)).to_contain_text("Nobody is named to do “Run the staff appraisal")


def test_the_list_is_walked_by_keyboard_and_p_puts_the_cause_in_focus_on_the_agenda(visitor: Any) -> None:
    page = visitor().open(TODAY, waits_for="button.item")
    page.get_by_label("Your name").fill("Li")
    page.get_by_label("Your name").press("Enter")
    settled(page)
    page.locator(".gap summary").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("button.item").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_contain_text("Build a system for managing")
    settled(page)
    expect(second).to_be_focused()
    page.keyboard.press("p")
    expect(second.locator(".cell").first).to_contain_text("on the agenda of")
    expect(page.get_by_text("On the agenda 1")).to_be_visible()


def test_what_is_half_typed_about_a_cause_is_there_again_after_a_reload(visitor: Any) -> None:
    page = visitor().open(TODAY + "&do=apply&finding=RACI502:3.3.1-b:operations", waits_for="button.item")
    settled(page)
    page.get_by_label("Reason, in one line").fill("Whoever pays must say yes")
    page.reload()
    page.locator("button.item").first.wait_for()
    expect(page.get_by_label("Reason, in one line")).to_have_value("Whoever pays must say yes")
    expect(page.get_by_text("nothing of it has been written")).to_be_visible()


def test_from_a_finding_to_its_row_in_the_matrix_and_back(visitor: Any) -> None:
    page = visitor().open(GAPS + "&finding=RACI502:3.3.1-b:operations", waits_for="button.item")
    page.get_by_text("Source and rule").click()
    page.get_by_role("link", name="Show in the matrix").press("Enter")  # a mouse can miss what an expander still moves
    expect(page.get_by_role("heading", level=1)).to_have_text("Matrix")
    expect(page.locator("td.picked")).to_have_attribute("aria-label", "Operations: Responsible, stated")
    expect(page.locator("section.evidence").first).to_contain_text("is stated in clause 3.3.1")
    page.get_by_role("link", name="Ways out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gaps")
    expect(page.locator("button[aria-current]")).to_have_count(1)


def test_the_files_hold_what_the_filters_leave(visitor: Any) -> None:
    page = visitor().open(GAPS + "&severity=gap&process=acceptance", waits_for="button.item")
    count = page.locator("button.item").count()
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Work list as CSV").click()
    assert waiting.value.suggested_filename == "operations-policy_stated_worklist.csv"
    table = uncsv(waiting.value.path().read_bytes())
    assert [row[0] for row in table.rows] == ["cause"] * count and count > 0


def test_on_a_phone_the_finding_in_full_comes_into_sight(visitor: Any) -> None:
    page = visitor(viewport={"width": 390, "height": 844}, has_touch=True).open(GAPS, waits_for="button.item")
    page.locator("button.item").nth(1).tap()
    expect(page.locator(TITLE)).to_contain_text("Build a system for managing")
    expect(page.locator(TITLE)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
