"""Page: the record; the log in words, any version back, the minutes of a workshop, and decisions into the file."""

import streamlit as st

from pages.record import entries, file, minutes, versions
from pages.shared import session, workspace

t = session.t

matrix = session.matrix()
today = session.today()
views = {"log": t("Entries"), "minutes": t("Minutes"), "file": t("Into the file")}
view = session.asked("view", views) or "log"

st.segmented_control(
    t("View"),
    views,
    required=True,
    format_func=views.__getitem__,
    label_visibility="collapsed",
    **session.bind("record-view", view, "view"),
)
if view == "minutes":
    minutes.show(today)
elif view == "file":
    file.show(today)
else:
    lines = workspace.lines(session.matrix_name(), today, session.lang())
    left_over = entries.narrowed(today, lines)
    file.misfits(today)
    entries.filters(today, left_over)
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        entries.show(left_over)
    with right, st.container(key="detail"):
        one = entries.picked(lines)
        if one:
            entries.detail(one, today)
            versions.show(one, today)
        elif lines:
            st.text(t("Choose an entry to read it in full, to take it back, or to see the matrix as it was."))
