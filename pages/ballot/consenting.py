"""What stands on the wall, on a phone: what it would change; agree, can live with it, or object, because."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st

from pages.ballot.motion import lines_of
from pages.ballot.sent import LIMIT_NUMBER
from pages.shared import component, evidence, session, unread, visitor, workshops, workspace
from pages.shared.component import Component
from pages.shared.workshops import Sitting
from raci.log import Motion
from raci.model.changes import Change, on_top
from raci.model.letters import Layer, Letter, Letters, Mark, Origin
from raci.rules import Fix
from raci.rules import effect as effects
from raci.store import GoneError, RefusedError, SeatTakenError, WallWay, WritingOff
from raci.views import effect_in_words
from raci.words.html import Html, escape
from raci.words.sentences import Text
from raci.workshop import OBJECTIONS, STANCE_MARKS, STANCES, Consent, Stance

t, count = session.t, session.count
CONSENT = Component("ballot/consent.js", ("ballot/ballot.css",))
LIMIT_WHY = 400  # characters
NO_TITLE = Text("", "")


class Tapped(NamedTuple):
    """What a phone says of one answer on the wall, and the number that tells it from what it said before."""

    answer: str
    consent: Consent
    number: int


def find(sitting: Sitting) -> WallWay | None:
    """The way that the phones are asked about: that of the place at which the room is."""

    if not sitting.held.answer:
        return None
    way = unread.value_or_stop(workspace.store().box.wall.way(sitting.code), sitting.lang)
    if way is None or (sitting.held.place or "map") not in (f"row:{way.activity}", way.activity):
        return None
    is_row = way.activity in sitting.matrix.activity
    return way if is_row or way.activity in sitting.motions or way.activity == "map" else None


def show(sitting: Sitting, way: WallWay | None, seat: str, me: str) -> None:
    """What is asked, what that means for this seat, and the three answers; what the phone still holds is taken first,
    be it of something that the wall has left."""

    key = f"phone-says-{seat}"
    reply = take(sitting, way, seat, me, component.value(key, "said"))
    with st.container(key="phone-way"):
        if way:
            st.caption(t("On the wall now: do you agree with this?"))
            _show_way(sitting, way, seat)
        CONSENT.draw(key, _message(sitting, way, seat, reply), said=None)
        if way:
            st.caption(
                t("The wall and the minutes show your seat and your words; you can change them until this is applied.")
            )


def take(sitting: Sitting, way: WallWay | None, seat: str, me: str, sent: Any) -> str:
    """Keep what the phone has sent, unless it has been kept already; what the phone has to be told, "" for nothing."""

    heard, said = f"phone-heard-{sitting.code}-{seat}", _read(sent)
    if said is None or said.number <= session.noted(heard, 0):
        return str(session.noted(f"{heard}-told", ""))
    reply, is_heard = "", True
    try:
        if way is None or way.answer != said.answer:
            raise GoneError(said.answer)
        workspace.store().box.wall.say(visitor.by_link(), sitting.code, seat, me, said.answer, said.consent)
    except GoneError:
        reply = t("Your word came too late, the wall has moved on. Say it aloud: {what}", what=_in_words(said.consent))
    except SeatTakenError:
        reply = t("Another phone answers for this seat now; what you tap here does not count.")
    except (RefusedError, WritingOff) as error:
        reply, is_heard = t("Not saved yet: {reason}. It stays on this phone.",
                           reason=error.problem.message(sitting.lang)), False  # fmt: skip
    if is_heard:
        session.note(heard, said.number)
    session.note(f"{heard}-told", reply)
    return reply


def _read(sent: Any) -> Tapped | None:
    """What the browser sent, checked."""

    if not isinstance(sent, Mapping):
        return None
    answer, stance, why, number = (sent.get(name) for name in ("answer", "stance", "why", "number"))
    if not (isinstance(answer, str) and isinstance(why, str) and type(number) is int and 0 < number <= LIMIT_NUMBER):
        return None
    why = why.strip()[:LIMIT_WHY]
    if not isinstance(stance, str) or stance not in [*Stance] or (stance == Stance.OBJECT and not why):
        return None
    return Tapped(answer, Consent(Stance(stance), why if stance == Stance.OBJECT else ""), number)


def _in_words(said: Consent) -> str:
    return said.why or t(STANCES[said.stance])


def _message(sitting: Sitting, way: WallWay | None, seat: str, reply: str) -> dict[str, Any]:
    """What the browser needs to draw."""

    own = None
    if way:
        wall = workspace.store().box.wall.said(sitting.code, way.activity, way.answer)
        own = unread.value_or_stop(wall, sitting.lang).get(seat)
    return {
        "key": f"raci-says-{sitting.code}-{seat}",
        "way": way.answer if way else "",
        "own": {"stance": own.stance, "told": _own(own)} if own else None,
        "heard": session.noted(f"phone-heard-{sitting.code}-{seat}", 0),
        "told": reply,
        "stances": [{"id": stance, "label": f"{STANCE_MARKS[stance]} {t(STANCES[stance])}"} for stance in Stance],
        "reasons": [t(reason) for reason in OBJECTIONS],
        "words": {
            "why": t("Because, in your own words"),
            "send": t("Send the objection"),
            "lack": t("Say why: tap a reason or write one."),
            "sending": t("Saving…"),
            "stays": t("Not sent yet; it stays on this phone."),
        },
    }


def _own(own: Consent) -> str:
    return t("You object: {why}", why=own.why) if own.stance == Stance.OBJECT else t("Your answer is on the wall.")


def _show_way(sitting: Sitting, way: WallWay, seat: str) -> None:
    changes = on_top(sitting.matrix, Layer.TODAY, way.changes)
    if way.activity in sitting.matrix.activity:
        st.subheader(session.plain(sitting.names.activity(way.activity)), anchor=False)
        _show_letters(sitting, way, seat)
        st.text(effect_in_words.phrase(workshops.effect(sitting, changes), sitting.lang))
        return
    motion = sitting.motions.get(way.activity)
    rows = len({change.activity for change in changes})
    title = motion.title.of(sitting.lang) if motion else t("What all seats agree on")
    st.subheader(session.plain(title), anchor=False)
    if rows:
        st.text(count(rows, "One decision over {n} row", "One decision over {n} rows"))
    _show_lines(sitting, changes, motion, seat)


def _show_lines(sitting: Sitting, changes: Sequence[Change], motion: Motion | None, seat: str) -> None:
    """The rows with what changes, those of this seat in bold."""

    held = Motion(motion.title, tuple(changes), motion.fields) if motion else Motion(NO_TITLE, tuple(changes))
    own = {change.activity for change in changes if change.role == seat}
    lines: list[str] = []
    for line in lines_of(held, sitting.names):
        text = escape(f"{line['name']}: {line['says']}" if line["name"] else line["says"])
        lines.append(f"<p><b>{text}</b></p>" if line["id"] in own else f"<p>{text}</p>")
    evidence.show_panel(lines)


def _show_letters(sitting: Sitting, way: WallWay, seat: str) -> None:
    names, changes = sitting.names, on_top(sitting.matrix, Layer.TODAY, way.changes)
    before = sitting.matrix.activity[way.activity]
    after = effects.preview(sitting.matrix, Layer.TODAY, Fix("", {}, changes)).activity[way.activity]
    lines = []
    for letter in Letter:
        held = after.holders(letter, Layer.STATED)
        if held or letter == Letter.A:
            who = names.roles(held) or t("nobody")
            lines.append(Html(f"<p>{_chips((letter,))} {escape(who)}</p>"))
    was, now = before.letters(seat, Layer.TODAY), after.letters(seat, Layer.STATED)
    own = escape(names.role(seat))
    moved = f"{_chips(was)} → {_chips(now)}" if was != now else f"{_chips(now)} {escape(t('stays as it is'))}"
    evidence.show_panel([*lines, Html(f"<p><b>{own}</b> {moved}</p>")])


def _chips(letters: Letters) -> Html:
    return evidence.chips(Mark(letters, Origin.STATED)) if letters else Html("–")
