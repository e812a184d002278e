"""Row: one activity with the letters of one layer, as rules look at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from raci.model import Activity, Process, ProcessKind
from raci.model.letters import Letter, Letters
from raci.words.sentences import Text


@dataclass(frozen=True, slots=True)
class Row:
    """One activity with the letters of its layer; `by` gives the roles of each letter, () for none."""

    activity: Activity
    process: Process
    held: Mapping[str, Letters]
    by: Mapping[Letter, tuple[str, ...]]

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
    def owners(self) -> tuple[str, ...]:
        """Roles that hold A or R, each once, the accountable first."""

        return tuple(dict.fromkeys((*self.by[Letter.A], *self.by[Letter.R])))


def first_rows(rows: Iterable[Row]) -> dict[str, Row]:
    """Role -> the first of the rows that it owns."""

    found: dict[str, Row] = {}
    for row in rows:
        for role in row.owners:
            found.setdefault(role, row)
    return found
