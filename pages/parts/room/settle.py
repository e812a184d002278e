"""Ways to settle a row: candidates with what each would settle and raise, then one of them with reason and names."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.parts import session
from pages.parts.room import form, own, panel, place
from pages.parts.workshops import Visit
from raci.changes import Change
from raci.letters import Layer, Letter
from raci.log import Decision
from raci.record import Names
from raci.rules import Effect
from raci.rules import effect as effects
from raci.terms import SHAPES
from raci.workshop import Candidate, Source

t, count = session.t, session.count
MODE = "way"
SHOWN = 4
EFFECTS_SHOWN = 3


def offer(visit: Visit, row: str, found: Sequence[Candidate]) -> None:
    """A button a candidate, the best first; the number keys press them."""

    with st.container(key="room-list-ways", gap="xsmall"):
        st.text(t("Who answers, who does it?"))
        for number, one in enumerate(found[:SHOWN], 1):
            st.button(
                _label(visit, row, one),
                key=f"room-way-{number}",
                shortcut=f"{number}",
                width="stretch",
                on_click=place.begin,
                args=(MODE,),
                kwargs={"changes": one.changes},
            )
        st.button(t("Another answer"), key="room-way-0", shortcut="0", width="stretch", on_click=own.begin)


def decide(visit: Visit, row: str, changes: tuple[Change, ...]) -> None:
    """The form that writes the chosen way down."""

    names = Names(visit.matrix, session.lang())
    form.line(t("Reason, in one line"), f"room-why-{row}")
    _seats(visit, row, t("Who agrees"), "agreed")
    st.button(t("Everybody agrees"), key="room-everybody", shortcut="G", on_click=_everybody, args=(visit, row))
    with st.expander(t("Dissent, conditions")):
        _seats(visit, row, t("Who dissents"), "dissent")
        for seat in session.state(f"room-dissent-{row}") or []:
            form.line(t("What {role} says", role=names.role(seat)), f"room-says-{row}-{seat}")
        form.line(t("Conditions, if any"), f"room-conditions-{row}")
    form.buttons(t("Apply"), "apply", _apply, visit, row, changes)


def effect(found: Effect) -> None:
    """What the chosen way settles, raises and changes."""

    lang = session.lang()
    parts = [(t("Settles"), found.settled), (t("Raises"), found.raised)]
    for title, listed in [*parts, *([(t("Changes"), found.left)] if found.changed else [])]:
        told = [f"{SHAPES[one.severity]} {one.sentence(lang)}" for one in listed[:EFFECTS_SHOWN]]
        told += session.more(len(listed) - len(told))
        head = t("{what}: {told}", what=title, told=len(listed))
        panel.panel(f"<p class='now'>{head}</p>", *(f"<p>{escape(one)}</p>" for one in told))


def _seats(visit: Visit, row: str, label: str, name: str) -> None:
    names = Names(visit.matrix, session.lang())
    key = f"room-{name}-{row}"
    st.pills(
        label, visit.seats, selection_mode="multi", format_func=lambda seat: session.plain(names.role(seat)),
        key=key, wrap=True, persist_state="session",
    )  # fmt: skip


def _everybody(visit: Visit, row: str) -> None:
    session.fill(f"room-agreed-{row}", visit.seats)


def _label(visit: Visit, row: str, one: Candidate) -> str:
    """Who would answer and work, then who suggests it and what it does."""

    names = Names(visit.matrix, session.lang())
    after = effects.preview(visit.matrix, Layer.TODAY, one.fix).activity[row]
    held = {letter: names.roles(after.holders(letter, Layer.STATED)) or t("nobody") for letter in (Letter.A, Letter.R)}
    who = " · ".join(f"**{letter}** {session.plain(roles)}" for letter, roles in held.items())
    told = t(
        "settles {n}, raises {m}, changes {k}",
        n=len(one.effect.settled),
        m=len(one.effect.raised),
        k=len(one.effect.changed),
    )
    return f"{who}  \n{session.plain(_source(one))} · {told}"


def _source(one: Candidate) -> str:
    """Who suggests it."""

    seats = one.fix.args.get("seats")
    by_ballots = count(len(seats), "as {n} seat sees it", "as {n} seats see it") if isinstance(seats, tuple) else ""
    told = {
        Source.FINDING: t("by the rules"),
        Source.PROPOSAL: t("as proposed"),
        Source.BALLOTS: by_ballots or t("as seats see it"),
    }
    return ("、" if session.lang() == "zh" else ", ").join(told[source] for source in one.sources)


def _apply(visit: Visit, row: str, changes: tuple[Change, ...]) -> None:
    why = (session.state(f"room-why-{row}") or "").strip()
    if not changes:
        form.ask(t("This changes nothing: choose who, or accept the row as it is."))
        return
    if not why:
        form.ask(t("Write one line of reason first."))
        return
    dissent = session.state(f"room-dissent-{row}") or []
    body = Decision(
        changes=changes,
        why=why,
        agreed=tuple(seat for seat in session.state(f"room-agreed-{row}") or [] if seat not in dissent),
        dissent=tuple((seat, (session.state(f"room-says-{row}-{seat}") or "").strip()) for seat in dissent),
        conditions=(session.state(f"room-conditions-{row}") or "").strip(),
        workshop=visit.code,
    )
    if place.write(visit, body):
        fields = ("why", "agreed", "dissent", "conditions")
        session.clear(*(f"room-{name}-{row}" for name in fields), *(f"room-says-{row}-{seat}" for seat in dissent))
