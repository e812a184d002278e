"""One role -> what it answers for, does, helps with, is asked and told about; whom it waits for; what concerns it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from raci.model import Activity, Matrix, Role
from raci.model.letters import Layer, Letter
from raci.model.selection import NOBODY, OTHERS, Selection
from raci.rules import Cause, Finding, Severity, causes
from raci.views.asked import Asked
from raci.views.relay import Leg, RelayStage
from raci.words.sentences import count, say

OVERLAP = "RACI701"
"""The rule that finds one topic with several owners."""


@dataclass(frozen=True)
class Wait:
    """A point at which work passes between two roles: the step that is done, the step that waits, and whose it is."""

    other: str
    done: Activity
    waits: Activity
    is_dropped: bool


class Share(NamedTuple):
    """Rows in which the role holds a letter, and the selection that gives just these rows on the page of the matrix."""

    selection: Selection
    rows: tuple[Activity, ...]

    @property
    def kind(self) -> str:
        """The letter, and who answers where others or nobody does, such as "R nobody"."""

        return " ".join(filter(None, (self.selection.letter, self.selection.answers)))


PARTS = (
    (Letter.A, ""),
    (Letter.R, NOBODY),
    (Letter.R, OTHERS),
    (Letter.S, ""),
    (Letter.C, ""),
    (Letter.I, ""),
)
"""Letter held, and who answers: nobody, others, or whoever it is."""


@dataclass(frozen=True)
class Profile:
    """`rows` by letter, a row once under its strongest letter; `parts`: rows with the way to them; `before` whom the
    role waits for, `after` who waits; `gaps` and `overlaps` are what the page of gaps lists when so asked."""

    role: Role
    rows: dict[Letter, tuple[Activity, ...]]
    parts: tuple[Share, ...]
    before: tuple[Wait, ...]
    after: tuple[Wait, ...]
    gaps: tuple[Cause, ...]
    overlaps: tuple[Cause, ...]
    gaps_asked: Asked
    overlaps_asked: Asked

    @property
    def is_silent(self) -> bool:
        return not any(self.rows.values())


def profile(
    matrix: Matrix, role: str, layer: Layer, stages: Sequence[RelayStage], findings: Iterable[Finding]
) -> Profile:
    """Everything the pages show of one role; a role without letters has empty parts."""

    listed = causes(findings)
    gaps = Asked.read({"severity": Severity.GAP, "role": role}, matrix)
    overlaps = Asked.read({"rule": OVERLAP, "role": role}, matrix)
    passes = list(_passes([leg for stage in stages for leg in stage.legs]))
    return Profile(
        role=matrix.role[role],
        rows={letter: tuple(rows) for letter, rows in _by_letter(matrix, role, layer).items()},
        parts=tuple(_part(matrix, role, layer, *part) for part in PARTS),
        before=tuple(_wait(giver, done, after) for giver, taker, done, after in passes if taker == role),
        after=tuple(_wait(taker, done, after) for giver, taker, done, after in passes if giver == role),
        gaps=tuple(gaps.of(listed)),
        overlaps=tuple(overlaps.of(listed)),
        gaps_asked=gaps,
        overlaps_asked=overlaps,
    )


def headline(one: Profile, matrix: Matrix, lang: str) -> str:
    """What the department is, in one sentence."""

    name = one.role.label.of(lang)
    if one.is_silent:
        return say("{role} holds no letter in this matrix", lang, role=name)
    owned = len(one.rows[Letter.A])
    answers = say("{role} answers for {n} of {all} activities", lang, role=name, n=owned, all=len(matrix.activities))
    if not one.gaps:
        return answers
    told = count(len(one.gaps), "{n} gap concerns it", "{n} gaps concern it", lang)
    return say("{first}; {second}", lang, first=answers, second=told)


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


def _part(matrix: Matrix, role: str, layer: Layer, letter: Letter, answers: str) -> Share:
    chosen = Selection(role=role, letter=letter, answers=answers)
    return Share(chosen, chosen.of(matrix, layer).activities)


def _passes(legs: Sequence[Leg]) -> Iterator[tuple[str, str, Leg, Leg]]:
    """(giver, taker, step done, step that waits) wherever the work passes from one role to another."""

    for done, after in pairwise(legs):
        for giver in done.owners:
            for taker in after.owners:
                if giver != taker:
                    yield giver, taker, done, after


def _wait(other: str, done: Leg, after: Leg) -> Wait:
    return Wait(other, done.activity, after.activity, after.is_dropped)
