"""Opening a workshop: its title and day, who speaks, and what it is to settle."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.parts import session, writing
from raci import workshop
from raci.log import Opened, Today
from raci.model import Matrix
from raci.record import Names
from raci.workshop import Offer

t = session.t
LIMIT_NAME, LIMIT_TITLE = 60, 120  # characters
PLACE = "prepare"


def headline(offers: Sequence[Offer]) -> str:
    """How much there is to settle, and how much of it fits into one sitting."""

    if not offers:
        return t("No row has a gap; choose the rows that you want to talk about")
    told = session.count(len(offers), "{n} row has an open gap", "{n} rows have an open gap")
    if len(offers) <= workshop.LIMIT_ROWS:
        return told
    return t("{rows}; the worst {limit} fit into two hours", rows=told, limit=workshop.LIMIT_ROWS)


def fields(matrix: Matrix) -> None:
    """Title, day, name and seats."""

    names = Names(matrix, session.lang())
    title = t("Workshop: {matrix}", matrix=matrix.title.of(session.lang()))
    st.text_input(t("Title"), title, key="prepare-title", max_chars=LIMIT_TITLE, persist_state="session")
    left, right = st.columns(2)
    with left:
        st.date_input(t("Day"), date.today(), key="prepare-day", format="YYYY-MM-DD", persist_state="session")
    with right:
        st.text_input(t("Your name"), key="prepare-author", max_chars=LIMIT_NAME, persist_state="session")
    first = workshop.departments(matrix)
    others = [role for role in matrix.role if role not in first]
    st.pills(
        t("Seats: who speaks in the room"), {role: names.role(role) for role in first}, selection_mode="multi",
        default=first, format_func=names.role, key="prepare-seats", wrap=True, persist_state="session",
    )  # fmt: skip
    st.multiselect(
        t("More seats"), others, format_func=names.role, key="prepare-more", placeholder=t("Choose a party"),
        persist_state="session",
    )  # fmt: skip


def button(name: str, today: Today, rows: Sequence[str]) -> None:
    """The one button of the page."""

    if told := session.noted("prepare-told", ""):
        st.error(told)
    writing.told(PLACE, today)
    st.button(
        t("Open the workshop"), key="prepare-open", type="primary", on_click=_open, args=(name, today.number, rows)
    )


def _open(name: str, base: int, rows: Sequence[str]) -> None:
    title, author = ((session.state(f"prepare-{field}") or "").strip() for field in ("title", "author"))
    seats = [*(session.state("prepare-seats") or []), *(session.state("prepare-more") or [])]
    day = session.state("prepare-day")
    problem = _missing(title, author, day, seats, rows)
    session.note("prepare-told", problem)
    if problem:
        return
    body = Opened(workshop.code(), title, day, tuple(rows), tuple(seats))
    if writing.add(name, base, author, body, place=PLACE):
        session.clear("prepare-title", "prepare-rows")
        session.put("code", body.workshop)


def _missing(title: str, author: str, day: date | None, seats: Sequence[str], rows: Sequence[str]) -> str:
    if not title or not author or day is None:
        return t("Write a title, a day and your name; they stand in the minutes.")
    if not seats:
        return t("Choose at least one seat.")
    return "" if rows else t("Choose at least one row.")
