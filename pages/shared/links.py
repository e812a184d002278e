"""Causes as a short list of links, each to its place on the page of findings."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import session
from raci.model.terms import SHAPES
from raci.rules import Cause

SHOWN = 8


def show(found: Sequence[Cause], *, key: str, asks: dict[str, str] | None = None) -> None:
    """The first causes in words; `asks` are the parameters of the page of findings that lead to all of them."""

    with st.container(gap="small", key=f"links-{key}"):
        for one in found[:SHOWN]:
            label = session.plain(f"{SHAPES[one.severity]} {one.message(session.lang())}")
            address = session.settings() | {"finding": one.head.id}
            st.page_link("gaps/gaps.py", label=label, query_params=address, width="stretch")
        for label in session.more(len(found) - SHOWN):
            st.page_link("gaps/gaps.py", label=label, query_params=session.settings() | (asks or {}))
