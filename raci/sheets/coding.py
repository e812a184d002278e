"""Every cell of a grid -> one code that says what it looks like; the same text is looked at once."""

import re

from raci.sheets.cells import NUMBER as NUMBER_TEXT
from raci.sheets.cells import parsed
from raci.sheets.grid import Grid
from raci.sheets.limits import LIMIT_CELL_LETTERS
from raci.sheets.named import is_named
from raci.sheets.said import Parsed, Scheme
from raci.sheets.vocabulary import meaning

BLANK, LETTER, NOTHING, SIGN, TEXT, NUMBER, LOOSE, NAMED = range(8)
KINDS = {"letter": LETTER, "nothing": NOTHING, "sign": SIGN, "number": NUMBER, "loose": LOOSE, "text": TEXT}
PROSE = re.compile(r"[^\W\d_]{4,}[^\W_]* [\w ,.']{3,}")
"""Words that begin with no letter of their own; quick to tell from the cells that need a close look."""

NUMBERED = frozenset(("#", "№", "Nº", "N°", "nº", "n°"))
"""Heads of columns of numbers that look like signs."""

LETTERISH = bytes((LETTER, SIGN, LOOSE, NAMED))
NOT_LETTERISH = bytes((BLANK, NOTHING, TEXT, NUMBER))


def picked(code: bytes, columns: list[int]) -> bytes:
    """The codes of some columns of a row, from left to right; of columns side by side, as most are, in one step."""

    if columns and columns[-1] - columns[0] == len(columns) - 1:
        return code[columns[0] : columns[-1] + 1]
    return bytes([code[column] for column in columns])


class Reader:
    """Parses texts under one scheme and remembers what it has parsed."""

    def __init__(self, scheme: Scheme):
        self.scheme = scheme
        self.parsed: dict[str, Parsed] = {}
        self.codes: dict[str, int] = {"": BLANK}
        self._grid: Grid | None = None
        self._coded: list[bytes] = []

    def read(self, text: str) -> Parsed:
        known = self.parsed.get(text)
        if known is None:
            known = self.parsed[text] = parsed(text, self.scheme)
        return known

    def code(self, text: str) -> int:
        known = self.codes.get(text)
        if known is None:
            known = self.codes[text] = self._code(text)
        return known

    def _code(self, text: str) -> int:
        if not text.strip():
            return BLANK
        if text in NUMBERED:
            return TEXT
        if len(text) > 1 and text[0].isdigit() and NUMBER_TEXT.fullmatch(text) and text not in self.scheme.letters:
            return NUMBER
        if len(text) > LIMIT_CELL_LETTERS or (PROSE.fullmatch(text) and not meaning(text)):
            return TEXT
        code = KINDS[self.read(text).kind]
        return NAMED if code in (TEXT, LOOSE) and is_named(text, self.scheme) else code

    def plain(self) -> dict[str, str]:
        """Text -> letters, of those texts coded so far that hold letters and nothing else."""

        letters = {text: self.read(text) for text, code in self.codes.items() if code == LETTER}
        return {text: parsed.letters for text, parsed in letters.items() if not parsed.note and not parsed.unread}

    def coded(self, grid: Grid) -> list[bytes]:
        """One byte a cell; the same grid is coded once."""

        if grid is not self._grid:
            self._grid, self._coded = grid, self._code_all(grid)
        return self._coded

    def _code_all(self, grid: Grid) -> list[bytes]:
        rows, codes = grid.rows, self.codes
        for text in grid.texts - codes.keys():
            codes[text] = self._code(text)
        look = codes.__getitem__
        coded = [bytes(map(look, row)) for row in rows]
        return self._with_names(rows, coded) if any(map(self._is_word, set(codes) if coded else ())) else coded

    def _with_names(self, rows: list[list[str]], coded: list[bytes]) -> list[bytes]:
        """With words that could stand for a letter as texts in the first column of texts: "Sign off", "Inform"."""

        first = next((column for column in range(len(rows[0])) if any(row[column] == TEXT for row in coded)), None)
        if first is None or not any(code in LETTERISH for row in coded for code in row[first + 1 :]):
            return coded
        return [
            row[:first] + bytes((TEXT,)) + row[first + 1 :]
            if row[first] in (LETTER, LOOSE) and len(texts[first]) > 3
            else row
            for row, texts in zip(coded, rows, strict=True)
        ]

    def _is_word(self, text: str) -> bool:
        return len(text) > 3 and self.codes[text] in (LETTER, LOOSE)
