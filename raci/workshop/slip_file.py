"""A slip as some spreadsheet saved it -> its rows: which encoding and which separator, whatever stands around them."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

Rows = list[list[str]]

DECLARED = re.compile(r'\s*"?sep=(.)"?[ ,;\t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)
"""The line with which a file tells Excel its separator; no row of the table, and Excel does not count it either."""

SEPARATORS = ",;\t|"
ENCODINGS = ("gb18030", "cp1252", "big5", "mac-roman")
"""What spreadsheets write where they do not write UTF-8 or UTF-16."""

ROWS_TRIED = 200


def rows_of(data: bytes, fit: Callable[[Rows], int]) -> Rows:
    """The rows, read in the way whose first rows `fit` best; [] for an empty file.

    The bytes alone do not say the way: a name in Windows-1252 can be a Chinese word in GB 18030, and a comma can stand
    in every name of a file that is separated by semicolons. Raises csv.Error where no way gives a table.
    """

    ways = [(text, separator) for text in _texts(data) for separator in _separators(text)]
    tried = [(fit(rows), -number) for number, way in enumerate(ways) if (rows := _tried(*way)) is not None]
    if not tried:
        raise csv.Error
    text, separator = ways[-max(tried)[1]]
    return list(_read(text, separator))


def _texts(data: bytes) -> list[str]:
    """The text in every encoding that it may be in, the likeliest first."""

    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [data.decode("utf-16", "replace")]
    if b"\0" in data[:200]:
        return [data.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")]
    try:
        return [data.decode("utf-8-sig")]
    except UnicodeDecodeError:
        return [data.decode(name, "replace") for name in ENCODINGS]


def _separators(text: str) -> str:
    declared = DECLARED.match(text)
    return declared[1] + SEPARATORS if declared and declared[1] not in SEPARATORS else SEPARATORS


def _tried(text: str, separator: str) -> Rows | None:
    try:
        return list(islice(_read(text, separator), ROWS_TRIED))
    except csv.Error:
        return None


def _read(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(
        io.StringIO(DECLARED.sub("", text, count=1) if DECLARED.match(text) else text, newline=""), delimiter=separator
    )
