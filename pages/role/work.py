"""What a department has to do: its rows by letter, whom it waits for, and the findings that concern it."""

from collections.abc import Iterable

import streamlit as st

from pages.shared import evidence, links, session
from raci.model import Activity, Matrix
from raci.model.letters import Letter
from raci.views import profile
from raci.views.profile import Profile, Wait
from raci.words import html
from raci.words.html import Html, escape
from raci.words.sentences import Word

t, count = session.t, session.count

PARTS = {
    Letter.A: Word("We answer for"),
    Letter.R: Word("We do, others answer"),
    Letter.S: Word("We help with"),
    Letter.C: Word("We must be asked before"),
    Letter.I: Word("We are told after"),
}
SHOWN = 12
"""Rows of a part listed here; the link above them leads to all."""


def letters(one: Profile) -> None:
    """A part a letter: the number with the way to the rows, then the rows."""

    for letter, rows in one.rows.items():
        address = session.settings() | {"role": one.role.id, "letter": letter.value, "open": "all"}
        if rows:
            label = f"**{t('{what}: {told}', what=t(PARTS[letter]), told=len(rows))}**"
            st.page_link("matrix/matrix.py", label=label, query_params=address)
            evidence.panel([_rows(one, rows)])
    if one.is_silent:
        st.text(t("No letter in this layer."))


def waits(matrix: Matrix, one: Profile) -> None:
    """Whom it waits for and who waits for it, at which steps."""

    if not one.before and not one.after:
        return
    st.subheader(t("Hand-offs"), anchor=False)
    parts = [f"<h3>{t('We wait for')}</h3>", _waits(matrix, one.before)] if one.before else []
    parts += [f"<h3>{t('Waiting for us')}</h3>", _waits(matrix, one.after)] if one.after else []
    evidence.panel(parts)


def findings(one: Profile) -> None:
    """Gaps that concern it and topics that others claim too, each with the way to its page."""

    st.subheader(count(len(one.gaps), "{n} gap concerns us", "{n} gaps concern us"), anchor=False)
    links.show(one.gaps, key="gaps", asks={"role": one.role.id, "severity": "gap"})
    if one.overlaps:
        st.subheader(t("Claimed by others too"), anchor=False)
        links.show(one.overlaps, key="overlaps", asks={"role": one.role.id, "rule": profile.OVERLAP})


def _rows(one: Profile, rows: tuple[Activity, ...]) -> str:
    marks = [row.marks(session.layer())[one.role.id] for row in rows[:SHOWN]]
    shown = [Html(f"{evidence.chips(mark)} {_named(row)}") for row, mark in zip(rows, marks, strict=False)]
    return html.items([*shown, *session.more(len(rows) - SHOWN)])


def _named(row: Activity) -> str:
    clause = f" <span class='quiet'>({escape(row.clause)})</span>" if row.clause else ""
    return escape(row.name.of(session.lang())) + clause


def _waits(matrix: Matrix, found: Iterable[Wait]) -> str:
    return html.items(_wait(matrix, one) for one in found)


def _wait(matrix: Matrix, one: Wait) -> Html:
    other = escape(matrix.role[one.other].label.of(session.lang()))
    dropped = f" <strong class='gap'>✕ {t('baton dropped')}</strong>" if one.is_dropped else ""
    return Html(f"<strong>{other}</strong>: {_named(one.done)} → {_named(one.waits)}{dropped}")
