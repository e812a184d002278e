"""One cause in full: why it matters, what is inside, the rows it is about, ways out and what they would do."""

import streamlit as st

from pages.gaps import amend
from pages.shared import evidence, session
from pages.shared.grid import grid
from pages.shared.visit import Visit
from raci import rules
from raci.model import Acceptance
from raci.model.changes import Change
from raci.model.terms import SEVERITIES, SHAPES
from raci.rules import Cause, Fix
from raci.views import change_in_words, effect_in_words
from raci.words import html
from raci.words.html import escape

t = session.t


def show(visit: Visit, cause: Cause) -> None:
    """The panel beside the list."""

    lang = visit.lang
    evidence.show_panel([f"<p>{_severity(cause)}</p>", f"<h2>{escape(cause.message(lang))}</h2>"])
    st.markdown(session.plain(t(cause.rule.why)))
    st.text(cause.because(lang))
    for finding in cause.findings:
        if finding.accepted:
            st.info(_accepted(finding.accepted, lang))
    _show_inside(cause, lang)
    _show_rows(visit, cause)
    _show_fixes(visit, cause)
    amend.show(visit, cause)
    with st.expander(t("About this rule")):
        _show_rule(cause)


def _severity(cause: Cause) -> str:
    name, meaning = SEVERITIES[cause.severity]
    return f"{SHAPES[cause.severity]} <strong>{t(name)}</strong>: {t(meaning)}"


def _accepted(acceptance: Acceptance, lang: str) -> str:
    why = session.plain(acceptance.why.of(lang))
    until = t("Accepted until {day}: {why}", day=acceptance.until, why=why)
    if acceptance.control is None:
        return until
    control = session.plain(acceptance.control.of(lang))
    return f"{until}  \n{t('Compensating control: {control}', control=control)}"


def _show_rows(visit: Visit, cause: Cause) -> None:
    """The rows involved as the grid draws them, and the way to each in the matrix."""

    rows = cause.place.activities
    if not rows:
        return
    matrix = visit.matrix
    shown = grid.involved(matrix, rows, cause.place.roles, visit.layer)
    grid.show(visit, shown, grid.only(shown, rows), key="gaps-grid", above="60dvh")
    if grid.picked(matrix).partition(":")[0] in rows:
        evidence.show(visit, grid.picked(matrix))
    row = rows[0]
    cell = f"{row}:{cause.place.roles[0] if cause.place.roles else ''}"
    address = {"cell": cell, "open": matrix.activity[row].process} | visit.address
    st.page_link("matrix/matrix.py", label=t("Show in the matrix"), icon=":material/grid_on:", query_params=address)


def _show_inside(cause: Cause, lang: str) -> None:
    """The other findings that the same decision would settle."""

    if cause.inside:
        st.markdown(f"**{t('Inside this cause')}**")
        st.text("\n".join(f"{SHAPES[one.severity]} {one.message(lang)}" for one in cause.inside))


def _show_fixes(visit: Visit, cause: Cause) -> None:
    if not cause.fixes:
        if reason := cause.head.text_only(visit.lang):
            st.text(reason)
        return
    st.subheader(t("Ways out"), anchor=False)
    for fix in cause.fixes:
        effect = rules.effect_of(fix, visit.matrix, visit.layer)
        does = effect_in_words.phrase(effect, visit.lang)
        with st.expander(session.plain(f"{fix.message(visit.lang)} · {does}")):
            evidence.show_panel([_changes(visit, fix)])
            for part in effect_in_words.parts(effect, visit.lang):
                if part.causes:
                    st.markdown(f"**{part.title}**")
                    st.text("\n".join(part.lines(visit.lang, len(part.causes))))


def _changes(visit: Visit, fix: Fix) -> str:
    return html.items(_change(visit, change) for change in fix.changes if change.before != change.after)


def _change(visit: Visit, change: Change) -> str:
    words = change_in_words.of_role(visit.matrix.role[change.role].name.of(visit.lang), change)
    return t("{what}: {told}", what=words, told=change.why.of(visit.lang)) if change.why else words


def _show_rule(cause: Cause) -> None:
    """The rule itself, in the words of the command line."""

    rule = cause.rule
    st.text(f"{rule.code} · {t(rule.title)}")
    st.text(t("Source: {source}", source=rule.source))
    for label, example in ((t("Bad"), rule.bad), (t("Good"), rule.good)):
        st.markdown(f"**{label}**")
        st.code(example, language="yaml", wrap_lines=True)
