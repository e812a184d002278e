"""Contact sheets: every page and main state, in both languages, both themes and on both screens, one picture a page.

`python -m tests.shots OUT [PAGE ...]` writes OUT/<page>.png, all pages where none is named. `readme` is one of
the names: it remakes the pictures of `.github/`. A tool to look with, and no test.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, Page, expect, sync_playwright

from raci.log import Ballot, Body, Confirmed, Decision, Opened, Parked, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import Store, open_store
from raci.words.html import escape
from raci.words.sentences import LANGUAGES
from tests.browser.conftest import CHROMIUM, QUIET
from tests.matrices import ROOT
from tests.people import SOMEBODY
from tests.servers import serving

DESK, PHONE = (1280, 720), (390, 844)
SCREENS, THEMES = (DESK, PHONE), ("light", "dark")
PATIENCE = 60_000  # ms
SCALE = 0.5
"""Of a screen on a contact sheet."""
DRAWN = "[data-testid=stApp][data-test-script-state=notRunning]"
INTO_SIGHT = "sign => sign.scrollIntoView({ block: 'nearest' })"
TEXT = ROOT / "tests/cases/draft/d1-purchasing.txt"
SHEET = ROOT / "tests/cases/import/01-office-relocation.csv"
NAME, DAY, OPEN, DONE = "operations-policy", date(2026, 12, 3), "K4F-9TX-AMW", "M4F-9TX-AMW"
ROWS, SEATS = ("3.1.2-b", "3.3.1-b", "4.1.2-a"), ("operations", "marketing", "finance")


class State(NamedTuple):
    """A page as a reader meets it: its address, what stands there once it is whole, and what is done on it first:
    `gives` is a file for its upload, `place` where the room has been taken, `key` is pressed, `taps` is pressed on,
    `secret` is that of a phone with a seat."""

    name: str
    address: str
    sign: str
    gives: Path | None = None
    place: str = ""
    key: str = ""
    taps: str = ""
    secret: str = ""
    is_first: bool = False


GRID, LEG, ITEM = "table[role=treegrid]", ".leg button", "button.item"
PAGES: Mapping[str, Sequence[State]] = {
    "overview": (
        State("today", "/?layer=today", ".board h2"),
        State("the first visit", "/?layer=today", ".board h2", is_first=True),
        State("as stated, more", "/?layer=stated&more=yes", ".st-key-overview-load .bars"),
        State("duties", "/?matrix=brand-custody", ".board h2"),
        State("projector", "/?layer=today", ".board h2", key="f"),
    ),
    "matrix": (
        State("steps", "/matrix?layer=today", GRID),
        State("a cell", "/matrix?layer=proposed&cell=3.3.1-b:operations&open=acceptance", "section.evidence"),
        State("editing", "/matrix?layer=today&edit=yes&open=all", GRID),
        State("long names", "/matrix?matrix=brand-custody&open=all", GRID),
        State("projector", "/matrix?layer=today&open=all", GRID, key="f"),
        State("a tap", "/matrix?layer=stated&open=approval", GRID, taps="tbody td:has(.letter) >> nth=2"),
    ),
    "process": (
        State("steps", "/process?layer=stated", LEG),
        State("a step", "/process?layer=stated&step=3.3.1-b", LEG),
        State("duties", "/process?matrix=brand-custody", ".st-key-posts table"),
        State("projector", "/process?layer=stated", LEG, key="f"),
    ),
    "role": (
        State("to sign", "/role?layer=today&role=operations", ".lanes"),
        State("a post", "/role?matrix=brand-custody", "section.evidence"),
    ),
    "gaps": (
        State("today", "/gaps?layer=today", ITEM),
        State("decide now", "/gaps?layer=today&do=apply&finding=RACI502:3.3.1-b:operations", ITEM),
        State("questions", "/gaps?layer=today&view=questions", ITEM),
        State("projector", "/gaps?layer=today", ITEM, key="f"),
        State("a tap", "/gaps?layer=today", ITEM, taps="button.item >> nth=1"),
    ),
    "compare": (State("layers", "/compare?from=stated&to=proposed", "section.evidence"),),
    "prepare": (
        State("rows", "/prepare?layer=today", "input[type=checkbox]"),
        State("invited", f"/prepare?code={OPEN}", ".st-key-prepare-room"),
    ),
    "room": (
        State("start", "/room", "a"),
        State("collecting", f"/room?code={OPEN}", ".st-key-room img"),
        State("agreement", f"/room?code={DONE}", "section.room", place="map"),
        State("a row", f"/room?code={DONE}", "section.room", place="row:3.3.1-b"),
        State("a column", f"/room?code={DONE}", "section.room", place="column:finance"),
        State("the end", f"/room?code={DONE}", "section.room", place="end"),
    ),
    "ballot": (
        State("no seat", f"/ballot?code={OPEN}", "button"),
        State("a row", f"/ballot?code={OPEN}&seat=finance", "tbody th", secret="phone-finance"),
    ),
    "amendment": (State("of a workshop", f"/amendment?code={DONE}", "h2"),),
    "record": (
        State("entries", "/record", ITEM),
        State("minutes", f"/record?view=minutes&code={DONE}", "section"),
        State("file", "/record?view=file", ".stCode"),
    ),
    "library": (State("all", "/library", "h2"),),
    "bring": (
        State("empty", "/bring", "[data-testid=stFileUploader]"),
        State("read", "/bring", ".st-key-bring-tables table", gives=SHEET),
    ),
    "policy": (
        State("empty", "/policy", "[data-testid=stFileUploader]"),
        State("parties", "/policy", ".policy h2", gives=TEXT),
    ),
}  # fmt: skip
README = {
    "overview": State("", "/?layer=today", ".board h2"),
    "matrix": State("", "/matrix?layer=proposed&cell=3.3.1-b:operations&open=acceptance", "section.evidence"),
    "gaps": State("", "/gaps?layer=today", ITEM, taps="button.item >> nth=1"),
    "room": State("", f"/room?code={DONE}", "section.room", place="row:3.3.1-b"),
}
"""Picture of `.github/` -> what it shows."""


def seed(folder: Path) -> Store:
    """The matrices of `data/` with two workshops in the log: one still collecting, one that has been led to its end."""

    for path in (ROOT / "data").glob("*.yaml"):
        shutil.copy(path, folder)
    store = open_store(f"sqlite:///{folder}/workspace.db")
    changes = (Change("3.3.1-b", "management", (), letters_of("A")),)
    said = "Whoever pays for a project says that it is finished"
    question = "Who keeps the list of risks until the policy says so?"
    bodies: list[Body] = [
        Opened(DONE, "December workshop", DAY, ROWS, SEATS), Revealed(DONE), Decision(changes, said, workshop=DONE),
        Parked("4.1.2-a", question, "finance", DAY, workshop=DONE), Confirmed("finance", True, workshop=DONE),
        Opened(OPEN, "January workshop", DAY, ROWS, SEATS),
    ]  # fmt: skip
    for body in bodies:
        if isinstance(body, Revealed):
            _vote(store)
        store.append(NAME, store.version(NAME).number, typed("Li Wei"), body)
    store.box.take(SOMEBODY, OPEN, SEATS[2], "phone-finance")
    return store


def _vote(store: Store) -> None:
    answers = ({"operations": "A/R"}, {"management": "A", "operations": "R"}, {"management": "A", "finance": "C"})
    for seat, letters in zip(SEATS, answers, strict=True):
        store.box.take(SOMEBODY, DONE, seat, f"phone-{seat}")
        store.box.vote(SOMEBODY, DONE, f"phone-{seat}", Ballot(seat, ROWS[1], letters))


def combinations() -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Language, theme and screen of each picture of a state, in the order in which they stand beside each other."""

    return product(LANGUAGES, THEMES, SCREENS)


