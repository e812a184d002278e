"""A whole workshop in Chinese, from the gaps to the merged file, with six phones that have something the matter;
then database, minutes and file are compared cell by cell."""

import re
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from raci.file.load import load
from raci.log import Accepted, Answered, Belated, Closed, Confirmed, Decision, Merged, Opened, Parked, Revealed
from raci.log.names import Names
from raci.model import Matrix
from raci.model.letters import Layer, Letter, cell_of
from raci.store import Fate, Store
from raci.words.sentences import say
from tests.browser.conftest import press, settled, tapped
from tests.conftest import POLICY
from tests.people import SOMEBODY

NAME = "operations-policy"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LOCALES = {"zh": "zh-CN", "en": "en-US"}
ROWS = {"zh": ("3.3.1-b", "4.1.1-d", "4.1.2-a", "4.2.2-a"), "en": ("3.1.3-b", "4.1.3-b", "4.2.1-b", "4.2.3-d")}
"""Rows with grave gaps, others in each language."""
SEATS = ("operations", "marketing", "sales", "service", "technology", "finance")
AGREED, UNSURE = {"management": "A", "operations": "R", "finance": "C"}, {"": "?"}
WRONG = "3333-4444-6666-7777"
SAID = {
    "zh": (
        "谁做谁负责",
        "预算另议",
        "五万元以上另报",
        "预算归谁？",
        "人手有限",
        "内审每季抽查",
        "一把手负责",
        "应由他人做",
    ),
    "en": (
        "who does it",
        "not our budget",
        "above 50 k",
        "Whose money?",
        "few people",
        "audits",
        "the head",
        "not ours",
    ),
}
"""What the room says and the minutes must hold: reason, dissent, condition, question, exception, control, reason,
objection."""
WAIT_MS = 20_000  # a phone tries again ever more slowly

BLOCKED = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
Object.defineProperty(document, "cookie", { get() { throw new DOMException("blocked", "SecurityError"); },
  set() { throw new DOMException("blocked", "SecurityError"); } });
