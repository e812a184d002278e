"""Nothing is told twice: a remark of the file leaves to the rules what they say, and a cause lists a thing once."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from raci.model import Activity, Matrix
from raci.model.letters import Layer
from raci.rules import Cause, causes, check
from tests.matrices import DATA, POLICY, matrix_of, policy, shipped
from tests.test_rules_truth import DUTIES, PARTIES, found, told, weighs

TODAY = date(2026, 6, 1)
SAID = {
    "RACI100": r"^Nobody (is|does|runs|sets|builds|decides)|no subject|who leads is not said",
    "RACI104": r"approved? by whom|[Ww]ho (approves|decides|passes)",
    "RACI107": r"^Nobody inside",
    "RACI201": r"no subject",
    "RACI203": r"^Which (departments|body)",
    "RACI204": r"^Who (?!gets).* is not said|^Nobody is said",
    "RACI305": r"who leads",
    "RACI306": r"[Rr]eceives?\b|[Aa]ddressed to nobody|[Tt]o whom|^Who gets",
    "RACI307": r"^Which departments",
    "RACI502": r"who decides",
    "RACI505": r"[Nn]obody (else|reviews)",
    "RACI507": r"[Nn]obody (approves|besides|is named to (agree|approve))|anybody's approval|^Whether anybody",
    "RACI602": r"fails,? (is|,)",
    "RACI603": r"no time limit|by when, is",
    "RACI604": r"^How often",
    "RACI701": r"^(Sales|Operations|Customer service|The (head|supervisor)) also ",
    "RACI706": r"^Repeats|already",
    "RACI707": r"belongs to",
    "RACI710": r"no list of duties",
    "RACI714": r"what right .* over",
    "RACI801": r"^The (wording|line ends|text breaks off after|last word|opening)",
}
"""Code of a rule -> how a remark of the same row says the same."""
OTHERS_READ = {("RACI306", "Only “the company”"), ("RACI710", "Management has no list")}


def repeated(matrix: Matrix) -> list[tuple[str, str, str]]:
    """(row, rule, remark) of what is said by both."""

    told_of = {(finding.place.activities[0], finding.rule.code) for finding in findings(matrix)}
    return [
        (row.id, code, remark)
        for row in matrix.activities
        for remark in remarks(row)
        for code, words in SAID.items()
        if (row.id, code) in told_of and re.search(words, remark) and not is_more(code, remark)
    ]


def findings(matrix: Matrix) -> list[Any]:
    return [finding for finding in check(matrix, Layer.STATED, today=TODAY) if finding.place.activities]


def remarks(row: Activity) -> list[str]:
    return [text.en for text in row.unclear]


def is_more(code: str, remark: str) -> bool:
    return any(code == other and remark.startswith(words) for other, words in OTHERS_READ)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_a_remark_of_the_file_leaves_to_the_rules_what_they_say_of_its_row(path: Path) -> None:
    assert repeated(shipped(path)) == []


def test_a_remark_that_says_what_its_rule_says_is_seen() -> None:
    assert repeated(matrix_of("unclear: [Who receives it is not said.]\noutput: O\nstated: {a: A/R, b: S}")) != []


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_a_cause_tells_each_of_its_findings_once(path: Path) -> None:
    for cause in causes(check(shipped(path), Layer.STATED, today=TODAY)):
        inside = [finding for part in cause.inside for finding in part.in_sentence]
        assert sorted(one.id for one in (*cause.in_sentence, *inside)) == sorted(one.id for one in cause.findings), (
            cause.id
        )
        assert all(part.in_sentence == part.findings for part in cause.inside), cause.id


def test_results_for_nobody_inside_a_cause_are_one_sentence() -> None:
    run = "act: evaluate\nclause: '1'\nname: Appraise\nstated: {}"
    rate = "act: evaluate\nclause: '2'\nname: %s\noutput: %s\nstated: {b: A/R, a: S}"
    (cause,) = told(run, rate % ("Rate", "Rating"), rate % ("Judge", "Judgement"))
    assert [part.sentence("en") for part in cause.inside] == [
        "Nobody is named to receive the results of: “Rate”, “Judge”"
    ]


def test_what_is_drawn_for_readers_is_what_the_pages_tell() -> None:
    from tests.bench.drawn import told as drawn

    listed = drawn(POLICY)
    assert len(listed) == sum(1 + len(cause.inside) for cause in stated(policy())) == len(set(listed))


def stated(matrix: Matrix) -> list[Cause]:
    return causes(check(matrix, Layer.STATED, today=TODAY))


def test_a_step_whose_result_nobody_receives_is_not_told_again_as_one_that_nobody_hears_of() -> None:
    step = "output: O\nstated: {a: A/R}"
    assert len(weighs("RACI306", step)) == 1 and weighs("RACI303", step) == []


COMMITS = "topics: [{id: t, name: T, commits: true}]\n" + DUTIES
CRAFT = "topics: [{id: t, name: T, commits: true, stakes: {safety: S}}]\n" + DUTIES
PLAN = "act: plan\ntopic: t\noutput: O\nstated: {a: A/R%s}"


def test_whoever_is_to_agree_to_a_plan_has_it_before_him() -> None:
    assert len(weighs("RACI507", PLAN % "", more=COMMITS)) == 1 and weighs("RACI306", PLAN % "", more=COMMITS) == []
    assert len(weighs("RACI306", PLAN % ", b: C", more=COMMITS)) == 1
    assert len(weighs("RACI306", PLAN % "", more=CRAFT)) == 1  # on a plan for emergencies others must act as well


def test_who_answers_for_what_he_helps_with_does_it() -> None:
    row = "name: Help\nstated: {b: A/S}"
    assert weighs("RACI201", row) == []
    (finding,) = found("RACI305", matrix_of(row, more=PARTIES))
    assert finding.sentence("en") == "“Help”: B only helps with it and yet answers for it; who leads it is not said"
