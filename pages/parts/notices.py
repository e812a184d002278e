"""What a reader must know about what is on screen before reading it: an earlier version, or a log that is not there."""

import streamlit as st

from pages.parts import session, workspace
from raci.log import Today

t, count = session.t, session.count
SHOWN = 5
"""Entries of the folder named in the notice."""


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
