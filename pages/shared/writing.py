"""Writing into the log from a page: nothing typed is lost, and whoever was too late reads who changed what."""

from collections.abc import Callable

import streamlit as st

from pages.shared import lead, session, visitor, workspace
from pages.shared.visit import Visit
from raci.log import Body, Event, Today, event_words, incomplete
from raci.people import Action, Person
from raci.store import RefusedError, Revised, Right, StaleVersionError, WritingOff, denied
from raci.words.problem import Problem

t, count = session.t, session.count


def add(
    name: str,
    base: int,
    person: Person,
    body: Body,
    *,
    form_id: str,
    then: Callable[[], None] | None = None,
    right: Right | None = None,
    concerns: Callable[[Event], bool] | None = None,
    revised: Revised | None = None,
) -> Event | None:
    """The event in the log of that matrix, on top of the version the reader saw; None where it could not be written.

    Why not is kept for `show_refused` of that form. What is of a workshop is written with the key that this device
    has for it, where no other `right` is given. Whatever came in between is passed over where `concerns` says of every
    event that it is of no concern. To be called from callbacks, whose arguments are what was on screen.
    """

    try:
        shown = lead.right(body.workshop) if right is None else right
        written = workspace.store().append(name, base, person, body, then, shown, revised=revised)
    except StaleVersionError as error:
        arrived = next(
            (event for event in error.events if (event.author, event.body) == (person.signature, body)), None
        )
        if arrived:  # the same press a second time: the answer to the first was lost, or is still on its way
            session.note(f"refused-{form_id}", None)
            return arrived
        if concerns and error.events and not any(map(concerns, error.events)):
            return add(name, error.events[-1].number, person, body, form_id=form_id, right=right, concerns=concerns)
        session.note(f"refused-{form_id}", error.events)
        return None
    except (WritingOff, RefusedError) as error:
        refuse(form_id, error.problem)
        return None
    if revised:
        workspace.library().look_again()
    session.note(f"refused-{form_id}", None)
    return written


def show_refused(form_id: str, today: Today, lang: str) -> None:
    """Say what stood in the way of the last try of that form, once it was in vain."""

    refused = session.noted(f"refused-{form_id}")
    if isinstance(refused, Problem):
        st.error(t("Not written: {reason}. What you typed is still here.", reason=_plain(refused, lang)))
    elif refused is not None:
        st.warning("\n\n".join([_late(refused), *_events(refused, today, lang), t("What you typed is still here.")]))


def refuse(form_id: str, problem: Problem) -> None:
    """Let `show_refused` say at the next run what stood in the way."""

    session.note(f"refused-{form_id}", problem)


def forget(form_id: str) -> None:
    """The reader has seen what `show_refused` and `show_missing` say."""

    session.note(f"refused-{form_id}", None)
    ask(form_id, "")


def ask(form_id: str, sentence: str) -> None:
    """Let `show_missing` say at the next run what the form still needs, "" for nothing."""

    session.note(f"asked-{form_id}", sentence)


def show_missing(form_id: str) -> None:
    """Say what `ask` was given."""

    if sentence := session.noted(f"asked-{form_id}", ""):
        st.error(sentence)


def can_write_or_say(visit: Visit, action: Action = Action.DECIDE) -> bool:
    """False where the reader may not do this, and while nothing can be written; why is said in one sentence."""

    if not may_or_say(action, visit.name):
        return False
    if isinstance(visit.log, Today) and incomplete(visit.log):
        return False  # which stands above every page
    problem = workspace.store().check_writing()
    if problem:
        st.warning(t("Decisions cannot be kept now: {reason}. Reading goes on.", reason=_plain(problem, visit.lang)))
    return problem is None


def may_or_say(action: Action, matrix: str = "") -> bool:
    """False, after saying why, where the reader may not do this."""

    is_his = visitor.may(action, matrix)
    if not is_his and not visitor.is_open():  # which is said above every page
        st.caption(_plain(denied(visitor.person(), action).problem, session.spoken()))
    return is_his


def _late(events: list[Event]) -> str:
    if not events:
        return t("Not written: the log is another one than the one you saw. Look again, then repeat it.")
    return t("Not written yet: somebody was faster. Look at what changed, then repeat it.")


def _events(events: list[Event], today: Today, lang: str) -> list[str]:
    acts = ((event.author, event_words.sentence(event, today, lang)) for event in events)
    return [f"- {session.plain(t('{who}: {what}', who=who, what=what))}" for who, what in acts]


def _plain(problem: Problem, lang: str) -> str:
    return session.plain(problem.message(lang))
