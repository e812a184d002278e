"""The column of one department, to be read out; it confirms or objects."""

from collections.abc import Collection, Sequence

import streamlit as st

from pages.room import form, panel, place
from pages.shared import lead, session, workspace
from pages.shared.form import send, text
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Confirmed, Stage, columns
from raci.log.names import Names
from raci.model.letters import Layer, Letter, letters_of
from raci.model.terms import LETTERS
from raci.out.minutes import SAYS
from raci.words import html
from raci.words.html import Html, escape
from raci.workshop import OwnCell

t, count = session.t, session.count
OBJECTION = "object"
"""The name of the line for an objection, as it stands in its key."""
SHOWN = 4
"""Rows with the same letters that are named, besides those in which something has changed."""


def show(sitting: Sitting, role: str) -> None:
    """What it gained and lost; then what it answers for, does, helps with, is asked about and told as before."""

    names = sitting.names
    panel.show_title(names.role(role))
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        before = workspace.at(sitting.name, sitting.today, sitting.opening.numbers[Stage.OPEN]).matrix
        own = workshop.own_column(before, sitting.matrix, role)
        _show_moved(sitting, t("▲ More to do: {n}", n=len(own.gained)), own.gained)
        _show_moved(sitting, t("▼ Less to do: {n}", n=len(own.lost)), own.lost)
        held = _letters(sitting, role, {cell.activity for cell in own.same})
        for cell in sorted(held, key=_rank):
            _show_rows(cell, held[cell], names)
        if not own.held:
            panel.show(f"<p>{t('It holds no letter.')}</p>")
    with right:
        _show_answer(sitting, role)


def _show_moved(sitting: Sitting, title: str, cells: Sequence[OwnCell]) -> None:
    """The rows in which its part became larger, or smaller, each with its letters before and now."""

    names = sitting.names
    lines = [f"{escape(names.activity(cell.activity))} {panel.moved(cell.before, cell.now)}" for cell in cells]
    if lines:
        panel.show(f"<p class='now'>{escape(title)}</p>", html.items(map(Html, lines)))


def _letters(sitting: Sitting, role: str, same: Collection[str]) -> dict[str, list[str]]:
    """Letters of a cell -> those of the rows in which the role holds them."""

    rows: dict[str, list[str]] = {}
    for row in sitting.matrix.activities:
        mark = row.marks(Layer.TODAY).get(role)
        if mark and mark.letters and row.id in same:
            rows.setdefault(mark.cell, []).append(row.id)
    return rows


def _rank(cell: str) -> list[int]:
    return [list(Letter).index(letter) for letter in letters_of(cell)]


def _show_rows(cell: str, rows: list[str], names: Names) -> None:
    lines = [names.activity(row) for row in rows[:SHOWN]]
    lines += session.more(len(rows) - len(lines))
    words = " + ".join(t(LETTERS[letter][0]) for letter in letters_of(cell))
    head = escape(t("{what}: {told}", what=words, told=len(rows)))
    panel.show(f"<p class='now'>{panel.cell(cell)} {head}</p>", html.items(lines))


def _show_answer(sitting: Sitting, role: str) -> None:
    said = sitting.today.confirmed.get(role)
    if said and said.body.workshop == sitting.code:
        answer = t(SAYS[said.body.agrees, columns.has_changed(sitting.today, role, said.event.number)])
        panel.show(f"<p class='now'>{escape(answer)}</p><p>{escape(said.body.why)}</p>")
    if sitting.stage == Stage.CLOSED or not lead.is_leading(sitting):
        return
    why = _objection(role)
    st.button(
        t("It is so: confirm"), key="room-confirm", type="primary", shortcut="Ctrl+Enter", width="stretch",
        **place.press(_say, sitting, role, True),
    )  # fmt: skip
    form.show_line(t("Or the objection, in one line"), why)
    st.button(t("Object"), key="room-objects", shortcut="O", width="stretch", **place.press(_say, sitting, role, False))
    form.show_missing()


def _objection(role: str) -> str:
    return f"room-{OBJECTION}-{role}"


def _say(sitting: Sitting, role: str, agrees: bool) -> None:
    why = text(_objection(role))
    said = sitting.today.confirmed.get(role)
    is_known = (
        said is not None
        and said.body.workshop == sitting.code
        and said.body.agrees == agrees
        and not columns.has_changed(sitting.today, role, said.event.number)  # what it said was of another column
    )
    if said and is_known and (agrees or why in ("", said.body.why)):
        return  # said already, and pressed or sent once more
    is_other = bool(why) and not (said and said.body.why == why)
    lack = ""
    if not agrees and not why:
        lack = t("Write the objection first.")
    elif agrees and is_other:
        lack = t("An objection stands in the line: press Object, or empty the line first.")
    spoken = columns.column(sitting.matrix, role)
    body = Confirmed(role, agrees, "" if agrees else why, sitting.code, column=spoken)
    if send(place.FORM_ID, lack, lambda: place.write(sitting, body), _objection(role)):
        session.fill(_objection(role), "")  # the browser holds on to what it has until it is told otherwise
