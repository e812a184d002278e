"""`raci --version`: the version that is installed, or that of the folder which is run without installing."""

import argparse
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def version() -> str:
    """Such as "1.0.0"; "unknown" for a copy of the package alone."""

    from importlib import metadata  # slow to import, and only asked here

    try:
        return metadata.version("raci-matrix")
    except metadata.PackageNotFoundError:
        return _of_folder()


def _of_folder() -> str:
    if not PROJECT.exists():
        return "unknown"
    return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])


class ShowVersion(argparse.Action):
    """Prints the version and ends; argparse's own action would look it up at every call."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        print(f"raci {version()}")
        parser.exit()
