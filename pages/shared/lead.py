"""Who leads a workshop: the facilitator's keys that this device holds, each with the name under which it acts."""

import time
from collections.abc import Iterable
from typing import Any, NamedTuple

import streamlit as st

from pages.shared import session, unread, visitor, workspace
from pages.shared.component import Component
from pages.shared.visit import Visit
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import OVER, Workshop
from raci.people import Action, Person
from raci.store import Right

LEAD = Component("shared/lead.js")
LIMIT_AUTHOR = 60  # characters
LIMIT_AT = 2**52
"""Milliseconds; above it a browser counts no more."""


class HeldKey(NamedTuple):
    """The key of one workshop, the name of whoever leads with it, "" while nobody has said, and since when."""

    key: str
    name: str
    at: int


def ask() -> None:
    """Let the device tell its keys, and keep those that it has been given here; outside of any fragment."""

    code = workshop.code_of(st.query_params.get("code", ""))
    held = {code: key._asdict() for code, key in _held().items()}
    with st.container(key="lead-keys"):
        sent = LEAD.draw("lead-itself", {"held": held, "code": code}, held=None)["held"]
    for code, key in _read(sent):
        if key.at > _of(code).at:
            _keep(code, key)


def hold(code: str, key: str, name: str) -> None:
    """Lead that workshop from this device, under that name."""

    _keep(code, HeldKey(key, name, max(int(time.time() * 1000), _of(code).at + 1)))


def key(code: str) -> str:
    """The key that this device has for the workshop, whether it still fits or not; "" for none."""

    return _of(code).key


def right(code: str) -> Right:
    """What this device can show where something of that workshop is written."""

    return Right(key(code))


def holds(sitting: Sitting) -> bool:
    """True where this device has the key, be it that nobody has said yet who leads with it."""

    return bool(sitting.held.lock) and workshop.fits(key(sitting.code), sitting.held.lock)


def is_leading(sitting: Sitting) -> bool:
    """True where this screen decides: it has key and name, or an earlier version opened the workshop without a key."""

    if not visitor.may(Action.LEAD, sitting.name, author(sitting)):
        return False
    return not sitting.held.lock or (holds(sitting) and bool(_of(sitting.code).name or visitor.is_known()))


def author(sitting: Sitting) -> Person:
    """Who acts on this screen."""

    name = _of(sitting.code).name or sitting.opening.author
    return visitor.by_key(name) if sitting.held.lock and holds(sitting) else visitor.person(name)


def led(codes: Iterable[str], lang: str) -> set[str]:
    """Those workshops that this device may lead; where nobody can say, the page says so and ends."""

    listed = [*codes]
    if not listed:
        return set()
    locks = unread.value_or_stop(workspace.store().box.keys.locks(listed), lang)
    return {code for code in listed if workshop.fits(key(code), locks.get(code, ""))}


def known(visit: Visit) -> dict[str, Workshop]:
    """The workshops of which this device is told: those that are over, that it may lead, or whose code it has asked
    for. The code lets a phone in, so nobody else may read it anywhere."""

    every, typed = visit.today.workshops, workshop.code_of(st.query_params.get("code", ""))
    running = led((code for code, sitting in every.items() if sitting.stage not in OVER), visit.lang)
    return {
        code: sitting for code, sitting in every.items() if sitting.stage in OVER or code in running or code == typed
    }


def _held() -> dict[str, HeldKey]:
    held: dict[str, HeldKey] = session.noted("lead", {})
    return held


def _of(code: str) -> HeldKey:
    return _held().get(code, HeldKey("", "", 0))


def _keep(code: str, key: HeldKey) -> None:
    session.note("lead", _held() | {code: key})


def _read(sent: Any) -> list[tuple[str, HeldKey]]:
    """What the browser sent, checked: codes, keys, names, a time; anything else is dropped."""

    leads = []
    for code, fields in sent.items() if isinstance(sent, dict) else ():
        key, name, at = (
            (fields.get(part) for part in HeldKey._fields) if isinstance(fields, dict) else (None, None, None)
        )
        if not (isinstance(key, str) and isinstance(name, str) and type(at) is int and 0 < at < LIMIT_AT):
            continue
        if isinstance(code, str) and workshop.is_code(code) and workshop.key_of(key):
            leads.append((code, HeldKey(workshop.key_of(key), name.strip()[:LIMIT_AUTHOR], at)))
    return leads
