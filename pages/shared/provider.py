"""The provider of a sign-in, as Streamlit knows it: [auth] in its secrets, and its cookie where there is no session."""

from collections.abc import Mapping
from importlib.util import find_spec

import streamlit as st
from streamlit.auth_util import get_origin_from_redirect_uri

# Streamlit reads its cookie for sessions only, and has no public way to read it for an address of ours.
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import (
    _get_signed_cookie_with_chunks,
    _parse_decoded_user_cookie,
)


def is_set() -> bool:
    """True where Streamlit can send people to a provider and check what it says."""

    return find_spec("authlib") is not None and st.secrets.load_if_toml_exists() and "auth" in st.secrets


def user_of(cookies: Mapping[str, str]) -> Mapping[str, object]:
    """What the provider has said of whoever has these cookies; {} for nobody, and for what we have not signed."""

    origin, kept = get_origin_from_redirect_uri(), _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
    return _parse_decoded_user_cookie(kept, origin) if origin and kept else {}
