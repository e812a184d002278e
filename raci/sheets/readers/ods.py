"""ODS: what the reader of its values does not tell: merged, hidden, struck and bold cells, comments, shown decimals."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from raci.sheets.grid import Place, place_name
from raci.sheets.limits import LIMIT_COLUMNS, LIMIT_DETAILED_CELLS, LIMIT_ROWS
from raci.sheets.readers.details import Details, SheetDetails
from raci.sheets.trouble import trouble

SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, OFFICE, TEXT, STYLE = (SPACE % name for name in ("table", "office", "text", "style"))
FORMAT = SPACE % "xsl-fo-compatible"
HIDDEN = ("collapse", "filter")
DECIMALS = re.compile(r"-?\d+\.(\d*0)")
LIMIT_FORMULA = 100


class Looks(NamedTuple):
    """Names of styles of cells."""

    struck: frozenset[str]
    bold: frozenset[str]


def ods_details(parts: zipfile.ZipFile) -> Details:
    """What the content of an ODS file tells beside its values."""

    content = _tree(parts, "content.xml")
    if content is None:
        raise trouble("broken")
    if sum(1 for _ in content.iter(f"{TABLE}table-cell")) > LIMIT_DETAILED_CELLS:
        return Details(is_cut=True)
    looks = _looks([content, _tree(parts, "styles.xml")])
    return Details({table.get(f"{TABLE}name") or "": _sheet(table, looks) for table in content.iter(f"{TABLE}table")})


def _tree(parts: zipfile.ZipFile, name: str) -> Any:
    """The XML of a part, None where there is none. Raises LoadError for a broken one, and for one with entities."""

    from lxml import etree

    if name not in parts.namelist():
        return None
    try:
        data = parts.read(name)
        if b"<!ENTITY" in data[:4000]:
            raise trouble("entities")
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError, EOFError):
        raise trouble("broken") from None


def _looks(trees: list[Any]) -> Looks:
    struck, bold = set(), set()
    for tree in trees:
        for style in tree.iter(f"{STYLE}style") if tree is not None else ():
            look, name = style.find(f"{STYLE}text-properties"), style.get(f"{STYLE}name") or ""
            if look is not None and look.get(f"{STYLE}text-line-through-style") not in (None, "none"):
                struck.add(name)
            if look is not None and look.get(f"{FORMAT}font-weight") in ("bold", "700", "800", "900"):
                bold.add(name)
    return Looks(frozenset(struck), frozenset(bold))


def _sheet(table: Any, looks: Looks) -> SheetDetails:
    details = SheetDetails()
    column = row = 0
    columns: set[int] = set()
    rows: set[int] = set()
    places: dict[str, set[Place]] = {"struck": set(), "bold": set()}
    for node in table.iter(f"{TABLE}table-column", f"{TABLE}table-row"):
        is_row = node.tag == f"{TABLE}table-row"
        count = _count(node, "rows", LIMIT_ROWS) if is_row else _count(node, "columns", LIMIT_COLUMNS)
        is_hidden = node.get(f"{TABLE}visibility") in HIDDEN
        if is_row:
            rows |= set(range(row, row + count)) if is_hidden else set()
            for place, cell in _cells(node, row):
                _note(details, places, place, cell, looks)
            row += count
        else:
            columns |= set(range(column, column + count)) if is_hidden else set()
            column += count
    details.hidden_rows, details.hidden_columns = frozenset(rows), frozenset(columns)
    details.struck, details.bold = frozenset(places["struck"]), frozenset(places["bold"])
    return details


def _cells(row: Any, number: int) -> Iterator[tuple[Place, Any]]:
    """Place and cell, of those that hold something; one that is repeated stands for the first of them."""

    column = 0
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        if len(cell) or cell.attrib:
            yield (number, column), cell
        column += _count(cell, "columns", LIMIT_COLUMNS)


def _note(details: SheetDetails, places: dict[str, set[Place]], place: Place, cell: Any, looks: Looks) -> None:
    """Keep what one cell tells beside its value."""

    row, column = place
    down, right = (_number(cell, f"number-{what}-spanned", LIMIT_COLUMNS) for what in ("rows", "columns"))
    if down > 1 or right > 1:
        details.merged.append((row, column, row + down - 1, column + right - 1))
    remark = cell.find(f"{OFFICE}annotation")
    if remark is not None:
        details.comments[place] = " ".join(_words(part) for part in remark.iter(f"{TEXT}p"))
    shown = " ".join(_words(part) for part in cell.iterchildren(f"{TEXT}p"))
    if not shown:
        if formula := cell.get(f"{TABLE}formula"):
            details.formulas.append((place_name(*place), formula[:LIMIT_FORMULA]))
        return
    for name, styles in (("struck", looks.struck), ("bold", looks.bold)):
        if cell.get(f"{TABLE}style-name") in styles or _is_whole(cell, styles):
            places[name].add(place)
    if cell.get(f"{OFFICE}value-type") == "float" and (decimals := DECIMALS.fullmatch(shown)):
        details.styles[place] = len(decimals[1])


def _is_whole(cell: Any, styles: frozenset[str]) -> bool:
    """True where all words of the cell stand in spans of these styles."""

    parts = [part for part in cell.iterchildren(f"{TEXT}p") if "".join(part.itertext()).strip()]
    return bool(parts) and all(
        not (part.text or "").strip()
        and all(span.get(f"{TEXT}style-name") in styles and not (span.tail or "").strip() for span in part)
        for part in parts
    )


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _count(node: Any, what: str, most: int) -> int:
    return _number(node, f"number-{what}-repeated", most)


def _number(node: Any, name: str, most: int) -> int:
    text = node.get(f"{TABLE}{name}") or "1"
    return min(int(text), most) if text.isdigit() else 1
