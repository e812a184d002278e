"""Rows and parties that a file which came back has and its matrix has not: offered, and added with a reason."""

import streamlit as st

from pages.shared import form, session, workspace, writing
from raci.log import Today
from raci.log.adding import NewRow, adding
from raci.sheets.differences import Returned
from raci.words.lists import phrases

t, count = session.t, session.count
LIMIT_OFFERED = 100
"""Rows, and parties, that are offered at a time."""


def show(name: str, today: Today, back: Returned) -> tuple[list[NewRow], list[str]]:
    """What is new, all of it chosen at first; what is left chosen."""

    if not back.new_rows and not back.new_parties:
        return [], []
    st.subheader(t("New in the file"), anchor=False)
    st.caption(t("They are added first; then their letters stand here as cells that differ."))
    rows = {row.key: row for row in back.new_rows[:LIMIT_OFFERED]}
    parties = list(back.new_parties[:LIMIT_OFFERED])
    version = f"{name}-{today.number}"
    kept_rows = _pick(t("Rows"), f"rows-{version}", list(rows), {key: row.name for key, row in rows.items()})
    kept_parties = _pick(t("Parties"), f"parties-{version}", parties, {party: party for party in parties})
    if more := session.more(max(len(back.new_rows), len(back.new_parties)) - LIMIT_OFFERED):
        st.text("".join(more))
    return [rows[key] for key in kept_rows], kept_parties


def _pick(label: str, key: str, options: list[str], names: dict[str, str]) -> list[str]:
    if not options:
        return []
    return st.multiselect(label, options, options, format_func=names.__getitem__, key=f"bring-new-{key}")


def show_button(name: str, today: Today, rows: list[NewRow], parties: list[str], fields: tuple[str, str, str]) -> None:
    """The press that adds what is chosen; `fields` are the keys of reason and author, and the place of the form."""

    label = t("Add {what}", what=_said(rows, parties)) if rows or parties else t("Add")
    st.button(
        label, key="bring-add", type="primary", on_click=_write, args=(name, today.number, rows, parties, fields),
        disabled=not rows and not parties,
    )  # fmt: skip


def _write(name: str, base: int, rows: list[NewRow], parties: list[str], fields: tuple[str, str, str]) -> None:
    why_key, author_key, form_id = fields
    why, author = form.text(why_key), form.author(author_key)
    lack = "" if why and author.name else t("Write the reason and your name; both stand in the record.")
    today = workspace.today(name)
    if not isinstance(today, Today):
        return
    body = adding(today, rows, parties, why)
    event = form.send(form_id, lack, lambda: writing.add(name, base, author, body, form_id=form_id), why_key)
    if event:
        session.note("bring-written", (name, event.number, _said(rows, parties)))


def _said(rows: list[NewRow], parties: list[str]) -> str:
    parts = [count(len(rows), "{n} row", "{n} rows")] if rows else []
    parts += [count(len(parties), "{n} party", "{n} parties")] if parties else []
    return phrases(parts, session.spoken())
