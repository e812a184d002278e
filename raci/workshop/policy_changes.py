"""Decisions of the log -> the clauses they rewrite: as it stands, as it shall read, why, who decided, who dissents."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from raci.log import Amends, Decision, Event, Reshaped, Today, stands, version_at
from raci.log.cells import Cell
from raci.log.fields import Place
from raci.log.misfits import Misfit
from raci.log.names import Names
from raci.model import Matrix
from raci.model.amendments import OF_ROWS, Amended, Amendment, apply_amendments
from raci.model.changes import Change
from raci.model.field_changes import FieldChange, has_place
from raci.model.letters import Layer, Mark, Origin
from raci.views.wording import Pieces, answers_text, redline, reports_text, row_text, scope_text
from raci.words.lists import passages
from raci.words.sentences import say
from raci.workshop.rulings import Ruling, Touched, rulings

ROLE_TEXTS = {Amended.ANSWERS: answers_text, Amended.REPORTS_TO: reports_text}
"""Field of a role -> the sentence about it."""


@dataclass(frozen=True)
class PolicyChange:
    """One clause. `stands` is "" where the policy says nothing so far; `reads` is the template's sentence, and `edited`
    what somebody has put in its place, "" for nothing.

    `id` tells it from the others: the id of its first row, a role and its field, or `scope`. `about`: what the clause
    is about, "" where its heading says it.
    """

    id: str
    clause: str
    about: str
    stands: str
    reads: str
    rulings: tuple[Ruling, ...] = ()
    edited: str = ""

    @property
    def final(self) -> str:
        """The text that the policy is to have."""

        return self.edited or self.reads


@dataclass(frozen=True)
class PolicyChanges:
    """The clauses in the order of the policy, in one language. `terms` are names that are never cut apart.

    `left_out`: decisions that no longer fit the file, which change nothing here.
    """

    matrix: str
    lang: str
    clauses: tuple[PolicyChange, ...] = ()
    left_out: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def decisions(self) -> int:
        """How many decisions the clauses rest on."""

        return len({ruling.number for clause in self.clauses for ruling in clause.rulings})

    @property
    def dissents(self) -> int:
        """How many opinions against them are on record."""

        return len(
            {(ruling.number, said) for clause in self.clauses for ruling in clause.rulings for said in ruling.dissent}
        )

    def redline(self, clause: PolicyChange) -> tuple[Pieces, Pieces]:
        """The text as it stands and as it shall read, in pieces: what is dropped, and what is new."""

        return redline(clause.stands, clause.final, self.lang, self.terms)


class _Scene(NamedTuple):
    """The matrix without the decisions and with them, what they have touched, and names in one language."""

    before: Matrix
    after: Matrix
    touched: Touched
    names: Names

    def texts(self, rows: Sequence[str]) -> list[str]:
        """The sentences of these rows as they stand, and as they shall read."""

        pairs = [self._pair(id_) for id_ in rows]
        return [passages(texts, self.names.lang) for texts in zip(*pairs, strict=True)] if pairs else ["", ""]

    def _pair(self, row: str) -> list[str]:
        """One row; in full where what has been decided would not be seen otherwise."""

        both = [(side, side.activity[row]) for side in (self.before, self.after)]
        brief, full = (
            [row_text(matrix, activity, self.names.lang, is_full=is_full) for matrix, activity in both]
            for is_full in (False, True)
        )
        return full if brief[0] == brief[1] and full[0] != full[1] else brief


def of_workshop(today: Today, code: str) -> set[int]:
    """The numbers of the events of one workshop."""

    return {event.number for event in today.events.of(code)}


def since(today: Today, version: int) -> set[int]:
    """The numbers of the events after that version."""

    return {event.number for event in today.events.since(version)}


def policy_changes(today: Today, numbers: Collection[int], lang: str, *, is_whole: bool = False) -> PolicyChanges:
    """The clauses that the decisions with these numbers rewrite, as far as they still stand.

    What was taken back or overtaken leaves nothing, nor does what ends where it began. `is_whole`: all sentences of a
    clause, not only those that change.
    """

    full = version_at(today, today.number)  # what has been written into the file since is decided anew
    own = [event for event in today.events.some(sorted(numbers)) if stands(event, full)]
    lost = [misfit for misfit in today.misfits if isinstance(misfit.event.body, Decision | Amends | Reshaped)]
    cells, fields = _cells(own, full, today, lost), _fields(own, full, today.matrix, lost)
    touched = Touched(frozenset(cells), frozenset(fields))
    scene = _Scene(_reverted(today.matrix, cells, fields), today.matrix, touched, Names(today.matrix, lang))
    clauses = [*_scope(scene), *_of_roles(scene), *_of_rows(scene, is_whole)]
    return PolicyChanges(
        today.matrix.title.of(lang),
        lang,
        tuple(replace(clause, rulings=tuple(rulings(by, own, full, scene.names))) for clause, by in clauses),
        tuple(sorted({misfit.event.number for misfit in lost} & {*numbers})),
        tuple(name for role in today.matrix.roles for name in (role.label.of(lang), role.name.of(lang))),
    )


def with_edits(changes: PolicyChanges, edits: Mapping[str, str]) -> PolicyChanges:
    """The same with the texts that somebody has put in place of the templates', by id of the clause."""

    edited = ((clause, edits.get(clause.id, "").strip()) for clause in changes.clauses)
    clauses = tuple(replace(clause, edited=text if text != clause.reads else "") for clause, text in edited)
    return replace(changes, clauses=clauses)


