"""Marks that point to a footnote: ¹, *, †, [2], [^a] -> the key of the footnote, and names without them."""

import re
from collections.abc import Mapping

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ", "0123456789abcde")
SIGN = r"(?:[*†‡§]{1,3}|[⁰¹²³⁴-⁹ᵃ-ᶻ]{1,2}|\[\^?[\w*]{1,3}\]|\^\w)"
MARKS = re.compile(rf"\s*(?P<marks>{SIGN}(?:\s*,?\s*{SIGN})*)\s*$")
LINE = re.compile(rf"^(?P<mark>{SIGN}:?|\(\d{{1,2}}\)|\d{{1,2}}\)|\d{{1,2}}(?=[\s:]))[\s:]*(?P<text>[^\s\d/].*)$", re.S)


def key(mark: str) -> str:
    """The same for ¹, [1], [^1] and 1)."""

    return mark.translate(RAISED).strip("[]()^: ")


def footnote(line: str) -> tuple[str, str] | None:
    """Key and text of a line that is a footnote, None for any other line."""

    match = LINE.match(line.strip())
    return (key(match["mark"]), match["text"].strip()) if match else None


def footnotes_of(marks: str, footnotes: Mapping[str, str]) -> list[str]:
    """The footnotes that marks point to, in their order; those without a footnote are passed over."""

    return [footnotes[key(sign)] for sign in re.findall(SIGN, marks) if key(sign) in footnotes]


def unmarked(name: str, footnotes: Mapping[str, str]) -> str:
    """The name without marks at its end that point to a footnote of the file."""

    match = MARKS.search(name)
    if not match or not match.start() or not footnotes_of(match["marks"], footnotes):
        return name
    return name[: match.start()].rstrip()
