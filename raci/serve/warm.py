"""Everything that pages import when they first need it, imported before the first visitor comes."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

LIBRARIES = ("pandas", "pyarrow", "PIL.Image", "segno", "plotly.graph_objects", "plotly.io", "plotly.tools")
"""Two threads that import one of these at the same moment meet a half of it, and their visitors an error."""


def import_all(root: Path) -> None:
    """Import the libraries, and every module of the core and of the pages."""

    for name in (*LIBRARIES, *_modules(root)):
        import_module(name)


def _modules(root: Path) -> Iterator[str]:
    for path in sorted([*root.glob("raci/**/*.py"), *root.glob("pages/*/**/*.py")]):
        is_page = path.parent == root / "pages" / path.stem  # a script, which Streamlit runs
        if not is_page and path.name != "__main__.py":
            parts = path.relative_to(root).with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__")
