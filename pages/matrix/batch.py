"""The draft beside the grid: what changes, what that settles and raises, and the one reason for all of it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.matrix import typed
from pages.shared import form, session, visitor, writing
from pages.shared.grid.grid import TypedCells
from pages.shared.kept import kept
from pages.shared.visit import Visit
from raci.log import Decision
from raci.model.changes import Change
from raci.model.letters import Layer
from raci.people import Action
from raci.views import change_in_words, effect_in_words

t, count = session.t, session.count
SHOWN = 12
WHY, AUTHOR = "matrix-why", "matrix-author"


def show(visit: Visit, draft: TypedCells | None) -> None:
    """The draft, or what to do to begin one; nothing while editing is off."""

    if not typed.is_on() or not writing.may_or_say(Action.DECIDE, visit.name):
        return
    if draft is None:
        _show_way_to_today(visit)
        return
    if not writing.can_write_or_say(visit):
        return
    _hold(visit, draft)
    changed = typed.changes(visit.matrix, dict(draft.cells))
    form_id = _form(visit.name)
    if not changed:
        writing.show_refused(form_id, visit.today, visit.lang)
        st.text(t("Go to a cell and type A, R, S, C or I; Delete empties it. Nothing counts before you give a reason."))
        return
    _show_changes(visit, changed)
    _show_effect(visit, changed)
    form.show_line(t("Reason, in one line"), WHY)
    form.show_author(AUTHOR)
    writing.show_refused(form_id, visit.today, visit.lang)  # beside the button, where whoever presses it again sees it
    writing.show_missing(form_id)
    apply = (visit.name, typed.keep_base(visit), changed)
    with st.container(horizontal=True):
        st.button(t("Apply"), key="matrix-apply", type="primary", on_click=_apply, args=apply)
        st.button(t("Discard"), key="matrix-discard", on_click=_discard, args=(visit.name,))


def _show_way_to_today(visit: Visit) -> None:
    st.text(t("Editing changes the matrix of today."))
    address = visit.address | {"layer": Layer.TODAY.value, "edit": "yes"}
    st.page_link("matrix/matrix.py", label=t("Show the matrix of today"), query_params=address)


def _show_changes(visit: Visit, changed: tuple[Change, ...]) -> None:
    st.subheader(count(len(changed), "{n} cell not applied yet", "{n} cells not applied yet"), anchor=False)
    words = [change_in_words.sentence(change, visit.matrix, visit.lang) for change in changed[:SHOWN]]
    lines = [*map(session.plain, words), *session.more(len(changed) - len(words))]
    st.markdown("\n".join(f"- {line}" for line in lines))


def _show_effect(visit: Visit, changed: tuple[Change, ...]) -> None:
    for part in effect_in_words.parts(typed.effect(visit, changed), visit.lang):
        st.markdown(f"**{part.head(visit.lang)}**")
        if part.causes:
            st.text("\n".join(part.lines(visit.lang, SHOWN)))


def _apply(name: str, base: int, changed: tuple[Change, ...]) -> None:
    why, author, form_id = form.text(WHY), form.author(AUTHOR), _form(name)
    lack = "" if why and author.name else t("Write the reason and your name; both stand in the record.")
    if form.send(form_id, lack, lambda: writing.add(name, base, author, Decision(changed, why), form_id=form_id), WHY):
        typed.discard(name, changed)
    elif not lack:
        typed.forget_base(name)
    session.note("matrix-again", "")


def _hold(visit: Visit, draft: TypedCells) -> None:
    """Hand the browser what is half done, and say where it has just given that back."""

    held = {WHY: session.state(WHY), AUTHOR: session.state(AUTHOR), "draft": dict(draft.cells)}
    held |= {"base": typed.keep_base(visit)} if draft.cells else {}
    turn, form_id = typed.turn(visit.name), _form(visit.name)
    kept.show(form_id, held, turn=turn, lines=(WHY, AUTHOR), take=lambda left: _go_on(visit, left))
    if sentence := session.noted("matrix-again"):
        st.info(sentence)


def _go_on(visit: Visit, left: Mapping[str, Any]) -> None:
    """Go on with what the browser has held, unless it had been written before the answer was lost."""

    for key in (WHY, AUTHOR):
        kept.give(key, left.get(key))
    typed.restore(visit, left.get("draft"), left.get("base"))
    author = visitor.person(kept.text(AUTHOR).strip()).signature
    if number := typed.arrived(visit, kept.text(WHY).strip(), author):
        typed.discard(visit.name)
        session.clear(WHY)
        session.note("matrix-again", t("Entry {n} was written before the connection broke.", n=number))
    elif left.get("draft") or left.get(WHY):
        sentence = t("The page has begun anew. What you typed is here again; nothing of it has been written.")
        session.note("matrix-again", sentence)


def _discard(name: str) -> None:
    session.note("matrix-again", "")
    writing.forget(_form(name))
    typed.discard(name)


def _form(name: str) -> str:
    return f"matrix-{name}"