"""


@pytest.fixture(scope="module")
def server(own_server: Any) -> Any:
    return own_server


class Journey(NamedTuple):
    """One workshop: its language and code, the key that leads it, and what the file said before."""

    lang: str
    code: str
    key: str
    before: Matrix
    store: Store

    @property
    def said(self) -> tuple[str, ...]:
        return SAID[self.lang]

    def word(self, english: str, **args: object) -> str:
        return say(english, self.lang, **args)


def test_a_workshop_from_the_gaps_to_the_merged_file(visitor: Any, folder: Any, store: Any) -> None:
    whole_workshop(visitor, folder, store, "zh")


def whole_workshop(visitor: Any, folder: Any, store: Any, lang: str) -> None:
    desk, before = visitor(locale=LOCALES[lang]), load(folder / POLICY.name)
    link, leading = prepare(desk, lang)
    journey = Journey(lang, re.search(r"code=([-\w]+)", link)[1], leading.partition("#key=")[2], before, store)
    phones = {seat: sit(visitor, journey, link, seat) for seat in SEATS}
    wall, second = visitor(locale=LOCALES[lang]), visitor(locale=LOCALES[lang])
    for screen in (wall, second):
        lead(screen.open(leading, waits_for="section.room .code"))
    vote(journey, phones, wall.page, link)
    reveal(journey, wall.page, second.page, phones)
    decide(journey, wall.page, second.page, phones["operations"].page)
    park(journey, wall.page)
    accept(journey, wall.page)
    own_answer(journey, wall.page)
    columns_and_end(journey, wall.page, phones)
    compare_minutes(journey, desk)
    compare_file(journey, desk, folder)
    compare_database(journey, before)
    phones["service"].complaints.clear()  # Streamlit itself complains of the storage
    for seat in ("marketing", "technology"):
        phones[seat].complaints.clear()  # and the browser of the lost connection


def prepare(desk: Any, lang: str) -> tuple[str, str]:
    """Open the workshop on its rows: the link for phones, and the one that hands the key over."""

    page = desk.open(f"/prepare?lang={lang}&rows={','.join(ROWS[lang])}", waits_for="input[type=checkbox]")
    expect(page.locator("label:has(:checked) strong")).to_have_count(len(ROWS[lang]))
    page.locator(".st-key-prepare-open button").click()
    expect(page.get_by_role("alert")).to_contain_text(
        say("Write a title, a day and your name; they stand in the minutes.", lang)
    )
    page.locator(".st-key-prepare-author input").fill("李娜")
    settled(page)
    page.locator(".st-key-prepare-open button").click()
    page.wait_for_url(re.compile("code="))
    link = page.locator("code", has_text="/ballot?").inner_text()
    page.locator(".st-key-prepare-key summary").click()
    leading = page.locator("code", has_text="#key=").inner_text()
    return link[link.index("/ballot") :], leading[leading.index("/room") :]


def sit(visitor: Any, journey: Journey, link: str, seat: str) -> Any:
    phone = visitor(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale=LOCALES[journey.lang]
    )
    if seat == "service":
        phone.context.add_init_script(BLOCKED)
        phone.context.route("**/*", without_cookies)
    phone.open(link, waits_for=".st-key-seats button").locator(f".st-key-seat-{seat} button").click()
    phone.page.locator("tbody th").first.wait_for()
    return phone


def without_cookies(route: Any) -> None:
    headers = {name: value for name, value in route.request.headers.items() if name.lower() != "cookie"}
    route.continue_(headers=headers)


def lead(page: Page) -> None:
    """The key came with the address and has left it; the screen asks for a name, then it leads."""

    page.locator(".st-key-room-lead button").first.click()
    expect(page).not_to_have_url(re.compile("key="))
    page.locator(".st-key-lead-name input").fill("王芳")
    page.locator(".st-key-room-lead-it button").click()
    expect(page.locator(".st-key-room-reveal button")).to_be_visible()


def planned(journey: Journey, seat: str) -> list[tuple[list[str], dict[str, str]]]:
    """The taps of each question, in the order of the rows, and what they say."""

    today = {
        role: mark.cell for role, mark in journey.before.activity[ROWS[journey.lang][0]].marks(Layer.TODAY).items()
    }
    first = (["today"], today) if seat == "finance" else ([f"{seat}:A", f"{seat}:R"], {seat: "A/R"})
    agreed = ([f"{role}:{letter}" for role, letter in AGREED.items()], AGREED)
    return [first, (["unsure"], UNSURE), agreed, agreed]


def vote(journey: Journey, phones: Any, wall: Page, link: str) -> None:
    """Everybody answers every row: one by the keys of the page alone, one without connection for a while, one that is
    late with all rows but the first; one scans the code a second time, one has no storage and is reloaded."""

    done = journey.word("All answered. Thank you.")
    for seat, phone in phones.items():
        taps = [each for each, _ in planned(journey, seat)]
        if seat in ("marketing", "technology"):
            tapped(phone.page, taps[:1])
            expect(phone.page.locator(".progress")).to_contain_text("✓ 1")
            expect(phone.page.locator(".progress")).not_to_contain_text("↑")
            phone.context.set_offline(True)
            tapped(phone.page, taps[1:])
            told = journey.word("Not sent yet: {n} of {all}", n=3, all=4)
            expect(phone.page.locator("h2")).to_have_text(told)
        else:
            assert tapped(phone.page, taps) == sum(map(len, taps)) + len(taps)  # one a letter, one for the way on
            expect(phone.page.locator("h2")).to_have_text(done)
    phones["marketing"].context.set_offline(False)
    phones["service"].page.reload()
    sales = phones["sales"]
    sales.page = sales.context.new_page()
    sales.page.goto(sales.server + f"/ballot/{journey.code}?lang={journey.lang}")
    for seat in ("marketing", "service", "sales"):
        expect(phones[seat].page.locator("h2")).to_have_text(done, timeout=WAIT_MS)
    try_a_wrong_key(journey, phones["finance"])
    expect(wall.locator("section.room .big")).to_have_text("5 / 6")
    names = Names(journey.before, journey.lang)
    expect(wall.locator(".st-key-room")).to_contain_text(f"{names.role('technology')} 1/4")
    expect(wall.locator(".st-key-room")).not_to_contain_text(names.role("sales"))


def try_a_wrong_key(journey: Journey, phone: Any) -> None:
    """A participant opens the room with a key that is none: the screen shows, and decides nothing."""

    page = phone.context.new_page()
    page.goto(f"{phone.server}/room?code={journey.code}&lang={journey.lang}#key={WRONG}")
    page.locator(".st-key-room-lead button").first.click()
    page.locator(".st-key-lead-typed input").fill(WRONG)
    page.locator(".st-key-lead-name input").fill("Mallory")
    settled(page)
    page.locator(".st-key-room-lead-it button").click()
    told = "That is not the key of this workshop. Whoever opened it finds it on the page Prepare."
    expect(page.get_by_role("alert")).to_have_text(journey.word(told))
    expect(page.locator(".st-key-room-reveal")).to_have_count(0)
    page.close()


def reveal(journey: Journey, wall: Page, second: Page, phones: Any) -> None:
    """Every screen shows the map; what comes after it is named to the person and in the room, and taken in as late."""

    wall.locator(".st-key-room-reveal button").click()
    wall.locator(".st-key-room-reveal-it button").click()
    for screen in (wall, second):
        expect(screen.locator(".st-key-room-at-map h1")).to_be_visible()
    late = phones["technology"]
    late.context.set_offline(False)
    for phone in phones.values():
        expect(phone.page.locator("h2")).to_have_text(journey.word("The answers are on the wall now."), timeout=WAIT_MS)
    expect(late.page.locator(".rows b")).to_have_text([journey.word("too late")] * 3)
    named = Names(journey.before, journey.lang).numbers(["technology"] * 3)
    expect(wall.locator(".st-key-room-late")).to_contain_text(named)
    wall.locator(".st-key-room-late-in button").click()
    expect(wall.locator(".st-key-room-late")).to_have_count(0)
    expect(late.page.locator(".rows b")).to_have_text([journey.word("late, taken in")] * 3, timeout=WAIT_MS)


def decide(journey: Journey, wall: Page, second: Page, phone: Page) -> None:
    """A row that several claim: a way is chosen, looked at, agreed to by phone and by hand, and applied with a reason;
    the other screen follows."""

    why, dissent, conditions, *_ = journey.said
    key(wall, "ArrowRight")
    for screen in (wall, second):
        expect(screen.locator(".st-key-room-bar")).to_contain_text(journey.word("Item {n} of {all}", n=1, all=4))
        expect(screen.locator("section.room table")).to_be_visible()
    press(wall, "1", ".st-key-room-apply-it")
    expect(wall.locator("section.room th", has_text=journey.word("Then"))).to_be_visible()
    phone.locator("[data-id='stance:agree']").click()
    names = Names(journey.before, journey.lang)
    agrees = journey.word("{mark} agree: {seats}", mark="✓", seats=names.role("operations"))
    expect(wall.locator("section.room", has_text=agrees).first).to_be_visible()
    wall.locator("[class*=st-key-room-why] input").fill(why)
    wall.locator(".st-key-room-everybody button").click()
    settled(wall)
    wall.locator(".st-key-room-hands").get_by_text(journey.word("By hand")).click()
    wall.locator("[class*=st-key-room-dissent]").get_by_text(names.role("finance")).click()
    settled(wall)
    wall.locator("[class*=st-key-room-says-finance] input").fill(dissent)
    wall.locator("[class*=st-key-room-conditions] input").fill(conditions)
    confirm(wall)
    for screen in (wall, second):
        expect(screen.locator("section.room .now", has_text=why).first).to_be_visible()
    expect(wall.locator(".st-key-room-apply-it")).to_have_count(0)


def confirm(wall: Page) -> None:
    settled(wall)
    wall.keyboard.press("Control+Enter")


def key(wall: Page, name: str) -> None:
    """Press a key of the room; not before the last form is gone, in which it would be typed."""

    settled(wall)
    expect(wall.locator(".st-key-room input")).to_have_count(0)
    wall.keyboard.press(name)


def go_on(journey: Journey, wall: Page, number: int) -> None:
    key(wall, "ArrowRight")
    expect(wall.locator(".st-key-room-bar")).to_contain_text(journey.word("Item {n} of {all}", n=number, all=4))


def park(journey: Journey, wall: Page) -> None:
    question = journey.said[3]
    go_on(journey, wall, 2)
    press(wall, "p", ".st-key-room-park-it")
    wall.locator("[class*=st-key-room-question] input").fill(question)
    wall.locator("[class*=st-key-room-owner] input").click()
    wall.get_by_role("option", name=Names(journey.before, journey.lang).role("finance")).click()
    confirm(wall)
    expect(wall.locator("section.room .now", has_text=question)).to_be_visible()


def accept(journey: Journey, wall: Page) -> None:
    why, control = journey.said[4:6]
    go_on(journey, wall, 3)
    press(wall, "e", ".st-key-room-accept-it")
    wall.locator("[class*=st-key-room-accept-why] input").fill(why)
    wall.locator("[class*=st-key-room-control] input").fill(control)
    confirm(wall)
    expect(wall.locator(".st-key-room-accept-it")).to_have_count(0)


def own_answer(journey: Journey, wall: Page) -> None:
    """The room's own answer; taken back and brought back by one key each."""

    names, why = Names(journey.before, journey.lang), journey.said[6]
    go_on(journey, wall, 4)
    press(wall, "0", ".st-key-room-apply-it")
    wall.locator("[class*=st-key-room-own-A] input").first.click()
    wall.get_by_role("option", name=names.role("management")).first.click()
    settled(wall)
    wall.locator("[class*=st-key-room-why] input").first.fill(why)
    confirm(wall)
    decided = wall.locator("section.room .now", has_text=why)
    expect(decided).to_be_visible()
    key(wall, "u")
    expect(decided).to_have_count(0)
    key(wall, "y")
    expect(decided).to_be_visible()


