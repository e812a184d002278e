"""What a read of the database gave: its value, or that the page cannot be whole, and why."""

from typing import TypeVar

import streamlit as st

from pages.shared import session
from raci.words.problem import Problem

t = session.t
T = TypeVar("T")


def given(found: T | Problem) -> T:
    """The value. Where nothing could be read, says so and stops the page: a part must not pass for the whole."""

    if isinstance(found, Problem):
        st.warning(unread(found))
        st.stop()
    return found


def unread(problem: Problem) -> str:
    """That the decisions cannot be read, and why, for a Markdown field."""

    return session.plain(t("The decisions cannot be read: {reason}.", reason=problem.message(session.lang())))
