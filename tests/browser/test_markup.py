"""What looks like markup is read on every page exactly as it was typed: names, titles, clauses, reasons, people."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from raci.log import Ballot, Confirmed, Decision, Opened, Parked, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import open_store
from tests import markup
from tests.conftest import POLICY
from tests.people import SOMEBODY

NAME, DAY, OPEN, CODE = "operations-policy", date(2026, 12, 3), "K4F-9TX-AMW", "M4F-9TX-AMW"
ROWS, SEATS = ("3.1.2-b", "3.3.1-b", "4.1.2-a"), ("operations", "marketing", "finance")
LEAST = 30
"""Of the strings, so many must be seen on some page; the others are in places that no page here shows."""

SHOWN = """
() => {
  const found = new Set();
  const visit = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.shadowRoot) visit(node.shadowRoot);
      if (node.nodeType !== 3 || !/z\\d+z/.test(node.data)) continue;
      let block = node.parentElement;
      if (block.closest("style, script")) continue;
      while (block.parentElement && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
      found.add(block.textContent);
    }
  };
  visit(document.body);
  return [...found];
}
"""
MADE = "a[href^=http]:not([href^='{server}']), a[href^=mailto], .katex, [data-testid=stMain] img[src^=http]"


def name(number: int) -> str:
    return markup.marked(number)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("markup")
    text = markup.matrix_text(POLICY.read_text(encoding="utf-8"))
    (folder / "operations-policy.yaml").write_text(text, encoding="utf-8")
    store = open_store(f"sqlite:///{folder}/workspace.db")
    for code in (OPEN, CODE):
        opened = Opened(code, name(7001 if code == OPEN else 7000), DAY, ROWS, SEATS)
        changes = (Change("3.3.1-b", "management", (), letters_of("A")),)
        bodies: list[Any] = [opened] if code == OPEN else [
            opened, Revealed(code), Parked("4.1.2-a", name(7010), "finance", DAY, workshop=code),
            Decision(changes, name(7011), workshop=code), Confirmed("finance", False, name(7012), workshop=code),
        ]  # fmt: skip
        for number, body in enumerate(bodies, 7020):
            if isinstance(body, Revealed):
                for seat in SEATS:
                    store.box.take(SOMEBODY, code, seat, f"phone-{seat}")
                    store.box.vote(SOMEBODY, code, f"phone-{seat}", Ballot(seat, ROWS[1], {seat: "A"}))
            store.append(NAME, store.version(NAME).number, typed(name(number)), body)
    store.close()
    return folder


@pytest.fixture(scope="module")
def server(own_server: Any) -> Any:
    return own_server


ADDRESSES = {
    "/?layer=stated": ".board h2",
    "/?layer=proposed&more=yes": ".js-plotly-plot",
    "/matrix?cell=3.1.2-b:management&open=all": "table[role=treegrid]",
    "/matrix?layer=proposed&cell=3.1.1-c:finance&edit=yes": "table[role=treegrid]",
    "/matrix?cell=approval:": "table[role=treegrid]",
    "/process?layer=stated&step=3.3.1-b": ".leg button",
    "/process?process=acceptance": ".leg button",
    "/role?role=finance&topic=z": "section.evidence",
    "/role?role=operations&layer=stated": "section.evidence",
    "/gaps?layer=stated&finding=RACI502:3.3.1-b:operations": "section.evidence",
    "/gaps?layer=stated&role=operations": "button.item",
    "/compare": "section.evidence",
    "/prepare": ".st-key-prepare-author",
    f"/prepare?code={OPEN}": ".st-key-prepare-room",
    f"/record?code={CODE}": "button.item",
    "/record?entry=5": "section.evidence",
    f"/record?view=minutes&code={CODE}": "section",
    "/record?view=file": ".stCode",
    "/room": "a",
    f"/room?code={OPEN}": ".st-key-room",
    f"/room?code={CODE}": "section.room",
    f"/ballot?code={OPEN}": "button",
}
PLACES = ("map", "row:3.3.1-b", "row:4.1.2-a", "column:finance", "end")


def wrongly_shown(page: Any) -> list[tuple[str, list[str]]]:
    """Texts in which a string with its mark does not stand as it was typed; figures break lines between words."""

    texts = page.evaluate(SHOWN)
    missing = [(text, [one for one in markup.typed(text) if _dense(one) not in _dense(text)]) for text in texts]
    return [(text[:300], lost) for text, lost in missing if lost]


def _dense(text: str) -> str:
    return "".join(text.split())


def seen_on(page: Any) -> set[str]:
    return {one for text in page.evaluate(SHOWN) for one in markup.typed(text)}


def test_every_page_shows_what_was_typed(visitor: Any, folder: Any) -> None:
    one, wrong, seen = visitor(), {}, set()
    store = open_store(f"sqlite:///{folder}/workspace.db")
    places = [(f"/room?code={CODE}", "section.room", place) for place in PLACES]
    for address, sign, place in [*((*item, "") for item in ADDRESSES.items()), *places]:
        if place:
            store.box.move(SOMEBODY, CODE, place)
        sep = "&" if "?" in address else "?"
        page = one.open(f"{address}{sep}lang=en", waits_for=sign)
        expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=30_000)
        page.locator(sign).first.wait_for()
        shown = wrongly_shown(page)
        made = page.locator(MADE.format(server=one.server)).evaluate_all("all => all.map((one) => one.outerHTML)")
        seen |= seen_on(page)
        if shown or made:
            wrong[f"{address} {place}"] = (shown, made)
    store.close()
    assert wrong == {}
    assert len({string for string in markup.STRINGS if any(one.startswith(string + " z") for one in seen)}) >= LEAST
