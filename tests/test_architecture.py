"""Who may import whom: rows of the core, one door a library, no streamlit in the core, pages thin."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _of(package: str, *modules: str) -> list[str]:
    """The modules of a sub-package in their order, then the package itself, the door for everybody below it."""

    return [*(f"{package}.{module}" for module in modules), package]


ROWS = [
    ["mistyped", "nodes", "i18n", "problems", "letters", *_of("model", "roles", "work", "matrix"), "palette"],
    ["changes", "selection", "terms", "facts"],
    ["report", "fields", "letter_fields", "records", "load", "dump", "folder"],
    ["rules.view"],
    ["rules.rule"],
    ["rules.ways"],
    [f"rules.{name}" for name in ("accountable", "responsible", "others", "load", "separation", "hands", "agreement")]
    + [f"rules.{name}" for name in ("handover", "lines", "topics", "parties", "numbering", "text")],
    ["rules.order", "rules.causes", "rules.effect"],
    ["rules"],
    ["codes", "relay", "compare", "tables", "headline", "story", "profile", "topics", "flow"],
    [*_of("log", "ballots", "events", "history", "wire", "cells", "excuses", "before", "today", "opposite"), "record"],
    _of("workshop", "opening", "agreement", "verdict", "voices", "candidates", "room", "invite", "told", "merge")[:-1]
    + _of("workshop", "rows", "minutes", "paper", "slip_said", "slip_file", "slip_heads", "slips", "slip_paper")[:-1],
    ["workshop"],
    _of("store", "schema", "trouble", "patience", "postgres", "engine", "file", "database")[:-1]
    + _of("store", "turns", "late", "box", "store", "follow"),
    ["heat", "burden", "chart", "export", "formats", "bpmn", "mermaid"],
    ["figures.paper"],
    ["figures.heat", "figures.burden", "figures.chart"],
    ["figures"],
    _of("serve", "names", "door", "headers", "places", "health", "limits", "loops", "warm"),
    ["cli"],
    ["__main__"],
]
"""From top to bottom and along a row: a module imports only what stands before it."""

ORDER = [module for row in ROWS for module in row]

DOORS = {
    "yaml": {"raci/file/nodes.py", "raci/file/dump.py"},
    "xlsxwriter": {"raci/out/export.py"},
    "jsonschema": set(),
    "pandas": set(),
    "plotly": {f"raci/figures/{name}.py" for name in ("paper", "heat", "burden", "chart")},
    "networkx": {"raci/views/chart.py"},
    "openpyxl": set(),
    "segno": {"raci/workshop/invite.py"},
    "sqlalchemy": {f"raci/store/{name}.py" for name in ("schema", "trouble", "engine", "file", "database", "box")}
    | {f"raci/store/{name}.py" for name in ("turns", "late", "store")},
    "psycopg": {"raci/store/postgres.py"},
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


def module(path: Path) -> str:
    """Such as model, rules.view, rules for `rules/__init__.py`, and "" for the package itself."""

    parts = path.relative_to(ROOT / "raci").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def core() -> list[Path]:
    return sorted(ROOT.glob("raci/**/*.py"))


def core_imports(path: Path) -> set[str]:
    """Modules of the core that a file imports; of raci.rules.view.View that is rules.view."""

    known = {module(other) for other in core()} - {"", module(path)}
    parts = [part.split(".")[1:] for part in imports(path) if part.startswith("raci.")]
    named = [(".".join(words[:2]), words[0]) for words in parts]
    return {full if full in known else first for full, first in named} & known


@pytest.mark.parametrize("path", core(), ids=name)
def test_a_module_imports_only_what_stands_before_it(path):
    own = module(path)
    if not own:
        assert core_imports(path) == set()
        return
    for other in core_imports(path):
        assert ORDER.index(other) < ORDER.index(own), f"{own} imports {other}"


def test_imports_are_seen_through_sub_packages():
    rules = core_imports(ROOT / "raci" / "rules" / "__init__.py")
    assert {"rules.view", "rules.text", "model"} <= rules
    assert "load" not in rules  # rules.load is another module
    assert "rules.separation" in core_imports(ROOT / "raci" / "rules" / "agreement.py")


@pytest.mark.parametrize("path", sources(), ids=name)
def test_each_library_has_one_door(path):
    used = {part.split(".")[0] for part in imports(path)}
    assert {library for library in used & set(DOORS) if name(path) not in DOORS[library]} == set()


@pytest.mark.parametrize("path", sorted(ROOT.glob("raci/**/*.py")), ids=name)
def test_the_core_knows_neither_streamlit_nor_pages(path):
    assert {part.split(".")[0] for part in imports(path)} & {"streamlit", "pages", "app"} == set()


@pytest.mark.parametrize("path", sources(), ids=name)
def test_only_session_touches_the_session_state(path):
    if name(path) != "pages/shared/session.py":
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
