"""The ballot on screen: what a phone needs to draw the rows of a workshop, and what comes back from it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st

from pages.parts import assets, session, workspace
from pages.parts.workshops import Visit
from raci import facts, workshop
from raci.i18n import Word
from raci.letters import Letter
from raci.log import WHOLE_ROW, Ballot, Stage, answer_of
from raci.record import Names
from raci.store import BallotsClosedError, SeatTakenError, WritingOff
from raci.terms import LETTERS

t = session.t
KEY = "ballot-rows"

ASKED = {
    Letter.A: Word("answers"),
    Letter.R: Word("does it"),
    Letter.C: Word("is asked"),
    Letter.I: Word("is told"),
}
"""Letter -> the head of its column. Who helps is settled in the room."""


def show(visit: Visit, seat: str, phone: str) -> None:
    """Keep what the phone has sent, then draw the rows with what the database holds."""

    refused = save(visit, seat, phone, session.state(KEY))
    _component()(key=KEY, data=message(visit, seat, phone) | {"refused": refused}, on_answers_change=lambda: None)


def message(visit: Visit, seat: str, phone: str) -> dict[str, Any]:
    """What the browser needs to draw."""

    lang, box = session.lang(), workspace.store().box
    names = Names(visit.matrix, lang)
    offered, others = workshop.parties(visit.matrix, visit.seats)
    return {
        "lang": lang,
        "key": f"raci-{visit.code}-{seat}-{phone}",
        "seat": seat,
        "open": visit.stage == Stage.OPEN,
        "rows": [{"id": row, "name": names.activity(row), "where": _where(visit, row)} for row in visit.rows],
        "letters": [
            {"letter": letter, "short": t(short), "question": t(LETTERS[letter][1])} for letter, short in ASKED.items()
        ],
        "parties": [{"id": role, "name": names.role(role)} for role in offered],
        "others": [{"id": role, "name": names.role(role)} for role in others],
        "answers": box.own(visit.code, seat, phone),
        "done": sorted(box.done(visit.code, seat)),
        "words": _words(),
    }


def save(visit: Visit, seat: str, phone: str, sent: Any) -> str:
    """Keep the answers that the phone holds and the database does not; why not, in words, "" when all is kept.

    The phone sends what it holds again and again until it comes back, so a failure mends itself at the next run.
    """

    if visit.stage != Stage.OPEN:
        return ""
    box = workspace.store().box
    wanted = answers_of(visit, sent)
    known = box.own(visit.code, seat, phone) if wanted else {}
    try:
        for row, cells in wanted.items():
            if known.get(row, {}) != cells:
                box.vote(visit.code, phone, Ballot(seat, row, cells))
    except SeatTakenError:
        return t("Another phone answers for this seat now; what you tap here does not count.")
    except BallotsClosedError:
        return t("The ballots have been revealed; this answer came too late.")
    except WritingOff as error:
        return t("Not saved yet: {reason}. It stays on this phone.", reason=error.problem.message(session.lang()))
    return ""


def answers_of(visit: Visit, sent: Any) -> dict[str, dict[str, str]]:
    """What the browser sent, checked: rows of the workshop, roles of the matrix, letters; anything else is dropped."""

    held = sent.get("answers") if isinstance(sent, Mapping) else None
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
