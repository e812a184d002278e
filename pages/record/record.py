"""Page: the record; the log in words, any version back, the minutes of a workshop, and decisions into the file."""

import streamlit as st

from pages.record import entries, merge, minutes, versions, who_may
from pages.shared import lead, paper, session
from pages.shared.visit import this_visit

t = session.t

visit = this_visit()
views = {"log": t("Entries"), "minutes": t("Minutes"), "file": t("Into the file")}
views |= {"rights": t("Rights and audit")} if who_may.is_offered(visit) else {}
asked_for = session.parameter("view", [*views, "rights"]) or "log"
view = asked_for if asked_for in views else "log"

st.segmented_control(
    t("View"),
    views,
    required=True,
    format_func=views.__getitem__,
    label_visibility="collapsed",
    **session.bind("record-view", view, "view"),
)
if view == "minutes":
    minutes.show(visit)
elif view == "file":
    merge.show(visit)
elif asked_for == "rights":
    who_may.show(visit)
else:
    known = lead.known(visit)
    filters = entries.filters_of(visit, known)
    page = entries.look(visit, filters, known)
    merge.show_misfits(visit)
    entries.show_filters(visit, filters, known)
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        entries.show(visit, filters, page)
    with right, st.container(key="detail"):
        line = entries.picked(visit, known)
        if line:
            entries.show_detail(line, visit.today)
            versions.show(visit, line)
        elif visit.today.number:
            with paper.only_on_screen("record-hint"):
                st.text(t("Choose an entry to read it in full, to take it back, or to see the matrix as it was."))
