"""Columns: what a role holds, which departments have confirmed theirs, and what has changed since."""

from dataclasses import dataclass
from typing import NamedTuple

from raci.log.events import Confirmed, Entry, Event
from raci.log.names import Names
from raci.log.today import Today
from raci.model import Matrix, RoleKind
from raci.model.conditions import condition_in_words
from raci.model.letters import Layer, Mark
from raci.words.sentences import Word, count, say

Column = tuple[tuple[str, str], ...]
"""(activity, letters and when they hold) of all rows in which a role holds letters, in the order of the file."""

COUNTED = {
    True: (Word("{n} of {all} departments has confirmed"), Word("{n} of {all} departments have confirmed")),
    False: (Word("{n} of {all} parties has confirmed"), Word("{n} of {all} parties have confirmed")),
}
NONE_YET = {True: Word("0 of {all} departments have confirmed"), False: Word("0 of {all} parties have confirmed")}
"""Whether all of them are departments -> the words, for some and for none."""
CONFIRMED = Word("Confirmed by: {roles}")
CHANGED = Word("Confirmed, and the column has changed since: {roles}")
OBJECTS = Word("Objection by: {roles}")


class ColumnState(NamedTuple):
    """What a department said last of its column; None for nothing yet. `has_changed`: its column is another one now."""

    role: str
    said: Entry[Confirmed] | None
    has_changed: bool

    @property
    def is_confirmed(self) -> bool:
        """It agreed, and its column is still the one that it agreed to."""

        return self.said is not None and self.said.body.agrees and not self.has_changed


@dataclass(frozen=True)
class Confirmations:
    """`signers` are the departments that sign; `standings` theirs, then those of others that have spoken unasked.

    `are_departments` is False where posts are asked.
    """

    signers: tuple[str, ...]
    standings: tuple[ColumnState, ...]
    are_departments: bool

    @property
    def number(self) -> int:
        """How many of those asked have confirmed."""

        return len({*self.confirmed} & {*self.signers})

    @property
    def confirmed(self) -> tuple[str, ...]:
        return tuple(column.role for column in self.standings if column.is_confirmed)

    @property
    def changed(self) -> tuple[str, ...]:
        """Those that confirmed a column which is another one now."""

        return tuple(
            column.role for column in self.standings if column.said and column.said.body.agrees and column.has_changed
        )

    @property
    def objecting(self) -> tuple[str, ...]:
        return tuple(column.role for column in self.standings if column.said and not column.said.body.agrees)


def column(matrix: Matrix, role: str) -> Column:
    """What the role holds today."""

    marks = ((row.id, row.marks(Layer.TODAY).get(role)) for row in matrix.activities)
    return tuple((row, _held(mark)) for row, mark in marks if mark and mark.letters)


def signers(matrix: Matrix) -> tuple[str, ...]:
    """Who confirms a column: the departments of the scope, else the roles with duties of their own, else all inside."""

    inside = [role for role in matrix.roles if role.kind not in (RoleKind.GROUP, RoleKind.OUTSIDE)]
    scope = [role.id for role in inside if role.in_scope and not role.everyone]
    silent = {role.id for role in matrix.silent_roles(Layer.TODAY)}
    return tuple(scope or matrix.listed or (role.id for role in inside if role.id not in silent))


def confirmations(today: Today) -> Confirmations:
    """What each of them said last, and whether that is still of the column as it is."""

    parties = signers(today.matrix)
    kinds = {today.matrix.role[role].kind for role in parties}
    roles = dict.fromkeys((*parties, *today.confirmed))
    return Confirmations(parties, tuple(standing(today, role) for role in roles), kinds <= {RoleKind.DEPARTMENT})


def standing(today: Today, role: str) -> ColumnState:
    said = today.confirmed.get(role)
    return ColumnState(role, said, said is not None and has_changed(today, role, said.event.number))


def has_changed(today: Today, role: str, number: int) -> bool:
    """True where the column is another one than the role spoke of in that event."""

    event = today.events.get(number)
    spoken = event.body.column if event and isinstance(event.body, Confirmed) else ()
    if spoken:
        return column(today.matrix, role) != spoken
    return any(by > number for (_, holder), by in today.decided_by.items() if holder == role)


def changed_rows(today: Today, said: Entry[Confirmed]) -> tuple[str, ...]:
    """The rows in which the column is another one than the one spoken of; an event without a column names none."""

    then, now = dict(said.body.column), dict(column(today.matrix, said.body.role))
    return tuple(row for row in {**now, **then} if then and then.get(row) != now.get(row))


def in_words(today: Today, lang: str) -> list[str]:
    """How many have confirmed, and who; then who must look again, then who objects; a sentence each."""

    names, answers = Names(today.matrix, lang), confirmations(today)
    lines = [counted(answers, lang)] if answers.signers else []
    named = ((CONFIRMED, answers.confirmed), (CHANGED, answers.changed), (OBJECTS, answers.objecting))
    return lines + [say(words, lang, roles=names.roles(roles)) for words, roles in named if roles]


def counted(answers: Confirmations, lang: str) -> str:
    """Such as "3 of 6 departments have confirmed"."""

    if not answers.number:
        return say(NONE_YET[answers.are_departments], lang, all=len(answers.signers))
    return count(answers.number, *COUNTED[answers.are_departments], lang, all=len(answers.signers))


def signed_on(event: Event) -> str:
    """The day on which a role spoke, as its event says it, else the day of the entry."""

    day = event.body.day if isinstance(event.body, Confirmed) else None
    return str(day or event.at.date())


def _held(mark: Mark) -> str:
    return f"{mark.cell} {condition_in_words(mark.when, 'en')}" if mark.when else mark.cell
