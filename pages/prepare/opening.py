"""Opening a workshop: its title and day, who speaks, and what it is to settle."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from pages.prepare import rows
from pages.shared import form, lead, session, writing
from pages.shared.visit import Visit
from raci import workshop
from raci.log import Event, Opened, motion_id
from raci.log.rounds import Round
from raci.store import Right
from raci.workshop import MotionOffer, Offer, rounds

t = session.t
LIMIT_TITLE = 120  # characters


def headline(offers: Sequence[Offer]) -> str:
    """How much there is to settle, and how much of it fits into one sitting."""

    if not offers:
        return t("No row has a gap; choose the rows that you want to talk about")
    gaps = session.count(
        len(offers), "{n} row has an open gap or lacks a letter", "{n} rows have an open gap or lack a letter"
    )
    if len(offers) <= workshop.LIMIT_ROWS:
        return gaps
    return t("{rows}; the worst {limit} fit into two hours", rows=gaps, limit=workshop.LIMIT_ROWS)


def show_fields(visit: Visit) -> None:
    """Title, day, name and seats."""

    name, matrix, names = visit.name, visit.matrix, visit.names
    title = t("Workshop: {matrix}", matrix=matrix.title.of(visit.lang))
    st.text_input(t("Title"), title, key=_title(visit), max_chars=LIMIT_TITLE, persist_state="session")
    left, right = st.columns(2)
    with left:
        st.date_input(t("Day"), date.today(), key="prepare-day", format="YYYY-MM-DD", persist_state="session")
    with right:
        form.show_author("prepare-author")
    st.segmented_control(
        t("What the ballots ask"), list(rounds.CHOICES), default=Round.FROM_NOW, required=True, key="prepare-asks",
        format_func=lambda asks: t(rounds.ASKS[rounds.CHOICES[asks]]), persist_state="session",
        help=t("Both: the room sees where what is and what shall be differ; every row is then asked about twice."),
    )  # fmt: skip
    first = workshop.departments(matrix)
    others = [role for role in matrix.role if role not in first]
    st.pills(
        t("Seats: who speaks in the room"), first, selection_mode="multi", default=first, wrap=True,
        format_func=lambda role: session.plain(names.role(role)), key=f"prepare-seats-{name}", persist_state="session",
    )  # fmt: skip
    st.multiselect(
        t("More seats"), others, format_func=names.role, key=f"prepare-more-{name}", placeholder=t("Choose a party"),
        persist_state="session",
    )  # fmt: skip


def show_button(visit: Visit, data: dict[str, Any], offers: Sequence[MotionOffer]) -> None:
    """The one button of the page; `data` is what the list of rows shows, `offers` the motions in it."""

    writing.show_missing(_form(visit.name))
    writing.show_refused(_form(visit.name), visit.today, visit.lang)
    st.button(t("Open the workshop"), key="prepare-open", type="primary", on_click=_open, args=(visit, data, offers))


def _open(visit: Visit, data: dict[str, Any], offers: Sequence[MotionOffer]) -> None:
    name = visit.name
    title, author = form.text(_title(visit)), form.author("prepare-author")
    seats = [*(session.state(f"prepare-seats-{name}") or []), *(session.state(f"prepare-more-{name}") or [])]
    day, chosen = session.state("prepare-day"), rows.ticked(name, data)
    lack = _missing(title, author.name, day, seats, chosen)
    motions = tuple(offer.motion for number, offer in enumerate(offers) if motion_id(number) in chosen)
    inside = {row for motion in motions for row in motion.rows}
    single = tuple(row for row in chosen if row in visit.matrix.activity and row not in inside)
    asks = rounds.CHOICES.get(session.state("prepare-asks"), rounds.USUAL)
    body = Opened(workshop.code(), title, day, single, tuple(seats), motions, asks)
    form_id, key, fields = _form(name), workshop.new_key(), (_title(visit), rows.key(name))

    def write() -> Event | None:
        return writing.add(name, visit.today.number, author, body, form_id=form_id, right=Right(key))

    if form.send(form_id, lack, write, *fields):
        lead.hold(body.workshop, key, author.name)
        session.note("key-new", body.workshop)
        session.put("code", body.workshop)


def _title(visit: Visit) -> str:
    """The key of the title, which is offered in each language."""

    return f"prepare-title-{visit.name}-{visit.lang}"


def _form(name: str) -> str:
    return f"prepare-{name}"


def _missing(title: str, author: str, day: date | None, seats: Sequence[str], chosen: Sequence[str]) -> str:
    if not title or not author or day is None:
        return t("Write a title, a day and your name; they stand in the minutes.")
    if not seats:
        return t("Choose at least one seat.")
    return "" if chosen else t("Choose at least one decision or row.")
