"""Text -> Markdown that shows just these characters: the one place where text is made safe for whatever renders it."""

import re
from functools import lru_cache

FILE = re.compile(r"([\\`*_{}\[\]<>#|~$@])")
"""What GitHub and its kin take for markup, or for the name of somebody to be told, anywhere in a line."""
OPENS = re.compile(r"^(\d+)([.)])|^([-+=])")
"""What begins a list or underlines a heading."""

SCREEN = frozenset("\\`*_{}[]()<>#+-.!|~:$&=^")
LATER = re.compile(
    r":(?=[\w+-]+:)|:(?=material[/_])|:(?=//)"  # emoji, icons, http://
    r"|@(?=[-\w])|(?<=www)\."  # a@b.c, www.
    r"|(?<=[<>~-])[=>-]",  # -> <- <-> -- >= <= ~=
    re.IGNORECASE,
)
"""The one character of each form that Streamlit looks for after Markdown, without which it is not found."""


def in_file(text: str) -> str:
    """One line of a Markdown file, or a cell of a table there, in which nothing is markup."""

    flat = FILE.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;"))
    return OPENS.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", flat)


def in_cell(text: str) -> str:
    """Markdown of our own as one cell of a table."""

    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def in_code(text: str) -> str:
    """One line within backquotes, also in a cell of a table."""

    return " ".join(text.split()).replace("`", "'").replace("|", "\\|")


@lru_cache(5_000)
def on_screen(text: str) -> str:
    """Text for a label, header or message of Streamlit: nothing in it is markup, a link or an image.

    A backslash keeps Markdown itself away, but afterwards Streamlit looks for icons, emoji, addresses and arrows in
    each run of text (`StreamlitMarkdown` 1.67, remark-emoji, mdast-util-gfm-autolink-literal). There the run is cut by
    a span that shows nothing of its own.
    """

    cut = {match.start() for match in LATER.finditer(text)}
    shown = "".join(f":color[{_escaped(char)}]" if at in cut else _escaped(char) for at, char in enumerate(text))
    return re.sub(r"\s*\n\s*", "\n", shown)  # an empty line begins a paragraph, and four blanks begin code


def _escaped(char: str) -> str:
    return f"\\{char}" if char in SCREEN else char
