"""A real server and a real browser; without Chromium these tests skip, unless RACI_REQUIRE_BROWSER is set."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect, sync_playwright

from tests.conftest import POLICY
from tests.servers import serving

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
expect.set_options(timeout=15_000)  # two workers share two processors
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("RACI_REQUIRE_BROWSER"):
            pytest.fail("RACI_REQUIRE_BROWSER is set and there is no Chromium")
        pytest.skip("no Chromium on this machine; install it to run the browser tests (Debian: apt install chromium)")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(chromium: Any, matrices: Path) -> Iterator[str]:
    """The address of a running app on its own port and its own folder of matrices."""

    with serving(matrices) as address:
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the policy that only the tests of one module have, so that they may write."""

    folder = tmp_path_factory.mktemp("own")
    shutil.copy(POLICY, folder)
    return folder


@pytest.fixture(scope="module")
def own_server(chromium: Any, folder: Any) -> Iterator[str]:
    """The address of an app on `folder`; a module that writes overrides `server` with it."""

    with serving(folder) as address:
        yield address


class Visitor:
    """A page of the app in a fresh browser context, and everything it complained about or fetched from elsewhere."""

    def __init__(self, browser: Browser, server: str, **context: Any) -> None:
        context.setdefault("viewport", {"width": 1280, "height": 720})
        context.setdefault("locale", "en-US")
        self.server = server
        self.context = browser.new_context(accept_downloads=True, **context)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self.complaints.append(line.text) if _is_complaint(line) else None)
        self.page.on("request", lambda request: self._note(request.url))

    def known_as(self, secret: str) -> "Visitor":
        """A phone that has been here before, and told this secret."""

        self.context.add_init_script(f"localStorage.setItem('raci-phone', '\"{secret}\"')")
        return self

    def open(self, address: str, waits_for: str = "table[role=treegrid]") -> Page:
        self.page.goto(self.server + address)
        self.page.locator(waits_for).first.wait_for()
        return self.page

    def cell(self, row: str, column: str) -> Any:
        """The cell of a row that contains one text and a column that is called another."""

        heads = self.page.locator("th.role span").all_inner_texts()
        return self.page.locator(f"tbody tr:has(.words:text-is('{row}'))").locator("td").nth(heads.index(column))

    def _note(self, url: str) -> None:
        if not url.startswith((self.server, self.server.replace("http", "ws"), "data:", "blob:")):
            self.foreign.append(url)


def settled(page: Page) -> None:
    """Wait until everything is drawn: a driver is faster than a hand, and presses what is not there yet."""

    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")


def press(page: Page, key: str, sign: str) -> None:
    """Press a key that brings something onto the page; again where the page did not listen yet."""

    settled(page)
    for _ in range(5):
        page.keyboard.press(key)
        try:
            page.locator(sign).first.wait_for(timeout=2_000)
            return
        except TimeoutError:
            settled(page)
    pytest.fail(f"{key} did not bring {sign}")


TAPPED = """
(plans) => {
  const roots = [...document.querySelectorAll("*")].map((one) => one.shadowRoot);
  const root = roots.find((one) => one?.querySelector("[data-id=next]"));
  let taps = 0;
  for (const plan of plans) for (const id of [...plan, "next"]) {
    root.querySelector(`[data-id="${id}"]`).click();
    taps += 1;
  }
  return taps;
}
"""
"""Taps the buttons of each question, then the way on; how many taps that took."""


def tapped(page: Page, plans: list[list[str]]) -> int:
    """Let a phone answer question by question, by the buttons that are named; how many taps that took."""

    taps: int = page.evaluate(TAPPED, plans)
    return taps


def by_hand(page: Page) -> None:
    """Open what the facilitator enters for those without a phone."""

    page.get_by_text("By hand").click()
    expect(page.get_by_text("Who dissents")).to_be_visible()


def _is_complaint(line: Any) -> bool:
    """Streamlit probes `<page>/_stcore/health` before it finds its base path; that 404 is its own."""

    return line.type == "error" and "_stcore/" not in line.location.get("url", "")


@pytest.fixture
def visitor(chromium: Any, server: Any) -> Iterator[Any]:
    """Makes visitors; closes them, and fails where a page complained or fetched anything from elsewhere."""

    yield from visitors(chromium, server)


def visitors(chromium: Browser, server: str) -> Iterator[Callable[..., Visitor]]:
    made: list[Visitor] = []

    def new(**context: object) -> Visitor:
        made.append(Visitor(chromium, server, **context))
        return made[-1]

    yield new
    for one in made:
        one.context.close()
    assert [text for one in made for text in one.complaints] == []
    assert [url for one in made for url in one.foreign] == []
