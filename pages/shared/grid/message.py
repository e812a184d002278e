"""Matrix -> what the browser needs to draw it: one small message with one character a cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from raci.model import ON_SCREEN, Activity, Matrix, Process, Role, RoleKind, roll_up
from raci.model.conditions import Condition, condition_in_words, sign
from raci.model.facts import process_name
from raci.model.letters import Layer, Letter, Mark, Marks, Origin
from raci.model.terms import LAYERS, LETTERS, ORIGINS, ROLE_KINDS, SEVERITIES, SHAPES, gap
from raci.words.lists import listed
from raci.words.sentences import cited, say

FIRST_CELL = 40  # "(", the character of palette entry 0; of all that follow only one needs an escape in JSON

MARKED = ("gap", "concern")
"""Severities that leave a mark in the grid."""

Marked = Mapping[str, Mapping[str, Any]]
"""Id of an activity, process or role -> {"mark", "n", "says"}: the shape, the count and the words of its findings."""


def message(matrix: Matrix, shown: Matrix, layer: Layer, lang: str, marks: Marked | None = None) -> dict[str, Any]:
    """Columns, rows and words of the grid; `cells` of a row holds one character a column, an index into `palette`.

    Columns and the rows of steps describe the whole matrix, so that they stay as they are while a reader filters;
    the activities are those of `shown`, and steps without any are left out.
    """

    ink = _Ink(matrix, layer, lang, columns(matrix, layer), marks or {})
    rows = [row for process in _steps(shown) for row in ink.rows(process, shown.steps[process.id])]
    return {
        "label": matrix.title.of(lang),
        "caption": f"{matrix.title.of(lang)} · {say(LAYERS[layer][0], lang)}: {say(LAYERS[layer][1], lang)}",
        "columns": ink.heads(),
        "rows": rows,
        "palette": [
            [cell, origin, _spoken(cell, origin, lang, when), *([sign(when)] if when else [])]
            for cell, origin, when in ink.palette
        ],
        "legend": _legend(lang),
        "words": {
            "name": say("Process or activity", lang),
            "clause": say("Clause", lang),
            "open": say("Open all", lang),
            "close": say("Close all", lang),
            "empty": say("No row fits these filters.", lang),
            "draft": say("not applied yet", lang),
            "sheet": say("Columns {from} to {to} of {all}: {first} to {last}", lang),
        },
    }


def columns(matrix: Matrix, layer: Layer) -> list[Role]:
    """The roles that get a column: whoever holds a letter, and every department of the scope even if it holds none."""

    silent = {role.id for role in matrix.silent_roles(layer)}
    return [role for role in matrix.roles if role.id not in silent or _is_expected(role)]


@dataclass
class _Ink:
    """Writes rows, and remembers each combination of letters and origin it met in `palette`."""

    matrix: Matrix
    layer: Layer
    lang: str
    roles: list[Role]
    marks: Marked
    palette: dict[tuple[str, str, Condition | None], int] = field(default_factory=lambda: {("", "", None): 0})

    def heads(self) -> list[dict[str, Any]]:
        return [
            {
                "id": role.id,
                "name": role.label.of(self.lang),
                "kind": role.kind,
                "hint": f"{role.label.of(self.lang)} ({say(ROLE_KINDS[role.kind], self.lang)})",
                "apart": number > 0 and _is_expected(self.roles[number - 1]) != _is_expected(role),
            }
            | dict(self.marks.get(role.id, {}))
            for number, role in enumerate(self.roles)
        ]

    def rows(self, process: Process, shown: tuple[Activity, ...]) -> list[dict[str, Any]]:
        """The row of a step, then those of its activities."""

        whole = self.matrix.steps[process.id]
        step = self._row(process, roll_up(whole, self.layer)) | self._step_gap(whole)
        return [step, *(self._activity(row, process) for row in shown)]

    def _activity(self, row: Activity, process: Process) -> dict[str, Any]:
        written = self._row(row, row.marks(self.layer)) | self._gap(row) | {"up": process.id}
        return written | {"clause": ""} if row.clause == process.clause else written  # said once, on the step

    def _row(self, what: Process | Activity, marks: Marks) -> dict[str, Any]:
        cells = "".join(chr(FIRST_CELL + self._index(marks.get(role.id))) for role in self.roles)
        name = what.name.of(self.lang) if isinstance(what, Activity) else process_name(self.matrix, what, self.lang)
        row = {"id": what.id, "name": name, "clause": cited(what.clause, self.lang), "cells": cells}
        return row | dict(self.marks.get(what.id, {}))

    def _index(self, mark: Mark | None) -> int:
        return self.palette.setdefault((mark.cell, mark.origin.value, mark.when), len(self.palette)) if mark else 0

    def _step_gap(self, rows: tuple[Activity, ...]) -> dict[str, str]:
        gaps = sum(row.has_gap(self.layer) for row in rows)
        says = say("{n} of {all} activities without just one A, or without R", self.lang, n=gaps, all=len(rows))
        return {"gap": f"{gaps}/{len(rows)}", "missing": says} if gaps else {}

    def _gap(self, row: Activity) -> dict[str, str]:
        if not row.has_gap(self.layer):
            return {}
        missing = listed(row.missing(self.layer), self.lang)
        short = say("no {letters}", self.lang, letters=missing) if missing else say("several A", self.lang)
        return {"gap": short, "missing": say(gap(row, self.layer), self.lang)}


def _is_expected(role: Role) -> bool:
    return role.in_scope and role.kind == RoleKind.DEPARTMENT


def _steps(matrix: Matrix) -> list[Process]:
    steps = [process for process in matrix.processes if matrix.steps[process.id]]
    return sorted(steps, key=lambda process: ON_SCREEN.index(process.kind))


def _spoken(cell: str, origin: str, lang: str, when: Condition | None) -> str:
    if not origin:
        return say("no letter", lang)
    names = [say(LETTERS[Letter(letter)][0], lang) for letter in cell.split("/")] if cell else [say("taken away", lang)]
    limits = [condition_in_words(when, lang)] if when else []
    return listed([*names, *limits, say(ORIGINS[Origin(origin)][0], lang)], lang)


def _legend(lang: str) -> list[dict[str, Any] | None]:
    """Entries of the legend in groups; None stands between two groups."""

    letters = [
        {"letters": letter, "origin": "stated", "name": say(name, lang), "hint": say(meaning, lang)}
        for letter, (name, meaning) in LETTERS.items()
    ]
    origins = [
        {"letters": Letter.A, "origin": origin, "name": say(name, lang), "hint": say(meaning, lang)}
        for origin, (name, meaning) in ORIGINS.items()
    ]
    shapes = [
        {"shape": SHAPES[kind], "name": say(SEVERITIES[kind][0], lang), "hint": say(SEVERITIES[kind][1], lang)}
        for kind in MARKED
    ]
    return [*letters, None, *origins, None, *shapes]
