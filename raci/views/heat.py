"""Matrix and findings -> gaps by process and department: how many in each cell, and which."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from raci.model import ON_SCREEN, Matrix, Process
from raci.model.facts import joined
from raci.rules import Cause, Finding, Severity, causes
from raci.views.tables import Table, heads
from raci.words.sentences import LANGUAGES, Text, Word, say

WHOLE = ""
"""The row of findings that belong to no process."""

NOBODY = ""
OTHERS = "*"
"""Columns: of findings that name no role, and of the roles for which there is no room; no id is written like them."""

NAMES = {NOBODY: Word("nobody named"), OTHERS: Word("others")}
MOST_COLUMNS = 12
MOST_NAMED = 2  # processes in a title; where more of them share the first place, none stands out


class Axis(NamedTuple):
    """The id of a process or role, and its name on screen."""

    id: str
    name: Text


@dataclass(frozen=True)
class Heat:
    """Rows = processes with a gap in screen order; columns = roles, most gaps first, then nobody, then others.

    `cells`: (process id, role id) -> ids of its causes, no entry for none; `gaps`: process id -> how many causes
    it has, each counted once however many roles it names.
    """

    rows: tuple[Axis, ...]
    columns: tuple[Axis, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    gaps: Mapping[str, int]

    @property
    def most(self) -> int:
        """The number in the fullest cell, 0 for none."""

        return max(map(len, self.cells.values()), default=0)


def heat(matrix: Matrix, findings: Iterable[Finding]) -> Heat:
    """The gaps that are not accepted; without any, no rows, no columns and no cells."""

    listed = [cause for cause in causes(findings) if cause.severity == Severity.GAP and not cause.accepted]
    gaps = [(_process(matrix, one), one) for one in listed]
    counted = Counter(process for process, _ in gaps)
    columns = _columns(matrix, [one for _, one in gaps])
    shown = {column.id for column in columns}
    cells: dict[tuple[str, str], list[str]] = {}
    for process, gap in gaps:
        for role in dict.fromkeys(role if role in shown else OTHERS for role in _roles(gap)):
            cells.setdefault((process, role), []).append(gap.id)
    rows = tuple(row for row in _rows(matrix) if row.id in counted)
    ids = {place: tuple(inside) for place, inside in cells.items()}
    return Heat(rows, columns, ids, {row.id: counted[row.id] for row in rows})


def title(heat: Heat, lang: str) -> str:
    """The finding in a sentence: where most gaps are."""

    found = sum(heat.gaps.values())
    rows = [row for row in heat.rows if row.id != WHOLE]
    most = max((heat.gaps[row.id] for row in rows), default=0)
    first = [row.name for row in rows if heat.gaps[row.id] == most]
    if not found:
        return say("No gaps", lang)
    if not rows:
        return say("Every gap is one of the whole policy: {all}", lang, all=found)
    if len(first) > MOST_NAMED or most < len(first):
        return say("No process stands out: each has at most {n} of the {all} gaps", lang, n=most, all=found)
    if len(first) > 1:
        return say("Most gaps are in {processes}: {n} each", lang, processes=joined(first, lang), n=most)
    return say("Most gaps are in {process}: {n} of {all}", lang, process=first[0].of(lang), n=most, all=found)


def table(heat: Heat, lang: str) -> Table:
    """The same as a table: one row a process, one column a role; cells = numbers of gaps, "" for none."""

    columns = [say("Process", lang), *heads(((column.id, column.name) for column in heat.columns), lang)]
    return Table(columns, [[row.name.of(lang), *_numbers(heat, row)] for row in heat.rows])


def _numbers(heat: Heat, row: Axis) -> list[str]:
    return [str(len(heat.cells.get((row.id, column.id), ())) or "") for column in heat.columns]


def _rows(matrix: Matrix) -> Iterator[Axis]:
    names = Counter(process.name for process in matrix.processes)
    for process in sorted(matrix.processes, key=lambda process: ON_SCREEN.index(process.kind)):
        name = process.name if names[process.name] == 1 else _distinct(matrix, process)
        yield Axis(process.id, name)
    yield Axis(WHOLE, _text(Word("the whole policy")))


def _distinct(matrix: Matrix, process: Process) -> Text:
    """The name with whose list it is; two posts often have a "Scope of work" each."""

    whose = matrix.role[process.of].label if process.of else Text(process.id, process.id)
    return Text(f"{process.name.en} ({whose.en})", f"{process.name.zh}（{whose.zh}）")


def _columns(matrix: Matrix, gaps: list[Cause]) -> tuple[Axis, ...]:
    counted = Counter(role for gap in gaps for role in dict.fromkeys(_roles(gap)))
    last = [NOBODY] if NOBODY in counted else []
    roles = sorted((role for role in matrix.role if role in counted), key=lambda role: -counted[role])
    if len(roles) + len(last) > MOST_COLUMNS:
        last.append(OTHERS)
        roles = roles[: MOST_COLUMNS - len(last)]
    return (
        *(Axis(role, matrix.role[role].label) for role in roles),
        *(Axis(id_, _text(NAMES[id_])) for id_ in last),
    )


def _roles(gap: Cause) -> tuple[str, ...]:
    return gap.place.roles or (NOBODY,)


def _process(matrix: Matrix, gap: Cause) -> str:
    places = {matrix.activity[row].process for row in gap.place.activities[:1]} if not gap.rule.fold else set()
    return next(iter(places), gap.place.process or WHOLE)


def _text(word: Word) -> Text:
    return Text(*(say(word, lang) for lang in LANGUAGES))
