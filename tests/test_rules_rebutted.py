"""Kinds that readers with the text in hand could rebut, or told as a repeat of another: each is gone, or says less."""

from datetime import date
from typing import Any

import pytest

from raci.model.letters import Layer
from raci.rules import Severity, causes, check
from tests.matrices import matrix_of, policy
from tests.test_rules_truth import DUTIES, PARTIES, found, told, weighs

GAP, CONCERN, NOTE = Severity.GAP, Severity.CONCERN, Severity.NOTE
OUTSIDE = "roles: [{id: buyers, name: Buyers, kind: outside}, {id: sales, name: Sales, kind: department}]\n"
OWN = "processes: [{id: p, name: P, kind: duties, of: sales}]\n"
NEXT = "\nclause: '2'"


def one(code: str, *rows: str, more: str = PARTIES) -> Any:
    (finding,) = found(code, matrix_of(*rows, more=more))
    return finding


# What is read as said.


def test_a_judgement_that_only_outsiders_can_give_is_to_be_obtained() -> None:
    rating = one("RACI107", "name: Rate\nact: evaluate\nstated: {buyers: R}", more=OUTSIDE)
    assert rating.severity == CONCERN
    assert rating.sentence("en") == "“Rate” is up to Buyers, outside the company: nobody inside is named to obtain it"
    assert one("RACI107", "stated: {buyers: R}", more=OUTSIDE).severity == GAP


def test_outsiders_whom_the_owner_of_a_list_helps_are_left_nothing() -> None:
    assert found("RACI107", matrix_of("stated: {buyers: R, sales: S}", more=OUTSIDE + OWN)) == []


def test_an_approval_that_the_one_superior_may_give_is_a_concern() -> None:
    assert weighs("RACI104", "unnamed: approver\nstated: {a: A/R}") == [CONCERN]
    assert weighs("RACI104", "unnamed: approver\nstated: {b: A/R}") == [GAP]


def test_who_answers_is_read_as_who_does_it() -> None:
    assert weighs("RACI201", "stated: {b: A}") == [NOTE]


def test_departments_concerned_may_be_those_that_no_step_names() -> None:
    parties = PARTIES.replace("id: b, name: B, kind: department", "id: b, name: B, kind: department, in_scope: true")
    (absent,) = found("RACI404", matrix_of("name: X\nstated: {a: A/R}", more=parties))
    assert absent.severity == NOTE and "perhaps it is meant by “Departments concerned”" in absent.sentence("en")
    nobody = parties.replace("Departments concerned", "Everybody")
    assert [finding.severity for finding in found("RACI404", matrix_of("stated: {a: A/R}", more=nobody))] == [CONCERN]


# Checks.

WORK, WATCH = "topic: t\nstated: {%s: A/R}", "act: %s\ntopic: t\nstated: {%s: A/R}"


def test_what_one_party_watches_over_itself_in_other_clauses_is_one_note() -> None:
    rows = (
        WORK % "a",
        WATCH % ("monitor", "a") + NEXT + "\nname: X",
        WATCH % ("monitor", "a") + "\nclause: '3'\nname: Y",
    )
    (cause,) = [cause for cause in told(*rows, more=DUTIES) if cause.rule.code == "RACI503"]
    assert cause.severity == NOTE
    assert cause.sentence("en") == "A does these, and nobody else is named to watch over them: “X”, “Y”"


@pytest.mark.parametrize(
    "other",
    [
        "act: monitor\ntopic: t\nstated: {b: A/R}",
        "act: approve\ntopic: t\nstated: {b: A/R}",
        "act: audit\nstated: {b: A/R}",
    ],
)
def test_whoever_watches_over_the_own_work_may_say_that_others_look_too(other: Any) -> None:
    alone = WORK % "a", WATCH % ("monitor", "a") + NEXT
    assert weighs("RACI503", *alone, more=DUTIES) == [NOTE]
    assert weighs("RACI503", *alone, other, more=DUTIES) == []


def test_to_follow_up_others_is_leading_but_for_whoever_sets_their_rules() -> None:
    follows_up = WATCH % ("evaluate", "a") + "\ninvolves: {staff: checked}" + NEXT
    assert weighs("RACI503", WORK % "a", follows_up, more=DUTIES) == []
    assert weighs("RACI503", "act: set-rules\n" + WORK % "a", follows_up, more=DUTIES) == [NOTE]


@pytest.mark.parametrize(("who", "weight"), [("post", NOTE), ("a", CONCERN)])
def test_what_a_post_says_of_its_own_work_in_a_list_is_a_note(who: Any, weight: Any) -> None:
    assert weighs("RACI503", WORK % who, WATCH % ("evaluate", who), more=DUTIES) == [weight]


