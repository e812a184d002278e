"""What only a browser shows of a workshop: large type, two screens, phones without connection, typed letters."""

import re
import shutil
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from raci.file.dump import dumps
from raci.log import AGAINST, FAVOUR, WHOLE_ROW, Ballot, Decision, Motion, Opened, Parked, Revealed, vote_key
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import Store, WallWay, open_store
from raci.words.sentences import Text
from raci.workshop import Consent, Stance
from tests.browser.accessibility import in_both_themes
from tests.browser.conftest import press, settled, tapped
from tests.conftest import POLICY, ROOT
from tests.matrices import policy
from tests.people import SOMEBODY
from tests.servers import free_port, serving

NAME, DAY = "operations-policy", date(2026, 12, 3)
ROWS = ("3.1.2-b", "3.3.1-b", "4.1.2-a", "3.1.1-a", "3.1.1-c", "3.3.1-a")
SEATS = ("operations", "marketing", "sales", "service", "technology", "finance")
LEAST_PX = 24
TWENTY = 20
WAIT_MS = 2_000  # in which two screens of one workshop must agree


@pytest.fixture(scope="module")
def server(own_server: Any) -> Any:
    return own_server


def add(store: Store, body: Any, author: str = "Li") -> None:
    store.append(NAME, store.version(NAME).number, typed(author), body)


def opened(store: Store, code: str, *, is_revealed: bool = False) -> str:
    """A workshop with some answers; its code, another one where the test is tried once more."""

    code = code if store.box.find(code) is None else f"CCC{code[3:]}"
    add(store, Opened(code, "十二月职责研讨会", DAY, ROWS, SEATS))
    for seat in SEATS:
        store.box.take(SOMEBODY, code, seat, f"phone-{seat}")
        for row in ROWS:
            given = {seat: "A/R"} if row == ROWS[0] else {"management": "A", "operations": "R", seat: "C"}
            store.box.vote(SOMEBODY, code, f"phone-{seat}", Ballot(seat, row, given))
    if is_revealed:
        add(store, Revealed(code))
    return code


SIZES = """
() => [...document.querySelectorAll(".st-key-room *")].filter((one) => one.checkVisibility() &&
  [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) &&
  !one.closest("style, [aria-hidden=true], .off")
).map((one) => [parseFloat(getComputedStyle(one).fontSize), one.textContent.trim().slice(0, 40)])
"""
"""Every visible element of the room with text of its own: its size in px, and the text."""


def too_small(page: Page) -> list[list[object]]:
    return [found for found in page.evaluate(SIZES) if found[0] < LEAST_PX]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_text_of_the_room_is_smaller_than_24_px(visitor: Any, store: Any, lang: str) -> None:
    code = opened(store, "AAA-AAA-AAA" if lang == "en" else "AAA-AAA-AAC")
    page = visitor().open(f"/room?code={code}&lang={lang}", waits_for="section.room .code")
    assert too_small(page) == []
    add(store, Revealed(code))
    for place in ("map", f"row:{ROWS[0]}", "column:finance", "end"):
        store.box.move(SOMEBODY, code, place)
        expect(page.locator(f".st-key-room-at-{place.split(':')[0]}")).to_be_visible(timeout=WAIT_MS)
        assert too_small(page) == []
    store.box.move(SOMEBODY, code, f"row:{ROWS[1]}")
    expect(page.locator(".st-key-room-way-1")).to_be_visible(timeout=WAIT_MS)
    for key, sign in (("p", "room-park-it"), ("e", "room-accept-it"), ("0", "room-apply-it"), ("1", "room-apply-it")):
        press(page, key, f".st-key-{sign}")
        assert too_small(page) == []
        page.get_by_role("button", name=re.compile("Cancel|取消")).click()
        expect(page.locator(f".st-key-{sign}")).to_have_count(0)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_all_that_decides_is_on_the_wall_without_scrolling_with_twelve_seats_and_long_names(
    visitor: Any, store: Any, folder: Any, lang: str
) -> None:
    wall = Wall(visitor(), store, folder, lang)
    for there in (f"row:{ROWS[0]}", f"row:{ROWS[1]}", "motion:1", "column:operations", "end"):
        wall.go(there)
        assert wall.hidden() == []
    wall.go("motion:1")
    wall.said()
    assert wall.hidden() == []
    wall.vote_again("motion:1", {WHOLE_ROW: FAVOUR}, ".st-key-room-splits")
    assert wall.hidden() == []
    wall.go(f"row:{ROWS[0]}")
    press(wall.page, "1", ".st-key-room-apply-it")
    wall.said()
    assert wall.hidden() == []
    wall.page.keyboard.press("Escape")
    wall.vote_again(ROWS[0], {"management": "A", "sales": "R"}, ".st-key-room-way-1")
    assert wall.hidden() == []
    wall.end()
    for there in ("motion:1", f"row:{ROWS[2]}", f"row:{ROWS[3]}", "end"):
        wall.go(there)
        assert wall.hidden() == []


