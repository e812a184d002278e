"""Passes -> lists of duties as a table: who works for whom on what, a row a holder, a column a kind of party."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from raci.model import Matrix, RoleKind
from raci.views.passes import How, Pass
from raci.words.sentences import Word, count, say

OTHERS, NOBODY = "others", "nobody"
KINDS: Mapping[str, Word] = {
    OTHERS: Word("Each other"),
    RoleKind.DEPARTMENT: Word("Departments"),
    RoleKind.BODY: Word("Bodies"),
    RoleKind.ROLE: Word("Posts"),
    RoleKind.GROUP: Word("Groups"),
    RoleKind.OUTSIDE: Word("Outside"),
    NOBODY: Word("Nobody named"),
}
"""Column -> its head; parties with duties of their own stand in the first, results without a receiver in the last."""

BETWEEN = (Word("Once one of them works for another"), Word("{n} times one of them works for another"))
ALONE = (Word("{role} works for {n} other party"), Word("{role} works for {n} other parties"))


@dataclass(frozen=True)
class DutyHolder:
    """A party, how many duties it has, and by column what passes from it."""

    role: str
    duties: int
    given: Mapping[str, tuple[Pass, ...]]


@dataclass(frozen=True)
class WorkTable:
    """The columns that hold anything, the last one always; `lost`: how many results nobody receives."""

    columns: tuple[str, ...]
    holders: tuple[DutyHolder, ...]
    lost: int

    @property
    def between(self) -> int:
        """How often one of the holders works for another."""

        given = (handed for holder in self.holders for handed in holder.given.get(OTHERS, ()))
        return sum(handed.how != How.REPORTS for handed in given)


def working_for(matrix: Matrix, passes: Sequence[Pass]) -> WorkTable:
    """Who works for whom, of those who have duties: the lists' own roles, else whoever gives anything."""

    roles = matrix.listed or tuple(dict.fromkeys(role for handed in passes for role in handed.givers))
    holders = tuple(_holder(matrix, role, roles, passes) for role in roles)
    used = {column for holder in holders for column in holder.given} | {NOBODY, *([OTHERS] if len(roles) > 1 else [])}
    lost = {handed.row.id for handed in passes if not handed.takers and handed.row}
    return WorkTable(tuple(column for column in KINDS if column in used), holders, len(lost))


def headline(matrix: Matrix, table: WorkTable, lang: str) -> str:
    """Whether the holders work for each other, and how many results nobody receives; "" where nobody holds anything."""

    if not table.holders:
        return ""
    first = say("No one here hands anything to another of them", lang)
    if table.between:
        first = count(table.between, *BETWEEN, lang)
    if len(table.holders) == 1:
        only = table.holders[0]
        others = {taker for listed in only.given.values() for handed in listed for taker in handed.takers} - {only.role}
        first = count(len(others), *ALONE, lang, role=matrix.role[only.role].label.of(lang))
    lost = count(table.lost, "{n} result goes to nobody", "{n} results go to nobody", lang)
    return say("{first}; {second}", lang, first=first, second=lost) if table.lost else first


def _holder(matrix: Matrix, role: str, roles: Iterable[str], passes: Sequence[Pass]) -> DutyHolder:
    given: dict[str, list[Pass]] = {}
    for handed in passes:
        if role in handed.givers:
            for column, takers in _columns(matrix, handed, role, roles).items():
                given.setdefault(column, []).append(replace(handed, takers=tuple(takers)))
    duties = sum(matrix.process[row.process].of == role for row in matrix.activities)
    return DutyHolder(role, duties, {column: tuple(listed) for column, listed in given.items()})


def _columns(matrix: Matrix, handed: Pass, role: str, roles: Iterable[str]) -> dict[str, list[str]]:
    """Column -> those of the takers, besides the role itself, who stand there."""

    columns: dict[str, list[str]] = {}
    for taker in handed.takers:
        if taker != role:
            columns.setdefault(OTHERS if taker in roles else matrix.role[taker].kind, []).append(taker)
    return columns or {NOBODY: []}
