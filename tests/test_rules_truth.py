"""Kinds that two blind readers of the policy called arguable, or weighed otherwise than the rules did."""

from datetime import date
from typing import Any

import pytest

from raci.model import Matrix
from raci.model.letters import Layer
from raci.rules import Cause, Finding, Severity, causes, check
from tests.matrices import matrix_of, policy

TODAY = date(2026, 6, 1)
GAP, CONCERN, NOTE = Severity.GAP, Severity.CONCERN, Severity.NOTE
DUTIES = "processes: [{id: p, name: P, kind: duties}]\n"
PARTIES = (
    "roles: [{id: a, name: A, kind: department, reports_to: [top]}, {id: b, name: B, kind: department}, "
    "{id: team, name: Team, kind: body, reports_to: [a]}, {id: top, name: Top, kind: body}, "
    "{id: post, name: Post, kind: role, leads: [staff]}, {id: staff, name: Staff, kind: role, everyone: true}, "
    "{id: some, name: Departments concerned, kind: group}, {id: peers, name: Colleagues, kind: group}, "
    "{id: all, name: The company, kind: group}]\n"
)


def found(code: str, matrix: Matrix) -> list[Finding]:
    return [one for one in check(matrix, Layer.STATED, today=TODAY) if one.rule.code == code]


def weighs(code: str, *rows: str, more: str = "") -> list[Severity]:
    """The severity of each finding of the rule."""

    return [one.severity for one in found(code, matrix_of(*rows, more=PARTIES + more))]


def told(*rows: str, more: str = "") -> list[Cause]:
    return causes(check(matrix_of(*rows, more=PARTIES + more), Layer.STATED, today=TODAY))


# Weight.


@pytest.mark.parametrize("kind", ["flow", "duties", "oversight"])
def test_a_result_for_nobody_weighs_the_same_wherever_it_stands(kind: Any) -> None:
    more = f"processes: [{{id: p, name: P, kind: {kind}}}]"
    assert weighs("RACI306", "output: O\nstated: {a: A/R}", more=more) == [CONCERN]


def test_a_file_is_kept_and_a_plan_serves_its_author_unless_it_commits_the_company() -> None:
    assert weighs("RACI306", "act: archive\noutput: O\nstated: {a: A/R}") == []
    plan = "act: plan\ntopic: t\noutput: O\nstated: {a: A/R, b: C}"
    weights = [weighs("RACI306", plan, more=f"topics: [{{id: t, name: T{more}}}]") for more in ("", ", commits: true")]
    assert weights == [[], [NOTE]]


def test_a_gate_without_a_way_back_has_an_owner_and_is_a_concern() -> None:
    assert weighs("RACI602", "act: approve\nstated: {a: A/R}") == [CONCERN]


def test_an_audit_under_nobody_is_not_independent() -> None:
    assert weighs("RACI511", "act: audit\nstated: {b: A/R}") == [GAP]


@pytest.mark.parametrize(("stakes", "weight"), [("money", CONCERN), ("law", CONCERN), ("data", NOTE), ("safety", NOTE)])
def test_a_plan_for_ones_own_systems_wants_no_second_party_as_one_for_money_does(stakes: Any, weight: Any) -> None:
    more = DUTIES + f"topics: [{{id: t, name: T, commits: true, stakes: {{{stakes}: W}}}}]"
    assert weighs("RACI507", "act: plan\ntopic: t\nstated: {a: A/R}", more=more) == [weight]


def test_watching_over_ones_own_work_is_management_and_judging_it_is_not() -> None:
    work = "topic: t\nstated: {a: A/R}"
    assert weighs("RACI503", work, "act: monitor\ntopic: t\nstated: {a: A/R}") == [NOTE]
    assert weighs("RACI503", work, "act: evaluate\ntopic: t\nstated: {a: A/R}") == [CONCERN]


def test_of_a_department_that_pays_and_books_it_is_asked_whether_different_people_do_it() -> None:
    pay, book = "name: P\nact: pay\nstated: {%s: A/R}", "name: B\nact: record\nstated: {%s: A/R}"
    assert weighs("RACI509", pay % "post", book % "post") == [CONCERN]
    (one,) = found("RACI509", matrix_of(pay % "a", book % "a", more=PARTIES))
    assert one.severity == CONCERN and one.sentence("en").endswith("that different people do them is not said")


# Who does it, and who answers.


def test_where_one_doer_stands_over_the_others_it_leads_and_answers() -> None:
    assert weighs("RACI105", "stated: {a: R, team: R}") == []
    assert weighs("RACI105", "stated: {a: R, b: R}") == [GAP]


