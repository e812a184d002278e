"""PDF -> text: lines put together from where characters stand, headings by size and weight, tables by their gaps."""

import ctypes
import itertools
import re
import statistics
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from raci.draft.limits import LIMIT_CHARACTERS, LIMIT_PAGES
from raci.draft.trouble import trouble

END_MARKS = "。；：！？.;:!?）)"
RADICALS = str.maketrans(
    "⺁⺄⺈⺊⺌⺍⺕⺜⺝⺟⺠⺣⺤⺥⺦⺧⺩⺪⺫⺮⺯⺰⺱⺲⺳⺴⺶⺷⺹⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛刀卜小小彐日月母民火爪爫丬牛王疋目竹糹纟罒罓罒网羊羊耂聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長长长门阜阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龜龟龟",
)
"""Radicals that stand for whole characters in some PDF files; NFKC knows those from U+2F00 on, but not these."""


@dataclass(frozen=True)
class Line:
    """One line of a page: its text, left and right edge, height of its foot, size of its letters, and whether bold."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    bold: bool
    page: int


def text_of_pdf(data: bytes) -> str:
    """The text of a file. Raises LoadError for a protected or broken file, and for pictures of pages."""

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise trouble("encrypted" if "assword" in str(error) else "broken", form="PDF") from None
    try:
        if len(document) > LIMIT_PAGES:
            raise trouble("pages")
        pages = [_lines(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise trouble("broken", form="PDF") from None
    finally:
        document.close()
    lines = _without_frame(pages)
    if sum(len(line.text) for line in lines) < 20 * len(pages):
        raise trouble("scan")
    return _written(lines)


def _lines(document: Any, number: int) -> list[Line]:
    page = document[number]
    text = page.get_textpage()
    count = text.count_chars()
    if count > LIMIT_CHARACTERS:
        raise trouble("long")
    rows: list[list[tuple[str, tuple[float, float, float, float], float, bool]]] = []
    foot: float | None = None
    fonts: dict[str, bool] = {}
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        character = "-" if code in (2, 0xFFFE) else chr(code) if 0 < code < 0x110000 else ""
        character = "" if 0xD800 <= code < 0xE000 else character  # half of a pair is no character
        if not character or character in "\r\n":
            continue
        box = text.get_charbox(index)
        size = float(raw.FPDFText_GetFontSize(text, index)) or 10.0
        bold = raw.FPDFText_GetFontWeight(text, index) >= 600 or _font_is_bold(text, index, fonts)
        if character == " " and rows:
            rows[-1].append((" ", box, size, bold))
            continue
        base = _baseline(text, index, box[1])
        if foot is None or abs(base - foot) > size * 0.5:
            rows.append([])
            foot = base
        box = (box[0], base, box[2], box[3])
        rows[-1].append((character, box, size, bold))
    return [line for row in rows if (line := _line(row, number))]


def _baseline(text: Any, index: int, otherwise: float) -> float:
    left, base = ctypes.c_double(), ctypes.c_double()
    is_known = raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(left), ctypes.byref(base))
    return base.value if is_known else otherwise


def _font_is_bold(text: Any, index: int, fonts: dict[str, bool]) -> bool:
    """Whether the name of the font says so."""

    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
    if name not in fonts:
        fonts[name] = bool(re.search(r"bold|black|heavy|semibold|黑体|SimHei", name, re.IGNORECASE))
    return fonts[name]


def _line(row: list[tuple[str, tuple[float, float, float, float], float, bool]], page: int) -> Line | None:
    shown = [part for part in row if part[0].strip()]
    if not shown:
        return None
    size = statistics.median(part[2] for part in shown)
    text, last = "", None
    for character, box, _, _ in row:
        if character == " " and box[0] == box[2]:
            text += " " if text and text[-1] not in " \t" else ""
            continue
        if last is not None and box[0] - last > size * 2.2:
            text = text.rstrip() + "\t"
        elif last is not None and box[0] - last > size * 0.6 and text[-1:] not in " \t" and character != " ":
            text += " "
        text += character
        last = box[2] if character.strip() else last
    text = _label_marked(text, [part for part in shown])
    plain = unicodedata.normalize("NFKC", text.translate(RADICALS)) if re.search("[\u2e80-\u2fdf]", text) else text
    bold = sum(part[3] for part in shown) > len(shown) * 0.8
    left, right = min(part[1][0] for part in shown), max(part[1][2] for part in shown)
    return Line(plain.strip(), left, right, min(part[1][1] for part in shown), round(size, 1), bold, page)


def _label_marked(text: str, shown: list[tuple[str, tuple[float, float, float, float], float, bool]]) -> str:
    """The text with its bold beginning marked as a run-in title, where only the beginning is bold."""

    count = next((index for index, part in enumerate(shown) if not part[3]), len(shown))
    if not 2 <= count < len(shown):
        return text
    last = [index for index, character in enumerate(text) if character.strip()][count - 1]
    label, rest = text[: last + 1], text[last + 1 :].strip()
    return f"**{label.strip()}** {rest}" if len(label) <= 60 and rest else text


def _without_frame(pages: list[list[Line]]) -> list[Line]:
    """The lines without those that stand at the head or foot of most pages, numbers of pages aside."""

    def key(line: Line) -> str:
        return re.sub(r"[\d\s]+", "#", line.text)

    edges = Counter(key(line) for page in pages for line in {*page[:2], *page[-2:]})
    repeated = {text for text, count in edges.items() if len(pages) > 1 and count >= max(2, len(pages) * 0.6)}
    number = re.compile(r"^[-–—\s]*(?:第\s*)?\d+\s*(?:页|/\s*\d+)?[-–—\s]*(?:共\s*\d+\s*页)?$|^Page \d+(?: of \d+)?$")
    return [line for page in pages for line in page if key(line) not in repeated and not number.match(line.text)]


def _written(lines: list[Line]) -> str:
    """Paragraphs joined again; titles, which are larger or bold and short, as lines of their own."""

    body = Counter(line.size for line in lines for _ in line.text).most_common(1)[0][0]
    widest = statistics.quantiles([line.right for line in lines], n=20)[-1] if len(lines) > 2 else lines[0].right
    pitch = _pitch(lines)
    sizes = sorted({line.size for line in lines if line.size > body * 1.12}, reverse=True)
    written: list[str] = []
    for index, line in enumerate(lines):
        title = (line.size > body * 1.12 or line.bold) and len(line.text) <= 80 and "\t" not in line.text
        before = lines[index - 1] if index else None
        if before is not None and written and _joins(before, line, widest, pitch, title):
            blank = "" if re.search("[\u3400-\u9fff，。、；：）-]$", written[-1]) else " "
            written[-1] += blank + line.text
            continue
        if title and line.size in sizes:
            written.append(f"\n{'#' * min(6, sizes.index(line.size) + 1)} {line.text}")
        elif title and line.bold and len(line.text) <= 60:
            written.append(f"\n{line.text}")
        else:
            written.append(f"\n{line.text}" if before is not None and _gap(before, line, pitch) else line.text)
    return "\n".join(written) + "\n"


def _gap(before: Line, line: Line, pitch: float) -> bool:
    return before.page == line.page and before.foot - line.foot > pitch * 1.3


def _pitch(lines: list[Line]) -> float:
    """The smallest distance of lines that is usual in this file."""

    steps = Counter(
        round(before.foot - line.foot)
        for before, line in itertools.pairwise(lines)
        if before.page == line.page and before.foot - line.foot > 2
    )
    return float(min((step for step, count in steps.items() if count >= steps.total() * 0.08), default=1000))


MARKED = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:\.\d{1,2})*[.、)）]?\s|\d{1,2}[.、）](?!\d)|[-•·●○▪■◆*–]\s)"
)


def _joins(before: Line, line: Line, widest: float, pitch: float, title: bool) -> bool:
    """Whether a line goes on with the one before: that one reaches the right edge and nothing new begins here."""

    if title or "\t" in line.text or "\t" in before.text or MARKED.match(line.text) or _gap(before, line, pitch):
        return False
    if abs(before.size - line.size) > 0.6 or (before.bold and not line.bold and len(before.text) < 40):
        return False
    return before.right > widest - 3.5 * line.size
