"""The log as a list: filters above, entries by day, and one of them in full with what can be done about it."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from pages.shared import evidence, session, workspace
from pages.shared.download import download
from pages.shared.listed import listed
from pages.shared.pick import pick
from pages.shared.visit import Visit
from raci.log import BODIES, Today, Workshop, entries
from raci.log.entries import LogLine
from raci.model.words import folded
from raci.out import export
from raci.words import html
from raci.words.html import escape

t, count = session.t, session.count
BACK = "↶"
LIMIT_TEXT = 100
LIMIT_LISTED = 1_000
"""Entries that a browser gets at once."""
NUMBER = re.compile(r"[1-9][0-9]{0,8}\Z")


def of(visit: Visit, known: Mapping[str, Workshop]) -> list[LogLine]:
    """The whole log in words, the latest entry first, with the codes of the workshops alone that this device knows."""

    every = workspace.lines(visit.name, visit.today, visit.lang)
    return [line if not line.workshop or line.workshop in known else line.without_code() for line in every]


def narrowed(today: Today, lines: Sequence[LogLine]) -> list[LogLine]:
    """The entries that the filters in the address leave."""

    kind, role = session.parameter("kind", list(BODIES)), session.parameter("role", today.matrix.role)
    code = session.parameter("code", {line.workshop for line in lines})
    words = folded(st.query_params.get("text", "")[:LIMIT_TEXT]).split()
    if not (kind or role or code or words):
        return [*lines]
    return [
        line
        for line in lines
        if kind in ("", line.kind)
        and role in ("", *line.roles)
        and code in ("", line.workshop)
        and all(word in folded(f"{line.number} {line.author} {line.says} {line.why}") for word in words)
    ]


def show_filters(visit: Visit, lines: Sequence[LogLine], known: Mapping[str, Workshop]) -> None:
    """The row of filters, and what they leave as CSV."""

    today, lang = visit.today, visit.lang
    kinds = {kind: t(body.plural) for kind, body in BODIES.items()}
    codes = {code: f"{workshop.opened.day} {workshop.opened.title}" for code, workshop in known.items()}
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        pick(t("All kinds"), kinds, session.parameter("kind", kinds), "kind", page="record")
        roles = {role: visit.names.role(role) for role in today.matrix.role}
        pick(t("All parties"), roles, session.parameter("role", roles), "role", page="record")
        pick(t("All workshops"), codes, session.parameter("code", codes), "code", page="record")
        st.text_input(
            t("Search"), type="search", placeholder=t("Search text or name"), label_visibility="collapsed",
            max_chars=LIMIT_TEXT, width=178, **session.bind("record-text", st.query_params.get("text", ""), "text"),
        )  # fmt: skip
        name = f"{visit.name}_record.csv"
        download(t("Download CSV"), name, lambda: export.csv(entries.table(lines, lang)), key="record-csv")


def show(visit: Visit, lines: Sequence[LogLine]) -> None:
    """The entries, a group a day; the one the reader picks goes into the address as `entry`."""

    first = _first(lines)
    shown = lines[first : first + LIMIT_LISTED]
    days = [(day, [*same]) for day, same in groupby(shown, key=lambda line: line.at.date())]
    groups = [listed.group(f"day-{day}", f"{day}", _shown(same), visit.lang, total=len(same)) for day, same in days]
    empty = t("No entry fits these filters.") if visit.today.events else t("Nothing has been decided yet.")
    number = st.query_params.get("entry", "")
    is_long = len(lines) > LIMIT_LISTED
    above = "19rem" if is_long else "15.5rem"
    listed.show(
        groups, number, key=f"record-list-{first}", above=above, empty=empty, take=lambda id_: session.put("entry", id_)
    )

    if is_long:
        _show_pages(lines, first)


def _first(lines: Sequence[LogLine]) -> int:
    """The index of the first entry that is listed: behind the number in the address, or of the page with the entry that
    was picked."""

    before, entry = (st.query_params.get(name, "") for name in ("before", "entry"))
    number = int(before) - 1 if NUMBER.match(before) else int(entry) if NUMBER.match(entry) else None
    if number is None:
        return 0
    index = min(bisect_left(lines, -number, key=lambda line: -line.number), len(lines) - 1)
    return max(0, index if NUMBER.match(before) else index // LIMIT_LISTED * LIMIT_LISTED)


def _show_pages(lines: Sequence[LogLine], first: int) -> None:
    """The ways to entries that are older or newer than those that are listed."""

    last = min(first + LIMIT_LISTED, len(lines))
    newer = lines[max(0, first - LIMIT_LISTED)].number + 1
    with st.container(horizontal=True, vertical_alignment="center", key="record-pages"):
        ways = {
            "newer": (t("Newer entries"), newer, first > 0),
            "older": (t("Older entries"), lines[last - 1].number, last < len(lines)),
        }
        for name, (label, before, is_there) in ways.items():
            st.button(
                label, key=f"record-{name}", disabled=not is_there, on_click=session.put, args=("before", f"{before}")
            )
        st.text(t("{first} to {last} of {n} entries", first=first + 1, last=last, n=len(lines)))


def picked(lines: Sequence[LogLine]) -> LogLine | None:
    """The entry that the address asks for."""

    number = st.query_params.get("entry", "")
    return next((line for line in lines if f"{line.number}" == number), None)


def show_detail(line: LogLine, today: Today) -> None:
    """One entry in full."""

    title = today.workshops[line.workshop].opened.title if line.workshop in today.workshops else ""
    facts = [(t("Entry"), f"{line.number}"), (t("When"), f"{line.at:%Y-%m-%d %H:%M} UTC"), (t("Who"), line.author)]
    facts += [(t("Reason"), line.why)] if line.why else []
    facts += [(t("Workshop"), title)] if title else []
    facts += [(t("Taken back by entry"), f"{line.back}")] if line.back and line.back != line.number else []
    evidence.show_panel([f"<h2>{escape(line.says)}</h2>", html.pairs(facts)])


def _shown(lines: Sequence[LogLine]) -> list[tuple[str, str]]:
    """Those that the list has place for; the words of the others are not looked for."""

    return [(f"{line.number}", _title(line)) for line in lines[: listed.GROUP_SHOWN]]


def _title(line: LogLine) -> str:
    """Such as "12 · Li: Finance gains C on …", marked where it no longer stands."""

    act = t("{who}: {what}", who=line.author, what=line.says)
    return f"{BACK + ' ' if line.back else ''}{line.number} · {act}"
