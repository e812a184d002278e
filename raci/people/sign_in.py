"""RACI_SIGN_IN: how a server learns who is there, and what it lets each do before the database says more."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from hmac import compare_digest
from typing import NamedTuple
from urllib.parse import unquote

from raci.people.person import Level, Mode, Person, Rights, level_named
from raci.words.problem import Problem
from raci.words.sentences import Word

SHORTEST_KEY = 16  # characters; it is sent over the network and may be tried there
LIMIT_CLAIM = 100  # characters of what a proxy or a provider says
LEVELS_OF = {
    "RACI_ADMINS": Level.ADMINISTER,
    "RACI_EDITORS": Level.EDIT,
    "RACI_FACILITATORS": Level.FACILITATE,
}
"""Variable that lists ids and @groups -> the level that they have on every matrix."""
KEYS_OF = {"RACI_ADMIN_KEY": Level.ADMINISTER, "RACI_KEY": Level.EDIT}
"""Variable that holds a key -> the level of whoever shows it."""
READ = ("RACI_SIGN_IN", "RACI_EVERYBODY", "RACI_ID_CLAIM", *LEVELS_OF, *KEYS_OF)
"""Variables that are the settings."""
WRONG = {
    "mode": (Word("RACI_SIGN_IN is {typed}, and nothing is called so"), Word("write off, key, proxy or oidc")),
    "everybody": (
        Word("RACI_EVERYBODY is {typed}, and no right is called so"),
        Word("write none, look, vote, facilitate, edit or administer"),
    ),
    "key": (Word("RACI_SIGN_IN is key, and there is no key"), Word("set RACI_KEY to {n} characters or more")),
    "short": (Word("{key} is shorter than {n} characters"), Word("make a longer one")),
    "headers": (
        Word("RACI_SIGN_IN is proxy, and no header names the person"),
        Word("set server.trustedUserHeaders; DEPLOY.md shows it"),
    ),
    "open": (
        Word("RACI_SIGN_IN is proxy, and anybody could reach this port past the proxy and pass for somebody else"),
        Word("set server.address to 127.0.0.1"),
    ),
    "both": (
        Word("RACI_SIGN_IN is oidc, and server.trustedUserHeaders lets anybody say who he is"),
        Word("take it out of the settings"),
    ),
    "oidc": (
        Word("RACI_SIGN_IN is oidc, and no provider is set, or Authlib is not installed"),
        Word("write [auth] into .streamlit/secrets.toml and install it; DEPLOY.md shows both"),
    ),
}
"""What is wrong with the settings -> its words, and what to do."""


class SignIn(NamedTuple):
    """The settings of a server; `lists` is id or @group -> level, `keys` level -> key."""

    mode: Mode
    everybody: Level
    lists: Mapping[str, Level]
    keys: Mapping[Level, str]
    claim: str

    def of_user(self, claims: Mapping[str, object]) -> Person | None:
        """Whom the proxy or the provider says is there; None where it says nobody."""

        id_ = _text(claims.get(self.claim)) or _text(claims.get("sub"))
        if not id_:
            return None
        groups = tuple(_groups(claims.get("groups")))
        given = [self.lists[subject] for subject in (id_, *(f"@{group}" for group in groups)) if subject in self.lists]
        level = max([self.everybody, *given])
        return Person(id_, _text(claims.get("name")) or id_, Rights(level, groups, self.mode))

    def of_key(self, name: str, key: str) -> Person:
        """Whoever typed that name and shows that key, "" for none."""

        shown = key.strip().encode()
        fitting = [level for level, known in self.keys.items() if compare_digest(known.encode(), shown)]
        return Person("", name, Rights(max([self.everybody, *fitting]), (), self.mode))


def sign_in(environment: Mapping[str, str] = os.environ) -> SignIn:
    """What the environment sets; what cannot be read counts as not set, and `wrong` says so."""

    return _read(tuple((name, environment.get(name, "")) for name in READ))


@lru_cache(10)  # asked ten times a click
def _read(set_: tuple[tuple[str, str], ...]) -> SignIn:
    environment = dict(set_)
    mode = _mode(environment) or Mode.OFF
    lists: dict[str, Level] = {}
    for name, level in reversed(LEVELS_OF.items()):
        lists |= dict.fromkeys(_listed(environment.get(name, "")), level)
    keys = {level: environment.get(name, "").strip() for name, level in KEYS_OF.items()}
    usual = Level.VOTE if mode in (Mode.PROXY, Mode.OIDC) else Level.LOOK
    everybody = level_named(environment.get("RACI_EVERYBODY", ""))
    kept = {level: key for level, key in keys.items() if len(key) >= SHORTEST_KEY}
    claim = environment.get("RACI_ID_CLAIM", "").strip() or "email"
    return SignIn(mode, usual if everybody is None else everybody, lists, kept, claim)


def wrong(
    address: str, headers: Mapping[str, str], *, has_provider: bool, environment: Mapping[str, str] = os.environ
) -> Problem | None:
    """Why the server must not start so; `address` is where it listens, `headers` name -> what of a person it tells."""

    mode, everybody = _mode(environment), environment.get("RACI_EVERYBODY", "").strip()
    short = [name for name in KEYS_OF if 0 < len(environment.get(name, "").strip()) < SHORTEST_KEY]
    if mode is None:
        return _wrong("mode", typed=environment["RACI_SIGN_IN"])
    if everybody and level_named(everybody) is None:
        return _wrong("everybody", typed=everybody)
    if mode == Mode.KEY and short:
        return _wrong("short", key=short[0], n=SHORTEST_KEY)
    if mode == Mode.KEY and not sign_in(environment).keys:
        return _wrong("key", n=SHORTEST_KEY)
    if mode == Mode.PROXY and not {"sub", sign_in(environment).claim} & {*headers.values()}:
        return _wrong("headers")
    if mode == Mode.PROXY and not is_here(address):
        return _wrong("open")
    if mode == Mode.OIDC and headers:
        return _wrong("both")
    return _wrong("oidc") if mode == Mode.OIDC and not has_provider else None


def is_here(address: str) -> bool:
    """True where only this machine can reach what listens at that address."""

    host = address.strip().strip("[]").lower()
    return host in ("localhost", "::1") or bool(re.fullmatch(r"127\.\d+\.\d+\.\d+", host))


def _mode(environment: Mapping[str, str]) -> Mode | None:
    typed = environment.get("RACI_SIGN_IN", "").strip().lower() or Mode.OFF
    return next((mode for mode in Mode if mode == typed), None)


def _wrong(name: str, **args: object) -> Problem:
    return Problem("", 0, 0, *WRONG[name], args)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def _groups(claim: object) -> list[str]:
    """A list, as a provider tells them, or one line with commas, as a header does."""

    if isinstance(claim, str):
        return _listed(_text(claim, limit=10_000))
    return [text for group in claim if (text := _text(group))] if isinstance(claim, list | tuple) else []


def _text(claim: object, limit: int = LIMIT_CLAIM) -> str:
    """What a header or a token says: headers come as Latin-1, in which proxies write UTF-8 or percent signs."""

    if not isinstance(claim, str):
        return ""
    text = unquote(claim)
    with suppress(UnicodeError):  # where it was text already
        text = text.encode("latin-1").decode("utf-8")
    return "".join(filter(str.isprintable, text)).strip()[:limit]
