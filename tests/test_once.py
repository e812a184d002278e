"""What is said once: how it is written, and the one file that writes it, whose name says so."""

import re

from tests.matrices import ROOT

ONCE = {
    r"st\.download_button": "pages/shared/download.py",
    r"from html import": "raci/words/html.py",
    r"</td>|</th>": "raci/words/html.py",
    r"</li>|</dt>": "raci/words/html.py",
    r"components\.v2": "pages/shared/component.py",
    r'"Your name"': "pages/shared/form.py",
    r"settles \{n\}": "raci/views/effect_in_words.py",
    r"gains \{after\}": "raci/views/change_in_words.py",
    r"and \{n\} more": "raci/words/lists.py",
}
"""A piece of Python -> the only file below `pages/` and `raci/` in which it stands."""

COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?!;)|\brgba?\(", re.IGNORECASE)


def holders(pattern: str) -> set[str]:
    files = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("raci/**/*.py")]
    return {path.relative_to(ROOT).as_posix() for path in files if re.search(pattern, path.read_text(encoding="utf-8"))}


def test_each_of_these_stands_in_one_file() -> None:
    assert {pattern: holders(pattern) for pattern in ONCE} == {pattern: {file} for pattern, file in ONCE.items()}


def test_a_colour_stands_with_the_colours() -> None:
    files = [
        path
        for ending in ("py", "css", "js")
        for top in ("pages", "raci")
        for path in ROOT.glob(f"{top}/**/*.{ending}")
    ]
    coloured = {path.relative_to(ROOT).as_posix() for path in files if COLOUR.search(path.read_text(encoding="utf-8"))}
    assert coloured == {"raci/out/colours.py"}
