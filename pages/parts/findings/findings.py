"""The list of findings on screen, and what the address says of the one that is picked."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import streamlit as st

from pages.parts import session
from pages.parts.listed import listed
from raci.i18n import say
from raci.rules import Finding, Severity
from raci.terms import SHAPES


def show(found: list[Finding], *, key: str, above: str, empty: str) -> None:
    """Draw the findings in groups; the one the reader picks goes into the address as `finding`."""

    asked = st.query_params.get("finding", "")
    drawn = groups(found, session.lang())
    listed.show(drawn, asked, key=key, above=above, empty=empty, take=lambda id_: session.put("finding", id_))


def picked(found: Iterable[Finding]) -> Finding | None:
    """The finding that the address asks for, None when there is no such one."""

    asked = st.query_params.get("finding", "")
    return next((finding for finding in found if finding.id == asked), None)


def is_asked() -> bool:
    """True when the address asks for a finding, whether there is one or not."""

    return "finding" in st.query_params


def groups(found: list[Finding], lang: str) -> list[dict[str, Any]]:
    """A group a rule, in report order; accepted findings last and folded."""

    live = [finding for finding in found if not finding.accepted]
    drawn = [_group(list(same), lang) for _, same in groupby(live, key=lambda one: (one.severity, one.rule.code))]
    accepted = [finding for finding in found if finding.accepted]
    if accepted:
        title = say("Accepted exceptions", lang)
        drawn.append(listed.group("accepted", title, _items(accepted, lang), lang, mark="✓") | {"open": False})
    return drawn


def _group(same: list[Finding], lang: str) -> dict[str, Any]:
    first = same[0]
    id_, title, mark = f"{first.severity}-{first.rule.code}", say(first.rule.title, lang), SHAPES[first.severity]
    drawn = listed.group(id_, title, _items(same, lang), lang, mark=mark)
    return drawn | {"severity": first.severity, "open": first.severity != Severity.NOTE}


def _items(same: list[Finding], lang: str) -> list[tuple[str, str]]:
    return [(finding.id, finding.message(lang)) for finding in same]
