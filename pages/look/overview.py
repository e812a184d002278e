"""Page: the matrix at a glance; what it is, how much of it nobody answers for, and one row a step."""

import streamlit as st

from pages.parts import evidence, session
from pages.parts.findings.marks import marks
from pages.parts.grid import grid
from raci.letters import Letter

t, count = session.t, session.count
matrix = session.matrix()
lang, layer = session.lang(), session.layer()
orphans = matrix.lacking(Letter.A, layer)
undone = matrix.lacking(Letter.R, layer)
found = session.findings(matrix)
silent = matrix.silent_roles(layer)

st.header(
    count(
        len(orphans),
        "{n} of {all} activities has nobody accountable",
        "{n} of {all} activities have nobody accountable",
        all=len(matrix.activities),
    ),
    anchor=False,
)
facts = [
    count(len(undone), "{n} activity has nobody responsible", "{n} activities have nobody responsible"),
    count(len(matrix.roles), "{n} party", "{n} parties"),
    count(len(silent), "{n} of them holds no letter", "{n} of them hold no letter"),
]
with st.container(gap="xxsmall"):
    st.text(" · ".join([matrix.title.of(lang), *facts]))
    if matrix.source:
        note = matrix.source.note.of(lang) if matrix.source.note else ""
        st.text(t("Source: {source}", source=f"{matrix.source.document}. {note}"))

left, right = st.columns([3.5, 1], gap="medium")
with left:
    grid.show(matrix, matrix, key="overview-grid", above="18.5rem", marks=marks(found, matrix, lang))
with right:
    evidence.show(matrix, grid.picked(matrix), found)
