"""Decisions and exceptions -> the YAML of one line each, after their texts have become what a file can hold."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from raci.file import nodes
from raci.file.fields import LIMIT_TEXT
from raci.model import Acceptance, Matrix
from raci.model.letters import Mark
from raci.words.sentences import Text

NO_REASON = Text("decided without a reason on record", "作出决定时没有记录理由")
PLAIN = re.compile(r"[^\W\d_][\w（）。；、“”‘’().%/-]*( [\w（）。；、“”‘’().%/-]+)*")


def as_written(matrix: Matrix) -> Matrix:
    """The matrix as a file can hold it: decisions have a reason, reasons have no control characters and an end."""

    rows = (
        replace(row, decided={role: _written(mark) for role, mark in row.decided.items()}) if row.decided else row
        for row in matrix.activities
    )
    accept = tuple(replace(one, why=_clean(one.why) or NO_REASON, control=_clean(one.control)) for one in matrix.accept)
    return replace(matrix, activities=tuple(rows), accept=accept)


def _written(mark: Mark) -> Mark:
    return replace(mark, why=_clean(mark.why) or NO_REASON)


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
    told += [f"on: {mark.on.isoformat()}"] if mark.on else []
    told += [f"why: {_text(mark.why)}"] if mark.why else []
    return "{" + ", ".join(told) + "}"


def acceptance_in_line(one: Acceptance) -> str:
    """The exception as a flow mapping."""

    told = [f"rule: {scalar(one.rule)}", f"at: {one.at}", f"why: {_text(one.why)}", f"until: {one.until.isoformat()}"]
    told += [f"control: {_text(one.control)}"] if one.control else []
    return "{" + ", ".join(told) + "}"


def marks_in_line(marks: Mapping[str, Mark]) -> dict[str, str]:
    """Role -> its mark as a flow mapping."""

    return {role: _mark(mark) for role, mark in marks.items()}
