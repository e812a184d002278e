"""A matrix while it is being read: roles and activities in the order met, notes and unread cells beside them."""

from dataclasses import dataclass, field

from raci.sheets.cells import Parsed, joined
from raci.sheets.reading import CellText, Layout, Meaning, ReadActivity, ReadMatrix


@dataclass
class Row:
    name: str
    group: str | None
    id: str | None
    row: int
    letters: dict[str, str] = field(default_factory=dict)


@dataclass
class Sketch:
    """Grows while rows are read; `matrix` freezes it."""

    roles: dict[str, None] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    notes: list[CellText] = field(default_factory=list)
    unread: list[CellText] = field(default_factory=list)

    def put(self, row: Row, role: str, parsed: Parsed, raw: str = "", where: str = "") -> None:
        """Give the role the letters of a cell in this row, and keep its note, or the cell where it cannot be read."""

        self.roles.setdefault(role)
        if parsed.letters:
            held = row.letters.get(role, "")
            row.letters[role] = joined(f"{held}/{parsed.letters}".strip("/").split("/")) if held else parsed.letters
        if parsed.note:
            self.notes.append(CellText(row.name, role, " ".join(parsed.note.split()), where))
        if parsed.unread:
            self.unread.append(CellText(row.name, role, " ".join(raw.split()), where))

    def matrix(
        self, title: str, layout: Layout | None = None, grid: int = -1, meanings: tuple[Meaning, ...] = ()
    ) -> ReadMatrix:
        activities = tuple(ReadActivity(row.name, row.group, row.id, row.letters, row.row) for row in self.rows)
        return ReadMatrix(
            title,
            tuple(self.roles),
            activities,
            tuple(self.notes),
            tuple(self.unread),
            meanings,
            grid,
            layout,
        )
