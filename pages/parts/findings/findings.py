"""The list of findings on screen, and what the address says of the one that is picked."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

import streamlit as st

from pages.parts import assets, session
from raci.i18n import count, say
from raci.rules import Finding, Severity
from raci.terms import SHAPES

GROUP_SHOWN = 200
"""Findings of one rule that are listed; filters and the CSV reach the others."""


def show(found: list[Finding], *, key: str, above: str, empty: str) -> None:
    """Draw the findings in groups; the one the reader picks goes into the address as `finding`."""

    data = message(found, session.lang()) | {
        "above": above,
        "empty": empty,
        "picked": st.query_params.get("finding", ""),
    }
    _component()(key=key, data=data, on_picked_change=lambda: _picked(found, session.state(key)["picked"]))


def picked(found: Iterable[Finding]) -> Finding | None:
    """The finding that the address asks for, None when there is no such one."""

    asked = st.query_params.get("finding", "")
    return next((finding for finding in found if finding.id == asked), None)


def is_asked() -> bool:
    """True when the address asks for a finding, whether there is one or not."""

    return "finding" in st.query_params


def message(found: list[Finding], lang: str) -> dict[str, Any]:
    """What the browser needs to draw: a group a rule, in report order; accepted findings last and folded."""

    live = [finding for finding in found if not finding.accepted]
    groups = [_group(list(same), lang) for _, same in groupby(live, key=lambda one: (one.severity, one.rule.code))]
    accepted = [finding for finding in found if finding.accepted]
    if accepted:
        title = say("Accepted exceptions", lang)
        groups.append(_group(accepted, lang) | {"id": "accepted", "title": title, "mark": "✓", "open": False})
    return {"lang": lang, "groups": groups}


def _group(same: list[Finding], lang: str) -> dict[str, Any]:
    first, more = same[0], len(same) - GROUP_SHOWN
    return {
        "id": f"{first.severity}-{first.rule.code}",
        "severity": first.severity,
        "mark": SHAPES[first.severity],
        "title": say(first.rule.title, lang),
        "count": str(len(same)),
        "open": first.severity != Severity.NOTE,
        "items": [{"id": finding.id, "says": finding.message(lang)} for finding in same[:GROUP_SHOWN]],
        "more": count(more, "and {n} more", "and {n} more", lang) if more > 0 else "",
    }


def _picked(found: list[Finding], sent: Any) -> None:
    asked = sent.get("value") if isinstance(sent, dict) else None
    session.put("finding", asked if isinstance(asked, str) and asked in {finding.id for finding in found} else "")


@cache
def _component() -> Any:
    js = assets.read("dom.js", "findings/list.js")
    return st.components.v2.component("raci_findings", css=assets.style("findings/list.css"), js=js)
