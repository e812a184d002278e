"""Row: one activity with the letters of its layer, counted once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from raci.model import Activity, Process, ProcessKind
from raci.model.letters import Layer, Letter, Letters
from raci.words.sentences import Text

OWNERS = (Letter.A, Letter.R)


@dataclass(frozen=True, slots=True, eq=False)  # two rows are one only if they are the same: a chain is searched often
class Row:
    """One activity with the letters of its layer; `by` gives the roles of each letter, () for none.

    `owners` hold A or R, each once, the accountable first.
    """

    activity: Activity
    process: Process
    held: Mapping[str, Letters]
    by: Mapping[Letter, tuple[str, ...]]
    owners: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.activity.id

    @property
    def name(self) -> Text:
        return self.activity.name

    @property
    def is_flow(self) -> bool:
        return self.process.kind == ProcessKind.FLOW

    @property
    def is_duty(self) -> bool:
        return self.process.kind == ProcessKind.DUTIES

    @property
    def helper(self) -> str:
        """In a list of duties the owner of the list, where it only helps with this one; else ""."""

        owner = self.process.of or ""
        return owner if self.is_duty and self.held.get(owner) == (Letter.S,) else ""


def row_of(activity: Activity, process: Process, layer: Layer) -> Row:
    by: dict[Letter, list[str]] = {letter: [] for letter in Letter}
    held = {}
    for role, mark in activity.marks(layer).items():
        if mark.letters:
            held[role] = mark.letters
            for letter in mark.letters:
                by[letter].append(role)
    owners = tuple(dict.fromkeys((*by[Letter.A], *by[Letter.R])))
    return Row(activity, process, held, {letter: tuple(roles) for letter, roles in by.items()}, owners)


def first_rows(rows: Iterable[Row]) -> dict[str, Row]:
    """Role -> the first of the rows that it owns."""

    first_row: dict[str, Row] = {}
    for row in rows:
        for role in row.owners:
            first_row.setdefault(role, row)
    return first_row
