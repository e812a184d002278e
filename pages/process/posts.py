"""Lists of duties: who works for whom on what, as a table, each with its clause, what is lost with its cause."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from pages.shared import evidence, session
from pages.shared.visit import Visit
from raci.rules import Cause
from raci.views.passes import HOWS, Pass
from raci.views.working_for import KINDS, DutyHolder, WorkTable
from raci.words import html
from raci.words.html import Html, escape

t, count = session.t, session.count
SHOWN = 4
"""Entries of a cell that stand open; the others are folded below them."""


def show(visit: Visit, table: WorkTable, causes: Mapping[str, tuple[Cause, ...]]) -> None:
    """A row a holder, a column a kind of party."""

    heads = [t("Works for…"), *(t(KINDS[column]) for column in table.columns)]
    rows = [_row(visit, table, holder, causes) for holder in table.holders]
    with st.container(key="posts"):
        evidence.show_panel([html.table(heads, rows, css="plain", named=True)])


def _row(visit: Visit, table: WorkTable, holder: DutyHolder, causes: Mapping[str, tuple[Cause, ...]]) -> list[str]:
    number = count(holder.duties, "{n} duty", "{n} duties") if holder.duties else ""
    name = Html(f"<strong>{escape(visit.names.role(holder.role))}</strong><br>{number}")
    return [name, *(_cell(visit, holder, column, causes) for column in table.columns)]


def _cell(visit: Visit, holder: DutyHolder, column: str, causes: Mapping[str, tuple[Cause, ...]]) -> Html:
    entries = [_entry(visit, holder.role, handed, causes) for handed in holder.given.get(column, ())]
    rest = entries[SHOWN:]
    more = f"<details><summary>{session.more(len(rest))[0]}</summary>{html.items(rest)}</details>" if rest else ""
    return Html(html.items(entries[:SHOWN]) + more) if entries else Html("")


def _entry(visit: Visit, role: str, handed: Pass, causes: Mapping[str, tuple[Cause, ...]]) -> Html:
    """Such as "checks Operations team: inspect the work 2.1-2"; what nobody receives leads to its cause."""

    what = escape(handed.what.of(visit.lang)) if handed.what else ""
    clause = (
        f" <span class='quiet'>{escape(session.clause(handed.row.clause))}</span>"
        if handed.row and handed.row.clause
        else ""
    )
    if handed.broken:
        here = causes.get(handed.row.id, ()) if handed.row else ()
        cause = next((cause for cause in here if handed.broken in cause.findings), None)
        asks = visit.address | {"finding": cause.head.id if cause else handed.broken.id}
        return Html(f"<a class='gap' href='gaps?{escape(urlencode(asks))}' target='_self'>✕ {what}</a>{clause}")
    others = escape(visit.names.roles(taker for taker in handed.takers if taker != role))
    how = f"<span class='how'>{t(HOWS[handed.how])}</span>"
    whom = t("{what}: {told}", what=others, told=what) if what else others
    return Html(f"{how} {whom}{clause}")
