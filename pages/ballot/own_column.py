"""The column of a seat on its phone at the end: what it gained and lost, and its word: it is so, or an objection."""

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.shared import evidence, form, session, visitor, workspace, writing
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Confirmed, Event, Stage, columns
from raci.model.letters import Letters, Mark, Origin
from raci.out.minutes import SAYS
from raci.store import Right
from raci.words import html
from raci.words.html import Html, escape
from raci.workshop import OwnCell, OwnColumn

t, count = session.t, session.count
FORM_ID, WHY, NAME = "phone-column", "phone-objection", "phone-name"


def is_due(sitting: Sitting) -> bool:
    """True where the room has come to the columns or to its end."""

    at = sitting.held.place.partition(":")[0]
    return sitting.stage == Stage.CLOSED or (sitting.stage == Stage.REVEALED and at in ("column", "end"))


def show(sitting: Sitting, seat: str, me: str) -> None:
    """What the seat holds from now on, what is new in it first, and the two answers while the workshop goes on."""

    before = workspace.at(sitting.name, sitting.today, sitting.opening.numbers[Stage.OPEN]).matrix
    column, names = workshop.own_column(before, sitting.matrix, seat), sitting.names
    with st.container(key="phone-column"):
        st.caption(t("Your column, for you to confirm"))
        answers = [cell for part in column for cell in part if "A" in cell.now]
        head = count(len(answers), "{role} answers for {n} row", "{role} answers for {n} rows", role=names.role(seat))
        st.subheader(session.plain(head), anchor=False)
        _show_part(t("▲ More to do: {n}", n=len(column.gained)), column.gained, sitting)
        _show_part(t("▼ Less to do: {n}", n=len(column.lost)), column.lost, sitting)
        with st.expander(t("As before: {n}", n=len(column.same))):
            _show_part("", column.same, sitting)
        _show_said(sitting, seat)
        if sitting.stage == Stage.REVEALED:
            _show_answers(sitting, seat, me, column)


def _show_part(title: str, cells: Sequence[OwnCell], sitting: Sitting) -> None:
    if cells:
        head = [Html(f"<p><b>{escape(title)}</b></p>")] if title else []
        lines = (Html(f"{escape(sitting.names.activity(cell.activity))} {_moved(cell)}") for cell in cells)
        evidence.show_panel([*head, html.items(lines)])


def _moved(cell: OwnCell) -> Html:
    return _chips(cell.now) if cell.before == cell.now else Html(f"{_chips(cell.before)} → {_chips(cell.now)}")


def _chips(letters: Letters) -> Html:
    return evidence.chips(Mark(letters, Origin.STATED)) if letters else Html("–")


def _show_said(sitting: Sitting, seat: str) -> None:
    said = sitting.today.confirmed.get(seat)
    if said and said.body.workshop == sitting.code:
        is_old = columns.has_changed(sitting.today, seat, said.event.number)
        answer = t("{what}: {told}", what=sitting.names.role(seat), told=t(SAYS[said.body.agrees, is_old]))
        st.text(" · ".join(filter(None, (answer, said.body.why, said.event.author))))


def _show_answers(sitting: Sitting, seat: str, me: str, column: OwnColumn) -> None:
    writing.show_refused(FORM_ID, sitting.today, sitting.lang)
    writing.show_missing(FORM_ID)
    form.show_author(NAME)
    label = count(column.held, "It is so: confirm {n} row", "It is so: confirm all {n} rows")
    args = (sitting, seat, me)
    st.button(label, key="phone-confirm", type="primary", width="stretch", on_click=_say, args=(*args, True))
    form.show_line(t("Or the objection, in one line"), WHY)
    st.button(t("Object"), key="phone-column-object", width="stretch", on_click=_say, args=(*args, False))


def _say(sitting: Sitting, seat: str, me: str, agrees: bool) -> None:
    why = "" if agrees else form.text(WHY)
    lack = "" if agrees or why else t("Write the objection first.")
    author = visitor.by_link(form.text(NAME) or sitting.names.role(seat))
    body = Confirmed(seat, agrees, why, sitting.code, column=columns.column(sitting.matrix, seat))

    def write() -> Event | None:
        return writing.add(
            sitting.name, sitting.today.number, author, body, form_id=FORM_ID, right=Right(phone=me),
            concerns=lambda event: seat in _touched([event]),
        )  # fmt: skip

    form.send(FORM_ID, lack, write, WHY)


def _touched(events: Iterable[Event]) -> set[str]:
    """The roles whose column an event changes or speaks of."""

    roles = set()
    for event in events:
        roles |= {change.role for change in getattr(event.body, "changes", ())}
        roles |= {getattr(event.body, "role", "")}
    return roles
