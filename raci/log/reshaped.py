"""The event that adds, retires, orders and amends the rows and columns of a matrix."""

from dataclasses import dataclass
from typing import ClassVar

from raci.model.field_changes import FieldChange
from raci.model.item_changes import ItemChange, OrderChange
from raci.words.sentences import Word


@dataclass(frozen=True)
class Reshaped:
    """Rows, parties and processes themselves: what is added, retired, put in another order or said otherwise."""

    kind: ClassVar[str] = "shape"
    plural: ClassVar[Word] = Word("Rows and columns")

    items: tuple[ItemChange, ...]
    why: str
    orders: tuple[OrderChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    workshop: str = ""
    undoes: int | None = None
