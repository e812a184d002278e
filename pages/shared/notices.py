"""What a reader must know about what is on screen before reading it: an earlier version, or a log that is not there."""

from typing import Any

import streamlit as st

from pages.shared import session, workspace
from pages.shared.reading import unread
from raci.log import Today
from raci.model import Matrix
from raci.model.letters import Layer
from raci.words.lists import more
from raci.words.problem import Problem
from raci.words.sentences import Word

t, count = session.t, session.count
WITHOUT_LOG = ("", "matrix", "process", "role", "gaps")
"""Pages that can show the text as stated without the log; the others are about the log."""
NEWER = (
    Word("A newer app wrote {n} entry of this log, which this one cannot read and leaves out."),
    Word("A newer app wrote {n} entries of this log, which this one cannot read and leaves out."),
)
SHOWN, LIMIT_NOTES = 5, 50
"""Entries of the folder named in the notice, and notes on how a file was read."""


def show(page: Any) -> None:
    """Nothing, on most days; `page` is the one that is about to be shown, as the frame knows it."""

    found = session.read()
    if isinstance(found, Problem):
        _unread(found, page)
    elif isinstance(found, Today):
        _newer(found)
        _version(found)


def strays() -> None:
    """What is called like a matrix in the folder and is none; it disturbs nothing, so it is said in one place."""

    found = workspace.strays()
    if found:
        label = count(
            len(found),
            "{n} entry of the folder of matrices is not read",
            "{n} entries of the folder of matrices are not read",
        )
        with st.expander(label, icon=":material/folder_off:", key="strays"):
            told = [problem.text(session.lang()) for problem in found[:SHOWN]] + session.more(len(found) - SHOWN)
            st.code("\n".join(told), language=None, wrap_lines=True)


def _newer(found: Today) -> None:
    """Say that what a newer app has written is left out here."""

    if found.newer:
        number = len(found.newer)
        told = count(number, *NEWER)
        then = t("Nothing can be decided here until the latest app is installed; nothing is lost.")
        st.warning(f"{told} {then}")


def _unread(problem: Problem, page: Any) -> None:
    """The text as stated needs no log; everything else waits for it."""

    is_text = page.url_path in WITHOUT_LOG
    if is_text and session.layer() == Layer.STATED:
        st.warning(f"{unread(problem)} {t('What you see is the file alone.')}")
        return
    st.error(f"{unread(problem)} {t('Without them nothing here would be true today.')}")
    address = session.settings() | {"layer": Layer.STATED.value}
    st.page_link(
        page if is_text else "matrix/matrix.py",
        label=t("Show the text as stated"),
        icon=":material/article:",
        query_params=address,
    )


def _version(found: Today) -> None:
    number = session.version()
    if number is not None and number < found.number:
        with st.container(horizontal=True, vertical_alignment="center", key="version"):
            told = t("You are looking at the matrix as it was after entry {n} of {all}.", n=number, all=found.number)
            st.info(told, width="stretch")
            label = t("Back to today")
            st.page_link("matrix/matrix.py", label=label, query_params=session.settings(), width="content")


def reading() -> None:
    """What was read in the file as it was meant and not as it is written; nothing for most files."""

    name = session.matrix_name()
    found = workspace.file(name) if workspace.is_known(name) else None
    notes = found.notes if isinstance(found, Matrix) else ()
    if notes:
        label = count(
            len(notes),
            "{n} place of the file was read as it was meant",
            "{n} places of the file were read as they were meant",
        )
        with st.expander(label, icon=":material/edit_note:"):
            lines = [
                t("line {line}: {message}", line=note.line, message=note.message(session.lang()))
                for note in notes[:LIMIT_NOTES]
            ]
            st.code(
                "\n".join([*lines, *more(len(notes) - LIMIT_NOTES, session.lang())]), language=None, wrap_lines=True
            )
