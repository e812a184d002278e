"""Texts -> a table of a Word file: columns as wide as their texts, the head on every page, rows that stay whole."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from raci.out.colours import FILES

LEAST, MOST, BESIDE = 13, 32, 6
"""Share of a column whose longest text is that short, or that long, in Latin letters; and room beside the text."""
SMALL_ROWS = 8
"""A table up to that size stays on one page, with its heading."""
PADDING_MM = 0.7
"""Above and below the words of a cell."""


class Run(NamedTuple):
    """A stretch of text: new words are underlined, dropped ones struck through."""

    text: str
    is_new: bool = False
    is_dropped: bool = False


Cell = str | Sequence[Run]


def fill(
    table: Any, heads: Sequence[str], rows: Iterable[Sequence[Cell]], width_mm: int, shares: Sequence[int] = ()
) -> None:
    """Fill a table of one row. `shares`: how wide each column is beside the others, else as its texts are long."""

    runs = [[[Run(text)] if isinstance(text, str) else text for text in row] for row in rows]
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, [Run(head)], is_bold=True)
    _set_head(table.rows[0])
    for row in runs:
        for cell, texts in zip(table.add_row().cells, row, strict=True):
            _fill(cell, texts)
    _set_rows(table)
    _set_widths(table, width_mm, shares or _shares(heads, runs))


def clean(text: str) -> str:
    """The text without what XML cannot hold."""

    return "".join(char for char in text if char in "\n\t" or (char.isprintable() and not "\ud800" <= char <= "\udfff"))


def _set_widths(table: Any, width_mm: int, shares: Sequence[int]) -> None:
    """In the grid and in every cell, because LibreOffice looks at the one and Word at the other."""

    from docx.shared import Mm

    for column, share in zip(table.columns, shares, strict=True):
        column.width = width = Mm(round(width_mm * share / sum(shares), 1))
        for cell in [*column.cells]:
            cell.width = width


def _fill(cell: Any, runs: Iterable[Run], *, is_bold: bool = False) -> None:
    """The runs in a cell, a paragraph a line."""

    paragraph = cell.paragraphs[0]
    for run in runs:
        for number, line in enumerate(clean(run.text).split("\n")):
            if number:
                paragraph = cell.add_paragraph()
            if line:
                shown = paragraph.add_run(line)
                shown.bold = is_bold or None
                shown.font.underline = run.is_new or None
                shown.font.strike = run.is_dropped or None


def _shares(heads: Sequence[str], rows: Iterable[Sequence[Iterable[Run]]]) -> list[int]:
    texts = [heads, *([" ".join(run.text for run in runs) for runs in row] for row in rows)]
    return [min(max(LEAST, *(_width(text) + BESIDE for text in column)), MOST) for column in zip(*texts, strict=True)]


def _width(text: str) -> int:
    """In Latin letters, of which a Chinese character takes two."""

    return sum(2 if char >= "⺀" else 1 for char in text)


def _set_rows(table: Any) -> None:
    """Room in the cells; no row goes over to the next page, nor does a small table."""

    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    for number, row in enumerate(table.rows, 1):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for paragraph in (paragraph for cell in row.cells for paragraph in cell.paragraphs):
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = number < len(table.rows) <= SMALL_ROWS or None
    padding = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), f"{Mm(PADDING_MM).twips}")
        edge.set(qn("w:type"), "dxa")
        padding.append(edge)
    table._tbl.tblPr.append(padding)


def _set_head(row: Any) -> None:
    """Let the row stand on top of every page, and be seen as the head."""

    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)
    for cell in row.cells:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", FILES["head"].lstrip("#"))):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
