"""A file to take away: its button, its name, and its bytes, which are made when somebody presses it."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

DOWNLOAD = ":material/download:"
KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "bpmn": "application/xml",
    "mmd": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
}
"""Ending -> media type."""


def download(
    label: str,
    name: str,
    data: Callable[[], bytes],
    *,
    key: str,
    icon: str | None = DOWNLOAD,
    width: Literal["content", "stretch"] = "content",
    look: Literal["primary", "secondary", "tertiary"] = "secondary",
) -> None:
    """The button for the file of that name; `data` runs at the press, which leaves the page as it is."""

    kind = KINDS[name.rpartition(".")[2]]
    st.download_button(label, data, name, kind, key=key, icon=icon, width=width, type=look, on_click="ignore")