def columns_and_end(journey: Journey, wall: Page, phones: Any) -> None:
    """One column is confirmed on the wall, one on its phone, to one its party objects; then the workshop ends."""

    key(wall, "ArrowRight")
    expect(wall.locator(".st-key-room-at-column")).to_be_visible()
    confirm(wall)
    expect(wall.locator("section.room .now", has_text=journey.word("confirms")).first).to_be_visible()
    phones["finance"].page.locator(".st-key-phone-confirm button").click()
    expect(phones["finance"].page.locator(".st-key-phone-column")).to_contain_text(journey.word("confirms"))
    settled(wall)
    wall.locator(".st-key-room-right button").last.click()  # the one drawn last, while the old one may still be there
    expect(wall.locator(".st-key-room-object-marketing input")).to_be_visible()
    settled(wall)
    wall.locator(".st-key-room-object-marketing input").fill(journey.said[7])
    wall.locator(".st-key-room-objects button").click()
    expect(wall.locator("section.room .now", has_text=journey.word("objects")).first).to_be_visible()
    journey.store.box.move(SOMEBODY, journey.code, "end", key=journey.key)
    expect(wall.locator(".st-key-room-end button")).to_be_visible()
    wall.locator(".st-key-room-end button").click()
    wall.locator(".st-key-room-end-it button").click()
    expect(wall.locator(".st-key-room-end")).to_have_count(0)


