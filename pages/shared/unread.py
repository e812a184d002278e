"""What a read of the database gave: its value, or that the page cannot be whole, and why."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from pages.shared import session
from raci.store import WritingOff
from raci.words.problem import Problem

t = session.t
T = TypeVar("T")


def value_or_stop(read: T | Problem, lang: str) -> T:
    """The value. Where nothing could be read, says so and stops the page: a part must not pass for the whole."""

    if isinstance(read, Problem):
        st.warning(unread(read, lang))
        st.stop()
    return read


@contextmanager
def ending_page(lang: str) -> Iterator[None]:
    """Meanwhile an early entry of a long log that cannot be read ends the page like anything else that cannot be."""

    try:
        yield
    except WritingOff as error:
        value_or_stop(error.problem, lang)


def unread(problem: Problem, lang: str) -> str:
    """That the decisions cannot be read, and why, for a Markdown field."""

    return session.plain(t("The decisions cannot be read: {reason}.", reason=problem.message(lang)))
