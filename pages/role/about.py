"""What a department is: its lines, its description, where it stands in the chart, and its topics elsewhere."""

from urllib.parse import urlencode

import streamlit as st

from pages.shared import evidence, folds, session, unread, workspace
from pages.shared.visit import Visit
from raci.model import facts
from raci.model.selection import LIMIT_SEARCH
from raci.out.graphviz import dot
from raci.views import topics
from raci.views.lines import Chart, described, sentence, title
from raci.views.profile import Profile
from raci.words import html
from raci.words.sentences import Word

t, count = session.t, session.count
HEADS = (Word("Matrix"), Word("Activity"), Word("Accountable"), Word("Responsible"))
SHOWN = 40
"""Rows of other matrices listed for a topic."""


def show_lines(visit: Visit, chart: Chart, profile: Profile) -> None:
    """Superiors and subordinates, a sentence a line, with who says so and where the two ends disagree."""

    mine = [line for line in chart.lines if profile.role in (line.lower, line.upper)]
    if mine:
        st.subheader(t("Above and below"), anchor=False)
        evidence.show_panel([html.items(sentence(line, visit.lang) for line in mine)])


def show_facts(visit: Visit, profile: Profile) -> None:
    """Purpose, boundaries, authority, indicators, interfaces, qualifications: what the text says, nothing else."""

    pairs = list(facts.of_role(visit.matrix, profile.role, visit.lang))
    if pairs:
        st.subheader(t("What the description says"), anchor=False)
        evidence.show_panel([html.pairs(pairs)])


def show_elsewhere(visit: Visit) -> None:
    """One topic across all matrices: who answers for it here and there."""

    st.subheader(t("Who answers for a topic, here and elsewhere"), anchor=False)
    words = st.query_params.get("topic", "")[:LIMIT_SEARCH]
    st.text_input(
        t("Topic"),
        type="search",
        placeholder=t("Such as training, or 培训"),
        label_visibility="collapsed",
        max_chars=LIMIT_SEARCH,
        width=320,
        **session.bind("role-topic", words, "topic"),
    )
    if not words:
        return
    matrices = unread.value_or_stop(workspace.mentioning(words), visit.lang)
    rows = topics.elsewhere(matrices, words, visit.layer)
    st.text(count(len(rows), "{n} activity in all matrices", "{n} activities in all matrices"))
    if rows:
        evidence.show_panel([_table(rows, visit.lang)])


def _table(rows: list[topics.TopicRow], lang: str) -> str:
    table = html.table(map(t, HEADS), (_cells(row, lang) for row in rows[:SHOWN]), css="plain")
    return table + "".join(f"<p class='quiet'>{line}</p>" for line in session.more(len(rows) - SHOWN))


def _cells(row: topics.TopicRow, lang: str) -> list[str]:
    activity = row.row.name.of(lang) + (f" ({session.clause(row.row.clause)})" if row.row.clause else "")
    parties = [facts.names(row.matrix, roles, lang) or f"▲ {t('nobody')}" for roles in (row.heads, row.doers)]
    return [row.matrix.title.of(lang), activity, *parties]


def show_chart(visit: Visit, chart: Chart, role: str) -> None:
    """The organisation chart of the reporting lines, where the matrix states any, and the same in words."""

    if not chart.lines:
        return
    lang, address = visit.lang, visit.address
    st.subheader(title(chart, lang), anchor=False)
    with st.container(key="role-chart"):
        is_dark = st.context.theme.type == "dark"
        st.graphviz_chart(dot(chart, lang, is_dark, lambda id_: f"?{urlencode(address | {'role': id_})}", role))
    folds.show_expander(t("The same in words"), lambda: _show_words(chart, lang), key="role-words")


def _show_words(chart: Chart, lang: str) -> None:
    st.text("\n".join(described(chart, lang)))
