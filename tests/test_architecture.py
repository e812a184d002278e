"""Who may import whom: one order of packages, one door a library, no streamlit in the core, a folder a page.

`python -m tests.test_architecture` prints the house: packages in their order, and what each holds and imports.
"""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]

HOLDS = {
    "words": "problems, sentences in two languages, and text made safe as HTML and Markdown",
    "model": "roles, work, letters, layers and the matrix: frozen values, and all counting of letters",
    "file": "YAML to a matrix or to every problem of the file, and decisions back into the YAML",
    "draft": "a policy's text to parties and letters, each with the words it came from, and what a person says of them",
    "rules": "the rules, a file a family; findings, causes, their order, ways out; what a change judges again",
    "views": "matrix and findings to what a page tells: sentences, tables, relay, story, load, comparison, the plan",
    "log": "events that are only added; their fold over the file, and the log in words",
    "workshop": "agenda, slips, voices, agreement, ways to settle a row, minutes, the clauses that decisions rewrite",
    "people": "persons, what each may do, and where a server learns of them",
    "store": "the database of log, ballots, uploaded matrices and policies being read; the library of matrices",
    "sheets": "foreign spreadsheets, pages and documents to a reading: how every cell was read, and a matrix of it",
    "out": "files and figures: CSV, XLSX, DOCX, BPMN, Mermaid, SARIF, GitHub, pandas frames, plotly",
    "serve": "names, headers, addresses, limits and health of a server, as plain ASGI",
    "cli": "the command line",
    "__main__": "`python -m raci`",
}
"""Package of `raci/` -> what it holds, in the order the data walks: each imports only those before it."""

HOUSE = list(HOLDS)

DOORS = {
    "yaml": {"raci/words", "raci/file"},
    "msgspec": {"raci/log/wire.py", "raci/log/snapshot.py", "raci/draft/apart.py"},
    "sqlalchemy": {"raci/store"},
    "plotly": {"raci/out/figures"},
    "pandas": {"raci/out/frames.py"},
    "xlsxwriter": {"raci/out/export.py"},
    "segno": {"raci/workshop/invite.py"},
    "streamlit": {"app.py", "pages"},
    "openpyxl": {"raci/sheets/readers"},
    "python_calamine": {"raci/sheets/readers"},
    "docx": {"raci/sheets/readers", "raci/out/word_file.py", "raci/out/word_table.py"},
    "lxml": {"raci/sheets/readers"},
    "docutils": {"raci/sheets/readers"},
    "pylatexenc": {"raci/sheets/readers"},
    "markdown_it": {"raci/sheets/readers"},
    "rjieba": {"raci/draft/stretches.py"},
    "pypdfium2": {"raci/draft/readers/pdf.py"},
    "jsonschema": set(),
    "psycopg": {"raci/store/postgres.py"},
}
"""Library -> the only folders or files that may import it."""

