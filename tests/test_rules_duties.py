"""What the rules say of duty lists by role, beyond their examples: parties, lines, one cause told once."""

from typing import Any

import pytest

from raci.model import Matrix
from raci.rules import Severity
from tests.matrices import matrix_of
from tests.test_rules import found

LISTS = """
processes:
  - {id: p, name: P, kind: duties, of: boss}
  - {id: q, name: Q, kind: duties, of: clerk}
"""


def listed(*rows: str, boss: str = "", clerk: str = "", more: str = "") -> Matrix:
    """Duties of a boss (process p) and of a clerk (q); their other fields as text such as ", leads: [clerk]"."""

    roles = f"""
roles:
  - {{id: boss, name: Boss, kind: role{boss}}}
  - {{id: clerk, name: Clerk, kind: role{clerk}}}
  - {{id: it, name: IT, kind: department}}
  - {{id: all, name: Everybody, kind: group}}
"""
    return matrix_of(*rows, more=roles + LISTS + more)


OWN, OTHER = "stated: {boss: A/R}", "process: q\nstated: {clerk: A/R}"


@pytest.mark.parametrize(
    ("row", "code", "severity"),
    [
        ("stated: {boss: A/R, it: R}", "RACI710", Severity.CONCERN),
        ("stated: {boss: A/R, it: I}", "RACI715", Severity.NOTE),
        ("stated: {boss: A/R}\ninvolves: {it: directed}", "RACI715", Severity.NOTE),
    ],
)
def test_a_party_that_nobody_describes_is_a_concern_where_it_owns_work(row: Any, code: Any, severity: Any) -> None:
    told = [one for one in found(code, listed(row, OTHER)) if "it" in one.place.roles]
    assert [one.severity for one in told] == [severity]


def test_a_subordinate_that_nobody_describes_is_told_with_all_that_nobody_describes() -> None:
    assert found("RACI710", listed(OWN, OTHER, boss=", leads: [it]")) == []
    assert [one.place.roles for one in found("RACI715", listed(OWN, OTHER, boss=", leads: [it]"))] == [("it", "all")]


def test_parties_that_are_only_named_are_one_finding() -> None:
    assert [one.place.roles for one in found("RACI715", listed(OWN, OTHER))] == [("it", "all")]


def test_duties_without_a_title_are_counted_as_the_source_does() -> None:
    rows = ("clause: '1'\nstated: {boss: A/R}", "clause: '1'\nstated: {boss: A/R}", "clause: '2'\nstated: {boss: A/R}")
    (finding,) = found("RACI711", listed(*rows, OTHER, boss=", inferred: true"))
    assert finding.message("en") == "No one post is named for these 2 duties; “Boss” is our guess"


def test_names_that_may_be_one_party_are_one_finding_whoever_says_so() -> None:
    either = ", perhaps: [clerk]"
    assert [one.place.roles for one in found("RACI712", listed(boss=either))] == [("boss", "clerk")]
    assert [one.place.roles for one in found("RACI712", listed(boss=either, clerk=", perhaps: [it]"))] == [
        ("boss", "clerk", "it")
    ]


def test_whoever_leads_or_reports_has_a_line() -> None:
    assert [one.place.roles for one in found("RACI713", listed())] == [("boss", "clerk")]
    assert found("RACI713", listed(boss=", leads: [clerk]")) == []


def test_authority_is_missed_only_over_those_below_nobody_of_ours() -> None:
    row = "stated: {boss: A/R}\ninvolves: {it: directed, clerk: checked}"
    assert [one.place.roles for one in found("RACI714", listed(row, boss=", leads: [clerk]"))] == [("boss", "it")]
    granted = ", leads: [clerk], authority: [{kind: guide, object: IT}]"
    assert found("RACI714", listed(row, boss=granted)) == []


# One topic, several owners.

TOPIC = ("topic: t\nstated: {boss: A/R}", "topic: t\nprocess: q\nstated: {clerk: A/R}")


