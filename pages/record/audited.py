"""The audit in words: who signed in, was refused, revealed, was let onto a seat, uploaded, gave or took rights."""

import streamlit as st

from pages.shared import evidence, session, unread, visitor, workspace
from pages.shared.visit import Visit
from raci.people import Action
from raci.store import ACTS, AuditLine
from raci.words import html
from raci.words.html import Html, escape

t = session.t
SHOWN = 200
"""Entries; `raci audit` lists them all."""


def show(visit: Visit) -> None:
    """The latest first: of this matrix, and for whoever administers all of them of everything."""

    is_all = visitor.may(Action.GRANT)
    audit = workspace.store().audit
    listed = unread.value_or_stop(audit.lines(None if is_all else visit.name, SHOWN), visit.lang)
    st.subheader(t("Audit"), anchor=False)
    if not listed:
        st.text(t("Nothing has been noted yet."))
        return
    heads = (t("When (UTC)"), t("Acted"), t("Act"))
    evidence.show_panel([html.table(heads, ([*_cells(line)] for line in listed), css="plain")])


def _cells(line: AuditLine) -> tuple[str, str, Html]:
    act = t(ACTS[line.act]) if line.act in ACTS else line.act
    rest = " · ".join(filter(None, (line.matrix, line.says)))
    words = f"{escape(act)}<br><span class='quiet'>{escape(rest)}</span>" if rest else escape(act)
    return f"{line.at:%Y-%m-%d %H:%M}", line.person or t("nobody by name"), Html(words)
