"""A decision over several rows as one question on a phone: what it changes, for or against, and which rows apart."""

from collections.abc import Mapping
from typing import Any

from pages.shared import session
from raci.log import AGAINST, FAVOUR, UNSURE, WHOLE_ROW, Motion
from raci.log.field_words import field_in_words
from raci.log.names import Names
from raci.views.change_in_words import of_role
from raci.words.lists import phrases
from raci.words.sentences import Word

WORDS = {
    "favour": Word("In favour"),
    "against": Word("Against"),
    "apart": Word("Settle this row on its own"),
    "whole": Word("One answer to all of it; a row on which you think otherwise you take out."),
}
"""Name in the browser -> what stands there."""


def question_of(motion: Motion, names: Names) -> dict[str, Any]:
    """What the browser needs to draw it: its rows, each with the letters that change."""

    rows = len(motion.rows)
    size = session.count(rows, "One decision over {n} row", "One decision over {n} rows") if rows else ""
    return {
        "name": motion.title.of(names.lang),
        "where": size,
        "quotes": [],
        "unclear": [],
        "today": {},
        "says": "",
        "motion": lines_of(motion, names),
    }


def lines_of(motion: Motion, names: Names) -> list[dict[str, str]]:
    """A line a row with the letters that change, and a line a field that letters cannot say."""

    by_row: dict[str, list[str]] = {change.activity: [] for change in motion.changes}
    for change in motion.changes:
        by_row[change.activity].append(of_role(names.role(change.role), change))
    lines = [
        {"id": row, "name": names.activity(row), "says": phrases(cells, names.lang)} for row, cells in by_row.items()
    ]
    return lines + [
        {"id": field.at if field.at in motion.rows else "", "name": "", "says": field_in_words(field, names)}
        for field in motion.fields
    ]


def says_of(motion: Motion, cells: Mapping[Any, Any]) -> dict[str, str]:
    """What the browser sent of a motion, checked: for, against or don't know, and rows of it that go apart."""

    word = cells.get(WHOLE_ROW)
    if word not in (FAVOUR, AGAINST, UNSURE):
        return {}
    return {WHOLE_ROW: word} | {row: AGAINST for row in motion.rows if cells.get(row) == AGAINST}
