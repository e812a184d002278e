"""HTML -> headings, lines and tables; nested tables stand after the one they are in, scripts and hidden text go."""

import re
from typing import Any

from raci.sheets.grid import Block, Document, Grid, Heading, Line, Place, spread, squared
from raci.sheets.limits import LIMIT_CELLS, LIMIT_COLUMNS, LIMIT_ROWS
from raci.sheets.readers.inline import RAISED
from raci.sheets.trouble import trouble

DROPPED = {"script", "style", "template", "noscript", "head", "svg", "select", "textarea", "button"}
BREAKS = {"br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
BOLD = {"b", "strong", "th"}
STRUCK = {"s", "del", "strike"}
LINES = {"p", "li", "dt", "dd", "figcaption", "blockquote", "pre", "address"}
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)


def read(text: str) -> Document:
    """The document of an HTML text."""

    import lxml.html
    from lxml import etree

    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    try:
        parser = lxml.html.HTMLParser(recover=True, huge_tree=False, no_network=True)
        root = lxml.html.document_fromstring(bare, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise trouble("broken") from None
    blocks: list[Block] = []
    _walk(root, blocks)
    return Document("html", tuple(blocks))


def _walk(root: Any, blocks: list[Block]) -> None:
    """Blocks in the order of the page; by a stack, because pages can be nested deeper than Python calls."""

    stack = [root]
    while stack:
        node = stack.pop()
        if not isinstance(node.tag, str) or node.tag in DROPPED or _is_unseen(node):
            continue
        if node.tag == "table":
            nested = _table(node, blocks)
            stack += reversed(nested)
        elif re.fullmatch(r"h[1-6]", node.tag):
            blocks.append(Heading(" ".join(_shown(node)[0].split()), int(node.tag[1])))
        elif node.tag == "dl" and node.find(".//table") is None:
            blocks += _defined(node)
        elif node.tag in LINES and node.find(".//table") is None:
            blocks += [
                Line(part, "-" if node.tag == "li" else "", not number)
                for number, part in enumerate(_shown(node)[0].split("\n"))
            ]
        else:
            if node.tag in ("div", "span", "body") and (node.text or "").strip() and not len(node):
                blocks.append(Line(" ".join(node.text.split()), opens=True))
            stack += reversed(list(node))
            _add_tails(node, blocks)


def _defined(node: Any) -> list[Block]:
    """A list of definitions, each as one line: the term, a colon, and what is said of it."""

    term, lines = "", []
    for child in node.iter("dt", "dd"):
        text = " ".join(_shown(child)[0].split())
        if child.tag == "dt":
            term = text
        elif text:
            lines.append(Line(f"{term}: {text}" if term else text, opens=True))
    return list[Block](lines)


def _add_tails(node: Any, blocks: list[Block]) -> None:
    """Text that stands loose between blocks."""

    for child in node:
        tail = " ".join((child.tail or "").split())
        if tail and isinstance(child.tag, str) and child.tag in ("table", "br", "div", "hr"):
            blocks.append(Line(tail, opens=True))


def _is_unseen(node: Any) -> bool:
    return node.get("hidden") is not None or bool(UNSEEN.search(node.get("style") or ""))


def _rows(table: Any) -> list[tuple[Any, bool]]:
    """The rows of a table itself, each with whether it stands in the head."""

    rows = []
    for child in table:
        if child.tag == "tr":
            rows.append((child, False))
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += [(row, child.tag == "thead") for row in child if row.tag == "tr"]
    return rows


def _table(table: Any, blocks: list[Block]) -> list[Any]:
    """Add the grid of a table; the tables nested in it."""

    rows: list[list[str]] = []
    spans: list[tuple[int, int, int, int]] = []
    taken: dict[Place, bool] = {}
    bold, struck, hidden, heads = set(), set(), set(), 0
    listed = _rows(table)
    if len(listed) > LIMIT_ROWS:
        raise trouble("rows", where="table", n=len(listed), limit=LIMIT_ROWS)
    for number, (row, is_head) in enumerate(listed):
        cells: list[str] = []
        column = 0
        hidden |= {number} if _is_unseen(row) else set()
        for cell in (cell for cell in row if cell.tag in ("td", "th")):
            while taken.pop((number, column), False):
                cells.append("")
                column += 1
            text, is_bold, is_struck = _shown(cell)
            down, right = _span(cell, "rowspan", len(listed) - number), _span(cell, "colspan", LIMIT_COLUMNS)
            bold |= {(number, column)} if is_bold else set()
            struck |= {(number, column)} if is_struck else set()
            if down > 1 or right > 1:
                spans.append((number, column, number + down - 1, column + right - 1))
                taken |= {(number + more, column + side): True for more in range(1, down) for side in range(right)}
            cells += [text, *[""] * (right - 1)]
            column += right
            if len(taken) > LIMIT_CELLS or column > LIMIT_COLUMNS:
                raise trouble("columns", where="table", n=column, limit=LIMIT_COLUMNS)
        heads += is_head or (
            bool(len(row)) and number == heads and all(cell.tag == "th" for cell in row if cell.tag in ("td", "th"))
        )
        rows.append(cells)
    rows = squared(rows)
    covered, beside = spread(rows, spans)
    caption = table.find("caption")
    title = " ".join(_shown(caption)[0].split()) if caption is not None else ""
    name = str(1 + sum(isinstance(block, Grid) for block in blocks))
    blocks.append(
        Grid(
            rows,
            name,
            title,
            heads or -1,
            covered,
            beside,
            frozenset(hidden),
            struck=frozenset(struck),
            bold=frozenset(bold),
        )
    )
    return [inner for inner in table.iterdescendants("table") if next(inner.iterancestors("table")) is table]


def _span(cell: Any, name: str, most: int) -> int:
    text = (cell.get(name) or "1").strip()
    number = int(text) if text.isdigit() and len(text) < 6 else 1
    return max(1, min(number or most, most))


def _shown(node: Any) -> tuple[str, bool, bool]:
    """The text of a cell without nested tables; whether all of it is bold; whether some of it is struck out (gone)."""

    parts: list[str] = []
    state = {"plain": False, "struck": False}
    _gather(node, parts, state, node.tag in BOLD, False, 0)
    lines = [" ".join(line.split()) for line in "".join(parts).split("\n")]
    text = "\n".join(line for line in lines if line)
    return text, bool(text) and not state["plain"] and node.tag != "th", state["struck"]


LIMIT_TAGS = 60


def _gather(node: Any, parts: list[str], state: dict[str, bool], bold: bool, raised: bool, depth: int) -> None:
    def take(text: str | None) -> None:
        if text:
            flat = text.replace("\n", " ").replace("\r", " ")
            parts.append(flat.translate(RAISED) if raised else flat)
            state["plain"] = state["plain"] or (bool(text.strip()) and not bold)

    if node.tag == "input" and node.get("type") == "checkbox" and node.get("checked") is not None:
        take("✓")
    if node.tag == "img" and node.get("alt"):
        take(node.get("alt"))
    take(node.text)
    for child in node:
        if isinstance(child.tag, str) and child.tag not in DROPPED and child.tag != "table" and not _is_unseen(child):
            if child.tag in STRUCK:
                state["struck"] = True
            elif depth < LIMIT_TAGS:
                parts.append("\n" if child.tag in BREAKS else "")
                _gather(child, parts, state, bold or child.tag in BOLD, raised or child.tag == "sup", depth + 1)
                parts.append("\n" if child.tag in BREAKS - {"br"} else "")
        take(child.tail)
