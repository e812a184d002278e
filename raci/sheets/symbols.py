"""Characters as people type them -> the symbol that is meant: full width, look-alikes, kinds of circle and tick."""

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x202F: 0x20}
_RINGED = {0x24B6 + number: 0x41 + number for number in range(26)} | {
    0x24D0 + number: 0x61 + number for number in range(26)
}
_SQUARED = {base + number: 0x41 + number for base in (0x1F130, 0x1F150, 0x1F170) for number in range(26)}
_DROPPED = dict.fromkeys(
    [*range(0xFE00, 0xFE10), *range(0x200B, 0x2010), 0xFEFF, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
PLAIN = _WIDE | _RINGED | _SQUARED | _DROPPED
"""Full-width and ringed characters -> plain ones, one for one; characters that nobody sees -> nothing."""

ALIKE = str.maketrans("АСІЅΑΙ", "ACISAI")
"""Capitals of other scripts that look like a letter of the matrix."""

_KINDS = {
    "○": "○◯〇⚪⭕◦O0",
    "●": "●⚫⬤•■◼",
    "★": "★⭐✭✯",
    "☆": "☆✩✰",
    "△": "△▵",
    "▲": "▲▴",
    "◎": "◎⊙☉",
    "✓": "✓✔✅☑√🗸☒",
    "✗": "✗✘❌✖❎╳",
}
SAME = {sign: kind for kind, all_of in _KINDS.items() for sign in all_of}
"""A symbol -> the one that stands for its kind."""

TICKS = {
    "✓",
    "x",
    "X",
    "●",
    "1",
    "yes",
    "y",
    "ja",
    "oui",
    "si",
    "sí",
    "sì",
    "sim",
    "да",
    "так",
    "tak",
    "igen",
    "evet",
    "是",
    "有",
    "o",
    "O",
    "○",
    "◎",
    "true",
    "*",
    "v",
    "V",
    "+",
}
CROSSES = {"✗", "×", "no", "nein", "non", "não", "нет", "ні", "nie", "nem", "hayır", "否", "无", "false", "0"}

NOTHINGS = {
    *(
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        "――",
        "ー",
        "−",
        "‐",
        "‑",
        "/",
        "\\",
        ".",
        "..",
        "...",
        "…",
        "·",
        "_",
        "~",
        "×",
        "✗",
        "∅",
        "ø",
    ),
    *(
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "n. a.",
        "#n/a",
        "n/r",
        "none",
        "nil",
        "null",
        "n",
        "not involved",
        "not applicable",
        "no",
    ),
    *(
        "k.a.",
        "entf.",
        "entfällt",
        "keine",
        "nein",
        "s/o",
        "s.o.",
        "néant",
        "non",
        "n.v.t.",
        "nvt",
        "geen",
        "nie dotyczy",
    ),
    *(
        "b/d",
        "нет",
        "не участвует",
        "н/д",
        "n/d",
        "b/d",
        "无",
        "無",
        "なし",
        "不参与",
        "不涉及",
        "没有",
        "해당없음",
        "없음",
        "no aplica",
        "não se aplica",
        "n.d.",
    ),
}
"""What says that a role has deliberately no part."""

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe00-\ufe0f]")


def plain(text: str) -> str:
    """The text with plain characters for full-width and ringed ones, and without invisible ones and outer blanks."""

    return text.translate(PLAIN).strip()


def symbol(text: str) -> str:
    """The symbol that a sign of one or two characters stands for: capitals, and one sign a kind."""

    shown = plain(text)
    return SAME.get(shown.upper(), shown.upper() if shown.isalpha() else shown)


def shown(text: str) -> str:
    """A name as displayed: several blanks and line ends become one blank, invisible characters and outer blanks go."""

    return text if text.isalnum() else " ".join(INVISIBLE.sub("", text).split())
