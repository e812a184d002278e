"""Who is there, as the pages know it: what they offer to whom, and whose name they write."""

from collections.abc import Callable, Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.matrix import batch
from pages.overview import press
from pages.shared import badge, session, visitor, workspace
from pages.shared.visit import Settings, Visit
from raci.log import Decision, Today
from raci.model.changes import Change
from raci.model.letters import Layer, letters_of
from raci.people import Action, Level
from tests.conftest import POLICY, all_sent
from tests.people import SOMEBODY
from tests.test_lead import OTHER
from tests.workshops import CODE, NAME, OPENED, OUTSIDE, events, html, shown, written

PAGES = ("overview/overview.py", "matrix/matrix.py", "gaps/gaps.py", "prepare/prepare.py", "record/record.py",
         "role/role.py", "library/library.py", "bring/bring.py", "policy/policy.py")  # fmt: skip
NOBODY_SIGNS_IN = "nobody signs in, and others than this machine reach the server"
WRITES = {"record-undo", "prepare-open", "matrix-apply", "gaps-apply", "role-confirm", "record-write"}
"""Buttons by which something is written; what else a page may show is refused by the store."""


SERVER_KEY = "a key of more than 16"


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Lets the proxy say who opens the next page, "" for nobody."""

    monkeypatch.setenv("RACI_SIGN_IN", "proxy")
    st.cache_data.clear()

    def sign_in(email: str) -> None:
        user = {"email": email, "name": "Li", "groups": "sales"} if email else {"email": None}
        monkeypatch.setattr(visitor, "_signed_in", lambda: user)

    yield sign_in
    st.cache_data.clear()


def buttons(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


def test_where_others_reach_a_server_at_which_nobody_signs_in_nothing_is_written(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OPENED)
    monkeypatch.setenv("RACI_PUBLIC_URL", "https://raci.example.com")
    for page in PAGES:
        app = alone(page, lang="en", edit="yes")
        assert not app.exception and NOBODY_SIGNS_IN in shown(app), page
        assert buttons(app).isdisjoint(WRITES), page
    phone = alone("ballot/ballot.py", lang="en", code=CODE)
    phone.session_state["note-phone"] = OTHER
    assert NOBODY_SIGNS_IN in shown(phone.run())
    assert events() == [OPENED]


def test_who_signs_in_is_named_writes_no_name_and_sees_only_what_the_right_is_for(
    alone: Callable[..., AppTest], signed_in: Callable[[str], None]
) -> None:
    written(OPENED)
    give = workspace.store().grants.give
    signed_in("li@example.com")
    app = alone("role/role.py", lang="en")
    assert "Li (li@example.com)" in [text.value for text in app.text]
    assert {line.label for line in app.text_input}.isdisjoint({"Your name"})
    assert "role-confirm" in buttons(app)  # everybody may sign
    prepare = alone("prepare/prepare.py", lang="en")
    assert "prepare-open" not in buttons(prepare)
    assert [
        line.value for line in prepare.caption if "may not open a workshop; that needs the right to facil" in line.value
    ]
    give(SOMEBODY, "@sales", NAME, Level.EDIT)
    st.cache_data.clear()
    assert "prepare-open" in buttons(alone("prepare/prepare.py", lang="en"))
    give(SOMEBODY, "li@example.com", NAME, Level.NONE)
    st.cache_data.clear()
    assert "There is no matrix called operations-policy" in shown(alone("matrix/matrix.py", lang="en", matrix=NAME))


def seen() -> Visit:
    today = workspace.today(NAME)
    assert isinstance(today, Today)
    return Visit(Settings(NAME, Layer.TODAY, "en"), None, today, today)


def test_whoever_has_signed_in_puts_a_card_on_the_agenda_by_one_press(
    alone: Callable[..., AppTest], signed_in: Callable[[str], None]
) -> None:
    workspace.store().grants.give(SOMEBODY, "@sales", NAME, Level.EDIT)
    signed_in("li@example.com")
    alone(lang="en")
    cause = seen().causes_of(Layer.TODAY)[0]
    press.heard(seen(), {cause.id: [cause]}, press.PUT)(cause.id)
    assert {event.author for event in workspace.store().events(NAME)} == {"Li (li@example.com)"}


def test_a_draft_that_was_written_before_the_answer_was_lost_is_known_for_whoever_has_signed_in(
    alone: Callable[..., AppTest], signed_in: Callable[[str], None]
) -> None:
    workspace.store().grants.give(SOMEBODY, "@sales", NAME, Level.EDIT)
    signed_in("li@example.com")
    alone("matrix/matrix.py", lang="en", edit="yes")
    body = Decision((Change("3.1.2-b", "finance", (), letters_of("C")),), "typed")
    workspace.store().append(NAME, 0, visitor.person(), body)
    batch._go_on(seen(), {batch.WHY: "typed", "draft": {"3.1.2-b:finance": "C"}, "base": 0})
    assert session.noted("matrix-again") == "Entry 1 was written before the connection broke."


def offered(app: AppTest) -> set[str]:
    """What a page offers to write with: buttons, a second page for it, presses of the board, letters to be typed."""

    sent = all_sent(app)
    presses = {"board" for message in sent for card in message.get("cards", ()) if card["id"] or card["able"]}
    drafts = {"draft" for message in sent if "draft" in message}
    ways = {link.proto.label for link in app.get("page_link")} & WAYS
    fields = {line.key for kind in ("text_input", "date_input") for line in app.get(kind) if line.key}
    return presses | drafts | ways | buttons(app) | {key for key in fields if key.startswith(("prepare-", "role-day"))}


WAYS = {"Prepare a workshop", "Bring a changed file back"}
OFFERING: tuple[tuple[str, dict[str, str]], ...] = (
    *((page, {"edit": "yes", "view": "file", "entry": "2"}) for page in PAGES),
    ("library/library.py", {"matrix": "brought"}),
    ("room/room.py", {"code": CODE}),
    ("room/room.py", {}),
    ("ballot/ballot.py", {"code": CODE}),
)
HARMLESS = {"bring-read"}
"""To look at how a table is read is everybody's."""


