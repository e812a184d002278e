"""Matrix, findings and log -> tidy pandas frames, for people who analyse in a notebook; the only door into pandas.

Every frame has its columns also when it is empty. Texts are in `lang`; ids are stable for ever, so join on them.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from raci.log import Decision, Today, stands
from raci.model import Activity, Matrix
from raci.model.conditions import condition_in_words
from raci.model.letters import Layer, Letter, Mark, Origin, cell_of
from raci.out import decisions as told
from raci.rules import SEVERITIES, Finding
from raci.views.plan import Plan
from raci.views.tables import Table, role_heads
from raci.words.sentences import Text


def letters(matrix: Matrix, layer: Layer = Layer.TODAY, lang: str = "en") -> pd.DataFrame:
    """One row a letter, in the order of the file; A/R in one cell are two rows.

    Columns: activity, process, clause, name, role, role_name (text); letter (category A > R > S > C > I);
    origin (category stated, decided, proposed); reason, condition (text, "" for none).
    """

    rows = [
        (*_row(row, lang), role.id, role.name.of(lang), letter, mark.origin, _text(mark.why, lang), _when(mark, lang))
        for row in matrix.activities
        for marks in [row.marks(layer)]
        for role in matrix.roles
        if (mark := marks.get(role.id))
        for letter in mark.letters
    ]
    columns = ["activity", "process", "clause", "name", "role", "role_name", "letter", "origin", "reason", "condition"]
    return _frame(rows, columns, letter=list(Letter), origin=list(Origin))


def matrix_table(matrix: Matrix, layer: Layer = Layer.TODAY, lang: str = "en") -> pd.DataFrame:
    """Shape (activities, roles): index = activity ids, columns = role names, cells such as "A/R", "" for none."""

    cells = [[cell_of(row.letters(role.id, layer)) for role in matrix.roles] for row in matrix.activities]
    heads = pd.Index(role_heads(matrix, lang), name="role", dtype="str")
    index = pd.Index([row.id for row in matrix.activities], name="activity", dtype="str")
    return pd.DataFrame(cells, index=index, columns=heads, dtype="str")


def activities(matrix: Matrix, lang: str = "en") -> pd.DataFrame:
    """One row an activity, in the order of the file.

    Columns: activity, process, process_name, clause, name, act, topics, output, to, when, refused (text, ids joined
    by ", ", "" for none); gate, damaged (bool); unclear (int >= 0, how many places of the text are vague).
    """

    rows = [
        (
            row.id,
            row.process,
            matrix.process[row.process].name.of(lang),
            row.clause,
            row.name.of(lang),
            row.act.value,
            ", ".join(row.topic),
            _text(row.output, lang),
            ", ".join(row.to),
            row.when.text.of(lang) if row.when else "",
            row.refused or "",
            row.is_gate,
            row.damaged,
            len(row.unclear),
        )
        for row in matrix.activities
    ]
    text = ["activity", "process", "process_name", "clause", "name", "act", "topics", "output", "to", "when", "refused"]
    return _frame(rows, [*text, "gate", "damaged", "unclear"]).astype({"gate": bool, "damaged": bool, "unclear": int})


def roles(matrix: Matrix, layer: Layer = Layer.TODAY, lang: str = "en") -> pd.DataFrame:
    """One row a role: role, name, kind, reports_to (text); in_scope (bool); A, R, S, C, I (int >= 0, cells held)."""

    held = letters(matrix, layer, lang).groupby(["role", "letter"], observed=False).size()
    rows = [
        (
            *(role.id, role.name.of(lang), role.kind.value, ", ".join(role.reports_to), bool(role.in_scope)),
            *(int(held.get((role.id, letter), 0)) for letter in Letter),
        )
        for role in matrix.roles
    ]
    columns = ["role", "name", "kind", "reports_to", "in_scope", *Letter]
    return _frame(rows, columns).astype({"in_scope": bool, **{letter.value: int for letter in Letter}})


def findings(matrix: Matrix, judged: Iterable[Finding], lang: str = "en") -> pd.DataFrame:
    """One row a finding, in the order given.

    Columns: id, rule, title, process, activity, roles, topic, clauses, message (text); severity (category gap >
    concern > note); accepted (bool); line (int >= 1, in the file).
    """

    rows = [
        (
            finding.id,
            finding.rule.code,
            finding.rule.title,
            finding.place.process
            or (matrix.activity[finding.place.activities[0]].process if finding.place.activities else ""),
            next(iter(finding.place.activities), ""),
            ", ".join(finding.place.roles),
            finding.place.topic,
            ", ".join(finding.clauses),
            finding.message(lang),
            finding.severity,
            bool(finding.accepted),
            finding.line,
        )
        for finding in judged
    ]
    columns = ["id", "rule", "title", "process", "activity", "roles", "topic", "clauses", "message"]
    frame = _frame(rows, [*columns, "severity", "accepted", "line"], severity=SEVERITIES)
    return frame.astype({"accepted": bool, "line": int})


def decisions(today: Today) -> pd.DataFrame:
    """One row a changed cell of a decision in the log, in the order of the log.

    Columns: number (int >= 1); at (UTC time); author, workshop, activity, role, before, after, reason (text);
    stands (bool, False for what has been taken back).
    """

    rows = [
        (
            *(event.number, event.at, event.author, event.body.workshop, change.activity, change.role),
            *(cell_of(change.before), cell_of(change.after), event.body.why, stands(event, today)),
        )
        for event in today.events.values()
        if isinstance(event.body, Decision)
        for change in event.body.changes
    ]
    text = ["author", "workshop", "activity", "role", "before", "after", "reason"]
    frame = _frame(rows, ["number", "at", *text, "stands"])
    return frame.assign(at=pd.to_datetime(frame["at"], utc=True)).astype({"number": int, "stands": bool})


def plan(made: Plan, lang: str = "en") -> pd.DataFrame:
    """One row a decision of a plan, in the order in which they are best taken.

    Columns: number (int >= 1); title, changes, amendments, closes, opens, agree, stakes, reason (text); gaps (int >= 0,
    how many causes of kind gap it closes), cells (int >= 0, how many letters it changes).
    """

    counts = [(len(decision.gaps), len(decision.changes)) for decision in made.decisions]
    rows = [(*row, *more) for row, more in zip(told.rows(made, lang), counts, strict=True)]
    return _frame(rows, [*told.COLUMNS, "gaps", "cells"]).astype({"number": int, "gaps": int, "cells": int})


def of_table(table: Table) -> pd.DataFrame:
    """Any table of ours: every column is text."""

    return _frame([tuple(row) for row in table.rows], table.columns)


def parquet(frame: pd.DataFrame) -> bytes:
    """The frame as a Parquet file; categories and times keep their types."""

    written: bytes = frame.to_parquet(index=frame.index.name is not None)
    return written


def json(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 JSON, a list of objects, one a row; times as ISO 8601."""

    kept = frame.reset_index() if frame.index.name is not None else frame
    text: str = kept.to_json(orient="records", date_format="iso", force_ascii=False, indent=2)
    return f"{text}\n".encode()


def _row(row: Activity, lang: str) -> tuple[str, str, str, str]:
    return row.id, row.process, row.clause, row.name.of(lang)


def _text(text: Text | None, lang: str) -> str:
    return text.of(lang) if text else ""


def _when(mark: Mark, lang: str) -> str:
    return condition_in_words(mark.when, lang) if mark.when else ""


def _frame(rows: list[tuple[Any, ...]], columns: list[str], **ordered: list[Any]) -> pd.DataFrame:
    """A frame with every column, texts as text; `ordered`: column -> its values, the strongest first."""

    frame = pd.DataFrame(rows, columns=pd.Index(columns, dtype="str"))
    if not rows:
        frame = frame.astype({name: "str" for name in columns})
    for name, values in ordered.items():
        kinds = pd.CategoricalDtype([value.value for value in values], ordered=True)
        frame[name] = frame[name].map(str).astype(kinds)
    return frame
