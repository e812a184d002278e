"""Every page with two workshops in the log: what axe finds, the projector mode, and what its sheets of paper hold."""

import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import pytest
from playwright.sync_api import Page, expect

from tests import shots
from tests.browser.accessibility import in_both_themes
from tests.browser.conftest import settled
from tests.conftest import ROOT
from tests.servers import serving
from tests.shots import DONE, GRID, ITEM, OPEN, SHEET, TEXT, State

INK = ("rgb(27, 36, 48)", "rgb(232, 236, 241)")
"""Text on a light and on a dark page."""
TYPE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
SMALL = """() => {
  const small = [];
  const visit = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.shadowRoot) visit(node.shadowRoot);
      const box = node.parentElement;
      if (node.nodeType !== 3 || node.data.trim().length < 3) continue;
      if (!box?.checkVisibility() || box.closest("style, script, svg, kbd, thead")) continue;
      if (parseFloat(getComputedStyle(box).fontSize) < 13.99) small.push(node.data);
    }
  };
  visit(document.querySelector(".stMain"));
  return small;
}"""
"""Words in type below 14 px; letters, marks, keys, heads of columns and figures are none."""
PAGES = {
    "overview": State("", "/?layer=today", ".board h2"),
    "matrix": State("", "/matrix?layer=today&open=all", GRID),
    "wide": State("", "/matrix?matrix=two-hundred-roles&open=all", GRID),
    "process": State("", "/process?layer=stated", ".leg button"),
    "duties": State("", "/process?matrix=brand-custody", ".st-key-posts table"),
    "role": State("", "/role?layer=today&role=operations", ".lanes"),
    "gaps": State("", "/gaps?layer=today", ITEM),
    "questions": State("", "/gaps?layer=today&view=questions", ITEM),
    "compare": State("", "/compare?from=stated&to=proposed", "section.evidence"),
    "prepare": State("", "/prepare?layer=today", "input[type=checkbox]"),
    "invited": State("", f"/prepare?code={OPEN}", ".st-key-prepare-room"),
    "amendment": State("", f"/amendment?code={DONE}", "h2"),
    "record": State("", "/record", ITEM),
    "minutes": State("", f"/record?view=minutes&code={DONE}", "section"),
    "file": State("", "/record?view=file", ".stCode"),
    "library": State("", "/library", "h2"),
    "bring": State("", "/bring", ".st-key-bring-tables table", gives=SHEET),
    "policy": State("", "/policy", ".policy h2", gives=TEXT),
}
UNKNOWN_TO_AXE = ("prepare", "invited", "questions", "amendment", "minutes", "file", "library", "bring", "policy")
"""Those that the tests of the other files do not look at."""


@pytest.fixture(scope="module")
def server(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("seeded")
    shutil.copy(ROOT / "tests/cases/yaml/two-hundred-roles.yaml", folder)
    store = shots.seed(folder)
    with serving(folder) as address:
        yield address
    store.close()


def opened(visitor: Any, name: str, lang: str = "en", scheme: str = "light") -> Page:
    state = PAGES[name]
    visit = visitor(color_scheme=scheme)
    address = state.address + ("&" if "?" in state.address else "?") + f"lang={lang}"
    page: Page = visit.open(address, waits_for="[data-testid=stFileUploader]" if state.gives else state.sign)
    if state.gives:
        page.locator("input[type=file]").first.set_input_files(state.gives)
    page.locator(state.sign).first.wait_for()
    settled(page)
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_by_all_projected_by_one_key_and_printed(visitor: Any, name: str) -> None:
    """One visit for all of it: to open a page takes longer than to look at it."""

    page = opened(visitor, name)
    assert page.evaluate(SMALL) == []
    if name in UNKNOWN_TO_AXE:
        assert in_both_themes(page) == []
    project(page)
    page.emulate_media(color_scheme="dark")
    check_sheets(page, name)


@pytest.mark.parametrize("name", PAGES)
def test_sheets_of_paper_in_chinese_say_what_they_are_and_cut_nothing(visitor: Any, name: str) -> None:
    check_sheets(opened(visitor, name, "zh"), name)


def project(page: Page) -> None:
    """Into projector mode and back, by one key."""

    page.set_viewport_size({"width": 1920, "height": 1080})
    page.locator(".st-key-screen .leave").wait_for(state="attached")  # whoever draws it hears the key
    page.keyboard.press("f")
    page.locator(".st-key-screen .leave").wait_for()
    assert page.evaluate(TYPE) == 24
    assert page.locator(".st-key-page").bounding_box()["width"] > 1800
    expect(page.locator(".st-key-filters, .st-key-frame-lang").filter(visible=True)).to_have_count(0)
    page.keyboard.press("f")
    expect(page.locator(".st-key-screen .leave")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 720})


def check_sheets(page: Page, name: str) -> None:
    """Every sheet names policy, day and its number, and no line goes over its edge."""

    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert 1 <= len(sheets) < 40
    policy = page.title().partition(" · ")[2]
    for number, sheet in enumerate(sheets, 1):
        told = "".join(sheet.get_textpage().get_text_bounded().split())
        assert f"{number}/{len(sheets)}" in told
        assert str(date.today()) in told
        if name not in ("library", "bring", "policy"):
            assert "".join(policy.split()) in told
        edges = [piece.get_bounds()[2] for piece in sheet.get_objects([raw.FPDF_PAGEOBJ_PATH])]
        assert max(edges, default=0) <= sheet.get_width() + 1  # the lines of a table are as wide as it is
    sheets.close()


def test_the_relay_prints_its_lines(visitor: Any) -> None:
    page = opened(visitor, "process")
    line = "(cell, where) => getComputedStyle(cell, where)"
    page.emulate_media(media="print")
    own = page.locator("td.out").first.evaluate(f"cell => ({line})(cell, '::after').borderLeftStyle")
    taken = page.locator("td.in").first.evaluate(f"cell => ({line})(cell, '::before').borderLeftStyle")
    assert (own, taken) == ("solid", "solid")
    legs = page.locator(".leg").count()
    assert page.locator(".leg td.out").count() == page.locator(".leg td.in").count() == legs - 1


@pytest.mark.parametrize(("name", "words"), [("gaps", "↑ ↓"), ("record", "Choose an entry")])
def test_what_is_said_of_keys_and_presses_is_not_on_paper(visitor: Any, name: str, words: str) -> None:
    page = opened(visitor, name)
    hint = page.locator("[class*=st-key-only-screen-]").get_by_text(words)
    expect(hint).to_be_visible()
    page.emulate_media(media="print")
    expect(hint).to_be_hidden()


def test_a_figure_can_be_read_when_the_theme_turns_and_on_paper(visitor: Any) -> None:
    page = visitor(color_scheme="light").open(
        "/?layer=stated&more=yes&lang=en", waits_for=".js-plotly-plot .ytick text"
    )
    settled(page)
    name = page.locator(".js-plotly-plot .ytick text").first
    expect(name).to_have_css("fill", INK[0])
    page.emulate_media(color_scheme="dark")
    expect(name).to_have_css("fill", INK[1])
    page.emulate_media(media="print", color_scheme="dark")
    expect(name).to_have_css("fill", INK[0])


def test_the_filters_of_the_library_fold_on_a_phone(visitor: Any) -> None:
    page = visitor(viewport={"width": 390, "height": 844}, has_touch=True).open("/library?lang=en", waits_for="h2")
    settled(page)
    search = page.get_by_placeholder("Search words in all matrices")
    expect(search).to_be_hidden()
    page.locator(".fold summary").tap()
    expect(search).to_be_visible()
    expect(page.get_by_text(".txt")).to_have_count(0)
