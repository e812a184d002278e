"""Which phone this is: a secret that it keeps itself, in its storage or in the name of its tab, and in no address."""

import re
import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st

from pages.parts import assets, session

KEY = "phone-itself"


def known() -> str:
    """The secret of this phone; "" until the browser has told it, which draws the page again."""

    told = session.state(KEY)
    secret = told.get("phone") if isinstance(told, Mapping) else None
    if isinstance(secret, str) and re.fullmatch(r"[\w-]{1,64}", secret):
        session.note("phone", secret)
    if not session.noted("phone-offer"):
        session.note("phone-offer", secrets.token_urlsafe(16))
    found: str = session.noted("phone", "")
    with st.container(key="phone"):
        _component()(
            key=KEY, data={"offer": session.noted("phone-offer"), "known": found}, on_phone_change=lambda: None
        )
    if "phone" in st.query_params:  # an earlier app wrote it there, for everybody to read
        session.put("phone", "")
    return found


@cache
def _component() -> Any:
    return st.components.v2.component("raci_phone", js=assets.read("ballot/keep.js", "ballot/phone.js"))
