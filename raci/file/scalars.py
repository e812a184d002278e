"""Decisions and exceptions -> the YAML of one line each, after their texts have become what a file can hold."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from raci.file import nodes
from raci.file.fields import ID, LIMIT_TEXT
from raci.model import Acceptance, Activity, Matrix, When
from raci.model.amendments import Value
from raci.model.conditions import Condition
from raci.model.letters import Mark
from raci.words.sentences import Text

NO_REASON = Text("decided without a reason on record", "作出决定时没有记录理由")
PLAIN = re.compile(r"[^\W\d_][\w（）。；、“”‘’().%/-]*( [\w（）。；、“”‘’().%/-]+)*")


def as_written(matrix: Matrix) -> Matrix:
    """The matrix as a file can hold it: decisions have a reason, reasons have no control characters and an end."""

    rows = (_row_written(row) for row in matrix.activities)
    roles = tuple(replace(role, answers=_clean(role.answers)) if role.answers else role for role in matrix.roles)
    accept = tuple(
        replace(acceptance, why=_clean(acceptance.why) or NO_REASON, control=_clean(acceptance.control))
        for acceptance in matrix.accept
    )
    return replace(matrix, roles=roles, activities=tuple(rows), accept=accept)


def _row_written(row: Activity) -> Activity:
    if row.decided:
        row = replace(row, decided={role: _written(mark) for role, mark in row.decided.items()})
    text = _clean(row.when.text) if row.when else None
    if row.when and text != row.when.text:
        return replace(row, when=replace(row.when, text=text) if text else None)
    return row


def _written(mark: Mark) -> Mark:
    return replace(mark, why=_clean(mark.why) or NO_REASON, when=_cleaned(mark.when) if mark.when else None)


def _cleaned(one: Condition) -> Condition | None:
    found = replace(one, text=_clean(one.text), unit=_printable(one.unit))
    return found if found.text or found.is_range else None


def _clean(text: Text | None) -> Text | None:
    """None where nothing readable is left in either language."""

    en, zh = (_printable(one) for one in (text.en, text.zh)) if text else ("", "")
    return Text(en or zh, zh or en) if en or zh else None


def _printable(text: str) -> str:
    shown = ("�" if "\ud800" <= one <= "\udfff" else " " if _is_control(one) else one for one in text)
    return "".join(shown).strip()[:LIMIT_TEXT].strip()


def _is_control(one: str) -> bool:
    return unicodedata.category(one) == "Cc" and one not in "\n\t"


def scalar(text: str) -> str:
    """A text as a YAML scalar that stands anywhere on one line: as it is where that is safe, else in double quotes."""

    if PLAIN.fullmatch(text) and text != "null":
        return text
    return '"' + "".join(ESCAPES.get(one) or _escaped(one) for one in text) + '"'


ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _escaped(one: str) -> str:
    if one.isprintable() and one != "\ufeff" and not nodes.NOT_YAML.match(one):
        return one
    return f"\\U{ord(one):08X}"


def _text(text: Text) -> str:
    return scalar(text.en) if text.en == text.zh else f"{{en: {scalar(text.en)}, zh: {scalar(text.zh)}}}"


def _mark(mark: Mark) -> str:
    told = [f"letters: {mark.cell or chr(34) * 2}"]
    told += [f"when: {_condition(mark.when)}"] if mark.when else []
    told += [f"on: {mark.on.isoformat()}"] if mark.on else []
    told += [f"why: {_text(mark.why)}"] if mark.why else []
    return "{" + ", ".join(told) + "}"


def value_in_line(value: Value) -> str | None:
    """The value of an amended field on one line; None for nothing."""

    if isinstance(value, bool):
        return "true" if value else None
    if isinstance(value, tuple):
        return f"[{', '.join(map(_name, value))}]" if value else None
    if isinstance(value, When):
        return f"{{text: {_text(value.text)}, exact: {'true' if value.exact else 'false'}}}"
    return _text(value) if isinstance(value, Text) else value or None


def _name(value: str) -> str:
    """An id as it is, any other name as a scalar."""

    return value if ID.fullmatch(value) and value != "null" else scalar(value)


def _condition(one: Condition) -> str:
    told = [f"text: {_text(one.text)}"] if one.text else []
    told += [f"{name}: {value}" for name, value in (("over", one.over), ("upto", one.upto)) if value is not None]
    told += [f"unit: {scalar(one.unit)}"] if one.unit else []
    return "{" + ", ".join(told) + "}"


def acceptance_in_line(one: Acceptance) -> str:
    """The exception as a flow mapping."""

    told = [f"rule: {scalar(one.rule)}", f"at: {one.at}", f"why: {_text(one.why)}", f"until: {one.until.isoformat()}"]
    told += [f"control: {_text(one.control)}"] if one.control else []
    return "{" + ", ".join(told) + "}"


def marks_in_line(marks: Mapping[str, Mark]) -> dict[str, str]:
    """Role -> its mark as a flow mapping."""

    return {role: _mark(mark) for role, mark in marks.items()}
