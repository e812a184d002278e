"""Rows and parties that a file or a paste names and a matrix does not have -> the body of the event that adds them."""

from collections.abc import Iterable
from typing import NamedTuple

from raci.log.reshaped import Reshaped
from raci.log.today import Today
from raci.log.wanted import taken_ids
from raci.model import Act, Activity, Process, ProcessKind, Role, RoleKind
from raci.model.item_changes import ItemChange, ItemKind
from raci.model.shaping import addition, fresh_id, one_line, place_in
from raci.words.sentences import LANGUAGES, Text


class NewRow(NamedTuple):
    """A row to add: its name, the name of its process ("" for the one of the row it stands behind, or the last), the
    id of the row it stands behind, and the id that it is known by elsewhere; "" for none."""

    name: str
    process: str = ""
    behind: str = ""
    id: str = ""

    @property
    def key(self) -> str:
        return f"{self.id}:{self.process}:{self.name}"


class _Adding:
    """Grows the changes; each item stands behind the one before it."""

    def __init__(self, today: Today) -> None:
        self.matrix, self.taken = today.matrix, taken_ids(today)
        self.changes: list[ItemChange] = []
        self.behind: dict[tuple[ItemKind, str], str] = {}
        named = [
            (process.name.of(lang).casefold(), process.id) for process in today.matrix.processes for lang in LANGUAGES
        ]
        self.processes = dict(reversed(named))

    def add(self, kind: ItemKind, item: Role | Process | Activity, behind: str) -> str:
        while (kind, behind) in self.behind:
            behind = self.behind[kind, behind]
        self.changes.append(addition(kind, item, behind))
        self.behind[kind, behind] = item.id
        return item.id

    def take_id(self, name: str, kind: str) -> str:
        fresh = fresh_id(name, self.taken, kind)
        self.taken.add(fresh)
        return fresh

    def add_party(self, name: str) -> None:
        last = self.matrix.roles[-1].id if self.matrix.roles else ""
        self.add(ItemKind.ROLE, Role(self.take_id(name, ItemKind.ROLE.value), _text(name), RoleKind.ROLE), last)

    def add_row(self, row: NewRow) -> None:
        process = self.find_or_add_process(row)
        new = Activity(id=self.take_id(row.id or row.name, "a"), process=process, name=_text(row.name), act=Act.DO)
        own = [activity.id for activity in self.matrix.activities if activity.process == process]
        behind = row.behind if row.behind in own else own[-1] if own else ""
        self.add(ItemKind.ACTIVITY, new, place_in(self.matrix, ItemKind.ACTIVITY, new, behind))

    def find_or_add_process(self, row: NewRow) -> str:
        """The id of the process of a row; one that is added where none is called so."""

        before = self.matrix.activity.get(row.behind)
        name = one_line(row.process)
        if not name and (before or self.matrix.processes):
            return before.process if before else self.matrix.processes[-1].id
        name = name or self.matrix.title.en
        if name.casefold() not in self.processes:
            last = self.matrix.processes[-1].id if self.matrix.processes else ""
            new = Process(self.take_id(name, ItemKind.PROCESS.value), _text(name), ProcessKind.DUTIES)
            self.processes[name.casefold()] = self.add(ItemKind.PROCESS, new, last)
        return self.processes[name.casefold()]


def adding(today: Today, rows: Iterable[NewRow], parties: Iterable[str], why: str) -> Reshaped:
    """The event that adds the parties behind those of the matrix, and each row to its process, in their order."""

    growing = _Adding(today)
    for name in dict.fromkeys(map(one_line, parties)):
        growing.add_party(name)
    for row in dict.fromkeys(rows):
        growing.add_row(row._replace(name=one_line(row.name)))
    return Reshaped(tuple(growing.changes), why)


def _text(name: str) -> Text:
    return Text(name, name)
