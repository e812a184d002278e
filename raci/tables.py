"""Matrix and findings -> tables of plain cells: the rows that exports write and pages list."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from raci.i18n import say
from raci.letters import Layer
from raci.model import Matrix
from raci.rules import Finding

LONG_COLUMNS = (
    "activity_id",
    "process_id",
    "process",
    "clause",
    "activity",
    "role_id",
    "role",
    "letters",
    "layer",
    "reason",
)
WIDE_COLUMNS = ("Id", "Process", "Clause", "Activity")
FINDING_COLUMNS = (
    "rule",
    "severity",
    "accepted",
    "line",
    "process",
    "activity",
    "roles",
    "clauses",
    "message",
    "suggested",
)


class Table(NamedTuple):
    """Column heads, and rows of cells in their order; every cell is text, "" for none."""

    columns: list[str]
    rows: list[list[str]]


def wide(matrix: Matrix, layer: Layer, lang: str) -> Table:
    """One row an activity, one column a role; cells = letters joined by "/", "" for none. No activities: no rows."""

    columns = [say(name, lang) for name in WIDE_COLUMNS] + role_heads(matrix, lang)
    rows = []
    for activity in matrix.activities:
        marks = activity.marks(layer)
        process = matrix.process[activity.process].name.of(lang)
        cells = [marks[role.id].cell if role.id in marks else "" for role in matrix.roles]
        rows.append([activity.id, process, activity.clause, activity.name.of(lang), *cells])
    return Table(columns, rows)


def long(matrix: Matrix, layer: Layer, lang: str) -> Table:
    """One row a filled cell, in the order of the file; `layer` says where the letters come from, `reason` why."""

    rows = []
    for activity in matrix.activities:
        process = matrix.process[activity.process].name.of(lang)
        row = [activity.id, activity.process, process, activity.clause, activity.name.of(lang)]
        marks = activity.marks(layer)
        for role in matrix.roles:
            mark = marks.get(role.id)
            if mark and mark.letters:
                reason = mark.why.of(lang) if mark.why else ""
                rows.append([*row, role.id, role.name.of(lang), mark.cell, mark.origin.value, reason])
    return Table(list(LONG_COLUMNS), rows)


def findings(found: Iterable[Finding], lang: str) -> Table:
    """One row a finding in the order given: ids and codes, then the message and the first way out in words."""

    return Table(list(FINDING_COLUMNS), [_finding(one, lang) for one in found])


def role_heads(matrix: Matrix, lang: str) -> list[str]:
    """The names of the roles, made distinct by the id where two roles share one."""

    names = [role.name.of(lang) for role in matrix.roles]
    seen = Counter(names)
    return [name if seen[name] == 1 else f"{name} ({role.id})" for name, role in zip(names, matrix.roles, strict=True)]


def _finding(one: Finding, lang: str) -> list[str]:
    place = one.place
    row = next(iter(place.activities), "")
    accepted = "true" if one.accepted else "false"
    judged = [one.rule.code, one.severity.value, accepted, str(one.line)]
    told = [one.message(lang), one.fixes[0].message(lang) if one.fixes else ""]
    return [*judged, place.process, row, ", ".join(place.roles), ", ".join(one.clauses), *told]
