"""One role: what it answers for, what concerns it."""

from raci.model.letters import Layer, Letter
from raci.rules import check
from raci.views import profile
from tests.matrices import matrix_of

ROWS = (
    "stated: {a: A/R, b: C}",
    "stated: {b: R, c: R}",
    "output: O\ntopic: t\nstated: {b: A/R}",
    "topic: t\nstated: {a: A/R}",
)


def of(role: str, *rows: str, more: str = "") -> profile.Profile:
    matrix = matrix_of(*rows, more=more)
    found = check(matrix)
    return profile.profile(matrix, role, Layer.TODAY, found)


def test_a_row_stands_once_under_its_strongest_letter() -> None:
    rows = {letter.value: [row.id for row in rows] for letter, rows in of("b", *ROWS).rows.items()}
    assert rows == {"A": ["a3"], "R": ["a2"], "S": [], "C": ["a1"], "I": []}


def test_gaps_of_its_rows_concern_it() -> None:
    assert [one.rule.code for one in of("b", *ROWS).gaps] == ["RACI105"]
    assert of("a", *ROWS).gaps == ()


def test_topics_that_others_claim_too_are_overlaps() -> None:
    assert [one.place.topic for one in of("a", *ROWS).overlaps] == ["t"]


def test_the_sentence_of_a_role() -> None:
    matrix = matrix_of(*ROWS)
    assert profile.headline(of("b", *ROWS), matrix, "en") == "b answers for 1 of 4 activities; 1 gap concerns it"
    silent = of(
        "d",
        *ROWS,
        more="roles: [" + ", ".join(f"{{id: {id_}, name: {id_}, kind: role}}" for id_ in "abcd") + "]",
    )
    assert silent.is_silent and profile.headline(silent, matrix, "en") == "d holds no letter in this matrix"


def test_a_reader_first_sees_a_department_of_the_scope_else_a_role_with_duties() -> None:
    roles = "roles: [{id: a, name: a, kind: role}, {id: b, name: b, kind: role%s}]\n"
    lists = "processes: [{id: p, name: P, kind: duties, of: b}]"
    assert profile.first_role(matrix_of(more=roles % ", in_scope: true")) == "b"
    assert profile.first_role(matrix_of(more=roles % "" + lists)) == "b"
    assert profile.first_role(matrix_of(more=roles % "")) == "a"
    assert profile.first_role(matrix_of()) == ""


def test_letters_are_all_there_even_when_empty() -> None:
    assert list(of("a", *ROWS).rows) == list(Letter)
