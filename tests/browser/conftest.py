"""A real server and a real browser; without Chromium these tests skip, unless RACI_REQUIRE_BROWSER is set."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, expect, sync_playwright

from raci.store import open_store
from tests.conftest import POLICY
from tests.servers import serving

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
expect.set_options(timeout=15_000)  # three workers share two processors
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try what fails in a browser once more (`-rR` lists it): a click can get lost where the machine is busy."""

    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.flaky(reruns=1))


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


@pytest.fixture(scope="module")
def store(folder: Any) -> Iterator[Any]:
    """What the app on `folder` has in its database."""

    store = open_store(f"sqlite:///{folder}/workspace.db")
    yield store
    store.close()


class Tabs:
    """Tabs that stand open for the next test: an app that a tab has shown before costs it a third of the first time.

    What a test leaves behind goes: storage, cookies, listeners, routes, sizes and themes. A context that a test has
    changed as a whole (offline, scripts, clock) is closed instead.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._free: dict[str, list[Page]] = {}

    def take(self, options: dict[str, Any]) -> Page:
        free = self._free.get(repr(options))
        return free.pop() if free else self.browser.new_context(accept_downloads=True, **options).new_page()

    def give_back(self, page: Page, server: str, options: dict[str, Any]) -> None:
        page.unroute_all()
        page.emulate_media(media="null", color_scheme="null")
        page.set_viewport_size(options["viewport"])
        page.goto(server + BLANK)
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies()
        self._free.setdefault(repr(options), []).append(page)


BLANK = "/_stcore/health"
"""An address of the app itself that draws nothing."""


class Visitor:
    """A page of the app for one test alone, and everything it complained about or fetched from elsewhere."""

    def __init__(self, tabs: Tabs, server: str, **options: Any) -> None:
        self.options = {"viewport": {"width": 1280, "height": 720}, "locale": "en-US"} | options
        self.server = server
        self.page: Page = tabs.take(self.options)
        self._first = self.page
        self._changed = False
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self._listeners = {"pageerror": self._error, "console": self._line, "request": self._note}
        for event, listener in self._listeners.items():
            self.page.on(event, listener)  # type: ignore[call-overload]  # one overload an event

    @property
    def context(self) -> BrowserContext:
        """The browser context, to be changed at will: no other test gets it."""

        self._changed = True
        return self.page.context

    def leave(self, tabs: Tabs) -> None:
        """Give the tab back, or close what another test could trip over."""

        for event, listener in self._listeners.items():
            self._first.remove_listener(event, listener)
        if self._changed or self.page is not self._first or self._first.is_closed():
            self._first.context.close()
        else:
            tabs.give_back(self._first, self.server, self.options)

    def known_as(self, secret: str) -> "Visitor":
        """A phone that has been here before, and told this secret."""

        self.page.goto(self.server + BLANK)
        self.page.evaluate("secret => localStorage.setItem('raci-phone', JSON.stringify(secret))", secret)
        return self

    def open(self, address: str, waits_for: str = "table[role=treegrid]") -> Page:
        """The page, once the sign stands there and nothing is being drawn any more."""

        self.page.goto(self.server + address)
        self.page.locator(waits_for).first.wait_for()
        settled(self.page)
        return self.page

    def cell(self, row: str, column: str) -> Any:
        """The cell of a row that contains one text and a column that is called another."""

        heads = self.page.locator("th.role span").all_inner_texts()
        return self.page.locator(f"tbody tr:has(.words:text-is('{row}'))").locator("td").nth(heads.index(column))

    def _error(self, error: Any) -> None:
        self.complaints.append(str(error))

    def _line(self, line: Any) -> None:
        if _is_complaint(line):
            self.complaints.append(line.text)

    def _note(self, request: Any) -> None:
        url = request.url
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
    """Not that Streamlit probes `<page>/_stcore/health` to find its base path, nor that a blank tab has no icon."""

    address = line.location.get("url", "")
    return line.type == "error" and "_stcore/" not in address and not address.endswith("/favicon.ico")


@pytest.fixture(scope="session")
def tabs(chromium: Any) -> Tabs:
    return Tabs(chromium)


@pytest.fixture
def visitor(tabs: Any, server: Any) -> Iterator[Any]:
    """Makes visitors; lets them leave, and fails where a page complained or fetched anything from elsewhere."""

    made: list[Visitor] = []

    def new(**options: object) -> Visitor:
        made.append(Visitor(tabs, server, **options))
        return made[-1]

    yield new
    for visit in made:
        visit.leave(tabs)
    assert [text for visit in made for text in visit.complaints] == []
    assert [url for visit in made for url in visit.foreign] == []
