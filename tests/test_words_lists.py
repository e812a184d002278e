"""Lists in two languages."""

import ast

from raci.words.lists import listed, more, phrases, sentences
from tests.matrices import ROOT

COMMAS = {"、", "，", "；"}


def test_what_stands_between_the_parts_depends_on_what_they_are() -> None:
    parts = ["a", "b"]
    assert [kind(parts, "en") for kind in (listed, phrases, sentences)] == ["a, b", "a, b", "a; b"]
    assert [kind(parts, "zh") for kind in (listed, phrases, sentences)] == ["a、b", "a，b", "a；b"]
    assert [kind([], "zh") for kind in (listed, phrases, sentences)] == ["", "", ""]


def test_what_is_left_out_is_counted() -> None:
    assert (more(2, "en"), more(0, "en"), more(-1, "zh")) == (["and 2 more"], [], [])


def test_a_comma_of_a_list_is_written_in_one_file() -> None:
    joining = {
        path.relative_to(ROOT).as_posix()
        for path in [*ROOT.glob("raci/**/*.py"), *ROOT.glob("pages/**/*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "join"
        for part in ast.walk(node.value)
        if isinstance(part, ast.Constant) and part.value in COMMAS
    }
    assert joining == set()