def bodies(journey: Journey, kind: type[Any]) -> list[Any]:
    """What the workshop wrote of that kind."""

    events: Any = journey.store.events(NAME)
    return [one.body for one in events if isinstance(one.body, kind) and one.body.workshop == journey.code]


def compare_minutes(journey: Journey, desk: Any) -> None:
    """Everything that was said, on the page and as a file; every cell that was decided, and every row as it ended."""

    page = desk.open(f"/record?lang={journey.lang}&view=minutes", waits_for="section.minutes h1")
    cells: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('section.minutes tr')].map((row) => [...row.cells].map((one) => one.innerText))"
    )
    names = Names(journey.before, journey.lang)
    for change in (one for body in bodies(journey, Decision) for one in body.changes):
        before, after = (cell_of(letters) or "–" for letters in (change.before, change.after))
        if [names.role(change.role), before, after] not in cells:
            assert [names.role(change.role), after, before] in cells  # what was taken back and brought back
    assert len([row for row in cells if row[0] in {names.activity(one) for one in ROWS[journey.lang]}]) >= 4
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)
    settled(page)  # a page that is drawn anew, for a part that has just come, calls a download off
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown").click()
    told = download.value.path().read_text(encoding="utf-8")
    text = page.locator("section.minutes").inner_text()
    assert [one for one in journey.said if one not in told or one not in text] == []
    assert journey.word("As it should be: who answers for it from now on?") in text
    assert {names.role("marketing"), names.role("finance")} <= {row[0] for row in cells if len(row) == 3}


