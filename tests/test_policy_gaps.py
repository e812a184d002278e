"""What careful readers found in the policy comes out, every finding is judged, and the proposals leave few gaps."""

from functools import cache
from typing import Any

from raci import rules
from raci.file import nodes
from raci.model.letters import Layer
from raci.rules import Finding, Severity
from tests.matrices import ROOT, policy

DOUBTS = ["arguable", "wrong"]
CLAUSE_SAYS_SO = "text"


def case(name: str) -> Any:
    return nodes.plain(nodes.parse((ROOT / "tests/cases" / name).read_text(encoding="utf-8")))


GAPS = case("policy-gaps.yaml")
MISSED = [gap for gaps in GAPS.values() for gap, hits in gaps.items() if isinstance(hits, dict)]
FOUND = {gap: hits for gaps in GAPS.values() for gap, hits in gaps.items() if gap not in MISSED}
JUDGED = case("policy-findings.yaml")
REMAINING = case("policy-proposed-gaps.yaml")


@cache
def findings(layer: Layer) -> list[Finding]:
    return rules.check(policy(), layer)


def ids(finding: Finding) -> tuple[str, ...]:
    """Every activity, role and topic of the place."""

    return *finding.place.activities, *finding.place.roles, finding.place.topic


def about(finding: Finding) -> tuple[str, str]:
    """Rule and topic, or role where the finding belongs to no process, or first activity."""

    place = finding.place
    return finding.rule.code, place.topic or (place.activities if place.process else place.roles)[0]


def test_a_finding_of_the_text_brings_each_gap_out() -> None:
    told = {(one.rule.code, id_) for one in findings(Layer.STATED) for id_ in ids(one)}
    named = {(gap, hit["rule"], hit["at"]) for gap, hits in FOUND.items() for hit in hits}
    assert [(gap, *place) for gap, *place in named if tuple(place) not in told] == []
    assert [gap for gap, hits in FOUND.items() if not hits] == []


def test_there_are_42_strong_gaps() -> None:
    assert len(GAPS["strong"]) == 42


def test_at_most_4_strong_gaps_are_missed_and_each_says_why() -> None:
    assert len(MISSED) <= 4
    assert all({**GAPS["strong"], **GAPS["moderate"], **GAPS["weak"]}[gap]["missed"] for gap in MISSED)


def test_every_strong_gap_is_brought_out() -> None:
    assert not set(MISSED) & set(GAPS["strong"])


def test_every_finding_of_the_text_is_judged_once_or_listed_as_open() -> None:
    assert sorted(judged()) == sorted(about(finding) for finding in findings(Layer.STATED))


def test_a_right_finding_names_a_gap_that_is_brought_out_by_its_rule() -> None:
    named = {(code, gap) for code, verdicts in JUDGED.items() for gap in verdicts.get("right", {})}
    told = {(hit["rule"], gap) for gap, hits in FOUND.items() for hit in hits}
    assert {pair for pair in named - told if pair[1] != CLAUSE_SAYS_SO} == set()


def test_every_doubt_about_a_finding_has_a_reason() -> None:
    assert [doubt for _, doubt in doubts() if not doubt["why"]] == []


def test_no_other_gaps_remain_once_the_proposals_are_taken() -> None:
    remaining = [(one["rule"], at) for one in REMAINING for at in one["at"]]
    found = [about(finding) for finding in findings(Layer.PROPOSED) if finding.severity == Severity.GAP]
    assert sorted(remaining) == sorted(found)


def judged() -> list[tuple[str, str]]:
    """What `about` says of every finding listed, whatever its verdict."""

    right = [(code, at) for code, one in JUDGED.items() for ats in one.get("right", {}).values() for at in ats]
    open_ = [(code, at) for code, one in JUDGED.items() for at in one.get("open", [])]
    return right + open_ + [(code, at) for code, doubt in doubts() for at in doubt["at"]]


def doubts() -> list[tuple[str, Any]]:
    """Rule and entry of what is listed as arguable or wrong."""

    return [(code, one) for code, verdicts in JUDGED.items() for doubt in DOUBTS for one in verdicts.get(doubt, [])]
