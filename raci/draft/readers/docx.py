"""DOCX -> text: headings by their style, automatic numbers counted, bullets, bold run-in titles, tables row by row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from raci.draft.readers.numbering import Numbering, titled
from raci.draft.readers.package import parts
from raci.draft.trouble import trouble

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml")


@dataclass(frozen=True)
class Style:
    """What a style says of its paragraphs: the level of a heading (0 for none), its list, and whether it is bold."""

    heading: int = 0
    list: tuple[str, int] | None = None
    bold: bool = False


@dataclass
class Page:
    """The lines so far, and what counts the automatic numbers."""

    styles: dict[str, Style]
    numbering: Numbering
    lines: list[str] = field(default_factory=list)


def text_of_docx(data: bytes) -> str:
    """The text of a document in the order of its body. Raises LoadError where it cannot be read."""

    roots = parts(data, PARTS)
    if PARTS[0] not in roots or (body := roots[PARTS[0]].find(f"{W}body")) is None:
        raise trouble("broken", form="DOCX")
    page = Page(_styles(roots.get(PARTS[1])), Numbering(roots.get(PARTS[2])))
    _blocks(body, page)
    return "\n".join(page.lines) + "\n"


def _styles(root: Element | None) -> dict[str, Style]:
    if root is None:
        return {}
    raw = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    return {name: _style(name, raw) for name in raw}


def _style(name: str, raw: dict[str, Element]) -> Style:
    """A style with what it has from the styles it is based on."""

    heading, listed, bold = 0, None, False
    seen: set[str] = set()
    while name in raw and name not in seen:
        seen.add(name)
        style = raw[name]
        title = _value(style.find(f"{W}name")) or ""
        if not heading and (level := re.match(r"(?:heading|标题)\s*(\d)", title, re.IGNORECASE)):
            heading = int(level[1])
        outline = _value(style.find(f"{W}pPr/{W}outlineLvl"))
        if not heading and outline and outline.isdigit() and int(outline) < 9:
            heading = int(outline) + 1
        listed = listed or _list_of(style.find(f"{W}pPr"), None)
        bold = bold or _is_on(style.find(f"{W}rPr/{W}b"))
        name = _value(style.find(f"{W}basedOn")) or ""
    return Style(heading, listed, bold)


def _value(element: Element | None) -> str | None:
    return element.get(f"{W}val") if element is not None else None


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _list_of(properties: Element | None, style: Style | None) -> tuple[str, int] | None:
    """Number of the list and level in it; None where a paragraph is in no list, or is taken out of one by 0."""

    inherited = style.list if style else None
    if properties is None or (numbered := properties.find(f"{W}numPr")) is None:
        return inherited
    number, level = _value(numbered.find(f"{W}numId")), _value(numbered.find(f"{W}ilvl"))
    if number == "0":
        return None
    depth = int(level) if level and level.isdigit() else (inherited[1] if inherited else 0)
    return (number, depth) if number else inherited


def _blocks(parent: Element, page: Page) -> None:
    """Paragraphs and tables in their order; what stands in content controls and insertions is read too."""

    for child in parent:
        if child.tag == f"{W}p":
            _paragraph(child, page)
        elif child.tag == f"{W}tbl":
            page.lines += ["", *("\t".join(cells) for cells in _rows(child)), ""]
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            _blocks(child, page)


def _rows(table: Element) -> Iterator[list[str]]:
    for row in table.iter(f"{W}tr"):
        cells = [" ".join("".join(_words(cell)).split()) for cell in row.findall(f"{W}tc")]
        if any(cells):
            yield cells


def _words(element: Element) -> Iterator[str]:
    for node in element.iter():
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in (f"{W}tab", f"{W}br", f"{W}p"):
            yield " "


def _paragraph(paragraph: Element, page: Page) -> None:
    properties = paragraph.find(f"{W}pPr")
    named = _value(properties.find(f"{W}pStyle")) if properties is not None else None
    style = page.styles.get(named or "", Style())
    runs = list(_runs(paragraph, style))
    text = " ".join("".join(text for text, _ in runs).split())
    listed = _list_of(properties, style)
    number = page.numbering.next(*listed) if listed and text else ""
    if not text:
        page.lines.append("")
        return
    if style.heading:
        page.lines.append(f"{'#' * min(style.heading, 6)} {number}{text}")
    else:
        page.lines.append(f"{number}{_labelled(text, runs)}")


def _runs(paragraph: Element, style: Style) -> Iterator[tuple[str, bool]]:
    """The runs of a paragraph with whether they are bold; deleted text has another tag and is left out."""

    for run in paragraph.iter(f"{W}r"):
        bold = run.find(f"{W}rPr/{W}b")
        words = "".join(
            (node.text or "") if node.tag == f"{W}t" else " "
            for node in run
            if node.tag in (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr")
        )
        yield words, style.bold if bold is None else _is_on(bold)


def _labelled(text: str, runs: list[tuple[str, bool]]) -> str:
    """The text with its bold beginning marked as a run-in title, where only the beginning is bold."""

    shown = [(words, bold) for words, bold in runs if words.strip()]
    count = next((index for index, (_, bold) in enumerate(shown) if not bold), len(shown))
    if count == 0:
        return text
    label = " ".join("".join(words for words, _ in shown[:count]).split())
    rest = text[len(label) :].strip()
    if not text.startswith(label) or len(label) > 60:
        return text
    return titled(label, rest)
