"""Templates: small matrices in our own words to begin with, each a file of its own."""

from functools import cache
from pathlib import Path

from raci.file.load import load
from raci.model import Matrix

FOLDER = Path(__file__).parents[2] / "data" / "templates"
NAMES = ("project", "product-launch", "incident", "procurement", "month-end", "operations-policy")
"""In the order in which they are offered."""


@cache
def templates() -> dict[str, Matrix]:
    """Name -> template; those whose file is not there are left out."""

    paths = {name: FOLDER / f"{name}.yaml" for name in NAMES}
    return {name: load(path) for name, path in paths.items() if path.is_file()}
