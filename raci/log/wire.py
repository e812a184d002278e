"""Body of an event -> kind and values that JSON can hold, and back."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import lru_cache
from reprlib import repr as short

from raci.log.events import (
    Accepted,
    Belated,
    Body,
    Closed,
    Confirmed,
    Decision,
    Kind,
    Merged,
    Newer,
    Opened,
    Parked,
    Revealed,
    Settled,
)
from raci.model.changes import Change
from raci.model.letters import Letters, cell_of, letters_of
from raci.words.sentences import Text


def encode(body: Body) -> tuple[Kind, dict[str, object]]:
    """The kind and every field by name, as text, numbers, flags, lists and mappings; `decode` gives the body back."""

    kind = kind_of(body)
    return kind, {name: _plain(getattr(body, name)) for name in READERS[kind]}


def kind_of(body: Body) -> Kind:
    """The kind of an event with this body, which is one that this version writes."""

    return next(kind for kind, form in FORMS.items() if form is type(body))


def decode(kind: str, held: object) -> Body | Newer:
    """The body of an event. Kinds and keys that this version does not know are passed over: a later version wrote them.

    Raises ValueError with one sentence when the event is damaged.
    """

    if kind not in set(Kind):
        return Newer(kind)
    known = Kind(kind)
    if not isinstance(held, Mapping):
        raise ValueError(f"an event of kind {kind} should hold named values but is {short(held)}")
    missing = [name for name in REQUIRED[known] if name not in held]
    if missing:
        raise ValueError(f"an event of kind {kind} should hold {', '.join(missing)}")
    values = {name: _read(kind, name, reader, held) for name, reader in READERS[known].items() if name in held}
    body: Body = FORMS[known](**values)
    return body


def _read(kind: str, name: str, reader: Callable[[object], object], held: Mapping[str, object]) -> object:
    try:
        return reader(held[name])
    except ValueError as error:
        raise ValueError(f"{name} of an event of kind {kind} should be {error} but is {short(held[name])}") from None


def _plain(value: object) -> object:
    if isinstance(value, Change):
        return _plain_change(value)
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _plain_change(change: Change) -> dict[str, object]:
    told: dict[str, object] = {"activity": change.activity, "role": change.role}
    told |= {"before": cell_of(change.before), "after": cell_of(change.after)}
    return told | {"why": {"en": change.why.en, "zh": change.why.zh}} if change.why else told


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("a whole number")
    return value


def _number_or_none(value: object) -> int | None:
    return None if value is None else _number(value)


def _day(value: object) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise ValueError("a day such as 2027-06-30") from None


def _day_or_none(value: object) -> date | None:
    return None if value is None else _day(value)


def _days(value: object) -> tuple[date, ...]:
    return tuple(_day(item) for item in _list(value))


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("a list")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(item) for item in _list(value))


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    found = [_texts(item) for item in _list(value)]
    if any(len(pair) != 2 for pair in found):
        raise ValueError("a list of pairs")
    return tuple((pair[0], pair[1]) for pair in found)


def _changes(value: object) -> tuple[Change, ...]:
    return tuple(_change(item) for item in _list(value))


def _change(value: object) -> Change:
    if not isinstance(value, Mapping) or {"activity", "role", "before", "after"} - set(value):
        raise ValueError("changes of cells")
    before, after = _letters(_text(value["before"])), _letters(_text(value["after"]))
    return Change(_text(value["activity"]), _text(value["role"]), before, after, _why(value.get("why")))


def _why(value: object) -> Text | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or {"en", "zh"} - set(value):
        raise ValueError("changes with reasons in two languages")
    return Text(_text(value["en"]), _text(value["zh"]))


@lru_cache(256)
def _letters(cell: str) -> Letters:
    try:
        return letters_of(cell)
    except ValueError:
        raise ValueError("changes of letters") from None


FORMS: Mapping[Kind, type] = {
    Kind.CELL: Decision,
    Kind.ACCEPT: Accepted,
    Kind.PARK: Parked,
    Kind.SETTLE: Settled,
    Kind.CONFIRM: Confirmed,
    Kind.OPEN: Opened,
    Kind.REVEAL: Revealed,
    Kind.LATE: Belated,
    Kind.CLOSE: Closed,
    Kind.MERGE: Merged,
}

_BY_FIELD: Mapping[str, Callable[[object], object]] = {
    "changes": _changes,
    "agreed": _texts,
    "dissent": _pairs,
    "undoes": _number_or_none,
    "until": _day,
    "is_withdrawn": _flag,
    "due": _day,
    "parked": _number,
    "upto": _number,
    "agrees": _flag,
    "day": _day,
    "rows": _texts,
    "seats": _texts,
    "answers": _pairs,
    "is_taken": _flag,
    "review": _day_or_none,
    "review_before": _day_or_none,
    "until_before": _days,
}
"""Field -> how it is read; any other field is text. A name means the same in every kind."""

READERS = {kind: {one.name: _BY_FIELD.get(one.name, _text) for one in fields(form)} for kind, form in FORMS.items()}
REQUIRED = {kind: [one.name for one in fields(form) if one.default is MISSING] for kind, form in FORMS.items()}
