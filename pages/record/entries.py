"""The log as a list: filters above, entries by day, and one of them in full with what can be done about it."""

import re
from collections.abc import Container, Mapping, Sequence
from functools import partial
from itertools import groupby

import streamlit as st

from pages.record import looked
from pages.record.looked import Filters, Look
from pages.shared import evidence, session
from pages.shared.download import download
from pages.shared.listed import listed
from pages.shared.pick import pick
from pages.shared.visit import Visit
from raci.log import BODIES, Today, Workshop, event_words
from raci.log.event_words import LogLine
from raci.model.selection import LIMIT_SEARCH
from raci.model.words import folded
from raci.out import export
from raci.words import html
from raci.words.html import escape

t, count = session.t, session.count
BACK = "↶"
LIMIT_CSV = 20_000
"""Entries of one CSV."""
NUMBER = re.compile(r"[1-9][0-9]{0,8}\Z")


def filters_of(visit: Visit, known: Mapping[str, Workshop]) -> Filters:
    """The filters in the address."""

    kind, role = session.parameter("kind", list(BODIES)), session.parameter("role", visit.today.matrix.role)
    words = folded(st.query_params.get("text", "")[:LIMIT_SEARCH]).split()
    return Filters(kind, role, session.parameter("code", known), tuple(words))


def look(visit: Visit, filters: Filters, known: Container[str]) -> Look:
    """The page of the record that the address asks for: behind a number, or with the entry that was picked."""

    before, entry, last = _number("before"), _number("entry"), visit.today.number
    if before:
        return looked.back(visit, filters, max(2, before), known)
    if filters == Filters() and 0 < entry <= last:
        pages = (last - entry) // looked.LIMIT_LISTED
        return looked.back(visit, filters, last + 1 - pages * looked.LIMIT_LISTED, known)
    first = looked.back(visit, filters, last + 1, known)
    return looked.back(visit, filters, entry + 1, known) if 0 < entry < first.low else first


def show_filters(visit: Visit, filters: Filters, known: Mapping[str, Workshop]) -> None:
    """The row of filters, and what they leave as CSV."""

    lang = visit.lang
    kinds = {kind: t(body.plural) for kind, body in BODIES.items()}
    codes = {code: f"{workshop.opened.day} {workshop.opened.title}" for code, workshop in known.items()}
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        pick(t("All kinds"), kinds, filters.kind, "kind", page="record")
        roles = {role: visit.names.role(role) for role in visit.today.matrix.role}
        pick(t("All parties"), roles, filters.role, "role", page="record")
        pick(t("All workshops"), codes, filters.code, "code", page="record")
        st.text_input(
            t("Search"), type="search", placeholder=t("Search text or name"), label_visibility="collapsed",
            max_chars=LIMIT_SEARCH, width=178, **session.bind("record-text", st.query_params.get("text", ""), "text"),
        )  # fmt: skip
        label = t("Download CSV")
        if visit.today.number > LIMIT_CSV:
            label = t("Download the latest {n} as CSV", n=f"{LIMIT_CSV:,}")
        lines = partial(looked.all_that_fit, visit, filters, known, LIMIT_CSV)
        download(
            label, f"{visit.name}_record.csv", lambda: export.csv(event_words.table(lines(), lang)), key="record-csv"
        )


def show(visit: Visit, filters: Filters, page: Look) -> None:
    """The entries, a group a day; the one the reader picks goes into the address as `entry`."""

    days = [(day, [*same]) for day, same in groupby(page.lines, key=lambda line: line.at.date())]
    groups = [listed.group(f"day-{day}", f"{day}", _shown(same), visit.lang, total=len(same)) for day, same in days]
    is_long = page.low > 1 or page.high < visit.today.number
    above = "19rem" if is_long else "15.5rem"
    listed.show(
        groups, session.text_parameter("entry"), key=f"record-list-{visit.today.number - page.high}", above=above,
        empty=_says_empty(page), take=lambda id_: session.put("entry", id_),
    )  # fmt: skip
    if is_long:
        _show_pages(visit, filters, page)


def _says_empty(page: Look) -> str:
    if not page.high:
        return t("Nothing has been decided yet.")
    return (
        t("None of these entries fits the filters; older ones may.")
        if page.low > 1
        else t("No entry fits these filters.")
    )


def _show_pages(visit: Visit, filters: Filters, page: Look) -> None:
    """The ways to entries that are older or newer than those that are listed."""

    last, is_whole = visit.today.number, filters == Filters()
    newer = min(page.high + looked.LIMIT_LISTED, last) + 1 if is_whole else last + 1
    with st.container(horizontal=True, vertical_alignment="center", key="record-pages"):
        ways = {
            "newer": (t("Newer entries") if is_whole else t("Newest entries"), newer, page.high < last),
            "older": (t("Older entries"), page.low, page.low > 1),
        }
        for name, (label, before, is_there) in ways.items():
            st.button(
                label, key=f"record-{name}", disabled=not is_there, on_click=session.put, args=("before", f"{before}")
            )
        here = {"first": last - page.high + 1, "last": last - page.low + 1, "n": last}
        if is_whole:
            st.text(t("{first} to {last} of {n} entries", **here))
        else:
            st.text(t("looked at {first} to {last} of {n} entries", **here))


def _number(name: str) -> int:
    """The number of an entry in the address, 0 for none."""

    value = session.text_parameter(name)
    return int(value) if NUMBER.match(value) else 0


def picked(visit: Visit, known: Container[str]) -> LogLine | None:
    """The entry that the address asks for."""

    event = visit.today.events.get(_number("entry"))
    return next(looked.in_words(visit, known, [event]), None) if event else None


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
