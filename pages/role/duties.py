"""What a department has to do: its rows by letter, whom it waits for, and the findings that concern it."""

from collections.abc import Iterable

import streamlit as st

from pages.shared import evidence, links, session
from pages.shared.visit import Visit
from raci.model import Activity
from raci.views.profile import Profile, Wait
from raci.words import html
from raci.words.html import Html, escape
from raci.words.sentences import Word

t, count = session.t, session.count

PARTS = {
    "A": Word("We answer for"),
    "R nobody": Word("We do, nobody is named to answer"),
    "R others": Word("We do, others answer"),
    "S": Word("We help with"),
    "C": Word("We must be asked before"),
    "I": Word("We are told after"),
}
SHOWN = 12
"""Rows of a part listed here; the link above them leads to all."""


def show_letters(visit: Visit, profile: Profile) -> None:
    """A part a letter: the number with the way to the rows, then the rows."""

    for share in profile.parts:
        if share.rows:
            label = f"**{t('{what}: {told}', what=t(PARTS[share.kind]), told=len(share.rows))}**"
            address = visit.address | share.selection.address | {"open": "all"}
            st.page_link("matrix/matrix.py", label=label, query_params=address)
            evidence.show_panel([_rows(visit, profile, share.rows)])
    if profile.is_silent:
        st.text(t("No letter in this layer."))


def show_waits(visit: Visit, profile: Profile) -> None:
    """Whom it waits for and who waits for it, at which steps."""

    if not profile.before and not profile.after:
        return
    st.subheader(t("Hand-offs"), anchor=False)
    parts = [f"<h3>{t('We wait for')}</h3>", _waits(visit, profile.before)] if profile.before else []
    parts += [f"<h3>{t('Waiting for us')}</h3>", _waits(visit, profile.after)] if profile.after else []
    evidence.show_panel(parts)


def show_findings(visit: Visit, profile: Profile) -> None:
    """Gaps that concern it and topics that others claim too, each with the way to its page."""

    st.subheader(count(len(profile.gaps), "{n} gap concerns us", "{n} gaps concern us"), anchor=False)
    links.show(visit, profile.gaps, key="gaps", asks=profile.gaps_asked.address)
    if profile.overlaps:
        st.subheader(t("Claimed by others too"), anchor=False)
        links.show(visit, profile.overlaps, key="overlaps", asks=profile.overlaps_asked.address)


def _rows(visit: Visit, profile: Profile, rows: tuple[Activity, ...]) -> str:
    marks = [row.marks(visit.layer)[profile.role.id] for row in rows[:SHOWN]]
    letters = zip(map(evidence.chips, marks), rows, strict=False)
    shown = [Html(f"{letter} {_named(row, visit.lang)}") for letter, row in letters]
    return html.items([*shown, *session.more(len(rows) - SHOWN)])


def _named(row: Activity, lang: str) -> str:
    clause = f" <span class='quiet'>({escape(row.clause)})</span>" if row.clause else ""
    return escape(row.name.of(lang)) + clause


def _waits(visit: Visit, waits: Iterable[Wait]) -> str:
    return html.items(_wait(visit, wait) for wait in waits)


def _wait(visit: Visit, wait: Wait) -> Html:
    other, lang = escape(visit.names.role(wait.other)), visit.lang
    dropped = f" <strong class='gap'>✕ {t('baton dropped')}</strong>" if wait.is_dropped else ""
    return Html(f"<strong>{other}</strong>: {_named(wait.done, lang)} → {_named(wait.waits, lang)}{dropped}")
