"""The log as a list: filters above, entries by day, and one of them in full with what can be done about it."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from pages.shared import evidence, session
from pages.shared.download import download
from pages.shared.listed import listed
from pages.shared.pick import pick
from raci.log import BODIES, Today, entries
from raci.log.entries import LogLine
from raci.log.names import Names
from raci.model.selection import folded
from raci.out import export
from raci.words import html
from raci.words.html import escape

t, count = session.t, session.count
BACK = "↶"
LIMIT_TEXT = 100


def narrowed(today: Today, lines: Sequence[LogLine]) -> list[LogLine]:
    """The entries that the filters in the address leave."""

    kind, role = session.asked("kind", list(BODIES)), session.asked("role", today.matrix.role)
    code = session.asked("code", today.workshops)
    words = folded(st.query_params.get("text", "")[:LIMIT_TEXT]).split()
    return [
        one
        for one in lines
        if kind in ("", one.kind)
        and role in ("", *one.roles)
        and code in ("", one.workshop)
        and all(word in folded(f"{one.number} {one.author} {one.says} {one.why}") for word in words)
    ]


def filters(today: Today, left: Sequence[LogLine]) -> None:
    """The row of filters, and what they leave as CSV."""

    lang = session.lang()
    names = Names(today.matrix, lang)
    kinds = {kind: t(body.plural) for kind, body in BODIES.items()}
    codes = {code: f"{one.opened.day} {one.opened.title}" for code, one in today.workshops.items()}
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        pick(t("All kinds"), kinds, session.asked("kind", kinds), "kind", page="record")
        roles = {role: names.role(role) for role in today.matrix.role}
        pick(t("All parties"), roles, session.asked("role", roles), "role", page="record")
        pick(t("All workshops"), codes, session.asked("code", codes), "code", page="record")
        st.text_input(
            t("Search"), type="search", placeholder=t("Search text or name"), label_visibility="collapsed",
            max_chars=LIMIT_TEXT, width=178, **session.bind("record-text", st.query_params.get("text", ""), "text"),
        )  # fmt: skip
        name = f"{session.matrix_name()}_record.csv"
        download(t("Download CSV"), name, lambda: export.csv(entries.table(left, lang)), key="record-csv")


def show(left: Sequence[LogLine]) -> None:
    """The entries, a group a day; the one the reader picks goes into the address as `entry`."""

    lang = session.lang()
    groups = [
        listed.group(f"day-{day}", f"{day}", [(f"{one.number}", _told(one)) for one in same], lang)
        for day, same in groupby(left, key=lambda one: one.at.date())
    ]
    empty = t("No entry fits these filters.") if session.today().events else t("Nothing has been decided yet.")
    asked = st.query_params.get("entry", "")
    listed.show(
        groups, asked, key="record-list", above="15.5rem", empty=empty, take=lambda id_: session.put("entry", id_)
    )


def picked(lines: Sequence[LogLine]) -> LogLine | None:
    """The entry that the address asks for."""

    asked = st.query_params.get("entry", "")
    return next((one for one in lines if f"{one.number}" == asked), None)


def detail(one: LogLine, today: Today) -> None:
    """One entry in full."""

    title = today.workshops[one.workshop].opened.title if one.workshop in today.workshops else ""
    facts = [(t("Entry"), f"{one.number}"), (t("When"), f"{one.at:%Y-%m-%d %H:%M} UTC"), (t("Who"), one.author)]
    facts += [(t("Reason"), one.why)] if one.why else []
    facts += [(t("Workshop"), title)] if title else []
    facts += [(t("Taken back by entry"), f"{one.back}")] if one.back and one.back != one.number else []
    evidence.panel([f"<h2>{escape(one.says)}</h2>", html.pairs(facts)])


def _told(one: LogLine) -> str:
    """Such as "12 · Li: Finance gains C on …", marked where it no longer stands."""

    told = t("{who}: {what}", who=one.author, what=one.says)
    return f"{BACK + ' ' if one.back else ''}{one.number} · {told}"
