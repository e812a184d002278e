"""What a reader must know about what is on screen before reading it: an earlier version, or a log that is not there."""

from typing import Any

import streamlit as st

from pages.parts import reading, session
from raci.i18n import Word
from raci.letters import Layer
from raci.log import Today
from raci.problems import Problem

t, count = session.t, session.count
WITHOUT_LOG = ("", "matrix", "process", "role", "gaps")
"""Pages that can show the text as stated without the log; the others are about the log."""
NEWER = (
    Word("A newer app wrote {n} entry of this log, which this one cannot read and leaves out."),
    Word("A newer app wrote {n} entries of this log, which this one cannot read and leaves out."),
)


def show(page: Any) -> None:
    """Nothing, on most days; `page` is the one that is about to be shown, as the frame knows it."""

    found = session.read()
    if isinstance(found, Problem):
        _unread(found, page)
    elif isinstance(found, Today):
        _newer(found)
        _version(found)


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
        st.warning(f"{reading.unread(problem)} {t('What you see is the file alone.')}")
        return
    st.error(f"{reading.unread(problem)} {t('Without them nothing here would be true today.')}")
    address = session.settings() | {"layer": Layer.STATED.value}
    st.page_link(
        page if is_text else "look/matrix.py",
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
            st.page_link("look/matrix.py", label=label, query_params=session.settings(), width="content")