BELOW = """
async () => {
  const below = () => {
    const bar = document.querySelector(".st-key-room-definitions");
    const low = bar?.checkVisibility() ? bar.getBoundingClientRect().top : innerHeight;
    const isHidden = (box) => box.height && (box.bottom > low + 1 || box.right > innerWidth + 1);
    return [...document.querySelectorAll(".st-key-room :is(button, input, h1, p, li, tr)")]
      .filter((one) => !one.closest(".st-key-room-definitions") && isHidden(one.getBoundingClientRect()))
      .map((one) => one.textContent.trim().slice(0, 60));
  };
  for (let frame = 0; frame < 300 && below().length; frame += 1) await new Promise(requestAnimationFrame);
  return below();
}
"""
"""What of the room stays below the definitions, or beside the screen, once what was there before has gone."""


class Wall:
    """A wall with twelve seats whose names are long, and a decision over five rows of two lines each."""

    def __init__(self, visit: Any, store: Store, folder: Path, lang: str) -> None:
        self.store, self.page, self.lang = store, visit.page, lang
        self.matrix = long_names()
        (folder / f"{self.matrix.id}.yaml").write_text(dumps(self.matrix), encoding="utf-8")
        self.seats = tuple(role.id for role in self.matrix.roles[:12])
        free = "AAA-AAA-AAD" if lang == "en" else "AAA-AAA-AA7"
        self.code = free if store.box.find(free) is None else f"CCC{free[3:]}"
        rows = [row.id for row in self.matrix.activities if row.id not in ROWS][:5]
        given = tuple(Change(row, "management", (), letters_of("A")) for row in rows)
        also = tuple(Change(row, "technology", (), letters_of("R")) for row in rows[::2])
        title = Text(
            "Make the Executive Management Committee answer for whatever is accepted, paid or released", LONG_ZH
        )
        self.motion = Motion(title, (*given, *also), why=title)
        self.add(Opened(self.code, title.of(lang), DAY, ROWS, self.seats, (self.motion,)))
        for number, seat in enumerate(self.seats):
            self.vote(seat, ROWS[0], {seat: "A/R", self.seats[number - 1]: "C"})
            self.vote(seat, ROWS[1], {"management": "A", "operations": "R"})
            self.vote(seat, "motion:1", {WHOLE_ROW: AGAINST if number % 2 else FAVOUR})
        self.add(Revealed(self.code))
        visit.open(f"/room?code={self.code}&lang={lang}", waits_for=".st-key-room-at-map")

    def add(self, body: Any) -> None:
        name = self.matrix.id
        self.store.append(name, self.store.version(name).number, typed("Li"), body)

    def vote(self, seat: str, row: str, letters: dict[str, str]) -> None:
        self.store.box.take(SOMEBODY, self.code, seat, f"phone-{seat}")
        self.store.box.vote(SOMEBODY, self.code, f"phone-{seat}", Ballot(seat, row, letters))

    def go(self, there: str) -> None:
        """Take the room there, and wait until the wall has followed."""

        self.store.box.move(SOMEBODY, self.code, there)
        item = there.removeprefix("row:")
        what = self.motion.title.of(self.lang) if there == "motion:1" else ""
        what = what or (self.matrix.activity[item].name.of(self.lang) if item in self.matrix.activity else "")
        place = self.page.locator(f".st-key-room-at-{there.split(':')[0]}")
        expect(place.locator("h1", has_text=what).first).to_be_visible()
        settled(self.page)

    def said(self) -> None:
        """Four agree, three can live with it, three object, two say nothing; and the wall shows it."""

        expect(self.page.get_by_role("button", name=re.compile("Everybody agrees|全体同意"))).to_be_visible()
        way = self.store.box.wall.way(self.code)
        assert isinstance(way, WallWay)
        says = [*[Consent(Stance.AGREE)] * 4, *[Consent(Stance.TOLERATE)] * 3, *[Consent(Stance.OBJECT, LONG_WHY)] * 3]
        for seat, consent in zip(self.seats, says, strict=False):
            self.store.box.wall.say(SOMEBODY, self.code, seat, f"phone-{seat}", way.answer, consent)
        expect(self.page.get_by_role("button", name=re.compile("The others agree|其余席位同意"))).to_be_visible()
        settled(self.page)

    def vote_again(self, item: str, letters: dict[str, str], sign: str) -> None:
        """Let all seats but two vote once more, and reveal it."""

        press(self.page, "v", ".st-key-room-reveal-it")
        assert self.hidden() == []
        for seat in self.seats[:10]:
            self.vote(seat, vote_key(item, 2), letters)
        self.page.locator(".st-key-room-reveal-it button").click()
        expect(self.page.locator(sign)).to_be_visible()
        settled(self.page)

    def end(self) -> None:
        """The motion and a row are left open, another row is decided against an objection."""

        first, *also = self.motion.rows
        self.add(Parked(first, LONG_WHY, "finance", DAY, self.code, also=(*also,)))
        self.add(Parked(ROWS[2], LONG_WHY, "finance", DAY, self.code))
        held = {"agreed": self.seats[:6], "tolerated": self.seats[6:9], "dissent": ((self.seats[9], LONG_WHY),)}
        given = (Change(ROWS[3], "management", (), letters_of("A")),)
        self.add(Decision(given, LONG_WHY, workshop=self.code, conditions="only until the next review", **held))  # type: ignore[arg-type]

    def hidden(self) -> list[str]:
        below: list[str] = self.page.evaluate(BELOW)
        return below


