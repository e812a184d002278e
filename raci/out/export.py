"""Tables -> bytes of CSV and XLSX that survive a spreadsheet: UTF-8 with BOM, CRLF, formulas inert, ids left alone."""

import codecs
import csv as csv_module
import io
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice
from typing import Any

from raci.model import Matrix
from raci.model.letters import Layer, Letter, Mark, Origin
from raci.model.selection import Selection
from raci.model.terms import LAYERS, LETTERS, ORIGINS, ROLE_KINDS
from raci.out import colours
from raci.views.cause_filter import selected
from raci.views.tables import Table, long, role_heads, wide
from raci.words.sentences import say

FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet would run as a formula: OWASP, CSV Injection; \\s covers the ideographic space."""

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?|mär|mai|okt|dez|fév|avr|juin|juil|août|déc|ene|abr|ago|dic|fev|gen|mag|giu|lug|set|ott"
)
VALUE = re.compile(
    rf"(?=.*\d)(?:[\d \t\xa0\u3000.,:;/()%$€£¥￥'+-]|(?<=\d)e(?=[+-]?\d)|[ap]m| [ap]|{MONTHS}|[年月日时時分秒])+", re.I
)
"""What some spreadsheet, in some language, takes for a number, a day or a time, and writes back as another text."""

KEPT = re.compile(r"0|[1-9][0-9]{0,10}")
"""Numbers that come back as they were; from twelve digits on a spreadsheet writes 1.23E+11."""

WIDTHS = {"Id": 10, "Process": 22, "Clause": 12, "Activity": 60}

LETTER_WIDTH = 5
WIDEST_PAGE = 420
"""Characters of a row on a page of A4; more of them would be smaller than 4 points."""

A4 = 9
ROWS_AT_ONCE = 10_000
LIMIT_CAPTION = 110
"""Characters of the line on top of a page; Excel allows 255 with all codes, and an & counts twice."""


class TableShape(StrEnum):
    WIDE = "wide"
    LONG = "long"


Part = str | tuple[str, ...]
"""A cell of a row, or some that stand side by side."""
SEPARATORS = {"comma": ",", "semicolon": ";"}
"""Name -> what stands between the cells of a CSV."""

TABLES = {TableShape.WIDE: wide, TableShape.LONG: long}


def csv(table: Table, separator: str = ",") -> bytes:
    """The table as CSV, which reads back cell for cell; spreadsheets where a comma is in numbers want a semicolon."""

    return csv_of([table.columns, *table.rows], separator)


def csv_of(rows: Iterable[Sequence[Part]], separator: str = ",") -> bytes:
    """The same of rows that come one after the other, the head first."""

    written, out = _Written(separator), io.BytesIO(codecs.BOM_UTF8)
    out.seek(0, io.SEEK_END)
    lines = (separator.join(map(written.__getitem__, row)) or ('""' if row else "") for row in rows)
    while batch := list(islice(lines, ROWS_AT_ONCE)):
        out.write("".join(f"{line}\r\n" for line in batch).encode())
    return out.getvalue()


class _Written(dict[Part, str]):
    """Part -> how it is written, inert and quoted; each is looked at once, for a long table repeats them."""

    def __init__(self, separator: str) -> None:
        self.separator = separator

    def __missing__(self, cell: Part) -> str:
        if isinstance(cell, tuple):
            self[cell] = self.separator.join(self[each] for each in cell)
            return self[cell]
        out = io.StringIO()
        csv_module.writer(out, delimiter=self.separator, lineterminator="\r\n").writerow([inert(cell), ""])
        self[cell] = out.getvalue().removesuffix(f"{self.separator}\r\n")
        return self[cell]


def inert(cell: str) -> str:
    """The cell, behind an apostrophe where a spreadsheet would run it or make another text of it: 3.10, 007, 1-2."""

    return f"'{cell}" if _is_changed(cell) else cell


def _is_changed(cell: str) -> bool:
    """The same for a cell with and without apostrophes before it, so that what is written can be read back."""

    live = cell.lstrip("'")
    return bool(FORMULA.match(cell) or (VALUE.fullmatch(live) and not KEPT.fullmatch(live)))


def file_name(matrix: Matrix, layer: Layer, ending: str, selection: Selection | None = None) -> str:
    """Such as operations-policy_today_approval_gaps_wide.csv: matrix, layer, what was asked for, shape and format."""

    return "_".join([matrix.id, layer, *(selection.parts() if selection else []), ending])


def xlsx(matrix: Matrix, layer: Layer, lang: str, selection: Selection | None = None) -> bytes:
    """A workbook of three sheets: the matrix with coloured letters, one row a letter, and what the letters mean."""

    import xlsxwriter  # 60 ms, and only this function needs it

    out = io.BytesIO()
    shown = selected(selection, matrix, layer) if selection else matrix
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        _write_matrix(book, shown, layer, lang)
        _write_letters(book, shown, layer, lang)
        _write_definitions(book, matrix, layer, lang, selection or Selection())
        name, meaning = LAYERS[layer]
        caption = f"{matrix.title.of(lang)} · {say(name, lang)}: {say(meaning, lang)}"
        for sheet in book.worksheets():
            _fit_paper(sheet, caption, _pages_wide(matrix) if sheet is book.worksheets()[0] else 1)
        book.worksheets()[0].repeat_columns(0, len(WIDTHS) - 1)
    return out.getvalue()


def table_xlsx(table: Table, title: str) -> bytes:
    """A workbook of one sheet with the table, its head on every page."""

    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        longest = [max(map(len, column), default=0) for column in zip(table.columns, *table.rows, strict=True)]
        _write(book, sheet, table, [min(60, max(8, width + 2)) for width in longest])
        sheet.freeze_panes(1, 0)
        _fit_paper(sheet, title, 1)
    return out.getvalue()


def _fit_paper(sheet: Any, caption: str, pages: int) -> None:
    """A4 on its side, so many pages wide, with the head on each and a line that says what it is of."""

    short = caption if len(caption) <= LIMIT_CAPTION else f"{caption[: LIMIT_CAPTION - 1]}…"
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{short.replace('&', '&&')}&R&A")
    sheet.set_footer("&C&P / &N")


def _pages_wide(matrix: Matrix) -> int:
    """How many pages the matrix is wide: one, as long as its letters stay large enough to be read."""

    heads, letters = sum(WIDTHS.values()), LETTER_WIDTH * len(matrix.roles)
    return max(1, -(-letters // (WIDEST_PAGE - heads)))


def _write_matrix(book: Any, matrix: Matrix, layer: Layer, lang: str) -> None:
    sheet = book.add_worksheet(say("Matrix", lang))
    table = wide(matrix, layer, lang)
    first = len(table.columns) - len(matrix.roles)
    _write(book, sheet, table, list(WIDTHS.values()))
    sheet.set_row(0, _head_height(table.columns[first:]))
    upright = book.add_format({"bold": True, "rotation": 90, "align": "center", "text_wrap": True})
    for column, head in enumerate(table.columns[first:], first):
        sheet.write_string(0, column, head, upright)
    sheet.set_column(first, max(first, len(table.columns) - 1), LETTER_WIDTH)
    sheet.freeze_panes(1, first)
    formats: dict[tuple[str, Origin], Any] = {}
    for row, activity in enumerate(matrix.activities, 1):
        marks = activity.marks(layer)
        for column, role in enumerate(matrix.roles, first):
            mark = marks.get(role.id)
            if mark and mark.letters:
                key = (mark.cell, mark.origin)
                formats[key] = formats.get(key) or book.add_format(_ink(mark))
                sheet.write_string(row, column, mark.in_words(lang), formats[key])


def _head_height(heads: list[str]) -> float:
    """Points for heads that stand upright in at most two lines; a Chinese character is as wide as two letters."""

    longest = max((len(head.encode("gb18030")) for head in heads), default=0)
    return min(240, max(110, 3.1 * longest))


def _ink(mark: Mark) -> dict[str, Any]:
    """Solid for stated, solid with a frame for decided, outlined for proposed: told apart on a grey print too."""

    colour = colours.LIGHT[mark.letters[0]]
    base = {"align": "center", "bold": mark.letters[0] in (Letter.A, Letter.R)}
    if mark.origin == Origin.PROPOSED:
        return base | {"font_color": colour, "border": 4, "border_color": colour, "italic": True}
    frame = {"border": 5} if mark.origin == Origin.DECIDED else {}
    return base | {"font_color": colours.ON_LETTER[0], "bg_color": colour} | frame


def _write_letters(book: Any, matrix: Matrix, layer: Layer, lang: str) -> None:
    sheet = book.add_worksheet(say("Letters", lang))
    _write(book, sheet, long(matrix, layer, lang), [12, 14, 22, 12, 60, 16, 18, 8, 10, 80, 30])
    sheet.freeze_panes(1, 0)


def _write_definitions(book: Any, matrix: Matrix, layer: Layer, lang: str, selection: Selection) -> None:
    sheet = book.add_worksheet(say("Definitions", lang))
    name, meaning = LAYERS[layer]
    rows = [[say("Matrix", lang), matrix.title.of(lang), matrix.id]]
    rows.append([say("Source", lang), matrix.source.document, ""] if matrix.source else ["", "", ""])
    rows.append([say("Layer", lang), say(name, lang), say(meaning, lang)])
    rows.append([say("Rows", lang), ", ".join(selection.parts()) or say("all rows", lang), ""])
    rows += [[letter, say(title, lang), say(text, lang)] for letter, (title, text) in LETTERS.items()]
    rows += [[say("Letter", lang), say(title, lang), say(text, lang)] for title, text in ORIGINS.values()]
    heads = role_heads(matrix, lang)
    rows += [[role.id, head, say(ROLE_KINDS[role.kind], lang)] for role, head in zip(matrix.roles, heads, strict=True)]
    _write(book, sheet, Table([say("What", lang), say("Name", lang), say("Meaning", lang)], rows), [20, 36, 70])


def _write(book: Any, sheet: Any, table: Table, widths: list[int]) -> None:
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, text)
    sheet.write_row(0, 0, table.columns, book.add_format({"bold": True, "bottom": 1}))
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell)
