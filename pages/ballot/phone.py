"""Which phone this is: a secret that it keeps itself, in its storage or in the name of its tab, and in no address."""

import re
import secrets
from functools import cache
from typing import Any

import streamlit as st

from pages.shared import assets, session


def known() -> str:
    """The secret of this phone; "" until the browser has told it, which draws the page again."""

    if not session.noted("phone-offer"):
        session.note("phone-offer", secrets.token_urlsafe(16))
    data = {"offer": session.noted("phone-offer"), "known": session.noted("phone", "")}
    with st.container(key="phone"):
        # What it returns is known in the first run after a restart of the server, when the session knows nothing yet.
        told = _component()(key="phone-itself", data=data, on_phone_change=lambda: None).get("phone")
    if isinstance(told, str) and re.fullmatch(r"[\w-]{1,64}", told):
        session.note("phone", told)
    if "phone" in st.query_params:  # an earlier app wrote it there, for everybody to read
        session.put("phone", "")
    found: str = session.noted("phone", "")
    return found


@cache
def _component() -> Any:
    return st.components.v2.component("raci_phone", js=assets.read("ballot/keep.js", "ballot/phone.js"))
