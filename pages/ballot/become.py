"""What became of what a phone was asked, once the wall asks it no more: left open, decided, or only taken off."""

import streamlit as st

from pages.shared import session, workshops
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Parked
from raci.store import WallWay
from raci.words.sentences import Word
from raci.workshop import Outcome

t = session.t
TOLD = {
    Outcome.PARKED: Word("Left open: {item}"),
    Outcome.DECIDED: Word("Decided: {item}"),
    Outcome.ACCEPTED: Word("Accepted as it is: {item}"),
    None: Word("No longer on the wall: {item}"),
}


def note(way: WallWay | None) -> None:
    """Remember what the phone is asked, and nothing of what it was asked before."""

    if way:
        rows = tuple(dict.fromkeys(change.activity for change in way.changes))
        session.note("phone-asked", (way.activity, rows))


def forget() -> None:
    session.note("phone-told", None)


def show(sitting: Sitting) -> None:
    """What has become of the last question, and that the next one comes by itself; nothing where none was asked."""

    lines = _lines(sitting)
    session.note("phone-told", lines)
    for number, line in enumerate(lines):
        if number:
            st.text(line)
        else:
            st.subheader(session.plain(line), anchor=False)


def is_outdated(lang: str) -> bool:
    """True where something else has come of it since this was drawn."""

    lines = session.noted("phone-told")
    sitting = workshops.read_sitting(lang) if lines else None
    return isinstance(sitting, Sitting) and _lines(sitting) != lines


def _lines(sitting: Sitting) -> list[str]:
    activity, rows = session.noted("phone-asked") or ("", ())
    if not activity:
        return []
    done = workshop.outcomes(sitting.today, sitting.code)
    deeds = [done[row] for row in (*rows, activity) if row in done]
    deed = max(deeds, key=lambda deed: deed.number) if deeds else None
    item = t("What all seats agree on") if activity == "map" else sitting.item(activity)
    lines = [t(TOLD[deed.outcome if deed else None], item=item)]
    body = sitting.today.events[deed.number].body if deed else None
    if isinstance(body, Parked):
        owner = sitting.names.role(body.owner)
        lines.append(t("{question} ({role}, by {day})", question=body.question, role=owner, day=body.due))
    return [*lines, t("The next question comes here by itself.")]
