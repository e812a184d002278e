"""Policy changes in a browser: a sentence is written anew in place, goes into the Word file, and outlives a reload."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import expect

from raci.log import Body, Decision
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import address_of, open_store
from tests.browser.accessibility import in_both_themes
from tests.browser.conftest import settled

NAME, ROW = "operations-policy", "4.1.2-a"
PAGE = f"/amendment?lang=en&matrix={NAME}"
NEW = "Management answers for the risks of the company."


@pytest.fixture
def server(own_server: str, folder: Path) -> str:
    bodies: list[Body] = [Decision((Change(ROW, "management", (), letters_of("A")),), "somebody must")]
    store = open_store(address_of(folder / "workspace.db"))
    for number, body in enumerate(bodies):
        store.append(NAME, number, typed("Li"), body)
    return own_server


def test_a_sentence_is_written_anew_in_place_and_goes_out(visitor: Any) -> None:
    one = visitor(color_scheme="light")
    page = one.open(PAGE, "ins")
    settled(page)
    assert in_both_themes(page) == []
    template = page.locator("td.new .text").inner_text()
    page.locator(f"[data-id='edit-{ROW}']").click()
    page.locator("textarea").fill(NEW)
    page.keyboard.press("Control+Enter")
    expect(page.locator("tr.edited td.new .text")).to_have_text(NEW)
    settled(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Word file", exact=True).click()
    [table] = Document(io.BytesIO(Path(taken.value.path()).read_bytes())).tables
    assert table.rows[1].cells[3].text == NEW
    page.reload()
    expect(page.locator("tr.edited td.new .text")).to_have_text(NEW)
    expect(page.locator(".kept p")).to_have_text(template)
    page.locator(f"[data-id='back-{ROW}']").click()
    expect(page.locator("td.new .text")).to_have_text(template)
    expect(page.locator("tr.edited")).to_have_count(0)
