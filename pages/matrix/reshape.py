"""Rows and columns: a row, a party or a process is added, renamed, put elsewhere or retired, each with a reason."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.matrix import foreseen, item_form, pasted
from pages.shared import form, session, writing
from pages.shared.grid import grid
from pages.shared.kept import kept
from pages.shared.visit import Visit
from raci.log import Reshaped
from raci.log.shape_words import shape_in_words
from raci.log.wanted import WantedItem, is_change, reshaping, retiring
from raci.model.item_changes import Item, ItemKind, items_of
from raci.model.shaping import merged
from raci.words.sentences import Word

t, count = session.t, session.count
LETTERS, ITEMS = "letters", "items"
WHATS = {LETTERS: Word("Cells"), ITEMS: Word("Rows and columns")}
KINDS = {ItemKind.ACTIVITY: Word("Rows"), ItemKind.ROLE: Word("Parties"), ItemKind.PROCESS: Word("Processes")}
SEVERAL = "+"
"""Stands for no item: several new ones from a list."""
NEW = {"": Word("A new one"), SEVERAL: Word("Several new ones, from a list")}
FORM, AUTHOR = "matrix-shape-form-", "matrix-author"


def show_what() -> str:
    """What the reader changes: letters, or rows and columns."""

    chosen = st.segmented_control(
        t("What to change"), [*WHATS], format_func=lambda what: t(WHATS[what]), default=LETTERS, required=True,
        key="matrix-edit-what", label_visibility="collapsed",
    )  # fmt: skip
    return chosen or LETTERS


def show(visit: Visit) -> None:
    """What is picked with its fields, what would change, and the presses that write it down."""

    if not writing.can_write_or_say(visit):
        return
    if done := session.noted("matrix-shape-done"):
        session.clear_all(done)  # before its fields are drawn again
        session.note("matrix-shape-done", None)
    kind = _show_kinds()
    choice = _show_choice(visit, kind)
    now = items_of(visit.matrix, kind).get(choice)
    key = f"{FORM}{kind}-{SEVERAL if choice == SEVERAL else now.id if now else ''}"
    why = f"{key}-why"
    _hold(visit, key)
    if choice == SEVERAL:
        body = pasted.ask_rows(visit, kind, key, form.text(why))
    else:
        wanted = item_form.ask_item(visit, kind, now, key)
        body = _make_body(visit, wanted, now, key, form.text(why)) if wanted else None
    form.show_line(t("Reason, in one line"), why)
    form.show_author(AUTHOR)
    if body and is_change(body):
        st.text(shape_in_words(body, visit.names))
        foreseen.show(visit, body)
    writing.show_refused(_form_id(visit.name), visit.today, visit.lang)
    writing.show_missing(_form_id(visit.name))
    with st.container(horizontal=True):
        if st.button(t("Apply") if now else t("Add"), key="matrix-shape-apply", type="primary"):
            _write(visit, body, key)
        if now:
            _show_retire(visit, kind, now, key)


def _show_kinds() -> ItemKind:
    chosen = st.segmented_control(
        t("Rows, parties or processes"), [*KINDS], format_func=lambda kind: t(KINDS[kind]), default=ItemKind.ACTIVITY,
        key="matrix-shape-kind", required=True, label_visibility="collapsed",
    )  # fmt: skip
    return ItemKind(chosen or ItemKind.ACTIVITY)


def _show_choice(visit: Visit, kind: ItemKind) -> str:
    """A new one, or one that is there; the cell that is picked in the grid says which at first."""

    items, cell = items_of(visit.matrix, kind), grid.picked(visit.matrix)
    row, _, role = cell.partition(":")
    picked, options = (
        role if kind == ItemKind.ROLE else row,
        ["", *([SEVERAL] if kind in pasted.LABELS else []), *items],
    )
    chosen: str = st.selectbox(
        t("Which"), options, options.index(picked) if picked in items else 0, key=f"matrix-shape-which-{kind}-{cell}",
        format_func=lambda id_: items[id_].name.of(visit.lang) if id_ in items else t(NEW[id_]),
        label_visibility="collapsed",
    )  # fmt: skip
    return chosen


def _make_body(visit: Visit, wanted: WantedItem, now: Item | None, key: str, why: str) -> Reshaped:
    """What to write, on top of what others have made of the item since it was first on screen here."""

    if now:
        seen = session.noted(f"{key}-seen") or now
        session.note(f"{key}-seen", seen)
        wanted = wanted._replace(item=merged(wanted.kind, seen, wanted.item, now))
    return reshaping(visit.today, wanted, why)


def _show_retire(visit: Visit, kind: ItemKind, now: Item, key: str) -> None:
    with st.popover(t("Retire")):
        body = retiring(visit.today, kind, now.id, form.text(f"{key}-why"))
        st.text(t("It leaves the matrix of today; its letters stay in the log, and undoing this brings it back whole."))
        if len(body.items) > 1:
            st.text(count(len(body.items) - 1, "{n} row goes with it.", "{n} rows go with it."))
        if st.button(t("Retire it"), key="matrix-shape-retire"):
            _write(visit, body, key)


def _write(visit: Visit, body: Reshaped | None, key: str) -> None:
    """Write it down, or let the next run say what is missing; the fields are read in this run, as they stand now."""

    author, form_id = form.author(AUTHOR), _form_id(visit.name)
    if body is None:
        lack = t("Write a list first.") if SEVERAL in key else t("Write a name first.")
    elif not is_change(body):
        lack = t("Nothing has been changed yet.")
    else:
        lack = "" if body.why and author.name else t("Write the reason and your name; both stand in the record.")
    writing.ask(form_id, lack)
    if body and not lack:
        if writing.add(visit.name, _hold_base(visit, key), author, body, form_id=form_id):
            session.note("matrix-shape-done", f"{key}-")
            session.note("matrix-shape-turn", session.noted("matrix-shape-turn", 0) + 1)
            session.note(f"{key}-seen", None)
        session.note(f"{key}-base", None)  # the reader is told what was decided meanwhile
    session.note("matrix-shape-again", "")
    st.rerun()


def _hold_base(visit: Visit, key: str) -> int:
    """The number of the log when the item was first on screen here, or when its last press was refused."""

    if session.noted(f"{key}-base") is None:
        session.note(f"{key}-base", visit.today.number)
    return int(session.noted(f"{key}-base"))


def _form_id(name: str) -> str:
    return f"matrix-shape-{name}"


def _hold(visit: Visit, key: str) -> None:
    """Let the browser hold what is half typed, and say where it has just given that back."""

    _hold_base(visit, key)
    lines = (f"{key}-{field}" for field in item_form.LINES)
    held = session.values(FORM) | {AUTHOR: session.state(AUTHOR), item_form.EMPTIED: [*item_form.emptied()]}
    turn = session.noted("matrix-shape-turn", 0)
    kept.show(_form_id(visit.name), held, turn=turn, lines=(*lines, f"{key}-list", f"{key}-why", AUTHOR), take=_give)
    if sentence := session.noted("matrix-shape-again"):
        st.info(sentence)


def _give(left: Mapping[str, Any]) -> None:
    for name, value in left.items():
        if name.startswith(FORM) or name == AUTHOR:
            kept.give(name, value)
    if any(name.startswith(FORM) for name in left):
        again = t("The page has begun anew. What you typed is here again; nothing of it has been written.")
        session.note("matrix-shape-again", again)