def test_whoever_may_only_look_is_offered_nothing_that_would_be_refused(
    alone: Callable[..., AppTest], signed_in: Callable[[str], None]
) -> None:
    written(OPENED, OUTSIDE)
    text = POLICY.read_text(encoding="utf-8").replace(f"id: {NAME}", "id: brought", 1)
    workspace.store().uploads.keep("brought", SOMEBODY, text)
    signed_in("li@example.com")
    offers = {}
    for level in (Level.LOOK, Level.ADMINISTER):
        workspace.store().grants.give(SOMEBODY, "li@example.com", "", level)
        st.cache_data.clear()
        pages = [alone(page, **{"lang": "en", "matrix": NAME} | more) for page, more in OFFERING]
        pages[-1].session_state["note-phone"] = OTHER
        assert not [app.exception for app in (*pages, pages[-1].run()) if app.exception]
        offers[level] = {offer for app in pages for offer in offered(app)} - HARMLESS
    assert offers[Level.LOOK] == set()
    assert offers[Level.ADMINISTER] > {
        *("board", "draft", "gaps-put", "prepare-open", "prepare-day", "record-write", "role-confirm", "library-bring"),
        *("library-copy-now", "library-delete-now", "policy-read", "room-lead-it", "seat-finance", *WAYS),
    }


def test_who_has_not_signed_in_sees_nothing(alone: Callable[..., AppTest], signed_in: Callable[[str], None]) -> None:
    written(OPENED)
    signed_in("")
    for page, more in (
        *((page, {}) for page in PAGES),
        ("ballot/ballot.py", {"code": CODE}),
        ("room/room.py", {"code": CODE}),
    ):
        app = alone(page, lang="en", **more)
        assert not app.exception and "nobody has signed in" in shown(app), page
        assert not app.get("bidi_component") and not app.button, page


def test_the_key_of_the_server_lets_whoever_has_it_decide(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RACI_SIGN_IN", "key")
    monkeypatch.setenv("RACI_KEY", SERVER_KEY)
    app = alone("prepare/prepare.py", lang="en")
    assert "prepare-open" not in buttons(app)
    app.text_input(key="server-key-line").set_value("not the key at all").run()
    assert "That is not the key" in shown(app) and "prepare-open" not in buttons(app)
    app.text_input(key="server-key-line").set_value(SERVER_KEY).run()
    assert "prepare-open" in buttons(app) and not app.exception
    app.button(key="server-key-away").click().run()
    assert "prepare-open" not in buttons(app)
    lines = workspace.store().audit.lines()
    assert isinstance(lines, list) and [line.act for line in lines] == ["signed in", "refused"]


def test_a_device_keeps_the_key_of_the_server_until_it_is_forgotten_or_no_key_any_more(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RACI_SIGN_IN", "key")
    monkeypatch.setenv("RACI_KEY", SERVER_KEY)
    app = alone("prepare/prepare.py", lang="en")
    assert told_device(app) == ("", False)
    badge._take_kept(SERVER_KEY)
    assert (session.noted(visitor.KEY), session.noted("server-key-forgets")) == (SERVER_KEY, False)
    app.text_input(key="server-key-line").set_value(SERVER_KEY).run()
    assert told_device(app) == (SERVER_KEY, False) and "prepare-open" in buttons(app)
    app.button(key="server-key-away").click().run()
    assert told_device(app) == ("", True) and "prepare-open" not in buttons(app)
    for sent in ("a key of last year, 2025", "", 7, None):
        badge._take_kept(sent)
        assert (session.noted(visitor.KEY), session.noted("server-key-forgets")) == ("", True)


def told_device(app: AppTest) -> tuple[str, bool]:
    [message] = [sent for sent in all_sent(app) if "forgets" in sent]
    return message["key"], message["forgets"]


def test_administrators_read_and_give_rights_and_nobody_else_does(
    alone: Callable[..., AppTest], signed_in: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RACI_ADMINS", "boss@example.com")
    address = {"lang": "en", "matrix": NAME, "view": "rights"}
    signed_in("boss@example.com")
    app = alone("record/record.py", **address)
    app.button(key="rights-give").click().run()
    assert "Write who gets the right." in shown(app)
    app.text_input(key="rights-subject").set_value("li@example.com").run()
    app.selectbox(key="rights-level").set_value("edit").run()
    app.button(key="rights-give").click().run()
    assert not app.exception and app.text_input(key="rights-subject").value == ""
    for says in ("boss@example.com", "<td>everybody</td>", "li@example.com</td><td>edit</td><td>this matrix"):
        assert says in html(app), says
    assert "gave or took a right" in html(app) and "li@example.com: edit" in html(app)
    signed_in("li@example.com")
    st.cache_data.clear()
    other = alone("record/record.py", **address)
    assert "rights-give" not in buttons(other) and "gave or took a right" not in html(other)
    assert visitor.may(Action.DECIDE, NAME)
