"""A problem is one line: place, sentence, remedy, in two languages."""

from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word

LATE = Problem("m.yaml", 12, 3, "missing key {key}", "add it", {"key": "name"})
EARLY = Problem("m.yaml", 2, 30, "the file is empty", "check the path")
WHOLE = Problem("m.yaml", 0, 0, "there is no such file", "check the path")


def test_a_problem_is_one_line_that_an_editor_understands() -> None:
    assert LATE.text() == "m.yaml:12:3: missing key name; add it"


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    assert WHOLE.text() == "m.yaml: there is no such file; check the path"


def test_a_problem_is_told_in_chinese() -> None:
    assert LATE.text("zh") == "m.yaml:12:3: 缺少键 name；请补上"


def test_a_message_stands_without_its_place() -> None:
    assert LATE.message() == "missing key name; add it"


def test_the_remedy_may_name_what_the_sentence_names() -> None:
    problem = Problem("", 1, 1, "unknown key {key}", "did you mean {near}?", {"key": "nmae", "near": "name"})
    assert problem.message() == "unknown key nmae; did you mean name?"


def test_names_with_braces_are_shown_as_they_are() -> None:
    assert Problem("", 1, 1, "missing key {key}", "add it", {"key": "{0}"}).message() == "missing key {0}; add it"


def test_our_own_words_are_translated_inside_a_sentence() -> None:
    problem = Problem("", 1, 1, "no {kind} has the id {value}", "add it", {"kind": Word("role"), "value": "role"})
    assert problem.message("zh") == "没有编号为 role 的角色；请补上"


def test_a_problem_can_be_moved_to_its_file() -> None:
    assert WHOLE.at("n.yaml").text() == "n.yaml: there is no such file; check the path"


def test_problems_sort_by_their_place() -> None:
    assert sorted([LATE, EARLY, WHOLE]) == [WHOLE, EARLY, LATE]


def test_an_error_tells_all_its_problems() -> None:
    error = LoadError([EARLY, LATE])
    assert error.problems == [EARLY, LATE]
    assert str(error) == "m.yaml:2:30: the file is empty; check the path\nm.yaml:12:3: missing key name; add it"
