"""What a spreadsheet makes of an id that it takes for a number or a day: 3.10 -> 3.1, 1-2 -> 2026-01-02, 007 -> 7."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
OTHERS = {"mär": 3, "mai": 5, "okt": 10, "dez": 12, "fév": 2, "avr": 4, "juin": 6, "juil": 7, "aoû": 8, "déc": 12}
WORD = re.compile(r"[^\W\d_]{3,}")
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:e\+?\d+)?", re.I)
DAYLIKE = re.compile(
    r"\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T]00:00(?::00)?)?"
    r"|\d{1,2}[-/. ]{1,2}[^\W\d_]{3,9}\.?(?:[-/. ]\d{2,4})?"
    r"|[^\W\d_]{3,9}[-/. ]\d{1,4}|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}月\d{1,2}日"
)
SERIAL = range(20_000, 80_000)
"""Days since 1900, as a cell shows them that has lost its format."""


def could_become(id_: str, cell: str) -> bool:
    """True where a spreadsheet that takes the id for a number or a day can make this other text of it."""

    text = cell.strip().lstrip("'")
    if not text or text == id_:
        return False
    return _as_number(id_, text) or _as_day(id_, text)


def _as_number(id_: str, cell: str) -> bool:
    if not (NUMBER.fullmatch(id_) and NUMBER.fullmatch(cell)):
        return False
    was, now = (float(text.replace(",", ".")) for text in (id_, cell))
    return was == now or (abs(was) >= 1e11 and abs(was - now) <= abs(was) * 1e-5)


def _as_day(id_: str, cell: str) -> bool:
    """True where the numbers of the id are among those of the day."""

    parts = re.split(r"[-/.年月日 ]+", id_.strip("年月日"))
    if not 2 <= len(parts) <= 3 or not all(part.isdigit() for part in parts):
        return False
    if cell.isdigit():
        return int(cell) in SERIAL and 1 <= int(parts[0]) <= 31 and 1 <= int(parts[1]) <= 31
    if not DAYLIKE.fullmatch(cell):
        return False
    numbers = [int(part) for part in re.findall(r"\d+", cell.partition("00:00")[0])]
    numbers += [number % 100 for number in numbers if number > 1900] + _months(cell)
    return all(int(part) in numbers or int(part) % 100 in numbers for part in parts)


def _months(cell: str) -> list[int]:
    words = [word.casefold()[:3] for word in WORD.findall(cell)]
    known = {name: number for number, name in enumerate(MONTHS, 1)} | {word[:3]: n for word, n in OTHERS.items()}
    return [known[word] for word in words if word in known]
