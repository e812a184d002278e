"""Page: policy changes; the clauses that decisions rewrite, edited in place, taken away as Word, Markdown or CSV."""

from functools import partial

import streamlit as st

from pages.amendment import clauses, decided, edits
from pages.shared import paper, session
from pages.shared.download import download
from pages.shared.visit import this_visit
from raci.out import policy_changes as out
from raci.words.sentences import Word

t = session.t
FILES = {"docx": Word("Word file"), "md": Word("Markdown"), "csv": Word("CSV")}
"""Ending -> what the file is called; the first is what a policy is written in."""

visit = this_visit()
wanted = decided.read(visit)
changes = edits.put_in(visit, decided.changes_of(visit, wanted))

paper.show_line(f"{changes.matrix} · {wanted.title}")
st.header(out.headline(changes), anchor=False)
st.text(out.counted(changes, wanted.title))
with st.container(horizontal=True, vertical_alignment="center", key="filters"):
    decided.show(visit, wanted)
    st.space("stretch")
    if changes.clauses:
        for ending in reversed(FILES):
            name = f"{visit.name}_{wanted.slug}_{visit.lang}.{ending}"
            data = partial(out.FORMATS[ending], changes, wanted.title)
            is_first = ending == next(iter(FILES))
            download(
                t(FILES[ending]), name, data, key=f"amendment-{ending}", look="primary" if is_first else "secondary"
            )
decided.show_left_out(visit, changes)
if changes.clauses:
    clauses.show(visit, changes)
    st.text(f"{t(out.MARKED)} {t(out.NOTE)}")
    st.text(
        t("What you write stays in this tab of the browser, over a reload too; take the file away before you close it.")
    )
    edits.hold(visit)
else:
    st.text(
        t("What a workshop decides, or somebody types into the matrix, stands here as new sentences of the policy.")
    )
