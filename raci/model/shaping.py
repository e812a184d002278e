"""What somebody wants an item to be -> the changes that make it so: of its fields, its place, or the whole of it."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from raci.model.amendments import OF_PROCESSES, OF_ROLES, OF_ROWS, Amended
from raci.model.field_changes import FieldChange
from raci.model.item_changes import Item, ItemChange, ItemKind, OrderChange, items_of, moved
from raci.model.matrix import Matrix
from raci.model.roles import Role
from raci.model.work import Activity
from raci.words.sentences import Text

LIMIT_ID, LIMIT_NAME, LIMIT_TIME = 40, 300, 120
"""Characters of an id that is made, of the name of an item, and of a time, as somebody types them."""
FIELDS = {ItemKind.ACTIVITY: OF_ROWS, ItemKind.ROLE: OF_ROLES, ItemKind.PROCESS: OF_PROCESSES}
"""Kind -> the fields of such an item that can be amended; a topic has none."""


def field_changes(kind: ItemKind, old: Item, new: Any) -> tuple[FieldChange, ...]:
    """What differs, in the order of the fields; of a party with another name, that it was called otherwise as well."""

    if isinstance(old, Role) and old.name != new.name:
        new = replace(new, aliases=_with_alias(new.aliases, old.name, new.name))
    fields = [field for field in Amended if field in FIELDS[kind]]
    pairs = [(field, getattr(old, field.attribute), getattr(new, field.attribute)) for field in fields]
    return tuple(FieldChange(old.id, field, before, after) for field, before, after in pairs if before != after)


def merged(kind: ItemKind, seen: Item, wanted: Any, now: Item) -> Item:
    """The item as it is now with what somebody wants otherwise than it was when they saw it."""

    fields = {field.attribute for field in FIELDS[kind]}
    changed = {name: getattr(wanted, name) for name in fields if getattr(wanted, name) != getattr(seen, name)}
    return replace(now, **changed)


def rows_after_no(matrix: Matrix, at: str) -> list[str]:
    """Rows that can follow a no there, those of its process first, and none whose own refusals lead back."""

    own = matrix.activity[at].process
    rows = [row for row in matrix.activities if row.id != at and not _leads_to(matrix, row.id, at)]
    return [row.id for row in sorted(rows, key=lambda row: row.process != own)]


def addition(kind: ItemKind, item: Item, behind: str) -> ItemChange:
    """The change that adds an item behind another one, in the first place for ""."""

    return ItemChange(kind, item.id, None, item, behind)


def retirement(matrix: Matrix, kind: ItemKind, id_: str) -> tuple[ItemChange, ...]:
    """The changes that retire an item; a process goes with its rows, which go first."""

    rows = [row.id for row in matrix.activities if kind == ItemKind.PROCESS and row.process == id_]
    return (*(_retired(matrix, ItemKind.ACTIVITY, row) for row in rows), _retired(matrix, kind, id_))


def order_change(matrix: Matrix, kind: ItemKind, id_: str, behind: str) -> OrderChange | None:
    """The change that puts an item behind another one, with those between; None where it stands there already."""

    before = tuple(items_of(matrix, kind))
    after = moved(before, id_, behind)
    differing = [number for number, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if not differing:
        return None
    first, last = differing[0], differing[-1] + 1
    return OrderChange(kind, before[first:last], after[first:last])


def before_item(matrix: Matrix, kind: ItemKind, id_: str) -> str:
    """The id of the item before it, among the rows of its process where it is a row; "" where it is the first."""

    ids = beside(matrix, kind, items_of(matrix, kind)[id_])
    position = ids.index(id_)
    return ids[position - 1] if position else ""


def beside(matrix: Matrix, kind: ItemKind, item: Item) -> list[str]:
    """The ids among which an item has its place: of a row, those of its process."""

    if isinstance(item, Activity):
        return [row.id for row in matrix.activities if row.process == item.process]
    return [*items_of(matrix, kind)]


def place_in(matrix: Matrix, kind: ItemKind, item: Item, behind: str) -> str:
    """The id after which an item comes to stand in the whole list, where it is to be `behind` one of those beside it.

    The first row of a process stands where the process has its first row now, or behind the rows before it.
    """

    others = [id_ for id_ in beside(matrix, kind, item) if id_ != item.id]
    ids = [id_ for id_ in items_of(matrix, kind) if id_ != item.id]
    if behind in others or not ids:
        return behind
    if others:
        position = ids.index(others[0])
        return ids[position - 1] if position else ""
    return ids[-1] if isinstance(item, Activity) else ""


def in_language(old: Text | None, said: str, lang: str) -> Text | None:
    """The text with what it says in one language, in both where they were the same; None for nothing."""

    flat = one_line(said)
    if old is None or old.en == old.zh:
        return Text(flat, flat) if flat else None
    if not flat or flat == old.of(lang):
        return old
    return Text(old.en, flat) if lang == "zh" else Text(flat, old.zh)


def one_line(text: str) -> str:
    """The text without control characters and needless blanks."""

    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def fresh_id(name: str, taken: Collection[str], kind: str) -> str:
    """An id made from a name, none of those taken; a name without Latin letters is numbered."""

    plain = unicodedata.normalize("NFKD", name.lower())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    base = re.sub(r"[^a-z0-9]*[^a-z0-9.][^a-z0-9]*|\.{2,}", "-", bare.encode("ascii", "ignore").decode())[:LIMIT_ID]
    base = base.strip("-.") or kind
    wanted, number = base, 1
    while wanted in taken or (wanted == kind and number == 1):
        number += wanted in taken
        wanted = f"{base}-{number}"
    return wanted


def _retired(matrix: Matrix, kind: ItemKind, id_: str) -> ItemChange:
    ids = [*items_of(matrix, kind)]
    position = ids.index(id_)
    return ItemChange(kind, id_, items_of(matrix, kind)[id_], None, ids[position - 1] if position else "")


def _leads_to(matrix: Matrix, row: str, at: str) -> bool:
    here: str | None = row
    while here and here != at:
        here = matrix.activity[here].refused
    return here == at


def _with_alias(aliases: Iterable[str], old: Text, new: Text) -> tuple[str, ...]:
    """The aliases with the old name in both languages, and without the new one."""

    names = dict.fromkeys([*aliases, old.en, old.zh])
    return tuple(name for name in names if name not in (new.en, new.zh))
