"""Persons behind roles: two roles of one person are one hand, and a file and the log can say who holds what."""

from dataclasses import replace
from datetime import date

import pytest

from raci.file.load import loads
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.facts import of_role
from raci.model.letters import Layer, letters_of
from raci.rules import Finding, Severity, check, judged, rejudged
from raci.words.problem import LoadError
from tests.matrices import matrix_of, text_of

TODAY = date(2026, 6, 1)


def held(matrix: Matrix, **persons: tuple[str, ...]) -> Matrix:
    """The matrix with the persons who hold its roles."""

    return replace(matrix, roles=tuple(replace(one, holders=persons.get(one.id)) for one in matrix.roles))


def of(matrix: Matrix, code: str) -> list[Finding]:
    return [one for one in check(matrix, Layer.TODAY, today=TODAY) if one.rule.code == code]


ASKS = matrix_of("act: request\nstated: {sales: A/R, boss: I}", "act: approve\nstated: {boss: A/R, sales: I}")
CASES = {
    "RACI501": ASKS,
    "RACI502": matrix_of("act: do\nstated: {sales: A/R, boss: I}", "act: accept\nstated: {boss: A/R, sales: I}"),
    "RACI503": matrix_of(
        "act: do\ntopic: t\nstated: {sales: A/R, boss: I}", "act: evaluate\ntopic: t\nstated: {boss: A/R, sales: I}"
    ),
    "RACI506": matrix_of("act: screen\nstated: {boss: A/R, sales: I}", "act: do\nstated: {sales: A/R, boss: I}"),
    "RACI509": matrix_of("act: order\nstated: {sales: A/R, boss: I}", "act: pay\nstated: {boss: A/R, sales: I}"),
    "RACI510": matrix_of("act: audit\ninvolves: {sales: checked}\nstated: {boss: A/R, sales: I}"),
}


@pytest.mark.parametrize("code", CASES)
def test_two_roles_of_one_person_are_one_hand(code: str) -> None:
    matrix = CASES[code]
    assert of(matrix, code) == of(held(matrix, sales=("Li",), boss=("Wu",)), code) == []
    found = of(held(matrix, sales=("Li Wei",), boss=("Li Wei",)), code)
    assert len(found) == 1 and {"sales", "boss"} <= set(found[0].place.roles)
    assert "Li Wei is both boss and sales" in found[0].message("en")
    assert "Li Wei既任boss，又任sales" in found[0].message("zh")


def test_where_somebody_else_holds_one_of_the_roles_as_well_it_is_a_concern() -> None:
    both = {"sales": ("Li", "Wu"), "boss": ("Li",)}
    assert [one.severity for one in of(held(ASKS, **both), "RACI501")] == [Severity.CONCERN]
    assert [one.severity for one in of(held(ASKS, sales=("Li",), boss=("Li",)), "RACI501")] == [Severity.GAP]


def test_a_decision_is_judged_again_with_the_persons_in_mind() -> None:
    pays = matrix_of("act: order\nstated: {it: A/R}", "act: pay\nstated: {boss: A/R, sales: I}")
    matrix = held(pays, sales=("Li",), boss=("Li",))
    change = Change("a1", "sales", (), letters_of("A"))
    before = judged(matrix, Layer.TODAY, TODAY)
    after = rejudged(before, (change,))
    assert [one.rule.code for one in after.by_rule["RACI509"]] == ["RACI509"] and not before.by_rule["RACI509"]


def test_a_file_names_persons_or_says_in_words_that_several_hold_the_post() -> None:
    roles = "roles: [{id: ops, name: Ops, kind: role, holders: %s, stand_in: [it]}, {id: it, name: IT, kind: role}]"
    row = "stated: {ops: A/R}"
    first = loads(text_of(row, more=roles % "[Li Wei, Wu Min]")).role["ops"]
    assert (first.holders, first.persons, first.stand_in) == (("Li Wei", "Wu Min"), ("Li Wei", "Wu Min"), ("it",))
    several = loads(text_of(row, more=roles % "several"))
    assert several.role["ops"].persons == ()
    assert dict(of_role(several, several.role["ops"], "en")) == {"Held by": "several", "Stand-in": "IT"}
    with pytest.raises(LoadError, match="no role has the id ti"):
        loads(text_of(row, more=(roles % "[Li]").replace("stand_in: [it]", "stand_in: [ti]")))
