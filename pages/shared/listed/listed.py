"""A list in groups that fold, one item picked: findings by rule, entries of the log by day."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import streamlit as st

from pages.shared import assets, session
from raci.words.sentences import more

GROUP_SHOWN = 200
"""Items of one group that are listed; filters and the CSV reach the others."""


def show(
    groups: Sequence[dict[str, Any]],
    picked: str,
    *,
    key: str,
    above: str,
    empty: str,
    take: Callable[[str], None],
) -> None:
    """Draw the groups below something that is `above` high; `take` gets the id of an item that the reader picks."""

    data = {"lang": session.lang(), "groups": list(groups), "picked": picked, "above": above, "empty": empty}
    known = {item["id"] for group in groups for item in group["items"]}
    _component()(key=key, data=data, on_picked_change=lambda: take(_known(session.state(key)["picked"], known)))


def group(id_: str, title: str, items: Sequence[tuple[str, str]], lang: str, *, mark: str = "") -> dict[str, Any]:
    """A group of items, (id, words) each, of which the first GROUP_SHOWN are listed."""

    return {
        "id": id_,
        "severity": "",
        "mark": mark,
        "title": title,
        "count": str(len(items)),
        "open": True,
        "items": [{"id": item, "says": says} for item, says in items[:GROUP_SHOWN]],
        "more": "".join(more(len(items) - GROUP_SHOWN, lang)),
    }


def _known(sent: Any, known: set[str]) -> str:
    asked = sent.get("value") if isinstance(sent, dict) else None
    return asked if isinstance(asked, str) and asked in known else ""


@cache
def _component() -> Any:
    js = assets.read("shared/dom.js", "shared/listed/listed.js")
    return st.components.v2.component("raci_listed", css=assets.style("shared/listed/listed.css"), js=js)
