"""Reader -> JSON Schema (draft 2020-12) of what it reads, for editors that complete and check while people write."""

from inspect import cleandoc
from typing import Any

from raci.file.fields import word
from raci.file.nodes import LIMIT_NODES
from raci.file.reader import Choice, Either, Keyed, Many, Plain, Reader, Record, Shape
from raci.file.records import text

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMED: dict[str, Reader[Any]] = {"word": word, "text": text}
"""What is read in so many places that it is described once."""


def describe(reader: Reader[Any]) -> Schema:
    """The schema of a whole file; it lets pass whatever is read without a note.

    What the values have to do with each other, such as an id that must exist, a schema cannot say.
    """

    named = {name: _described(record.shape) for name, record in NAMED.items()}
    return {"$schema": DIALECT, **_described(reader.shape), "$defs": named}


def _of(reader: Reader[Any]) -> Schema:
    name = next((name for name, record in NAMED.items() if record is reader), None)
    return {"$ref": f"#/$defs/{name}"} if name else _described(reader.shape)


def _described(shape: Shape) -> Schema:
    match shape:
        case Plain():
            return _plain(shape)
        case Choice(values):
            return {**_about(values), "enum": [member.value for member in values]}
        case Either(plain, keys):
            return {"anyOf": [_of(plain), _of(keys)]}
        case Many():
            return _list(shape)
        case Keyed(key, value, empty):
            named = {"type": "object", "propertyNames": _of(key)}
            return {**named, "additionalProperties": _or_empty(_of(value), empty)}
        case Record(build, fields, needed, some):
            properties = {name: _of(field) for name, field in fields.items()}
            schema = {**_about(build), "type": "object", "properties": properties, "additionalProperties": False}
            schema |= {"required": list(needed)} if needed else {}
            return {**schema, "anyOf": [{"required": [name]} for name in some]} if some else schema


def _plain(shape: Plain) -> Schema:
    plain = {
        "type": shape.types[0] if len(shape.types) == 1 else list(shape.types),
        "description": shape.about or None,
        "pattern": f"^({shape.form})$" if shape.form else None,
        "maxLength": shape.longest,
        "minimum": shape.low,
        "maximum": shape.high,
    }
    return {key: value for key, value in plain.items() if value is not None}


def _list(shape: Many) -> Schema:
    most = {"maxItems": shape.most} if shape.most < LIMIT_NODES else {}
    schema: Schema = {"type": "array", "items": _of(shape.item), **most}
    if not shape.single:
        return schema
    item = shape.item.shape.plain if isinstance(shape.item.shape, Either) else shape.item
    return {"anyOf": [_of(item), schema]}


def _or_empty(value: Schema, empty: tuple[str, ...]) -> Schema:
    return {"anyOf": [value, {"enum": [None, *empty]}]} if empty else value


def _about(named: Any) -> Schema:
    """What a class says of itself, its first sentence; a dataclass that says nothing has its own signature there."""

    said = cleandoc(vars(named).get("__doc__") or "").replace("\n", " ").split(". ")[0].rstrip(".")
    schema = {"title": named.__name__}
    return schema if not said or said.startswith(f"{named.__name__}(") else {**schema, "description": said}
