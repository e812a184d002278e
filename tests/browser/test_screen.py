"""What every page has: the projector mode and the help, each by one key; and the keys of the board."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import settled

TYPE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"


def test_one_key_is_the_projector_mode_over_all_pages_until_it_is_left(visitor: Any) -> None:
    reader = visitor()
    page = reader.open("/matrix?lang=en&layer=stated")
    settled(page)
    whole = page.locator("html")
    page.get_by_role("searchbox").press("f")
    expect(whole).not_to_have_class(re.compile("projector"))
    page.locator("tbody th").first.focus()
    page.keyboard.press("f")
    expect(whole).to_have_class(re.compile("projector"))
    assert page.evaluate(TYPE) == 24
    for name in ("filters", "frame-matrix", "frame-layer", "frame-lang"):
        expect(page.locator(f".st-key-{name}")).to_be_hidden()
    page = reader.open("/process?lang=en&layer=stated", waits_for=".leg button")
    expect(whole).to_have_class(re.compile("projector"))
    expect(page.get_by_text("Operations responsibility policy · Stated")).to_be_visible()
    settled(page)
    page.keyboard.press("?")
    expect(page.get_by_text("projector mode: larger type")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Leave projector mode").click()
    expect(page.locator(".st-key-filters")).to_be_visible()
    assert page.evaluate(TYPE) == 16


def test_the_keys_of_the_board_choose_a_decision_and_act_on_it(visitor: Any) -> None:
    page = visitor().open("/?lang=en&layer=today", waits_for=".board .card")
    settled(page)
    page.keyboard.press("2")
    expect(page.locator(".card").nth(1)).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(".st-key-overview-press")).to_contain_text("Not now, because")
    settled(page)
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".st-key-overview-press")).to_have_count(0)
    settled(page)
    page.locator(".card").nth(1).focus()
    page.keyboard.press("c")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gaps")
    expect(page).to_have_url(re.compile("/gaps.*finding="))
