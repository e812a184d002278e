"""A matrix of one's own without a file: from two pasted lists, from a template, or from a copy of one at hand."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.bring import keep
from pages.shared import session, workspace
from raci.file.scalars import as_written
from raci.file.templates import templates
from raci.model import Matrix
from raci.model.shaping import fresh_id, in_language, one_line
from raci.sheets.started import lack_of, lists_of, started
from raci.words.sentences import Word

t, count = session.t, session.count
LISTS, TEMPLATE, COPY = "lists", "template", "copy"
WAYS = {LISTS: Word("From two lists"), TEMPLATE: Word("From a template"), COPY: Word("From a copy")}
FORM = "bring-start-"
LIMIT_PASTED_LIST = 500_000
"""Characters."""
Begun = tuple[str, Callable[[str], Matrix]]
"""A title to begin with, and what makes the matrix of the title that the reader writes."""


def show() -> None:
    """The three ways, and the lines that keep what comes of the chosen one."""

    st.header(t("Or start one here"), anchor=False)
    way = st.segmented_control(
        t("How to start"), [*WAYS], format_func=lambda option: t(WAYS[option]), default=LISTS, required=True,
        key="bring-start-way", label_visibility="collapsed",
    )  # fmt: skip
    ways = {LISTS: _ask_lists, TEMPLATE: _ask_template, COPY: _ask_copy}
    if begun := ways[way or LISTS]():
        keep.show_started(*begun, t(WAYS[way or LISTS]))


def _ask_lists() -> Begun | None:
    """What is pasted, or what is still missing."""

    st.caption(
        t(
            "A line that ends with a colon names the process of the lines below it. Two columns pasted from a"
            " spreadsheet are activities and parties."
        )
    )
    left, right = st.columns([2, 1], gap="large")
    with left:
        activities = st.text_area(
            t("Activities, one a line"), key=f"{FORM}activities", height=180, max_chars=LIMIT_PASTED_LIST,
            persist_state="session",
        )  # fmt: skip
    with right:
        parties = st.text_area(
            t("Parties, one a line"),
            key=f"{FORM}parties",
            height=180,
            max_chars=LIMIT_PASTED_LIST,
            persist_state="session",
        )
    lists = lists_of(activities or "", parties or "")
    if not lists.activities and not lists.parties:
        return None
    if problem := lack_of(lists):
        st.text(session.plain(problem.message(session.spoken())))
        return None
    _show_sizes(started(lists, "-"))
    return t("My matrix"), lambda title: started(lists, one_line(title))


def _ask_template() -> Begun | None:
    """One of the templates, with what it holds."""

    known, lang = templates(), session.spoken()
    if not known:
        st.text(t("The templates are not here; look into data/templates of the app."))
        return None
    chosen = st.selectbox(
        t("Template"), [*known], format_func=lambda name: known[name].title.of(lang), key=f"{FORM}template",
        persist_state="session", width=420,
    )  # fmt: skip
    matrix = known[chosen]
    _show_sizes(matrix)
    st.caption(session.plain(" → ".join(process.name.of(lang) for process in matrix.processes)))
    return matrix.title.of(lang), partial(_titled, matrix)


def _ask_copy() -> Begun | None:
    """Any matrix at hand as it is today, without its log."""

    titles = workspace.titles(session.spoken(), "")
    chosen = st.selectbox(
        t("Matrix"), [*titles], index=None, format_func=lambda name: titles.get(name, name), key=f"{FORM}copy",
        placeholder=t("Choose a matrix"), persist_state="session", width=420,
    )  # fmt: skip
    matrix = workspace.matrix(chosen) if chosen else None
    if chosen and not isinstance(matrix, Matrix):
        st.text(t("This matrix cannot be read; open it to see why."))
    if not isinstance(matrix, Matrix):
        return None
    _show_sizes(matrix)
    st.caption(t("As it is today, with everything that has been decided; the log stays with the original."))
    return matrix.title.of(session.spoken()), partial(_titled, as_written(matrix))


def _titled(matrix: Matrix, title: str) -> Matrix:
    """The matrix under another title, and a name made of it; as it is under its own."""

    lang = session.spoken()
    if title == matrix.title.of(lang):
        return matrix
    said = in_language(None, title, lang) or matrix.title
    return replace(matrix, title=said, id=fresh_id(said.en, (), "matrix"))


def _show_sizes(matrix: Matrix) -> None:
    parts = [
        count(len(matrix.processes), "{n} process", "{n} processes"),
        count(len(matrix.activities), "{n} activity", "{n} activities"),
        count(len(matrix.roles), "{n} party", "{n} parties"),
    ]
    st.text(" · ".join(parts))