LONG_ZH = "由集团经营管理委员会对所有验收、付款及发布事项负总责，各部门不再互相等待"
LONG_WHY = "It belongs to somebody else; the budget of the quarter does not cover it"


def long_names() -> Matrix:
    """The policy under names as long as names are."""

    matrix = policy()
    roles = (
        replace(one, name=Text(f"{one.name.en} and its neighbouring units", f"{one.name.zh}及其相邻业务单位"))
        for one in matrix.roles
    )
    rows = (
        replace(
            one,
            name=Text(f"{one.name.en}, as the plan of the quarter requires", f"{one.name.zh}，并按季度计划及预算落实"),
        )
        for one in matrix.activities
    )
    return replace(matrix, id="long-names", roles=tuple(roles), activities=tuple(rows))


def test_what_one_screen_does_is_on_the_other_without_flicker_and_what_is_typed_there_stays(
    visitor: Any, store: Any
) -> None:
    code = opened(store, "AAA-AAA-AAE", is_revealed=True)
    store.box.move(SOMEBODY, code, f"row:{ROWS[1]}")
    first, second = (visitor().open(f"/room?code={code}&lang=en", waits_for="section.room table") for _ in range(2))
    press(second, "p", ".st-key-room-park-it")
    line = second.get_by_label("What is the question?")
    line.click()
    second.keyboard.type("half a quest")
    second.set_viewport_size({"width": 1280, "height": 480})  # low, so that there is something to scroll
    second.evaluate("document.querySelector('.stMain').scrollTop = 40")
    second.evaluate(
        "() => { window.least = 1; const look = () => { for (const one of document.querySelectorAll('section.room'))"
        " window.least = Math.min(window.least, +getComputedStyle(one.parentElement.parentElement).opacity);"
        " requestAnimationFrame(look); }; look(); }"
    )
    press(first, "1", ".st-key-room-apply-it")
    first.get_by_label("Reason, in one line").fill("agreed")
    settled(first)
    first.keyboard.press("Control+Enter")
    expect(first.locator("section.room .now", has_text="✓ decided: agreed")).to_be_visible()
    told = second.locator("section.room table tbody tr", has_text="Management").locator("td").first
    expect(told.locator(".letter.A")).to_be_visible(timeout=WAIT_MS)
    assert line.input_value() == "half a quest"
    expect(line).to_be_focused()
    second.keyboard.type("ion")
    assert line.input_value() == "half a question"
    assert second.evaluate("window.least") > 0.9  # one frame of a fade that has just begun is nothing that anybody sees
    assert second.evaluate("document.querySelector('.stMain').scrollTop") == 40


