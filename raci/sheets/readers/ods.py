"""ODS: hidden rows and columns, comments and struck cells, which the reader of its values does not tell."""

import zipfile
from typing import Any

from raci.sheets.grid import Place
from raci.sheets.limits import LIMIT_COLUMNS, LIMIT_DETAILED_CELLS, LIMIT_ROWS
from raci.sheets.readers.details import Details, SheetDetails
from raci.sheets.trouble import trouble

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HIDDEN = ("collapse", "filter")


def ods_details(parts: zipfile.ZipFile) -> Details:
    """What the content of an ODS file tells beside its values."""

    from lxml import etree

    try:
        content = parts.read("content.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(content, parser)
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError, EOFError):
        raise trouble("broken") from None
    if b"<!ENTITY" in content[:4000]:
        raise trouble("entities")
    if content.count(b"<table:table-cell") > LIMIT_DETAILED_CELLS:
        return Details(is_cut=True)
    return Details({table.get(f"{TABLE}name") or "": _sheet(table) for table in root.iter(f"{TABLE}table")})


def _sheet(table: Any) -> SheetDetails:
    found = SheetDetails()
    column = row = 0
    hidden_columns: set[int] = set()
    hidden_rows: set[int] = set()
    for node in table.iter(f"{TABLE}table-column", f"{TABLE}table-row"):
        is_row = node.tag == f"{TABLE}table-row"
        count = _count(
            node,
            "number-rows-repeated" if is_row else "number-columns-repeated",
            LIMIT_ROWS if is_row else LIMIT_COLUMNS,
        )
        is_hidden = node.get(f"{TABLE}visibility") in HIDDEN
        if is_row:
            hidden_rows |= set(range(row, row + count)) if is_hidden else set()
            found.comments |= _comments(node, row)
            row += count
        else:
            hidden_columns |= set(range(column, column + count)) if is_hidden else set()
            column += count
    found.hidden_rows, found.hidden_columns = frozenset(hidden_rows), frozenset(hidden_columns)
    return found


def _count(node: Any, name: str, most: int) -> int:
    text = node.get(f"{TABLE}{name}") or "1"
    return min(int(text), most) if text.isdigit() else 1


def _comments(row: Any, number: int) -> dict[Place, str]:
    found = {}
    column = 0
    for cell in row.iter(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        note = cell.find(f"{OFFICE}annotation")
        if note is not None:
            text = " ".join("".join(part.itertext()) for part in note.iter(f"{TEXT}p"))
            found[number, column] = " ".join(text.split())
        column += _count(cell, "number-columns-repeated", LIMIT_COLUMNS)
    return found
