"""Paper, assistive technology, dark and light: what the eye and axe see on every page."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import apart_from_colours, in_both_themes
from tests.browser.conftest import settled
from tests.conftest import ROOT

A4_WIDTH, A4_HEIGHT = (297 - 24) / 25.4 * 96, (210 - 24) / 25.4 * 96
"""CSS pixels of a sheet on its side within its margins of 12 mm."""

PAGES = [
    "/?layer=proposed&more=yes",
    "/?matrix=brand-custody&more=yes",
    "/process?layer=stated&step=3.3.1-b",
    "/role?layer=stated&role=operations",
    "/role?matrix=brand-custody",
    "/compare?layer=stated",
    "/matrix?layer=proposed&cell=3.3.1-b:operations&open=acceptance",
    "/matrix?matrix=large",
    "/gaps?layer=stated&finding=RACI101:4.1.3-b",
    "/matrix?edit=yes&open=acceptance&cell=3.3.1-b:operations",
    "/prepare?matrix=operations-policy",
    "/record?matrix=operations-policy&view=log",
]

GRID = "table[role=treegrid]"
SIGNS = {
    "/": ".js-plotly-plot .main-svg",
    "/process": ".leg",
    "/role": ".st-key-on-screen",
    "/compare": "section.evidence",
    "/matrix": "section.evidence",
    "/gaps": "section.evidence",
    "/prepare": "input[type=checkbox]",
    "/record": ".root",
}
"""Page -> what stands there once it is whole."""


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(visitor: Any, address: Any) -> None:
    sign = SIGNS[address.split("?")[0]]
    visit = visitor(color_scheme="light")
    assert in_both_themes(whole(visit.open(f"{address}&lang=en", waits_for=sign))) == []
    assert apart_from_colours(whole(visit.open(f"{address}&lang=zh", waits_for=sign))) == []


def whole(page: Page) -> Page:
    settled(page)
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    return page


def test_letters_differ_in_shape_and_proposals_in_outline(visitor: Any) -> None:
    page = visitor().open("/matrix?lang=en&layer=proposed&open=all")
    shape = "element => getComputedStyle(element).borderRadius + getComputedStyle(element).height"
    solid = {letter: page.locator(f".legend .letter.{letter}").first.evaluate(shape) for letter in "ARSCI"}
    assert len(set(solid.values())) == 5
    fill = "element => getComputedStyle(element).backgroundColor"
    assert page.locator("td .letter.A.proposed").first.evaluate(fill) == "rgba(0, 0, 0, 0)"
    assert page.locator("td .letter.A.stated").first.evaluate(fill) != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_every_row_on_white(visitor: Any, scheme: Any) -> None:
    page = visitor(color_scheme=scheme).open("/matrix?matrix=large&lang=en&open=all")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=scheme)
    expect(page.locator(".sheet")).to_have_count(2)  # 50 columns
    expect(page.locator(".sheets tbody tr")).to_have_count(2 * 520)
    assert page.locator(".sheets").evaluate("element => element.scrollHeight <= element.clientHeight")
    for name in ("frame", "filters"):
        expect(page.locator(f".st-key-{name}")).to_be_hidden()
    told = "500 rows, 50 roles · Today: the policy, then decisions over it · Columns 1 to"
    expect(page.get_by_text(told)).to_be_visible()
    ground = page.locator(".sheets tbody th").first.evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_the_printed_page_is_a_pdf_of_several_pages(visitor: Any) -> None:
    page = visitor().open("/matrix?lang=en&open=all")
    assert page.pdf(format="A4", landscape=True).count(b"/Type /Page\n") > 1


def test_a_matrix_too_wide_for_a_sheet_goes_on_with_its_heads_on_the_next(visitor: Any, matrices: Path) -> None:
    shutil.copy(ROOT / "tests" / "cases" / "yaml" / "two-hundred-roles.yaml", matrices)
    page = visitor().open("/matrix?matrix=two-hundred-roles&lang=en&open=all")
    names = page.locator(".scroll thead th.role span").all_inner_texts()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    sheets = page.locator(".sheets .sheet")
    assert (len(names), sheets.count()) == (181, 6)  # 19 posts hold no letter and have no column on screen either
    assert page.locator(".sheets thead th.role span").all_inner_texts() == names
    expect(page.locator(".scroll")).to_be_hidden()
    rows = page.locator(".scroll tbody tr").count()
    for sheet in sheets.all():
        assert sheet.locator("tbody th .words").count() == rows
        assert sheet.locator("table").bounding_box()["width"] <= A4_WIDTH
        assert sheet.locator("thead").bounding_box()["height"] <= A4_HEIGHT / 4
    expect(sheets.nth(1).locator("thead .here")).to_contain_text(f"Columns 32 to 62 of 181: {names[31]} to {names[61]}")
    letters = [page.locator(f"{box} tbody td .letter").count() for box in (".scroll", ".sheets")]
    assert letters[0] == letters[1] > 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheets.count() == 0


def test_the_columns_of_the_policy_fit_on_one_sheet(visitor: Any) -> None:
    page = visitor().open("/matrix?lang=en&open=all")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".sheets").count() == 0
    assert page.locator(".scroll table").bounding_box()["width"] <= A4_WIDTH


def test_a_comparison_on_paper_says_what_is_compared(visitor: Any) -> None:
    page = visitor().open("/compare?lang=en&layer=today&from=stated&to=proposed")
    page.emulate_media(media="print")
    expect(page.locator(".st-key-on-paper-head")).to_contain_text("Stated → Proposed")
    caption = page.locator("p.caption")
    expect(caption).to_contain_text("Stated → Proposed, as the latter shows it")
    expect(caption).not_to_contain_text("Today")