def _cells(own: Sequence[Event], full: Today, today: Today, lost: Sequence[Misfit]) -> dict[Cell, Change]:
    """Cell -> the first change of it, of the cells that stand by one of these events and end otherwise than they
    began."""

    first: dict[Cell, Change] = {}
    for event in own:
        for change in event.body.changes if isinstance(event.body, Decision) else ():
            first.setdefault((change.activity, change.role), change)
    numbers = {event.number for event in own}
    known = {cell: change for cell, change in first.items() if full.decided_by.get(cell) in numbers}
    gone = {(misfit.change.activity, misfit.change.role) for misfit in lost if misfit.change}
    return {cell: change for cell, change in known.items() if cell not in gone and _moves(change, today.matrix)}


def _moves(change: Change, matrix: Matrix) -> bool:
    if change.activity not in matrix.activity or change.role not in matrix.role:
        return False  # which has been retired since
    row, role = matrix.activity[change.activity], change.role
    now = row.letters(role, Layer.TODAY), row.when_held(role, Layer.TODAY)
    return now != (change.before, change.when_before)


def _fields(own: Sequence[Event], full: Today, matrix: Matrix, lost: Sequence[Misfit]) -> dict[Place, FieldChange]:
    """Field -> the first change of it, likewise."""

    first: dict[Place, FieldChange] = {}
    for event in own:
        for change in event.body.fields if isinstance(event.body, Amends | Reshaped) else ():
            first.setdefault((change.at, change.field), change)
    numbers = {event.number for event in own}
    gone = {misfit.event.number for misfit in lost}
    return {
        key: change
        for key, change in first.items()
        if has_place(matrix, change) and full.amended_by.get(key) in numbers and full.amended_by[key] not in gone
    }


def _reverted(matrix: Matrix, cells: Mapping[Cell, Change], fields: Mapping[Place, FieldChange]) -> Matrix:
    """The matrix without these changes, and with all others."""

    back = apply_amendments(matrix, [Amendment(field.at, field.field, field.before) for field in fields.values()])
    by_row: dict[str, dict[str, Mark]] = {}
    for (activity, role), change in cells.items():
        by_row.setdefault(activity, {})[role] = Mark(change.before, Origin.DECIDED, when=change.when_before)
    rows = (replace(row, decided={**row.decided, **by_row.get(row.id, {})}) for row in back.activities)
    return replace(back, activities=tuple(rows))


_Clause = tuple[PolicyChange, Touched]
"""A clause without its rulings, and what has been decided in it."""


def _scope(scene: _Scene) -> Iterator[_Clause]:
    lang = scene.names.lang
    fields = frozenset(key for key in scene.touched.fields if key[1] == Amended.IN_SCOPE)
    stands, reads = scope_text(scene.before, lang), scope_text(scene.after, lang)
    if stands != reads:
        yield PolicyChange("scope", say("Scope", lang), "", stands, reads), Touched(fields=fields)


def _of_roles(scene: _Scene) -> Iterator[_Clause]:
    """Who answers for a role, and whom it reports to."""

    for role in scene.after.role:
        for field, text in ROLE_TEXTS.items():
            stands, reads = (text(matrix, role, scene.names.lang) for matrix in (scene.before, scene.after))
            if stands != reads:
                by = Touched(fields=frozenset({(role, field)}))
                yield PolicyChange(f"{role}.{field}", scene.names.role(role), "", stands, reads), by


def _of_rows(scene: _Scene, is_whole: bool) -> Iterator[_Clause]:
    """A number of the policy, or a row where it has none, in the order of the matrix."""

    rows = {at for at, _ in scene.touched.cells} | {at for at, what in scene.touched.fields if what in OF_ROWS}
    for every in _numbered(scene.after):
        own = [id_ for id_ in every if id_ in rows]
        stands, reads = scene.texts(every if is_whole else own)
        if own and stands != reads:
            row, names = scene.after.activity[own[0]], scene.names
            about = names.activity(row.id) if len(own) == 1 else names.at(row.process)
            by = scene.touched.of(own)
            yield PolicyChange(row.id, row.clause, about, stands, reads), by


def _numbered(matrix: Matrix) -> Iterable[list[str]]:
    """The rows of each clause, in the order in which the clauses begin."""

    groups: dict[tuple[str, str], list[str]] = {}
    for row in matrix.activities:
        groups.setdefault((row.process, row.clause) if row.clause else (row.id, ""), []).append(row.id)
    return groups.values()
