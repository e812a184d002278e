"""Leadership's pages in a real browser: the answer without scrolling, the way behind each number, paper."""

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from raci.model.letters import Layer
from raci.model.terms import LAYERS
from raci.words.sentences import say
from tests.browser.conftest import settled
from tests.matrices import policy
from tests.spreadsheets import uncsv


def test_the_first_screen_holds_the_answer(visitor: Any) -> None:
    """And no byte of what draws figures is fetched for it."""

    first = visitor()
    fetched: list[str] = []
    first.page.on("request", lambda request: fetched.append(request.url))
    page = first.open("/?lang=en&layer=stated", waits_for=".board h2")
    settled(page)
    expect(page.locator(".board h2")).to_be_in_viewport(ratio=1)
    for sign in (".board .bar", ".cards", ".tiles", ".st-key-overview-more summary"):
        expect(page.locator(f".st-key-page {sign}").first).to_be_in_viewport(ratio=1)
    assert [url for url in fetched if "Plotly" in url] == []


def test_a_part_of_the_bar_leads_to_its_causes(visitor: Any) -> None:
    page = visitor().open("/?lang=en&layer=stated", waits_for=".board h2")
    settled(page)
    page.get_by_role("link", name="5 closed by open proposals").click()
    expect(page.locator("button.item")).to_have_count(5)
    expect(page).to_have_url(re.compile("/gaps.*remedy=proposed"))


def test_a_number_of_the_heat_table_leads_to_its_gaps(visitor: Any) -> None:
    page = visitor().open("/?lang=en&layer=stated&more=yes", waits_for=".js-plotly-plot .textpoint")
    page.locator(".st-key-overview-heat .textpoint text", has_text=re.compile("^2$")).last.click(force=True)
    expect(page).to_have_url(re.compile("/gaps.*process="))
    expect(page.locator("button.item")).to_have_count(2)


