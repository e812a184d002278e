"""Paper, assistive technology, dark and light: what the eye and axe see on every page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = [
    "/?layer=proposed",
    "/?matrix=brand-custody",
    "/process?layer=stated&step=3.3.1-b",
    "/role?layer=stated&role=operations",
    "/role?matrix=brand-custody",
    "/compare?layer=stated",
    "/matrix?layer=proposed&cell=3.3.1-b:operations&open=acceptance",
    "/matrix?matrix=large",
    "/gaps?layer=stated&finding=RACI101:3.1.3-b",
    "/matrix?edit=yes&open=acceptance&cell=3.3.1-b:operations",
    "/prepare?matrix=operations-policy",
    "/record?matrix=operations-policy&view=log",
]

GRID = "table[role=treegrid]"
SIGNS = {
    "/": ".js-plotly-plot .main-svg",
    "/process": ".leg",
    "/role": ".js-plotly-plot .main-svg",
    "/compare": GRID,
    "/matrix": "section.evidence",
    "/gaps": "section.evidence",
    "/prepare": "input[type=checkbox]",
    "/record": ".root",
}
"""Page -> what stands there once it is whole."""

FRAMEWORK = {"exclude": [["[data-testid=stHeader]"], ["[data-testid=stTopNavLinkContainer]"]]}
"""Streamlit's own header; what we draw lies outside it."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(visitor, address, lang, scheme):
    page = visitor(color_scheme=scheme).open(f"{address}&lang={lang}", waits_for=SIGNS[address.split("?")[0]])
    found = Axe().run(page, context=FRAMEWORK).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found] == []


def test_letters_differ_in_shape_and_proposals_in_outline(visitor):
    page = visitor().open("/matrix?lang=en&layer=proposed&open=all")
    shape = "element => getComputedStyle(element).borderRadius + getComputedStyle(element).height"
    solid = {letter: page.locator(f".legend .letter.{letter}").first.evaluate(shape) for letter in "ARSCI"}
    assert len(set(solid.values())) == 5
    fill = "element => getComputedStyle(element).backgroundColor"
    assert page.locator("td .letter.A.proposed").first.evaluate(fill) == "rgba(0, 0, 0, 0)"
    assert page.locator("td .letter.A.stated").first.evaluate(fill) != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_every_row_on_white(visitor, scheme):
    page = visitor(color_scheme=scheme).open("/matrix?matrix=large&lang=en&open=all")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=scheme)
    expect(page.locator("tbody tr")).to_have_count(520)
    scroll = page.locator("div.scroll")
    assert scroll.evaluate("element => element.scrollHeight <= element.clientHeight")
    for name in ("frame", "filters"):
        expect(page.locator(f".st-key-{name}")).to_be_hidden()
    expect(page.get_by_text("500 rows, 50 roles · Today: the policy, then decisions over it")).to_be_visible()
    ground = page.locator("tbody th").first.evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_the_printed_page_is_a_pdf_of_several_pages(visitor):
    page = visitor().open("/matrix?lang=en&open=all")
    assert page.pdf(format="A4", landscape=True).count(b"/Type /Page\n") > 1
