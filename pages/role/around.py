"""Whom a department depends on and who depends on it, as a small picture of lanes with the broken places marked."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import evidence, session
from pages.shared.visit import Visit
from raci.model.letters import Layer
from raci.views.passes import HOWS, WORK, How, Pass, passes, to_and_from
from raci.words.html import Html, escape
from raci.words.lists import phrases

t, count = session.t, session.count
SHOWN = 6
"""Parties of a side drawn at once; the others stand folded below."""
WHATS = 2
"""What passes between two, one by one; the number tells of the others."""

Sides = tuple[list[Pass], list[Pass]]


def sides(visit: Visit, role: str, layer: Layer) -> Sides:
    """The work that comes to the role, and that goes from it."""

    work = [handed for handed in passes(visit.matrix, layer, visit.findings) if handed.how in WORK]
    return to_and_from(work, role)


def headline(both: Sides) -> str:
    """How much passes, and how much of it does not arrive."""

    listed = [*both[0], *both[1]]
    broken = sum(handed.broken is not None for handed in listed)
    return count(
        broken,
        "To us and from us: {n} of {all} hand-overs is broken",
        "To us and from us: {n} of {all} hand-overs are broken",
        all=len(listed),
    )


def show(visit: Visit, role: str, both: Sides) -> None:
    """Left who works for us, right whom we work for."""

    if not any(both):
        return
    st.subheader(headline(both), anchor=False)
    evidence.show_panel([picture(visit, role, both)])


def picture(visit: Visit, role: str, both: Sides, *, is_whole: bool = False) -> Html:
    """Three columns: from whom, the department, to whom; a line a party, ✕ where something does not arrive.

    On a screen it folds what is long; the `is_whole` one, for paper, does not.
    """

    left, right = _side(visit, both[0], "givers", is_whole), _side(visit, both[1], "takers", is_whole)
    name = escape(visit.names.role(role))
    return Html(f"<div class='lanes'>{left}<div class='own'><strong>{name}</strong></div>{right}</div>")


def _side(visit: Visit, work: Sequence[Pass], end: str, is_whole: bool) -> Html:
    by_party: dict[tuple[str, ...], list[Pass]] = {}
    for handed in work:
        by_party.setdefault(getattr(handed, end), []).append(handed)
    listed = sorted(by_party.items(), key=lambda party: all(handed.broken is None for handed in party[1]))
    parts = [_party(visit, party, same, is_whole) for party, same in listed]
    rest = [] if is_whole else parts[SHOWN:]
    more = f"<details><summary>{session.more(len(rest))[0]}</summary>{''.join(rest)}</details>" if rest else ""
    title = t("We depend on") if end == "givers" else t("They depend on us")
    return Html(f"<div class='{end}'><h3>{title}</h3>{''.join(parts[: len(parts) - len(rest)])}{more}</div>")


def _party(visit: Visit, party: tuple[str, ...], same: list[Pass], is_whole: bool) -> Html:
    """The party, and what passes; what arrives in one line, what does not in another."""

    name = escape(visit.names.roles(party)) if party else f"<em>{t('nobody named')}</em>"
    whole = [_what(visit, handed) for handed in same if not handed.broken]
    broken = [_what(visit, handed) for handed in same if handed.broken]
    lines = [f"<div class='passes'>{_listed(visit, whole, is_whole)}</div>"] if whole else []
    if broken:
        lost = t("{what}: {told}", what=t("does not arrive"), told=_listed(visit, broken, is_whole))
        lines.append(f"<div class='passes gap'>{lost}</div>")
    css = " broken" if broken else ""
    return Html(f"<div class='party{css}'><strong>{name}</strong>{''.join(lines)}</div>")


def _listed(visit: Visit, whats: list[Html], is_whole: bool) -> Html:
    whats = list(dict.fromkeys(whats))
    rest = [] if is_whole else whats[WHATS:]
    first = Html(phrases(whats[: len(whats) - len(rest)], visit.lang))
    if not rest:
        return first
    others = phrases(rest, visit.lang)
    return Html(f"{first}<details><summary>{session.more(len(rest))[0]}</summary>{others}</details>")


def _what(visit: Visit, handed: Pass) -> Html:
    what = escape(handed.what.of(visit.lang)) if handed.what else ""
    clause = (
        f" <span class='clause'>{escape(session.clause(handed.row.clause))}</span>"
        if handed.row and handed.row.clause
        else ""
    )
    is_plain = handed.how in (How.STEP, How.RESULT)
    return Html(f"{what}{clause}" if is_plain else f"{t(HOWS[handed.how])} · {what}{clause}")
