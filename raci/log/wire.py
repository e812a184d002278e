"""Body of an event -> its JSON, and back: what the JSON must hold follows from the fields of its class."""

import json
from dataclasses import MISSING, Field, fields
from sys import intern  # the same few rows, roles and names come again and again
from typing import Annotated, Any, Generic, TypeVar, get_type_hints

from msgspec import Meta, MsgspecError, Struct, convert, defstruct, to_builtins
from msgspec.json import Decoder

from raci.log.events import BODIES, Body, Newer
from raci.log.motions import Motion
from raci.model.amendments import Amended
from raci.model.changes import Change
from raci.model.conditions import Condition
from raci.model.field_changes import FieldChange
from raci.model.item_changes import Item, ItemChange, ItemKind
from raci.model.letters import cell_of, letters_of
from raci.model.roles import Holders, Role, RoleKind
from raci.model.work import Act, Activity, Process, ProcessKind, Topic, When
from raci.words.sentences import Text

T = TypeVar("T")

Cell = Annotated[str, Meta(pattern=r"\A([ARSCI](/[ARSCI])*)?\Z")]


class CellChange(Struct, omit_defaults=True):
    """A change as JSON holds it: the letters of a cell joined, and no reason where none is given."""

    activity: str
    role: str
    before: Cell
    after: Cell
    why: Text | None = None
    when_before: Condition | None = None
    when: Condition | None = None

    def change(self) -> Change:
        cells = letters_of(self.before), letters_of(self.after)
        return Change(intern(self.activity), intern(self.role), *cells, self.why, self.when_before, self.when)


VALUES: dict[Amended, Any] = {
    Amended.TO: tuple[str, ...],
    Amended.WHEN: When | None,
    Amended.REFUSED: str | None,
    Amended.IN_SCOPE: bool,
    Amended.ANSWERS: Text | None,
    Amended.REPORTS_TO: tuple[str, ...],
    Amended.NAME: Text,
    Amended.ACT: Act,
    Amended.TOPIC: tuple[str, ...],
    Amended.PROCESS: str,
    Amended.ROLE_NAME: Text,
    Amended.ALIASES: tuple[str, ...],
    Amended.KIND: RoleKind,
    Amended.HOLDERS: Holders,
    Amended.STAND_IN: tuple[str, ...],
    Amended.PROCESS_NAME: Text,
    Amended.PROCESS_KIND: ProcessKind,
    Amended.CHAIN: str,
}
"""Field -> what it holds."""


class FieldInJson(Struct):
    """The change of a field as JSON holds it; what its values are follows from the field."""

    at: str
    field: Amended
    before: Any
    after: Any

    def change(self) -> FieldChange:
        """Raises MsgspecError where a value is of another kind than its field."""

        before, after = (convert(value, VALUES[self.field]) for value in (self.before, self.after))
        return FieldChange(self.at, self.field, before, after)


class MotionInJson(Struct, omit_defaults=True):
    """A motion as JSON holds it."""

    title: Text
    changes: tuple[CellChange, ...]
    fields: tuple[FieldInJson, ...] = ()
    why: Text | None = None

    def change(self) -> Motion:
        changes, fields = (tuple(part.change() for part in parts) for parts in (self.changes, self.fields))
        return Motion(self.title, changes, fields, self.why)  # type: ignore[arg-type]


ITEMS: dict[ItemKind, Any] = {
    ItemKind.ROLE: Role | None,
    ItemKind.TOPIC: Topic | None,
    ItemKind.PROCESS: Process | None,
    ItemKind.ACTIVITY: Activity | None,
}
"""Kind -> what is added or retired."""


class ItemInJson(Struct, omit_defaults=True):
    """An item that is added or retired as JSON holds it; what it is follows from its kind."""

    kind: ItemKind
    at: str
    before: Any = None
    after: Any = None
    behind: str = ""

    def change(self) -> ItemChange:
        """Raises MsgspecError where the item is of another kind."""

        before, after = (convert(item, ITEMS[self.kind]) for item in (self.before, self.after))
        return ItemChange(self.kind, self.at, before, after, self.behind)


IN_JSON: dict[Any, Any] = {
    tuple[Change, ...]: tuple[CellChange, ...],
    tuple[FieldChange, ...]: tuple[FieldInJson, ...],
    tuple[Motion, ...]: tuple[MotionInJson, ...],
    tuple[ItemChange, ...]: tuple[ItemInJson, ...],
}
"""Type of a field -> what stands for it in JSON, where that is something else."""


class BodyForm(Generic[T]):
    """How bodies of one class are written and read."""

    def __init__(self, body: type[T]) -> None:
        held = fields(body)  # type: ignore[arg-type]
        types = {name: IN_JSON.get(hint, hint) for name, hint in get_type_hints(body).items()}
        needed = [(field.name, types[field.name]) for field in held if field.default is MISSING]
        others = [(field.name, types[field.name], field.default) for field in held if field.default is not MISSING]
        self._body = body
        self._names = [field.name for field in held]
        self._later = {field.name: field.default for field in held if field.metadata.get("later")}
        self._reader = Decoder(defstruct(body.__name__, [*needed, *others]))

    def write(self, body: T) -> str:
        values = {name: getattr(body, name) for name in self._names}
        held = {name: _in_json(value) for name, value in values.items() if not self._is_unsaid(name, value)}
        return json.dumps(to_builtins(held), ensure_ascii=False, separators=(",", ":"))

    def _is_unsaid(self, name: str, value: object) -> bool:
        return name in self._later and value == self._later[name]

    def read(self, text: str) -> T:
        """Raises MsgspecError where a field is missing or holds something else than its class says."""

        held = self._reader.decode(text)
        return self._body(**{name: _from_json(getattr(held, name)) for name in self._names})


FORMS: dict[str, BodyForm[Any]] = {kind: BodyForm(body) for kind, body in BODIES.items()}


def encode(body: Body) -> str:
    """The fields of the body by name, as JSON; `decode` gives the body back."""

    return FORMS[body.kind].write(body)


def decode(kind: str, text: str) -> Body | Newer:
    """The body of an event. Kinds and keys that this version does not know are passed over: a later version wrote them.

    Raises ValueError with one sentence when the event is damaged.
    """

    if kind not in FORMS:
        return Newer(kind)
    try:
        body: Body = FORMS[kind].read(text)
    except MsgspecError as error:
        raise ValueError(f"an event of kind {kind} is damaged: {error}") from None
    return body


def _in_json(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_in_json(item) for item in value)
    if isinstance(value, Change):
        cells = cell_of(value.before), cell_of(value.after)
        return CellChange(value.activity, value.role, *cells, value.why, value.when_before, value.when)
    if isinstance(value, FieldChange):
        return FieldInJson(value.at, value.field, value.before, value.after)
    if isinstance(value, Motion):
        return MotionInJson(value.title, _in_json(value.changes), _in_json(value.fields), value.why)  # type: ignore[arg-type]
    if isinstance(value, ItemChange):
        return ItemInJson(value.kind, value.at, _item_in_json(value.before), _item_in_json(value.after), value.behind)
    return value


def _item_in_json(item: Item | None) -> dict[str, object] | None:
    """The fields of an item that say something."""

    compared = [(field, getattr(item, field.name)) for field in fields(item) if field.compare] if item else []
    return {field.name: value for field, value in compared if value != _default(field)} if item else None


def _default(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _from_json(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_from_json(item) for item in value)
    return value.change() if isinstance(value, CellChange | FieldInJson | ItemInJson | MotionInJson) else value
