"""Lists of words beside this file -> kind of word and its words."""

from functools import cache
from pathlib import Path


@cache
def listed(name: str) -> dict[str, list[str]]:
    """Section of the file, in its order -> words."""

    words: dict[str, list[str]] = {}
    section: list[str] = []
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = words.setdefault(line.strip("[]"), [])
        elif not line.startswith("# "):
            section += line.split()
    return words
