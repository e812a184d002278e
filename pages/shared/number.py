"""The number of a visit: that of its socket, as the proxy's log has it, for everything that is logged of it."""

from threading import Lock

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

LIMIT_VISITS = 10_000
"""Visits; the numbers of older ones are forgotten."""

_kept: dict[str, str] = {}
_turn = Lock()


def keep() -> None:
    """Remember it beside the visit, whose own memory is gone as soon as its browser is."""

    if context := get_script_run_ctx(suppress_warning=True):
        number = st.context.headers.get("X-Request-ID", "")
        with _turn:
            _kept[context.session_id] = number
            if len(_kept) > LIMIT_VISITS:
                del _kept[next(iter(_kept))]


def of_this_visit() -> str:
    """The number of the visit for which this thread works; "" for none."""

    context = get_script_run_ctx(suppress_warning=True)
    return _kept.get(context.session_id, "") if context else ""