def test_whoever_is_late_at_the_wall_is_told_and_applies_again(visitor: Any, store: Any, folder: Any) -> None:
    code = opened(store, "AAA-AAA-AAF", is_revealed=True)
    store.box.move(SOMEBODY, code, f"row:{ROWS[3]}")
    page = visitor().open(f"/room?code={code}&lang=en", waits_for="section.room table")
    press(page, "1", ".st-key-room-apply-it")
    page.get_by_label("Reason, in one line").fill("mine")
    settled(page)
    with sqlite3.connect(folder / "workspace.db", isolation_level=None) as other:  # nobody may write in this moment
        other.execute("BEGIN IMMEDIATE")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("alert")).to_contain_text("another program holds on to the database", timeout=10_000)
        other.execute("ROLLBACK")
    assert page.get_by_label("Reason, in one line").input_value() == "mine"
    settled(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text="✓ decided: mine")).to_be_visible(timeout=10_000)


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def on_phone(visitor: Any, code: str, seat: str = "finance", waits_for: str = "tbody th", **more: object) -> Page:
    one = visitor(**PHONE | more).known_as(f"phone-{seat}")
    return one.open(f"/ballot?code={code}&lang=en&seat={seat}", waits_for=waits_for)


def fresh(store: Store, code: str, phone: str = "phone-finance") -> str:
    add(store, Opened(code, "Fresh", DAY, ROWS, SEATS))
    store.box.take(SOMEBODY, code, "finance", phone)
    return code


def test_a_ballot_fits_a_thumb(visitor: Any, store: Any) -> None:
    """Targets of at least 44 px (WCAG 2.2, 2.5.5), nothing beside the screen, the way on always in reach; three taps a
    row, so that 20 rows take no more than 60."""

    code = "AAA-AAA-AAG"
    add(store, Opened(code, "Fresh", DAY, tuple(policy().activity)[:TWENTY], SEATS))
    assert store.box.take(SOMEBODY, code, "finance", "phone-finance")
    page = on_phone(visitor, code, viewport={"width": 360, "height": 640})
    boxes = [one.bounding_box() for one in page.locator(".ballot button:not(:disabled), .ballot select").all()]
    assert [box for box in boxes if min(box["width"], box["height"]) < 44] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_role("button", name="Next")).to_be_in_viewport(ratio=1)
    assert tapped(page, [["finance:A", "operations:R"]] * TWENTY) <= 3 * TWENTY
    expect(page.locator("h2")).to_have_text("All answered. Thank you.")
    assert len(store.box.mine(code, "finance", "phone-finance").answers) == TWENTY


