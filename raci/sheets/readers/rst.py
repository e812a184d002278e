"""reStructuredText -> headings, lines and tables; directives that open files or pass raw code on are off."""

from collections.abc import Iterator
from typing import Any

from raci.sheets.grid import Block, Document, Grid, Heading, Line, Place, Skipped, spread, squared
from raci.sheets.readers.inline import RAISED
from raci.sheets.trouble import trouble
from raci.words.sentences import Word

SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "_disable_config": True,
    "line_length_limit": 100_000,
    "doctitle_xform": False,
}

DRAWN = Word("the lines of the table do not meet; draw it again, each cell within its column")

ROMAN = {1: "I", 5: "V", 10: "X", 50: "L", 100: "C", 500: "D", 1000: "M"}


def read(text: str) -> Document:
    """The document of a reStructuredText."""

    from docutils import nodes
    from docutils.core import publish_doctree

    try:
        tree = publish_doctree(text, settings_overrides=SETTINGS)
    except (RecursionError, ValueError, AttributeError, KeyError, IndexError):
        raise trouble("broken") from None
    blocks: list[Block] = []
    levels = {id(node): depth for node, depth in _sections(tree, 0)}
    for node in tree.findall():
        if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section | nodes.document):
            blocks.append(Heading(_shown(node)[0], levels.get(id(node.parent), 1)))
        elif isinstance(node, nodes.table):
            blocks.append(_grid(node, 1 + sum(isinstance(block, Grid) for block in blocks)))
        elif (
            isinstance(node, nodes.paragraph)
            and not _is_inside(node, nodes.table)
            and not _is_inside(node, nodes.system_message)
        ):
            blocks += _lines(node, nodes)
    return Document("rst", tuple(blocks), tuple(_malformed(tree, nodes)))


def _malformed(tree: Any, nodes: Any) -> Iterator[Skipped]:
    """Tables that are not drawn as the format wants them."""

    for node in tree.findall(nodes.system_message):
        message, drawn = node.astext(), next(iter(node.findall(nodes.literal_block)), None)
        if "Malformed table" in message and drawn is not None:
            lines = [line for line in drawn.astext().splitlines() if any(map(str.isalnum, line))]
            yield Skipped("table", str(node.get("line", "")), DRAWN, lines[0][:200] if lines else "")


def _lines(node: Any, nodes: Any) -> list[Block]:
    item = ""
    if isinstance(node.parent, nodes.list_item):
        place = node.parent.parent.index(node.parent)
        item = f"{place + 1}." if isinstance(node.parent.parent, nodes.enumerated_list) else "-"
    label = node.parent[0].astext() if isinstance(node.parent, nodes.footnote) else ""
    text = f"[{label}] {_shown(node)[0]}" if label else _shown(node)[0]
    if isinstance(node.parent, nodes.definition | nodes.field_body):
        text = f"{node.parent.parent[0].astext()}: {text}"
    return [Line(part, item if not number else "", not number) for number, part in enumerate(text.split("\n"))]


def _sections(node: Any, depth: int) -> list[tuple[Any, int]]:
    sections = [(node, depth)]
    for child in node.children:
        if child.__class__.__name__ == "section":
            sections += _sections(child, depth + 1)
    return sections


def _is_inside(node: Any, kind: Any) -> bool:
    while node is not None:
        if isinstance(node, kind):
            return True
        node = node.parent
    return False


def _grid(table: Any, number: int) -> Grid:
    from docutils import nodes

    rows: list[list[str]] = []
    spans: list[tuple[int, int, int, int]] = []
    taken: set[Place] = set()
    bold: set[Place] = set()
    heads = 0
    for row in table.findall(nodes.row):
        cells: list[str] = []
        for entry in row:
            while (len(rows), len(cells)) in taken:
                cells.append("")
            text, is_bold = _shown(entry)
            right, down = entry.get("morecols", 0), entry.get("morerows", 0)
            place = (len(rows), len(cells))
            bold |= {place} if is_bold else set()
            if right or down:
                spans.append((*place, place[0] + down, place[1] + right))
                taken |= {
                    (place[0] + more, place[1] + side) for more in range(1, down + 1) for side in range(right + 1)
                }
            cells += [text, *[""] * right]
        heads += isinstance(row.parent, nodes.thead)
        rows.append(cells)
    rows = squared(rows)
    covered, beside = spread(rows, spans)
    title = next((node.astext() for node in table.findall(nodes.title)), "")
    return Grid(rows, str(number), title, heads or -1, covered, beside, bold=frozenset(bold))


def _shown(node: Any) -> tuple[str, bool]:
    """The text as displayed, with marks of footnotes raised, and whether all of it is bold."""

    from docutils import nodes

    parts: list[str] = []
    plain = False
    for leaf in node.findall(nodes.Text):
        parent = leaf.parent
        text = leaf.astext()
        if _is_inside(leaf, nodes.system_message):
            continue
        if isinstance(parent, nodes.footnote_reference):
            parts.append(text.translate(RAISED) if text.isdigit() else f"[{text}]")
            continue
        is_raised = isinstance(parent, nodes.superscript)
        plain = plain or (bool(text.strip()) and not _is_inside(leaf, nodes.strong))
        if parts and isinstance(parent, nodes.paragraph) and parent.index(leaf) == 0:
            parts.append("\n")
        parts.append(text.translate(RAISED) if is_raised else text.replace("\n", " "))
    text = _enumerator(node) + "".join(parts).strip()
    return text, bool(text) and not plain


def _enumerator(node: Any) -> str:
    """What begins a cell and was taken for the number of a list: the initial of a person such as A. Ruiz."""

    from docutils import nodes

    inside = [child for child in node.children if not isinstance(child, nodes.system_message)]
    first = inside[0] if isinstance(node, nodes.entry) and len(inside) == 1 else None
    if not isinstance(first, nodes.enumerated_list) or len(first.children) != 1:
        return ""
    start, kind = first.get("start", 1), first.get("enumtype", "arabic")
    base = {"upperalpha": "A", "loweralpha": "a"}.get(kind)
    number = chr(ord(base) + start - 1) if base else ROMAN.get(start, str(start)) if "roman" in kind else str(start)
    shown = number.lower() if kind.startswith("lower") else number
    return f"{first.get('prefix', '')}{shown}{first.get('suffix', '')} "
