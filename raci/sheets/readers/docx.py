"""DOCX -> headings, lines and tables; deleted text is left out, comments and footnotes stay with their cells."""

import io
import re
import zipfile
from typing import Any

from raci.sheets.grid import Block, Document, Grid, Heading, Line, Place, spread, squared
from raci.sheets.readers.package import unpacked
from raci.sheets.trouble import trouble

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WINGDINGS = {"F0FC": "✓", "F0FB": "✗", "F0FE": "✓", "F0A8": "", "F0D8": "→", "F052": "✓", "F0E0": "→"}


def read(data: bytes) -> Document:
    """The document of a Word file. Raises LoadError for a broken one."""

    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree

    parts = unpacked(data)
    try:
        file = docx.Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in file.styles}
        remarks = _remarks(parts)
    except (PackageNotFoundError, KeyError, ValueError, OSError, EOFError, etree.XMLSyntaxError, zipfile.BadZipFile):
        raise trouble("broken") from None
    blocks: list[Block] = []
    for node in file.element.body:
        if node.tag == f"{W}p":
            blocks += _paragraph(node, styles, remarks)
        elif node.tag == f"{W}tbl":
            _add_table(node, blocks, remarks)
        elif node.tag == f"{W}sdt":
            for inner in node.iter(f"{W}p", f"{W}tbl"):
                if inner.tag == f"{W}tbl":
                    _add_table(inner, blocks, remarks)
    return Document("docx", tuple(blocks))


def _remarks(parts: zipfile.ZipFile) -> dict[tuple[str, str], str]:
    """Kind and number -> text, of comments and footnotes."""

    from lxml import etree

    remarks = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for kind, name in (("comment", "word/comments.xml"), ("footnote", "word/footnotes.xml")):
        if name in parts.namelist():
            for node in etree.fromstring(parts.read(name), parser).iter(f"{W}{kind}"):
                text = " ".join("".join(leaf.text or "" for leaf in node.iter(f"{W}t")).split())
                remarks[kind, node.get(f"{W}id") or ""] = text
    return remarks


def _paragraph(node: Any, styles: dict[str, str], remarks: dict[tuple[str, str], str]) -> list[Block]:
    text = _shown(node, remarks)[0]
    style = node.find(f"{W}pPr/{W}pStyle")
    name = styles.get(style.get(f"{W}val"), style.get(f"{W}val") or "") if style is not None else ""
    level = re.match(r"(?:Heading|heading|Überschrift|Titre|标题)\s*(\d)", name)
    if text and (level or name in ("Title", "Caption", "caption")):
        return [Heading(" ".join(text.split()), int(level[1]) if level else 1 if name == "Title" else 6)]
    numbered = node.find(f"{W}pPr/{W}numPr") is not None or name.startswith("List")
    return [
        Line(part, "-" if numbered and not number else "", not number) for number, part in enumerate(text.split("\n"))
    ]


def _add_table(table: Any, blocks: list[Block], remarks: dict[tuple[str, str], str]) -> None:
    rows: list[list[str]] = []
    spans: list[tuple[int, int, int, int]] = []
    open_down: dict[int, tuple[int, int, int]] = {}
    bold, struck, hidden = set(), set(), set()
    comments: dict[Place, str] = {}
    for row in table.iterchildren(f"{W}tr"):
        cells: list[str] = []
        hidden |= {len(rows)} if row.find(f"{W}trPr/{W}hidden") is not None else set()
        for cell in _cells(row):
            place = (len(rows), len(cells))
            right = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            text, is_bold, is_struck, comment = _shown(cell, remarks)
            if merge is not None and merge.get(f"{W}val") != "restart":
                text = ""
            elif place[1] in open_down:
                spans.append((*open_down.pop(place[1])[:2], place[0] - 1, place[1] + right - 1))
            if merge is not None and merge.get(f"{W}val") == "restart":
                open_down[place[1]] = (*place, right)
            elif right > 1:
                spans.append((*place, place[0], place[1] + right - 1))
            bold |= {place} if is_bold else set()
            struck |= {place} if is_struck else set()
            comments |= {place: comment} if comment else {}
            cells += [text, *[""] * (right - 1)]
        rows.append(cells)
    spans += [(top, left, len(rows) - 1, left + right - 1) for top, left, right in open_down.values()]
    rows = squared(rows)
    covered, beside = spread(rows, _held_down(table, spans, rows))
    name = str(1 + sum(isinstance(block, Grid) for block in blocks))
    blocks.append(
        Grid(
            rows,
            name,
            "",
            -1,
            covered,
            beside,
            frozenset(hidden),
            frozenset(),
            comments,
            frozenset(struck),
            frozenset(bold),
        )
    )
    for nested in table.iter(f"{W}tbl"):
        if nested is not table and next(nested.iterancestors(f"{W}tbl")) is table:
            _add_table(nested, blocks, remarks)