def test_a_superior_and_a_subordinate_share_a_topic() -> None:
    assert len(found("RACI701", listed(*TOPIC))) == 1
    assert found("RACI701", listed(*TOPIC, boss=", leads: [clerk]")) == []


def test_a_line_in_a_circle_puts_nobody_over_anybody() -> None:
    circle = {"boss": ", leads: [clerk]", "clerk": ", leads: [boss]"}
    assert len(found("RACI701", listed(*TOPIC, **circle))) == 1


def test_whoever_approves_a_draft_stands_over_its_author() -> None:
    rows = ("topic: t\nstated: {boss: A, clerk: R}", "topic: t\nprocess: q\nstated: {clerk: A/R}")
    assert found("RACI701", listed(*rows)) == []


def test_a_plan_for_the_region_and_one_for_the_shop_are_no_two_claims() -> None:
    rows = (TOPIC[0] + "\napplies: the region", TOPIC[1] + "\napplies: one shop")
    assert found("RACI701", listed(*rows)) == []
    same = (TOPIC[0] + "\napplies: the region", TOPIC[1] + "\napplies: the region")
    assert len(found("RACI701", listed(*same))) == 1


def test_a_duty_of_a_unit_that_a_post_carries_out_is_one_claim() -> None:
    assert found("RACI701", listed(TOPIC[0] + "\ncarried: a2", TOPIC[1])) == []


# Said twice, alone, to nobody: what does not count.


def test_help_in_the_list_of_another_role_is_no_duty_said_twice() -> None:
    own = "topic: t\nclause: '1'\nprocess: q\nstated: {clerk: A/R}"
    assert found("RACI706", listed("topic: t\nclause: '2'\nstated: {clerk: R, boss: S}", own)) == []
    assert len(found("RACI706", listed(own, own.replace("'1'", "'2'")))) == 1


def test_parts_of_one_statement_are_not_said_twice() -> None:
    assert found("RACI706", listed("topic: t\nstated: {boss: A/R}", "topic: t\nstated: {boss: A/R}")) == []


@pytest.mark.parametrize(("asked", "told"), [("it", 0), ("buyer", 1)])
def test_whoever_is_asked_inside_the_company_looks_too(asked: Any, told: Any) -> None:
    roles = "roles: [{id: a, name: A, kind: role}, {id: it, name: I, kind: role}, {id: buyer, name: B, kind: outside}]"
    assert len(found("RACI505", matrix_of(f"act: approve\nstated: {{a: A/R, {asked}: C}}", more=roles))) == told


@pytest.mark.parametrize(("approver", "told"), [("boss", 1), ("clerk", 0)])
def test_only_somebody_else_can_approve_a_plan(approver: Any, told: Any) -> None:
    rows = ("act: plan\ntopic: t\nstated: {boss: A/R}", f"act: approve\ntopic: t\nstated: {{{approver}: A/R}}")
    assert len(found("RACI507", listed(*rows))) == told


def test_each_plan_that_nobody_agrees_to_is_known_by_its_row() -> None:
    plan = "act: plan\ntopic: t\nstated: {boss: A/R}"
    assert [one.place.activities for one in found("RACI507", listed(plan, plan))] == [("a1",), ("a2",)]


@pytest.mark.parametrize("code", ["RACI306", "RACI507"])
def test_a_plan_that_waits_for_an_unnamed_approver_is_told_once(code: Any) -> None:
    matrix = listed("act: plan\noutput: Plan\nunnamed: approver\nstated: {boss: A/R}")
    assert found(code, matrix) == [] and len(found("RACI104", matrix)) == 1


def test_the_description_of_one_role_is_not_its_overload() -> None:
    rows = ["stated: {a: A/R}"] * 5
    alone = "processes: [{id: p, name: P, kind: duties, of: a}]"
    for code in ("RACI401", "RACI402", "RACI403"):
        assert len(found(code, matrix_of(*rows))) == 1
        assert found(code, matrix_of(*rows, more=alone)) == []
