"""Automatic numbers of a Word document: each paragraph of a list in its turn -> the number that Word shows."""

import re
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHINESE = ("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting")
DIGITS = "零一二三四五六七八九"


class Numbering:
    """Counts are kept per list and level; a level begins anew when one above it goes on."""

    def __init__(self, root: Element | None):
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.counts: dict[tuple[str, int], int] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        shapes = {shape.get(f"{W}abstractNumId", ""): _levels(shape) for shape in root.findall(f"{W}abstractNum")}
        for number in root.findall(f"{W}num"):
            link = number.find(f"{W}abstractNumId")
            shape = dict(shapes.get(link.get(f"{W}val", "") if link is not None else "", {}))
            for override in number.findall(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                depth = _whole(override.get(f"{W}ilvl"), 0)
                if start is not None and depth in shape:
                    shape[depth] = (*shape[depth][:2], _whole(start.get(f"{W}val"), 1))
            self.levels[number.get(f"{W}numId", "")] = shape

    def next(self, list_id: str, depth: int) -> str:
        """The marker of the next paragraph of a list at a level, with a blank behind it; "- " for a bullet."""

        shape = self.levels.get(list_id, {})
        kind, text, start = shape.get(depth, ("bullet", "", 1))
        for key in [key for key in self.counts if key[0] == list_id and key[1] > depth]:
            del self.counts[key]
        self.counts[list_id, depth] = self.counts.get((list_id, depth), start - 1) + 1
        if kind in ("bullet", "none"):
            return "- " if kind == "bullet" else ""

        def shown(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            form, _, first = shape.get(level, ("decimal", "", 1))
            return counted(self.counts.get((list_id, level), first), form)

        marker = re.sub(r"%([1-9])", shown, text)
        return f"{marker} " if marker.strip() else "- "


def titled(label: str, rest: str) -> str:
    """A line whose beginning is bold: as a run-in title, or as it is where a number tells already what it is."""

    if rest[:1] in (":", "："):
        label, rest = label + rest[0], rest[1:].strip()
    if not rest and re.match(r"[\d一二三四五六七八九十（(第]", label):
        return label
    return f"**{label}** {rest}".strip()


def _levels(shape: Element) -> dict[int, tuple[str, str, int]]:
    """Depth -> (kind of number, text with %1 for the number of level 1, first number)."""

    levels = {}
    for level in shape.findall(f"{W}lvl"):
        values = {name: level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start")}
        plain = {name: (element.get(f"{W}val", "") if element is not None else "") for name, element in values.items()}
        depth = _whole(level.get(f"{W}ilvl"), 0)
        levels[depth] = (plain["numFmt"] or "decimal", plain["lvlText"], _whole(plain["start"], 1))
    return levels


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else otherwise


def counted(number: int, kind: str) -> str:
    """A number as a list of that kind shows it."""

    if kind in CHINESE:
        return chinese(number)
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        return roman(number) if kind == "lowerRoman" else roman(number).upper()
    return "①②③④⑤⑥⑦⑧⑨⑩"[number - 1] if kind.startswith("decimalEnclosed") and 0 < number <= 10 else str(number)


def chinese(number: int) -> str:
    """1 to 99 in Chinese characters, digits for others."""

    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones else "")


def roman(number: int) -> str:
    """1 to 3,999 in small Roman letters, digits for others."""

    if not 0 < number < 4000:
        return str(number)
    shown = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        shown += letters * (number // value)
        number %= value
    return shown
