"""The ballot as a phone meets it, on a log of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.ballot import answers as ballot
from pages.ballot.sent import answers_of
from pages.shared import workspace
from raci.log import Ballot, Revealed, Today
from raci.out.seat_links import seat_links_html
from raci.store import Knock, sign_of
from raci.store.box import Box
from raci.store.held import Held
from raci.words.problem import Problem
from raci.workshop import seat_link
from tests.conftest import POLICY, all_sent
from tests.databases import insert
from tests.matrices import policy
from tests.people import SOMEBODY
from tests.workshops import CODE, KEY, LEADS, NAME, OPENED, SEATS, room, shown, voted, written


def ballot_page(alone: Callable[..., AppTest], who: Any = "phone-finance", **address: Any) -> Any:
    """The page on a phone that has told who it is."""

    app = alone("ballot/ballot.py", **{"lang": "en", "code": CODE} | address)
    app.session_state["note-phone"] = who
    return app.run()


def phone(alone: Callable[..., AppTest], seat: Any = "finance") -> Any:
    return ballot_page(alone, f"phone-{seat}", seat=seat)


def sat(app: Any) -> bool:
    return any("parties" in one for one in all_sent(app))


def sheet(app: Any) -> dict[str, Any]:
    return next(one for one in all_sent(app) if "parties" in one)


@pytest.mark.parametrize("code", ["", "AAA-AAA-AAA", "nonsense", "'; --"])
def test_a_code_that_leads_nowhere_is_asked_for_again(alone: Callable[..., AppTest], code: Any) -> None:
    app = alone("ballot/ballot.py", lang="en", code=code)
    assert app.warning[0].value.startswith("There is no workshop with this code")
    assert app.text_input(key="ballot-code").value == code  # to be mended, not typed again


@pytest.mark.parametrize("typed", [" k4f-9tx-amw ", "K4F9TXAMW", "k4f 9tx amw"])
def test_a_code_may_be_typed_as_people_type(alone: Callable[..., AppTest], typed: Any) -> None:
    written(OPENED)
    app = ballot_page(alone, code="")
    app.text_input(key="ballot-code").set_value(typed).run()
    assert [one.label for one in app.button] == ["Operations", "Marketing", "Finance"]


def buttons(app: Any, beginning: str = "") -> list[str]:
    return [one.key for one in app.button if one.key.startswith(beginning)]


def test_a_seat_that_a_phone_holds_is_asked_for_and_given_by_whoever_leads(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    first = ballot_page(alone, "one")
    first.button(key="seat-finance").click().run()
    assert first.query_params["seat"] == "finance" and sheet(first)["you"] == "Finance"
    second = ballot_page(alone, "two")
    second.button(key="seat-finance").click().run()
    assert "Another phone answers for Finance already." in shown(second)
    second.button(key="seat-ask").click().run()
    sign = sign_of(CODE, "two")
    assert f"asked for the seat of Finance and shows {sign}. Li sees that on the wall" in shown(second)
    assert not sat(second) and sat(first.run())
    asks = f"Somebody asks for the seat of Finance; the phone shows {sign}"
    for page, lead in (("room/room.py", None), ("room/room.py", LEADS), ("prepare/prepare.py", LEADS)):
        app = alone(page, lead=lead, lang="en", code=CODE)
        assert asks in shown(app) and bool(buttons(app, "knock-")) == bool(lead), page
    app.button(key=f"knock-in-finance-{sign}").click().run()
    assert asks not in shown(app)
    assert sheet(second.run())["you"] == "Finance" and not sat(first.run())
    assert "Another phone answers for Finance now: whoever leads has let it in." in shown(first)


def test_whoever_is_turned_away_reads_so_and_may_ask_again(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={})
    second = ballot_page(alone, "two", seat="finance")
    second.button(key="seat-ask").click().run()
    assert buttons(second, "seat-withdraw")
    wall = room(alone)
    wall.button(key=f"knock-away-finance-{sign_of(CODE, 'two')}").click().run()
    assert "has not been let onto the seat of Finance" in shown(second.run())
    second.button(key="seat-ask").click().run()
    second.button(key="seat-withdraw").click().run()
    assert "Another phone answers for Finance already." in shown(second)
    assert not buttons(wall.run(), "knock-")


def test_a_seat_whose_slip_was_taken_in_is_taken_over_at_once(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    box = workspace.store().box
    assert box.take_in(SOMEBODY, CODE, Ballot("finance", "3.1.2-b", {"finance": "A"}), KEY)
    app = ballot_page(alone, "two", seat="finance")
    assert "The slip of Finance has been taken in." in shown(app) and not buttons(app, "seat-ask")
    app.button(key="seat-over").click().run()
    assert (sheet(app)["you"], sheet(app)["answers"]) == ("Finance", {})


def test_the_own_link_of_a_seat_sits_the_phone_on_it_at_once_and_asks_where_one_sits(
    alone: Callable[..., AppTest],
) -> None:
    written(OPENED)
    first = ballot_page(alone, "one", sit="finance")
    assert sheet(first)["you"] == "Finance" and "sit" not in first.query_params
    second = ballot_page(alone, "two", sit="finance")
    assert buttons(second, "seat-ask") and not sat(second)
    assert not sat(ballot_page(alone, "three", sit="nobody"))
    page = seat_links_html(policy(), OPENED, "zh", lambda seat: seat_link("http://x", CODE, "zh", seat))
    assert page.count("<img") == len(SEATS) and f"http://x/ballot?code={CODE}&amp;lang=zh&amp;sit=finance" in page


def test_a_phone_gets_its_own_answers_back_and_no_others(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={"3.1.2-b": {"finance": "A/R"}}, operations={"3.3.1-b": {"operations": "A"}})
    assert sheet(phone(alone))["answers"] == {"3.1.2-b": {"finance": "A/R"}}
    other = ballot_page(alone, "another", seat="finance")
    other.button(key="seat-ask").click().run()
    knock = Knock("finance", sign_of(CODE, "another"), "")
    workspace.store().box.knocks.answer(SOMEBODY, CODE, knock, KEY, lets_in=True)
    other.run()
    assert (sheet(other)["answers"], sheet(other)["done"]) == ({}, ["3.1.2-b"])


def test_after_the_reveal_the_phone_says_so(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={})
    app = phone(alone)
    assert sheet(app)["open"]
    written(Revealed(CODE))
    app.run()
    assert not sheet(app)["open"]


def sitting_of(alone: Callable[..., AppTest]) -> Any:
    from pages.shared.workshops import Sitting

    today, held = workspace.today(NAME), workspace.store().box.find(CODE)
    assert isinstance(today, Today) and isinstance(held, Held)
    return Sitting(CODE, NAME, held, today, today.workshops[CODE], "en")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"3.1.2-b": {"finance": "R/A", "sales": "C"}}, {"3.1.2-b": {"finance": "A/R", "sales": "C"}}),
        ({"3.1.2-b": {"": "?"}}, {"3.1.2-b": {"": "?"}}),
        ({"3.1.2-b": {}}, {"3.1.2-b": {}}),
        ({"nowhere": {"finance": "A"}, "2.1.1-a": {"finance": "A"}}, {}),
        ({"3.1.2-b": {"nobody": "A", "finance": "X", "sales": 7, "service": ""}}, {"3.1.2-b": {}}),
        ({"3.1.2-b": "A"}, {}),
    ],
)
def test_answers_from_the_browser_are_checked(alone: Callable[..., AppTest], sent: Any, kept: Any) -> None:
    written(OPENED)
    sitting, numbered = sitting_of(alone), {row: {"cells": cells, "number": 5} for row, cells in sent.items()}
    wanted = {row: (cells, 5) for row, cells in kept.items()}
    assert answers_of(sitting, numbered) == wanted


def test_answers_need_a_number(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    sitting = sitting_of(alone)
    values: tuple[Any, ...] = (
        "A",
        None,
        [],
        {"3.1.2-b": {"finance": "A"}},
        {"3.1.2-b": {"cells": {}}},
        {"3.1.2-b": "A"},
    )
    for value in values:
        assert answers_of(sitting, value) == {}
    for number in (0, -1, 1.5, True, "7", None, 2**53):
        assert answers_of(sitting, tapped({}, number)) == {}


def tapped(cells: dict[str, Any], number: object, row: str = "3.1.2-b") -> dict[str, Any]:
    return {row: {"cells": cells, "number": number}}


def saved(sitting: Any, who: str, sent: dict[str, Any]) -> str:
    mine = workspace.store().box.mine(CODE, "finance", who)
    assert not isinstance(mine, Problem)
    return ballot.save(sitting, "finance", who, mine, sent)


def test_an_answer_is_kept_and_one_that_cannot_be_says_why(alone: Callable[..., AppTest], tmp_path: Path) -> None:
    written(OPENED)
    box, sitting = workspace.store().box, sitting_of(alone)
    assert box.take(SOMEBODY, CODE, "finance", "p")
    assert saved(sitting, "p", tapped({"finance": "A"}, 7)) == ""
    assert box.mine(CODE, "finance", "p").answers == {"3.1.2-b": {"finance": "A"}}
    assert saved(sitting, "q", tapped({"finance": "A"}, 8)).startswith("Another phone answers for this seat now")
    mine = box.mine(CODE, "finance", "p")
    assert not isinstance(mine, Problem)
    (tmp_path / "workspace.db").rename(tmp_path / "away.db")
    late = ballot.save(sitting, "finance", "p", mine, tapped({"finance": "C"}, 9))
    assert late.startswith("Not saved yet: the database")


def test_a_session_that_repeats_what_it_sent_does_not_undo_a_newer_answer(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    box, sitting = workspace.store().box, sitting_of(alone)
    assert box.take(SOMEBODY, CODE, "finance", "p")
    for cells, number in (({"finance": "A"}, 7), ({"sales": "A"}, 9), ({"finance": "A"}, 7)):
        assert saved(sitting, "p", tapped(cells, number)) == ""
    assert box.mine(CODE, "finance", "p").answers == {"3.1.2-b": {"sales": "A"}}


def test_an_answer_that_comes_after_the_reveal_is_kept_apart_and_told(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={"3.1.2-b": {"finance": "A/R"}})
    app, stale = phone(alone), sitting_of(alone)
    written(Revealed(CODE))
    assert saved(stale, "phone-finance", tapped({"finance": "C"}, 9)) == ""
    assert saved(sitting_of(alone), "phone-finance", tapped({"sales": "A"}, 9, "3.3.1-b")) == ""
    box = workspace.store().box
    assert [one.letters for one in box.ballots(CODE)] == [{"finance": "A/R"}]
    assert [one.ballot.letters for one in box.late.find(CODE)] == [{"finance": "C"}, {"sales": "A"}]
    app.run()
    assert (sheet(app)["late"], sheet(app)["numbers"]["3.3.1-b"]) == ({"3.1.2-b": "", "3.3.1-b": ""}, 9)
    assert sheet(app)["answers"] == {"3.1.2-b": {"finance": "A/R"}}


def test_answers_on_paper_open_on_no_phone(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    assert workspace.store().box.take_in(SOMEBODY, CODE, Ballot("finance", "3.1.2-b", {"finance": "A"}), KEY)
    for who in ("paper", "slip", "phone paper"):
        assert not sat(ballot_page(alone, who, seat="finance"))


def test_a_phone_that_left_its_seat_finds_its_answers_again_even_after_a_reload(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={"3.1.2-b": {"finance": "A/R"}})
    app = phone(alone)
    app.button(key="seat-leave").click().run()
    assert "seat" not in app.query_params and not sat(app)
    assert sheet(ballot_page(alone))["answers"] == {"3.1.2-b": {"finance": "A/R"}}


def test_a_phone_of_several_seats_chooses_one(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={})
    assert workspace.store().box.take(SOMEBODY, CODE, "marketing", "phone-finance")
    assert not sat(ballot_page(alone))
    assert sheet(ballot_page(alone, seat="marketing"))["you"] == "Marketing"


def test_the_address_of_a_seat_gives_no_right_to_it_and_names_no_phone(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={"3.1.2-b": {"finance": "A/R"}})
    mine = phone(alone)
    assert sat(mine) and "phone" not in mine.query_params
    for more in ({}, {"phone": "phone-finance"}):
        other = ballot_page(alone, "another", seat="finance", **more)
        assert not sat(other) and "Another phone answers for Finance already." in shown(other)
        assert "phone" not in other.query_params
    free = ballot_page(alone, "another", seat="marketing")
    assert not sat(free) and not free.warning


def test_a_seat_can_be_left_for_another(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    app = ballot_page(alone, "one")
    app.button(key="seat-finance").click().run()
    app.button(key="seat-leave").click().run()
    app.button(key="seat-marketing").click().run()
    assert sheet(app)["you"] == "Marketing"
    assert workspace.store().box.take(SOMEBODY, CODE, "finance", "somebody else")


def test_a_phone_in_a_workshop_that_cannot_be_read_waits_and_does_not_ask_without_end(
    alone: Callable[..., AppTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OPENED)
    looks, find = [], Box.find

    def counted(box: Box, code: str) -> object:
        looks.append(code)
        return find(box, code)

    monkeypatch.setattr(Box, "find", counted)
    for spoil in (
        lambda: insert(workspace.url(), NAME, 2, "tomorrow", "{}"),  # by a newer app
        lambda: (tmp_path / POLICY.name).write_text("- a", encoding="utf-8"),
    ):
        spoil()
        looks.clear()
        app = ballot_page(alone, "p")
        assert app.warning and not app.exception and len(looks) == 2  # one a run
