"""Page: the findings in words, grouped; one of them in full; and their CSV."""

import streamlit as st

from pages.gaps import detail, findings, narrow
from pages.shared import session
from pages.shared.visit import this_visit
from raci import rules
from raci.out import formats

t = session.t
visit = this_visit()
matrix = visit.matrix
everything = visit.findings_of(visit.layer, narrow.limits(matrix))
causes = narrow.counted_elsewhere(narrow.causes(everything, matrix), visit)

st.header(formats.counted(rules.causes(everything), visit.lang), anchor=False)
top = st.container()
left, right = st.columns([1, 1], gap="medium")
with left:
    checked = t(
        "Nothing found. {n} rules looked at {rows} activities.", n=len(rules.RULES), rows=len(matrix.activities)
    )
    empty = t("No finding fits these filters.") if everything else checked
    findings.show(causes, visit.lang, key="gaps-list", above="15.5rem", empty=empty)
with right, st.container(key="detail"):
    chosen = findings.picked(causes)
    if chosen:
        detail.show(visit, chosen)
    elif findings.is_asked():
        st.text(t("The finding of this link is not in the list: settled in this layer, or left out by a filter."))
    elif causes:
        st.text(t("Choose a finding to see why it matters, the rows it is about and ways out."))
with top:
    narrow.show(visit, causes)
