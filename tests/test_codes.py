"""Codes as people write them, and the findings that are left."""

from typing import Any

import pytest

from raci import rules
from raci.rules import Severity
from raci.rules.codes import codes, narrowed
from tests.matrices import matrix_of

FOUND = rules.check(matrix_of("stated: {}", "stated: {ops: A/R}\nwhen: {text: soon, exact: false}"))


def left(select: Any = (), ignore: Any = (), least: Any = Severity.NOTE) -> Any:
    return {finding.rule.code for finding in narrowed(FOUND, select, ignore, least)}


def test_a_code_stands_for_itself_in_any_case_and_order() -> None:
    assert codes("raci502, RACI100,") == ("RACI100", "RACI502")


def test_a_prefix_stands_for_a_family() -> None:
    assert codes("RACI1") == tuple(code for code in rules.RULES if code.startswith("RACI1"))
    assert codes("RACI") == tuple(rules.RULES)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("RACI50Z", r"unknown rule RACI50Z; did you mean RACI5\d\d\?"),
        ("RACI502,R", r"unknown rule R; `python -m raci rules` lists them all"),
        ("502", r"unknown rule 502; did you mean RACI502\?"),
        (" ,", "no code given; name a rule such as RACI502, or a family such as RACI5"),
    ],
)
def test_an_unknown_code_is_told_with_a_near_one(asked: Any, told: Any) -> None:
    with pytest.raises(ValueError, match=told):
        codes(asked)


def test_selected_findings_are_left_and_ignored_ones_go() -> None:
    everything = {finding.rule.code for finding in FOUND}
    assert {"RACI100", "RACI603", "RACI303"} <= everything
    assert left() == everything
    assert left(select=codes("RACI6")) == {"RACI603"}
    assert left(select=codes("RACI1,RACI6"), ignore=codes("RACI6")) == {"RACI100"}
    assert left(ignore=codes("RACI6")) == everything - {"RACI603"}


def test_only_what_is_that_severe_or_more_is_left() -> None:
    assert left(least=Severity.GAP) == {finding.rule.code for finding in FOUND if finding.severity == Severity.GAP}
    assert left(least=Severity.CONCERN) == {f.rule.code for f in FOUND if f.severity != Severity.NOTE}
