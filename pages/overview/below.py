"""The overview below its first screen: what is settled, where gaps are, who carries how much, how fresh it all is."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.overview import drawn
from pages.shared import session
from raci.log.names import Names
from raci.model import Matrix
from raci.model.letters import Layer
from raci.rules import Finding
from raci.views import change_in_words, compare, headline

t, count = session.t, session.count
CHANGES = 5
"""Decisions shown; the others are on the page that compares."""


def settled(matrix: Matrix) -> None:
    """What decisions and proposals do to the gaps of the text, in words."""

    found = headline.settled(*(session.findings(shown=layer) for layer in Layer))
    parts = [count(found.gaps, "The text alone has {n} gap.", "The text alone has {n} gaps.")]
    if found.decided:
        parts.append(t("Decisions have settled {n} of them.", n=found.decided))
        if found.proposed:
            parts.append(t("The open proposals would settle {n} more.", n=found.proposed))
    elif found.proposed:
        parts.append(t("The open proposals would settle {n} of {all}.", n=found.proposed, all=found.gaps))
    elif found.gaps:
        parts.append(t("Nothing has been decided or proposed yet."))
    st.text(" ".join(parts))
    compared = session.settings() | {"from": Layer.STATED.value, "to": Layer.PROPOSED.value}
    if found.decided or found.proposed:
        st.page_link("compare/compare.py", label=t("See every change"), query_params=compared)


def figures(matrix: Matrix, found: Sequence[Finding]) -> None:
    """Where the gaps are and who carries how much; a click leads to the findings or the rows behind a number."""

    left, right = st.columns(2, gap="medium")
    with left:
        cell = drawn.heat(matrix, found, key="overview-heat")
    with right:
        role = drawn.load(matrix, session.layer(), key="overview-load")
    if cell and (cell[0] in matrix.process or cell[1] in matrix.role):
        asked = {"severity": "gap", "process": cell[0], "role": cell[1]}
        kept = {name: value for name, value in asked.items() if value in ("gap", *matrix.process, *matrix.role)}
        st.switch_page("gaps/gaps.py", query_params=session.settings() | kept)
    if role in matrix.role:
        st.switch_page("role/role.py", query_params=session.settings() | {"role": role})


def state(matrix: Matrix, found: Sequence[Finding]) -> None:
    """What changed lately, how fresh the matrix is, where it comes from, and what of that is damaged."""

    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(t("Changed lately"), anchor=False)
        st.text("\n".join(_changes(matrix)))
    with right:
        st.subheader(t("How far to trust it"), anchor=False)
        st.text("\n".join(_trust(matrix)))
        damaged = [one for one in found if one.rule.is_damage]
        if damaged:
            label = count(len(damaged), "{n} damaged place in the source", "{n} damaged places in the source")
            codes = ",".join(sorted({one.rule.code for one in damaged}))
            st.page_link("gaps/gaps.py", label=label, query_params=session.settings() | {"rule": codes})


def _changes(matrix: Matrix) -> list[str]:
    lang = session.lang()
    decided = compare.decisions(matrix)
    told = [f"{one.on}: {change_in_words.sentence(one.change, matrix, lang)}" for one in decided[:CHANGES]]
    told += session.more(len(decided) - CHANGES)
    return told or [t("Nothing has been decided since the text was written.")]


def _confirmations(matrix: Matrix) -> list[str]:
    """Who has confirmed its column, who objects, and how much of the log no longer fits the file."""

    names, today = Names(matrix, session.lang()), session.today()
    agree = [role for role, one in today.confirmed.items() if one.body.agrees]
    object_ = [role for role, one in today.confirmed.items() if not one.body.agrees]
    told = [t("Confirmed by: {roles}", roles=names.roles(agree))] if agree else []
    told += [t("Objection by: {roles}", roles=names.roles(object_))] if object_ else []
    lost = len(today.misfits)
    told += [count(lost, "{n} entry no longer fits the file", "{n} entries no longer fit the file")] if lost else []
    return told if today.confirmed or lost else [t("No department has confirmed its column yet.")]


def _trust(matrix: Matrix) -> list[str]:
    told = []
    if matrix.review:
        days = (matrix.review.due - date.today()).days
        due = t("Next review: {day}", day=matrix.review.due)
        told.append(f"{due} ({count(days, 'in {n} day', 'in {n} days') if days >= 0 else t('overdue')})")
    else:
        told.append(t("No review date is set."))
    told += _confirmations(matrix)
    if matrix.sector:
        sector = t("Trade: {name}", name=matrix.sector.name.of(session.lang()))
        told.append(sector if matrix.sector.stated else t("{trade} (our reading)", trade=sector))
    if matrix.source:
        note = matrix.source.note.of(session.lang()) if matrix.source.note else ""
        place = " ".join(filter(None, (matrix.source.document, matrix.source.place)))
        told.append(t("Source: {source}", source=". ".join(filter(None, (place, note)))))
    return told
