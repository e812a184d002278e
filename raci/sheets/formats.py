"""Bytes and a file name -> the document of the file: what is inside decides, and the ending where that says nothing."""

import re

from raci.sheets.grid import Document, Grid, Skipped
from raci.sheets.limits import LIMIT_CELLS, LIMIT_COLUMNS, LIMIT_ROWS
from raci.sheets.readers import delimited, markdown
from raci.sheets.trouble import hold_size, trouble

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
MARKDOWN = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$", re.M)
ENDINGS = {
    **dict.fromkeys(("csv", "tsv", "tab", "txt"), "csv"),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xlsb"), "xlsx"),
    **dict.fromkeys(("md", "markdown", "mkd"), "markdown"),
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("tex", "latex"), "latex"),
    "xls": "xls",
    "ods": "ods",
    "json": "json",
    "docx": "docx",
    "rst": "rst",
    "rest": "rst",
}


def document(data: bytes, name: str) -> Document:
    """The document of a file. Raises LoadError for what cannot be read."""

    hold_size(len(data))
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise trouble("empty")
    whole = _read(data, name)
    _hold(whole)
    return whole


def _read(data: bytes, name: str) -> Document:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise trouble("encrypted")
        return _workbook(data, "xls")
    if data.startswith((ZIP, b"PK\x05\x06")):
        return _zipped(data)
    try:
        text, _ = delimited.text_of(data)
    except delimited.Unreadable:
        raise trouble("kind") from None
    if _is_binary(text):
        raise trouble("kind")
    return _text(text, ENDINGS.get(ending, ""), ending)


def _is_binary(text: str) -> bool:
    head = text[:4000]
    return sum(
        not character.isprintable() and character not in "\r\n\t\f\u200b\ufeff" and ord(character) < 160
        for character in head
    ) * 50 > len(head)


def _workbook(data: bytes, kind: str) -> Document:
    from raci.sheets.readers import workbook

    return workbook.read(data, kind)


def _zipped(data: bytes) -> Document:
    from raci.sheets.readers.package import unpacked

    names = unpacked(data).namelist()
    if "word/document.xml" in names:
        from raci.sheets.readers import docx

        return docx.read(data)
    if any(name.startswith("xl/") for name in names):
        return _workbook(data, "xlsx")
    if "content.xml" in names:
        return _workbook(data, "ods")
    raise trouble("kind")


def _text(text: str, kind: str, ending: str) -> Document:
    """A text by what it looks like; the ending decides between looks that resemble each other."""

    start = text.lstrip("\ufeff \t\r\n")[:2000]
    if (start[:1] in "[{" and kind in ("", "json", "csv")) or kind == "json":
        from raci.sheets.readers import objects

        return objects.read(text)
    if kind == "html" or re.match(r"(?:<!doctype html|<html|<table|<div|<head|<body|<\?xml)", start, re.I):
        from raci.sheets.readers import html

        return html.read(text)
    if kind == "latex" or re.search(r"\\begin\{(?:document|tabular|longtable|tabularx)", text):
        from raci.sheets.readers import latex

        return latex.read(text)
    if kind == "rst":
        from raci.sheets.readers import rst

        return rst.read(text)
    if kind == "markdown" or ((ending in ("", "txt") or kind != "csv") and MARKDOWN.search(text)) or _is_piped(text):
        return markdown.read(text)
    if kind == "" or ending == "txt":
        return delimited.read_text(text) if delimited.is_delimited(text) else markdown.read(text)
    return delimited.read_text(text, "\t" if ending in ("tsv", "tab") and "\t" in text else "")


def _is_piped(text: str) -> bool:
    """True for a Markdown table under a wrong ending."""

    lines = [line.strip() for line in text.splitlines()[:50] if line.strip()]
    return bool(MARKDOWN.search(text)) and sum(line.startswith("|") for line in lines) * 2 > len(lines)


def _hold(whole: Document) -> None:
    """Hold every format against the limits of cells."""

    total = 0
    for grid in (block for block in whole.blocks if isinstance(block, Grid)):
        if grid.width > LIMIT_COLUMNS:
            raise trouble("columns", where=grid.name, n=grid.width, limit=LIMIT_COLUMNS)
        if len(grid.rows) > LIMIT_ROWS:
            raise trouble("rows", where=grid.name, n=len(grid.rows), limit=LIMIT_ROWS)
        total += len(grid.rows) * grid.width
    if total > LIMIT_CELLS:
        raise trouble("cells", n=total, limit=LIMIT_CELLS)


__all__ = ["ENDINGS", "Skipped", "document"]
