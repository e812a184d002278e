"""Amendments: one field of a row or a role takes another value, and everything else stays."""

from dataclasses import replace
from typing import Any

import pytest

from raci.model import When
from raci.model.amendments import OF_ROLES, Amended, Amendment, amended_value, apply_amendments
from raci.model.letters import Layer
from raci.words.sentences import Text
from tests.matrices import policy

WITHIN = When(Text("within five working days", "五个工作日内"), exact=True)
VALUES: dict[Amended, Any] = {
    Amended.TO: ("management",),
    Amended.WHEN: WITHIN,
    Amended.REFUSED: "3.1.2-d",
    Amended.IN_SCOPE: True,
    Amended.ANSWERS: Text("Head of internal audit", "内审部负责人"),
    Amended.REPORTS_TO: ("decision-makers",),
}


def at(field: Amended) -> str:
    return "internal-audit" if field in OF_ROLES else "3.3.1-b"


def test_every_field_takes_a_new_value_and_nothing_else_changes() -> None:
    for field, value in VALUES.items():
        amended = apply_amendments(policy(), [Amendment(at(field), field, value)])
        assert amended_value(amended, at(field), field) == value != amended_value(policy(), at(field), field)
        back = apply_amendments(amended, [Amendment(at(field), field, amended_value(policy(), at(field), field))])
        assert back == policy()


def test_the_last_amendment_of_a_field_wins_and_none_changes_nothing() -> None:
    twice = [Amendment("3.3.1-b", Amended.TO, ("sales",)), Amendment("3.3.1-b", Amended.TO, ("finance",))]
    assert apply_amendments(policy(), twice).activity["3.3.1-b"].to == ("finance",)
    assert apply_amendments(policy(), []) is policy()


def test_letters_stay_where_they_are() -> None:
    row = policy().activity["3.3.1-b"]
    amended = apply_amendments(policy(), [Amendment(row.id, Amended.WHEN, WITHIN)]).activity[row.id]
    assert amended == replace(row, when=WITHIN)
    assert amended.marks(Layer.PROPOSED) == row.marks(Layer.PROPOSED)


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(KeyError):
        apply_amendments(policy(), [Amendment("nothing", Amended.TO, ())])
