"""Texts of the components: styles and scripts that lie beside the Python."""

import re
from functools import cache
from pathlib import Path

from raci.model.letters import Letter
from raci.out import colours

PAGES = Path(__file__).parents[1]
IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[^"]+)";\n', re.MULTILINE)
PAPER = "shared/paper.css"
EXPORT = re.compile(r"^export (?=function|const)", re.MULTILINE)


def script(name: str) -> str:
    """A module below `pages/` with all that it imports before it, as one text: the browser gets it from no address that
    another module could be found beside. Modules import each other by name and without `as`."""

    return "\n".join(EXPORT.sub("", IMPORT.sub("", text)) for text in _modules(PAGES / name, {}).values())


def style(*names: str) -> str:
    """Style sheets with the colours before them, which have no other: --letter-A to --letter-I,
    --on-letter, --gap, --quiet, --page, --text, --paper, --print; and with those of paper behind them."""

    inks = {f"letter-{letter}": (colours.LIGHT[letter], colours.DARK[letter]) for letter in Letter} | colours.SIGNS
    inks |= {"page": colours.PAGE, "text": colours.TEXT, "on-letter": colours.ON_LETTER}
    declared = " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in inks.items())
    declared += f" --paper: {colours.PAPER}; --print: {colours.PRINT};"
    texts = ((PAGES / name).read_text(encoding="utf-8") for name in (*names, PAPER))
    return f":host, :root {{ {declared} }}\n" + "\n".join(texts)


@cache
def element(*names: str) -> str:
    """The same as an element of the page, for `st.html`."""

    return f"<style>{style(*names)}</style>"


def _modules(path: Path, known: dict[Path, str]) -> dict[Path, str]:
    """Module -> its text, each after those that it imports."""

    text = path.read_text(encoding="utf-8")
    for imported in IMPORT.findall(text):
        if (other := (path.parent / imported).resolve()) not in known:
            _modules(other, known)
    known[path.resolve()] = text
    return known
