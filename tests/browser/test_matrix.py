"""The matrix page in a real browser: open, read, filter, take away; by mouse, keyboard and link."""

import io
import re
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settled
from tests.spreadsheets import uncsv

MATRIX = "/matrix?lang=en&layer=stated"
PROPOSED = "/matrix?lang=en&layer=proposed"
IN_SIGHT = """rows => {
  const table = rows[0].closest("table");
  const [head, box] = [table.tHead, table.parentElement].map((one) => one.getBoundingClientRect());
  const places = rows.map((row) => row.getBoundingClientRect());
  return places.filter((row) => row.top >= head.bottom - 1 && row.bottom <= Math.min(box.bottom, innerHeight)).length;
}"""
"""How many of these rows show as a whole."""


def test_a_click_on_a_letter_shows_the_clause_and_can_be_linked_to(visitor: Any) -> None:
    first = visitor()
    page = first.open(MATRIX)
    first.cell("Project approval", "Management").click()
    expect(page.locator("section.evidence h2")).to_have_text("Project approval")
    page.locator("tr:has(.words:text-is('Project approval')) th").click()
    expect(page.locator("section.evidence").first).to_contain_text("Ownership missing")
    first.cell("Decide whether the project goes ahead", "Management").click()
    expect(page.locator("section.evidence").first).to_contain_text("is stated in clause 3.1.2")
    page.wait_for_url(re.compile("cell=3.1.2-b%3Amanagement"))

    second = visitor()
    copied = second.open(page.url.removeprefix(second.server))
    expect(copied.locator("section.evidence h2")).to_have_text("Decide whether the project goes ahead")
    expect(second.cell("Decide whether the project goes ahead", "Management")).to_have_class(re.compile("picked"))


def test_the_reason_of_a_proposal_is_one_click_away(visitor: Any) -> None:
    one = visitor()
    page = one.open(PROPOSED + "&open=initiation")
    one.cell("Check whether the project is feasible and needed", "Finance").click()
    expect(page.locator("section.evidence").first).to_contain_text("finance draws up the budget (2.6.1)")


def test_a_click_moves_nothing_on_the_page(visitor: Any) -> None:
    one = visitor()
    page = one.open(MATRIX + "&open=approval")
    table = page.locator("table[role=treegrid]")
    before = table.bounding_box()
    one.cell("Decide whether the project goes ahead", "Management").click()
    expect(page.locator("section.evidence h2")).to_have_text("Decide whether the project goes ahead")
    settled(page)
    assert table.bounding_box() == before


def test_everything_works_by_keyboard(visitor: Any) -> None:
    page = visitor().open(MATRIX)
    page.locator("tbody th").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("tr[aria-expanded=true]")).to_have_count(1)
    page.wait_for_url(re.compile("open=approval"))
    for key in ["ArrowDown", "ArrowDown", "Home", "ArrowRight", "ArrowRight", "ArrowRight"]:
        page.keyboard.press(key)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("section.evidence h2")).to_have_text("Decide whether the project goes ahead")
    expect(page.locator("section.evidence").first).to_contain_text("Management")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.tagName") == "TD"


def test_typed_letters_do_not_reach_the_hotkeys_of_the_framework(visitor: Any) -> None:
    page = visitor().open(MATRIX)
    page.locator("tbody td").first.focus()
    page.keyboard.press("c")
    page.keyboard.press("End")
    expect(page.locator("tbody tr").first.locator("td").last).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_open_all_and_close_all(visitor: Any) -> None:
    page = visitor().open(MATRIX)
    page.get_by_role("button", name="Open all").click()
    expect(page.locator("tbody tr")).to_have_count(98 + 19)
    page.wait_for_url(re.compile("open=all"))
    settled(page)  # a row that is being drawn anew stands in no table
    assert page.locator("tbody tr").evaluate_all(IN_SIGHT) >= 12  # on a screen of 1280 x 720
    page.get_by_role("button", name="Close all").click()
    expect(page.locator("tbody tr")).to_have_count(19)


def test_quick_clicks_all_count(visitor: Any) -> None:
    page = visitor().open(MATRIX)
    heads = page.locator("tr.step th")
    for place in (3, 2, 1, 0):
        heads.nth(place).click()
    page.wait_for_url(re.compile("open=initiation%2Capproval%2Cpreparation%2Cexecution"))
    expect(page.locator("tr[aria-expanded=true]")).to_have_count(4)


