"""A choice of one or none that the address carries."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.shared import session


def pick(label: str, options: Mapping[Any, str], chosen: str | None, name: str, page: str = "matrix") -> None:
    """A choice of one of the options or none, in the address as `name`."""

    st.selectbox(
        label,
        options,
        index=None,
        format_func=options.__getitem__,
        placeholder=label,
        label_visibility="collapsed",
        width=165,
        **session.bind(f"{page}-{name}", chosen or None, name),
    )