def test_of_the_head_of_all_and_of_what_everybody_does_for_himself_nobody_asks_who_answers() -> None:
    assert weighs("RACI101", "stated: {top: R}", "stated: {staff: R}") == []
    assert weighs("RACI101", "stated: {b: R}", "stated: {team: R}") == [CONCERN, CONCERN]


def test_who_answers_for_carrying_out_answers_for_what_belongs_to_it() -> None:
    work, then, other = "stated: {a: A/R}", "act: coordinate\nstated: {a: R}", "act: coordinate\nstated: {b: R}"
    assert weighs("RACI101", work, then) == []
    assert weighs("RACI101", then, work) == [CONCERN]
    assert weighs("RACI101", work, other) == [CONCERN]
    assert weighs("RACI101", work, "act: coordinate\nstated: {team: R}") == []  # a team below the one that answers


@pytest.mark.parametrize("act", ["report", "request"])
def test_of_telling_or_asking_nobody_asks_who_answers(act: Any) -> None:
    assert weighs("RACI101", f"act: {act}\nto: [b]\nstated: {{a: R, b: I}}") == []


TOGETHER = "“N” is left to Colleagues together: to none of them in particular"


@pytest.mark.parametrize(
    ("row", "weight", "says"),
    [
        ("stated: {some: R}", GAP, "“N” is to be done by Departments concerned: nobody can tell who that is"),
        ("stated: {peers: R}", CONCERN, TOGETHER),
        ("act: evaluate\nstated: {peers: R}", NOTE, TOGETHER),
        (
            "act: request\nstated: {peers: R}",
            NOTE,
            "“N” is open to anybody (Colleagues): no clause asks a superior to sign it first",
        ),
        ("stated: {all: R}", NOTE, "“N” is left to The company as a whole: who decides on it is not said"),
    ],
)
def test_a_group_that_one_can_tell_is_not_the_departments_concerned(row: Any, weight: Any, says: Any) -> None:
    (one,) = found("RACI203", matrix_of(row, more=PARTIES))
    assert (one.severity, one.sentence("en")) == (weight, says)


def test_whoever_asks_also_hands_in() -> None:
    ask, hand_in = "act: request\nstated: {peers: R}", "act: deliver\nstated: {peers: R}"
    assert weighs("RACI203", ask, hand_in) == [NOTE]
    assert weighs("RACI203", hand_in) == [CONCERN]


# What is claimed, and what is handed over.


def test_bringing_others_together_claims_nothing_that_they_do() -> None:
    do, bring = "topic: t\nstated: {a: A/R}", "act: coordinate\ntopic: t\nstated: {b: A/R}"
    assert weighs("RACI701", do, bring) == []
    assert weighs("RACI701", bring, "act: coordinate\ntopic: t\nstated: {a: A/R}") == [CONCERN]


def test_a_line_between_two_sides_carries_the_result() -> None:
    assert weighs("RACI601", "output: O\nstated: {a: A/R}", "stated: {top: A/R}") == []
    assert weighs("RACI601", "output: O\nstated: {a: A/R}", "stated: {team: A/R}") == []
    assert weighs("RACI601", "output: O\nstated: {a: A/R}", "stated: {b: A/R}") == [CONCERN]


def test_a_duty_and_the_step_that_carries_it_out_are_not_said_twice() -> None:
    more = "processes: [{id: p, name: P, kind: flow}, {id: q, name: Q, kind: duties}]"
    row = "topic: t\nclause: '%s'\nprocess: %s\nstated: {a: A/R}"
    assert weighs("RACI706", row % (1, "q"), row % (2, "p"), more=more) == []
    assert weighs("RACI706", row % (1, "q"), row % (2, "q"), more=more) == [NOTE]


SUPPLY = "act: coordinate\nname: %s\nclause: '%s'\ninvolves: {some: supplies}\nstated: {a: A/R}"


def test_what_others_are_to_give_binds_them() -> None:
    (one,) = told(SUPPLY % ("X", 1), SUPPLY % ("Y", 2), more=DUTIES)
    assert (one.rule.code, one.severity) == ("RACI717", CONCERN)
    said = "A depends on what others contribute to “X”, “Y”, and what each of them owes is not said"
    assert one.sentence("en") == said
    assert not found("RACI717", matrix_of(SUPPLY.replace("A/R}", "A/R, some: S}") % ("X", 1), more=PARTIES + DUTIES))
    assert not found("RACI717", matrix_of(SUPPLY.replace("some", "team") % ("X", 1), more=PARTIES + DUTIES))


# Sentences.


def test_a_word_for_soon_is_quoted_and_said_to_be_no_date() -> None:
    row = "name: X\nto: [b]\nwhen: {text: {en: promptly, zh: 及时}, exact: false}\nstated: {a: A/R, b: I}"
    (one,) = found("RACI603", matrix_of(row, more=PARTIES))
    assert one.sentence("en") == "“X” is to be done “promptly”, which sets no date"
    assert one.sentence("zh") == "“X”只说“及时”，没有具体期限"


