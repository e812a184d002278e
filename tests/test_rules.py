"""Every rule finds its Bad example and stays silent on its Good one; what the examples cannot show stands below."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

import pytest
import yaml

from raci.file.load import loads
from raci.model import Act, Limits, Matrix
from raci.model.letters import Layer, Letter, Mark, Origin, cell_of
from raci.rules import RULES, SEVERITIES, Finding, Place, Severity, check, effect_of, order
from raci.words.sentences import LANGUAGES, Text
from tests.matrices import applied, matrix_of

TODAY = date(2026, 6, 1)
OF_THE_TEXT = {"RACI602", "RACI603", "RACI801"}
"""What the text leaves out, whoever owns the row."""


def example(text: str) -> tuple[Matrix, Layer]:
    """A whole matrix around an example, and the layer to judge; a bare list is its rows.

    Rows are a1, a2, ... of the flow `p` unless they name `duties` or `oversight`. Every role of a cell is there:
    `everybody` is a group and `clerk` reports to `boss`. What the example gives itself stands.
    """

    given = yaml.load(text, yaml.CSafeLoader)
    given = given if isinstance(given, dict) else {"activities": given}
    layer = Layer(given.pop("layer", Layer.TODAY))
    rows = [_row(number, row) for number, row in enumerate(given.get("activities", []), 1)]
    known = {role["id"] for role in given.get("roles", [])}
    named = [role for role in dict.fromkeys(_named(rows)) if role not in known]
    topics = dict.fromkeys(row["topic"] for row in rows if "topic" in row)
    head = {"id": "m", "title": "M", "topics": [{"id": topic, "name": topic} for topic in topics]}
    kinds = {"p": "flow", "duties": "duties", "oversight": "oversight"}
    head["processes"] = [{"id": id_, "name": id_, "kind": kind} for id_, kind in kinds.items()]
    roles = [*given.get("roles", []), *(_role(role, named) for role in named)]
    return loads(json.dumps(head | given | {"roles": roles, "activities": rows}, default=str)), layer


def _row(number: int, row: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"a{number}", "process": "p", "clause": str(number), "name": f"N{number}", "act": "do", **row}


def _named(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    for row in rows:
        yield from [role for origin in Origin for role in row.get(origin, {})]
        yield from row.get("to", [])
        yield from row.get("involves", {})


def _role(id_: str, named: list[str]) -> dict[str, Any]:
    role = {"id": id_, "name": id_, "kind": "group" if id_ == "everybody" else "role"}
    return role | ({"reports_to": ["boss"]} if id_ == "clerk" and "boss" in named else {})


def found(code: str, matrix: Matrix, layer: Layer = Layer.TODAY) -> list[Finding]:
    return [finding for finding in check(matrix, layer, today=TODAY) if finding.rule.code == code]


def codes(matrix: Matrix, layer: Layer = Layer.TODAY) -> list[str]:
    return [finding.rule.code for finding in check(matrix, layer, today=TODAY)]


# What every rule owes.


@cache
def bad(code: str) -> tuple[Matrix, Layer, list[Finding]]:
    """The Bad example of the rule, the layer to judge, and what the rule finds in it."""

    matrix, layer = example(RULES[code].bad)
    return matrix, layer, found(code, matrix, layer)


def each_rule(holds: Callable[[str], bool]) -> list[str]:
    """The rules for which it does not hold."""

    return [code for code in RULES if not holds(code)]


def test_a_bad_example_brings_out_its_rule_in_every_row_of_it() -> None:
    def holds(code: str) -> bool:
        matrix, _, findings = bad(code)
        told = {activity for finding in findings for activity in finding.place.activities}
        return bool(findings) and told in (set(matrix.activity), set())  # none: it is about a role, a line or the file

    assert each_rule(holds) == []


def test_a_good_example_is_clean_under_every_rule_its_own_too() -> None:
    def holds(code: str) -> bool:
        matrix, layer = example(RULES[code].good)
        return all(one.accepted and one.rule.code != code for one in check(matrix, layer, today=TODAY))

    assert each_rule(holds) == []


def test_a_good_example_is_another_matrix_but_not_an_empty_one() -> None:
    def holds(code: str) -> bool:
        good = example(RULES[code].good)[0]
        return bad(code)[0] != good and bool(bad(code)[0].activities) == bool(good.activities)

    assert each_rule(holds) == []


def test_a_row_of_a_bad_example_needs_no_neighbour_unless_the_finding_names_it() -> None:
    def holds(code: str) -> bool:
        matrix, layer, findings = bad(code)
        rows = [matrix.activity[one.place.activities[0]] for one in findings if len(one.place.activities) == 1]
        return all(found(code, replace(matrix, activities=(row,)), layer) for row in rows)

    assert each_rule(holds) == []


def test_a_rule_says_why_and_where_from() -> None:
    def holds(code: str) -> bool:
        rule = RULES[code]
        is_whole = bool(rule.says and rule.why and rule.source and rule.bad and rule.good)
        return is_whole and rule.code == code and rule.name == rule.find.__name__.replace("_", "-")

    assert each_rule(holds) == []


def test_rules_stand_in_report_order_and_no_two_have_one_name() -> None:
    assert list(RULES) == sorted(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_every_sentence_is_filled_in_both_languages() -> None:
    def holds(code: str) -> bool:
        findings = bad(code)[2]
        told = [one.message(lang) for one in findings for lang in LANGUAGES]
        told += [fix.message(lang) for one in findings for fix in one.fixes for lang in LANGUAGES]
        return not any("{" in sentence or "}" in sentence or "Text(" in sentence for sentence in told)

    assert each_rule(holds) == []


def test_a_sentence_uses_what_it_is_given() -> None:
    def fields(says: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(says) if name}

    assert (
        each_rule(lambda code: all(set(one.args) == fields(one.says or RULES[code].says) for one in bad(code)[2])) == []
    )


# Severity.


@pytest.mark.parametrize(
    ("code", "row", "kind", "severity"),
    [
        ("RACI101", "stated: {sales: R}", "flow", Severity.CONCERN),
        ("RACI101", "stated: {sales: R}", "duties", Severity.CONCERN),
        ("RACI105", "stated: {sales: R, ops: R}", "flow", Severity.GAP),
        ("RACI105", "stated: {sales: R, ops: R}", "duties", Severity.CONCERN),
        ("RACI105", "stated: {sales: R, ops: R}", "oversight", Severity.GAP),
        ("RACI106", "act: approve\nstated: {sales: R}", "flow", Severity.GAP),
        ("RACI106", "act: approve\nstated: {sales: R}", "duties", Severity.GAP),
        ("RACI603", "act: approve\nwhen: {text: soon, exact: false}\nstated: {sales: A/R}", "flow", Severity.CONCERN),
        ("RACI603", "when: {text: soon, exact: false}\nstated: {sales: A/R}", "flow", Severity.NOTE),
        ("RACI603", "when: {text: soon, exact: false}\nstated: {sales: A/R, ops: I}", "duties", Severity.NOTE),
        ("RACI603", "when: {text: soon, exact: false}\nstated: {sales: A/R, ops: I}", "oversight", Severity.NOTE),
        ("RACI604", "when: {text: regularly, exact: false}\nstated: {sales: A/R}", "flow", Severity.NOTE),
        ("RACI604", "when: {text: regularly, exact: false}\nstated: {sales: A/R}", "duties", Severity.NOTE),
    ],
)
def test_the_kind_of_process_decides_how_bad_it_is(code: Any, row: Any, kind: Any, severity: Any) -> None:
    matrix = matrix_of(row, more=f"processes: [{{id: p, name: P, kind: {kind}}}]")
    assert [finding.severity for finding in found(code, matrix)] == [severity]


@pytest.mark.parametrize(("letters", "severity"), [("A", "gap"), ("R", "gap"), ("S", "note"), ("C", "note")])
def test_outside_the_scope_only_an_owner_is_a_gap(letters: Any, severity: Any) -> None:
    roles = "roles: [{id: a, name: A, kind: role, in_scope: true}, {id: b, name: B, kind: role}]"
    matrix = matrix_of(f"stated: {{b: {letters}}}", more=roles)
    assert [finding.severity for finding in found("RACI705", matrix)] == [severity]


def test_findings_stand_by_severity_then_rule_then_by_what_matters() -> None:
    matrix = matrix_of("stated: {}", "act: approve\nstated: {}", "stated: {sales: R}")
    told = [(finding.severity, finding.rule.code, finding.place.activities[0]) for finding in check(matrix)]
    assert told == [
        ("gap", "RACI100", "a2"),
        ("gap", "RACI100", "a1"),
        ("concern", "RACI101", "a3"),
        ("concern", "RACI602", "a2"),
        ("concern", "RACI603", "a2"),
        ("note", "RACI303", "a3"),
    ]


def test_the_order_is_gap_concern_note() -> None:
    assert SEVERITIES == [Severity.GAP, Severity.CONCERN, Severity.NOTE]


# Accepted exceptions and limits.


def accepted(rule: str, at: str, until: str) -> str:
    return f"accept: [{{rule: {rule}, at: {at}, why: W, until: {until}}}]"


def test_an_accepted_exception_is_marked_and_not_dropped() -> None:
    matrix = matrix_of("stated: {}", "stated: {}", more=accepted("RACI100", "a1", "2026-06-01"))
    assert [(one.place.activities, one.accepted) for one in found("RACI100", matrix)] == [
        (("a1",), matrix.accept[0]),
        (("a2",), None),
    ]


@pytest.mark.parametrize("at", ["a1", "p", "sales"])
def test_an_exception_may_name_the_row_its_process_or_its_role(at: Any) -> None:
    matrix = matrix_of("stated: {sales: R}", more=accepted("RACI101", at, "2026-06-02"))
    assert [finding.accepted for finding in found("RACI101", matrix)] == [matrix.accept[0]]


def test_an_exception_covers_its_own_rule_only() -> None:
    matrix = matrix_of("stated: {sales: R}", more=accepted("RACI102", "a1", "2026-06-02"))
    assert [finding.accepted for finding in found("RACI101", matrix)] == [None]


def test_an_exception_covers_the_row_a_finding_is_about_not_those_it_compares() -> None:
    rows = ("act: do\nstated: {sales: A/R}", "act: accept\nstated: {sales: A/R}")
    matrix = matrix_of(*rows, more=accepted("RACI502", "a1", "2026-06-02"))
    assert [finding.accepted for finding in found("RACI502", matrix)] == [None]


def test_an_ended_exception_comes_back_and_is_told() -> None:
    matrix = matrix_of("stated: {}", more=accepted("RACI100", "a1", "2026-05-31"))
    assert [finding.accepted for finding in found("RACI100", matrix)] == [None]
    assert [finding.place for finding in found("RACI804", matrix)] == [Place(("a1",), part="RACI100@a1")]


def test_an_exception_holds_through_its_last_day() -> None:
    assert found("RACI804", matrix_of("stated: {}", more=accepted("RACI100", "a1", "2026-06-01"))) == []


@pytest.mark.parametrize(
    ("at", "place", "message"),
    [
        ("a1", Place(("a1",), part="RACI100@a1"), "The exception from RACI100 at N ended on 2026-05-31 (1)"),
        ("p", Place(process="p", part="RACI100@p"), "The exception from RACI100 at P ended on 2026-05-31"),
        (
            "sales",
            Place(roles=("sales",), part="RACI100@sales"),
            "The exception from RACI100 at sales ended on 2026-05-31",
        ),
    ],
)
def test_an_ended_exception_stands_where_it_was_made(at: Any, place: Any, message: Any) -> None:
    matrix = matrix_of("stated: {sales: R}", more=accepted("RACI100", at, "2026-05-31"))
    assert [(one.place, one.message("en")) for one in found("RACI804", matrix)] == [(place, message)]


def test_limits_can_be_tried_for_one_look() -> None:
    matrix = matrix_of("stated: {a: A/R, b: R}")
    tried = check(matrix, limits=Limits(responsible=1))
    assert [finding.place.roles for finding in tried if finding.rule.code == "RACI202"] == [("a", "b")]
    assert "RACI202" not in codes(matrix)


def test_limits_of_the_file_hold_without_an_argument() -> None:
    matrix = matrix_of("stated: {a: A/R, b: R}", more="limits: {responsible: 1}")
    assert "RACI202" in codes(matrix)
    assert "RACI202" not in [finding.rule.code for finding in check(matrix, limits=Limits())]


@pytest.mark.parametrize(("day", "told"), [("2026-05-31", ["RACI803"]), ("2026-06-01", []), ("2026-06-02", [])])
def test_a_review_is_overdue_after_its_day(day: Any, told: Any) -> None:
    assert codes(matrix_of(more=f"review: {{due: {day}}}")) == told


# One finding a root cause.


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("kind", ["flow", "duties", "oversight"])
def test_an_empty_row_is_one_finding(act: Any, kind: Any) -> None:
    row = f"act: {act}\noutput: O\ntopic: t\nwhen: {{text: soon, exact: false}}\ndamaged: true\nstated: {{}}"
    matrix = matrix_of(row, more=f"processes: [{{id: p, name: P, kind: {kind}}}]")
    assert [code for code in codes(matrix) if code not in OF_THE_TEXT] == ["RACI100"]


@pytest.mark.parametrize("layer", Layer)
def test_an_empty_matrix_has_no_findings(layer: Any) -> None:
    assert check(Matrix(id="m", title=matrix_of().title), layer) == []


def test_nothing_is_said_of_a_clean_row() -> None:
    assert codes(matrix_of("stated: {sales: A/R, finance: I}")) == []


# Words and places.


def test_clauses_stand_in_the_order_of_the_file() -> None:
    matrix = matrix_of("clause: '2'\nstated: {sales: A/R}", "clause: '1'\nact: accept\nstated: {sales: A/R}")
    (finding,) = found("RACI502", matrix)
    assert (finding.place.activities, finding.clauses) == (("a2", "a1"), ("2", "1"))
    assert finding.message("en").endswith("(2, 1)")


def test_a_clause_that_two_rows_share_is_named_once() -> None:
    matrix = matrix_of("stated: {sales: A/R}", "act: accept\nstated: {sales: A/R}")
    assert [finding.clauses for finding in found("RACI502", matrix)] == [("1",)]


def test_a_finding_knows_the_line_of_its_row() -> None:
    matrix = matrix_of("stated: {}", "stated: {}")
    assert [finding.line for finding in found("RACI100", matrix)] == [row.line for row in matrix.activities]


def test_a_topic_named_twice_in_a_row_is_told_once() -> None:
    matrix = matrix_of("topic: [t, t]\nstated: {a: A/R}", "topic: t\nstated: {b: A/R}")
    assert [finding.place.activities for finding in found("RACI701", matrix)] == [("a1", "a2")]


def test_each_boundary_that_one_row_crosses_is_a_finding_of_its_own() -> None:
    more = "topics: [{id: t, name: T}, {id: u, name: U}]\nroles: [{id: a, name: A, kind: role, "
    matrix = matrix_of("topic: [t, u]\nstated: {a: A/R}", more=more + "excludes: [{topic: t}, {topic: u}]}]")
    assert [finding.id for finding in found("RACI707", matrix)] == ["RACI707:a1:t:a", "RACI707:a1:u:a"]


# Independence.

ACCEPTANCE = ("stated: {team: A/R}", "act: accept\nstated: {head: A/R}")


def lines(kind: str, team: str = "", head: str = "") -> str:
    return f"roles: [{{id: team, name: T, kind: body{team}}}, {{id: head, name: H, kind: {kind}{head}}}]"


@pytest.mark.parametrize("ends", [{"team": ", reports_to: [head]"}, {"head": ", leads: [team]"}])
def test_a_department_does_not_accept_the_work_of_the_team_it_leads(ends: Any) -> None:
    matrix = matrix_of(*ACCEPTANCE, more=lines("department", **ends))
    assert [finding.place for finding in found("RACI502", matrix)] == [Place(("a2", "a1"), ("head",), "p")]


def test_a_department_may_accept_the_work_of_a_team_it_does_not_lead() -> None:
    assert found("RACI502", matrix_of(*ACCEPTANCE, more=lines("department"))) == []


def test_the_head_of_all_may_accept_the_work_of_a_team() -> None:
    assert found("RACI502", matrix_of(*ACCEPTANCE, more=lines("role", team=", reports_to: [head]"))) == []


TWO_FLOWS = "processes: [{{id: p, name: P, kind: flow{}}}, {{id: q, name: Q, kind: flow{}}}]"


@pytest.mark.parametrize(
    ("joined", "row", "told"),
    [
        ("", "", []),
        (", chain: x", "", ["q"]),
        (", part_of: Whole", "", ["q"]),
        ("", "\nto: [sales]", ["q"]),
        ("", "\nrefused: a2", ["q"]),
    ],
)
def test_two_flows_are_one_chain_only_where_the_text_joins_them(joined: Any, row: Any, told: Any) -> None:
    more = TWO_FLOWS.format(joined, joined)
    accept = "process: q\nact: accept\nstated: {sales: A/R}"
    matrix = matrix_of("stated: {sales: A/R}" + row, accept, more=more)
    assert [finding.place.process for finding in found("RACI502", matrix)] == told


def test_what_stands_in_another_chain_is_handed_to_nobody() -> None:
    rows = ("output: Report\nstated: {sales: A/R}", "process: q\nstated: {ops: A/R}")
    assert found("RACI601", matrix_of(*rows, more=TWO_FLOWS.format("", ""))) == []
    assert len(found("RACI601", matrix_of(*rows, more=TWO_FLOWS.format(", chain: x", ", chain: x")))) == 1


def test_a_duty_list_between_two_flows_ends_the_chain() -> None:
    more = "processes: [{id: p, name: P, kind: flow}, {id: d, name: D, kind: duties}, {id: q, name: Q, kind: flow}]"
    matrix = matrix_of("stated: {sales: A/R}", "process: q\nact: accept\nstated: {sales: A/R}", more=more)
    assert found("RACI502", matrix) == []


def test_an_approval_settles_what_was_asked_before_it() -> None:
    steps = ("act: request\nstated: {a: R}", "act: approve\nstated: {b: A/R}", "act: approve\nstated: {a: A/R}")
    assert found("RACI501", matrix_of(*steps)) == []


def test_who_screens_and_does_is_told_once_at_the_gate_with_all_that_follows() -> None:
    matrix = matrix_of("act: screen\nstated: {a: A/R}", "stated: {a: A/R}", "stated: {a: A/R}")
    assert [finding.place.activities for finding in found("RACI506", matrix)] == [("a1", "a2", "a3")]


def test_a_broken_hand_off_stands_at_the_step_that_takes_over() -> None:
    matrix = matrix_of("output: O\nstated: {a: A/R}", "stated: {b: A/R}")
    assert [finding.place for finding in found("RACI601", matrix)] == [Place(("a2", "a1"), ("b", "a"), "p")]


# Fixes.

OPEN = "stated: {}\nproposed: {sales: {letters: A, why: W}, finance: {letters: R, why: W}}"


def test_open_proposals_are_offered_as_a_fix() -> None:
    (finding,) = found("RACI100", matrix_of(OPEN))
    (fix,) = finding.fixes
    assert fix.message("en") == "as proposed: sales to answer for it, done by finance"
    assert [(one.role, cell_of(one.after)) for one in fix.changes] == [("sales", "A"), ("finance", "R")]


def test_agreeing_on_proposals_settles_the_row() -> None:
    matrix = matrix_of(OPEN)
    agreed = applied(matrix, found("RACI100", matrix)[0].fixes[0].changes, on=TODAY)
    assert codes(agreed) == []
    assert agreed.activities[0].proposed == {}
    assert agreed.activities[0].decided["sales"] == Mark((Letter.A,), Origin.DECIDED, Text("W", "W"), TODAY)


@pytest.mark.parametrize("letters", ["C", "A", "R"])
def test_proposals_that_settle_nothing_are_no_fix(letters: Any) -> None:
    matrix = matrix_of(f"stated: {{}}\nproposed: {{sales: {{letters: {letters}, why: W}}}}")
    assert [finding.fixes for finding in found("RACI100", matrix)] == [()]


def test_nobody_in_particular_is_not_offered_as_the_only_owner() -> None:
    roles = "roles: [{id: all, name: A, kind: group}, {id: b, name: B, kind: role}]"
    (finding,) = found("RACI102", matrix_of("stated: {all: A, b: A/R}", more=roles))
    assert [fix.args["role"] for fix in finding.fixes] == [Text("B", "B")]


def test_who_no_longer_answers_is_asked_or_goes_on_doing_the_work() -> None:
    (finding,) = found("RACI102", matrix_of("stated: {a: A, b: A, c: A/R}"))
    assert [(one.role, cell_of(one.after)) for one in finding.fixes[0].changes] == [("b", "C"), ("c", "R")]


def test_the_effect_of_a_fix_is_known_before_it_is_applied() -> None:
    matrix = matrix_of("stated: {sales: R, finance: I}")
    (finding,) = found("RACI101", matrix)
    effect = effect_of(finding.fixes[0], matrix, Layer.TODAY)
    assert [one.rule.code for one in effect.settled] == ["RACI101"]
    assert effect.raised == []


def test_a_fix_leaves_the_matrix_alone() -> None:
    matrix = matrix_of("stated: {sales: R}")
    effect_of(found("RACI101", matrix)[0].fixes[0], matrix, Layer.TODAY)
    assert matrix == matrix_of("stated: {sales: R}")


def test_order_is_the_sort_key_of_a_finding() -> None:
    findings = check(matrix_of("act: approve\nstated: {sales: R}"), today=TODAY)
    assert findings == sorted(reversed(findings), key=order)