def test_back_on_the_overview_an_old_click_leads_nowhere(visitor: Any) -> None:
    page = visitor().open("/?lang=en&layer=stated&more=yes", waits_for=".js-plotly-plot .textpoint")
    page.locator(".st-key-overview-heat .textpoint text", has_text=re.compile("^2$")).last.click(force=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Gaps")
    page.get_by_role("link", name="Overview").click()
    page.locator(".board h2").wait_for()
    settled(page)
    page.get_by_text("More: where the gaps are").click()
    expect(page.locator(".st-key-overview-heat .textpoint").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")


def test_a_box_of_the_chart_opens_its_party_and_the_list_another(visitor: Any) -> None:
    page = visitor().open("/role?matrix=brand-custody&lang=en", waits_for=".st-key-role-chart svg a")
    page.locator(".st-key-role-chart svg a", has_text="artist").click()
    expect(page.get_by_role("heading", level=2).first).not_to_have_text(re.compile("^Operation director"))
    expect(page).to_have_url(re.compile("matrix=brand-custody"))
    page.locator(".st-key-role-role").scroll_into_view_if_needed()  # a list that opens while the page moves closes
    page.locator(".st-key-role-role button").click()
    page.get_by_role("option", name="General manager").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text(re.compile("^General manager"))


def test_a_step_is_picked_by_keyboard_and_can_be_linked_to(visitor: Any) -> None:
    first = visitor()
    page = first.open("/process?lang=en&layer=stated", waits_for=".leg button")
    page.get_by_role("button", name=re.compile("Write out the acceptance report")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("section.evidence h2").first).to_contain_text("Write out the acceptance report")
    expect(page).to_have_url(re.compile("step=3.3.1-c"))
    copied = visitor().open(page.url.removeprefix(first.server), waits_for=".leg button")
    expect(copied.locator("button[aria-current]")).to_contain_text("Write out the acceptance report")


def test_the_baton_is_drawn_between_all_steps(visitor: Any) -> None:
    page = visitor().open("/process?lang=en&layer=stated", waits_for=".leg button")
    expect(page.locator("path.baton")).to_have_count(24)
    expect(page.locator("path.baton.dropped")).to_have_count(0)  # somebody has a part on both sides of each


@pytest.mark.parametrize(
    ("label", "name", "begins"),
    [
        ("BPMN 2.0, whole process", "operations-policy_stated_process.bpmn", b"<?xml"),
        ("Mermaid text, whole process", "operations-policy_stated_process.mmd", b"flowchart"),
    ],
)
def test_the_process_can_be_taken_away(visitor: Any, label: Any, name: Any, begins: Any) -> None:
    page = visitor().open("/process?lang=en&layer=stated", waits_for=".leg button")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    assert waiting.value.suggested_filename == name
    assert waiting.value.path().read_bytes().startswith(begins)


def test_a_department_takes_away_just_its_rows(visitor: Any) -> None:
    page = visitor().open("/role?lang=en&role=finance", waits_for="section.evidence")
    settled(page)
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV, one row a letter").click()
    table = uncsv(waiting.value.path().read_bytes())
    rows = {row[table.columns.index("activity_id")] for row in table.rows}
    assert len(rows) == 9


def test_a_topic_is_searched_in_all_matrices(visitor: Any) -> None:
    page = visitor().open("/role?lang=en", waits_for="section.evidence")
    page.get_by_role("searchbox").fill("training")
    page.keyboard.press("Enter")
    expect(page.locator("table.plain td", has_text="Brand custody").first).to_be_visible()


PALE = """() => {
  const pale = [];
  const visit = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.shadowRoot) visit(node.shadowRoot);
      const box = node.parentElement;
      if (node.nodeType !== 3 || !node.data.trim() || box.closest("style, script, svg, .letter")) continue;
      const { color } = getComputedStyle(box);
      const light = color.match(/[0-9.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
      if (box.checkVisibility() && light > (color.startsWith("rgb") ? 150 : 0.6)) pale.push(node.data);
    }
  };
  visit(document.querySelector(".stMain"));
  return pale;
}"""
"""Texts that white paper would swallow."""


@pytest.mark.parametrize("address", ["/?x=", "/process?x=", "/role?role=operations", "/gaps?x=", "/compare?x="])
def test_every_page_prints_dark_on_white_without_its_controls(visitor: Any, address: Any) -> None:
    page = visitor(color_scheme="dark").open(f"{address}&lang=en&layer=stated", waits_for="h2")
    settled(page)
    page.emulate_media(media="print", color_scheme="dark")
    for name in ("frame", "filters"):
        expect(page.locator(f".st-key-{name}")).to_be_hidden()
    assert (
        page.locator(".stApp").evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert page.evaluate(PALE) == []


@pytest.mark.parametrize(
    ("lang", "layer", "signed"), [("en", "stated", "Head of operations"), ("zh", "today", "运营部负责人")]
)
def test_a_department_is_one_sheet_of_paper_with_policy_layer_day_and_a_line_to_sign(
    visitor: Any, lang: str, layer: Any, signed: Any
) -> None:
    page = visitor().open(f"/role?role=operations&lang={lang}&layer={layer}", waits_for=".lanes .party")
    settled(page)
    sheet = page.locator(".sheet")
    expect(sheet).to_be_hidden()
    title, told = policy().title.of(lang), say(LAYERS[Layer(layer)][0], lang)
    for text in (title, told, str(date.today())):
        expect(sheet.locator(".head")).to_contain_text(text)
    expect(sheet.locator("footer")).to_contain_text(signed)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.locator(".st-key-on-screen")).to_be_hidden()


def test_the_numbers_of_a_figure_can_be_taken_away(visitor: Any) -> None:
    page = visitor().open("/?lang=en&layer=stated&more=yes", waits_for=".js-plotly-plot .textpoint")
    expect(page.locator(".st-key-overview-load .bars").first).to_be_visible()  # the last figure; nothing moves after it
    page.get_by_text("The same as a table").first.click()
    expect(page.locator(".st-key-overview-heat-csv button")).to_be_visible()
    settled(page)
    page.locator(".st-key-overview-heat-csv button").scroll_into_view_if_needed()
    with page.expect_download() as waiting:
        page.locator(".st-key-overview-heat-csv button").click()
    assert waiting.value.suggested_filename == "operations-policy_stated_gaps-by-process.csv"
    assert len(uncsv(waiting.value.path().read_bytes()).rows) == 4


@pytest.mark.parametrize("address", ["/?x=", "/process?x=", "/role?role=operations", "/compare?x="])
def test_on_a_phone_nothing_is_wider_than_the_screen(visitor: Any, address: Any) -> None:
    page = visitor(viewport={"width": 390, "height": 844}).open(f"{address}&lang=zh&layer=stated", waits_for="h2")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
