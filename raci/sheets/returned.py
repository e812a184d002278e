"""The reading of a file that this app gave out and somebody changed -> how it differs from the matrix, cell by cell.

Rows are known by their id and their name together, columns by what heads them. What cannot be placed is told and never
guessed: an id that a spreadsheet has damaged is a doubt, which a person answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from raci.log import Decision, Today
from raci.log.adding import NewRow
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.conditions import Condition, condition_in_words
from raci.model.letters import Layer, is_cell, letters_of
from raci.sheets import symbols
from raci.sheets.amounts import condition_of
from raci.sheets.damage import could_become
from raci.sheets.differences import CONFUSED, DAMAGED, LEAVE, SEVERAL, UNKNOWN, Difference, Doubt, Returned
from raci.sheets.grid import Skipped, where
from raci.sheets.reading import ReadActivity, Reading, ReadMatrix, Shape
from raci.views.tables import alike, roles_by_head, rows_by_name
from raci.words.sentences import LANGUAGES, Word

AGAIN = Word("the file has this row twice; the first one counts")
OTHER = Word("it has none of the roles of the matrix")
NOT_READ = Word("it holds something that is no letter")
REMARK = Word("a remark is no limit of an amount, and is not taken over")
APART = Word("the file says two different things of this cell")


def returned(reading: Reading, today: Today, answers: Mapping[str, str] = {}) -> Returned:
    """How the file differs from the matrix of today; `answers`: key of a doubt -> row, or LEAVE."""

    comparing = _Comparing(today, answers)
    for number, read in enumerate(reading.matrices):
        comparing.take(number, read)
    return comparing.result()


def likeness(reading: Reading, matrix: Matrix) -> float:
    """The share of the rows of the file, 0 to 1, that the matrix has too, by id and name; 0 for a file without rows."""

    named = rows_by_name(matrix)
    read = [activity for table in reading.matrices for activity in table.activities]
    known = sum(alike(activity.name) in named for activity in read)
    return known / len(read) if read and any(activity.id for activity in read) else 0.0


class _Comparing:
    """Compares one matrix of the file after the other."""

    def __init__(self, today: Today, answers: Mapping[str, str]) -> None:
        self.today, self.matrix, self.answers = today, today.matrix, answers
        self.named, self.heads = rows_by_name(today.matrix), roles_by_head(today.matrix)
        self.ids = {alike(id_): id_ for id_ in today.matrix.activity}
        self.differing: dict[tuple[str, str], Difference] = {}
        self.apart: set[tuple[str, str]] = set()
        self.compared: set[tuple[str, str]] = set()
        self.doubts: list[Doubt] = []
        self.passed: list[Skipped] = []
        self.rows: set[str] = set()
        self.new_rows: dict[NewRow, None] = {}
        self.new_parties: dict[str, None] = {}
        self.above = ""

    def result(self) -> Returned:
        kept = [difference for cell, difference in self.differing.items() if cell not in self.apart]
        order = {id_: number for number, id_ in enumerate(self.matrix.activity)}
        kept.sort(key=lambda difference: order[difference.change.activity])
        passed = dict.fromkeys(self.passed)
        return Returned(
            tuple(kept),
            tuple(self.doubts),
            tuple(passed),
            frozenset(self.rows),
            len(self.compared),
            tuple(self.new_rows),
            tuple(self.new_parties),
        )

    def take(self, number: int, read: ReadMatrix) -> None:
        columns = {head: self.heads.get(alike(head), "") for head in read.roles}
        if not any(columns.values()):
            self.passed.append(Skipped("table", read.title, OTHER))
            return
        self.new_parties.update({symbols.shown(head): None for head, role in columns.items() if not role})
        held = {head: role for head, role in columns.items() if role}
        notes = {(cell.activity, cell.role): cell.text for cell in read.notes}
        unread = {(cell.activity, cell.role): cell for cell in read.unread}
        met: set[str] = set()
        for position, activity in enumerate(_merged(read) if _is_list(read) else read.activities):
            row = self.placed(f"{number}:{position}", activity)
            if row is None:
                continue
            if row in met:
                self.passed.append(Skipped("row", activity.id or "", AGAIN, activity.name))
                continue
            met.add(row)
            self.above = row
            self.rows.add(row)
            for head, role in held.items():
                if cell := unread.get((activity.name, head)):
                    self.passed.append(Skipped("cell", cell.place, NOT_READ, cell.text))
                else:
                    self.compare(row, role, activity, head, notes.get((activity.name, head), ""), read)
            if _is_list(read):
                self.put_lost(row, set(self.matrix.role) - set(held.values()))

    def placed(self, key: str, activity: ReadActivity) -> str | None:
        """The row of the matrix; None where there is none, or where somebody is asked first."""

        row, rows, says = self.candidates(activity)
        if row or not rows:
            if not row:
                self.new_rows[
                    NewRow(activity.name, (activity.group or "").split(" > ")[-1], self.above, activity.id or "")
                ] = None
            return row or None
        doubt = Doubt(key, activity.id or "–", activity.name, tuple(rows), says)
        self.doubts.append(doubt)
        answer = self.answers.get(key, LEAVE)
        return answer if answer in rows else None

    def candidates(self, activity: ReadActivity) -> tuple[str, list[str], str]:
        """The row, or those that it may be, and why one cannot tell."""

        row, named = self.ids.get(alike(activity.id or ""), ""), self.named.get(alike(activity.name), [])
        if row and row in named:
            return row, [], ""
        twins = [id_ for id_ in self.matrix.activity if activity.id and could_become(id_, activity.id)]
        if row and not named and not twins:
            return row, [], ""  # its name was changed in the file, or here
        likely = [id_ for id_ in twins if id_ in named]
        if row:
            return "", likely or list(dict.fromkeys([*named, *twins, row])), DAMAGED if likely else CONFUSED
        if not activity.id:
            return (named[0], [], "") if len(named) == 1 else ("", named, SEVERAL)
        return "", likely or twins or named, DAMAGED if twins else UNKNOWN

    def compare(self, row: str, role: str, activity: ReadActivity, head: str, note: str, read: ReadMatrix) -> None:
        ours, text = self.matrix.activity[row], activity.letters.get(head, "")
        spot = _spot(read, activity, head)
        if not is_cell(text):
            self.passed.append(Skipped("cell", spot, NOT_READ, text))
            return
        before, held = ours.letters(role, Layer.TODAY), ours.when_held(role, Layer.TODAY)
        after = letters_of(text)
        when = held
        if note and not _says(held, note):
            when = condition_of(note)
            if when is None:
                self.passed.append(Skipped("cell", spot, REMARK, note))
                when = held if before == after else None
        elif not note and not _is_list(read):
            when = None
        change = Change(row, role, before, after, when_before=held, when=when if after else None)
        self.put(change, spot, is_gone=not text and _is_list(read))

    def put_lost(self, row: str, roles: Iterable[str]) -> None:
        """Letters of the row whose roles do not stand in the list at all."""

        for role in roles:
            self.put(Change(row, role, self.matrix.activity[row].letters(role, Layer.TODAY), ()), "", is_gone=True)

    def put(self, change: Change, spot: str, *, is_gone: bool = False) -> None:
        cell = change.activity, change.role
        self.compared.add(cell)
        if (change.before, change.when_before) == (change.after, change.when) or change.before == change.after == ():
            return
        other = self.differing.get(cell)
        if other and (other.change.after, other.change.when) != (change.after, change.when):
            self.apart.add(cell)
            self.passed.append(Skipped("cell", " ".join(filter(None, (other.place, spot))), APART, ":".join(cell)))
        self.differing.setdefault(cell, Difference(change, spot, self.overtaken(change), is_gone))

    def overtaken(self, change: Change) -> int:
        """The number of the decision before which the cell held what the file has; 0 for none."""

        number = self.today.decided_by.get((change.activity, change.role), 0)
        event = self.today.events.get(number)
        changes = event.body.changes if event and isinstance(event.body, Decision) else ()
        is_earlier = any(
            (earlier.activity, earlier.role, earlier.before) == (change.activity, change.role, change.after)
            for earlier in changes
        )
        return number if is_earlier else 0


def _merged(read: ReadMatrix) -> Iterator[ReadActivity]:
    """The activities of a list, whose rows may stand apart."""

    made: dict[tuple[str, str], ReadActivity] = {}
    for activity in read.activities:
        key = alike(activity.id or ""), alike(activity.name)
        made[key] = replace(made[key], letters={**activity.letters, **made[key].letters}) if key in made else activity
    yield from made.values()


def _is_list(read: ReadMatrix) -> bool:
    """True where one row is one letter, so that an empty cell cannot stand in the file."""

    return read.layout is None or read.layout.shape in (Shape.ROW_A_LETTER, Shape.OBJECTS, Shape.LINES)


def _spot(read: ReadMatrix, activity: ReadActivity, head: str) -> str:
    layout = read.layout
    columns: Iterator[int] = iter(())
    if layout and activity.row >= 0:
        columns = (column for column, role in layout.role_columns.items() if role == head)
    return next((where(activity.row, column, layout.flipped) for column in columns if layout), "")


def _says(held: Condition | None, note: str) -> bool:
    """True where the remark is the limit that the cell has now."""

    return held is not None and any(alike(condition_in_words(held, lang)) == alike(note) for lang in LANGUAGES)
