"""How many seeded mistakes in rules, log, changes and file edits the tests notice.

    python -m tests.bench.mutants [--count 100] [--seed 11]

Each mutant is one changed place of one module (a comparison turned, `any` for `all`, `and` for `or`, a condition
denied, a number moved, a default dropped) in a copy of the project; the core tests of that module run until the first
failure. Prints every survivor with its line, then killed / all. Asserts nothing: it takes minutes, not seconds.
"""

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

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

TESTS = {
    "raci/rules": ["tests/test_rules*.py", "tests/test_policy*.py", "tests/test_systems.py", "tests/test_numbering.py"],
    "raci/log": ["tests/test_log*.py", "tests/test_log_entries.py", "tests/test_store.py"],
    "raci/model/changes.py": ["tests/test_changes.py", "tests/test_compare.py", "tests/test_log*.py"],
    "raci/file/edit.py": ["tests/test_file_edit.py"],
    "raci/file/field_edits.py": ["tests/test_file_edit.py"],
    "raci/file/scalars.py": ["tests/test_file_edit.py"],
}
"""Folder or module -> the tests that speak of it."""

TURNED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
SECONDS = 600


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

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in ("any", "all") and self._hit(node):
            node.id = "all" if node.id == "any" else "any"
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if type(node.value) is int and self._hit(node):
            return ast.copy_location(ast.Constant(node.value + 1), node)
        return node


def modules() -> Iterator[Path]:
    """Every module that has tests named above, relative to the project."""

    for place in TESTS:
        path = ROOT / place
        yield from (one.relative_to(ROOT) for one in (sorted(path.glob("*.py")) if path.is_dir() else [path]))


def places(module: Path) -> int:
    """How many places of a module can be changed."""

    mutate = Mutate()
    mutate.visit(ast.parse((ROOT / module).read_text(encoding="utf-8")))
    return mutate.count


def survives(module: Path, at: int, copy: Path) -> str:
    """The changed line where no test noticed, else ""."""

    text = (copy / module).read_text(encoding="utf-8")  # whatever happens to the project meanwhile
    mutate = Mutate(at)
    (copy / module).write_text(ast.unparse(mutate.visit(ast.parse(text))), encoding="utf-8")
    chosen = next(tests for place, tests in TESTS.items() if module.as_posix().startswith(place))
    files = [str(path.relative_to(copy)) for pattern in chosen for path in sorted(copy.glob(pattern))]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-k", "not postgres", *files]
    try:
        status = subprocess.run(command, cwd=copy, capture_output=True, timeout=SECONDS).returncode
    except subprocess.TimeoutExpired:
        status = 1  # a loop without an end is noticed
    (copy / module).write_text(text, encoding="utf-8")
    return "" if status else f"{module.as_posix()}:{mutate.line}: {text.splitlines()[mutate.line - 1].strip()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    pool = [(module, at) for module in modules() for at in range(places(module))]
    chosen = random.Random(args.seed).sample(pool, min(args.count, len(pool)))
    alive = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
        for number, (module, at) in enumerate(chosen, 1):
            if line := survives(module, at, copy):
                alive.append(line)
                print(f"{number:3} alive  {line}", flush=True)
            elif number % 10 == 0:
                print(f"{number:3} tried", flush=True)
    print(f"{len(chosen) - len(alive)} of {len(chosen)} killed (seed {args.seed}, {len(pool)} places)")


if __name__ == "__main__":
    main()
