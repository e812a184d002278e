"""A small slice of what `tests/bench/fuzz.py` tries by hand: no file or address ends in an exception."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from tests import fuzz
from tests.conftest import POLICY, ROOT
from tests.matrices import text_of

KNOWN = {
    "role": ["finance", "marketing"], "process": ["approval"], "letter": ["R"], "gaps": ["yes"],
    "text": ["plan", "审批"],
    "layer": ["today"], "shape": ["long"], "lang": ["zh"], "version": ["0", "7"],
}  # fmt: skip
ON_PAGES = KNOWN | {
    "cell": ["3.1.2-b:finance"],
    "open": ["all"],
    "finding": ["RACI100:3.1.1-b"],
    "limit-consulted": ["2"],
}
PAGES = [
    "matrix/matrix.py",
    "gaps/gaps.py",
    "role/role.py",
    "compare/compare.py",
    "prepare/prepare.py",
    "record/record.py",
]


def test_mutated_files_are_read_or_refused() -> None:
    small = text_of("stated: {ops: R}", "stated: {fin: A}\nproposed: {ops: {letters: R, why: w}}")
    ended, slowest = fuzz.read_files([small, POLICY.read_text(encoding="utf-8")], 150, seed=11)
    assert ended.total() == 150 and len(ended) == 2 and slowest < fuzz.SLOW_SECONDS


def test_mutated_addresses_of_an_export_are_answered(matrices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended, slowest = fuzz.ask_export(exporter(matrices, monkeypatch), fuzz.addresses(KNOWN, 150, seed=11))
    assert set(ended) == {"status 200", "status 400"} and slowest < fuzz.SLOW_SECONDS


@pytest.mark.parametrize("page", PAGES)
def test_mutated_addresses_of_a_page_are_answered(visit: Callable[..., AppTest], page: Any) -> None:
    for pairs in fuzz.addresses(ON_PAGES, 8, seed=len(page)):
        assert not visit(page, **dict(pairs)).exception, pairs


def exporter(folder: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    import app

    monkeypatch.setattr(workspace, "FOLDER", folder)

    def ask(query: bytes) -> int:
        scope = {"type": "http", "query_string": query, "path_params": {"name": "operations-policy"}, "headers": []}
        return app.export_csv(Request(scope)).status_code

    return ask


def test_the_script_to_run_by_hand_is_there() -> None:
    assert (ROOT / "tests" / "bench" / "fuzz.py").is_file()
