"""The draft beside the grid: what changes, what that settles and raises, and the one reason for all of it."""

import streamlit as st

from pages.parts import session, writing
from pages.parts.edit import edit
from pages.parts.grid.grid import Draft
from raci import compare
from raci.changes import Change
from raci.letters import Layer
from raci.log import Decision
from raci.model import Matrix
from raci.terms import SHAPES

t, count = session.t, session.count
SHOWN = 12
LIMIT_NAME, LIMIT_WHY = 60, 300  # characters


def show(name: str, matrix: Matrix, draft: Draft | None) -> None:
    """The draft, or what to do to begin one; nothing while editing is off."""

    if not edit.is_on():
        return
    if draft is None:
        _not_here()
        return
    if writing.is_off():
        return
    today = session.today()
    writing.told(_place(name), today)
    changed = edit.changes(matrix, dict(draft.cells))
    if not changed:
        st.text(t("Go to a cell and type A, R, S, C or I; Delete empties it. Nothing counts before you give a reason."))
        return
    _told(matrix, changed)
    _effect(name, matrix, changed)
    st.text_input(t("Reason, in one line"), key="matrix-why", max_chars=LIMIT_WHY, persist_state="session")
    st.text_input(t("Your name"), key="matrix-author", max_chars=LIMIT_NAME, persist_state="session")
    writing.missing(_place(name))
    with st.container(horizontal=True):
        st.button(t("Apply"), key="matrix-apply", type="primary", on_click=_apply, args=(name, today.number, changed))
        st.button(t("Discard"), key="matrix-discard", on_click=_discard, args=(name,))


def _not_here() -> None:
    st.text(t("Editing changes the matrix of today."))
    address = session.settings() | {"layer": Layer.TODAY.value, "edit": "yes"}
    st.page_link("look/matrix.py", label=t("Show the matrix of today"), query_params=address)


def _told(matrix: Matrix, changed: tuple[Change, ...]) -> None:
    st.subheader(count(len(changed), "{n} cell not applied yet", "{n} cells not applied yet"), anchor=False)
    told = [f"- {session.plain(compare.in_words(one, matrix, session.lang()))}" for one in changed[:SHOWN]]
    told += [f"- {line}" for line in session.more(len(changed) - len(told))]
    st.markdown("\n".join(told))


def _effect(name: str, matrix: Matrix, changed: tuple[Change, ...]) -> None:
    found = edit.effect(name, matrix, changed)
    parts = [(t("Settles"), found.settled), (t("Raises"), found.raised)]
    for title, listed in [*parts, *([(t("Changes"), found.left)] if found.changed else [])]:
        st.markdown(f"**{t('{what}: {told}', what=title, told=len(listed))}**")
        if listed:
            told = [f"{SHAPES[one.severity]} {one.message(session.lang())}" for one in listed[:SHOWN]]
            told += session.more(len(listed) - len(told))
            st.text("\n".join(told))


def _apply(name: str, base: int, changed: tuple[Change, ...]) -> None:
    why, author = ((session.state(f"matrix-{field}") or "").strip() for field in ("why", "author"))
    is_whole = bool(why and author)
    writing.ask(_place(name), "" if is_whole else t("Write the reason and your name; both stand in the record."))
    if is_whole and writing.add(name, base, author, Decision(changed, why), place=_place(name)):
        edit.discard(name, changed)
        session.clear("matrix-why")


def _discard(name: str) -> None:
    writing.forget(_place(name))
    edit.discard(name)


def _place(name: str) -> str:
    return f"matrix-{name}"
