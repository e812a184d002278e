"""A matrix -> one file to hand on: a Markdown table, or a page of HTML that opens offline and prints."""

from collections.abc import Iterable

from raci.model import Matrix
from raci.model.letters import Layer, Letter
from raci.model.selection import Selection
from raci.model.terms import LAYERS, LETTERS
from raci.out import colours
from raci.out.document import DocumentPart, document
from raci.out.document import markdown as markdown_of
from raci.views.cause_filter import selected
from raci.views.tables import Table, wide
from raci.words.html import Html, escape
from raci.words.sentences import say

SHAPES = {Letter.A: "0", Letter.R: "50%", Letter.S: ".6em 0", Letter.C: ".6em .6em .6em 0", Letter.I: ".3em"}
"""Letter -> the corners of its shape, as on screen: it is told apart without colour."""

AS_TEXT = 'sdnum="1033;0;@"'
"""LibreOffice takes a cell with this for text: =1+1 is not run, and 3.10 stays what it is."""

STYLE = (
    # The same for Excel.
    'th,td{mso-number-format:"\\@"}'
    "body{max-width:none;margin:1.5em;font-size:10pt}thead th{position:sticky;top:0}td{text-align:left}"
    f"b{{display:inline-block;min-width:1.3em;line-height:1.3em;text-align:center;color:{colours.ON_LETTER[0]};"
    "print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    + "".join(f"b.{letter}{{background:{colours.LIGHT[letter]};border-radius:{SHAPES[letter]}}}" for letter in Letter)
    + "@media print{@page{size:A4 landscape;margin:12mm}body{margin:0;font-size:8pt}thead{display:table-header-group}"
    "tr{break-inside:avoid}thead th{position:static}}"
)


def markdown(matrix: Matrix, layer: Layer, lang: str, selection: Selection | None = None) -> bytes:
    """A heading, what is shown, and one table; the rows of the selection."""

    return markdown_of(_parts(matrix, layer, lang, selection)).encode()


def html(matrix: Matrix, layer: Layer, lang: str, selection: Selection | None = None) -> bytes:
    """The same as one page with nothing to load and no script; letters are shapes, as on screen."""

    heading, about, table, *rest = _parts(matrix, layer, lang, selection)
    first = len(table.heads) - len(matrix.roles)
    rows = tuple((*row[:first], *map(_shapes, row[first:])) for row in table.rows)
    return _page(matrix.title.of(lang), [heading, about, table._replace(rows=rows), *rest], lang)


def table_markdown(table: Table, title: str) -> bytes:
    """Any table under its title."""

    return markdown_of([DocumentPart(title, level=1), _table(table)]).encode()


def table_html(table: Table, title: str, lang: str) -> bytes:
    """The same as a page with nothing to load and no script."""

    return _page(title, [DocumentPart(title, level=1), _table(table)], lang)


def _page(title: str, parts: list[DocumentPart], lang: str) -> bytes:
    page = document(title, [parts], lang, STYLE)
    return page.replace("<td>", f"<td {AS_TEXT}>").replace("<th ", f"<th {AS_TEXT} ").encode()


def _parts(matrix: Matrix, layer: Layer, lang: str, selection: Selection | None) -> list[DocumentPart]:
    shown = selected(selection, matrix, layer) if selection else matrix
    name, meaning = LAYERS[layer]
    about = f"{say(name, lang)}: {say(meaning, lang)}"
    rows = ", ".join(selection.parts()) if selection else ""
    letters = [f"{letter}: {say(title, lang)}. {say(text, lang)}" for letter, (title, text) in LETTERS.items()]
    return [
        DocumentPart(matrix.title.of(lang), level=1),
        DocumentPart(f"{about} · {rows}" if rows else about),
        _table(wide(shown, layer, lang)),
        DocumentPart(items=tuple(letters)),
    ]


def _table(table: Table) -> DocumentPart:
    return DocumentPart(heads=tuple(table.columns), rows=tuple(map(tuple, table.rows)))


def _shapes(cell: str) -> str:
    """The letters of a cell as shapes, and what stands behind them as it is."""

    letters = cell.partition("（" if "（" in cell else " (")[0]
    parts = letters.split("/")
    if not letters or not _are_letters(parts):
        return cell
    shapes = "/".join(f'<b class="{letter}">{letter}</b>' for letter in parts)
    return Html(shapes + escape(cell[len(letters) :]))


def _are_letters(parts: Iterable[str]) -> bool:
    return all(part in Letter.__members__ for part in parts)
