"""Opening a workshop: its title and day, who speaks, and what it is to settle."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from pages.prepare import rows
from pages.shared import form, session, writing
from raci import workshop
from raci.log import Opened, Today
from raci.log.names import Names
from raci.model import Matrix
from raci.workshop import Offer

t = session.t
LIMIT_TITLE = 120  # characters


def headline(offers: Sequence[Offer]) -> str:
    """How much there is to settle, and how much of it fits into one sitting."""

    if not offers:
        return t("No row has a gap; choose the rows that you want to talk about")
    told = session.count(
        len(offers), "{n} row has an open gap or lacks a letter", "{n} rows have an open gap or lack a letter"
    )
    if len(offers) <= workshop.LIMIT_ROWS:
        return told
    return t("{rows}; the worst {limit} fit into two hours", rows=told, limit=workshop.LIMIT_ROWS)


def fields(name: str, matrix: Matrix) -> None:
    """Title, day, name and seats."""

    names = Names(matrix, session.lang())
    title = t("Workshop: {matrix}", matrix=matrix.title.of(session.lang()))
    st.text_input(t("Title"), title, key=_title(name), max_chars=LIMIT_TITLE, persist_state="session")
    left, right = st.columns(2)
    with left:
        st.date_input(t("Day"), date.today(), key="prepare-day", format="YYYY-MM-DD", persist_state="session")
    with right:
        form.author("prepare-author")
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


def button(name: str, today: Today, data: dict[str, Any]) -> None:
    """The one button of the page; `data` is what the list of rows shows."""

    writing.missing(_place(name))
    writing.told(_place(name), today)
    st.button(
        t("Open the workshop"), key="prepare-open", type="primary", on_click=_open, args=(name, today.number, data)
    )


def _open(name: str, base: int, data: dict[str, Any]) -> None:
    title, author = form.text(_title(name)), form.text("prepare-author")
    seats = [*(session.state(f"prepare-seats-{name}") or []), *(session.state(f"prepare-more-{name}") or [])]
    day, chosen = session.state("prepare-day"), rows.ticked(name, data)
    lack = _missing(title, author, day, seats, chosen)
    body = Opened(workshop.code(), title, day, tuple(chosen), tuple(seats))
    place, fields = _place(name), (_title(name), rows.key(name))
    if form.send(place, lack, lambda: writing.add(name, base, author, body, place=place), *fields):
        session.put("code", body.workshop)


def _title(name: str) -> str:
    """The key of the title, which is offered in each language."""

    return f"prepare-title-{name}-{session.lang()}"


def _place(name: str) -> str:
    return f"prepare-{name}"


def _missing(title: str, author: str, day: date | None, seats: Sequence[str], chosen: Sequence[str]) -> str:
    if not title or not author or day is None:
        return t("Write a title, a day and your name; they stand in the minutes.")
    if not seats:
        return t("Choose at least one seat.")
    return "" if chosen else t("Choose at least one row.")
