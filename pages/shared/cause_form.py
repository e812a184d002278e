"""What is typed about a cause, on any page: its keys, the press that writes it down, what the browser holds of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import form, session, writing
from pages.shared.kept import kept
from pages.shared.visit import Visit
from raci.log import Body, Event
from raci.log.names import Names

t = session.t
AUTHOR, DAY = "gaps-author", "gaps-day"
TYPED = "gaps-form-"
LIMIT_OWNER = 60  # characters
Step = Callable[[Event | None], Body]
"""Makes a body, given the entry that was written first."""


def key(name: str, id_: str) -> str:
    """The key of a field that belongs to one cause or question: what is said of one is none of another."""

    return f"{TYPED}{name}-{id_}"


def step(body: Body) -> Step:
    """The step that writes that body, whatever was written before it."""

    return lambda _: body


def form_id(visit: Visit) -> str:
    """Where `writing` keeps what it has to say of such a form."""

    return f"gaps-{visit.name}"


def hold(visit: Visit, *lines: str) -> None:
    """Let the browser hold what is half typed, and say where it has just given that back; `lines` are text fields."""

    held = session.values(TYPED) | {name: session.state(name) for name in (AUTHOR, DAY)}
    kept.show(form_id(visit), held, turn=session.noted("gaps-turn", 0), lines=(*lines, AUTHOR), take=_give)
    if sentence := session.noted("gaps-again"):
        st.info(sentence)


def _give(left: Mapping[str, Any]) -> None:
    fields = {name: value for name, value in left.items() if name.startswith(TYPED) or name in (AUTHOR, DAY)}
    for name, value in fields.items():
        kept.give(name, value)
    if any(name.startswith(TYPED) for name in fields):
        again = t("The page has begun anew. What you typed is here again; nothing of it has been written.")
        session.note("gaps-again", again)


def write(visit: Visit, lack: str, steps: Sequence[Step], *fields: str) -> Event | None:
    """Write the bodies one on top of the other and empty those fields; the first entry, None where it stays unwritten.

    To be called from callbacks. Where a later one is refused the fields stay, and the same press goes on from there.
    """

    author, at = form.author(AUTHOR), form_id(visit)
    session.note("gaps-again", "")
    missing = lack or ("" if author.name else t("Write your name first; it stands in the record."))

    def add() -> Event | None:
        first, base = None, visit.today.number
        for step in steps:
            entry = writing.add(visit.name, base, author, step(first), form_id=at)
            if entry is None:
                return None
            first, base = first or entry, entry.number
        return first

    written = form.send(at, missing, add, *fields)
    if written:
        session.note("gaps-turn", session.noted("gaps-turn", 0) + 1)
    return written


def show_owner(label: str, names: Names, now: str, field: str) -> None:
    """A party of the matrix, or the name of a person."""

    roles = list(names.matrix.role)
    begins = kept.text(field) or now
    offered = roles if begins in roles or not begins else [begins, *roles]
    st.selectbox(
        label, offered, index=offered.index(begins) if begins else None, format_func=names.role, key=field,
        accept_new_options=True, placeholder=t("A party, or a person's name"), persist_state="session",
    )  # fmt: skip


def owner(field: str) -> str:
    """What has been chosen or typed there."""

    return form.text(field)[:LIMIT_OWNER]


def show_day(label: str, field: str, begins: date | None, **look: Any) -> None:
    """A day, which may be left out where it begins with none."""

    shown = kept.day(field, begins or date.today()) if begins or kept.text(field) else None
    st.date_input(label, shown, key=field, format="YYYY-MM-DD", persist_state="session", **look)
