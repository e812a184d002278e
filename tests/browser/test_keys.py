"""Keys in the room as fingers press them: ahead of the form, twice on the way, and on whatever has the focus."""

import string
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from raci.log import Closed, Opened, Parked, Revealed
from raci.model.letters import Letter
from raci.people import typed
from raci.store import Store
from tests.browser.conftest import by_hand, press, settled
from tests.people import SOMEBODY

NAME, DAY = "operations-policy", date(2026, 12, 3)
ROWS = ("3.1.2-b", "3.3.1-b", "4.1.2-a", "3.1.1-a", "3.1.1-c", "3.3.1-a")
SEATS = ("operations", "marketing", "sales", "service", "technology", "finance")
LETTERS = f"Existing unit {string.ascii_lowercase} {string.ascii_uppercase} 0123456789"
LINES = {
    "1": "Reason, in one line",
    "0": "Reason, in one line",
    "p": "What is the question?",
    "e": "Reason, in one line",
}

TWICE = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) { send.call(this, data); send.call(this, data); };
"""
"""Every message of the browser arrives twice, as one does where the look of every second takes a press along."""


@pytest.fixture(scope="module")
def server(own_server: Any) -> Any:
    return own_server


def add(store: Store, *bodies: Any) -> None:
    for body in bodies:
        store.append(NAME, store.version(NAME).number, typed("Li"), body)


def room(visitor: Any, store: Store, code: str, place: str = f"row:{ROWS[1]}", *more: Any, twice: bool = False) -> Page:
    """A screen of a workshop after the reveal, at that place."""

    add(store, Opened(code, "Keys", DAY, ROWS, SEATS), Revealed(code), *more)
    store.box.move(SOMEBODY, code, place)
    one = visitor()
    if twice:
        one.context.add_init_script(TWICE)
    page = one.open(f"/room?code={code}&lang=en", waits_for=f".st-key-room-at-{place.split(':')[0]}")
    page.locator(".st-key-room-keys [data-listens]").first.wait_for(state="attached")
    settled(page)
    return page


def number(store: Store) -> int:
    return store.version(NAME).number


def test_every_letter_typed_after_a_key_that_opens_a_form_stands_in_its_line(visitor: Any, store: Any) -> None:
    code = "AAA-AAA-AAA"
    page = room(visitor, store, code, f"row:{ROWS[1]}", Parked(ROWS[0], "Who pays?", "finance", DAY, code))
    before = number(store)
    for key, label in LINES.items():
        settled(page)
        page.keyboard.press(key)
        page.keyboard.type(LETTERS)  # at once: the form is still on its way
        line = page.get_by_label(label)
        expect(line).to_have_value(LETTERS)
        expect(line).to_be_focused()
        expect(page.locator(".st-key-room-cancel")).to_be_visible()
        page.keyboard.press("Escape")
        expect(line).to_have_count(0)
    assert number(store) == before


def test_a_key_whose_button_is_still_to_be_drawn_presses_it_then_and_what_follows_is_text(
    visitor: Any, store: Any
) -> None:
    code = "AAA-AAA-AAY"
    page = room(visitor, store, code, f"row:{ROWS[1]}", Parked(ROWS[0], "Who pays?", "finance", DAY, code))
    before = number(store)
    page.evaluate("""
        const { classList } = document.querySelector(".st-key-room-way-1");
        const { dataset } = document.querySelector("[data-room-turn]");
        const turn = dataset.roomTurn;
        classList.remove("st-key-room-way-1");
        dataset.roomTurn = "the screen before";
        window.addEventListener("keydown", (event) => {
            if (event.key !== "9") return;
            classList.add("st-key-room-way-1");
            dataset.roomTurn = turn;
        }, true);
    """)
    page.keyboard.press("1")
    page.keyboard.type(LETTERS)  # with its last letter the button is there
    line = page.get_by_label(LINES["1"])
    expect(line).to_have_value(LETTERS)
    page.keyboard.press("Escape")
    expect(line).to_have_count(0)
    assert number(store) == before


def test_letters_are_dead_while_a_form_is_open_whatever_has_the_focus(visitor: Any, store: Any) -> None:
    code = "AAA-AAA-AAC"
    page = room(visitor, store, code, f"row:{ROWS[1]}", Parked(ROWS[0], "Who pays?", "finance", DAY, code))
    before = number(store)
    press(page, "1", ".st-key-room-apply-it")
    by_hand(page)
    for focused in (page.get_by_role("button", name="Finance").first, page.locator("section.room h1")):
        focused.click()
        for key in [*string.ascii_lowercase, *string.digits, "ArrowLeft", "ArrowRight"]:
            page.keyboard.press(key)
        settled(page)
        expect(page.locator(".st-key-room-apply-it")).to_be_visible()
    assert (number(store), store.box.find(code).place) == (before, f"row:{ROWS[1]}")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_control_and_enter_on_a_name_applies_and_leaves_the_name_as_it_is(visitor: Any, store: Any) -> None:
    page = room(visitor, store, "AAA-AAA-AAD", f"row:{ROWS[2]}")
    press(page, "1", ".st-key-room-apply-it")
    page.keyboard.type("agreed")
    by_hand(page)
    page.get_by_role("button", name="Finance").first.click()
    settled(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text="✓ decided: agreed")).to_be_visible()
    assert store.events(NAME)[-1].body.agreed == ("finance",)


def test_a_reason_typed_and_applied_without_a_pause_is_whole(visitor: Any, store: Any) -> None:
    page = room(visitor, store, "AAA-AAA-AAE", f"row:{ROWS[3]}")
    press(page, "1", ".st-key-room-apply-it")
    page.keyboard.type("a reason that is typed and applied in one go")
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text="✓ decided")).to_be_visible()
    assert store.events(NAME)[-1].body.why == "a reason that is typed and applied in one go"


def test_control_and_enter_in_an_objection_objects(visitor: Any, store: Any) -> None:
    page = room(visitor, store, "AAA-AAA-AAF", "column:finance")
    page.get_by_label("Or the objection, in one line").click()
    page.keyboard.type("too much")
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text="objects")).to_be_visible()
    expect(page.get_by_label("Or the objection, in one line")).to_have_value("")
    assert (store.events(NAME)[-1].body.agrees, store.events(NAME)[-1].body.why) == (False, "too much")


def looked(page: Page, times: int = 2) -> None:
    """Wait until the screen has looked at the log that often since."""

    page.evaluate(
        "(times) => new Promise((done) => { const send = WebSocket.prototype.send; let seen = 0;"
        " WebSocket.prototype.send = function (data) { send.call(this, data);"
        " if (++seen >= times) { WebSocket.prototype.send = send; done(); } }; })",
        times,
    )
    settled(page)


def steps(page: Page) -> str:
    return page.locator(".st-key-room-bar").inner_text().split(" · ")[0]


@pytest.mark.parametrize("twice", [False, True])
def test_every_press_of_an_arrow_is_one_move(visitor: Any, store: Any, twice: Any) -> None:
    code = "AAA-AAA-AAG" if twice else "AAA-AAA-AAH"
    page = room(visitor, store, code, "map", twice=twice)
    told = ["Keys", *(f"Item {n} of 6" for n in range(1, 7))]
    at = 0
    for step in (1, 1, 1, -1, 1, 1, -1, -1, 1, 1):
        page.keyboard.press("ArrowRight" if step > 0 else "ArrowLeft")
        at += step
        expect(page.locator(".st-key-room-bar")).to_contain_text(told[at])
        looked(page)
        assert told[at] in steps(page)
    for _ in range(12):  # faster than the server
        page.keyboard.press("ArrowLeft")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".st-key-room-bar")).to_contain_text(told[5])
    looked(page)
    assert told[5] in steps(page)


def test_a_press_that_arrives_twice_acts_once_on_every_button(visitor: Any, store: Any) -> None:
    code = "AAA-AAA-AAJ"
    page = room(visitor, store, code, f"row:{ROWS[4]}", Parked(ROWS[5], "Who pays?", "finance", DAY, code), twice=True)
    kinds = []

    def entries(kind: str) -> None:
        """One entry more, of that kind, and nothing in the way of anything."""

        kinds.append(kind)
        looked(page)
        found = [type(one.body).__name__ for one in store.events(NAME) if one.body.workshop == code][3:]
        assert found == kinds
        expect(page.get_by_role("alert")).to_have_count(0)

    press(page, "1", ".st-key-room-apply-it")
    page.keyboard.type("agreed")
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text="✓ decided: agreed")).to_be_visible()
    entries("Decision")
    page.keyboard.press("u")
    expect(page.locator("section.room .now", has_text="✓ decided")).to_have_count(0)
    entries("Decision")
    page.keyboard.press("y")
    expect(page.locator("section.room .now", has_text="✓ decided: agreed")).to_be_visible()
    entries("Decision")
    press(page, "p", ".st-key-room-park-it")
    page.keyboard.type("Who?")
    page.get_by_label("Who brings the answer").click()
    page.get_by_role("option", name="Finance").click()
    settled(page)
    page.locator(".st-key-room-park-it button").click()
    expect(page.locator("section.room .now", has_text="‖ parked: Who?")).to_be_visible()
    entries("Parked")
    store.box.move(SOMEBODY, code, "column:finance")
    expect(page.locator(".st-key-room-objects")).to_be_visible()
    page.get_by_label("Or the objection, in one line").fill("too much")
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text="objects")).to_be_visible()
    entries("Confirmed")
    page.locator(".st-key-room-confirm button").click()
    expect(page.locator("section.room .now", has_text="confirms")).to_be_visible()
    entries("Confirmed")
    store.box.move(SOMEBODY, code, "end")
    expect(page.locator(".st-key-room-end")).to_be_visible()
    page.locator(".st-key-room-end button").click()
    page.locator(".st-key-room-end-it button").click()
    expect(page.locator(".st-key-room-end-it")).to_have_count(0)
    entries("Closed")


def test_what_was_done_on_another_row_is_named_before_it_is_taken_back(visitor: Any, store: Any) -> None:
    code = "AAA-AAA-AAK"
    page = room(visitor, store, code, f"row:{ROWS[1]}", Parked(ROWS[0], "Who pays?", "finance", DAY, code))
    before = number(store)
    page.keyboard.press("u")
    page.keyboard.type("up pine yew")  # nothing of it is a key any more
    told = page.locator("section.room .now", has_text="Another row than this one")
    expect(told).to_contain_text("Decide whether the project goes ahead")
    assert number(store) == before
    page.get_by_role("button", name="Yes, take it back").click()
    expect(told).to_have_count(0)
    assert number(store) == before + 1


def test_no_key_ends_a_workshop_or_reveals_it(visitor: Any, store: Any) -> None:
    code = "AAA-AAA-AAM"
    page = room(visitor, store, code, "end")
    page.keyboard.press("Control+Enter")
    page.locator(".st-key-room-end button").focus()
    page.keyboard.press("Control+Enter")
    page.locator(".st-key-room-end button").click()
    expect(page.get_by_text("End it now?")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Control+Enter")
    looked(page)
    assert not [one for one in store.events(NAME) if isinstance(one.body, Closed) and one.body.workshop == code]
    fresh = "AAA-AAA-AAN"
    add(store, Opened(fresh, "Keys", DAY, ROWS, SEATS))
    page.goto(page.url.split("?")[0] + f"?code={fresh}&lang=en")
    page.locator(".st-key-room-reveal button").click()
    expect(page.get_by_text("Reveal without 6 seats?")).to_be_visible()
    page.keyboard.press("Control+Enter")
    looked(page)
    assert not [one for one in store.events(NAME) if one.body == Revealed(fresh)]
    page.get_by_role("button", name="Yes, reveal").click()
    expect(page.locator(".st-key-room-at-map")).to_be_visible()


HOLD = """
() => {
  const frame = window.requestAnimationFrame.bind(window);
  const held = [];
  window.requestAnimationFrame = (next) => (next.name === "arrive" ? held.push(next) : frame(next));
  window.release = () => { window.requestAnimationFrame = frame; held.forEach((next) => frame(next)); };
}
"""
"""The focus for a line that appears waits until it is let go, as on a machine that is busy."""


def test_a_choice_that_is_opened_before_the_line_has_the_focus_stays_open(visitor: Any, store: Any) -> None:
    page = room(visitor, store, "AAA-AAA-AAR", f"row:{ROWS[4]}")
    page.evaluate(HOLD)
    press(page, "0", ".st-key-room-apply-it")
    settled(page)
    page.locator("[class*=st-key-room-own-A] input").first.click()
    option = page.get_by_role("option", name="Finance").first
    expect(option).to_be_visible()
    page.evaluate("() => { release(); return new Promise((done) => setTimeout(done, 100)); }")
    option.click(timeout=3_000)
    expect(page.locator("[class*=st-key-room-own-A] input").first).to_have_value("Finance")


def test_an_own_answer_takes_at_most_twelve_keys_besides_its_reason(visitor: Any, store: Any) -> None:
    page = room(visitor, store, "AAA-AAA-AAT", f"row:{ROWS[4]}")
    press(page, "0", ".st-key-room-apply-it")
    page.keyboard.type("they know it")
    line = page.get_by_label("Reason, in one line")
    expect(line).to_have_value("they know it")
    expect(line).to_be_focused()
    settled(page)
    keys = ["ArrowUp", *"finan"]
    for key in keys:
        page.keyboard.press(key)
    expect(page.get_by_role("option", name="Finance")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("[class*=st-key-room-own-A] input").first).to_have_value("Finance")
    settled(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text="✓ decided: they know it")).to_be_visible()
    [change] = [one for one in store.events(NAME)[-1].body.changes if Letter.A in one.after]
    assert change.role == "finance" and len(["0", *keys, "Enter", "Control+Enter"]) <= 12
