"""Writing into the log from a page: nothing typed is lost, and whoever was too late reads who changed what."""

from collections.abc import Callable

import streamlit as st

from pages.shared import session, workspace
from raci.log import Body, Event, Today, entries, incomplete
from raci.store import RefusedError, StaleVersionError, WritingOff
from raci.words.problem import Problem

t, count = session.t, session.count


def add(
    name: str, base: int, author: str, body: Body, *, place: str, then: Callable[[], None] | None = None
) -> Event | None:
    """The event in the log of that matrix, on top of the version the reader saw; None where it could not be written.

    Why not is kept for `told` at the same place. To be called from callbacks, whose arguments are what was on screen.
    """

    try:
        written = workspace.store().append(name, base, author, body, then)
    except StaleVersionError as error:
        arrived = next((one for one in error.events if (one.author, one.body) == (author, body)), None)
        if arrived:  # the same press a second time: the answer to the first was lost, or is still on its way
            session.note(f"refused-{place}", None)
            return arrived
        session.note(f"refused-{place}", error.events)
        return None
    except (WritingOff, RefusedError) as error:
        refuse(place, error.problem)
        return None
    session.note(f"refused-{place}", None)
    return written


def told(place: str, today: Today) -> None:
    """Say what stood in the way of the last try at this place, once it was in vain."""

    refused = session.noted(f"refused-{place}")
    if isinstance(refused, Problem):
        st.error(t("Not written: {reason}. What you typed is still here.", reason=_plain(refused)))
    elif refused is not None:
        st.warning("\n\n".join([_late(refused), *_events(refused, today), t("What you typed is still here.")]))


def refuse(place: str, problem: Problem) -> None:
    """Let `told` say at the next run what stood in the way."""

    session.note(f"refused-{place}", problem)


def forget(place: str) -> None:
    """The reader has seen what `told` and `missing` say."""

    session.note(f"refused-{place}", None)
    ask(place, "")


def ask(place: str, sentence: str) -> None:
    """Let `missing` say at the next run what the form at this place still needs, "" for nothing."""

    session.note(f"asked-{place}", sentence)


def missing(place: str) -> None:
    """Say what `ask` was given."""

    if told := session.noted(f"asked-{place}", ""):
        st.error(told)


def is_off() -> bool:
    """True, after saying why in one sentence, while nothing can be written."""

    found = session.read()
    if isinstance(found, Today) and incomplete(found):
        return True  # which stands above every page
    problem = workspace.store().check_writing()
    if problem:
        st.warning(t("Decisions cannot be kept now: {reason}. Reading goes on.", reason=_plain(problem)))
    return problem is not None


def _late(events: list[Event]) -> str:
    if not events:
        return t("Not written: the log is another one than the one you saw. Look again, then repeat it.")
    return t("Not written yet: somebody was faster. Look at what changed, then repeat it.")


def _events(events: list[Event], today: Today) -> list[str]:
    lang = session.lang()
    return [
        f"- {session.plain(t('{who}: {what}', who=one.author, what=entries.told(one, today, lang)))}" for one in events
    ]


def _plain(problem: Problem) -> str:
    return session.plain(problem.message(session.lang()))
