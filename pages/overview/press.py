"""What is pressed on a card: onto the agenda, off it, or not now with a reason; written into the log as from Gaps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st

from pages.shared import agenda, cause_form, form, session, writing
from pages.shared.component import if_known
from pages.shared.visit import Visit
from raci.log import Event
from raci.rules import Cause

t = session.t
PUT, OFF, LATER = "put", "off", "later"
ACTS = (PUT, OFF, LATER)
DUE = timedelta(days=14)
"""Offered as the day on which it is looked at again."""

Decided = Mapping[str, Sequence[Cause]]
"""Id of a card -> the causes that its decision settles."""


def heard(visit: Visit, decided: Decided, act: str) -> Callable[[Any], None]:
    """Who takes the id of a card from the browser: at once where the name is known, else by a form."""

    def take(sent: Any) -> None:
        id_ = if_known(sent, decided)
        if not id_ or not visit.is_now:
            return
        session.note(_note(visit), (act, id_))
        if act != LATER and form.author(cause_form.AUTHOR).name:
            _write(visit, decided, act, id_)

    return take


def show(visit: Visit, decided: Decided, cards: Iterable[Mapping[str, Any]]) -> None:
    """The form of what was pressed last, until it is written or given up; nothing while nothing is asked."""

    act, id_ = session.noted(_note(visit), ("", ""))
    title = next((card["title"] for card in cards if card["id"] == id_), "")
    if not title or not visit.is_now or not writing.can_write_or_say(visit):
        return
    with st.container(key="overview-press", border=True):
        _show_fields(visit, act, id_, title)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if act == PUT:
                cause_form.show_day(t("Agenda of"), cause_form.DAY, agenda.first_day(visit), width=150)
            if act == LATER:
                cause_form.show_day(t("Until"), _keys(id_)[2], date.today() + DUE, width=150)
            form.show_author(cause_form.AUTHOR, width=200)
            label = {PUT: t("Put on the agenda"), OFF: t("Take it off the agenda"), LATER: t("Leave it until then")}
            st.button(
                label[act], key="overview-write", type="primary", on_click=_write, args=(visit, decided, act, id_)
            )
            st.button(t("Cancel"), key="overview-cancel", on_click=_forget, args=(visit,))
        cause_form.hold(visit, _keys(id_)[0])
        writing.show_refused(cause_form.form_id(visit), visit.today, visit.lang)
        writing.show_missing(cause_form.form_id(visit))
    st.space("small")  # the board begins a little higher than its place


def _keys(id_: str) -> tuple[str, str, str]:
    """The fields in which a card is left for now: why, who brings it back, and until when."""

    why, owner, until = (cause_form.key(f"later-{name}", id_) for name in ("why", "owner", "until"))
    return why, owner, until


def _show_fields(visit: Visit, act: str, id_: str, title: str) -> None:
    st.text(title)
    if act == LATER:
        why, owner, _ = _keys(id_)
        left, right = st.columns([2, 1])
        with left:
            form.show_line(t("Not now, because …"), why)
        with right:
            cause_form.show_owner(t("Who brings it back"), visit.names, "", owner)


def _write(visit: Visit, decided: Decided, act: str, id_: str) -> None:
    causes = decided[id_]
    if act == PUT:
        written = agenda.put(visit, causes, session.state(cause_form.DAY) or agenda.first_day(visit))
    elif act == OFF:
        written = agenda.take_off(visit, causes)
    else:
        written = _leave(visit, causes, _keys(id_))
    if written:
        session.note(_note(visit), ("", ""))


def _leave(visit: Visit, causes: Iterable[Cause], keys: tuple[str, str, str]) -> Event | None:
    why, owner, day = form.text(keys[0]), cause_form.owner(keys[1]), session.state(keys[2])
    lack = "" if why and owner and day else t("Say why not now, who brings it back, and by when.")
    return agenda.leave(visit, causes, lack, why, owner, day, *keys)


def _forget(visit: Visit) -> None:
    session.note(_note(visit), ("", ""))
    writing.forget(cause_form.form_id(visit))


def _note(visit: Visit) -> str:
    return f"overview-asked-{visit.name}"
