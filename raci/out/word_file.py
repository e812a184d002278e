"""Paragraphs and tables -> a Word file (DOCX) on A4: repeated heads, page numbers, and a font for Chinese."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from raci.out.document import DocumentPart
from raci.out.word_table import Cell, clean, fill
from raci.words.sentences import Word, say

FONT, FONT_ZH = "Calibri", "Microsoft YaHei"
"""For Latin and for Chinese; a word processor without them takes its own."""
A4_MM = (210, 297)
MARGIN_MM = 18
PAGE = Word("Page {page} of {pages}")


class Sheet:
    """A Word file while it is written: add to it from the top down, then take its `data`."""

    def __init__(self, title: str, lang: str, *, above: tuple[str, str] = ("", ""), is_landscape: bool = False) -> None:
        from docx import Document  # asked for by few

        self.lang = lang
        self.document = Document()
        self.document.core_properties.title = clean(title)
        self.document.core_properties.author = ""
        self._set_page(is_landscape)
        self._set_fonts()
        self._write_above(above)
        self._write_number()

    def begin(self, lang: str, above: tuple[str, str]) -> None:
        """Go on on a new page in another language, with its own words above and below."""

        from docx.enum.section import WD_SECTION

        self.lang = lang
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        self._write_above(above)
        self._write_number()

    def add_heading(self, text: str, level: int) -> None:
        self.document.add_heading(clean(text), level)

    def add_paragraph(self, text: str, style: str | None = None) -> None:
        self.document.add_paragraph(clean(text), style)

    def add_table(self, heads: Sequence[str], rows: Iterable[Sequence[Cell]], shares: Sequence[int] = ()) -> None:
        """A table over the whole width, as `fill` fills it."""

        table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        fill(table, heads, rows, self.width, shares)

    def data(self) -> bytes:
        """The file."""

        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _set_page(self, is_landscape: bool) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        section = self.document.sections[0]
        width, height = reversed(A4_MM) if is_landscape else A4_MM
        section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
        self.width = width - 2 * MARGIN_MM

    def _set_fonts(self) -> None:
        """In every style, because headings name fonts of their own; without one for Chinese, Word takes a Latin one."""

        from docx.oxml.ns import qn
        from docx.shared import Pt

        for style in self.document.styles:
            if style.type in (1, 2) and (fonts := style.element.get_or_add_rPr().get_or_add_rFonts()) is not None:
                for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                    fonts.attrib.pop(qn(f"w:{kind}"), None)
                for kind, font in (("ascii", FONT), ("hAnsi", FONT), ("eastAsia", FONT_ZH)):
                    fonts.set(qn(f"w:{kind}"), font)
        self.document.styles["Normal"].font.size = Pt(10)
        self.document.styles["Normal"].paragraph_format.space_after = Pt(4)

    def _write_above(self, above: tuple[str, str]) -> None:
        """What stands on top of every page, at the left and at the right."""

        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Mm

        paragraph = self.document.sections[-1].header.paragraphs[0]
        paragraph.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.style = self.document.styles["Normal"]
        paragraph.add_run("\t".join(map(clean, above)))

    def _write_number(self) -> None:
        """Page 1 of 2 at the foot, which the word processor counts."""

        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self.document.sections[-1].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        begin, rest = say(PAGE, self.lang, page="\0", pages="\1").split("\0")
        middle, end = rest.split("\1")
        for text, field in ((begin, "PAGE"), (middle, "NUMPAGES"), (end, "")):
            paragraph.add_run(text)
            if field:
                _add_field(paragraph, field)


def written(parts: Iterable[DocumentPart], title: str, lang: str, above: tuple[str, str] = ("", "")) -> bytes:
    """Plain parts of a document as a Word file."""

    sheet = Sheet(title, lang, above=above)
    for part in parts:
        if part.level:
            sheet.add_heading(part.text, part.level)
        elif part.heads:
            sheet.add_table(part.heads, part.rows)
        elif part.items:
            for item in part.items:
                sheet.add_paragraph(item, "List Bullet")
        elif part.text:
            sheet.add_paragraph(part.text)
    return sheet.data()


def _add_field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
