"""HTML -> text: headings, lists with their numbers, tables row by row, bold run-in titles; nothing of the frame."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from raci.draft.readers.numbering import counted, titled

DROPPED = (
    "script",
    "style",
    "head",
    "nav",
    "aside",
    "footer",
    "form",
    "button",
    "noscript",
    "template",
    "svg",
    "select",
)
BLOCKS = re.compile(
    "p|div|section|article|main|ul|ol|li|dl|dt|dd|table|tr|h[1-6]|br|hr|blockquote|pre|header|address|figure|figcaption|"
    "caption|thead|tbody|tfoot|body|center|details|summary"
)
VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
ASIDE = re.compile(r"\b(?:sidebar|side-bar|nav|menu|footer|breadcrumb|toc|banner|cookie|share|pagination|comments?)\b")


def text_of_html(source: str) -> str:
    """The text of a page in its order."""

    reader = Reader()
    reader.feed(source)
    reader.close()
    reader.end_line()
    return "\n".join(reader.lines) + "\n"


@dataclass
class Line:
    """What is being written: its words, whether they are bold, and what stands before them."""

    words: list[tuple[str, bool]] = field(default_factory=list)
    marker: str = ""


class Reader(HTMLParser):
    """Writes one line for each block; what is open is kept on a stack, so that crossed tags do no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line = Line()
        self.dropped: list[str] = []
        self.lists: list[tuple[str, int]] = []
        self.bold = 0
        self.cells: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        hidden = "hidden" in given or "display:none" in given.get("style", "").replace(" ", "")
        framed = tag in ("div", "ul", "section") and ASIDE.search(
            f"{given.get('class', '')} {given.get('id', '')}".lower()
        )
        if not VOID.fullmatch(tag) and (self.dropped or tag in DROPPED or hidden or framed):
            self.dropped.append(tag)
            return
        if self.dropped:
            return
        if BLOCKS.fullmatch(tag) and self.cells is None:
            self.end_line()
        self._open(tag, given)

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            start = given.get("start", "1")
            kind = TYPES.get(given.get("type", "1"), "decimal") if tag == "ol" else "bullet"
            self.lists.append((kind, int(start) - 1 if start.isdigit() and len(start) < 7 else 0))
        elif tag == "li" and self.lists:
            kind, count = self.lists[-1]
            self.lists[-1] = (kind, count + 1)
            self.line.marker = "- " if kind == "bullet" else f"{counted(count + 1, kind)}. "
        elif tag == "tr":
            self.cells = []
        elif tag in ("b", "strong", "dt"):
            self.bold += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.line.marker = "#" * int(tag[1]) + " "

    def handle_endtag(self, tag: str) -> None:
        if self.dropped:
            if tag in self.dropped:
                while self.dropped.pop() != tag:
                    pass
            return
        if tag in ("b", "strong", "dt"):
            self.bold = max(0, self.bold - 1)
        elif tag in ("td", "th") and self.cells is not None:
            self.cells.append(self._plain())
        elif tag == "tr" and self.cells is not None:
            cells, self.cells = [*self.cells, *filter(None, [self._plain()])], None
            self.lines.append("\t".join(cells) if len(cells) > 1 else "".join(cells))
        elif tag in ("ul", "ol") and self.lists:
            self.end_line()
            self.lists.pop()
        if BLOCKS.fullmatch(tag) and self.cells is None:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self.dropped:
            self.line.words.append((data, self.bold > 0))

    def _plain(self) -> str:
        text = " ".join("".join(words for words, _ in self.line.words).split())
        self.line = Line()
        return text

    def end_line(self) -> None:
        """Write what has been gathered as a line of its own, its bold beginning as a run-in title."""

        words, marker = [part for part in self.line.words if part[0].strip()], self.line.marker
        gathered = "".join(text for text, _ in self.line.words)
        text = " ".join(gathered.split())
        if not text:
            self.line.words = []
            return
        self.line = Line()
        count = next((index for index, (_, bold) in enumerate(words) if not bold), len(words))
        label = " ".join("".join(part for part, _ in words[:count]).split())
        if count and not marker.startswith("#") and text.startswith(label) and len(label) <= 60:
            text = titled(label, text[len(label) :].strip())
        self.lines.append(f"{marker}{text}")
