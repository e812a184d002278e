"""What the person says about a table: which one, how it lies, its head, its columns, its signs; read again at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from pages.bring import waiting
from pages.bring.upload import CORRECTIONS, Given
from pages.shared import session
from raci.model.terms import LETTERS
from raci.sheets import SHAPES, Corrections, Grid, Layout, Reading, ReadMatrix, Shape, read
from raci.sheets.grid import column_name, flipped
from raci.sheets.limits import LIMIT_READING_SECONDS
from raci.sheets.vocabulary import NOTHING
from raci.words.problem import LoadError
from raci.words.sentences import Word

t = session.t

ACROSS = (Shape.ROLES_ACROSS, Shape.ROLES_DOWN, Shape.LETTERS_ACROSS, Shape.TICKS, Shape.ROW_A_LETTER)
READING = Word("The file is being read again: {n} of about {limit} seconds")
UNREAD = "?"
SIGNS = ["A", "R", "A/R", "S", "C", "I", NOTHING, UNREAD]
"""What a sign may be said to mean."""
LIMIT_SIGNS, LIMIT_HEADS = 12, 40


def read_as_said(given: Given, said: Mapping[int, Corrections]) -> Reading:
    """The file as it is read with that said; the last reading where what was said leaves none."""

    key = (given.name, tuple(sorted((number, repr(fixes)) for number, fixes in said.items())))
    known = session.noted("bring-reading")
    if known and known[0] is given and known[1] == key:
        return known[2]  # type: ignore[no-any-return]
    assert given.document is not None
    try:
        again = partial(read, given.document, given.name, said, given.memory)
        matrix = waiting.done(again, READING, LIMIT_READING_SECONDS)
    except LoadError as error:
        st.error(session.plain(error.problems[0].message(session.spoken())))
        matrix = Reading(given.name, given.document.format, (), ())
    session.note("bring-reading", (given, key, matrix))
    return matrix


def said_so_far() -> Mapping[int, Corrections]:
    """Number of a table -> what was said about it."""

    return session.noted(CORRECTIONS, {})  # type: ignore[no-any-return]


def say_of(number: int, **changes: Any) -> None:
    """Keep it; another way of lying makes what was said of rows and columns pointless."""

    said = said_so_far()
    if "shape" in changes:
        changes |= {"header_rows": None, "name_column": None, "role_columns": None, "ids": {}}
    session.note(CORRECTIONS, {**said, number: replace(said.get(number, Corrections()), **changes)})


def chosen(reading: Reading) -> int:
    """The number of the table that is shown: the chosen one, else the first that holds a matrix; -1 for none."""

    numbers = range(len(reading.grids))
    wanted = session.noted("bring-table")
    if wanted in numbers:
        return int(wanted)
    return next((matrix.grid for matrix in reading.matrices), 0 if reading.grids else -1)


def show(reading: Reading, number: int) -> None:
    """One row of choices, each as it was read, to be changed."""

    if number < 0:
        return
    grid, matrix = reading.grids[number], next((read for read in reading.matrices if read.grid == number), None)
    with st.container(horizontal=True, vertical_alignment="bottom", key=CORRECTIONS):
        _show_table(reading, number)
        layout = matrix.layout if matrix else None
        shapes = {shape: t(SHAPES[shape]) for shape in ACROSS}
        shape = layout.shape if layout else said_so_far().get(number, Corrections()).shape
        _choose(t("How it lies"), shapes, shape, number, lambda value: {"shape": value}, width=250)
        lying = flipped(grid) if (layout.flipped if layout else shape is Shape.ROLES_DOWN) else grid
        is_down = lying is not grid
        _show_columns(lying, layout, number, is_down)
        if matrix:
            _show_signs(matrix, number)
        if grid.hidden_rows or grid.hidden_columns:
            is_read = said_so_far().get(number, Corrections()).hidden
            _show_switch(t("Hidden rows and columns too"), is_read, number, "hidden")


def _show_table(reading: Reading, number: int) -> None:
    """Which table of several, and whether it is read."""

    grids = reading.grids
    if len(grids) < 2:
        return
    names = {index: _name(grid, index) for index, grid in enumerate(grids)}
    key = "bring-fix-table"
    session.fill(key, number)
    st.selectbox(
        t("Table"),
        list(names),
        format_func=names.__getitem__,
        key=key,
        width=200,
        on_change=lambda: session.note("bring-table", session.state(key)),
    )
    is_taken = not said_so_far().get(number, Corrections()).skip
    _show_switch(t("Read it"), is_taken, number, "skip", lambda on: not on)


def _show_columns(lying: Grid, layout: Layout | None, number: int, is_down: bool) -> None:
    """The head, the column of the names, and those of the roles; with roles down, rows and columns change places."""

    rows = {row: column_name(row) if is_down else f"{row + 1}" for row in range(min(len(lying.rows), LIMIT_HEADS))}
    head = layout.header_rows[-1] if layout and layout.header_rows else None
    label = t("Head column") if is_down else t("Head row")
    _choose(label, rows, head, number, lambda value: {"header_rows": (value,)}, width=90)
    columns = {column: _column(lying, column, head, is_down) for column in range(lying.width)}
    label = t("Activities stand in")
    name = layout.name_column if layout and layout.name_column >= 0 else None
    _choose(label, columns, name, number, lambda value: {"name_column": value}, width=170)
    if layout is None or layout.shape in (Shape.ROLES_ACROSS, Shape.ROLES_DOWN):
        _show_roles(columns, layout, number)


def _show_roles(columns: dict[int, str], layout: Layout | None, number: int) -> None:
    held = list(layout.role_columns) if layout else []
    key = f"bring-fix-roles-{number}"
    with st.popover(session.count(len(held), "{n} column of roles", "{n} columns of roles")):
        session.fill(key, held)
        st.multiselect(
            t("Columns of roles"),
            list(columns),
            format_func=columns.__getitem__,
            key=key,
            on_change=lambda: say_of(number, role_columns=tuple(sorted(session.state(key) or [])) or None),
        )


def _show_signs(matrix: ReadMatrix, number: int) -> None:
    """What each sign means; a meaning that a person says goes before the legend of the file."""

    names = {letter.value: f"{letter} · {t(name)}" for letter, (name, _) in LETTERS.items()}
    names |= {"A/R": "A/R", NOTHING: t("nothing"), UNREAD: t("leave unread")}
    signs = {meaning.sign: meaning for meaning in matrix.meanings if meaning.letters in SIGNS}
    with st.popover(session.count(len(signs), "{n} sign and its meaning", "{n} signs and their meanings")):
        for index, meaning in enumerate(list(signs.values())[:LIMIT_SIGNS]):
            label = t("{sign}: {meaning}", sign=meaning.sign, meaning=meaning.gloss) if meaning.gloss else meaning.sign
            options = {sign: names[sign] for sign in SIGNS}
            _choose(
                session.plain(label),
                options,
                meaning.letters,
                number,
                _meaning(number, meaning.sign),
                at=f"sign-{index}",
            )


def _meaning(number: int, sign: str) -> Callable[[Any], dict[str, Any]]:
    """What a choice says about a sign, beside what was said of the others."""

    return lambda letters: {"letters": {**_letters(number), sign: letters}}


def _letters(number: int) -> Mapping[str, str]:
    return said_so_far().get(number, Corrections()).letters


def _choose(
    label: str,
    options: Mapping[Any, str],
    value: Any,
    number: int,
    change: Callable[[Any], dict[str, Any]],
    *,
    width: int | None = None,
    at: str = "",
) -> None:
    """A choice that shows what was read and corrects it."""

    key = f"bring-fix-{at or '-'.join(change(0))}-{number}"
    session.fill(key, value if value in options else None)

    def take() -> None:
        if (picked := session.state(key)) is not None:
            say_of(number, **change(picked))

    st.selectbox(
        label, list(options), index=0 if value in options else None, format_func=options.__getitem__, key=key,
        on_change=take, placeholder=t("not found"), width=width or "stretch",
    )  # fmt: skip


def _show_switch(label: str, is_on: bool, number: int, field: str, value: Callable[[bool], bool] = bool) -> None:
    key = f"bring-fix-{field}-{number}"
    session.fill(key, is_on)
    st.toggle(label, key=key, on_change=lambda: say_of(number, **{field: value(bool(session.state(key)))}))


def _name(grid: Grid, number: int) -> str:
    return grid.name or grid.title or t("Table {n}", n=number + 1)


def _column(lying: Grid, column: int, head: int | None, is_down: bool) -> str:
    """Such as D: Plant head."""

    text = lying.rows[head][column].strip()[:40] if head is not None and head < len(lying.rows) else ""
    called = f"{column + 1}" if is_down else column_name(column)
    return f"{called}: {text}" if text else called
