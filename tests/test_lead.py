"""Leading a workshop needs the facilitator's key: without it nothing is written, whoever asks and however."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.record import entries
from pages.room import place
from pages.shared import lead, session, workspace
from pages.shared.lead import HeldKey
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Ballot, Closed, Confirmed, Parked, Revealed, undo
from raci.people import typed
from raci.store import RefusedError, Right
from tests.people import SOMEBODY
from tests.workshops import (
    CODE,
    DAY,
    GIVEN,
    KEY,
    LEADS,
    NAME,
    OPENED,
    events,
    html,
    revealed,
    room,
    shown,
    voted,
    written,
)  # fmt: skip

OTHER = "3333-4444-6666-7777"


def test_a_key_is_typed_in_any_form_and_is_no_code() -> None:
    key = workshop.new_key()
    assert workshop.key_of(f" {key.lower().replace('-', ' ')} ") == key
    assert [workshop.key_of(one) for one in ("", CODE, key[:-1], f"{key}7", "0000-1111-2222-5555")] == [""] * 5
    assert workshop.fits(key, workshop.lock_of(key)) and not workshop.fits(OTHER, workshop.lock_of(key))
    assert not workshop.fits("", workshop.lock_of(key)) and workshop.fits("", "")


def test_without_the_key_nothing_of_the_workshop_is_written(alone: Callable[..., AppTest]) -> None:
    alone()
    written(OPENED, Revealed(CODE))
    store: Any = workspace.store()
    box = store.box
    leads = [GIVEN, Parked("3.1.2-b", "Who?", "finance", DAY, CODE), Confirmed("finance", True, "", CODE), Closed(CODE)]
    for right in (Right(), Right(OTHER), Right(phone="phone-finance")):
        for body in leads:
            with pytest.raises(RefusedError):
                store.append(NAME, 2, typed("Mallory"), body, right=right)
        with pytest.raises(RefusedError):
            box.move(SOMEBODY, CODE, "end", key=right.key)
        with pytest.raises(RefusedError):
            box.take_in(SOMEBODY, CODE, Ballot("finance", "3.1.2-b", {}), right.key)
        with pytest.raises(RefusedError):
            box.keys.change(SOMEBODY, CODE, right.key, OTHER)
    assert (events(), box.find(CODE).place) == ([OPENED, Revealed(CODE)], "")


def test_the_phone_that_holds_a_seat_confirms_its_column_and_no_other(alone: Callable[..., AppTest]) -> None:
    alone()
    written(OPENED, Revealed(CODE))
    box, store = workspace.store().box, workspace.store()
    assert box.take(SOMEBODY, CODE, "finance", "phone-finance")
    store.append(NAME, 2, typed("Wang"), Confirmed("finance", True, "", CODE), right=Right(phone="phone-finance"))
    with pytest.raises(RefusedError):
        store.append(
            NAME, 3, typed("Wang"), Confirmed("operations", True, "", CODE), right=Right(phone="phone-finance")
        )


def test_nothing_is_decided_before_the_reveal_or_after_the_end_by_the_key_either(alone: Callable[..., AppTest]) -> None:
    alone()
    written(OPENED)
    store: Any = workspace.store()
    assert store.box.take(SOMEBODY, CODE, "finance", "phone-finance")
    deeds = [GIVEN, Parked("3.1.2-b", "Who?", "finance", DAY, CODE), Confirmed("finance", True, "", CODE)]

    def refused() -> set[str]:
        told, number = set(), store.version(NAME).number
        for body, right in [*((body, Right(KEY)) for body in deeds), (deeds[-1], Right(phone="phone-finance"))]:
            with pytest.raises(RefusedError) as error:
                store.append(NAME, number, typed("Li"), body, right=right)
            told.add(str(error.value.problem.says))
        return told

    assert refused() == {"the ballots of the workshop {code} are not revealed"}
    written(Revealed(CODE), GIVEN, Closed(CODE))
    assert refused() == {"the workshop {code} has gone further"}


def test_no_key_is_made_for_a_workshop_that_is_not_there(alone: Callable[..., AppTest]) -> None:
    alone()
    written(OPENED)
    with pytest.raises(RefusedError):
        workspace.store().box.keys.change(SOMEBODY, "AAA-AAA-AAA", "", OTHER)
    assert workspace.store().box.keys.locks(["AAA-AAA-AAA"]) == {}


def test_what_a_workshop_decided_may_be_taken_back_by_anybody_once_it_is_over(alone: Callable[..., AppTest]) -> None:
    alone()
    written(OPENED, Revealed(CODE), GIVEN)
    store: Any = workspace.store()
    for number, closes in ((3, False), (4, True)):
        if closes:
            written(Closed(CODE))
        today: Any = workspace.today(NAME)
        back: Any = undo(store.events(NAME)[2], today)
        if closes:
            assert store.append(NAME, number, typed("Wang"), back).body == back
        else:
            with pytest.raises(RefusedError):
                store.append(NAME, number, typed("Wang"), back)


def test_only_a_hash_of_the_key_is_kept(alone: Callable[..., AppTest]) -> None:
    alone()
    written(OPENED)
    with sqlite3.connect(workspace.FOLDER / "workspace.db") as database:
        assert KEY not in "\n".join(database.iterdump())


def test_the_room_without_the_key_shows_and_has_no_button_that_decides(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={"3.3.1-b": {"management": "A"}})
    assert {one.key for one in room(alone, lead=None).button} == {"room-lead-it"}
    written(Revealed(CODE))
    for at in ("map", "row:3.3.1-b", "column:finance", "end"):
        wall = room(alone, at, lead=None)
        assert {one.key for one in wall.button} == {"room-lead-it"}
    assert "Inspect and accept" in html(room(alone, "row:3.3.1-b", lead=None))


def test_the_key_and_a_name_make_a_second_screen_lead_and_what_it_writes_is_its_own(
    alone: Callable[..., AppTest],
) -> None:
    written(OPENED)
    second = room(alone, lead=None)
    second.text_input(key="lead-typed").set_value(OTHER).run()
    second.text_input(key="lead-name").set_value("Wang").run()
    second.button(key="room-lead-it").click().run()
    assert "not the key of this workshop" in shown(second) and events() == [OPENED]
    second.text_input(key="lead-typed").set_value(KEY.lower()).run()
    second.button(key="room-lead-it").click().run()
    second.button(key="room-reveal").click().run()
    second.button(key="room-reveal-it").click().run()
    assert [(event.author, event.body) for event in workspace.store().events(NAME)] == [
        ("Li", OPENED),
        ("Wang", Revealed(CODE)),
    ]


def test_a_key_that_was_handed_over_asks_for_a_name_only(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    second = room(alone, lead={CODE: HeldKey(KEY, "", 1)})
    assert [one.key for one in second.text_input] == ["lead-name"]
    second.button(key="room-lead-it").click().run()
    assert "Write your name" in shown(second)
    second.text_input(key="lead-name").set_value("Wang").run()
    second.button(key="room-lead-it").click().run()
    assert [one for one in second.button if one.key == "room-reveal"]


def test_a_press_after_the_lead_was_taken_back_writes_nothing_and_says_so(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    app.text_input(key=next(one.key for one in app.text_input if one.key.startswith("room-why"))).set_value("why").run()
    apply = app.button(key="room-apply-it")
    workspace.store().box.keys.change(SOMEBODY, CODE, KEY, OTHER)
    apply.click().run()
    assert len(events()) == 2 and "does not hold the facilitator's key" in shown(app)
    assert not [one for one in app.button if one.key != "room-lead-it"]


def test_a_callback_without_the_key_writes_nothing(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    revealed(alone)
    held: Any = workspace.store().box.find(CODE)
    today: Any = workspace.today(NAME)
    notes: dict[str, Any] = {}
    monkeypatch.setattr(session, "note", notes.__setitem__)
    monkeypatch.setattr(session, "noted", lambda name, default=None: notes.get(name, default))
    sitting = Sitting(CODE, NAME, held, today, today.workshops[CODE], "en")
    assert not place.write(sitting, Closed(CODE)) and len(events()) == 2
    place.go(sitting, workshop.RoomPlace(workshop.Stop.END))
    assert held == workspace.store().box.find(CODE)
    notes["lead"] = LEADS
    assert place.write(sitting, Closed(CODE)) and len(events()) == 3


def test_a_workshop_of_an_earlier_version_is_led_by_whoever_opens_it_until_a_key_is_made(
    alone: Callable[..., AppTest],
) -> None:
    written(OPENED, key="")
    assert [one for one in room(alone, lead=None).button if one.key == "room-reveal"]
    app = alone("prepare/prepare.py", lang="en", code=CODE)
    app.button(key="prepare-key-new").click().run()
    assert "Write your name" in shown(app)
    app.text_input(key="prepare-key-name").set_value("Wang").run()
    app.button(key="prepare-key-new").click().run()
    assert not [one for one in room(alone, lead=None).button if one.key == "room-reveal"]
    [(code, one)] = app.session_state["note-lead"].items()
    assert (code, one.name) == (CODE, "Wang") and workspace.store().box.keys.locks([CODE]) == {
        CODE: workshop.lock_of(one.key)
    }


def test_a_new_key_takes_the_lead_from_every_other_device(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE)
    assert KEY in [one.value for one in app.code] and any(f"#key={KEY}" in one.value for one in app.code)
    app.button(key="prepare-key-new").click().run()
    assert KEY not in [one.value for one in app.code]
    assert not [one for one in room(alone).button if one.key == "room-reveal"]


def test_workshops_under_way_are_listed_where_they_are_led_and_nowhere_else(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    for page in ("room/room.py", "prepare/prepare.py", "record/record.py"):
        pages = [alone(page, lead=leads, lang="en", view="minutes") for leads in (LEADS, None)]
        told = ["".join([*(one.proto.label for one in app.get("page_link")), html(app)]) for app in pages]
        assert ["December" in one for one in told] == [True, False], page


def test_the_code_of_a_workshop_under_way_is_told_to_nobody_who_does_not_lead_it(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OPENED)
    files = []
    monkeypatch.setattr(entries, "download", lambda label, name, data, **look: files.append(data()))
    pages: list[tuple[str, dict[str, str]]] = [
        ("record/record.py", {}),
        ("record/record.py", {"code": "K4F-9TX-AMV"}),
        ("amendment/amendment.py", {"code": "K4F-9TX-AMV"}),
    ]
    for page, address in pages:
        app = alone(page, lang="en", **address)
        told = "".join(str(one.proto) for one in app._tree if hasattr(one, "proto"))
        assert len(told) > 1000 and CODE not in told.replace("K4F-9TX-AMV", ""), page
    alone("record/record.py", lead=LEADS, lang="en")
    assert [CODE.encode() in data for data in files] == [False, False, True]


def test_what_a_device_says_of_its_keys_is_checked() -> None:
    good = {"key": KEY.lower(), "name": " Wang ", "at": 5}
    bad = [good | {"at": 0}, good | {"at": "5"}, good | {"key": "K"}, good | {"name": 1}, "x", None]
    sent: dict[str, Any] = {CODE: good, "no code": good}
    assert lead._read(sent) == [(CODE, HeldKey(KEY, "Wang", 5))]
    assert [lead._read({CODE: one}) for one in bad] == [[]] * len(bad) and lead._read([CODE]) == []
