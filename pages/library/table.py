"""The list of the library: its filters, and the message for the table that draws it."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import streamlit as st

from pages.library.diagnosed import Shown
from pages.shared import session
from pages.shared.component import Component, if_known
from raci.store import KINDS, CatalogueLine
from raci.words.sentences import Word

t, count = session.t, session.count
SHELF = Component("library/shelf.js", ("library/shelf.css",))
GROUPS = {"source": Word("Source"), "sector": Word("Sector"), "changed": Word("Changed")}
LIMIT_SHELF = 400
"""Rows that are drawn; the filters reach the others."""


def show_filters(everything: Sequence[Shown], lang: str) -> tuple[str, str, str, str]:
    """Words, topic, role and group, as the reader wants them; the first three are in the address."""

    known = [shown.line for shown in everything if shown.line]
    topics = sorted({name.of(lang) for line in known for name in line.topics})
    roles = sorted({name.of(lang) for line in known for name in line.roles})
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        text = str(st.query_params.get("text", ""))[:100]
        st.text_input(
            t("Search"), type="search", placeholder=t("Search words in all matrices"), label_visibility="collapsed",
            max_chars=100, width=300, **session.bind("library-text", text, "text"),
        )  # fmt: skip
        topic, role = session.parameter("topic", topics), session.parameter("role", roles)
        _choose(t("Any topic"), topics, topic, "topic")
        _choose(t("Any role"), roles, role, "role")
        st.space("stretch")
        by = st.segmented_control(
            t("Group by"), list(GROUPS), format_func=lambda name: t(GROUPS[name]), default="sector", key="library-by",
            required=True, label_visibility="collapsed",
        )  # fmt: skip
    return text, topic, role, by or "source"


def _choose(anything: str, names: list[str], value: str, parameter: str) -> None:
    st.selectbox(
        anything, names, index=None, placeholder=anything, label_visibility="collapsed", width=200,
        **session.bind(f"library-{parameter}", value or None, parameter),
    )  # fmt: skip


def picked(names: Container[str], shown: str) -> str:
    """The matrix that the panel tells of: the one picked last, else the one that the other pages show."""

    last = session.noted("library-picked", "")
    return if_known(last, names) or if_known(shown, names)


def show(groups: Mapping[str, Sequence[Shown]], picked: str, lang: str) -> None:
    """Draw the groups; a row that is pressed is picked."""

    names = {shown.name for group in groups.values() for shown in group}
    left = LIMIT_SHELF
    drawn = []
    for title, group in groups.items():
        drawn.append(_group(title, group, group[: max(0, left)], lang))
        left -= len(group)
    heads = [t("Matrix"), t("roles × activities"), *(t(name) for name in KINDS.values()), t("confirmed"), t("changed")]
    data = {
        "heads": heads,
        "shelves": drawn,
        "picked": picked,
        "empty": t("No matrix holds these words, this topic and this role. Take one of them out."),
        "more": "".join(session.more(-left)),
    }
    SHELF.draw("library-shelf", data, picked=lambda sent: session.note("library-picked", if_known(sent, names)))


def _group(title: str, all_: Sequence[Shown], drawn: Iterable[Shown], lang: str) -> dict[str, Any]:
    known = [shown.line for shown in all_ if shown.line]
    sums = [sum(line.kinds.get(kind, 0) for line in known) for kind in KINDS]
    return {
        "title": title,
        "count": count(len(all_), "{n} matrix", "{n} matrices"),
        "sums": sums,
        "rows": [_row(shown, title, lang) for shown in drawn],
    }


def _row(shown: Shown, above: str, lang: str) -> dict[str, Any]:
    """One matrix; its sector is not told again where that is the group `above`."""

    line = shown.line
    if line is None:
        return {"id": shown.name, "title": shown.name, "sub": t("cannot be read"), "cells": []}
    sector = line.sector.of(lang) if line.sector else ""
    return {
        "id": shown.name,
        "title": line.title.of(lang),
        "sub": sector if sector != above else "",
        "cells": [
            f"{len(line.roles)} × {line.activities}",
            *(line.kinds.get(kind, 0) for kind in KINDS),
            _confirmed(line),
            day(shown.changed),
        ],
    }


def _confirmed(line: CatalogueLine) -> str:
    return t("{n} of {all}", n=len(line.confirmed), all=len(line.parties)) if line.parties else "–"


def day(at: datetime) -> str:
    """Such as 2026-11-28, or today."""

    local = at.astimezone().date()
    return t("today") if local == date.today() else local.isoformat()