def compare_file(journey: Journey, desk: Any, folder: Any) -> None:
    """Every cell of the merged file holds what was decided last, or what it held before."""

    page = desk.open(f"/record?lang={journey.lang}&view=file", waits_for="code")
    expect(page.locator("code")).to_contain_text("decided:")
    page.locator(".st-key-record-file-author input").fill("李")
    page.keyboard.press("Tab")
    settled(page)
    page.locator(".st-key-record-write button").click()
    expect(page.get_by_text(journey.word("Everything that has been decided is in the file."))).to_be_visible()
    matrix, before = load(folder / POLICY.name), journey.before
    events: Any = journey.store.events(NAME)  # of a first try too, where the test is tried once more
    changes = [one for event in events if isinstance(event.body, Decision) for one in event.body.changes]
    last = {(one.activity, one.role): one.after for one in changes}
    for row in matrix.activities:
        for role in matrix.role:
            held = before.activity[row.id].letters(role, Layer.TODAY)
            assert row.letters(role, Layer.TODAY) == last.get((row.id, role), held), (row.id, role)
    own = [one.changes[0].activity for one in bodies(journey, Decision) if journey.said[6] in one.why]
    assert matrix.activity[own[0]].holders(Letter.A, Layer.TODAY) == ["management"]
    assert len(matrix.accept) == len(before.accept) + 1 and matrix.review is not None


def compare_database(journey: Journey, before: Matrix) -> None:
    """Every ballot as it was tapped, late ones apart; every entry with whoever made it."""

    rows = [row for row in before.activity if row in ROWS[journey.lang]]
    [opened] = bodies(journey, Opened)
    cast: Any = journey.store.box.ballots(journey.code)
    found = {(one.seat, one.activity): one.letters for one in cast}
    wanted = {
        (seat, row): letters
        for seat in SEATS
        for row, (_, letters) in zip(opened.rows, planned(journey, seat), strict=True)
        if seat != "technology" or row == opened.rows[0]
    }
    assert found == wanted and set(rows) == set(opened.rows)
    late: Any = journey.store.box.late.find(journey.code)
    assert {one.ballot.activity: (one.ballot.letters, one.fate) for one in late} == {
        row: (letters, Fate.TAKEN)
        for row, (_, letters) in list(zip(opened.rows, planned(journey, "technology"), strict=True))[1:]
    }
    events: Any = journey.store.events(NAME)
    own = [one for one in events if one.body.workshop == journey.code]
    names = Names(before, journey.lang)
    assert [(type(one.body), one.author) for one in own] == [
        (Opened, "李娜"),
        *((kind, "王芳") for kind in (Revealed, Belated, Decision, Parked, Accepted, Decision, Decision, Decision)),
        (Confirmed, "王芳"),
        (Confirmed, names.role("finance")),
        (Confirmed, "王芳"),
        (Closed, "王芳"),
    ]
    assert (type(events[-1].body), events[-1].author) == (Merged, "李")
    said = bodies(journey, Decision)[0]
    assert (said.why, said.dissent, said.conditions) == (
        journey.said[0],
        (("finance", journey.said[1]),),
        journey.said[2],
    )
    assert set(said.agreed) == {*SEATS} - {"finance"} and not bodies(journey, Answered)
