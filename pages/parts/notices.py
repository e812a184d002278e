"""What a reader must know about what is on screen before reading it: an earlier version, or a log that is not there."""

import streamlit as st

from pages.parts import session, workspace
from raci.i18n import more
from raci.log import Today
from raci.model import Matrix

t, count = session.t, session.count
SHOWN, LIMIT_NOTES = 5, 50
"""Entries of the folder named in the notice, and notes on how a file was read."""


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


def show() -> None:
    """Nothing, on most days."""

    name = session.matrix_name()
    found = workspace.today(name) if workspace.is_known(name) else None
    if not isinstance(found, Today):
        return
    problem = workspace.store().unreadable()
    if problem:
        told = t("The decisions cannot be read: {reason}.", reason=problem.message(session.lang()))
        st.warning(session.plain(f"{told} {t('What you see is the file alone.')}"))
    number = session.version()
    if number is not None and number < found.number:
        with st.container(horizontal=True, vertical_alignment="center", key="version"):
            told = t("You are looking at the matrix as it was after entry {n} of {all}.", n=number, all=found.number)
            st.info(told, width="stretch")
            label = t("Back to today")
            st.page_link("look/matrix.py", label=label, query_params=session.settings(), width="content")


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
