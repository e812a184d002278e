"""The draft beside the grid: what changes, what that settles and raises, and the one reason for all of it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.matrix import edit
from pages.shared import form, session, writing
from pages.shared.grid.grid import Draft
from pages.shared.kept import kept
from raci.log import Decision
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import Layer
from raci.views import change_in_words, effect_in_words

t, count = session.t, session.count
SHOWN = 12
WHY, AUTHOR = "matrix-why", "matrix-author"


def show(name: str, matrix: Matrix, draft: Draft | None) -> None:
    """The draft, or what to do to begin one; nothing while editing is off."""

    if not edit.is_on():
        return
    if draft is None:
        _not_here()
        return
    if writing.is_off():
        return
    _hold(name, matrix, draft)
    changed = edit.changes(matrix, dict(draft.cells))
    if not changed:
        writing.told(_place(name), session.today())
        st.text(t("Go to a cell and type A, R, S, C or I; Delete empties it. Nothing counts before you give a reason."))
        return
    _told(matrix, changed)
    _effect(name, matrix, changed)
    form.line(t("Reason, in one line"), WHY)
    form.author(AUTHOR)
    writing.told(_place(name), session.today())  # beside the button, where whoever presses it again sees it
    writing.missing(_place(name))
    apply = (name, edit.base(name), changed)
    with st.container(horizontal=True):
        st.button(t("Apply"), key="matrix-apply", type="primary", on_click=_apply, args=apply)
        st.button(t("Discard"), key="matrix-discard", on_click=_discard, args=(name,))


def _not_here() -> None:
    st.text(t("Editing changes the matrix of today."))
    address = session.settings() | {"layer": Layer.TODAY.value, "edit": "yes"}
    st.page_link("matrix/matrix.py", label=t("Show the matrix of today"), query_params=address)


def _told(matrix: Matrix, changed: tuple[Change, ...]) -> None:
    st.subheader(count(len(changed), "{n} cell not applied yet", "{n} cells not applied yet"), anchor=False)
    told = [f"- {session.plain(change_in_words.sentence(one, matrix, session.lang()))}" for one in changed[:SHOWN]]
    told += [f"- {line}" for line in session.more(len(changed) - len(told))]
    st.markdown("\n".join(told))


def _effect(name: str, matrix: Matrix, changed: tuple[Change, ...]) -> None:
    lang = session.lang()
    for part in effect_in_words.parts(edit.effect(name, matrix, changed), lang):
        st.markdown(f"**{part.head(lang)}**")
        if part.causes:
            st.text("\n".join(part.lines(lang, SHOWN)))


def _apply(name: str, base: int, changed: tuple[Change, ...]) -> None:
    why, author, place = form.text(WHY), form.text(AUTHOR), _place(name)
    lack = "" if why and author else t("Write the reason and your name; both stand in the record.")
    if form.send(place, lack, lambda: writing.add(name, base, author, Decision(changed, why), place=place), WHY):
        edit.discard(name, changed)
    elif not lack:
        edit.told(name)
    session.note("matrix-again", "")


def _hold(name: str, matrix: Matrix, draft: Draft) -> None:
    """Hand the browser what is half done, and say where it has just given that back."""

    held = {WHY: session.state(WHY), AUTHOR: session.state(AUTHOR), "draft": dict(draft.cells)}
    held |= {"base": edit.base(name)} if draft.cells else {}
    kept.show(
        _place(name), held, turn=edit.turn(name), lines=(WHY, AUTHOR), take=lambda left: _again(name, matrix, left)
    )
    if told := session.noted("matrix-again"):
        st.info(told)


def _again(name: str, matrix: Matrix, left: Mapping[str, Any]) -> None:
    """Go on with what the browser has held, unless it had been written before the answer was lost."""

    for key in (WHY, AUTHOR):
        kept.give(key, left.get(key))
    edit.restore(name, matrix, left.get("draft"), left.get("base"))
    if number := edit.arrived(name, kept.text(WHY).strip(), kept.text(AUTHOR).strip()):
        edit.discard(name)
        session.clear(WHY)
        session.note("matrix-again", t("Entry {n} was written before the connection broke.", n=number))
    elif left.get("draft") or left.get(WHY):
        told = t("The page has begun anew. What you typed is here again; nothing of it has been written.")
        session.note("matrix-again", told)


def _discard(name: str) -> None:
    session.note("matrix-again", "")
    writing.forget(_place(name))
    edit.discard(name)


def _place(name: str) -> str:
    return f"matrix-{name}"
