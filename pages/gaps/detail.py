"""One cause in full: why it matters, what is inside, the rows it is about, ways out and what they would do."""

import streamlit as st

from pages.gaps import amend
from pages.shared import evidence, session
from pages.shared.grid import grid
from raci import rules
from raci.model import Acceptance, Matrix
from raci.model.changes import Change
from raci.model.terms import SEVERITIES, SHAPES
from raci.rules import Cause, Fix
from raci.views import change_in_words, effect_in_words
from raci.words import html
from raci.words.html import escape

t = session.t


def show(matrix: Matrix, cause: Cause) -> None:
    """The panel beside the list."""

    lang = session.lang()
    evidence.panel([f"<p>{_severity(cause)}</p>", f"<h2>{escape(cause.message(lang))}</h2>"])
    st.markdown(session.plain(t(cause.rule.why)))
    st.text(cause.because(lang))
    for one in cause.findings:
        if one.accepted:
            st.info(_accepted(one.accepted))
    _inside(cause)
    _rows(matrix, cause)
    _fixes(matrix, cause)
    amend.show(matrix, cause)
    with st.expander(t("About this rule")):
        _about(cause)


def _severity(cause: Cause) -> str:
    name, meaning = SEVERITIES[cause.severity]
    return f"{SHAPES[cause.severity]} <strong>{t(name)}</strong>: {t(meaning)}"


def _accepted(one: Acceptance) -> str:
    why = session.plain(one.why.of(session.lang()))
    told = t("Accepted until {day}: {why}", day=one.until, why=why)
    if one.control is None:
        return told
    control = session.plain(one.control.of(session.lang()))
    return f"{told}  \n{t('Compensating control: {control}', control=control)}"


def _rows(matrix: Matrix, cause: Cause) -> None:
    """The rows involved as the grid draws them, and the way to each in the matrix."""

    rows = cause.place.activities
    if not rows:
        return
    shown = grid.involved(matrix, rows, cause.place.roles, session.layer())
    grid.show(shown, grid.only(shown, rows), key="gaps-grid", above="60dvh")
    if grid.picked(matrix).partition(":")[0] in rows:
        evidence.show(matrix, grid.picked(matrix))
    row = rows[0]
    cell = f"{row}:{cause.place.roles[0] if cause.place.roles else ''}"
    address = {"cell": cell, "open": matrix.activity[row].process} | session.settings()
    st.page_link("matrix/matrix.py", label=t("Show in the matrix"), icon=":material/grid_on:", query_params=address)


def _inside(cause: Cause) -> None:
    """The other findings that the same decision would settle."""

    if cause.inside:
        st.markdown(f"**{t('Inside this cause')}**")
        st.text("\n".join(f"{SHAPES[one.severity]} {one.message(session.lang())}" for one in cause.inside))


def _fixes(matrix: Matrix, cause: Cause) -> None:
    if not cause.fixes:
        if reason := cause.head.text_only(session.lang()):
            st.text(reason)
        return
    st.subheader(t("Ways out"), anchor=False)
    for fix in cause.fixes:
        effect = rules.effect_of(fix, matrix, session.layer())
        told = effect_in_words.phrase(effect, session.lang())
        with st.expander(session.plain(f"{fix.message(session.lang())} · {told}")):
            evidence.panel([_changes(matrix, fix)])
            for part in effect_in_words.parts(effect, session.lang()):
                if part.causes:
                    st.markdown(f"**{part.title}**")
                    st.text("\n".join(part.lines(session.lang(), len(part.causes))))


def _changes(matrix: Matrix, fix: Fix) -> str:
    return html.items(_change(matrix, change) for change in fix.changes if change.before != change.after)


def _change(matrix: Matrix, change: Change) -> str:
    told = change_in_words.of_role(matrix.role[change.role].name.of(session.lang()), change)
    return t("{what}: {told}", what=told, told=change.why.of(session.lang())) if change.why else told


def _about(cause: Cause) -> None:
    """The rule itself, in the words of the command line."""

    rule = cause.rule
    st.text(f"{rule.code} · {t(rule.title)}")
    st.text(t("Source: {source}", source=rule.source))
    for label, example in ((t("Bad"), rule.bad), (t("Good"), rule.good)):
        st.markdown(f"**{label}**")
        st.code(example, language="yaml", wrap_lines=True)