def test_a_ballot_works_by_keyboard_and_names_every_button(visitor: Any, store: Any) -> None:
    code = fresh(store, "AAA-AAA-AAH")
    page = on_phone(visitor, code, viewport={"width": 1280, "height": 720}, is_mobile=False, has_touch=False)
    button = page.get_by_role("button", name="Management: answers for it and says yes or no; one per activity")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    page.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".progress")).to_contain_text("2 / 6")
    expect(page.locator("h2", has_text="Inspect and accept")).to_be_focused()


def test_one_party_answers_and_what_a_seat_does_not_know_is_an_answer_too(visitor: Any, store: Any) -> None:
    code = fresh(store, "AAA-AAA-AAJ")
    page = on_phone(visitor, code)
    for party in ("Sales", "Finance"):
        page.get_by_role("button", name=f"{party}: answers").click()
    expect(page.get_by_role("button", name="Sales: answers")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Finance: does").click()
    page.get_by_role("combobox", name="Another party").select_option("Customers")
    page.get_by_role("button", name="Customers: is told").click()
    kept(page)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Don't know").click()
    kept(page)
    answers = store.box.mine(code, "finance", "phone-finance").answers
    assert answers == {ROWS[0]: {"finance": "A/R", "customers": "I"}, ROWS[1]: {"": "?"}}


def kept(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible(timeout=10_000)


def expect_answers(store: Store, code: str, wanted: dict[str, Any], page: Page) -> None:
    for _ in range(50):
        if store.box.mine(code, "finance", "phone-finance").answers == wanted:
            return
        page.wait_for_timeout(200)
    assert store.box.mine(code, "finance", "phone-finance").answers == wanted


def test_a_phone_and_the_wall_go_on_when_the_server_has_started_again(chromium: Any, tmp_path: Path) -> None:
    shutil.copy(POLICY, tmp_path)
    store, port = open_store(f"sqlite:///{tmp_path}/workspace.db"), free_port()
    code = fresh(store, "AAA-AAA-AAN")
    with serving(tmp_path, port) as address:
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        context.add_init_script("localStorage.setItem('raci-phone', '\"phone-finance\"')")
        page, wall = context.new_page(), context.new_page()
        page.goto(f"{address}/ballot?code={code}&lang=en&seat=finance")
        page.get_by_role("button", name="Finance: answers").click()
        kept(page)
        wall.goto(f"{address}/room?code={code}&lang=en")
        expect(wall.get_by_text("1 of 36 answers are in")).to_be_visible()
    page.get_by_role("button", name="Sales: is asked").evaluate("(one) => one.click()")  # under the framework's dialog
    with serving(tmp_path, port):
        expect_answers(store, code, {ROWS[0]: {"finance": "A", "sales": "C"}}, page)
        page.get_by_role("button", name="Next").evaluate("(one) => one.click()")
        page.get_by_role("button", name="Finance: does").evaluate("(one) => one.click()")
        expect_answers(store, code, {ROWS[0]: {"finance": "A", "sales": "C"}, ROWS[1]: {"finance": "R"}}, page)
        expect(wall.get_by_text("2 of 36 answers are in")).to_be_visible(timeout=20_000)
        context.close()
    store.close()


def test_a_phone_says_that_the_database_is_away_and_later_answers_win(visitor: Any, store: Any, folder: Any) -> None:
    code = fresh(store, "AAA-AAA-AAW")
    one = visitor(**PHONE).known_as("phone-finance")
    one.context.clock.install()
    page = one.open(f"/ballot?code={code}&lang=en&seat=finance", waits_for="tbody th")
    (folder / "workspace.db").rename(folder / "away.db")
    page.get_by_role("button", name="Finance: answers").click()
    expect(page.get_by_role("alert").filter(has_text="The decisions cannot be read")).to_be_visible(timeout=10_000)
    (folder / "away.db").rename(folder / "workspace.db")
    expect(page.get_by_role("button", name="Finance: answers")).to_be_visible(timeout=30_000)
    expect_answers(store, code, {ROWS[0]: {"finance": "A"}}, page)
    page.get_by_role("button", name="Back").click()  # it has come back at the first row without an answer
    page.get_by_role("button", name="Sales: answers").click()
    expect_answers(store, code, {ROWS[0]: {"sales": "A"}}, page)
    for _ in range(3):  # whatever the old ballot would still send, it sends within these
        one.context.clock.fast_forward(5_000)
        settled(page)
    kept(page)
    expect_answers(store, code, {ROWS[0]: {"sales": "A"}}, page)


def test_rows_of_another_matrix_are_ticked_as_that_matrix_needs(visitor: Any, folder: Any) -> None:
    shutil.copy(ROOT / "data" / "brand-custody.yaml", folder)
    page = visitor().open(f"/prepare?lang=en&matrix={NAME}", waits_for="label input:checked")
    page.locator("label:has(:checked)").first.click()
    page.get_by_label("Matrix").click()
    page.get_by_role("option", name="Brand custody").click()
    expect(page.get_by_role("heading", name="3 rows have an open gap or lack a letter")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="10 items chosen")).to_be_visible()
    expect(page.locator("label:has(:checked:not(:disabled))")).to_have_count(10)


def test_whoever_is_let_onto_a_seat_sees_no_answer_before_the_reveal(visitor: Any, store: Any) -> None:
    code = fresh(store, "AAA-AAA-AAP")
    store.box.vote(SOMEBODY, code, "phone-finance", Ballot("finance", ROWS[0], {"management": "A"}))
    other = visitor(**PHONE).open(f"/ballot?code={code}&lang=en&seat=finance", waits_for=".st-key-seat-ask")
    wall = visitor().open(f"/room?code={code}&lang=en", waits_for="section.room .code")
    other.get_by_role("button", name="Ask for this seat").click()
    wall.get_by_role("button", name="Let in", exact=True).click()
    expect(wall.get_by_text("asks for the seat of Finance")).to_have_count(0)
    expect(other.locator(".progress")).to_contain_text("✓ 1")
    expect(other.locator("[aria-pressed=true]")).to_have_count(0)
    expect(wall.locator(".st-key-room")).not_to_contain_text("Management")


EDIT = f"/matrix?lang=en&edit=yes&open=acceptance&matrix={NAME}"


def cell(page: Page, row: str, column: str) -> Any:
    heads = page.locator("th.role span").all_inner_texts()
    return page.locator(f"tbody tr:has(.words:text-is('{row}')) td").nth(heads.index(column))


def test_letters_are_typed_into_cells_and_applied_with_one_reason(visitor: Any, store: Any) -> None:
    page = visitor(viewport={"width": 1440, "height": 900}).open(EDIT)
    name = page.locator("tr.row .words").nth(2).inner_text()
    target = cell(page, name, "Finance")
    target.click()
    page.keyboard.press("r")
    page.keyboard.press("a")
    expect(target.locator(".letter.draft")).to_have_text(["A", "R"])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("c")
    page.keyboard.press("Delete")
    expect(page.get_by_role("heading", name="1 cell not applied yet")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_label("Reason, in one line").fill("typed")
    page.get_by_label("Your name").fill("Wang")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Apply").click()
    expect(target.locator(".letter.decided")).to_have_text(["A", "R"])
    assert store.events(NAME)[-1].body.why == "typed"


def test_fast_typing_loses_no_letter(visitor: Any) -> None:
    page = visitor(viewport={"width": 1440, "height": 900}).open(EDIT.replace("acceptance", "all"))
    page.locator("tr.row td").first.click()
    for _ in range(12):
        page.keyboard.press("s")
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="12 cells not applied yet")).to_be_visible(timeout=15_000)
    expect(page.locator("td .letter.draft")).to_have_count(12)


