"""Ways to settle a row: candidates with what each would settle and raise, then one of them with reason and names."""

from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import blake2s
from typing import Any

import streamlit as st

from pages.room import form, leave, own, place, stances
from pages.room.form import RowForm
from pages.shared import session, unread, workspace, writing
from pages.shared.form import send, text
from pages.shared.kept import kept
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Amends, Decision, Motion
from raci.model.changes import Change
from raci.model.letters import Letters, cell_of
from raci.words.problem import Problem
from raci.workshop import Consent, Consents

t, count = session.t, session.count
SAID = ("why", "agreed", "dissent", "conditions")
"""What is said of an answer, besides what each seat that dissents says."""
FORM = RowForm("way", (*SAID, "says"), "why", "apply")

Key = Callable[[str], str]
"""What is said -> the key of its field, for one answer."""


def decide(sitting: Sitting, row: str, changes: tuple[Change, ...], answer: str) -> None:
    """The form that writes the chosen way down. What is said there is said of this one `answer` and of no other; ""
    is none yet, with which nobody can agree."""

    key = _move_own_key(row, answer) if place.mode() == own.FORM.mode else _key(row, answer)
    form.show_line(t("Reason, in one line"), key("why"))
    form.show_buttons(t("Apply"), FORM.button, _apply, sitting, key, changes, (row, answer))
    _show_said(sitting, row, answer, key)


def decide_motion(sitting: Sitting, id_: str, motion: Motion, answer: str, label: str) -> None:
    """The same for a decision over several rows, which has a reason of its own where nobody gives another one."""

    key, more = _key(id_, answer), t("Another reason, in one line")
    form.show_line(more if motion.why else t("Reason, in one line"), key("why"))
    form.show_missing()
    args = (sitting, key, motion.changes, (id_, answer), motion)
    with st.container(horizontal=True):
        st.button(label, key="room-apply-it", type="primary", shortcut="Ctrl+Enter", **place.press(_apply, *args))
        if place.mode():
            form.show_cancel()
        else:
            if motion.rows:
                leave.show_park_button()
    _show_said(sitting, id_, answer, key)


def _show_said(sitting: Sitting, row: str, answer: str, key: Key) -> None:
    """Who says what of this answer, by phone and by hand."""

    names = sitting.names
    if answer:
        phones = stances.phones(sitting, row, answer)
        stances.show(_consents(sitting, key, phones), names)
        label = t("By hand")
        with st.container(horizontal=True, key="room-hands"):
            _show_everybody(sitting, key("agreed"), phones)
            box = st.expander(label, expanded=True) if _is_by_hand(sitting, key) else st.popover(label)
        with box:
            _show_seats(sitting, t("Who agrees"), key("agreed"))
            _show_seats(sitting, t("Who dissents"), key("dissent"))
            for seat in session.state(key("dissent")) or []:
                form.show_line(t("What {role} says", role=names.role(seat)), key(f"says-{seat}"))
            form.show_line(t("Conditions, if any"), key("conditions"))
        _show_elsewhere(row, key)


def answer_of(cells: Iterable[tuple[str, str, Letters]]) -> str:
    """The mark of one exact answer, rows, roles and letters; it stands in the keys of what is said of it."""

    written = sorted((activity, role, cell_of(letters)) for activity, role, letters in cells)
    return blake2s(repr(written).encode(), digest_size=6).hexdigest()


def _key(row: str, answer: str) -> Key:
    mark = f":{answer}" if answer else ""
    return lambda name: f"room-{name}-{row}{mark}"


def _move_own_key(row: str, answer: str) -> Key:
    """The same for the own answer, whose letters change while somebody types: the line for the reason stays where it
    is, so that no letter typed meanwhile is lost, and holds what was said of this answer. A reason that was written
    before there was an answer is that of the first one."""

    line, kept = _key(row, "")("why"), _key(row, answer)("why")
    said, last = session.state(line) or "", session.noted(f"room-answer-{row}", "")
    if last != answer:
        if last:
            session.fill(_key(row, last)("why"), said)
        now = (session.state(kept) or ("" if last else said)) if answer else ""
        session.clear(*([kept] if answer else []))
        if now != said:
            session.fill(line, now)
        session.note(f"room-answer-{row}", answer)
    return lambda name: line if name == "why" else _key(row, answer)(name)


