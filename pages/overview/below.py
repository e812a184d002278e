"""The overview behind More: counts, what is settled, where gaps are, who carries how much, how fresh it all is."""

from datetime import date

import streamlit as st

from pages.overview import figure
from pages.shared import session
from pages.shared.visit import Visit
from raci.log import columns
from raci.model.facts import document_name
from raci.model.letters import Layer
from raci.rules import RULES
from raci.views import change_in_words, compare, headline
from raci.views.cause_filter import CauseFilter
from raci.words.lists import passages
from raci.words.sentences import Word

t, count = session.t, session.count
CHANGES = 5
"""Decisions shown; the others are on the page that compares."""


EASED = (
    Word("Of {n} more they would leave only a concern."),
    Word("Of {n} more they would leave only concerns."),
)
UNSAID = "RACI101"
"""The rule whose findings rest on a convention, which is stated where they are counted."""


def show(visit: Visit) -> None:
    """All of it, one below the other."""

    _show_counts(visit)
    _show_settled(visit)
    _show_figures(visit)
    _show_state(visit)


def _show_counts(visit: Visit) -> None:
    """At most four numbers in words, each leading to what it counts; and why nobody answers for what nobody does."""

    with st.container(horizontal=True, gap="medium", key="counts"):
        for number in headline.counts(visit.findings, visit.lang):
            words = session.plain(number.says).replace(str(number.number), f"**{number.number}**", 1)
            st.page_link("gaps/gaps.py", label=words, query_params=visit.address | number.asks, width="content")
    if reasons := headline.reasons(visit.findings, visit.lang):
        st.text(t("Of the activities that nobody answers for: {reasons}.", reasons=reasons))
    if unsaid := sum(finding.rule.code == UNSAID and not finding.accepted for finding in visit.findings):
        st.text(
            count(
                unsaid,
                "In {n} activity one party does the work and the text does not say who answers. Most readers take the "
                "doer to answer: a concern, not a gap.",
                "In {n} activities one party does the work and the text does not say who answers. Most readers take "
                "the doer to answer: a concern, not a gap.",
            )
        )


def _show_settled(visit: Visit) -> None:
    """What decisions and proposals do to the gaps of the text, in words."""

    settled = headline.settled(*map(visit.findings_of, Layer))
    parts = [count(settled.gaps, "The text alone has {n} gap.", "The text alone has {n} gaps.")]
    if settled.decided:
        parts.append(t("Decisions have settled {n} of them.", n=settled.decided))
        if settled.proposed:
            parts.append(t("The open proposals would settle {n} more.", n=settled.proposed))
    elif settled.proposed:
        parts.append(t("The open proposals would settle {n} of {all}.", n=settled.proposed, all=settled.gaps))
    elif settled.gaps and not settled.eased:
        parts.append(t("Nothing has been decided or proposed yet."))
    if settled.eased:
        parts.append(count(settled.eased, *EASED))
    st.text(passages(parts, visit.lang))
    compared = visit.address | {"from": Layer.STATED.value, "to": Layer.PROPOSED.value}
    if settled.decided or settled.proposed or settled.eased:
        st.page_link("compare/compare.py", label=t("See every change"), query_params=compared)


def _show_figures(visit: Visit) -> None:
    """Where the gaps are and who carries how much; a click leads to the findings or the rows behind a number."""

    matrix = visit.matrix
    left, right = st.columns(2, gap="medium")
    with left:
        cell = figure.show_heat(visit, key="overview-heat")
    with right:
        role = figure.show_load(visit, key="overview-load")
    if cell and cell.number:
        st.switch_page("gaps/gaps.py", query_params=visit.address | cell.address)
    if role in matrix.role:
        st.switch_page("role/role.py", query_params=visit.address | {"role": role})


def _show_state(visit: Visit) -> None:
    """What changed lately, how fresh the matrix is, where it comes from, and what of that is damaged."""

    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(t("Changed lately"), anchor=False)
        st.text("\n".join(_changes(visit)))
    with right:
        st.subheader(t("How far to trust it"), anchor=False)
        st.text("\n".join(_trust(visit)))
        damaged = CauseFilter(rules=tuple(code for code, rule in RULES.items() if rule.is_damage)).count(visit.causes)
        if damaged.number:
            label = count(damaged.number, "{n} damaged place in the source", "{n} damaged places in the source")
            st.page_link("gaps/gaps.py", label=label, query_params=visit.address | damaged.address)


def _changes(visit: Visit) -> list[str]:
    decided = compare.decisions(visit.matrix)
    changes = ((made.on, change_in_words.sentence(made.change, visit.matrix, visit.lang)) for made in decided[:CHANGES])
    lines = [f"{day}: {change}" for day, change in changes] + session.more(len(decided) - CHANGES)
    return lines or [t("Nothing has been decided since the text was written.")]


def _confirmations(visit: Visit) -> list[str]:
    """Who has confirmed its column, who objects, and how much of the log no longer fits the file."""

    today = visit.today
    lines = columns.in_words(today, visit.lang)
    lost = len(today.misfits)
    lines += [count(lost, "{n} entry no longer fits the file", "{n} entries no longer fit the file")] if lost else []
    return lines


def _trust(visit: Visit) -> list[str]:
    matrix, lines = visit.matrix, []
    if matrix.review:
        days = (matrix.review.due - date.today()).days
        due = t("Next review: {day}", day=matrix.review.due)
        lines.append(f"{due} ({count(days, 'in {n} day', 'in {n} days') if days >= 0 else t('overdue')})")
    else:
        lines.append(t("No review date is set."))
    lines += _confirmations(visit)
    if matrix.sector:
        sector = t("Trade: {name}", name=matrix.sector.name.of(visit.lang))
        lines.append(sector if matrix.sector.stated else t("{trade} (our reading)", trade=sector))
    if matrix.source:
        note = matrix.source.note.of(visit.lang) if matrix.source.note else ""
        where = " ".join(filter(None, (document_name(matrix.source.document, visit.lang), matrix.source.place)))
        lines.append(t("Source: {source}", source=". ".join(filter(None, (where, note)))))
    return lines