def test_without_editing_a_letter_changes_nothing(visitor: Any) -> None:
    page = visitor().open(EDIT.replace("edit=yes&", ""))
    page.locator("tr.row td").first.click()
    page.keyboard.press("s")
    expect(page.locator(".draft")).to_have_count(0)


def test_an_entry_is_taken_back_and_an_old_version_opened(visitor: Any, store: Any) -> None:
    add(store, Decision((Change("3.1.3-c", "finance", (), letters_of("C")),), "for the record"))
    number = store.version(NAME).number
    page = visitor().open(f"/record?lang=en&view=log&matrix={NAME}&text=for%20the%20record", waits_for="button.item")
    page.locator("button.item").first.click()
    expect(page.locator("section.evidence h2")).to_contain_text("Finance – → C")
    page.get_by_label("Your name").fill("Wang")
    page.get_by_label("Your name").press("Enter")
    page.get_by_role("button", name=f"Undo entry {number}").click()
    expect(page.locator("section.evidence h2")).to_contain_text(f"Takes back entry {number}")
    page.goto(page.url.split("?")[0] + f"?lang=en&view=log&matrix={NAME}&entry={number}")
    page.get_by_role("link", name="Look at it").click()
    expect(page.get_by_text(f"as it was after entry {number} of {number + 1}")).to_be_visible()


