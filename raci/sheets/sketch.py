"""A matrix while it is being read: roles and activities in the order met, notes and unread cells beside them."""

from dataclasses import dataclass, field, replace

from raci.sheets.reading import CellText, Layout, Meaning, ReadActivity, ReadMatrix
from raci.sheets.said import Parsed, joined


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


def crossed(sketch: Sketch) -> Sketch:
    """The sketch with its activities as roles and its roles as activities."""

    turned = Sketch(
        dict.fromkeys(row.name for row in sketch.rows), [Row(role, None, None, -1) for role in sketch.roles]
    )
    for row in turned.rows:
        row.letters = {other.name: other.letters[row.name] for other in sketch.rows if row.name in other.letters}
    turned.notes = [replace(cell, activity=cell.role, role=cell.activity) for cell in sketch.notes]
    turned.unread = [replace(cell, activity=cell.role, role=cell.activity) for cell in sketch.unread]
    return turned
