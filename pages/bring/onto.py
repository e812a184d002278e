"""A file that comes back onto its matrix: which one that is, what it says otherwise cell by cell, and its decision."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.bring import added, corrections, doubts
from pages.bring.upload import CHOSEN, Given, said_onto, say_onto
from pages.shared import form, session, workspace, writing
from pages.shared.component import Component
from raci import rules
from raci.log import Decision, Today
from raci.log.adding import NewRow
from raci.log.names import Names
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import Layer
from raci.people import Action
from raci.rules import Fix
from raci.sheets import Corrections, Reading, left_out
from raci.sheets.differences import Difference, Returned
from raci.sheets.expected import expected
from raci.sheets.returned import likeness, returned
from raci.sheets.returned_in_words import cells, compared, new_in_words, rest, why_unlikely
from raci.views import effect_in_words
from raci.words.lists import phrases, sentences

t, count = session.t, session.count
TABLE = Component("bring/changes.js", ("bring/changes.css", "shared/grid/letters.css"))
WHY, AUTHOR, FORM_ID = "bring-why", "bring-author", "bring-onto"
LIMIT_DIFFERENCES, LIMIT_LEFT_OUT, SHOWN = 500, 200, 12
"""Cells that are drawn, which are those that can be chosen at a time; lines of what has no place; causes."""
ENOUGH = 0.6
"""The share of rows with a known id and name from which a file is taken for one that comes back."""
NEW = ""


def show_choice(given: Given, reading: Reading) -> str:
    """Say whether it is a matrix of its own or comes back onto one at hand; the name of that one, "" for a new one."""

    titles = workspace.titles(session.spoken(), "")
    key = "bring-onto-matrix"
    held = _held(given, reading)
    session.fill(key, held or None)
    st.selectbox(
        t("What it is"), list(titles), index=None, format_func=titles.__getitem__, key=key,
        placeholder=t("A new matrix"), width=260, on_change=lambda: _choose(given, session.state(key) or NEW),
        label_visibility="collapsed",
    )  # fmt: skip
    return held


def _held(given: Given, reading: Reading) -> str:
    """What was chosen for this file, else what the address asks for, else the matrix that it looks like."""

    chosen = session.noted("bring-onto")
    if not chosen or chosen[0] is not given:
        wanted = session.text_parameter("onto")
        chosen = given, wanted if workspace.is_known(wanted) else _guess(reading)
        session.note("bring-onto", chosen)
    return str(chosen[1]) if workspace.is_known(chosen[1]) else NEW


def _choose(given: Given, name: str) -> None:
    session.note("bring-onto", (given, name))
    session.put("onto", "")


def _guess(reading: Reading) -> str:
    """The matrix at hand that has most ids of the file, and its names; "" for none."""

    ids = {activity.id for matrix in reading.matrices for activity in matrix.activities if activity.id}
    heads = workspace.library().heads("").items() if ids else ()
    shared = {name: len(ids & head.ids) for name, head in heads if workspace.is_known(name)}
    best = max(shared, key=lambda name: shared[name], default="")
    matrix = workspace.file(best) if best and 2 * shared[best] > len(ids) else []
    return best if not isinstance(matrix, list) and likeness(reading, matrix) >= ENOUGH else NEW


def known(given: Given, name: str) -> Mapping[int, Corrections]:
    """What is known of the tables of the file, because the matrix is at hand; what was said of them goes before."""

    matrix = workspace.matrix(name)
    if given.document is None or not isinstance(matrix, Matrix):
        return corrections.said_so_far()
    return expected(given.document, matrix, corrections.said_so_far())


def show(name: str, reading: Reading) -> None:
    """The differences, what asks and what has no place; below them the one reason and the press that applies."""

    today, lang = workspace.today(name), session.spoken()
    if not isinstance(today, Today):
        problem = today[0] if isinstance(today, list) else today
        st.error(session.plain(problem.message(lang)))
        return
    back = returned(reading, today, doubts.answers(name))
    st.header(_headline(name, back, lang), anchor=False)
    st.text(phrases(filter(None, [compared(back, lang), rest(back, today, lang)]), lang))
    _show_written(name)
    table, beside = st.columns([5, 2], gap="large")
    with table:
        doubts.show(name, back.doubts)
        new = added.show(name, today, back)
        chosen = _show_table(name, today, back)
        _show_passed(back, lang)
    with beside:
        if back.differences or back.new_rows or back.new_parties:
            _show_form(name, today, back, chosen, new)


def _headline(name: str, back: Returned, lang: str) -> str:
    title = workspace.titles(lang, name)[name]
    number = len(back.differences)
    if not number and not back.doubts and not back.new_rows and not back.new_parties:
        return session.plain(t("The file says what {title} says today", title=title))
    cells_differ = count(number, "{n} cell differs from {title}", "{n} cells differ from {title}", title=title)
    asks = count(len(back.doubts), "{n} row asks you", "{n} rows ask you") if back.doubts else ""
    new = t("{what} are new", what=new_in_words(back, lang)) if back.new_rows or back.new_parties else ""
    return session.plain(sentences(filter(None, [cells_differ if number or not new else "", new, asks]), lang))


def _show_table(name: str, today: Today, back: Returned) -> set[str]:
    """The cells with a tick each; keys of those that are chosen."""

    if not back.differences:
        return set()
    drawn = {difference.key: difference for difference in back.differences[:LIMIT_DIFFERENCES]}
    unlikely = {key for key, difference in drawn.items() if not difference.is_likely}
    turned: Mapping[str, bool] = said_onto(CHOSEN, name)
    chosen = {key for key in drawn if turned.get(key, key not in unlikely)}
    names = Names(today.matrix, session.spoken())
    TABLE.draw(
        "bring-changes",
        {
            "heads": [t("Activity"), t("Party"), t("Now"), t("In the file"), t("Place")],
            "all": t("All of them"),
            "rows": [_row(difference, names, difference.key in chosen) for difference in drawn.values()],
            "more": "".join(session.more(len(back.differences) - LIMIT_DIFFERENCES)),
        },
        turned=lambda sent: say_onto(CHOSEN, name, {**said_onto(CHOSEN, name), **_turned(sent, drawn)}),
    )
    return chosen


def _row(difference: Difference, names: Names, is_chosen: bool) -> dict[str, Any]:
    change = difference.change
    now, then = cells(change, names.lang)
    return {
        "key": difference.key,
        "id": change.activity,
        "name": names.activity(change.activity),
        "role": names.role(change.role),
        "now": _parts(now),
        "file": _parts(then),
        "place": difference.place,
        "note": why_unlikely(difference, names.lang),
        "chosen": is_chosen,
    }


def _parts(cell: str) -> list[str]:
    """Letters, and the limit behind them."""

    at = min((place for sign in (" (", "（") if (place := cell.find(sign)) >= 0), default=len(cell))
    return [cell[:at], cell[at:].strip()]


def _turned(sent: Any, known: Mapping[str, Difference]) -> dict[str, bool]:
    """What the browser sent, checked: key of a drawn cell -> whether it is chosen."""

    pairs = sent.items() if isinstance(sent, dict) else ()
    return {key: value for key, value in pairs if key in known and isinstance(value, bool)}


def _show_passed(back: Returned, lang: str) -> None:
    if back.passed:
        with st.expander(count(len(back.passed), "{n} thing has no place in it", "{n} things have no place in it")):
            lines = [left_out(passed, lang) for passed in back.passed[:LIMIT_LEFT_OUT]]
            st.text("\n".join([*lines, *session.more(len(back.passed) - LIMIT_LEFT_OUT)]))


def _show_form(name: str, today: Today, back: Returned, chosen: set[str], new: tuple[list[NewRow], list[str]]) -> None:
    changes, lang = [difference.change for difference in back.differences if difference.key in chosen], session.spoken()
    if not writing.may_or_say(Action.DECIDE, name):
        return
    if problem := workspace.store().check_writing():
        reason = session.plain(problem.message(lang))
        st.warning(t("Decisions cannot be kept now: {reason}. Reading goes on.", reason=reason))
        return
    form.show_line(t("Reason, in one line"), WHY)
    form.show_author(AUTHOR)
    writing.show_refused(FORM_ID, today, lang)
    writing.show_missing(FORM_ID)
    if back.new_rows or back.new_parties:
        added.show_button(name, today, *new, (WHY, AUTHOR, FORM_ID))
    if not back.differences:
        return
    label = count(len(changes), "Apply {n} cell", "Apply {n} cells")
    st.button(
        label, key="bring-apply", type="primary", on_click=_apply, args=(name, today.number, tuple(changes)),
        disabled=not changes,
    )  # fmt: skip
    _show_effect(today, changes, lang)


def _show_effect(today: Today, changes: list[Change], lang: str) -> None:
    if not changes:
        return
    effect = rules.effect_of(Fix("", {}, tuple(changes)), today.matrix, Layer.TODAY)
    for part in effect_in_words.parts(effect, lang):
        st.markdown(f"**{part.head(lang)}**")
        if part.causes:
            st.text("\n".join(part.lines(lang, SHOWN)))


def _apply(name: str, base: int, changes: tuple[Change, ...]) -> None:
    why, author = form.text(WHY), form.author(AUTHOR)
    lack = "" if why and author.name else t("Write the reason and your name; both stand in the record.")
    event = form.send(
        FORM_ID, lack, lambda: writing.add(name, base, author, Decision(changes, why), form_id=FORM_ID), WHY
    )
    if event:
        session.note("bring-written", (name, event.number, count(len(changes), "{n} cell", "{n} cells")))
        say_onto(CHOSEN, name, {})


def _show_written(name: str) -> None:
    """What was applied a moment ago, with the way to it."""

    written = session.noted("bring-written")
    if written and written[0] == name:
        _, number, parts = written
        st.success(t("Entry {n} of the log: {cells}", n=number, cells=parts))
        address = {"matrix": name, "lang": session.spoken(), "entry": f"{number}"}
        st.page_link("record/record.py", label=t("See it in the record"), query_params=address)
