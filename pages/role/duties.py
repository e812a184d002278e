"""What a department holds, letter by letter, what open proposals change for it, and the findings about it."""

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.shared import evidence, links, session
from pages.shared.visit import Visit
from raci.model import Activity
from raci.model.letters import Letter, Mark, Origin, letters_of
from raci.views.profile import Profile
from raci.views.unclaimed import Shift
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
"""Rows of a part that stand open; the others are folded below them."""


def parts(profile: Profile, unowned: Iterable[str]) -> dict[Letter, list[Activity]]:
    """Letter -> the rows that the role holds by it; those that nobody answers for stand apart and are left out."""

    left_out = set(unowned)
    return {letter: [row for row in rows if row.id not in left_out] for letter, rows in profile.rows.items()}


def show_letters(visit: Visit, profile: Profile, unowned: Iterable[str]) -> None:
    """A part a letter: the number, then as many rows."""

    for letter, rows in parts(profile, unowned).items():
        if rows:
            st.subheader(t("{what}: {told}", what=t(PARTS[letter]), told=len(rows)), anchor=False)
            items = [Html(f"{_letters(visit, profile, row)} {named(row, visit.lang)}") for row in rows]
            evidence.show_panel([folded(items)])
    if profile.is_silent:
        st.text(t("No letter in this layer."))
    else:
        address = visit.address | {"role": profile.role.id, "open": "all"}
        st.page_link("matrix/matrix.py", label=t("Our rows in the matrix"), query_params=address)


def show_shifts(visit: Visit, shifts: Sequence[Shift]) -> None:
    """From which letters to which, with the rows; whoever signs knows what is meant to come."""

    if not shifts:
        return
    st.subheader(shifts_title(shifts), anchor=False)
    evidence.show_panel([html.items(shift_in_words(visit, shift) for shift in shifts)])


def shifts_title(shifts: Sequence[Shift]) -> str:
    number = sum(len(shift.changes) for shift in shifts)
    return count(number, "Open proposals change {n} cell for us", "Open proposals change {n} cells for us")


def shift_in_words(visit: Visit, shift: Shift) -> Html:
    """Such as R → S: the rows in which the role only helps from then on."""

    before, after = (Mark(letters_of(cell), Origin.PROPOSED) for cell in (shift.before, shift.after))
    rows = html.items(named(visit.matrix.activity[change.activity], visit.lang) for change in shift.changes)
    head = f"{evidence.chips(before)} → {evidence.chips(after)} <strong>{len(shift.changes)}</strong>"
    return Html(f"{head}{rows}")


def show_findings(visit: Visit, profile: Profile) -> None:
    """Gaps that concern it and topics that others claim too, each with the way to its page."""

    st.subheader(count(len(profile.gaps), "{n} gap concerns us", "{n} gaps concern us"), anchor=False)
    links.show(visit, profile.gaps, key="gaps", asks=profile.gaps_filter.address)
    if profile.overlaps:
        st.subheader(t("Claimed by others too"), anchor=False)
        links.show(visit, profile.overlaps, key="overlaps", asks=profile.overlaps_filter.address)


def folded(items: Sequence[str]) -> Html:
    """The first rows as a list, the others folded below."""

    rest = items[SHOWN:]
    if not rest:
        return html.items(items)
    more = f"<details><summary>{session.more(len(rest))[0]}</summary>{html.items(rest)}</details>"
    return Html(html.items(items[:SHOWN]) + more)


def named(row: Activity, lang: str) -> Html:
    """The name of a row with its clause."""

    clause = f" <span class='quiet'>({escape(session.clause(row.clause))})</span>" if row.clause else ""
    return Html(escape(row.name.of(lang)) + clause)


def _letters(visit: Visit, profile: Profile, row: Activity) -> Html:
    return evidence.chips(row.marks(visit.layer)[profile.role.id])