def contact_sheet(title: str, states: Mapping[str, Sequence[Path]]) -> str:
    """An HTML page with a row a state: its pictures side by side, each half as large as its screen."""

    sizes = [f"width: {round(width * SCALE)}px" for _, _, (width, _) in combinations()]
    rows = [
        f"<h2>{escape(name)}</h2><p>"
        + "".join(f"<img src='{path.as_uri()}' style='{size}'>" for path, size in zip(paths, sizes, strict=True))
        + "</p>"
        for name, paths in states.items()
    ]
    style = "body { margin: 12px; width: max-content; font: 16px sans-serif } p { display: flex; gap: 8px; margin: 0 }"
    style += "h1, h2 { margin: 8px 0 4px; font-size: 20px } img { align-self: start; border: 1px solid gray }"
    return f"<!doctype html><style>{style}</style><h1>{escape(title)}</h1>{''.join(rows)}"


def photograph(browser: Browser, server: str, state: State, lang: str, folder: Path) -> list[Path]:
    """The state in one language: light and dark, on both screens."""

    taken = {}
    page = open_page(browser, server, state, lang, DESK)
    for screen in SCREENS:
        if screen == PHONE and state.taps:  # what is tapped on a phone opens there only
            page.close()
            page = open_page(browser, server, state, lang, screen)
        page.set_viewport_size({"width": screen[0], "height": screen[1]})
        for theme in THEMES:
            page.emulate_media(color_scheme="light" if theme == "light" else "dark")
            expect(page.locator(".stApp")).to_have_css("color-scheme", theme, timeout=PATIENCE)
            settle(page, state)
            taken[theme, screen] = folder / f"{lang}-{theme}-{screen[0]}.png"
            page.screenshot(path=taken[theme, screen])
    page.close()
    return [taken[theme, screen] for theme, screen in product(THEMES, SCREENS)]