def test_a_check_of_all_by_one_of_them_is_a_check_on_itself() -> None:
    check_all = one("RACI503", "name: X\nact: evaluate\ninvolves: {a: checked}\nstated: {a: A/R}")
    assert check_all.sentence("en") == "A is also to check its own work: “X”"
    assert weighs("RACI503", "act: evaluate\ninvolves: {b: checked}\nstated: {a: A/R}") == []
    assert weighs("RACI503", "act: evaluate\ninvolves: {staff: checked}\nstated: {staff: R}") == []


def test_nobody_needs_a_right_over_himself() -> None:
    leads = "roles: [{id: a, name: A, kind: department, leads: [c]}, {id: c, name: C, kind: role}]"
    check_all = "act: evaluate\ninvolves: {%s: checked}\nstated: {a: A/R}"
    assert found("RACI714", matrix_of(check_all % "a", more=leads)) == []


def test_who_answers_for_ratings_is_asked_of_whoever_runs_the_evaluation() -> None:
    rate = "act: evaluate\noutput: O\nstated: {a: R}"
    assert weighs("RACI101", rate) == [CONCERN]
    assert weighs("RACI101", rate, "act: evaluate\nstated: {}") == []


def test_an_approval_that_somebody_else_has_screened_is_not_decided_by_one_alone() -> None:
    screen, approve = "act: screen\nstated: {%s: A/R}", "act: approve\nstated: {top: A/R}"
    assert len(weighs("RACI505", screen % "a", approve)) == 1  # the screening itself
    assert len(weighs("RACI505", screen % "top", approve)) == 2
    assert len(weighs("RACI505", approve, screen % "a")) == 2


# Times and names.


def test_for_what_doers_tell_each_other_nobody_waits() -> None:
    soon = "act: coordinate\nwhen: {text: promptly, exact: false}\nto: [%s]\nstated: {a: A/R}"
    assert weighs("RACI603", soon % "a") == []
    assert weighs("RACI603", soon % "b") == [NOTE]


def test_a_unit_that_the_title_names_is_described_by_the_whole() -> None:
    more = "title: Posts of the centre\nprocesses: [{id: p, name: P, kind: duties, of: x}]\n"
    more += "roles: [{id: x, name: X, kind: role}, {id: c, name: %s, kind: department}]"
    assert found("RACI715", matrix_of("stated: {x: A/R}", more=more % "centre")) == []
    assert len(found("RACI715", matrix_of("stated: {x: A/R}", more=more % "stores"))) == 1


# One decision.


def test_who_runs_an_appraisal_receives_the_ratings() -> None:
    run, rate = "act: evaluate\nclause: '1'\nstated: {}", "act: evaluate\nclause: '2'\noutput: O\nstated: {b: A/R}"
    (cause,) = [cause for cause in told(run, rate) if cause.severity == GAP]
    assert [finding.rule.code for finding in cause.findings] == ["RACI100", "RACI306"]
    owned = told(run.replace("stated: {}", "stated: {top: A/R}"), rate)
    assert "RACI306" not in {finding.rule.code for cause in owned for finding in cause.findings}


def test_to_whom_an_audit_answers_says_who_answers_and_who_hears() -> None:
    audit, report = "act: audit\nclause: '1'\nstated: {b: R}", "act: report\nclause: '2'\noutput: O\nstated: {b: R}"
    (cause,) = [cause for cause in told(audit, report) if cause.severity == GAP]
    assert {finding.rule.code for finding in cause.findings} >= {"RACI511", "RACI306"}


def test_one_clean_copy_of_the_text_mends_all_that_is_damaged() -> None:
    row = "name: %s\nclause: '%s'\ndamaged: true\nstated: {a: A/R, b: I}"
    (cause,) = [cause for cause in told(row % ("X", 1), row % ("Y", 2)) if cause.rule.code == "RACI801"]
    assert cause.message("en").endswith("part of the text is cut off or unreadable: “X”, “Y” (1, 2)")


def test_a_duty_said_three_times_is_one_cause_with_what_a_reader_noted_of_it() -> None:
    row = "name: %s\nclause: '%s'\ntopic: t\nstated: {a: A/R, b: I}"
    rows = row % ("X", 1), row % ("Y", 2) + "\nunclear: [Repeats 1.]", row % ("Z", 3)
    (cause,) = told(*rows, more=DUTIES)
    assert [finding.rule.code for finding in cause.findings] == ["RACI706", "RACI706", "RACI807"]


def test_the_policy_says_less_where_it_was_rebutted() -> None:
    heads = {cause.rule.code for cause in causes(check(policy(), Layer.STATED, today=date(2026, 6, 1)))}
    assert not heads & {"RACI101", "RACI303"}


# Boundaries, superiors, acceptances, approvals and posts, as readers of 29 November held them against the texts.

