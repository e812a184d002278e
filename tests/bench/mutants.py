"""How many seeded mistakes in rules, log, changes and file edits the tests notice.

    python -m tests.bench.mutants [--count 100] [--seed 11] [--jobs 2]

Each mutant is one changed place of one module (a comparison turned, `any` for `all`, `and` for `or`, a condition
denied, a number moved, a default dropped) in a copy of the project; the core tests of that module run until the first
failure. Prints every survivor with its line, then killed / all. Asserts nothing: it takes minutes, not seconds.
"""

import argparse
import ast
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parents[2]
COPIED = (
    "raci",
    "pages",
    "tests",
    "data",
    "pyproject.toml",
    "app.py",
    "README.md",
    "requirements.txt",
    ".ci",
    ".github",
)

CHANGES = ["tests/test_changes.py", "tests/test_compare.py", "tests/test_log*.py"]
EDITS = ["tests/test_file_edit.py", "tests/test_conditions.py", "tests/test_amends.py"]
TESTS = {
    "raci/rules": [
        *("tests/test_rules.py", "tests/test_rules_truth.py", "tests/test_rules_causes.py"),
        *("tests/test_rules_duties.py", "tests/test_policy*.py", "tests/test_systems.py", "tests/test_numbering.py"),
        *("tests/test_codes.py", "tests/test_rules*.py", "tests/test_cause_filter.py", "tests/test_plan.py"),
    ],
    "raci/log": [
        *("tests/test_log.py", "tests/test_log_event_words.py", "tests/test_standing.py", "tests/test_replanned.py"),
        *("tests/test_workshop*.py", "tests/test_columns.py", "tests/test_in_words.py", "tests/test_store_follow.py"),
        *("tests/test_page_record.py", "tests/test_page_worklist.py", "tests/test_store.py"),
    ],
    "raci/model/changes.py": CHANGES,
    "raci/file/edit.py": EDITS,
    "raci/file/field_edits.py": EDITS,
    "raci/file/scalars.py": EDITS,
}
"""Folder or module -> the tests that speak of it, those first that notice most in a moment."""

TURNED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
SECONDS = 600
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["pytest", "hypothesis", "sqlalchemy", "plotly.graph_objects", "streamlit.testing.v1"])
"""Every run is a copy of a process that has imported what takes long, and nothing of ours."""


class Mutate(ast.NodeTransformer):
    """Changes the place with the number `at`; counts the places that could be changed."""

    def __init__(self, at: int = -1) -> None:
        self.at, self.count, self.line = at, 0, 0

    def _hit(self, node: ast.expr) -> bool:
        self.count += 1
        if self.count - 1 != self.at:
            return False
        self.line = node.lineno
        return True

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        if type(node.ops[0]) in TURNED and self._hit(node):
            node.ops[0] = TURNED[type(node.ops[0])]()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        self.generic_visit(node)
        if self._hit(node):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        return node.operand if isinstance(node.op, ast.Not) and self._hit(node) else node

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        self.generic_visit(node)
        if self._hit(node):
            node.body, node.orelse = node.orelse, node.body
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if ast.unparse(node).startswith("Problem('', 0, 0"):  # of no file: nobody sees which line it does not have
            node.args[3:] = [self.visit(given) for given in node.args[3:]]
            return node
        self.generic_visit(node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in ("any", "all") and self._hit(node):
            node.id = "all" if node.id == "any" else "any"
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if type(node.value) is int and self._hit(node):
            return ast.copy_location(ast.Constant(node.value + 1), node)
        return node


def modules(place: str) -> Iterator[Path]:
    """Every module of a place named above, relative to the project."""

    path = ROOT / place
    yield from (one.relative_to(ROOT) for one in (sorted(path.glob("*.py")) if path.is_dir() else [path]))


def places(module: Path) -> int:
    """How many places of a module can be changed."""

    mutate = Mutate()
    mutate.visit(ast.parse((ROOT / module).read_text(encoding="utf-8")))
    return mutate.count


def tests_of(module: Path, copy: Path) -> list[str]:
    """The files of its tests, in the order named above."""

    patterns = next(tests for place, tests in TESTS.items() if module.as_posix().startswith(place))
    files = [path for pattern in patterns for path in sorted(copy.glob(pattern))]
    return [str(path.relative_to(copy)) for path in dict.fromkeys(files)]


def run(copy: Path, files: list[str]) -> None:
    """Run the tests in this process, and end it with their status."""

    os.chdir(copy)
    sys.path[:] = [str(copy), *(place for place in sys.path if Path(place).resolve() != ROOT)]
    for name in [name for name in sys.modules if name.partition(".")[0] in ("app", "pages", "raci", "tests")]:
        del sys.modules[name]
    with open(os.devnull, "w") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
    import pytest

    known = "ignore::pytest.PytestAssertRewriteWarning"  # what was imported before is not rewritten
    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-W", known, "-k", "not postgres", *files]))


def passes(copy: Path, files: list[str]) -> bool:
    """True when no test notices anything; a loop without an end is noticed."""

    process = PROCESSES.Process(target=run, args=(copy, files))
    process.start()
    process.join(SECONDS)
    process.kill()
    process.join()
    return process.exitcode == 0


def survives(module: Path, at: int, copies: SimpleQueue[Path]) -> str:
    """The changed line where no test noticed, else ""; nothing is changed at -1."""

    copy = copies.get()
    text = (copy / module).read_text(encoding="utf-8")  # whatever happens to the project meanwhile
    mutate = Mutate(at)
    (copy / module).write_text(ast.unparse(mutate.visit(ast.parse(text))), encoding="utf-8")
    is_alive = passes(copy, tests_of(module, copy))
    (copy / module).write_text(text, encoding="utf-8")
    copies.put(copy)
    return f"{module.as_posix()}:{mutate.line}: {text.splitlines()[mutate.line - 1].strip()}" if is_alive else ""


def copied(folder: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    pool = [(module, at) for place in TESTS for module in modules(place) for at in range(places(module))]
    chosen = random.Random(args.seed).sample(pool, min(args.count, len(pool)))
    alive, copies = 0, SimpleQueue[Path]()
    with ExitStack() as stack, ThreadPoolExecutor(args.jobs) as threads:
        for _ in range(args.jobs):
            copies.put(copied(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        sound = threads.map(lambda place: survives(next(modules(place)), -1, copies), TESTS)
        if ill := [place for place, line in zip(TESTS, sound, strict=True) if not line]:
            parser.error(f"without any mistake the tests fail of {', '.join(ill)}")
        lines = threads.map(lambda one: survives(one[0], one[1], copies), chosen)
        for number, line in enumerate(lines, 1):
            alive += bool(line)
            if line or number % 10 == 0:
                print(f"{number:3} {f'alive  {line}' if line else 'tried'}", flush=True)
    print(f"{len(chosen) - alive} of {len(chosen)} killed (seed {args.seed}, {len(pool)} places)")


if __name__ == "__main__":
    main()
