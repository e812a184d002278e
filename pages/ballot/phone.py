"""Which phone this is: a secret that it keeps itself, in its storage or in the name of its tab, and in no address."""

import re
import secrets

import streamlit as st

from pages.shared import session
from pages.shared.component import Component

PHONE = Component("ballot/phone.js")


def ask_secret() -> str:
    """The secret of this phone; "" until the browser has told it, which draws the page again."""

    if not session.noted("phone-offer"):
        session.note("phone-offer", secrets.token_urlsafe(16))
    data = {"offer": session.noted("phone-offer"), "known": session.noted("phone", "")}
    with st.container(key="phone"):
        # What it returns is known in the first run after a restart of the server, when the session knows nothing yet.
        secret = PHONE.draw("phone-itself", data, phone=None)["phone"]
    if isinstance(secret, str) and re.fullmatch(r"[\w-]{1,64}", secret):
        session.note("phone", secret)
    if "phone" in st.query_params:  # an earlier app wrote it there, for everybody to read
        session.put("phone", "")
    kept: str = session.noted("phone", "")
    return kept
