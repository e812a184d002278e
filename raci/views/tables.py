"""Matrix and findings -> tables of plain cells: the rows that exports write and pages list."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from raci.model import Matrix, facts
from raci.model.changes import Change
from raci.model.conditions import condition_in_words
from raci.model.letters import Layer, cell_of
from raci.rules import Finding, causes
from raci.views.change_in_words import sentence
from raci.views.relay import Leg, RelayStage
from raci.words.sentences import LANGUAGES, Text, say

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
    "condition",
)
NOBODY = ("",) * 6  # the columns of a long table from role_id on
WIDE_COLUMNS = ("Id", "Process", "Clause", "Activity")
SLIP_COLUMNS = ("workshop", "seat", "activity_id", "clause", "activity")
VOTE_COLUMN = "vote"
"""Of a slip with decisions over several rows, besides SLIP_COLUMNS."""
CHANGE_COLUMNS = ("activity_id", "role_id", "before", "after", "reason", "change")
SYSTEM_COLUMNS = ("Matrix", "Parties", "Statements", "Activities", "Gaps", "Concerns", "Notes")
KINDS = ("gap", "concern", "note")
STEP_COLUMNS = (
    "activity_id",
    "process",
    "clause",
    "activity",
    "accountable",
    "responsible",
    "supports",
    "consulted",
    "informed",
    "when",
    "output",
    "goes_to",
    "on_no",
    "baton_dropped",
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
        cells = [marks[role.id].in_words(lang) if role.id in marks else "" for role in matrix.roles]
        rows.append([activity.id, process, activity.clause, activity.name.of(lang), *cells])
    return Table(columns, rows)


def long(matrix: Matrix, layer: Layer, lang: str) -> Table:
    """One row a filled cell, in the order of the file; `layer` says where the letters come from, `reason` why.

    An activity in which nobody holds a letter is one row without a role.
    """

    return Table(list(LONG_COLUMNS), [[*chain(*parts)] for parts in long_parts(matrix, layer, lang)])


def long_parts(matrix: Matrix, layer: Layer, lang: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The rows of `long`, one after the other, each as the cells of its activity, its role and its letters, which
    repeat: a million rows need not be in memory, nor be written a cell at a time."""

    processes = {process.id: process.name.of(lang) for process in matrix.processes}
    names = {role.id: role.name.of(lang) for role in matrix.roles}
    order = {id_: number for number, id_ in enumerate(names)}
    for activity in matrix.activities:
        head = (activity.id, activity.process, processes[activity.process], activity.clause, activity.name.of(lang))
        marks = {id_: mark for id_, mark in activity.marks(layer).items() if mark.letters}
        held = sorted(marks, key=order.__getitem__)
        if not held:
            yield head, NOBODY
        for id_ in held:
            mark = marks[id_]
            reason = mark.why.of(lang) if mark.why else ""
            condition = condition_in_words(mark.when, lang) if mark.when else ""
            yield head, (id_, names[id_]), ("/".join(mark.letters), mark.origin.value, reason, condition)


def steps(matrix: Matrix, stages: Iterable[RelayStage], lang: str) -> Table:
    """One row a step of the process: who answers, does, helps, is asked and told, and whether the baton reaches it."""

    return Table(list(STEP_COLUMNS), [_step(matrix, stage, leg, lang) for stage in stages for leg in stage.legs])


def _step(matrix: Matrix, stage: RelayStage, leg: Leg, lang: str) -> list[str]:
    row = leg.activity
    parties = (leg.heads, leg.doers, leg.helpers, leg.consulted, leg.informed)
    named = [facts.names(matrix, roles, lang) for roles in parties]
    refused = matrix.activity[row.refused].name.of(lang) if row.refused else ""
    output = row.output.of(lang) if row.output else ""
    parts = [facts.when(row, lang), output, facts.names(matrix, row.to, lang), refused]
    head = [row.id, stage.process.name.of(lang), row.clause, row.name.of(lang)]
    return [*head, *named, *parts, "true" if leg.is_dropped else "false"]


