"""Inline Markdown -> the text as displayed: emphasis, links, code and escapes gone, line breaks kept."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

SPECIAL = re.compile(r"[*_`\[\]<>&\\~!^]")
RAISED = str.maketrans("0123456789abc", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜ")
STRUCK = "\x00"


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("strikethrough")


def displayed(text: str) -> tuple[str, bool, bool]:
    """The text as a reader of the page sees it; whether all of it is bold; whether some of it is struck out (gone)."""

    text = text.strip()
    if not SPECIAL.search(text):
        return text, False, False
    tokens = _parser().parseInline(text)[0].children or []
    parts: list[str] = []
    bold = struck = depth = 0
    raised = False
    plain_outside = False
    for token in tokens:
        bold += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        depth += {"s_open": 1, "s_close": -1}.get(token.type, 0)
        struck = struck or depth
        raised = _is_raised(token, raised)
        shown = _text(token)
        if depth:
            continue
        plain_outside = plain_outside or (bool(shown.strip()) and not bold)
        parts.append(shown.translate(RAISED) if raised else shown)
    shown = "".join(parts).strip()
    return shown, bool(shown) and not plain_outside, bool(struck)


def _is_raised(token: Token, raised: bool) -> bool:
    if token.type != "html_inline":
        return raised
    tag = token.content.lower()
    return tag.startswith("<sup") or (raised and not tag.startswith("</sup"))


def _text(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "image":
        return token.content
    return "\n" if token.type == "html_inline" and token.content.lower().startswith("<br") else ""
