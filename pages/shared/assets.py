"""Texts of the components: styles and scripts that lie beside the Python."""

from pathlib import Path

from raci.model.letters import Letter
from raci.out import palette

PAGES = Path(__file__).parents[1]


def read(*names: str) -> str:
    """The files below `pages/`, one after the other."""

    return "\n".join((PAGES / name).read_text(encoding="utf-8") for name in names)


def style(*names: str) -> str:
    """Style sheets with the colours of the palette before them, as --letter-A to --letter-I, --gap, --quiet, --page."""

    inks = {f"letter-{letter}": (palette.LIGHT[letter], palette.DARK[letter]) for letter in Letter} | palette.SIGNS
    inks["page"] = palette.PAGE
    told = " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in inks.items())
    return f":host, :root {{ {told} }}\n{read(*names)}"
