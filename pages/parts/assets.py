"""Texts of the components: styles and scripts that lie beside the Python."""

from pathlib import Path

HERE = Path(__file__).parent


def read(*names: str) -> str:
    """The files below this folder, one after the other."""

    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
