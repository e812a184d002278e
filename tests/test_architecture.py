"""Who may import whom: rows of the core, one door a library, no streamlit in the core, pages thin."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ROWS = [
    {"nodes", "i18n", "letters", "model", "palette"},
    {"problems", "changes", "selection", "terms"},
    {"report", "fields", "load", "dump"},
    {"tables"},
    {"export"},
    {"cli"},
    {"__main__"},
]
"""From top to bottom: a module imports only from rows above its own, or from a neighbour that stands before it."""

ORDER = ["nodes", "i18n", "letters", "model", "palette", "problems", "changes", "selection", "terms"]
ORDER += ["report", "fields", "load", "dump"]

DOORS = {
    "yaml": {"raci/nodes.py", "raci/dump.py"},
    "xlsxwriter": {"raci/export.py"},
    "pandas": set(),
    "plotly": set(),
    "openpyxl": set(),
    "sqlalchemy": set(),
}
"""Library -> the only files that may import it; streamlit has its own test."""

TOP = {"app.py", "pages", "data", "raci", "tests", "requirements.txt", "README.md", "pyproject.toml"}


def sources() -> list[Path]:
    return sorted([ROOT / "app.py", *ROOT.glob("raci/**/*.py"), *ROOT.glob("pages/**/*.py")])


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    """Dotted names of everything a file imports, anywhere in it."""

    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def row(module: str) -> int:
    return next(number for number, modules in enumerate(ROWS) if module in modules)


def core_imports(path: Path) -> set[str]:
    return {part.split(".")[1] for part in imports(path) if part.startswith("raci.")} & {
        other.stem for other in ROOT.glob("raci/*.py")
    }


@pytest.mark.parametrize("path", sorted(ROOT.glob("raci/*.py")), ids=name)
def test_a_module_imports_only_from_above(path):
    if path.stem == "__init__":
        assert core_imports(path) == set()
        return
    for other in core_imports(path):
        neighbour = row(other) == row(path.stem) and ORDER.index(other) < ORDER.index(path.stem)
        assert row(other) < row(path.stem) or neighbour, f"{path.stem} imports {other}"


@pytest.mark.parametrize("path", sources(), ids=name)
def test_each_library_has_one_door(path):
    used = {part.split(".")[0] for part in imports(path)}
    assert {library for library in used & set(DOORS) if name(path) not in DOORS[library]} == set()


@pytest.mark.parametrize("path", sorted(ROOT.glob("raci/**/*.py")), ids=name)
def test_the_core_knows_neither_streamlit_nor_pages(path):
    assert {part.split(".")[0] for part in imports(path)} & {"streamlit", "pages", "app"} == set()


@pytest.mark.parametrize("path", sources(), ids=name)
def test_only_session_touches_the_session_state(path):
    if name(path) != "pages/parts/session.py":
        assert "session_state" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sources(), ids=name)
def test_nothing_dangerous_is_used(path):
    text = path.read_text(encoding="utf-8")
    words = (
        "unsafe_allow_html",
        "unsafe_allow_javascript",
        "pickle",
        "eval(",
        "exec(",
        "yaml.load",
        "except Exception",
    )
    assert [word for word in words if word in text] == []


@pytest.mark.parametrize("path", sources(), ids=name)
def test_files_stay_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 275


@pytest.mark.parametrize("path", sorted(ROOT.glob("pages/*/*.py")), ids=name)
def test_pages_and_modules_say_what_they_are(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_the_top_level_holds_only_what_belongs_there():
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.name != "__pycache__"}
    assert found <= TOP
