"""One role -> what it answers for, does, helps with, is asked and told about; what concerns it."""

from collections.abc import Iterable
from dataclasses import dataclass

from raci.model import Activity, Matrix, Role
from raci.model.letters import Layer, Letter
from raci.rules import Cause, Finding, Severity, causes
from raci.views.cause_filter import CauseFilter
from raci.words.sentences import count, say

OVERLAP = "RACI701"
"""The rule that finds one topic with several owners."""


@dataclass(frozen=True)
class Profile:
    """`rows` by letter, a row once under its strongest; `gaps`, `overlaps`: what the page of gaps lists for it."""

    role: Role
    rows: dict[Letter, tuple[Activity, ...]]
    gaps: tuple[Cause, ...]
    overlaps: tuple[Cause, ...]
    gaps_filter: CauseFilter
    overlaps_filter: CauseFilter

    @property
    def is_silent(self) -> bool:
        return not any(self.rows.values())


def profile(matrix: Matrix, role: str, layer: Layer, findings: Iterable[Finding]) -> Profile:
    """Everything the pages show of one role; a role without letters has empty parts."""

    listed = causes(findings)
    gaps = CauseFilter.read({"severity": Severity.GAP, "role": role}, matrix)
    overlaps = CauseFilter.read({"rule": OVERLAP, "role": role}, matrix)
    return Profile(
        role=matrix.role[role],
        rows={letter: tuple(rows) for letter, rows in _by_letter(matrix, role, layer).items()},
        gaps=tuple(gaps.of(listed)),
        overlaps=tuple(overlaps.of(listed)),
        gaps_filter=gaps,
        overlaps_filter=overlaps,
    )


def headline(profile: Profile, matrix: Matrix, lang: str) -> str:
    """What the department is, in one sentence."""

    name = profile.role.label.of(lang)
    if profile.is_silent:
        return say("{role} holds no letter in this matrix", lang, role=name)
    owned = len(profile.rows[Letter.A])
    answers = say("{role} answers for {n} of {all} activities", lang, role=name, n=owned, all=len(matrix.activities))
    if not profile.gaps:
        return answers
    words = count(len(profile.gaps), "{n} gap concerns it", "{n} gaps concern it", lang)
    return say("{first}; {second}", lang, first=answers, second=words)


def works_on(matrix: Matrix, role: str, layer: Layer) -> int:
    """How many activities the role does or answers for."""

    return sum(bool({Letter.A, Letter.R} & {*row.letters(role, layer)}) for row in matrix.activities)


def first_role(matrix: Matrix) -> str:
    """Whom a reader sees first: a department of the scope, else a role with duties of its own; "" where nobody is."""

    scope = [role.id for role in matrix.roles if role.in_scope]
    return next(iter([*scope, *matrix.listed, *matrix.role]), "")


def _by_letter(matrix: Matrix, role: str, layer: Layer) -> dict[Letter, list[Activity]]:
    rows: dict[Letter, list[Activity]] = {letter: [] for letter in Letter}
    for row in matrix.activities:
        mark = row.marks(layer).get(role)
        if mark and mark.letters:
            rows[mark.letters[0]].append(row)
    return rows
