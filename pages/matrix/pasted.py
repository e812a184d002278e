"""Several rows or parties at once, pasted as a list, to be added to the matrix on screen."""

import streamlit as st

from pages.shared import session
from pages.shared.kept import kept
from pages.shared.visit import Visit
from raci.log import Reshaped
from raci.log.adding import adding
from raci.model.item_changes import ItemKind
from raci.sheets.started import additions, lack_of_room, lists_of
from raci.words.sentences import Word

t, count = session.t, session.count
LIMIT_PASTED_ROWS = 100_000
"""Characters."""
LABELS = {ItemKind.ACTIVITY: Word("Activities, one a line"), ItemKind.ROLE: Word("Parties, one a line")}


def ask_rows(visit: Visit, kind: ItemKind, key: str, why: str) -> Reshaped | None:
    """The event that adds what is pasted and is not there yet; None where there is nothing to add."""

    if kind == ItemKind.ACTIVITY:
        st.caption(
            t(
                "A line that ends with a colon names the process of the lines below it. Two columns pasted from a"
                " spreadsheet are activities and parties."
            )
        )
    id_ = f"{key}-list"
    text = st.text_area(
        t(LABELS[kind]),
        kept.text(id_, LIMIT_PASTED_ROWS),
        key=id_,
        height=180,
        max_chars=LIMIT_PASTED_ROWS,
        persist_state="session",
    )
    lists = lists_of(text or "", "") if kind == ItemKind.ACTIVITY else lists_of("", text or "")
    new = additions(lists, visit.matrix)
    if new.known:
        st.caption(count(new.known, "{n} of them is there already", "{n} of them are there already"))
    if problem := lack_of_room(new, visit.matrix):
        st.error(session.plain(problem.message(visit.lang)))
        return None
    return adding(visit.today, new.rows, new.parties, why) if new.rows or new.parties else None
