"""The page of findings in a real browser: pick, read, follow, take away."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.spreadsheets import uncsv

GAPS = "/gaps?lang=en&layer=stated"


def test_a_finding_is_picked_and_can_be_linked_to(visitor: Any) -> None:
    first = visitor()
    page = first.open(GAPS, waits_for="summary")
    page.get_by_role("button", name=re.compile("Operations accepts its own work")).click()
    expect(page.locator("section.evidence h2")).to_contain_text("Operations accepts its own work")
    page.wait_for_url(re.compile("finding=RACI502%3A3.3.1-b%3Aoperations"))

    copied = visitor().open(page.url.removeprefix(first.server), waits_for="summary")
    expect(copied.locator("button[aria-current]")).to_be_in_viewport()
    expect(copied.locator("section.evidence h2")).to_contain_text("Operations accepts its own work")


def test_findings_are_walked_by_keyboard(visitor: Any) -> None:
    page = visitor().open(GAPS, waits_for="summary")
    page.locator("summary").first.focus()
    for _ in range(3):  # the first group holds one item; then comes the head of the next
        page.keyboard.press("ArrowDown")
    expect(page.locator("button.item").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    words = page.locator("button.item").nth(1).inner_text()
    expect(page.locator("section.evidence h2")).to_have_text(words)
    expect(page.locator("button.item").nth(1)).to_be_focused()


def test_a_group_folds_and_stays_folded(visitor: Any) -> None:
    page = visitor().open(GAPS, waits_for="summary")
    page.locator("summary").first.click()
    expect(page.locator("button.item").first).to_be_hidden()
    page.get_by_role("button", name=re.compile("^Nobody is named to do or to answer for: “Reward")).click()
    expect(page.locator("section.evidence h2")).to_contain_text("Nobody is named to do or to answer for: “Reward")
    expect(page.locator("button.item").first).to_be_hidden()


def test_from_a_finding_to_its_row_in_the_matrix_and_back(visitor: Any) -> None:
    page = visitor().open(GAPS + "&finding=RACI502:3.3.1-b:operations", waits_for="summary")
    page.get_by_role("link", name="Show in the matrix").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Matrix")
    expect(page.locator("td.picked")).to_have_attribute("aria-label", "Operations: Responsible, stated")
    expect(page.locator("section.evidence").first).to_contain_text("is stated in clause 三(三)1")
    page.get_by_role("link", name="Ways out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gaps")
    expect(page.locator("button[aria-current]")).to_have_count(1)


def test_the_csv_of_findings_holds_what_the_filters_leave(visitor: Any) -> None:
    page = visitor().open(GAPS + "&severity=gap&process=acceptance", waits_for="summary")
    count = page.locator("button.item").count()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    assert waiting.value.suggested_filename == "operations-policy_stated_findings.csv"
    table = uncsv(waiting.value.path().read_bytes())
    assert len({row[table.columns.index("cause")] for row in table.rows}) == count > 0


def test_a_way_out_says_what_it_settles(visitor: Any) -> None:
    page = visitor().open(GAPS + "&finding=RACI101:3.1.3-b", waits_for="summary")
    page.get_by_text("Project team to answer for it too · settles 0, raises 0, changes 1").click()
    expect(page.get_by_text("Project team R → A/R")).to_be_visible()


def test_on_a_phone_the_finding_in_full_comes_into_sight(visitor: Any) -> None:
    page = visitor(viewport={"width": 390, "height": 844}, has_touch=True).open(GAPS, waits_for="summary")
    page.locator("button.item").first.tap()
    expect(page.locator("section.evidence h2")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
