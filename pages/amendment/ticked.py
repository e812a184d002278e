"""The decisions that still stand, each to be ticked: the chosen ones stand in the address by their numbers."""

from collections.abc import Iterable, Mapping

import streamlit as st

from pages.shared import session, workspace
from pages.shared.visit import Visit
from raci.log import Today, event_words
from raci.out.which_decisions import rewriting

t, count = session.t, session.count
SHOWN, FOLDED = 100, 8
"""Decisions that can be ticked, the latest ones, and those from which the list scrolls."""


def numbers(visit: Visit) -> tuple[int, ...]:
    """The numbers of the decisions that the address asks for and that are there."""

    known = _decisions(visit)
    listed = dict.fromkeys(session.text_parameter("entries").split(","))
    return tuple(int(number) for number in listed if number in known)


def show(visit: Visit, chosen: Iterable[int]) -> None:
    """The list, the latest decision first."""

    known, ticked = _decisions(visit), {f"{number}" for number in chosen}
    shown = dict([*known.items()][:SHOWN])
    title = t("Decisions: {n} of {all} chosen", n=len(ticked), all=len(known))
    with st.expander(title, expanded=True), st.container(height=280 if len(shown) > FOLDED else "content"):
        for number, words in shown.items():
            key = _key(visit, number)
            session.fill(key, number in ticked)
            st.checkbox(session.plain(words), key=key, on_change=_take, args=(visit, shown))
        if not known:
            st.text(t("Nothing has been decided yet."))
        for line in session.more(len(known) - len(shown)):
            st.text(line)


def _take(visit: Visit, shown: Iterable[str]) -> None:
    session.put("entries", ",".join(number for number in shown if session.state(_key(visit, number))))


def _key(visit: Visit, number: str) -> str:
    return f"amendment-entry-{visit.name}-{number}"


def _decisions(visit: Visit) -> Mapping[str, str]:
    return _listed(visit.today, workspace.version(visit.name, visit.today), visit.lang)


@st.cache_resource(max_entries=50, show_spinner=False)
def _listed(_today: Today, stamp: tuple[object, ...], lang: str) -> Mapping[str, str]:
    """Number -> the decision in words, with its day."""

    return {
        f"{event.number}": f"{event.number} · {event.at.date()} · {event_words.sentence(event, _today, lang)}"
        for event in rewriting(_today)
    }
