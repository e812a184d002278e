"""What is brought: a file or a pasted table, opened once in a process of its own and held for this visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from pages.bring import waiting
from pages.shared import session
from raci.file.limits import LIMIT_MEMORY_BYTES, MIB
from raci.file.load import loads
from raci.file.worker import checked_text
from raci.sheets import Document, open_safely, read
from raci.sheets.limits import (
    LIMIT_CELLS,
    LIMIT_COLUMNS,
    LIMIT_READING_SECONDS,
    LIMIT_ROWS,
    LIMIT_SECONDS,
)
from raci.sheets.read import Memory
from raci.words.lists import more
from raci.words.problem import LoadError
from raci.words.sentences import Word

t, count = session.t, session.count

ENDINGS = [
    *("csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "md", "markdown", "html", "htm", "json", "docx"),
    *("rst", "tex", "yaml", "yml"),
]
OWN = (".yaml", ".yml")
LIMIT_PASTED_TABLE = 1_000_000
"""Characters."""
CORRECTIONS, DOUBTS, CHOSEN = SAID = ("bring-corrections", "bring-doubts", "bring-chosen")
"""Notes of what is said of the file: of its tables, and by the name of the matrix onto which it comes back."""
LIMIT_SHOWN_PROBLEMS = 50
OPENING = Word("The file is being opened: {n} of at most {limit} seconds")


@dataclass(frozen=True, eq=False)
class Given:
    """A file that was opened: its tables, or the text of a matrix of ours, which needs no reading.

    `memory` is what has been read of the tables, so that a correction reads only its own again.
    """

    name: str
    document: Document | None
    text: str = ""
    memory: Memory = field(default_factory=dict)


def given() -> Given | None:
    """What this visit has opened; None before that."""

    held = session.noted("bring-given")
    return held if isinstance(held, Given) else None


def show() -> None:
    """The limits, then the two ways in."""

    st.header(t("Bring the matrix you have, as it is"), anchor=False)
    st.text(t("A spreadsheet, page or document of any shape: you see how every cell is read before anything is kept."))
    left, right = st.columns(2, gap="large")
    with left:
        st.caption(_limits())
        file = st.file_uploader(t("A file from your computer"), type=ENDINGS, key=f"bring-file-{_turn()}")
    with right:
        st.caption(t("Select the cells in the spreadsheet, first row and all, copy them, and paste them here."))
        pasted = st.text_area(
            t("or cells pasted from a spreadsheet"),
            key=f"bring-pasted-{_turn()}",
            max_chars=LIMIT_PASTED_TABLE,
            height=150,
        )
        st.button(t("Read what is pasted"), key="bring-read", type="primary")
    if file is not None:
        _open(file.getvalue(), file.name)
    elif (pasted or "").strip():
        _open(pasted.encode(), t("pasted"))


def show_again() -> None:
    """The way back to another file."""

    st.button(t("Give another file"), key="bring-again", on_click=leave)


def show_own(given: Given) -> None:
    """What a matrix of our own holds."""

    matrix = loads(given.text)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(session.plain(matrix.title.of(session.spoken())), anchor=False)
        st.space("stretch")
        show_again()
    parts = [
        count(len(matrix.roles), "{n} role", "{n} roles"),
        count(len(matrix.activities), "{n} activity", "{n} activities"),
    ]
    st.text(t("A matrix of our own format, read without a remainder: {parts}.", parts=", ".join(parts)))
    for note in matrix.notes[:LIMIT_SHOWN_PROBLEMS]:
        st.text(t("line {line}: {message}", line=note.line, message=note.message(session.spoken())))


def leave() -> None:
    """Forget the file and everything that was said about it."""

    _hold(None)
    session.note("bring-turn", _turn() + 1)
    session.clear_all("bring-fix-")


def _open(data: bytes, name: str) -> None:
    """Hold the file, or say what is wrong with it; nothing of it is kept yet."""

    try:
        opened = waiting.done(partial(_opened, data, name), OPENING, LIMIT_SECONDS)
    except LoadError as error:
        st.error(t("This file cannot be read. Nothing has been kept."))
        lines = [problem.text(session.spoken()) for problem in error.problems[:LIMIT_SHOWN_PROBLEMS]]
        left = more(len(error.problems) - LIMIT_SHOWN_PROBLEMS, session.spoken())
        st.code("\n".join([*lines, *left]), language=None, wrap_lines=True)
        return
    _hold(opened)
    st.rerun()


def _hold(opened: Given | None) -> None:
    """Another file, or none: what was said of the last one is said of no other."""

    session.note("bring-given", opened)
    for said in SAID:
        session.note(said, {})


def said_onto(said: str, matrix: str) -> Any:
    """What was said of the file as one that comes back onto that matrix, by key; {} while nothing was."""

    return session.noted(said, {}).get(matrix, {})


def say_onto(said: str, matrix: str, now: Mapping[str, Any]) -> None:
    """Keep all that is said of it from now on."""

    session.note(said, {**session.noted(said, {}), matrix: now})


def _opened(data: bytes, name: str) -> Given:
    is_own = name.lower().endswith(OWN) or data.lstrip(b"\xef\xbb\xbf").startswith((b"id:", b"title:"))
    if is_own:
        return Given(name, None, checked_text(data, name))
    document, memory = open_safely(data, name), Memory()
    read(document, name, {}, memory)  # while the bar is there
    return Given(name, document, "", memory)


def _limits() -> str:
    size = st.get_option("server.maxUploadSize")
    return t(
        "At most {size} MB, {rows} rows, {columns} columns and {cells} cells; opening it may take {seconds} seconds and"
        " {memory} MB, and finding the matrix in it {reading} seconds. Formulas and macros are never run.",
        size=size,
        rows=f"{LIMIT_ROWS:,}",
        columns=f"{LIMIT_COLUMNS:,}",
        cells=f"{LIMIT_CELLS:,}",
        seconds=LIMIT_SECONDS,
        memory=LIMIT_MEMORY_BYTES // MIB,
        reading=LIMIT_READING_SECONDS,
    )


def _turn() -> int:
    return int(session.noted("bring-turn", 0))
