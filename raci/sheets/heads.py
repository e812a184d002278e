"""Head rows: which rows they are, what they call each column, and whether they are letters."""

import re

from raci.sheets import headings, symbols, vocabulary
from raci.sheets.coding import BLANK, LETTER, LETTERISH, LOOSE, NAMED, NOTHING, NUMBER, SIGN, TEXT, Reader
from raci.sheets.grid import Grid
from raci.sheets.named import known_letters

UPPER_ROWS = 2
LIMIT_BELOW = 40
LIMIT_HEAD = 60
TOLD = re.compile(r"[^\W\d_]{2}.*[(（\[]([RASCI])[)）\]]\s*$")
"""Characters of a head beside letters; a longer one is a text of the body."""
NOT_TEXTISH = bytes({BLANK, LETTER, NOTHING, LOOSE, NAMED})
GENERIC = re.compile(r"^\W*(?:raci|rasci|daci)?\W*$", re.I)


def head_letters(text: str, reader: Reader) -> str:
    """The letters that a head stands for: R, "R (Responsible)", Responsible, "Who answers for it (A)"; "" for none."""

    shown = symbols.shown(symbols.plain(text))
    if not shown or len(shown) > 60:
        return ""
    letters = known_letters(shown, reader.scheme)
    if letters:
        return letters if letters.count("/") < 2 else ""
    if vocabulary.is_only_word(shown):
        return reader.read(shown).letters
    bracket = re.fullmatch(r"(.+?)\s*[(\[](.{1,40})[)\]]", shown) or re.fullmatch(
        r"(\S{1,3})\s*[-–—:=/]\s*(.{2,40})", shown
    )
    if not bracket:
        return ""
    outer, inner = known_letters(bracket[1], reader.scheme), known_letters(bracket[2], reader.scheme)
    if outer and (len(bracket[1]) <= 3 or inner or vocabulary.meaning(bracket[2])):
        return outer
    return inner if len(bracket[2]) <= 3 and vocabulary.meaning(bracket[1]) else ""


def letter_heads(cells: list[str], reader: Reader) -> dict[int, str]:
    """Column -> the letters that its head stands for. Beside a head such as "Doer (R)" a letter in brackets says what
    a head means that we do not know, such as "Told (I)"."""

    heads = {column: letters for column, text in enumerate(cells) if text and (letters := head_letters(text, reader))}
    first = next((column for column, text in enumerate(cells) if text), 0)
    is_word = first in heads and len(cells[first]) > 3
    if is_word and list(heads.values()).count(heads[first]) > 1 and len(heads) == sum(map(bool, cells)):
        del heads[first]  # such as "Responsibility" above the names of the work
    bracketed = {column: match[1] for column, text in enumerate(cells) if text and (match := TOLD.search(text))}
    is_bracketed = (
        len(bracketed) > 2 and len(set(bracketed.values())) == len(bracketed) and bool(bracketed.keys() & heads.keys())
    )
    return {**bracketed, **heads} if is_bracketed else heads


def is_lettered(grid: Grid, codes: list[bytes], row: int, reader: Reader) -> bool:
    """True for a head of letters: at least two, and below them stand names or ticks."""

    if grid.heads > 0 and row >= grid.heads + 1:
        return False
    cells = grid.rows[row]
    if len(cells) - codes[row].count(BLANK) < 2 or not _turns(codes, row):
        return False
    letters = {column: "" for column, text in enumerate(cells) if text and (row, column) not in grid.beside}
    held = {column: meaning for column, meaning in letter_heads(cells, reader).items() if column in letters}
    letters |= held
    said = {"R", "A"} & set("/".join(held.values()).split("/"))
    is_first = not any(any(code) for code in codes[max(0, row - 1) : row]) or row < grid.heads
    if len(set(held.values())) < 2 or not said or (len(said) < 2 and not is_first):
        return False
    others = [column for column, meaning in letters.items() if not meaning]
    if any(len(cells[column]) > LIMIT_HEAD for column in others):
        return False
    if len(others) > len(held) + 4 or (
        len(held) == len([text for text in cells if text.strip()]) and not _has_names(codes, row, held)
    ):
        return False
    before = grid.rows[max(0, row - LIMIT_BELOW) : row]
    rows = range(row + 1, min(row + 1 + LIMIT_BELOW, len(codes)))
    below = [codes[number] for number in rows if grid.rows[number] not in before and len({*grid.rows[number], ""}) > 2]
    return _holds_names(below, list(held), bool(reader.scheme.roster), 1 if is_first else 2)


