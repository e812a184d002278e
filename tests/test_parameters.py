"""An address that asks for something unknown is told so, with the near miss, and gets nothing else instead."""

import csv
import io
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from pages.shared import workspace
from raci.file.load import load
from raci.log import fold
from raci.out import parameters
from raci.words.sentences import chinese
from tests.conftest import POLICY

TODAY = fold(load(POLICY), [])

WRONG = {
    ("role", "finace"): "role=finace names nothing here; did you mean finance?",
    ("role", "zzzz"): "role=zzzz names nothing here; allowed is ",
    ("rolle", "finance"): "there is no parameter rolle; did you mean role?",
    ("q", "x"): "there is no parameter q; allowed here: shape, ",
    ("process", "aproval"): "process=aproval names nothing here; did you mean approval?",
    ("letter", "X"): "letter=X names nothing here; allowed is A, R, S, C, I",
    ("gaps", "true"): "gaps=true names nothing here; allowed is yes",
    ("layer", "todya"): "layer=todya names nothing here; did you mean today?",
    ("shape", "lnog"): "shape=lnog names nothing here; did you mean long?",
    ("lang", "de"): "lang=de names nothing here; allowed is en, zh",
    ("version", "7"): "version=7 is out of bounds; write a whole number from 0 to 0",
    ("version", "-1"): "version=-1 is out of bounds",
    ("version", "\u0661"): "version=\u0661 is out of bounds",
    ("text", "x" * 101): "text has 101 characters; keep it within 100",
}


def told(pairs: list[tuple[str, str]]) -> list[str]:
    return [problem.message() for problem in parameters.problems(pairs, parameters.exported(TODAY))]


def test_everything_unknown_is_named_with_what_is_allowed() -> None:
    for pair, sentence in WRONG.items():
        (found,) = told([pair])
        assert found.startswith(sentence), pair


def test_what_is_known_or_empty_is_right() -> None:
    right = {"shape": "long", "layer": "stated", "lang": "zh", "version": "0", "role": "finance", "letter": "R"}
    assert told([*right.items(), ("gaps", "yes"), ("text", "plan"), ("process", "")]) == []


def test_what_stands_twice_is_told() -> None:
    assert told([("role", "finance"), ("role", "marketing")]) == ["role stands there twice; keep one of them"]


def test_forms_with_several_parts_are_read_part_by_part() -> None:
    page = parameters.looked(TODAY)
    right = [
        ("open", "all"),
        ("open", ""),
        ("cell", "3.1.2-b:finance"),
        ("cell", "approval:"),
        ("rule", "RACI100,RACI101"),
    ]
    assert [parameters.problems([pair], page) for pair in right] == [[]] * len(right)
    wrong = [
        ("open", "approval,al"),
        ("cell", "3.1.2-b:finace"),
        ("cell", "3.1.2:finance"),
        ("rule", "RACI100,RACI999"),
    ]
    assert all(parameters.problems([pair], page) for pair in wrong)
    (problem,) = parameters.problems(wrong[1:2], page)
    assert problem.message() == "cell=3.1.2-b:finace names nothing here; did you mean finance?"


def test_every_sentence_is_chinese_too() -> None:
    assert [text for pair in parameters.MESSAGES.values() for text in pair if text not in chinese()] == []


# /export


@pytest.fixture
def export(matrices: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Status and text that the server answers for a CSV with these parameters."""

    import app

    monkeypatch.setattr(workspace, "FOLDER", matrices)

    def ask(*pairs: tuple[str, str], name: str = "operations-policy") -> tuple[int, str]:
        scope = {
            "type": "http",
            "query_string": urlencode(pairs).encode(),
            "path_params": {"name": name},
            "headers": [],
        }
        answer = app.export_csv(Request(scope))
        return answer.status_code, bytes(answer.body).decode("utf-8-sig")

    return ask


def test_an_export_that_asks_for_something_unknown_is_refused_with_a_sentence(export: Any) -> None:
    for pair, sentence in WRONG.items():
        status, text = export(pair)
        assert (status, text.startswith(sentence)) == (400, True), pair


def test_every_wrong_parameter_of_an_export_is_told_in_its_language(export: Any) -> None:
    status, text = export(("role", "finace"), ("nmae", "x"), ("lang", "zh"))
    assert status == 400 and text.count("\n") == 2 and "是否想写 finance？" in text


def test_an_export_of_known_rows_holds_just_those(export: Any) -> None:
    status, text = export(("role", "finance"), ("letter", "R"), ("shape", "wide"), ("version", "0"))
    rows = list(csv.reader(io.StringIO(text)))
    assert status == 200 and 1 < len(rows) < len(TODAY.matrix.activities)


def test_an_export_of_an_unknown_matrix_offers_the_near_miss(export: Any) -> None:
    assert export(name="operation-policy") == (
        404,
        "there is no matrix called operation-policy; did you mean operations-policy?\n",
    )
