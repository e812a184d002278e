"""What a workbook tells beside its values."""

from dataclasses import dataclass, field

from raci.sheets.grid import Place


@dataclass
class SheetDetails:
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: dict[Place, str] = field(default_factory=dict)
    struck: frozenset[Place] = frozenset()
    bold: frozenset[Place] = frozenset()
    styles: dict[Place, int] = field(default_factory=dict)
    formulas: list[tuple[str, str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Of formats whose reader does not tell them: top, left, bottom, right."""


@dataclass
class Details:
    """By name of sheet; `is_cut` where a sheet is too large to be looked at closely."""

    sheets: dict[str, SheetDetails] = field(default_factory=dict)
    is_cut: bool = False
