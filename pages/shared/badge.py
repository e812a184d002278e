"""Who is there, in the head of a page: the name of whoever has signed in, or the line for the key of the server."""

from typing import Any

import streamlit as st

from pages.shared import session, visitor, workspace
from pages.shared.component import Component
from raci.people import LEVELS, Level, Mode
from raci.store import SIGNED_IN
from raci.words.lists import listed
from raci.words.sentences import say

t = session.t
LINE = "server-key-line"
LIMIT_KEY = 200  # characters
KEPT = Component("shared/server_key.js")


def show(matrix: str, lang: str) -> None:
    """Nothing where nobody signs in; with the rights on that matrix, "" on a page about none."""

    mode = visitor.settings().mode
    if mode == Mode.KEY:
        _show_key(matrix, lang)
    elif mode in visitor.SIGNED:
        _show_person(matrix, lang)


def keep_key() -> None:
    """Let the device keep the key of the server, and tell it at the next visit; nothing where there is none."""

    if visitor.settings().mode == Mode.KEY:
        forgets = session.noted("server-key-forgets", default=False)
        with st.container(key="server-key"):
            KEPT.draw("server-key-itself", {"key": session.noted(visitor.KEY, ""), "forgets": forgets}, kept=_take_kept)


def refuse_nobody(lang: str) -> None:
    """End the page where somebody must sign in, and has not."""

    whom = visitor.person()
    if visitor.is_nobody(whom):
        if visitor.settings().mode == Mode.OIDC:
            st.text(t("Sign in to go on. You come back to this address."))
            st.button(t("Sign in"), key="sign-in", type="primary", on_click=st.login)
        else:
            st.error(visitor.NOBODY.message(lang))
        st.stop()
    if whom.id and session.noted("signed-in", "") != whom.id:  # once in a visit
        session.note("signed-in", whom.id)
        workspace.store().audit.note(whom, SIGNED_IN)


def _show_person(matrix: str, lang: str) -> None:
    whom = visitor.person()
    with st.popover(session.plain(whom.name), icon=":material/person:", key="badge"):
        st.text(whom.signature)
        st.text(_reach(matrix, lang))
        if visitor.settings().mode == Mode.OIDC:
            st.button(t("Sign out"), key="sign-out", on_click=st.logout)


def _show_key(matrix: str, lang: str) -> None:
    whom = visitor.person()
    is_in = whom.rights.level > visitor.settings().everybody
    icon = ":material/lock_open:" if is_in else ":material/key:"
    with st.popover(t("Key"), icon=icon, key="badge"):
        st.text(_reach(matrix, lang))
        if is_in:
            st.button(t("Forget the key on this device"), key="server-key-away", on_click=_take, args=("",))
            return
        st.text_input(t("The key of this server"), key=LINE, type="password", max_chars=LIMIT_KEY, on_change=_enter)
        if session.noted("server-key-wrong", default=False):
            st.error(t("That is not the key. Ask whoever runs this server for it."))


def _enter() -> None:
    key = session.state(LINE) or ""
    session.put(LINE, "")
    _take(key)


def _take_kept(sent: Any) -> None:
    """What the device has kept of an earlier visit, or that another tab has forgotten it."""

    if isinstance(sent, str):
        _take(sent[:LIMIT_KEY])


def _take(key: str) -> None:
    """Keep the key for this visit and on this device, where it is one, else forget it; the audit has it either way."""

    whom = visitor.settings().of_key("", key)
    is_in = whom.rights.level > visitor.settings().everybody
    session.note(visitor.KEY, key if is_in else "")
    session.note("server-key-forgets", not is_in)
    session.note("server-key-wrong", bool(key.strip()) and not is_in)
    if is_in:
        workspace.store().audit.note(whom, SIGNED_IN, says="key")
    elif key.strip():
        workspace.store().audit.refuse(whom, "", "key")


def _reach(matrix: str, lang: str) -> str:
    """How far the rights of the reader go on that matrix, "" for all, in words."""

    reached = [LEVELS[level] for level in Level if Level.NONE < level <= visitor.level(matrix)]
    if not reached:
        return t("You may look at what you are given a right to.")
    return t("You may: {rights}.", rights=listed((say(word, lang) for word in reached), lang))
