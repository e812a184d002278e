"""Texts of the components: styles and scripts that lie beside the Python."""

from pathlib import Path

from raci import palette
from raci.letters import Letter

HERE = Path(__file__).parent


def read(*names: str) -> str:
    """The files below this folder, one after the other."""

    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


def style(*names: str) -> str:
    """Style sheets with the colours of the palette before them, as --letter-A to --letter-I, --gap, --quiet, --page."""

    inks = {f"letter-{letter}": (palette.LIGHT[letter], palette.DARK[letter]) for letter in Letter} | palette.SIGNS
    inks["page"] = palette.PAGE
    told = " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in inks.items())
    return f":host, :root {{ {told} }}\n{read(*names)}"
