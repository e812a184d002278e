"""Kept text -> pieces: lines with their marker taken off, wrapped lines joined, one long line cut at its numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache

from raci.draft.kept import Kept

ZH_DIGITS = "一二三四五六七八九十百零〇"
LEVELS = (
    (10, re.compile(r"(#{1,6})(?:\s+|(?=[\u3400-\u9fff（第\d]))")),
    (20, re.compile(rf"第\s*[{ZH_DIGITS}\d]+\s*[章编部篇](?![\u3400-\u9fff]?[门分])\s*")),
    (25, re.compile(rf"第\s*[{ZH_DIGITS}\d]+\s*节\s*")),
    (40, re.compile(rf"第\s*[{ZH_DIGITS}\d]+\s*条\s*(?:之[{ZH_DIGITS}]+)?\s*")),
    (30, re.compile(rf"[{ZH_DIGITS}]{{1,3}}\s*[、．.]\s*")),
    (45, re.compile(rf"[(（][{ZH_DIGITS}]{{1,3}}[)）]\s*[、.．]?\s*")),
    (30, re.compile(r"(?i:step|stage|phase|part|chapter|article|section|schedule|appendix)\s+\d+[.:)]?\s+(?=\S)")),
    (30, re.compile(r"(?:[IVX]{1,5}|[A-H])\.\s+(?=[A-Z])")),
    (53, re.compile(r"\d+\.\d+\.\d+(?:\.\d+)*[.)]?\s*(?=[^\d\s])")),
    (52, re.compile(r"\d{1,2}\.\d{1,2}[.)]?(?!\d)(?![%‰])\s*(?=[^\d\s.,;])(?!万|亿|元|倍|%)")),
    (50, re.compile(r"\d{1,2}\s*[、．)）]\s*|\d{1,2}\.(?!\d)\s*")),
    (50, re.compile(r"\d{1,2}\s+(?=[A-Z][a-z])")),
    (60, re.compile(r"[(（]\d{1,2}[)）]\s*")),
    (62, re.compile(r"[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮]\s*")),
    (62, re.compile(r"[(（]?(?:[a-h]|[ivx]{1,4})[)）]\s+|[a-h]\.\s+(?=[A-Z])")),
    (70, re.compile(r"[-*+•·●○▪■◆◇►▶➢–—]\s*(?!\*)(?=\S)")),
)
"""How deep a marker stands, and what it looks like; the first that fits counts."""

INLINE = re.compile(
    rf"(?P<chapter>[{ZH_DIGITS}]{{1,3}})、|[(（](?P<section>[{ZH_DIGITS}]{{1,3}})[)）]"
    r"|(?<![\d.])(?P<item>\d{1,2})[.．、](?!\d)"
)
RANK = {"chapter": 1, "section": 2, "item": 3}
LONG_LINE = 120
"""From so many characters on a line may hold several numbered pieces."""
END_MARKS = "。；：！？.;:!?"
WRAP_ZH, WRAP_EN = 20, 45
"""A line at least so long that ends without an end mark goes on in the next one."""


@dataclass(frozen=True)
class Piece:
    """One line or part of one: its content [start, end) without the marker; level 0 where it has none."""

    start: int
    end: int
    level: int
    number: str
    glued: bool = False


def pieces(text: str, lang: str, wrapped: bool = True) -> list[Piece]:
    """The pieces of a text in order; empty lines give none. `wrapped`: a line may go on in the next one."""

    pieces: list[Piece] = []
    for start, end in _joined(text, lang, wrapped):
        cuts = _cuts(text, start, end) if lang == "zh" else []
        for low, high in zip([start, *cuts], [*cuts, end], strict=True):
            if piece := _piece(text, low, high, glued=bool(cuts) and end - start >= LONG_LINE):
                pieces.append(piece)
    return pieces


def unwrapped(kept: Kept, lang: str) -> Kept:
    """The same text where a line break that only a width has put in is a blank; in Chinese, inside words too, gone."""

    lines = _joined(kept.text, lang, True)
    breaks = {at for start, end in lines for at in range(start, end) if kept.text[at] == "\n"}
    if lang == "en":
        return Kept("".join(" " if at in breaks else kept.text[at] for at in range(len(kept.text))), kept.at)
    places = [at for at in range(len(kept.text)) if at not in breaks]
    return Kept("".join(kept.text[at] for at in places), [kept.at[at] for at in places])


def _piece(text: str, start: int, end: int, glued: bool) -> Piece | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    for level, marker in LEVELS:
        if (match := marker.match(text, start, end)) and match.end() < end:
            depth = level + len(match[1]) if level == 10 else level
            content = _second_marker(text, match.end(), end) if level in (10, 70) else match.end()
            return Piece(content, end, depth, text[start:content].strip(), glued)
    return Piece(start, end, 0, "", glued)


def _second_marker(text: str, start: int, end: int) -> int:
    """The content of "## 4.1 Declare" and of "- 3) Pay" stands behind both markers."""

    for level, marker in LEVELS[1:]:
        if level < 70 and (match := marker.match(text, start, end)) and match.end() < end:
            return match.end()
    return start


def is_marked(text: str, start: int, end: int) -> bool:
    """Whether a line opens with a number, a bullet or a heading sign."""

    return any(marker.match(text, start, end) for _, marker in LEVELS)


def _joined(text: str, lang: str, wrapped: bool) -> list[tuple[int, int]]:
    """The lines of a text as [start, end); a line that was wrapped is one with the next."""

    joined: list[tuple[int, int]] = []
    offset = 0
    for line in text.split("\n"):
        start, end = offset, offset + len(line)
        offset = end + 1
        if (
            wrapped
            and joined
            and line.strip()
            and joined[-1][1] + 1 == start
            and _goes_on(text, *joined[-1], start, end, lang)
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(text: str, start: int, end: int, next_start: int, next_end: int, lang: str) -> bool:
    last = text[max(start, text.rfind("\n", start, end) + 1) : end].rstrip()
    if not last:
        return False
    following = text[next_start:next_end].strip()
    if "\t" in last or last.count("|") > 1 or "\t" in following or following.startswith(("|", "【", "**")):
        return False
    if is_marked(text, next_start + len(text[next_start:next_end]) - len(text[next_start:next_end].lstrip()), next_end):
        return False
    if lang == "zh":
        return len(last) >= WRAP_ZH and last[-1] not in END_MARKS + "）)】”" and _wrapped(text, last)
    starts_low = following[:1].islower() or following[:1] in "(,"
    return (len(last) >= WRAP_EN and last[-1] not in ".;:!?" and not last.isupper()) or (starts_low and len(last) >= 30)


def _wrapped(text: str, last: str) -> bool:
    """Whether a line is as long as those that break at the width of this text."""

    width = _width(text)
    return bool(width) and len(last) >= width - 3


@lru_cache(4)
def _width(text: str) -> int:
    """The width at which the lines of a Chinese text break, 0 where they do not; lists without full stops do not."""

    lengths = [len(line) for line in text.split("\n") if len(line.strip()) >= WRAP_ZH]
    widest = max(lengths, default=0)
    full = sum(length >= widest - 3 for length in lengths)
    return widest if widest <= 80 and len(lengths) >= 3 and full >= len(lengths) * 0.5 else 0


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    if "十" in number:
        tens, _, ones = number.partition("十")
        return (ZH_DIGITS.index(tens) + 1 if tens else 1) * 10 + (ZH_DIGITS.index(ones) + 1 if ones else 0)
    return ZH_DIGITS.index(number) + 1 if len(number) == 1 else 0


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Places in one line where a numbered piece begins; numbers count only in their order, 一 or 1 first."""

    long = end - start >= LONG_LINE
    last = {"chapter": 0, "section": 0, "item": 0}
    cuts: list[int] = []
    for marker in INLINE.finditer(text, start, end):
        kind = next(name for name, value in marker.groupdict().items() if value)
        value = _value(marker[kind])
        clean = marker.start() == start or text[marker.start() - 1] in "。；：:;!！?？ "
        if not (clean or long) or value not in (last[kind] + 1, 1) or (value == 1 and not _opens(text, marker, kind)):
            continue
        last[kind] = value
        for deeper in [name for name, rank in RANK.items() if rank > RANK[kind]]:
            last[deeper] = 0
        if marker.start() > start:
            cuts.append(marker.start())
    return cuts


def _opens(text: str, marker: re.Match[str], kind: str) -> bool:
    """A first number counts only when a second of its kind follows; 统一、 and 进一步 are no numbers."""

    if text[max(0, marker.start() - 1) : marker.start()] in set("统唯专单之第同万逐"):
        return False
    nexts = {"chapter": "二、", "section": "二）", "item": "2"}
    return nexts[kind] in text[marker.end() : marker.end() + 6000]
