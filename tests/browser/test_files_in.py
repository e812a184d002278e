"""A matrix brought in and a file brought back, and the library, in a real browser on one server that may be written."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from raci.file.load import load
from raci.model.letters import Layer
from raci.out import export
from raci.views.tables import wide
from tests.browser.conftest import settled
from tests.conftest import POLICY

TABLE = "Task,Ops,IT,Sales\nPlan,A/R,C,\nBuild,A,R,n/a\nShip,★,R,I\n"


@pytest.fixture(scope="module")
def server(own_server: str) -> str:
    return own_server


def changed(folder: Path) -> Path:
    """The policy as it is given out, one empty cell of its first row filled."""

    matrix = load(POLICY)
    table = wide(matrix, Layer.TODAY, "en")
    first = len(table.columns) - len(matrix.roles)
    row = table.rows[0]
    row[row.index("", first)] = "C"
    path = folder / "back.csv"
    path.write_bytes(export.csv(table))
    return path


def test_a_file_is_corrected_and_kept_and_another_comes_back_and_is_applied(visitor: Any, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(TABLE, encoding="utf-8")
    page = visitor().open("/bring?lang=en", "[data-testid=stFileUploader]")
    settled(page)
    page.locator("input[type=file]").set_input_files(tmp_path / "plan.csv")
    expect(page.get_by_text("6 of 7 cells are read; 1 place asks you")).to_be_visible()
    settled(page)
    page.locator(".st-key-bring-ask-0").get_by_text("A", exact=True).click()
    expect(page.get_by_text("7 of 7 cells are read; nothing is left to ask")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Keep these 3 activities").click()
    page.get_by_label("Your name").fill("Li")
    page.get_by_label("Your name").press("Tab")
    settled(page)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Matrix", exact=True).click()
    expect(page.get_by_role("gridcell").first).to_be_visible()
    assert "matrix=plan" in page.url

    page.goto(f"{page.url.partition('/matrix')[0]}/bring?lang=en")
    page.locator("[data-testid=stFileUploader]").wait_for()
    settled(page)
    page.locator("input[type=file]").set_input_files(changed(tmp_path))
    expect(page.get_by_text("1 cell differs from Operations responsibility policy")).to_be_visible()
    settled(page)
    page.get_by_label("All of them").uncheck()
    expect(page.get_by_role("button", name="Apply 0 cells")).to_be_disabled()
    settled(page)
    page.get_by_label("All of them").check()
    expect(page.get_by_role("button", name="Apply 1 cell")).to_be_enabled()
    settled(page)
    page.get_by_label("Reason, in one line").fill("they asked for it")
    page.get_by_label("Your name").fill("Li")
    page.get_by_label("Your name").press("Tab")
    settled(page)
    page.get_by_role("button", name="Apply 1 cell").click()
    expect(page.get_by_text("Entry 1 of the log: 1 cell")).to_be_visible()
    expect(page.get_by_text("The file says what Operations responsibility policy says today")).to_be_visible()


def test_the_library_narrows_duplicates_and_deletes(visitor: Any) -> None:
    page = visitor().open("/library?lang=en&matrix=operations-policy", "tr.row")
    settled(page)
    page.get_by_role("button", name="Duplicate").click()
    page.get_by_label("Name in addresses and files").fill("the-copy")
    page.get_by_label("Your name").fill("Wang")
    page.get_by_label("Your name").press("Tab")
    settled(page)
    page.get_by_role("button", name="Keep the copy").click()
    expect(page.get_by_text("The copy is kept as it is today, with all decisions")).to_be_visible()
    settled(page)
    page.get_by_placeholder("Search words in all matrices").fill("zzzz")
    page.get_by_placeholder("Search words in all matrices").press("Enter")
    expect(page.get_by_text("No matrix holds these words")).to_be_visible()
    settled(page)
    page.get_by_placeholder("Search words in all matrices").fill("")
    page.get_by_placeholder("Search words in all matrices").press("Enter")
    expect(page.locator("tr.row[aria-current]")).to_have_count(1)
    settled(page)
    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_label("Your name").fill("Wang")
    page.get_by_label("Your name").press("Tab")
    settled(page)
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("Deleted. Its log is kept.")).to_be_visible()
