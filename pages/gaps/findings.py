"""The list of causes on screen, and what the address says of the one that is picked."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from pages.shared import session
from pages.shared.listed import listed
from raci.model.terms import SHAPES
from raci.rules import Cause, Severity
from raci.words.sentences import say


def show(causes: list[Cause], lang: str, *, key: str, above: str, empty: str) -> None:
    """Draw the findings in groups; the one the reader picks goes into the address as `finding`."""

    finding = st.query_params.get("finding", "")
    chosen = picked(causes)
    if chosen and not any(one.id == finding and one.accepted for one in chosen.findings):
        finding = chosen.head.id
    drawn = groups(causes, lang)
    listed.show(drawn, finding, key=key, above=above, empty=empty, take=lambda id_: session.put("finding", id_))


def picked(causes: Iterable[Cause]) -> Cause | None:
    """The cause of the finding that the address asks for, None when there is no such one."""

    id_ = st.query_params.get("finding", "")
    return next((cause for cause in causes if any(finding.id == id_ for finding in cause.findings)), None)


def is_asked() -> bool:
    """True when the address asks for a finding, whether there is one or not."""

    return "finding" in st.query_params


def groups(causes: list[Cause], lang: str) -> list[dict[str, Any]]:
    """A group a kind of cause, what matters most first; accepted ones last and folded."""

    kinds: dict[tuple[str, str], list[Cause]] = {}
    for cause in causes:
        if not cause.accepted:
            kinds.setdefault((cause.severity, cause.rule.code), []).append(cause)
    drawn = [_group(same, lang) for same in kinds.values()]
    accepted = [finding for cause in causes for finding in cause.findings if finding.accepted]
    if accepted:
        title, items = say("Accepted exceptions", lang), [(finding.id, finding.message(lang)) for finding in accepted]
        drawn.append(listed.group("accepted", title, items, lang, mark="✓") | {"open": False})
    return drawn


def _group(same: list[Cause], lang: str) -> dict[str, Any]:
    first = same[0]
    id_, title, mark = f"{first.severity}-{first.rule.code}", say(first.rule.title, lang), SHAPES[first.severity]
    drawn = listed.group(id_, title, _items(same, lang), lang, mark=mark)
    return drawn | {"severity": first.severity, "open": first.severity != Severity.NOTE}


def _items(same: list[Cause], lang: str) -> list[tuple[str, str]]:
    return [(cause.head.id, cause.message(lang)) for cause in same]
