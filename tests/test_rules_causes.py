"""Causes and their weight: what one decision settles is one cause, and weighs what the text says."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from raci.model import Act, Matrix, Relation, RoleKind
from raci.model.letters import Layer, Letter
from raci.rules import Cause, Finding, Severity, View, causes, check, effect_of
from tests.matrices import DATA, matrix_of, policy, shipped

TODAY = date(2026, 6, 1)
SYSTEMS = pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)


def found(matrix: Matrix, layer: Layer = Layer.STATED) -> list[Finding]:
    return check(matrix, layer, today=TODAY)


def gaps(matrix: Matrix) -> list[Cause]:
    return [one for one in causes(found(matrix)) if one.severity == Severity.GAP]


def codes(*rows: str, more: str = "") -> set[str]:
    return {one.rule.code for one in found(matrix_of(*rows, more=more))}


# Causes.


def test_the_policy_as_stated_has_at_most_35_causes_of_kind_gap() -> None:
    assert 0 < len(gaps(policy())) <= 35


def test_no_way_out_of_the_policy_settles_two_gaps() -> None:
    for cause in gaps(policy()):
        for fix in cause.fixes:
            effect = effect_of(fix, policy(), Layer.STATED)
            was_gap = [one.before for one in effect.changed if one.after.severity != Severity.GAP]
            gone = [one.id for one in [*effect.settled, *was_gap] if one.severity == Severity.GAP]
            assert len(gone) <= 1, (fix, gone)


def test_every_gap_of_the_policy_has_a_way_out_or_says_what_only_the_text_can_mend() -> None:
    assert [one.id for one in gaps(policy()) if not one.fixes and not one.head.text_only("en")] == []


def test_every_finding_belongs_to_one_cause_and_the_gravest_speaks() -> None:
    told = found(policy())
    inside = [one.id for cause in causes(told) for one in cause.findings]
    assert sorted(inside) == sorted(one.id for one in told)
    order = list(Severity)
    for cause in causes(told):
        assert order.index(cause.severity) == min(order.index(one.severity) for one in cause.findings)


def test_all_that_is_found_in_one_row_is_one_cause() -> None:
    (cause,) = causes(found(matrix_of("output: O\nunclear: [U]\nstated: {a: R, b: R}")))
    assert [one.rule.code for one in cause.findings] == ["RACI105", "RACI306", "RACI807"]


def test_a_clause_that_names_nobody_is_one_cause_whatever_it_asks_for() -> None:
    (cause,) = causes(found(matrix_of("name: X\nstated: {}", "name: Y\nstated: {}")))
    assert cause.sentence("en") == "Nobody is named to do or to answer for: “X”, “Y”"


def test_parties_outside_the_scope_are_one_cause_and_so_are_departments_without_a_part() -> None:
    more = (
        "roles: [{id: a, name: A, kind: department, in_scope: true}, {id: b, name: B, kind: department, in_scope: true}"
    )
    more += ", {id: x, name: X, kind: body}, {id: y, name: Y, kind: body}]"
    told = {one.id: one.sentence("en") for one in causes(found(matrix_of("stated: {x: A/R, y: I}", more=more)))}
    assert told["scope"] == "The scope of the policy does not name X, Y"
    assert told["absent"] == "No step from “N” to “N” names A, B"


def test_what_has_been_accepted_does_not_speak_for_a_cause() -> None:
    more = "accept: [{rule: RACI105, at: a1, why: W, until: 2999-01-01}]"
    (cause,) = causes(found(matrix_of("output: O\nstated: {a: R, b: R}", more=more)))
    assert (cause.rule.code, cause.accepted) == ("RACI306", None)


# Ways out.


@SYSTEMS
def test_no_way_out_makes_the_wrong_party_answer(path: Any) -> None:
    matrix = shipped(path)
    for layer in Layer:
        view = View(matrix, layer)
        for one in found(matrix, layer):
            for change in (change for fix in one.fixes for change in fix.changes):
                row = matrix.activity[change.activity]
                if Letter.A in change.after and Letter.A not in change.before:
                    assert matrix.role[change.role].kind not in (RoleKind.GROUP, RoleKind.OUTSIDE)
                    assert row.involves.get(change.role) != Relation.CHECKED
                    assert row.act != Act.ACCEPT or change.role not in view.did_before(view.row[row.id])


# Weight: what the text says.

GROUPS = "roles: [{id: a, name: A, kind: role}, {id: b, name: B, kind: role}, {id: some, name: Concerned, kind: group}]"


@pytest.mark.parametrize(
    ("row", "code", "severity"),
    [
        ("stated: {}", "RACI100", "gap"),
        ("stated: {some: R}", "RACI203", "gap"),
        ("stated: {a: R, b: R}", "RACI105", "gap"),
        ("stated: {a: R, some: R}", "RACI105", "gap"),
        ("act: approve\nstated: {a: R}", "RACI106", "gap"),
        ("stated: {a: R}", "RACI101", "concern"),
        ("stated: {a: A/R, some: R}", "RACI203", "concern"),
    ],
)
def test_what_is_named_decides_how_grave_it_is(row: Any, code: Any, severity: Any) -> None:
    cause = causes(found(matrix_of(row, more=GROUPS)))[0]
    assert (cause.rule.code, cause.severity) == (code, severity)


def test_the_graver_kind_comes_first() -> None:
    rows = ("stated: {a: R}", "stated: {a: R, b: R}", "stated: {some: R}", "act: approve\nstated: {a: R}", "stated: {}")
    told = causes(found(matrix_of(*(f"clause: '{n}'\n{row}" for n, row in enumerate(rows)), more=GROUPS)))
    assert [one.rule.code for one in told][:2] == ["RACI106", "RACI100"]
    assert [one.rule.code for one in told][2:5] == ["RACI203", "RACI105", "RACI101"]


def test_stakes_decide_among_equals_and_stand_in_words() -> None:
    topics = "topics: [{id: t, name: T, stakes: {money: a budget is spent}}, {id: u, name: U}]"
    rows = ("clause: '1'\ntopic: u\nstated: {}", "clause: '2'\ntopic: t\nstated: {}")
    first, second = causes(found(matrix_of(*rows, more=topics)))
    assert (first.id, second.id) == ("clause:p:2", "clause:p:1")
    assert first.because("en") == "Nobody owns; at stake: money; 1 activity"
    assert first.because("zh") == "无人承担；事关资金；1 项活动"


def test_every_stake_has_a_reason_in_both_languages() -> None:
    stakes = {path: [why for topic in shipped(path).topics for why in topic.stakes.values()] for path in DATA}
    assert [path for path, reasons in stakes.items() if not reasons] == []
    told = [why for reasons in stakes.values() for why in reasons]
    assert [why for why in told if not (why.en.strip() and why.zh.strip() and why.en != why.zh)] == []


# Truth: kinds of false findings and of missed ones.


def test_whoever_checks_the_work_of_another_does_not_share_its_topic() -> None:
    work = "topic: t\nstated: {a: A/R, b: I}"
    assert not codes(work, "act: evaluate\ntopic: t\nstated: {b: A/R, a: I}") & {"RACI503", "RACI701"}
    assert "RACI503" in codes(work, "act: evaluate\ntopic: t\nstated: {a: A/R, b: I}")
    assert "RACI701" in codes(work, "topic: t\nstated: {b: A/R, a: I}")


def test_two_that_check_the_same_work_share_it() -> None:
    rows = (
        "topic: t\nstated: {a: A/R}",
        "act: audit\ntopic: t\nstated: {b: A/R}",
        "act: audit\ntopic: t\nstated: {c: A/R}",
    )
    (one,) = [one for one in found(matrix_of(*rows)) if one.rule.code == "RACI701"]
    assert one.place.roles == ("b", "c")


def test_each_that_proposes_from_its_own_field_claims_no_topic() -> None:
    assert "RACI701" not in codes("act: report\ntopic: t\nstated: {a: A/R}", "act: report\ntopic: t\nstated: {b: A/R}")
    assert "RACI701" in codes("act: report\ntopic: t\nstated: {a: A/R}", "topic: t\nstated: {b: A/R}")


LAYERS = "roles: [{id: a, name: A, kind: role, leads: [c]}, {id: b, name: B, kind: role}, {id: c, name: C, kind: role}]"
WORK = "topic: t\nstated: {c: A/R}"
CHECK = "act: monitor\ntopic: t\nstated: {%s: A/R}"


def test_checks_in_layers_are_no_double_claim() -> None:
    own_staff = CHECK % "a" + "\ninvolves: {c: checked}"
    audit = "act: audit\ntopic: t\nstated: {b: A/R}"
    assert "RACI701" not in codes(WORK, own_staff, CHECK % "b", more=LAYERS)
    assert "RACI701" not in codes(WORK, CHECK % "a", audit, more=LAYERS)
    assert "RACI701" in codes(WORK, CHECK % "a", CHECK % "b", more=LAYERS)


def test_looking_after_what_others_do_is_no_check_on_oneself() -> None:
    hands_out, follows_up = "act: coordinate\ntopic: t\nstated: {a: A/R}", CHECK % "a" + "\ninvolves: {c: checked}"
    assert "RACI503" not in codes(hands_out, follows_up, more=LAYERS)
    assert "RACI503" in codes(hands_out, CHECK % "a", more=LAYERS)
    assert "RACI503" in codes("act: set-rules\ntopic: t\nstated: {a: A/R}", follows_up, more=LAYERS)


def test_work_that_is_about_others_is_not_done_unheard_of() -> None:
    alone = "stated: {a: A/R}"
    for row in ("act: coordinate\n" + alone, alone + "\ninvolves: {c: checked}"):
        assert "RACI303" not in codes(row, more=LAYERS)
    report = "act: report\nto: [c]\nstated: {a: A/R, c: I}"
    assert "RACI303" not in codes(alone, report, more=LAYERS)
    assert "RACI303" in codes(report, alone, more=LAYERS)


def test_one_presses_and_others_do_is_not_called_joint_work() -> None:
    row = "name: X\nact: monitor\nstated: {a: R, some: R}"
    (one,) = [one for one in found(matrix_of(row, more=VAGUE)) if one.rule.code == "RACI105"]
    said = "“X”: A presses for it, Departments concerned is to do it, and nobody answers for its being done"
    assert one.sentence("en") == said


def test_one_vague_doer_of_several_rows_in_a_clause_is_one_cause() -> None:
    row = "process: p\nclause: 一(一)1\nstated: {some: R}"
    told = [one for one in gaps(matrix_of(row, row, more=VAGUE)) if one.rule.code == "RACI203"]
    assert len(told) == 1


DOERS = (
    "roles: [{id: boss, name: B, kind: body}, {id: foreman, name: F, kind: role, reports_to: [boss]}, "
    "{id: leader, name: L, kind: role}, {id: worker, name: W, kind: role, reports_to: [foreman]}]"
)


@pytest.mark.parametrize(("who", "told"), [("worker", True), ("foreman", True), ("leader", True), ("boss", False)])
def test_the_doing_side_cannot_accept_by_another_hand(who: Any, told: Any) -> None:
    rows = ("stated: {worker: A/R}", "act: coordinate\nstated: {leader: A/R}", f"act: accept\nstated: {{{who}: A/R}}")
    assert ("RACI502" in codes(*rows, more=DOERS)) is told


def test_an_acceptance_says_what_is_done_and_accepted() -> None:
    rows = ("name: Unload\nstated: {a: A/R}", "name: Check in\nact: accept\nstated: {a: A/R}")
    (one,) = [one for one in found(matrix_of(*rows)) if one.rule.code == "RACI502"]
    told = "a accepts its own work: both “Unload” and “Check in” are in its hands"
    assert one.sentence("en") == told


LISTS = "processes: [{id: p, name: P, kind: duties}]"


def test_gates_in_lists_of_duties_are_looked_at_by_topic() -> None:
    ask, do = "act: request\ntopic: t\nstated: {a: A/R}", "topic: t\nstated: {a: A/R}"
    assert "RACI501" in codes(ask, "act: approve\ntopic: t\nstated: {a: A/R}", more=LISTS)
    assert "RACI502" in codes(do, "act: accept\ntopic: t\nstated: {a: A/R}", more=LISTS)
    assert not codes(do, "act: accept\ntopic: t\nstated: {b: A/R}", more=LISTS) & {"RACI502", "RACI701"}


def test_a_requester_that_does_the_check_of_the_approval_is_told() -> None:
    assert "RACI501" in codes("act: request\nstated: {a: R, b: A}", "act: approve\nstated: {b: A, a: R}")


STAFF = (
    "roles: [{id: all, name: All, kind: role, in_scope: true%s}, {id: post, name: P, kind: role}, "
    "{id: team, name: T, kind: body, reports_to: [post]}, {id: board, name: B, kind: body}, "
    "{id: buyer, name: C, kind: outside}]"
)


def test_a_scope_of_all_staff_covers_everybody_inside_but_a_body_that_no_clause_defines() -> None:
    row = "stated: {post: A, team: R, board: C, buyer: I}"
    told = [one for one in found(matrix_of(row, more=STAFF % ", everyone: true")) if one.rule.code == "RACI705"]
    assert [one.place.roles[0] for one in told] == ["board"]
    assert "RACI705" not in codes("stated: {board: A/R, buyer: I}", more=STAFF % ", everyone: true")
    told = [one for one in found(matrix_of(row, more=STAFF % "")) if one.rule.code == "RACI705"]
    assert sorted(one.place.roles[0] for one in told) == ["board", "buyer", "post", "team"]


VAGUE = (
    "roles: [{id: a, name: A, kind: role}, {id: b, name: B, kind: role}, "
    "{id: some, name: Departments concerned, kind: group}]"
)


@pytest.mark.parametrize(
    ("row", "there", "not_there"),
    [
        ("output: O\nto: [some]\nstated: {a: A/R}", {"RACI307", "RACI303"}, {"RACI306"}),
        ("output: O\nto: [b]\nstated: {a: A/R}", set(), {"RACI307", "RACI306", "RACI303"}),
        ("stated: {a: A/R, some: I}", {"RACI307", "RACI303"}, set()),
        ("act: approve\nstated: {a: A/R, some: C}", {"RACI505"}, set()),
        ("act: approve\nstated: {a: A/R, b: C}", set(), {"RACI505"}),
    ],
)
def test_the_departments_concerned_are_nobody(row: Any, there: Any, not_there: Any) -> None:
    told = codes(row, more=VAGUE)
    assert there <= told and not told & not_there


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("topic: t\nstated: {a: A/R}", True),
        ("act: report\ntopic: t\nstated: {a: A/R}", True),
        ("topic: t\nstated: {a: A/R, b: C}", False),
        ("topic: t\nstated: {a: A/R, c: C}", True),
        ("act: monitor\ntopic: t\nstated: {a: A/R}", False),
        ("topic: u\nstated: {a: A/R}", False),
    ],
)
def test_what_binds_the_company_needs_a_second_party(row: Any, told: Any) -> None:
    roles = "roles: [{id: a, name: A, kind: role}, {id: b, name: B, kind: role}, {id: c, name: C, kind: outside}]\n"
    topics = "topics: [{id: t, name: T, commits: true}, {id: u, name: U}]\n"
    assert ("RACI507" in codes(row, more=roles + topics + LISTS)) is told


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("when: {text: promptly, exact: false}\nstated: {a: A/R}", None),
        ("when: {text: promptly, exact: false}\nto: [b]\nstated: {a: A/R, b: I}", "RACI603"),
        ("when: {text: regularly, exact: false}\nstated: {a: A/R}", "RACI604"),
        ("when: {text: {en: periodically, zh: 周期性}, exact: false}\nto: [b]\nstated: {a: A/R, b: I}", "RACI604"),
        ("when: {text: every month, exact: true}\nto: [b]\nstated: {a: A/R, b: I}", None),
    ],
)
def test_a_time_is_asked_where_somebody_waits_and_a_frequency_where_it_recurs(row: Any, code: Any) -> None:
    assert codes(row, more=LISTS) & {"RACI603", "RACI604"} == ({code} if code else set())


def test_neighbours_in_a_list_hand_nothing_over() -> None:
    assert "RACI601" not in codes("stated: {a: A/R}", "stated: {b: A/R}")
    assert "RACI601" in codes("output: O\nstated: {a: A/R}", "stated: {b: A/R}")
    assert "RACI601" not in codes("output: O\nto: [c]\nstated: {a: A/R, c: I}", "stated: {b: A/R}")


def test_a_duty_said_twice_is_seen_without_clauses() -> None:
    matrix = matrix_of("topic: t\nstated: {a: A/R}", "topic: t\nstated: {a: A/R}")
    bare = replace(matrix, activities=tuple(replace(row, clause="") for row in matrix.activities))
    assert "RACI706" in {one.rule.code for one in found(bare)}


def test_a_refusal_that_leads_ahead_is_told_and_one_that_tells_is_not() -> None:
    gate = "act: approve\nrefused: a2\nstated: {a: A/R}"
    assert "RACI605" in codes(gate, "stated: {b: A/R}")
    assert "RACI605" not in codes(gate, "act: report\nstated: {a: A/R}")


def test_one_hand_and_auditors() -> None:
    assert "RACI509" in codes("act: record\nstated: {a: A/R}", "act: pay\nstated: {a: A/R}")
    assert "RACI509" not in codes("act: order\nstated: {a: A/R}", "act: record\nstated: {a: A/R}")
    assert "RACI510" in codes("act: audit\ninvolves: {a: checked}\nstated: {a: A/R}")


# Sentences.


def test_clauses_stand_as_each_language_writes_them() -> None:
    (one,) = [one for one in found(matrix_of("clause: 三(一)2\nstated: {}"))]
    assert one.message("en").endswith("(3.1.2)") and one.message("zh").endswith("（三(一)2）")


def test_two_share_and_more_than_two_share() -> None:
    rows = [f"topic: t\nclause: '{role}'\nstated: {{{role}: A/R}}" for role in "abc"]
    two, three = (
        next(one.sentence("en") for one in found(matrix_of(*listed)) if one.rule.code == "RACI701")
        for listed in (rows[:2], rows)
    )
    assert two.endswith("how the two share it is not said")
    assert three.endswith("how they share it is not said")
