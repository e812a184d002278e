"""What a department is: its lines, its description, where it stands in the chart, and its topics elsewhere."""

from urllib.parse import urlencode

import streamlit as st

from pages.shared import evidence, reading, session, workspace
from raci.model import Matrix
from raci.model import facts as known
from raci.model.selection import LIMIT_TEXT
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


def lines(numbers: Chart, one: Profile) -> None:
    """Superiors and subordinates, a sentence a line, with who says so and where the two ends disagree."""

    mine = [line for line in numbers.lines if one.role in (line.lower, line.upper)]
    if mine:
        st.subheader(t("Above and below"), anchor=False)
        evidence.panel([html.items(sentence(line, session.lang()) for line in mine)])


def facts(matrix: Matrix, one: Profile) -> None:
    """Purpose, boundaries, authority, indicators, interfaces, qualifications: what the text says, nothing else."""

    pairs = list(known.of_role(matrix, one.role, session.lang()))
    if pairs:
        st.subheader(t("What the description says"), anchor=False)
        evidence.panel([html.pairs(pairs)])


def elsewhere(matrix: Matrix) -> None:
    """One topic across all matrices: who answers for it here and there."""

    st.subheader(t("Who answers for a topic, here and elsewhere"), anchor=False)
    words = st.query_params.get("topic", "")[:LIMIT_TEXT]
    st.text_input(
        t("Topic"),
        type="search",
        placeholder=t("Such as training, or 培训"),
        label_visibility="collapsed",
        max_chars=LIMIT_TEXT,
        width=320,
        **session.bind("role-topic", words, "topic"),
    )
    if not words:
        return
    held = topics.elsewhere(reading.given(workspace.mentioning(words)), words, session.layer())
    st.text(count(len(held), "{n} activity in all matrices", "{n} activities in all matrices"))
    if held:
        evidence.panel([_table(held)])


def _table(held: list[topics.TopicRow]) -> str:
    shown = html.table(map(t, HEADS), map(_row, held[:SHOWN]), css="plain")
    return shown + "".join(f"<p class='quiet'>{line}</p>" for line in session.more(len(held) - SHOWN))


def _row(one: topics.TopicRow) -> list[str]:
    lang = session.lang()
    named = one.row.name.of(lang) + (f" ({one.row.clause})" if one.row.clause else "")
    parties = [known.names(one.matrix, roles, lang) or f"▲ {t('nobody')}" for roles in (one.heads, one.doers)]
    return [one.matrix.title.of(lang), named, *parties]


def chart(matrix: Matrix, numbers: Chart, shown: str) -> None:
    """The organisation chart of the reporting lines, where the matrix states any, and the same in words."""

    if not numbers.lines:
        return
    lang, address = session.lang(), session.settings()
    st.subheader(title(numbers, lang), anchor=False)
    with st.container(key="role-chart"):
        is_dark = st.context.theme.type == "dark"
        st.graphviz_chart(dot(numbers, lang, is_dark, lambda role: f"?{urlencode(address | {'role': role})}", shown))
    with st.expander(t("The same in words")):
        st.text("\n".join(described(numbers, lang)))
