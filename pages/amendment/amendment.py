"""Page: policy changes; the clauses that decisions rewrite, edited in place, taken away as Word, Markdown or CSV."""

import streamlit as st

from pages.amendment import clauses, decided, edits, taken, ticked
from pages.shared import paper, session
from pages.shared.visit import this_visit
from raci.out import policy_changes as out

t = session.t

visit = this_visit()
wanted = decided.read(visit)
title = decided.title_of(visit, wanted, visit.lang)
changes = edits.put_in(visit, decided.changes_of(visit, wanted, visit.lang))

paper.show_line(f"{changes.matrix} · {title}")
st.header(out.headline(changes), anchor=False)
st.text(out.counted(changes, title))
with st.container(horizontal=True, vertical_alignment="center", key="filters"):
    decided.show(visit, wanted)
    st.space("stretch")
    if changes.clauses:
        taken.show(visit, wanted, changes)
if wanted.source == decided.CHOSEN:
    ticked.show(visit, wanted.entries)
decided.show_left_out(visit, changes)
if changes.clauses:
    clauses.show(visit, changes)
    st.text(f"{t(out.MARKED)} {t(out.NOTE)}")
    with paper.only_on_screen("amendment-hint"):
        st.text(
            t(
                "What you write stays in this tab of the browser, even after a reload; download the file before you "
                "close the tab."
            )
        )
    edits.hold(visit)
elif wanted.source != decided.CHOSEN:
    st.text(
        t("What a workshop decides, or what somebody enters in the matrix, stands here as new sentences of the policy.")
    )
