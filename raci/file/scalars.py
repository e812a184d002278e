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


def _cleaned(condition: Condition) -> Condition | None:
    cleaned = replace(condition, text=_clean(condition.text), unit=_printable(condition.unit))
    return cleaned if cleaned.text or cleaned.is_range else None


def _clean(text: Text | None) -> Text | None:
    """None where nothing readable is left in either language."""

    en, zh = (_printable(sentence) for sentence in (text.en, text.zh)) if text else ("", "")
    return Text(en or zh, zh or en) if en or zh else None


def _printable(text: str) -> str:
    shown = (
        "�" if "\ud800" <= character <= "\udfff" else " " if _is_control(character) else character for character in text
    )
    return "".join(shown).strip()[:LIMIT_TEXT].strip()


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" and character not in "\n\t"


def scalar(text: str) -> str:
    """A text as a YAML scalar that stands anywhere on one line: as it is where that is safe, else in double quotes."""

    if PLAIN.fullmatch(text) and text != "null":
        return text
    return '"' + "".join(ESCAPES.get(character) or _escaped(character) for character in text) + '"'


ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _escaped(character: str) -> str:
    if character.isprintable() and character != "\ufeff" and not nodes.NOT_YAML.match(character):
        return character
    return f"\\U{ord(character):08X}"


def _text(text: Text) -> str:
    return scalar(text.en) if text.en == text.zh else f"{{en: {scalar(text.en)}, zh: {scalar(text.zh)}}}"


def _mark(mark: Mark) -> str:
    fields = [f"letters: {mark.cell or chr(34) * 2}"]
    fields += [f"when: {_condition(mark.when)}"] if mark.when else []
    fields += [f"on: {mark.on.isoformat()}"] if mark.on else []
    fields += [f"why: {_text(mark.why)}"] if mark.why else []
    return "{" + ", ".join(fields) + "}"


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


def _condition(condition: Condition) -> str:
    fields = [f"text: {_text(condition.text)}"] if condition.text else []
    fields += [
        f"{name}: {value}" for name, value in (("over", condition.over), ("upto", condition.upto)) if value is not None
    ]
    fields += [f"unit: {scalar(condition.unit)}"] if condition.unit else []
    return "{" + ", ".join(fields) + "}"


def acceptance_in_line(acceptance: Acceptance) -> str:
    """The exception as a flow mapping."""

    fields = [
        f"rule: {scalar(acceptance.rule)}",
        f"at: {acceptance.at}",
        f"why: {_text(acceptance.why)}",
        f"until: {acceptance.until.isoformat()}",
    ]
    fields += [f"control: {_text(acceptance.control)}"] if acceptance.control else []
    return "{" + ", ".join(fields) + "}"


def marks_in_line(marks: Mapping[str, Mark]) -> dict[str, str]:
    """Role -> its mark as a flow mapping."""

    return {role: _mark(mark) for role, mark in marks.items()}