def open_page(browser: Browser, server: str, state: State, lang: str, screen: tuple[int, int]) -> Page:
    """The state in a browser of its own, with what it begins with done."""

    page = browser.new_page(viewport={"width": screen[0], "height": screen[1]}, color_scheme="light")
    page.set_default_timeout(PATIENCE)
    if not state.is_first:
        page.add_init_script("localStorage.setItem('raci-first-visit', 'yes')")
    if state.secret:
        page.add_init_script(f"localStorage.setItem('raci-phone', JSON.stringify('{state.secret}'))")
    page.goto(server + state.address + ("&" if "?" in state.address else "?") + f"lang={lang}")
    if state.gives:
        page.locator("input[type=file]").first.wait_for(state="attached")
        page.locator("input[type=file]").first.set_input_files(state.gives)
    page.locator(state.sign).first.wait_for()
    settle(page, state)
    if state.taps:
        page.locator(state.taps).first.click()
    if state.key:
        page.keyboard.press(state.key)
    settle(page, state)
    return page


def settle(page: Page, state: State) -> None:
    """Until nothing of it is still being drawn."""

    page.locator(DRAWN).wait_for()
    page.locator(state.sign).first.wait_for()
    page.locator(state.sign).first.evaluate(INTO_SIGHT)  # figures stand far down
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=PATIENCE)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(250)  # a picture and no test: what slides in has arrived


def make_sheet(browser: Browser, server: str, store: Store, name: str, out: Path) -> None:
    """OUT/<name>.png."""

    with TemporaryDirectory() as place:
        states = {}
        for number, state in enumerate(PAGES[name]):
            if state.place:
                store.box.move(SOMEBODY, DONE, state.place)
            taken = []
            for lang in LANGUAGES:
                folder = Path(place, f"{number}")
                folder.mkdir(exist_ok=True)
                taken += photograph(browser, server, state, lang, folder)
            states[state.name] = taken
        written = Path(place, "sheet.html")
        written.write_text(contact_sheet(name, states), encoding="utf-8")
        page = browser.new_page()
        page.goto(written.as_uri())
        page.locator("body").screenshot(path=out / f"{name}.png")
        page.close()


def make_readme(browser: Browser, server: str, store: Store) -> None:
    """The pictures of `.github/`, in English and light."""

    for name, state in README.items():
        if state.place:
            store.box.move(SOMEBODY, DONE, state.place)
        page = open_page(browser, server, state, "en", DESK)
        page.screenshot(path=ROOT / ".github" / f"{name}.png")
        page.close()


def main(out: Path, names: Sequence[str]) -> None:
    """Make the sheets that are asked for, in the order of the pages."""

    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        store = seed(folder)
        stack.callback(store.close)
        server = stack.enter_context(serving(folder))
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name in names or [*PAGES, "readme"]:
            if name == "readme":
                make_readme(browser, server, store)
            else:
                make_sheet(browser, server, store, name, out)
            print(name, flush=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