def changes(matrix: Matrix, changed: Iterable[Change], lang: str) -> Table:
    """One row a changed cell: ids, letters before and after, the reason, and the change in words."""

    return Table(list(CHANGE_COLUMNS), [_change(change, matrix, lang) for change in changed])


def _change(change: Change, matrix: Matrix, lang: str) -> list[str]:
    why = change.why.of(lang) if change.why else ""
    return [
        change.activity,
        change.role,
        cell_of(change.before),
        cell_of(change.after),
        why,
        sentence(change, matrix, lang),
    ]


def systems(checked: Iterable[tuple[Matrix, Iterable[Finding]]], lang: str) -> Table:
    """One row a matrix: parties, statements of the source, activities, and causes by kind without accepted ones."""

    rows = [_system(matrix, findings, lang) for matrix, findings in checked]
    return Table([say(name, lang) for name in SYSTEM_COLUMNS], rows)


def _system(matrix: Matrix, findings: Iterable[Finding], lang: str) -> list[str]:
    kinds = Counter("accepted" if cause.accepted else cause.severity.value for cause in causes(findings))
    counts = [len(matrix.roles), statements(matrix), len(matrix.activities), *(kinds[kind] for kind in KINDS)]
    return [matrix.title.of(lang), *map(str, counts)]


def statements(matrix: Matrix) -> int:
    """How many statements of the source the activities come from: rows with one clause are parts of one statement."""

    return len({(matrix.process[row.process].of, row.clause or row.id) for row in matrix.activities})


def role_heads(matrix: Matrix, lang: str) -> list[str]:
    """The names of the roles as heads of columns, each of which stands for one role and for nothing else."""

    return heads(((role.id, role.name) for role in matrix.roles), lang)


def heads(named: Iterable[tuple[str, Text]], lang: str) -> list[str]:
    """The names, with the id behind a name that could be another one's name or id, or a column of ours.

    Names are compared as `alike` has them, because people and spreadsheets change capitals and blanks.
    """

    listed = list(named)
    claims = Counter(word for id_, name in listed for word in {alike(id_), alike(name.en), alike(name.zh)})
    claims.update(
        alike(say(column, lang)) for column in (*WIDE_COLUMNS, *SLIP_COLUMNS, VOTE_COLUMN) for lang in LANGUAGES
    )
    titles = []
    for id_, name in listed:
        head = name.of(lang)
        while claims[alike(head)] > (head == name.of(lang)):
            head = f"{head} ({id_})"
        titles.append(head)
    return titles


def roles_by_head(matrix: Matrix) -> dict[str, str]:
    """What the head of a column may say, as `alike` has it -> role; a name that two roles share stands for neither."""

    named = [
        (alike(head), role)
        for lang in LANGUAGES
        for head, role in zip(role_heads(matrix, lang), matrix.role, strict=True)
    ]
    named += [(alike(word), role.id) for role in matrix.roles for word in (role.id, role.name.en, role.name.zh)]
    claims: dict[str, set[str]] = {}
    for word, role in named:
        claims.setdefault(word, set()).add(role)
    return {word: next(iter(roles)) for word, roles in claims.items() if len(roles) == 1}


def rows_by_name(matrix: Matrix) -> dict[str, list[str]]:
    """What a file calls an activity, as `alike` has it -> the ids of the activities of that name."""

    named: dict[str, list[str]] = {}
    for row in matrix.activities:
        for word in {alike(row.name.en), alike(row.name.zh)}:
            named.setdefault(word, []).append(row.id)
    return named


QUOTES_AND_DASHES = dict.fromkeys(map(ord, "“”„«»"), '"') | dict.fromkeys(map(ord, "‘’"), "'")
QUOTES_AND_DASHES |= {0x2013: "-", 0x2014: "-", 0x2212: "-", ord("_"): " "}


def alike(text: str) -> str:
    """The text without what spreadsheets and people change in it: width, capitals, blanks, kinds of quotes, dashes."""

    plain = unicodedata.normalize("NFKC", text).translate(QUOTES_AND_DASHES).casefold()
    return " ".join(plain.strip().removeprefix("'").split())
