"""YAML text becomes nodes that know their place and stay as written."""

from typing import Any

import pytest

from raci.file.nodes import LIMIT_DEPTH, Node, NotYaml, parse, plain


def test_every_node_knows_its_line_and_column() -> None:
    assert parse("a: 1\n运营:\n  - b\n") == Node(
        line=1,
        column=1,
        pairs=[
            (Node(1, 1, "a", plain=True), Node(1, 4, "1", plain=True)),
            (Node(2, 1, "运营", plain=True), Node(3, 3, items=[Node(3, 5, "b", plain=True)])),
        ],
    )


def test_a_value_in_braces_knows_its_end() -> None:
    (_, row), (_, last) = parse("a: {b: 运营 x , c: 'd'}  # e\nf: 1\n").pairs or []
    assert (row.end, [value.end for _, value in row.pairs], last.end) == ((1, 22), [(1, 12), (1, 21)], (2, 5))


def test_a_tree_becomes_plain_values_that_are_all_text() -> None:
    assert plain(parse("a: [1, no, 2026-01-01]\nb: {c: null}")) == {"a": ["1", "no", "2026-01-01"], "b": {"c": "null"}}


@pytest.mark.parametrize("text", ["~", "null", "[]", "'null'", "'~'", "''", '""', "|\n  null", "Null", "no"])
def test_only_an_unquoted_nothing_is_null(text: Any) -> None:
    assert parse(text).is_null == (text in ("~", "null"))


def test_a_missing_value_is_null() -> None:
    assert parse("a:").pairs[0][1].is_null


def test_quotes_are_remembered() -> None:
    assert [node.plain for node in parse("[a, 'a', \"a\"]").items] == [True, False, False]


def test_twenty_levels_are_read_and_no_more() -> None:
    assert parse("[" * LIMIT_DEPTH + "]" * LIMIT_DEPTH).items
    with pytest.raises(NotYaml, match=r"depth in line 1, column 21: {'limit': 20}"):
        parse("[" * 21 + "]" * 21)


def test_what_cannot_be_read_is_told_in_parts() -> None:
    with pytest.raises(NotYaml) as caught:
        parse("a: 1\nb: *c")
    error = caught.value
    assert (error.message, error.line, error.column, error.fields) == ("alias", 2, 4, {"name": "c"})


def test_an_anchor_without_an_alias_is_read_over() -> None:
    assert plain(parse("a: &x 1")) == {"a": "1"}


def test_the_marks_around_one_document_are_read_over() -> None:
    assert plain(parse("---\na: 1\n...\n")) == {"a": "1"}
