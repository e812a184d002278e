"""Causes as a short list of links, each to its place on the page of findings."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import session
from pages.shared.visit import Visit
from raci.model.terms import SHAPES
from raci.rules import Cause

SHOWN = 8


def show(visit: Visit, causes: Sequence[Cause], *, key: str, asks: dict[str, str] | None = None) -> None:
    """The first causes in words; `asks` are the parameters of the page of gaps that list all of them."""

    with st.container(gap="small", key=f"links-{key}"):
        for cause in causes[:SHOWN]:
            label = session.plain(f"{SHAPES[cause.severity]} {cause.message(visit.lang)}")
            address = visit.address | {"finding": cause.head.id}
            st.page_link("gaps/gaps.py", label=label, query_params=address, width="stretch")
        if len(causes) > SHOWN and asks:
            label = session.t("All {n} on one page", n=len(causes))
            st.page_link("gaps/gaps.py", label=label, query_params=visit.address | asks)
