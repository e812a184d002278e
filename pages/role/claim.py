"""What a department does and nobody is said to answer for: it takes the row or says why not."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import evidence, session, writing
from pages.shared.form import author as author_of
from pages.shared.form import send, show_line, text
from pages.shared.visit import Visit
from raci import rules
from raci.log import Decision, Declined, Entry, undo
from raci.log.columns import signed_on
from raci.model import Activity
from raci.model.changes import Change
from raci.model.letters import Layer, Letter, Mark, Origin
from raci.model.terms import SHAPES
from raci.rules import Fix
from raci.views import effect_in_words
from raci.views.unclaimed import Unclaimed
from raci.words import html
from raci.words.html import Html, escape
from raci.words.problem import Problem
from raci.words.sentences import Word

t, count = session.t, session.count
WHY, FORM_ID, AUTHOR = "role-why", "role", "role-author"
TAKE, DECLINE = "take", "decline"
BEGUN = {TAKE: Word("Why we take it, in one line"), DECLINE: Word("Not us, because")}
DOES = {TAKE: Word("Take it"), DECLINE: Word("Keep this answer")}
LACK = Word("Write the reason and your name; both stand in the record.")


def show(visit: Visit, role: str, rows: Sequence[Unclaimed], *, is_open: bool) -> None:
    """The rows, the gravest first; with their two answers where it `is_open` to be signed."""

    if not rows:
        return
    title = count(
        len(rows), "Nobody answers yet for {n} of the things we do", "Nobody answers yet for {n} of the things we do"
    )
    st.subheader(title, anchor=False)
    begun = session.noted("role-begun", ("", "")) if is_open else ("", "")
    with st.container(key="claims", gap=None):
        for row in rows:
            declined = visit.today.declined.get((row.row.id, role))
            with st.container(key=f"claim-{row.row.id}", horizontal=True, vertical_alignment="center"):
                st.html(row_in_words(visit, role, row, declined), width="stretch")
                if is_open:
                    _show_answers(visit, role, row.row, declined)
            if begun[0] == row.row.id:
                _show_form(visit, role, row.row, str(begun[1]))


def row_in_words(visit: Visit, role: str, row: Unclaimed, declined: Entry[Declined] | None) -> Html:
    """The row, who is proposed to answer for it, and what the department has said of it."""

    lang = visit.lang
    shape = f"<span class='{row.cause.severity}'>{SHAPES[row.cause.severity]}</span> " if row.cause else ""
    clause = f" <span class='quiet'>{escape(session.clause(row.row.clause))}</span>" if row.row.clause else ""
    lines = [f"<div>{shape}{escape(row.row.name.of(lang))}{clause}</div>"]
    if row.owners:
        chip = evidence.chips(Mark((Letter.A,), Origin.PROPOSED))
        owners = t("us") if row.owners == (role,) else escape(visit.names.roles(row.owners))
        proposed = t("{what}: {told}", what=t("Proposed"), told=f"{chip} {owners}")
        lines.append(f"<div class='quiet'>{proposed}</div>")
    if declined:
        lines.append(f"<div class='said'>{escape(declined_in_words(declined))}</div>")
    return Html("".join(lines))


def declined_in_words(declined: Entry[Declined]) -> str:
    """Such as "Not us, because we carried it out (Li, 2026-11-28)"."""

    event = declined.event
    return t("Not us, because {why} ({who}, {day})", why=declined.body.why, who=event.author, day=signed_on(event))


def _show_answers(visit: Visit, role: str, row: Activity, declined: Entry[Declined] | None) -> None:
    if declined:
        back = (visit, declined)
        st.button(t("Take back"), key=f"role-back-{row.id}", on_click=_take_back, args=back)
        return
    for what, label in ((TAKE, t("We take it")), (DECLINE, t("Not us, because…"))):
        st.button(label, key=f"role-{what}-{row.id}", on_click=_begin, args=(row.id, what))


def _show_form(visit: Visit, role: str, row: Activity, what: str) -> None:
    """The reason, what it would open, and the press that writes it down."""

    with st.container(key="claim-form"):
        key = f"{WHY}-{what}-{row.id}"
        show_line(t(BEGUN[what]), key)
        change = _change(visit, role, row)
        if what == TAKE:
            _show_effect(visit, change)
        writing.show_refused(FORM_ID, visit.today, visit.lang)
        writing.show_missing(FORM_ID)
        with st.container(horizontal=True):
            write = (visit.name, visit.today.number, change, what, key)
            st.button(t(DOES[what]), key="role-keep", type="primary", on_click=_write, args=write)
            st.button(t("Cancel"), key="role-cancel", on_click=_begin, args=("", ""))


def _show_effect(visit: Visit, change: Change) -> None:
    """What taking it settles, and every cause that it raises or leaves changed."""

    effect = rules.effect_of(Fix("", {}, (change,)), visit.matrix, visit.layer)
    st.text(t("If we take it: {effect}", effect=effect_in_words.phrase(effect, visit.lang)))
    if causes := [*effect.raised, *effect.left]:
        evidence.show_panel([html.items(f"{SHAPES[cause.severity]} {cause.message(visit.lang)}" for cause in causes)])


def _change(visit: Visit, role: str, row: Activity) -> Change:
    """The role answers for the row, besides what it does in it."""

    held, when = row.letters(role, Layer.TODAY), row.when_held(role, Layer.TODAY)
    both = tuple(letter for letter in Letter if letter in (Letter.A, Letter.R) and letter in {Letter.A, *held})
    return Change(row.id, role, held, both, when_before=when, when=when)


def _begin(row: str, what: str) -> None:
    writing.forget(FORM_ID)
    session.note("role-begun", (row, what))


def _write(name: str, base: int, change: Change, what: str, key: str) -> None:
    why, author = text(key), author_of(AUTHOR)
    lack = "" if why and author.name else t(LACK)
    body = Decision((change,), why) if what == TAKE else Declined(change.role, change.activity, why)
    if send(FORM_ID, lack, lambda: writing.add(name, base, author, body, form_id=FORM_ID), key):
        session.note("role-begun", ("", ""))


def _take_back(visit: Visit, declined: Entry[Declined]) -> None:
    body, author = undo(declined.event, visit.today), author_of(AUTHOR)
    if isinstance(body, Problem):
        writing.refuse(FORM_ID, body)
        return
    lack = "" if author.name else t("Write your name first; it stands in the record.")
    send(FORM_ID, lack, lambda: writing.add(visit.name, visit.today.number, author, body, form_id=FORM_ID))
