"""The ballot on screen: what a phone needs to draw the rows of a workshop, and what comes back from it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st

from pages.parts import assets, session, workshops, workspace
from pages.parts.workshops import Visit
from raci import facts, workshop
from raci.i18n import Word
from raci.letters import Letter
from raci.log import WHOLE_ROW, Ballot, Stage, answer_of
from raci.problems import Problem
from raci.record import Names
from raci.store import BallotsClosedError, Held, Mine, SeatTakenError, WritingOff
from raci.terms import LETTERS

t = session.t
ASKED = {
    Letter.A: Word("answers"),
    Letter.R: Word("does it"),
    Letter.C: Word("is asked"),
    Letter.I: Word("is told"),
}
"""Letter -> the head of its column. Who helps is settled in the room."""


def show(visit: Visit, seat: str, phone: str) -> None:
    """Keep what the phone has sent, then draw the rows with what the database holds."""

    mine = workspace.store().box.mine(visit.code, seat, phone)
    if isinstance(mine, Problem):
        show_nothing(mine)
        return
    key = f"ballot-rows-{seat}"  # what was tapped for another seat must not be taken for this one
    refused = save(visit, seat, phone, mine, session.state(key))
    data = message(visit, seat, phone, mine) | {"refused": refused}
    _component()(key=key, data=data, on_answers_change=lambda: None)
    session.note("ballot-stage", visit.held.stage)


def show_nothing(found: Problem | list[Problem] | None) -> None:
    """Say why there are no rows to show, and begin anew as soon as there are."""

    st.warning(workshops.missing(found))
    session.note("ballot-stage", None)


def is_behind(held: Held) -> bool:
    """True where the phone shows another stage than the room has reached."""

    return bool(session.noted("ballot-stage") != held.stage)


def message(visit: Visit, seat: str, phone: str, mine: Mine) -> dict[str, Any]:
    """What the browser needs to draw."""

    kept = _rows(workspace.version(visit.name, visit.today), visit.code, session.lang(), visit)
    return kept | {
        "key": f"raci-{visit.code}-{seat}-{phone}",
        "seat": seat,
        "you": Names(visit.matrix, session.lang()).role(seat),
        "open": visit.stage == Stage.OPEN,
        "answers": mine.answers,
        "done": sorted(mine.done),
    }


@st.cache_resource(max_entries=50, show_spinner=False)
def _rows(version: tuple[object, ...], code: str, lang: str, _visit: Visit) -> dict[str, Any]:
    """What is the same for every phone."""

    names = Names(_visit.matrix, lang)
    offered, others = workshop.parties(_visit.matrix, _visit.seats)
    return {
        "lang": lang,
        "rows": [{"id": row, "name": names.activity(row), "where": _where(_visit, row)} for row in _visit.rows],
        "letters": [
            {"letter": letter, "short": t(short), "question": t(LETTERS[letter][1])} for letter, short in ASKED.items()
        ],
        "parties": [{"id": role, "name": names.role(role)} for role in offered],
        "others": [{"id": role, "name": names.role(role)} for role in others],
        "words": _words(),
    }


def save(visit: Visit, seat: str, phone: str, mine: Mine, sent: Any) -> str:
    """Keep the answers that the phone holds and the database does not, here and in `mine`; why not, "" when all is.

    The phone sends what it holds again and again until it comes back: a failure mends itself, and a run that Streamlit
    cuts short, because the next one has been asked for, loses nothing.
    """

    if visit.stage != Stage.OPEN:
        return ""
    try:
        for row, cells in answers_of(visit, sent).items():
            if mine.answers.get(row, {}) != cells:
                workspace.store().box.vote(visit.code, phone, Ballot(seat, row, cells))
                mine.note(row, cells)
    except SeatTakenError:
        return t("Another phone answers for this seat now; what you tap here does not count.")
    except BallotsClosedError:
        return t("The ballots have been revealed; this answer came too late.")
    except WritingOff as error:
        return t("Not saved yet: {reason}. It stays on this phone.", reason=error.problem.message(session.lang()))
    return ""


def answers_of(visit: Visit, sent: Any) -> dict[str, dict[str, str]]:
    """What the browser sent, checked: rows of the workshop, roles of the matrix, letters; anything else is dropped."""

    told = sent.get("answers") if isinstance(sent, Mapping) else None
    held = told.get("value") if isinstance(told, Mapping) else None
    if not isinstance(held, Mapping):
        return {}
    return {
        row: _cells(visit, cells) for row, cells in held.items() if row in visit.rows and isinstance(cells, Mapping)
    }


def _cells(visit: Visit, cells: Mapping[Any, Any]) -> dict[str, str]:
    return {
        role: kept
        for role, cell in cells.items()
        if (role in visit.matrix.role or role == WHOLE_ROW) and (kept := _cell(cell))
    }


def _cell(cell: Any) -> str:
    try:
        return answer_of(cell) if isinstance(cell, str) else ""
    except ValueError:
        return ""


def _where(visit: Visit, row: str) -> str:
    activity = visit.matrix.activity[row]
    step = facts.process_name(visit.matrix, visit.matrix.process[activity.process], session.lang())
    return " · ".join(filter(None, (step, activity.clause)))


def _words() -> dict[str, str]:
    return {
        "party": t("Party"),
        "back": t("Back"),
        "next": t("Next"),
        "finish": t("Finish"),
        "unsure": t("Don't know"),
        "another": t("Another party"),
        "progress": t("Rows answered"),
        "sending": t("Saving…"),
        "kept": t("Saved. Only you see it until the reveal."),
        "left": t("{n} still to answer", n="{n}"),
        "all": t("All answered. Thank you."),
        "change": t("You can change any answer until the reveal."),
        "revealed": t("The answers are on the wall now."),
        "wall": t("Thank you; from here on the room decides together."),
    }


@cache
def _component() -> Any:
    js = assets.read("dom.js", "ballot/ballot.js")
    return st.components.v2.component("raci_ballot", css=assets.style("ballot/ballot.css"), js=js)