TOP = {
    "app.py",
    "pages",
    "data",
    "raci",
    "tests",
    "requirements.txt",
    "README.md",
    "pyproject.toml",
}
SEEN_TWICE = {
    "agreement": "how far the seats agree, and the map of it in the room",
    "burden": "how many activities each role answers for: counted, and drawn",
    "compare": "two sides of a matrix, and the page that shows them",
    "excerpt": "the row that shows a decision, now and then: picked, and shown",
    "fields": "the fields of rows and parties: read from the file, and while amendments are folded over them",
    "files": "what can be taken away: its formats, and their buttons",
    "form": "the fields of any form, and what the room adds to them",
    "heat": "gaps by process and department: counted, and drawn",
    "journal": "the log of a server: what is noted, and how it is written",
    "library": "the matrices at hand, and the page that lists them",
    "late": "answers after the reveal: kept, and shown",
    "lines": "reporting lines: judged, and shown",
    "matrix": "the matrix, and its page",
    "motion": "a decision over several rows: a question on a phone, and on the wall",
    "motions": "decisions over several rows: in the log, offered by the plan, and to be ticked",
    "minutes": "the minutes of a workshop: made, written and shown",
    "policy_changes": "the clauses that decisions rewrite: found, and written",
    "rounds": "as it is, and as it should be: what the ballots are asked, and where they differ",
    "row": "one row as the rules see it, and on the wall",
    "rows": "the rows that a workshop settles: offered, and in its minutes",
    "sides": "the two sides of something compared",
    "slips": "ballots on paper: made, written, offered and taken in",
    "topics": "what several rows are about: judged, and compared between matrices",
    "upkeep": "what whoever runs the database does beside the app: the commands, and what they do",
}
"""Name that two files have -> the one thing that both are about."""
FOREIGN = ("sheets", "draft")
"""Rooms that read papers from outside, whose grids, marks and lines are those of the papers."""
TWICE = {"Decision"}
"""A step of a plan, and the event that it becomes once it is taken: one word, as in the glossary."""
VERBS = {
    *("accept", "agree", "apply", "ask", "begin", "choose", "clear", "close", "decide", "discard", "download", "enter"),
    *("fill", "forget", "give", "go", "hold", "keep", "leave", "look", "move", "note", "offer", "open", "park", "pick"),
    *("press", "put", "read", "refuse", "restore", "say", "settle", "show", "sit", "speak", "take", "write"),
}
"""First words of functions in `pages/` that do something and return nothing."""
MORE_VERBS = {
    *("add", "amend", "answer", "assign", "chain", "change", "check", "come", "compare", "complete", "count"),
    *("deafen", "deal", "decline", "delete", "emit", "end", "fit", "follow", "gather", "guard", "handle", "import"),
    *("let", "limit", "listen", "make", "mark", "prepare", "quiet", "rename", "renew", "replace", "reshape", "restyle"),
    *("resume", "rewind", "ring", "run", "seal", "seat", "set", "shape", "silence", "start", "stop", "suggest", "tell"),
    *("try", "unguard", "vote", "walk", "withdraw"),
}
"""The same in `raci/`."""
EMPTY_WORDS = {"found", "told", "asked", "thing", "one", "one_of", "place"}
"""Names that say nothing of what they hold; `place` stays where it holds a `Place`, of a finding or of a grid."""
LIMITED = re.compile(r"^((?:LIMIT_\w+)(?:, LIMIT_\w+)*)(?:, \w+)*(?:: \w+)? = ", re.MULTILINE)
"""A line that sets one limit or several."""
ROOMS, FLOORS = 13, 8
"""At most so many packages in `raci/`, and so many steps from the lowest to the highest."""

DANGEROUS = (
    "unsafe_allow_html",
    "unsafe_allow_javascript",
    "pickle",
    "eval(",
    "exec(",
    "yaml.load",
    "except Exception",
)


def sources() -> list[Path]:
    return sorted([ROOT / "app.py", *ROOT.glob("raci/**/*.py"), *ROOT.glob("pages/**/*.py")])


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    """Dotted names of everything a file imports, anywhere in it."""

    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return imported


def room(path: Path) -> str:
    """The package of `raci/` that a file belongs to, "" for `raci/__init__.py`."""

    parts = path.relative_to(ROOT / "raci").with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def arrows() -> dict[str, set[str]]:
    """Package -> the other packages of the core that it imports."""

    found: dict[str, set[str]] = {package: set() for package in HOUSE}
    for path in ROOT.glob("raci/**/*.py"):
        own = room(path)
        used = {part.split(".")[1] for part in imports(path) if part.startswith("raci.")}
        if own:
            found[own] |= used & set(HOUSE) - {own}
    return found


def floors() -> dict[str, int]:
    """Package -> how many packages stand below it in the longest chain of imports, itself included."""

    height: dict[str, int] = {}
    for package, used in arrows().items():  # in order, so that everything it imports is known
        height[package] = 1 + max((height[other] for other in used), default=0)
    return height


def test_a_package_imports_only_what_stands_before_it() -> None:
    up = {
        f"{own} imports {other}"
        for own, used in arrows().items()
        for other in used
        if HOUSE.index(other) > HOUSE.index(own)
    }
    assert up == set()


def test_every_module_stands_in_a_package_of_the_order() -> None:
    assert {room(path) for path in ROOT.glob("raci/**/*.py")} - {""} == set(HOUSE)


def test_the_house_stays_small() -> None:
    rooms = [package for package in HOUSE if package not in ("cli", "__main__")]
    assert len(rooms) <= ROOMS
    assert max(height for package, height in floors().items() if package in rooms) <= FLOORS


def test_a_page_imports_only_the_core_and_what_pages_share() -> None:
    strays = {
        f"{name(path)} imports {part}"
        for path in ROOT.glob("pages/*/**/*.py")
        for part in imports(path)
        if part.startswith("pages.") and part.split(".")[1] not in ("shared", path.relative_to(ROOT).parts[1])
    }
    assert strays == set()


def test_each_library_has_one_door() -> None:
    def allowed(path: str, doors: set[str]) -> bool:
        return any(path == door or path.startswith(f"{door}/") for door in doors)

    strays = {
        f"{name(path)} imports {library}"
        for path in sources()
        for library in {part.split(".")[0] for part in imports(path)} & set(DOORS)
        if not allowed(name(path), DOORS[library])
    }
    assert strays == set()


