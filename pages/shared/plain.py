"""Data -> Markdown that shows just these characters: the one place where text is made safe for what Streamlit renders.

Every label, header and message of Streamlit is Markdown. A backslash keeps Markdown itself away, but afterwards
Streamlit looks for icons, emoji, addresses and arrows in each run of text (`StreamlitMarkdown` 1.67, remark-emoji,
mdast-util-gfm-autolink-literal). There the run is cut by a span that shows nothing of its own.
"""

import re

MARKUP = frozenset("\\`*_{}[]()<>#+-.!|~:$&=^")
LATER = re.compile(
    r":(?=[\w+-]+:)|:(?=material[/_])|:(?=//)"  # emoji, icons, http://
    r"|@(?=[-\w])|(?<=www)\."  # a@b.c, www.
    r"|(?<=[<>~-])[=>-]",  # -> <- <-> -- >= <= ~=
    re.IGNORECASE,
)
"""The one character of each form that Streamlit looks for after Markdown, without which it is not found."""


def plain(text: str) -> str:
    """Text from a file or a person, made safe for a Markdown field: nothing in it is markup, a link or an image."""

    cut = {match.start() for match in LATER.finditer(text)}
    shown = "".join(f":color[{_escaped(char)}]" if at in cut else _escaped(char) for at, char in enumerate(text))
    return re.sub(r"\s*\n\s*", "\n", shown)  # an empty line begins a paragraph, and four blanks begin code


def _escaped(char: str) -> str:
    return f"\\{char}" if char in MARKUP else char
