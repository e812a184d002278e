"""A policy is read in a browser: parties by keys, letters by keys, and where one was after a reload."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settled
from tests.test_draft_review import POLICY


@pytest.fixture(scope="module")
def server(own_server: str) -> str:
    return own_server


def test_a_policy_is_read_by_keys_and_goes_on_after_a_reload(visitor: Any) -> None:
    page = visitor().open("/policy?lang=en", waits_for="[data-testid=stFileUploader]")
    file = {"name": "policy.txt", "mimeType": "text/plain", "buffer": POLICY.encode()}
    page.locator("input[type=file]").set_input_files(files=[file])
    title = page.locator(".policy h2").first  # the other step goes once this one stands
    expect(title).to_contain_text("4 parties found")
    settled(page)
    page.locator("[data-id='party-仓库主任']").click()
    page.keyboard.press("x")
    expect(page.locator(".list", has_text="仓库主任 is struck")).to_be_visible()
    expect(title).to_contain_text("3 parties found")
    page.locator(".list", has_text="仓库主任 is struck").get_by_role("button").click()
    expect(title).to_contain_text("4 parties found")
    settled(page)
    page.keyboard.press("Control+Enter")
    expect(title).to_contain_text("5 sentences are unread")
    settled(page)
    page.keyboard.type("yay")  # right, A by its key, rightly none
    expect(title).to_contain_text("3 sentences are unread")
    expect(page.locator(".line[aria-current]")).to_contain_text("到货后")
    settled(page)
    page.reload()
    expect(page.locator(".line[aria-current]")).to_contain_text("到货后")
    settled(page)
    expect(title).to_contain_text("3 sentences are unread")
    page.keyboard.press("e")
    page.locator(".more [data-id=output]").fill("验收单")
    page.keyboard.press("Enter")
    expect(page.locator(".more summary")).to_contain_text("验收单")
    page.keyboard.press("Escape")
    expect(page.locator(".more[open]")).to_have_count(0)
    settled(page)
    page.get_by_role("button", name="See the matrix").click()
    expect(page.get_by_role("heading", name=re.compile("2 confirmed letters in 1 activity"))).to_be_visible()


def test_the_way_to_the_letters_is_not_lost_to_a_press_that_follows_it_at_once(visitor: Any) -> None:
    page = visitor().open("/policy?lang=en", waits_for="[data-testid=stFileUploader]")
    file = {"name": "policy.txt", "mimeType": "text/plain", "buffer": f"{POLICY}\n员工使用工具。".encode()}
    page.locator("input[type=file]").set_input_files(files=[file])
    title = page.locator(".policy h2").first
    for wait in (5, 15, 30, 60):  # ms; the second press leaves before the browser knows the address of the first
        expect(title).to_contain_text("part")
        settled(page)
        page.evaluate(
            """(wait) => {
                const press = (key, more) => dispatchEvent(new KeyboardEvent("keydown", { key, ...more }));
                press("Enter", { ctrlKey: true });
                setTimeout(() => press("x"), wait);
            }""",
            wait,
        )
        expect(title).to_contain_text("unread")
        settled(page)
        page.get_by_role("radio", name="1 Parties").or_(page.get_by_text("1 Parties", exact=True)).first.click()