def test_the_core_knows_no_pages() -> None:
    assert {
        name(path) for path in ROOT.glob("raci/**/*.py") if {p.split(".")[0] for p in imports(path)} & {"pages", "app"}
    } == set()


def test_only_session_touches_the_session_state() -> None:
    touching = {name(path) for path in sources() if "session_state" in path.read_text(encoding="utf-8")}
    assert touching == {"pages/shared/session.py"}


def test_no_two_classes_share_a_name() -> None:
    names: dict[str, list[str]] = {}
    for path in sources():
        if not is_foreign(path):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    names.setdefault(node.name, []).append(name(path))
    assert {one: paths for one, paths in names.items() if len(paths) > 1 and one not in TWICE} == {}


def test_two_files_of_one_name_are_about_one_thing() -> None:
    names: dict[str, list[str]] = {}
    for path in sources():
        if not is_foreign(path):
            names.setdefault(path.stem, []).append(name(path))
    doubled = {stem for stem, paths in names.items() if len(paths) > 1} - {"__init__"}
    assert doubled == set(SEEN_TWICE)


def is_foreign(path: Path) -> bool:
    return name(path).startswith(tuple(f"raci/{room}/" for room in FOREIGN))


def functions(top: str = "pages") -> list[tuple[Path, ast.FunctionDef]]:
    trees = [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(ROOT.glob(f"{top}/**/*.py"))]
    return [(path, node) for path, tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def empty_words(path: Path, node: ast.FunctionDef) -> set[str]:
    """The empty words among the name, the parameters and the locals of a function."""

    bound = {leaf.id for leaf in ast.walk(node) if isinstance(leaf, ast.Name) and isinstance(leaf.ctx, ast.Store)}
    bound |= {leaf.arg for leaf in ast.walk(node) if isinstance(leaf, ast.arg)} | {node.name.strip("_")}
    may_be_placed = re.search(r"\b\w*Place\b|\.place\b", path.read_text(encoding="utf-8"))
    return bound & EMPTY_WORDS - ({"place"} if may_be_placed else set())


def nouns(top: str, verbs: set[str]) -> set[str]:
    """The functions that return nothing and are called by none of the verbs."""

    nothing = [(path, node) for path, node in functions(top) if ast.unparse(node.returns or ast.Name("?")) == "None"]
    assert len(nothing) > 100
    first = {(path, node.name): node.name.strip("_").split("_")[0] for path, node in nothing}
    return {f"{name(path)}: {own}" for (path, own), word in first.items() if word not in verbs and own[:2] != "__"}


def test_a_function_that_returns_nothing_is_called_by_a_verb() -> None:
    assert nouns("pages", VERBS) == set()
    assert {noun for noun in nouns("raci", VERBS | MORE_VERBS) if not noun.startswith("raci/draft/")} == set()


def test_what_a_function_holds_is_called_by_what_it_is() -> None:
    empty = {(name(path), node.name): words for path, node in functions() if (words := empty_words(path, node))}
    inside = {(name(path), node.name): words for path, node in functions("raci") if (words := empty_words(path, node))}
    assert empty | inside == {}


def test_a_limit_has_a_name_of_its_own() -> None:
    names: dict[str, list[str]] = {}
    for path in sources():
        if not is_foreign(path):
            for limit in LIMITED.findall(path.read_text(encoding="utf-8")):
                for single in limit.split(", "):
                    names.setdefault(single, []).append(name(path))
    assert len(names) > 50
    assert {limit: paths for limit, paths in names.items() if len(paths) > 1} == {}


def test_nothing_dangerous_is_used() -> None:
    assert {
        (name(path), word) for path in sources() for word in DANGEROUS if word in path.read_text(encoding="utf-8")
    } == set()


def test_files_stay_small_and_say_what_they_are() -> None:
    assert {name(path) for path in sources() if len(path.read_text(encoding="utf-8").splitlines()) > 250} == set()
    silent = {name(path) for path in sources() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))}
    assert silent == set()


def test_the_top_level_holds_only_what_belongs_there() -> None:
    entries = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert entries - {"__pycache__", "node_modules"} <= TOP


def house() -> list[str]:
    """The house as a table: floor, package, what it holds, and the packages it imports."""

    used = arrows()
    rows = [
        f"| {floor} | `{package}` | {HOLDS[package]} | {', '.join(sorted(used[package], key=HOUSE.index)) or '-'} |"
        for package, floor in floors().items()
    ]
    return ["| floor | package | holds | imports |", "|---|---|---|---|", *rows]


def main() -> None:
    """Print the house."""

    print("\n".join(house()))


if __name__ == "__main__":
    main()
