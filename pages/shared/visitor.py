"""Who is there: the person of this visit, whether the page must ask for a name, and what is offered to that person."""

import os
import time
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import streamlit as st

from pages.shared import provider, session, workspace
from raci.people import ACTIONS, Action, Level, Mode, Person, Rights, typed
from raci.people.sign_in import SignIn, is_here, sign_in, wrong
from raci.serve import public_url
from raci.store import Given, is_bounded, level_on
from raci.words.problem import Problem
from raci.words.sentences import Word

KEY = "server-key"
SIGNED = (Mode.PROXY, Mode.OIDC)
"""Where somebody else says who is there."""
NOBODY = Problem(
    "", 0, 0, Word("nobody has signed in"), Word("open this address through the sign-in of your company"), {}
)
SOON_S = 5
"""For so long a page may offer what has been taken from its reader; the store asks at every write."""


def settings() -> SignIn:
    """How this server learns who is there."""

    return sign_in(os.environ)


def is_known() -> bool:
    """True where somebody has signed in, so that no name is typed."""

    return settings().mode in SIGNED


def is_open() -> bool:
    """True where nobody signs in and others than this machine reach the server."""

    return settings().mode == Mode.OFF and not (_is_here(st.get_option("server.address")) and _is_public_here())


def wrong_here() -> Problem | None:
    """Why the server must not start with these settings."""

    address = str(st.get_option("server.address") or "")
    return wrong(address, _trusted(), has_provider=provider.is_set())


def is_nobody(whom: Person) -> bool:
    """True where somebody must sign in, and has not."""

    return whom.rights.mode in SIGNED and not whom.id


def person(name: str = "") -> Person:
    """The person of this visit; the name is the one that was typed, where one is."""

    how = settings()
    if how.mode in SIGNED:
        return _of_user(_signed_in())
    if how.mode == Mode.KEY:
        return how.of_key(name, session.noted(KEY, ""))
    return typed(name, how.everybody if is_open() else Level.ADMINISTER)


def of_request(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Person:
    """Who asks for an address that has no session."""

    how = settings()
    if how.mode == Mode.OIDC:
        return _of_user(_unexpired(provider.user_of(cookies)))
    if how.mode == Mode.PROXY:
        return _of_user({key: headers.get(name, "") for name, key in _trusted().items()})
    return how.of_key("", "") if how.mode == Mode.KEY else typed("", how.everybody if is_open() else Level.ADMINISTER)


def by_link(name: str = "") -> Person:
    """Whoever came by the link of a ballot: where there are keys, it is the link that lets a phone vote."""

    return _at_least(Level.VOTE, person(name))


def by_key(name: str = "") -> Person:
    """Whoever leads with the key of a workshop: where there are keys, it is as good as that of the server for it."""

    return _at_least(Level.FACILITATE, person(name))


def may(action: Action, matrix: str = "", of: Person | None = None) -> bool:
    """True where the page offers this to its reader."""

    whom = person() if of is None else of
    return _level(whom, _given(whom), matrix) >= ACTIONS[action].level


def level(matrix: str = "") -> Level:
    """How far the rights of the reader go on that matrix."""

    whom = person()
    return _level(whom, _given(whom), matrix)


def sight(of: Person | None = None) -> Callable[[str], bool]:
    """Which matrices the reader may look at: name -> True."""

    whom = person() if of is None else of
    given = _given(whom)
    return lambda name: _level(whom, given, name) >= ACTIONS[Action.LOOK].level


def _at_least(level: Level, whom: Person) -> Person:
    if whom.rights.mode != Mode.KEY:
        return whom
    return whom._replace(rights=whom.rights._replace(level=max(level, whom.rights.level)))


def _of_user(user: Mapping[str, object]) -> Person:
    how = settings()
    return how.of_user(user) or Person("", "", Rights(Level.NONE, (), how.mode))


def _trusted() -> dict[str, str]:
    """Header -> what of a person it says."""

    return {str(name): str(key) for name, key in (st.get_option("server.trustedUserHeaders") or {}).items()}


def _signed_in() -> Mapping[str, object]:
    """What is known of whoever opened this session; {} where nobody has signed in."""

    user = st.user.to_dict()
    return _unexpired(user) if settings().mode == Mode.OIDC else user


def _unexpired(user: Mapping[str, object]) -> Mapping[str, object]:
    """The same while the sign-in lasts, for as long as the provider has said; after it {}."""

    until = user.get("exp")
    lasts = isinstance(until, int | float) and until > time.time()
    return user if user.get("is_logged_in") is True and lasts else {}


def _is_here(address: object) -> bool:
    return isinstance(address, str) and is_here(address)


def _is_public_here() -> bool:
    """False where an address is given out that is not of this machine: then a proxy hands visitors on."""

    public = public_url()
    return not public or is_here(urlsplit(public).hostname or "")


def _level(whom: Person, given: Given | Problem, matrix: str) -> Level:
    """What the database has taken from the person is not known while it cannot be read: then it is looking, at most."""

    if isinstance(given, Problem):
        return min(whom.rights.level, Level.LOOK)
    return level_on(whom, given, matrix)


def _given(whom: Person) -> Given | Problem:
    return _kept_given(workspace.url(), whom) if is_bounded(whom) else {}


@st.cache_data(max_entries=5_000, ttl=SOON_S, show_spinner=False)
def _kept_given(url: str, whom: Person) -> Given | Problem:
    return workspace.store().grants.given(whom)