LEAVES = "roles: [{id: a, name: A, kind: role, excludes: [{topic: t%s}]}, {id: b, name: B, kind: department}]\n"
CROSSED = "act: %s\ntopic: t\nstated: {a: A/R}"


@pytest.mark.parametrize(
    ("limit", "act", "weight"),
    [
        (", held_by: b", "do", [CONCERN]),
        ("", "do", [GAP]),
        (", act: approve, held_by: b", "do", []),
        (", act: approve, held_by: b", "approve", [CONCERN]),
    ],
)
def test_a_boundary_is_crossed_by_the_act_that_it_leaves_to_another(limit: str, act: str, weight: Any) -> None:
    told_of = found("RACI707", matrix_of(CROSSED % act, more=LEAVES % limit))
    assert [finding.severity for finding in told_of] == weight


def test_superiors_in_one_description_may_be_alternatives() -> None:
    lines = "roles: [{id: x, name: X, kind: role%s}, {id: y, name: Y, kind: role}, {id: z, name: Z, kind: role%s}]\n"
    own = one("RACI704", "stated: {y: A/R}", more=lines % (", reports_to: [y, z]", ""))
    assert own.sentence("en") == "X is to report to Y, Z: whether to one of them or to each is not said"
    both = one("RACI704", "stated: {y: A/R}", more=lines % (", reports_to: [y]", ", leads: [x]"))
    assert both.sentence("en") == "Several superiors are named for X: Y, Z"


def test_an_acceptance_along_with_those_whom_nobody_can_tell_says_so() -> None:
    accept = "name: Accept\nact: accept\nstated: {a: R, %s: R}"
    vague = one("RACI502", "name: Build\nstated: {a: A/R}", accept % "some")
    assert vague.severity == GAP and vague.sentence("en") == (
        "A accepts its own work together with Departments concerned, and nobody independent is named: "
        "“Build”, then “Accept”"
    )
    assert one("RACI502", "name: Build\nstated: {a: A/R}", accept % "b").sentence("en").startswith("A accepts its own")


CONTRACTS = "topics: [{id: t, name: T}, {id: c, name: Contracts, commits: true}]\n" + DUTIES
RULES = "name: Rules\nact: set-rules\ntopic: [t, c]\nstated: {a: A/R}"


def test_rules_over_what_commits_the_company_leave_open_who_approves_it() -> None:
    lacking = one("RACI507", RULES, more=PARTIES + CONTRACTS)
    assert lacking.severity == CONCERN and lacking.sentence("en").endswith("has to agree, or who approves “Contracts”")
    gate = "act: approve\ntopic: c\nstated: {a: A/R}"
    assert one("RACI507", RULES, gate, more=PARTIES + CONTRACTS).sentence("en").endswith("anybody else has to agree")


def test_rules_that_fall_under_those_that_another_answers_for_are_agreed_to() -> None:
    under = "act: set-rules\ntopic: [t, u]\nstated: {a: A/R}"
    topics = "topics: [{id: t, name: T}, {id: u, name: U}]\n" + DUTIES
    assert len(weighs("RACI507", under, "act: set-rules\ntopic: u\nstated: {a: A/R}", more=topics)) == 2
    assert weighs("RACI507", under, "act: set-rules\ntopic: u\nstated: {a: R, top: A}", more=topics) == []


def test_posts_that_only_a_reporting_line_names_are_told_once_with_all_that_nobody_describes() -> None:
    lists = "processes: [{id: p, name: P, kind: duties, of: x}]\n"
    posts = "{id: y, name: Y, kind: role}, {id: z, name: Z, kind: role}"
    lines = f"roles: [{{id: x, name: X, kind: role, leads: [y, z]}}, {posts}]\n"
    assert found("RACI710", matrix_of("stated: {x: A/R}", more=lines + lists)) == []
    assert one("RACI715", "stated: {x: A/R}", more=lines + lists).sentence("en").endswith("nowhere: Y, Z")
    doer = one("RACI710", "stated: {x: A/R}", "stated: {y: A/R}", more=lines + lists)
    assert doer.sentence("en") == "Y has a part in the work, and no clause describes it"


def test_faults_of_the_source_are_sentences_with_the_lines_in_words() -> None:
    damage = "{what: The title is lost., place: L5}, {what: Two headings are glued, place: 'L7, L9-L12'}"
    fault = one("RACI806", "stated: {a: A/R}", more=PARTIES + f"source: {{document: d.txt, damage: [{damage}]}}\n")
    said = "The source itself has faults. The title is lost (line 5). Two headings are glued (lines 7, 9-12)"
    assert fault.sentence("en") == said and fault.sentence("zh").endswith(
        "（第5行）。Two headings are glued（第7、9-12行）"
    )