def test_the_language_changes_everything_and_stays_in_the_address(visitor: Any) -> None:
    page = visitor().open(MATRIX)
    page.get_by_role("radio", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("责任矩阵")
    expect(page.locator("th.role span").first).to_have_text("运营部")
    page.wait_for_url(re.compile("lang=zh"))
    expect(page.locator("html")).to_have_attribute("lang", "zh")


def test_a_chinese_browser_starts_in_chinese(visitor: Any) -> None:
    page = visitor(locale="zh-CN").open("/", waits_for=".st-key-overview-more")
    expect(page.get_by_role("heading", level=1)).to_have_text("概览")


def test_the_layer_decides_which_letters_are_shown(visitor: Any) -> None:
    one = visitor()
    page = one.open("/matrix?lang=en&layer=stated")
    expect(one.cell("Risk management", "Management")).to_be_empty()
    page.get_by_role("radio", name="Proposed").click()
    expect(one.cell("Risk management", "Management").locator(".letter.A.proposed")).to_be_visible()


def test_filters_and_search_narrow_the_rows(visitor: Any) -> None:
    page = visitor().open(MATRIX)
    page.get_by_role("searchbox", name="Search").fill("acceptance")
    page.keyboard.press("Enter")
    expect(page.locator("tr.step")).to_have_count(1)
    page.wait_for_url(re.compile("text=acceptance"))
    page.go_back()  # once, to the page without the filter
    expect(page.locator("tr.step")).to_have_count(19)
    page.get_by_role("searchbox", name="Search").fill("no such words")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No row fits these filters.")).to_be_visible()


def downloaded(page: Any, label: str) -> tuple[str, bytes]:
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, path.read_bytes()


def test_the_csv_holds_the_rows_on_screen_and_its_name_says_so(visitor: Any) -> None:
    page = visitor().open(MATRIX + "&process=acceptance&gaps=yes")
    name, data = downloaded(page, "CSV, one row an activity")
    assert name == "operations-policy_stated_acceptance_gaps_wide.csv"
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == 2
    assert [row[0] for row in uncsv(data).rows] == ["3.3.1-b"]


def test_the_workbook_opens_with_three_sheets(visitor: Any) -> None:
    page = visitor().open("/matrix?lang=zh&layer=proposed")
    page.get_by_role("button", name="下载").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Excel，两者及释义").click()
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert book.sheetnames == ["责任矩阵", "字母明细", "释义"]


@pytest.mark.parametrize("filters", ["", "&process=approval&role=finance", "&text=%E9%AA%8C%E6%94%B6"])
def test_scripts_get_the_same_csv_as_the_page(visitor: Any, server: Any, filters: Any) -> None:
    page = visitor().open(PROPOSED + filters)
    name, data = downloaded(page, "CSV, one row a letter")
    address = f"{server}/export/operations-policy.csv?shape=long&layer=proposed&lang=en{filters}"
    with urllib.request.urlopen(address, timeout=20) as answer:
        assert answer.read() == data
        assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{urllib.parse.quote(name)}"


@pytest.mark.parametrize(
    ("path", "status"),
    [("nowhere.csv", 404), ("broken.csv", 503), ("operations-policy.csv?shape=tall", 400), ("..%2fapp.csv", 404)],
)
def test_a_wrong_export_address_says_what_is_wrong(server: Any, path: Any, status: Any) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(f"{server}/export/{path}", timeout=20)
    assert refusal.value.code == status
    assert refusal.value.read().strip()
    refusal.value.close()


def test_a_large_matrix_shows_a_window_of_rows_and_reaches_its_end(visitor: Any) -> None:
    page = visitor().open("/matrix?matrix=huge&lang=en&open=all")
    rows = page.locator("tbody tr:not(.pad)")
    assert rows.count() < 80
    page.locator("tbody th").first.focus()
    page.keyboard.press("Control+End")
    last = page.locator("tr[data-row='2079'] td").last
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()
    page.keyboard.press("Control+Home")
    expect(page.locator("tr[data-row='0'] th")).to_be_focused()


def test_scrolling_a_large_matrix_by_wheel_fills_the_window(visitor: Any) -> None:
    page = visitor().open("/matrix?matrix=large&lang=en&open=all")
    page.locator("div.scroll").hover()
    page.mouse.wheel(0, 9000)
    expect(page.get_by_text("Activity 305 of the large matrix").first).to_be_visible()


def test_on_a_phone_filters_fold_and_the_evidence_comes_up_from_below(visitor: Any) -> None:
    one = visitor(viewport={"width": 390, "height": 844}, has_touch=True)
    page = one.open(MATRIX)
    settled(page)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.locator(".fold summary").tap()
    expect(page.get_by_role("searchbox")).to_be_visible()
    page.locator(".fold summary").tap()
    one.cell("Project approval", "Operations").tap()
    title = page.locator("section.evidence h2")
    expect(title).to_have_text("Project approval")
    expect(title).to_be_in_viewport()
    page.get_by_role("button", name="Close", exact=True).tap()
    expect(title).not_to_be_in_viewport()
    page.get_by_test_id("stExpandSidebarButton").tap()
    menu = page.get_by_test_id("stSidebar")
    expect(menu).to_have_attribute("data-collapsed", "false")
    menu.get_by_role("link", name="Matrix", exact=True).tap()
    expect(menu).to_have_attribute("data-collapsed", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_unknown_matrix_is_told_and_another_can_be_chosen(visitor: Any) -> None:
    page = visitor().open("/matrix?matrix=nowhere&lang=en", waits_for="[data-testid=stAlert]")
    expect(page.get_by_text("There is no matrix called nowhere.")).to_be_visible()
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="Operations responsibility policy").click()
    expect(page.locator("table[role=treegrid]")).to_be_visible()


def test_leaving_the_page_keeps_matrix_layer_and_language(visitor: Any) -> None:
    page = visitor().open("/matrix?matrix=large&lang=zh&layer=proposed")
    page.get_by_role("link", name="概览").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("概览")
    page.wait_for_url(re.compile("(?=.*matrix=large)(?=.*layer=proposed)(?=.*lang=zh)"))


def test_back_returns_to_the_page_before_in_one_step(visitor: Any) -> None:
    page = visitor().open("/matrix?matrix=large&lang=en&layer=stated")
    page.get_by_role("link", name="Overview").click()
    page.wait_for_url(re.compile("/\\?.*matrix=large"))
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Matrix")