def _show_elsewhere(row: str, key: Key) -> None:
    """Say where it is, where something has been said of this row but not of this answer."""

    is_here = any(session.state(key(name)) for name in SAID)
    if not is_here and any(session.is_filled(f"{_key(row, '')(name)}:") for name in SAID):
        st.text(t("What was said of another answer stays with that answer."))


def _is_by_hand(sitting: Sitting, key: Key) -> bool:
    """True where something by hand has come back from the browser: it must not hide."""

    seats = (kept.listed(key(name), sitting.seats) for name in ("agreed", "dissent"))
    return any(seats) or bool(kept.text(key("conditions")))


def _show_seats(sitting: Sitting, label: str, key: str) -> None:
    names = sitting.names
    st.pills(
        label, sitting.seats, selection_mode="multi", default=kept.listed(key, sitting.seats),
        format_func=lambda seat: session.plain(names.role(seat)),
        key=key, wrap=True, persist_state="session",
    )  # fmt: skip


def _show_everybody(sitting: Sitting, key: str, phones: Mapping[str, Consent]) -> None:
    """The button for everybody who is there and has not spoken for itself by phone; a seat that nobody took cannot
    agree but by name."""

    there = workspace.store().box.attendance(sitting.code, ())
    if isinstance(there, Problem):  # the form above goes on, with what has been typed
        st.warning(unread.unread(there, sitting.lang))
        return
    seats = [seat for seat in sitting.seats if seat in there and seat not in phones]
    if not seats and phones:
        return
    label = count(len(seats), "Everybody agrees ({n} seat)", "Everybody agrees ({n} seats)")
    if phones:
        label = count(len(seats), "The others agree ({n} seat)", "The others agree ({n} seats)")
    st.button(label, key="room-everybody", disabled=not seats, on_click=_agree, args=(sitting, key, seats))
    if not seats:
        st.text(t("Nobody has taken a seat by phone or slip; choose by name who agrees."))


def _agree(sitting: Sitting, key: str, there: Collection[str]) -> None:
    named = session.state(key) or []
    session.fill(key, [seat for seat in sitting.seats if seat in there or seat in named])


def _consents(sitting: Sitting, key: Key, phones: Mapping[str, Consent]) -> Consents:
    """What the seats say, by phone or by hand."""

    dissent = {seat: text(key(f"says-{seat}")) for seat in session.state(key("dissent")) or []}
    return workshop.consents(sitting.seats, phones, session.state(key("agreed")) or [], dissent)


def _apply(
    sitting: Sitting, key: Key, changes: tuple[Change, ...], asked_of: tuple[str, str], motion: Motion | None = None
) -> None:
    why, conditions = text(key("why")), text(key("conditions"))
    fields = motion.fields if motion else ()
    why = why or (motion.why.of(sitting.lang) if motion and motion.why else "")
    says = [key(f"says-{seat}") for seat in session.state(key("dissent")) or []]
    phones = workspace.store().box.wall.said(sitting.code, *asked_of, anew=True)  # it goes into the record
    if isinstance(phones, Problem):
        writing.refuse(place.FORM_ID, phones)
        return

    def write() -> bool:
        said = _consents(sitting, key, phones)
        held: Any = {"workshop": sitting.code, "agreed": said.agreed, "dissent": said.dissent}
        held |= {"conditions": conditions, "tolerated": said.tolerated}
        bodies = [Decision(changes, why, **held)] if changes else []
        return place.write(sitting, *bodies, *([Amends(fields, why, **held)] if fields else []))

    send(place.FORM_ID, _lack(bool(changes or fields), why), write, *map(key, SAID), *says)


def _lack(has_changes: bool, why: str) -> str:
    if not has_changes:
        return t("This changes nothing: choose who, or accept the row as it is.")
    return "" if why else t("Write one line of reason first.")
