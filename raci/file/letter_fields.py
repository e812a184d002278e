"""Cells of a file -> letters, as people write them: what is certain is read, with a note where it was a guess."""

import re
from collections.abc import Mapping
from typing import TypeVar

from raci.file.fields import ID, kind_of, reference
from raci.file.mistyped import meant
from raci.file.nodes import Node
from raci.file.reader import Keyed, Plain, Reader
from raci.file.records import keyed, pairs_of
from raci.file.report import Report
from raci.model.letters import Letter, Letters, cell_of, letters_of
from raci.model.terms import ALSO, LETTERS
from raci.words.sentences import LANGUAGES, Word, say

T = TypeVar("T")

NOTHING = ("-", "–", "—", "－", "--", "n/a", "N/A", "无")
"""How people say that a role has no part in a row."""

CELL = r"\s*([{0}]\s*(/\s*[{0}]\s*)*)?".format("".join(Letter))
"""The form of a cell as it should be written."""


def cells(read_value: Reader[T]) -> Reader[Mapping[str, T]]:
    """A reader of role: value lines; a cell that is empty or a dash says nothing, whosever it is."""

    role = reference("role")
    read_filled = keyed(role, read_value)

    def read(node: Node, report: Report) -> Mapping[str, T] | None:
        if node.pairs is None:
            return read_filled(node, report)
        pairs = pairs_of(node, report)
        report.empty += [key for key, value in pairs if _is_empty(key, value)]
        filled = [(key, value) for key, value in pairs if not _is_empty(key, value)]
        return read_filled(Node(node.line, node.column, pairs=filled), report)

    return Reader(read, Keyed(role, read_value, NOTHING))


def _is_empty(role: Node, cell: Node) -> bool:
    """True where the cell says nothing; what is no id may be a whole cell, such as ops：R, and is read as one."""

    return bool(ID.fullmatch(role.text or "")) and (cell.is_null or cell.text in NOTHING)


def _letters(node: Node, report: Report) -> Letters | None:
    try:
        if node.text is not None and not (node.plain and node.is_null):
            return letters_of(node.text)
    except ValueError:
        pass
    text = meant(node.text or "")
    letters = () if text in NOTHING else _letters_meant(text.upper())
    if node.text and letters is not None:
        report.note(node, "read-as", value=kind_of(node), meant=cell_of(letters) or Word("nothing"))
        return letters
    message = "letters-note" if re.match(r"[ARSCI](/[ARSCI])?\s*[^\w\s/]|[ARSCI]\s+\S", text) else "letters"
    report.add(node, message, value=kind_of(node), **({"allowed": ", ".join(Letter)} if message == "letters" else {}))
    return None


letters = Reader(_letters, Plain(("string",), CELL, about=f"{', '.join(Letter)}, two in one cell as A/R"))
"""A reader of the letters of a cell; "" gives none, and so does a dash. Other spellings are read with a note."""


def _letters_meant(text: str) -> Letters | None:
    """The letters that R,A or RA or Responsible can only mean; None where they might be something else."""

    names = ALSO | {say(name, lang).upper(): letter for letter, (name, _) in LETTERS.items() for lang in LANGUAGES}
    parts = list(text) if re.fullmatch("[ARSCI]{2}", text) else re.split(r"\s*[/,;+&|]\s*|\s+", text)
    letters = {names.get(part, part) for part in parts}
    return tuple(letter for letter in Letter if letter in letters) if letters <= set(Letter) else None