def _turns(codes: list[bytes], row: int) -> bool:
    """True where the next filled rows hold more texts, ticks or numbers than this one: quick to see, and rare."""

    here, *below = [len(code.translate(None, NOT_TEXTISH)) for code in codes[row : row + 4]]
    return max(below, default=0) > here


def _has_names(codes: list[bytes], row: int, held: dict[int, str]) -> bool:
    """True where a column without a head stands left of the letters and is filled."""

    return any(code[column] == TEXT for code in codes[row + 1 : row + 30] for column in range(min(held)))


def _holds_names(codes: list[bytes], columns: list[int], has_roster: bool, least: int) -> bool:
    """True where more texts and ticks than letters stand below the columns, in at least so many of them."""

    kinds = (TEXT, SIGN, NUMBER) if has_roster else (TEXT, SIGN)
    filled = sum(any(code[column] in kinds for code in codes) for column in columns)
    below = bytes(code[column] for code in codes for column in columns)
    names = sum(map(below.count, kinds))
    return filled >= least and names >= below.count(LETTER) and below.count(NUMBER) <= names


def upper_rows(grid: Grid, codes: list[bytes], head: int, lettered: bool) -> list[int]:
    """Head rows above the last one: those that say something of single columns."""

    upper: list[int] = []
    for row in range(head - 1, max(-1, head - 1 - UPPER_ROWS), -1):
        cells = {
            column: text
            for column, text in enumerate(grid.rows[row])
            if text.strip() and (row, column) not in grid.covered
        }
        filled = {text.strip() for text in grid.rows[row] if text.strip()}
        below = {column for column, text in enumerate(grid.rows[head]) if text.strip()}
        is_wide = any((row, column) in grid.beside for column in range(grid.width))
        if len(filled) < 2 and not (filled and is_wide and _covers_part(grid, row, below)):
            break
        if (any(codes[row][column] in LETTERISH for column in cells) and not lettered) or not below:
            break
        upper.insert(0, row)
    return upper


def _covers_part(grid: Grid, row: int, below: set[int]) -> bool:
    """True for one merged cell over some of the columns that the head names, but not over the first."""

    filled = {column for column in range(grid.width) if grid.rows[row][column].strip()}
    return bool(filled & below) and min(below) not in filled


def role_names(grid: Grid, rows: tuple[int, ...]) -> list[str]:
    """What the head calls each column, "" for nothing: with two head rows `upper > lower`."""

    lower = [symbols.shown(text) for text in grid.rows[rows[-1]]]
    for row in reversed(rows[:-1]):
        upper = _filled(grid, row, lower)
        lower = [
            f"{over} > {name}" if over and name and over != name else name or over
            for over, name in zip(upper, lower, strict=True)
        ]
    for column in range(grid.width):
        if (rows[-1], column) in grid.beside and column and lower[column] == lower[column - 1]:
            lower[column] = lower[column] if _differs(grid, rows[-1], column) else ""
    return lower


def _differs(grid: Grid, head: int, column: int) -> bool:
    """True where a column below a merged head holds cells of its own."""

    return any(
        row[column].strip() and (number, column) not in grid.beside
        for number, row in enumerate(grid.rows)
        if number > head
    )


def _filled(grid: Grid, row: int, lower: list[str]) -> list[str]:
    """An upper head row in which a name reaches over the blanks to its right; words for roles alone say nothing."""

    cells = [symbols.shown(text) for text in grid.rows[row]]
    covered = any((row, column) in grid.covered for column in range(grid.width))
    if not covered:
        current = ""
        for column, text in enumerate(cells):
            current = text or (current if lower[column] and column and cells[column] == "" else "")
            cells[column] = current
    names = {text for text, name in zip(cells, lower, strict=True) if text and text != name}
    words = {
        text for text in names if (headings.is_heading("role", text) and len(text.split()) <= 3) or GENERIC.match(text)
    }
    is_over_all = not names - words and not any(
        text and text == name for text, name in list(zip(cells, lower, strict=True))[_first_of(cells, words) :]
    )
    return ["" if text in words and is_over_all else text for text in cells]


def _first_of(cells: list[str], words: set[str]) -> int:
    return next((column for column, text in enumerate(cells) if text in words), 0)


__all__ = ["BLANK", "LETTERISH", "NOTHING", "head_letters", "is_lettered", "role_names", "upper_rows"]
