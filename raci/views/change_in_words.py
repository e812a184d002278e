"""A changed cell in words: as now and then, and as a sentence."""

from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import cell_of
from raci.words.sentences import Word, cited, say

NOTHING = "–"
"""A cell without letters."""

CELL = {
    "gains": Word("{role} gains {after} on “{activity}”{clause}"),
    "loses": Word("{role} loses {before} on “{activity}”{clause}"),
    "swaps": Word("{role} has {after} instead of {before} on “{activity}”{clause}"),
}


def now_then(before: str, after: str) -> str:
    """Two cells such as "" and "C" as – → C."""

    return f"{before or NOTHING} → {after or NOTHING}"


def of_role(name: str, change: Change) -> str:
    """Such as Finance – → C, for whoever reads it beside the row."""

    return f"{name} {now_then(cell_of(change.before), cell_of(change.after))}"


def sentence(change: Change, matrix: Matrix, lang: str) -> str:
    """Such as “Finance gains C on “Decide on the project” (三(一)2)”; the id stands for what this matrix has not."""

    kind = "swaps" if change.before and change.after else "gains" if change.after else "loses"
    row, role = matrix.activity.get(change.activity), matrix.role.get(change.role)
    return say(
        CELL[kind],
        lang,
        role=role.label.of(lang) if role else change.role,
        before=cell_of(change.before),
        after=cell_of(change.after),
        activity=row.name.of(lang) if row else change.activity,
        clause=say(" ({clause})", lang, clause=cited(row.clause, lang)) if row and row.clause else "",
    )
