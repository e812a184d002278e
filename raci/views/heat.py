"""Matrix and findings -> gaps by process and department: how many in each cell, and which."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from raci.model import ON_SCREEN, Matrix, Process
from raci.model.facts import joined
from raci.rules import Cause, Finding, Severity, causes
from raci.views.cause_filter import NONE, CauseFilter, Counted, parties, processes
from raci.views.tables import Table, heads
from raci.words.sentences import LANGUAGES, Text, Word, say

WHOLE = NONE
"""The row of gaps that belong to no process."""

NOBODY = NONE
OTHERS = "*"
"""Columns: of gaps that concern no role, and of the roles for which there is no room; no id is written like them."""

NAMES = {NOBODY: Word("nobody named"), OTHERS: Word("others")}
MOST_COLUMNS = 12
MOST_NAMED = 2  # processes in a title; where more of them share the first place, none stands out


Places = dict[tuple[str, str], None]
"""(process id, role id), each once and in order."""


class Axis(NamedTuple):
    """The id of a process or role, and its name on screen."""

    id: str
    name: Text


@dataclass(frozen=True)
class Heat:
    """Rows = processes with a gap in screen order; columns = roles, most gaps first, then nobody, then others.

    `cells`: (process id, role id) -> ids of its causes, no entry for none; `gaps`: process id -> how many causes
    it has, each counted once however many roles it concerns; `all`: how many there are, `others`: roles of that column.
    """

    rows: tuple[Axis, ...]
    columns: tuple[Axis, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    gaps: Mapping[str, int]
    all: int = 0
    others: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """The number in the fullest cell, 0 for none."""

        return max(map(len, self.cells.values()), default=0)

    def cell(self, process: str, role: str) -> Counted:
        """A number, and the parameters of the page of gaps that list what it counts; so are the next two."""

        address = self.row(process).address | {"role": ",".join(self.others) if role == OTHERS else role}
        return Counted(len(self.cells.get((process, role), ())), address)

    def row(self, process: str) -> Counted:
        return Counted(self.gaps.get(process, 0), self.whole.address | {"process": process})

    @property
    def whole(self) -> Counted:
        return Counted(self.all, CauseFilter(severity=Severity.GAP).address)


def heat(matrix: Matrix, findings: Iterable[Finding]) -> Heat:
    """The gaps that are not accepted; without any, no rows, no columns and no cells."""

    gaps = CauseFilter(severity=Severity.GAP).of(causes(findings))
    places = {cause.id: _places(cause, matrix) for cause in gaps}
    columns, others = _columns(matrix, places.values())
    cells: dict[tuple[str, str], list[str]] = {}
    for id_, inside in places.items():
        shown = {(process, OTHERS if role in others else role): None for process, role in inside}
        for area in shown:
            cells.setdefault(area, []).append(id_)
    counted = Counter(
        process for inside in places.values() for process in dict.fromkeys(process for process, _ in inside)
    )
    rows = tuple(row for row in _rows(matrix) if row.id in counted)
    ids = {area: tuple(inside) for area, inside in cells.items()}
    return Heat(rows, columns, ids, {row.id: counted[row.id] for row in rows}, len(gaps), others)


def title(heat: Heat, lang: str) -> str:
    """The finding in a sentence: where most gaps are."""

    counts = heat.all
    rows = [row for row in heat.rows if row.id != WHOLE]
    most = max((heat.gaps[row.id] for row in rows), default=0)
    first = [row.name for row in rows if heat.gaps[row.id] == most]
    if not counts:
        return say("No gaps", lang)
    if not rows:
        return say("Every gap is one of the whole policy: {all}", lang, all=counts)
    if len(first) > MOST_NAMED or most < len(first):
        return say("No process stands out: each has at most {n} of the {all} gaps", lang, n=most, all=counts)
    if len(first) > 1:
        return say("Most gaps are in {processes}: {n} each", lang, processes=joined(first, lang), n=most)
    return say("Most gaps are in {process}: {n} of {all}", lang, process=first[0].of(lang), n=most, all=counts)


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


def _columns(matrix: Matrix, places: Iterable[Places]) -> tuple[tuple[Axis, ...], tuple[str, ...]]:
    """The columns, and the roles for which there is none of their own."""

    counted = Counter(role for inside in places for role in dict.fromkeys(role for _, role in inside))
    last = [NOBODY] if NOBODY in counted else []
    roles = sorted((role for role in matrix.role if role in counted), key=lambda role: -counted[role])
    room = len(roles)
    if room + len(last) > MOST_COLUMNS:
        last.append(OTHERS)
        room = MOST_COLUMNS - len(last)
    named = [Axis(role, matrix.role[role].label) for role in roles[:room]]
    return (*named, *(Axis(id_, _text(NAMES[id_])) for id_ in last)), tuple(roles[room:])


def _places(gap: Cause, matrix: Matrix) -> Places:
    """The processes and roles that a cause is about; NOBODY in a process where none of its findings concerns a role."""

    places: Places = {}
    for finding in gap.findings:
        for process in processes(finding, matrix) if not finding.accepted else ():
            places |= dict.fromkeys((process, role) for role in parties(finding, matrix) or (NOBODY,))
    named = {process for process, role in places if role != NOBODY}
    return {area: None for area in places if area[1] != NOBODY or area[0] not in named}


def _text(word: Word) -> Text:
    return Text(*(say(word, lang) for lang in LANGUAGES))