def _held_down(
    table: Any, spans: list[tuple[int, int, int, int]], rows: list[list[str]]
) -> list[tuple[int, int, int, int]]:
    """Spans that end where the cells below them no longer go on."""

    held = []
    for top, left, bottom, right in spans:
        row = top
        while row < bottom and not rows[row + 1][left].strip():
            row += 1
        held.append((top, left, row, right))
    return held


def _cells(row: Any) -> list[Any]:
    return [
        cell
        for child in row
        for cell in ([child] if child.tag == f"{W}tc" else child.iter(f"{W}tc") if child.tag == f"{W}sdt" else [])
    ]


def _number(node: Any, default: int) -> int:
    text = node.get(f"{W}val") if node is not None else ""
    return min(int(text), 500) if text and text.isdigit() else default


def _shown(node: Any, remarks: dict[tuple[str, str], str]) -> tuple[str, bool, bool, str]:
    """Text without deleted and nested parts, whether all of it is bold, whether some is struck out, its comments."""

    lines: list[str] = []
    plain = struck = False
    comments: list[str] = []
    for paragraph in [node] if node.tag == f"{W}p" else node.iterchildren(f"{W}p"):
        parts: list[str] = []
        for run in paragraph.iter(f"{W}r"):
            if any(parent.tag == f"{W}del" for parent in run.iterancestors()):
                continue
            look = run.find(f"{W}rPr")
            comments += [
                remarks.get(("comment", reference.get(f"{W}id") or ""), "")
                for reference in run.iter(f"{W}commentReference")
            ]
            text = _run(run, remarks)
            if text.strip() and _is_on(look, "strike", "dstrike"):
                struck = True
                continue
            plain = plain or (bool(text.strip()) and not _is_on(look, "b"))
            parts.append(text)
        lines.append("".join(parts).strip())
    text = "\n".join(line for line in lines if line)
    return text, bool(text) and not plain, struck, "; ".join(filter(None, comments))


def _is_on(look: Any, *names: str) -> bool:
    marks = [look.find(f"{W}{name}") for name in names] if look is not None else []
    return any(mark is not None and mark.get(f"{W}val") not in ("0", "false", "off") for mark in marks)


def _run(run: Any, remarks: dict[tuple[str, str], str]) -> str:
    parts = []
    for leaf in run:
        if leaf.tag == f"{W}t":
            parts.append(leaf.text or "")
        elif leaf.tag in (f"{W}br", f"{W}cr"):
            parts.append("\n")
        elif leaf.tag == f"{W}tab":
            parts.append(" ")
        elif leaf.tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif leaf.tag == f"{W}sym":
            parts.append(WINGDINGS.get((leaf.get(f"{W}char") or "").upper(), ""))
        elif leaf.tag == f"{W}footnoteReference" and (note := remarks.get(("footnote", leaf.get(f"{W}id") or ""))):
            parts.append(f" ({note})")
    return "".join(parts)
