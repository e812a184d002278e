"""Names that look like markup, and a matrix in which every text is one of them with a mark of its own."""

import re
from itertools import count
from typing import Any

from raci.file.dump import dumps
from raci.file.load import loads
from raci.words.sentences import Text

STRINGS = [
    ":material/home:", ":material_home: x", ":red[R&D]", ":red-background[x]", ":blue-badge[x]", ":small[x]", ":beer:",
    ":+1: :-1:", ":streamlit:", ":help[x]", "www.example.org", "http://example.org/a_b_c", "https://example.org",
    "a.b@example.org", "mailto:a@example.org", "&lt; &amp; &copy; &#65;", "a -> b", "a <- b <-> c", "x -- y >= z",
    "<= ~= x", "$x$ and $y^2$", "$5k-$10k", "$$x$$", "`code`", "``` x", "[a](b)", "[a]: b",
    "![i](http://example.org/i.png)",
    "<b>bold</b>", "<script>alert(1)</script>", "<!-- x -->", "# head", "1. first", "- item", "+",
    "> quote", "**bold**",
    "__bold__ _it_", "~~gone~~", "| a | b |", "a\\*b\\", "*", "---", "=== x", 
    "{x} {0} {{y}}", "::: x", ":x", "[^1] [x]",
    "\\:material/home\\:", "a:material/home:b",
]  # fmt: skip
"""What Markdown, Streamlit after Markdown, HTML or a format string would make something else of."""

MARK = re.compile(r"\bz(\d+)z\b")


def marked(number: int) -> str:
    """The string with that number, in turn, and its mark behind it."""

    return f"{STRINGS[number % len(STRINGS)]} z{number}z"


def typed(text: str) -> set[str]:
    """The marked strings that a text names, as they were typed."""

    return {marked(int(number)) for number in MARK.findall(text)}


def matrix_text(source: str) -> str:
    """The file with every name, reason, clause and other text replaced by a marked string; ids stay."""

    numbers = count()

    def text() -> Text:
        name = marked(next(numbers))
        return Text(name, name)

    return dumps(_renamed(loads(source), text))


def _renamed(value: Any, text: Any) -> Any:
    """The same value, all Text in it replaced, and clauses too."""

    from dataclasses import fields, is_dataclass, replace

    if isinstance(value, Text):
        return text()
    if isinstance(value, tuple):
        return tuple(_renamed(item, text) for item in value)
    if isinstance(value, dict):
        return {key: _renamed(item, text) for key, item in value.items()}
    if not is_dataclass(value):
        return value
    named = [one.name for one in fields(value) if one.init]
    changed = {name: _renamed(getattr(value, name), text) for name in named}
    changed |= {name: text().en for name in ("clause", "place", "document") if changed.get(name)}
    copied: Any = value
    return replace(copied, **changed)


def runs(markdown: str) -> list[str]:
    """The runs of text that the browser has before its last step, as the escapes and spans leave them."""

    pieces = re.split(r":color\[(\\?.)\]", markdown, flags=re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL) for piece in pieces]


def as_read(markdown: str) -> str:
    """The text as its reader sees it."""

    return "".join(runs(markdown))
