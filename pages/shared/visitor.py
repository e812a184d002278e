"""Who is there: the person of this visit, whether the page must ask for a name, and what is offered to that person."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from pages.shared import session, workspace
from raci.people import ACTIONS, Action, Level, Mode, Person, Rights, typed
from raci.people.sign_in import SignIn, is_here, sign_in, wrong
from raci.serve import public_url
from raci.words.problem import Problem

KEY = "who-key"
SOON_S = 5
"""For so long a page may offer what has been taken from its reader; the store asks at every write."""


def settings() -> SignIn:
    """How this server learns who is there."""

    return sign_in(os.environ)


def is_known() -> bool:
    """True where somebody has signed in, so that no name is typed."""

    return settings().mode in (Mode.PROXY, Mode.OIDC)


def is_open() -> bool:
    """True where nobody signs in and others than this machine reach the server."""

    return settings().mode == Mode.OFF and not (_is_here(st.get_option("server.address")) and _is_public_here())


def wrong_here() -> Problem | None:
    """Why the server must not start with these settings."""

    headers = {str(name): str(key) for name, key in (st.get_option("server.trustedUserHeaders") or {}).items()}
    return wrong(
        str(st.get_option("server.address") or ""),
        headers,
        has_provider=st.secrets.load_if_toml_exists() and "auth" in st.secrets,
    )


def person(name: str = "") -> Person:
    """The person of this visit; the name is the one that was typed, where one is."""

    how = settings()
    if how.mode in (Mode.PROXY, Mode.OIDC):
        return how.of_user(_signed_in()) or Person("", "", Rights(Level.NONE, (), how.mode))
    if how.mode == Mode.KEY:
        return how.of_key(name, session.noted(KEY, ""))
    return typed(name, how.everybody if is_open() else Level.ADMINISTER)


def by_link(name: str = "") -> Person:
    """Whoever came by the link of a ballot: where there are keys, it is the link that lets a phone vote."""

    return _at_least(Level.VOTE, person(name))


def by_key(name: str = "") -> Person:
    """Whoever leads with the key of a workshop: where there are keys, it is as good as that of the server for it."""

    return _at_least(Level.FACILITATE, person(name))


def may(action: Action, matrix: str = "", of: Person | None = None) -> bool:
    """True where the page offers this to its reader."""

    whom = person() if of is None else of
    return _level(workspace.url(), whom, matrix) >= ACTIONS[action].level


def _at_least(level: Level, whom: Person) -> Person:
    if whom.rights.mode != Mode.KEY:
        return whom
    return whom._replace(rights=whom.rights._replace(level=max(level, whom.rights.level)))


def _signed_in() -> Mapping[str, object]:
    """What is known of whoever opened this session; {} where nobody has signed in."""

    user = st.user.to_dict()
    if settings().mode == Mode.OIDC and not user.get("is_logged_in"):
        return {}
    return user


def _is_here(address: object) -> bool:
    return isinstance(address, str) and is_here(address)


def _is_public_here() -> bool:
    """False where an address is given out that is not of this machine: then a proxy hands visitors on."""

    public = public_url()
    return not public or is_here(urlsplit(public).hostname or "")


def _level(url: str, whom: Person, matrix: str) -> Level:
    if not whom.id:
        return whom.rights.level
    level = _kept_level(url, whom, matrix)
    return whom.rights.level if isinstance(level, Problem) else level


@st.cache_data(max_entries=5_000, ttl=SOON_S, show_spinner=False)
def _kept_level(url: str, whom: Person, matrix: str) -> Level | Problem:
    return workspace.store().grants.level(whom, matrix)