def test_a_chinese_input_method_is_not_disturbed_while_the_room_looks_again(visitor: Any, store: Any) -> None:
    code = opened(store, "AAA-AAA-AAR", is_revealed=True)
    store.box.move(SOMEBODY, code, f"row:{ROWS[1]}")
    one, looks = visitor(locale="zh-CN"), []
    one.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: looks.append(frame)))
    page = one.open(f"/room?code={code}&lang=zh", waits_for="section.room table")
    press(page, "p", ".st-key-room-park-it")
    line = page.get_by_label("问题是什么？")
    line.click()
    keys = one.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "yu suan", "selectionStart": 7, "selectionEnd": 7})
    add(store, Parked("3.1.3-c", "Who?", "finance", DAY))
    for _ in range(100):
        if len(looks) >= 8:  # joining, the key, the line, and a look a second
            break
        page.wait_for_timeout(100)
    assert line.input_value() == "yu suan"
    keys.send("Input.insertText", {"text": "预算归谁"})
    assert line.input_value() == "预算归谁"


def test_axe_finds_nothing_in_the_room_and_on_the_phones(visitor: Any, store: Any) -> None:
    code = opened(store, "AAA-AAA-AAT")
    light = {"color_scheme": "light"}
    wall = visitor(**light).open(f"/room?code={code}&lang=zh", waits_for="section.room .code")
    joining = visitor(**PHONE | light).open(f"/ballot?code={code}&lang=zh", waits_for=".st-key-seats")
    phone = on_phone(visitor, code, waits_for=".rows", **light)
    assert in_both_themes(wall) == in_both_themes(joining) == in_both_themes(phone) == []
    phone.locator(".rows button").first.click()
    expect(phone.locator("[aria-pressed=true]").first).to_be_visible()
    assert in_both_themes(phone) == []
    add(store, Revealed(code))
    for place in ("map", "column:finance", "end", f"row:{ROWS[1]}"):
        store.box.move(SOMEBODY, code, place)
        expect(wall.locator(f".st-key-room-at-{place.split(':')[0]}")).to_be_visible(timeout=WAIT_MS)
        settled(wall)
        assert in_both_themes(wall) == []
    for key, sign in (("p", "park"), ("e", "accept"), ("0", "apply")):
        press(wall, key, f".st-key-room-{sign}-it")
        settled(wall)
        assert in_both_themes(wall) == []
        wall.get_by_role("button", name="取消").click()
        expect(wall.locator(f".st-key-room-{sign}-it")).to_have_count(0)
