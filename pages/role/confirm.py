"""The last line of a department's page: it confirms its column with name and day, or objects with a reason."""

from datetime import date

import streamlit as st

from pages.role.claim import AUTHOR, FORM_ID
from pages.shared import session, writing
from pages.shared.form import author as author_of
from pages.shared.form import send, show_author, show_line, text
from pages.shared.visit import Visit
from raci.log import Confirmed, columns
from raci.log.columns import Column, ColumnState
from raci.words.lists import phrases

t, count = session.t, session.count
OBJECTION, DAY = "role-objection", "role-day"


def show(visit: Visit, role: str, left: int) -> None:
    """Name, day, objection and the two presses; `left` rows are still without anybody who answers for them."""

    standing = columns.standing(visit.today, role)
    column = columns.column(visit.matrix, role)
    with st.container(key="confirm"):
        _show_said(visit, standing)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            show_author(AUTHOR, width=180)
            st.date_input(t("Day"), "today", key=DAY, max_value="today", format="YYYY-MM-DD", width=140)
            show_line(t("Objection, with its reason"), f"{OBJECTION}-{role}", width=320)
            write = (visit.name, visit.today.number, role, column)
            label = t("Confirm this column")
            if left:
                label = count(left, "Confirm this column, {n} left open", "Confirm this column, {n} left open")
            st.button(
                label, key="role-confirm", type="primary", disabled=standing.is_confirmed, on_click=_say,
                args=(*write, True),
            )  # fmt: skip
            st.button(t("Object"), key="role-object", on_click=_say, args=(*write, False))
        if not any(session.noted("role-begun", ("", ""))):
            writing.show_refused(FORM_ID, visit.today, visit.lang)
            writing.show_missing(FORM_ID)


def said_in_words(visit: Visit, standing: ColumnState) -> str:
    """What the department said last of its column, who for it and when, and where it is another column by now."""

    if not standing.said:
        return t("We have not confirmed this column yet.")
    event, body = standing.said.event, standing.said.body
    args = {"who": event.author, "day": columns.signed_on(event), "why": body.why}
    says = t("Confirmed by {who} on {day}.", **args) if body.agrees else t("{who} objects on {day}: {why}", **args)
    if not standing.has_changed:
        return says
    rows = [visit.names.activity(row) for row in columns.changed_rows(visit.today, standing.said)]
    if not rows:
        return " ".join((says, t("The column has changed since.")))
    return " ".join((says, t("The column has changed since, in: {rows}.", rows=phrases(rows, visit.lang))))


def _show_said(visit: Visit, standing: ColumnState) -> None:
    with st.container(horizontal=True):
        st.text(said_in_words(visit, standing), width="content")
        st.text(columns.counted(columns.confirmations(visit.today), visit.lang), width="content")


def _say(name: str, base: int, role: str, column: Column, agrees: bool) -> None:
    key = f"{OBJECTION}-{role}"
    why, author, day = text(key), author_of(AUTHOR), session.state(DAY) or date.today()
    lack = ""
    if not author.name:
        lack = t("Write your name first; it stands in the record.")
    elif not agrees and not why:
        lack = t("Write the objection first.")
    elif agrees and why:
        lack = t("An objection stands in the line: press Object, or empty the line first.")
    body = Confirmed(role, agrees, why, day=day, column=column)
    send(FORM_ID, lack, lambda: writing.add(name, base, author, body, form_id=FORM_ID), key)