def test_what_is_drawn_up_is_signed_off_and_not_settled() -> None:
    more = DUTIES + "topics: [{id: t, name: T, commits: true, stakes: {money: W}}]"
    row = "name: X\nact: report\ntopic: t\nto: [b]\nstated: {a: A/R}"
    (one,) = found("RACI507", matrix_of(row, more=PARTIES + more))
    assert one.sentence("en") == "“X” is drawn up by A, and no clause says that anybody else signs it off"


def test_who_leads_and_is_appointed_by_nobody_is_told_with_the_clauses() -> None:
    clerk = PARTIES.replace("leads: [staff]}", "leads: [staff, clerk]}, {id: clerk, name: Clerk, kind: role}")
    (one,) = found("RACI709", matrix_of("clause: '7'\nstated: {post: A/R}", more=clerk))
    assert one.message("en") == "No clause says in so many words who appoints Post, in charge of Clerk (7)"
    assert found("RACI709", matrix_of("stated: {post: A/R}", more=PARTIES)) == []  # the head of all staff


def test_of_a_party_that_a_scope_of_all_staff_would_cover_it_is_said_that_nobody_defines_it() -> None:
    more = "roles: [{id: all, name: All, kind: role, in_scope: true, everyone: true}, {id: x, name: X, kind: body}]"
    (one,) = found("RACI705", matrix_of("stated: {all: A/R, x: I}", more=more))
    assert one.sentence("en") == "No clause says who “X” is, and the scope of the policy does not name that party"


def test_soon_is_a_note_and_a_gate_without_a_time_a_concern() -> None:
    soon = "when: {text: promptly, exact: false}\nstated: {a: A/R, b: I}"
    assert weighs("RACI603", soon, "act: approve\nstated: {a: A/R, b: I}") == [CONCERN, NOTE]


# Repeats.

CLAIM = "name: %s\nclause: '%s'\ntopic: [%s]\nstated: {%s: A/R}"
TOPICS = DUTIES + "topics: [{id: t, name: T}, {id: u, name: U}, {id: v, name: V, commits: true, stakes: {money: W}}]"


def test_topics_that_one_row_claims_against_others_are_one_cause() -> None:
    rows = (CLAIM % ("X", 1, "t, u", "a"), CLAIM % ("Y", 2, "t", "b"), CLAIM % ("Z", 3, "u", "post"))
    (one,) = [cause for cause in told(*rows, more=TOPICS) if cause.rule.code == "RACI701"]
    said = "Several parties have the same matter in hand, and how they share it is not said: “T” (A, B), “U” (A, Post)"
    assert one.sentence("en") == said


def test_what_a_reader_could_not_tell_of_a_contested_row_stands_inside_the_contest() -> None:
    rows = (CLAIM % ("X", 1, "t", "a") + "\nunclear: [Who owns it is open.]", CLAIM % ("Y", 2, "t", "b"))
    (one,) = told(*rows, more=TOPICS)
    assert [finding.rule.code for finding in one.findings] == ["RACI701", "RACI807"]


def test_what_one_party_commits_of_one_kind_is_one_decision() -> None:
    row = "name: %s\nclause: '%s'\ntopic: v\nstated: {a: A/R}"
    (one,) = [cause for cause in told(row % ("X", 1), row % ("Y", 2), more=TOPICS) if cause.rule.code == "RACI507"]
    assert one.sentence("en") == "No clause says that anybody besides the doer has to agree to: “X”, “Y”"


def test_results_of_one_clause_that_go_to_nobody_are_one_cause_whatever_the_act() -> None:
    rows = ("output: O\nstated: {a: A/R}", "act: report\noutput: P\nstated: {a: A/R}")
    assert len([one for one in told(*rows, more=DUTIES) if one.rule.code == "RACI306"]) == 1


def test_a_watch_over_ones_own_work_in_one_clause_belongs_to_that_work() -> None:
    work = "act: plan\ntopic: v\nstated: {a: A/R}"
    (one,) = told(work, "act: monitor\ntopic: v\nstated: {a: A/R}", more=TOPICS)
    assert [finding.rule.code for finding in one.findings] == ["RACI507", "RACI503"]


# The policy: what the readers called wrong stays away.


def test_what_readers_called_wrong_stays_away() -> None:
    told = {(one.rule.code, row) for one in check(policy(), Layer.STATED) for row in one.place.activities}
    assert not told & {
        ("RACI603", "3.2.1-b"),
        ("RACI203", "3.1.1-b"),
        ("RACI101", "3.3.3-b"),
        ("RACI701", "2.3.3-b"),
        ("RACI706", "2.1.4-a"),
    }
