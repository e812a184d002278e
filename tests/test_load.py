"""A file becomes a matrix, or every problem it has, each with its line, column and remedy."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from raci.file import report
from raci.file.load import LIMIT_BYTES, load, loads
from raci.model import (
    Acceptance,
    Act,
    Activity,
    Authority,
    Damage,
    Escalation,
    Exclusion,
    Indicator,
    Interface,
    Limits,
    Power,
    Process,
    ProcessKind,
    Relation,
    Review,
    Role,
    RoleKind,
    Sector,
    Source,
    Statement,
    Topic,
    Unnamed,
    When,
)
from raci.model.letters import Letter, Mark, Origin
from raci.words.problem import LoadError
from raci.words.sentences import Text
from tests.matrices import PROPERTY, matrix_of, text_of

OPS = "stated: {ops: A/R}"
ALLOWED = "id, title, sector, source, review, limits, roles, topics, processes, activities, accept"


def told(source: str) -> list[str]:
    """The problems of a text that is no matrix, as lines."""

    with pytest.raises(LoadError) as caught:
        loads(source)
    return [problem.at("m.yaml").text() for problem in caught.value.problems]


def told_of(path: Any, data: bytes | None = None) -> str:
    """What is told of a file, after writing these bytes into it; its path shown as m.yaml."""

    if data is not None:
        path.write_bytes(data)
    with pytest.raises(LoadError) as caught:
        load(path)
    return "\n".join(problem.text() for problem in caught.value.problems).replace(str(path), "m.yaml")


def same(text: str) -> Text:
    """A text that a file gives once, for both languages."""

    return Text(text, text)


def assert_reads_or_tells(source: str) -> None:
    """A text is read, or told with problems that can be shown in both languages."""

    try:
        loads(source)
    except LoadError as error:
        assert all(problem.text(lang) for problem in error.problems for lang in ("en", "zh"))


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Any]:
    """A file that may not be read; root may read everything, so root becomes somebody else for the time of the test."""

    path, me = tmp_path / "m.yaml", os.geteuid()
    path.touch(mode=0)
    if me == 0:
        os.seteuid(65534)
    yield path
    os.seteuid(me)


# What a good file says


def test_a_role_is_read_with_every_attribute() -> None:
    roles = """roles:
      - id: ops
        name: {en: Operations, zh: 运营部}
        kind: department
        in_scope: true
        inferred: true
        reports_to: [boss]
        leads: boss
        answers: Director
        holders: One a region
        aliases: [运营, Ops]
        perhaps: boss
        purpose: [{en: Growth, zh: 增长}]
        excludes: [{topic: t, act: approve, held_by: boss, remains: The rest}]
        authority: [{kind: decide, object: Prices, limit: Below cost never}]
        indicators: [{name: Speed, thresholds: [">= 95 %", ">= 98 %"], method: Count, assessor: boss}]
        interfaces: [{parties: boss, gives: Plans, gets: Money}]
        qualifications: [{en: Degree, zh: 学历}]
      - {id: boss, name: Boss, kind: body}"""
    assert matrix_of(OPS, more=roles).role["ops"] == Role(
        id="ops",
        name=Text("Operations", "运营部"),
        kind=RoleKind.DEPARTMENT,
        in_scope=True,
        inferred=True,
        reports_to=("boss",),
        leads=("boss",),
        answers=same("Director"),
        holders=same("One a region"),
        aliases=("运营", "Ops"),
        perhaps=("boss",),
        purpose=(Text("Growth", "增长"),),
        excludes=(Exclusion("t", "boss", same("The rest"), Act.APPROVE),),
        authority=(Authority(Power.DECIDE, same("Prices"), same("Below cost never")),),
        indicators=(Indicator(same("Speed"), (same(">= 95 %"), same(">= 98 %")), same("Count"), "boss"),),
        interfaces=(Interface(("boss",), same("Plans"), same("Money")),),
        qualifications=(Text("Degree", "学历"),),
    )


def test_an_activity_is_read_with_every_attribute() -> None:
    row = """id: 3.1.2-b
process: p
clause: 三(一)2
printed: （2）
place: L40-L41
name: {en: Decide, zh: 审批}
act: approve
topic: [t]
applies: In the south
trigger: {en: on a complaint, zh: 接到投诉}
stages: [Look, Decide]
output: Decision
to: [ops]
when: {text: {en: regularly, zh: 定期}, exact: false}
refused: 3.1.2-b2
escalation: {to: fin, when: Too dear}
stated: {ops: R/A}
decided: {fin: {letters: C, on: 2026-12-01, why: Asked}}
proposed: {ops: {letters: "", why: Too much}}
involves: {fin: checked, ops: asks}
unnamed: [approver, lead]
carried: [3.1.2-b2]
stands_in: fin
unclear: [no subject]
damaged: true
open_ended: true
quotes: {fin: by finance}"""
    assert matrix_of(row, f"id: 3.1.2-b2\n{OPS}").activity["3.1.2-b"] == Activity(
        id="3.1.2-b",
        process="p",
        clause="三(一)2",
        printed="（2）",
        place="L40-L41",
        name=Text("Decide", "审批"),
        act=Act.APPROVE,
        topic=("t",),
        applies=same("In the south"),
        trigger=Text("on a complaint", "接到投诉"),
        stages=(same("Look"), same("Decide")),
        output=same("Decision"),
        to=("ops",),
        when=When(Text("regularly", "定期"), exact=False),
        refused="3.1.2-b2",
        escalation=Escalation(("fin",), same("Too dear")),
        stated={"ops": Mark((Letter.A, Letter.R))},
        decided={"fin": Mark((Letter.C,), Origin.DECIDED, same("Asked"), date(2026, 12, 1))},
        proposed={"ops": Mark((), Origin.PROPOSED, same("Too much"))},
        involves={"fin": Relation.CHECKED, "ops": Relation.ASKS},
        unnamed=(Unnamed.APPROVER, Unnamed.LEAD),
        carried=("3.1.2-b2",),
        stands_in=("fin",),
        unclear=(same("no subject"),),
        damaged=True,
        open_ended=True,
        quotes={"fin": "by finance"},
    )


def test_the_head_of_a_file_is_read_with_every_attribute() -> None:
    matrix = matrix_of(
        OPS,
        more="""sector: {name: Retail, stated: false}
source: {document: policy.txt, place: L9-L233, note: {en: cut off, zh: 残缺}, damage: [{what: A gap, place: L12}]}
review: {due: 2027-06-30}
limits: {responsible: 1, consulted: 0, informed: 9, share: 0.5}
processes:
- {id: p, clause: 三(一), name: Start, kind: oversight, part_of: Business, of: ops, statement: scope, place: L20}
accept: [{rule: RACI505, at: a1, why: Small, until: 2027-01-31, control: Review}]""",
    )
    assert matrix.sector == Sector(same("Retail"), stated=False)
    assert matrix.source == Source("policy.txt", "L9-L233", Text("cut off", "残缺"), (Damage(same("A gap"), "L12"),))
    assert matrix.review == Review(date(2027, 6, 30))
    assert matrix.limits == Limits(1, 0, 9, 0.5)
    assert matrix.topics == (Topic("t", Text("T", "T")),)
    start = Process(
        id="p",
        name=same("Start"),
        kind=ProcessKind.OVERSIGHT,
        clause="三(一)",
        part_of=same("Business"),
        of="ops",
        statement=Statement.SCOPE,
        place="L20",
    )
    assert matrix.processes == (start,)
    assert matrix.accept == (Acceptance("RACI505", "a1", same("Small"), date(2027, 1, 31), same("Review")),)


def test_every_value_knows_its_line() -> None:
    matrix = matrix_of(OPS, OPS, more="accept:\n- {rule: R, at: a1, why: w, until: 2027-01-31}")
    assert [activity.line for activity in matrix.activities] == [7, 13]
    assert (matrix.roles[0].line, matrix.topics[0].line, matrix.processes[0].line) == (3, 4, 5)
    assert matrix.accept[0].line == 20


def test_optional_keys_have_defaults() -> None:
    matrix = matrix_of("stated: {ops: A}")
    assert (matrix.sector, matrix.source, matrix.review, matrix.accept) == (None, None, None, ())
    assert matrix.limits == Limits(3, 3, 6, 0.6)
    assert matrix.roles == (Role("ops", Text("ops", "ops"), RoleKind.ROLE),)
    stated = {"ops": Mark((Letter.A,))}
    activity = Activity(id="a1", process="p", clause="1", name=Text("N", "N"), act=Act.DO, stated=stated)
    assert matrix.activities == (activity,)


def test_an_activity_may_leave_out_its_clause() -> None:
    source = text_of(OPS).replace('    clause: "1"\n', "")
    assert loads(source).activities[0].clause == ""


def test_words_that_other_yaml_readers_change_stay_text() -> None:
    roles = "roles: [{id: no, name: on, kind: role, aliases: [1.0, 2026-01-01, yes, 0x1F, 1_000]}]"
    matrix = matrix_of("stated: {no: A/R}", more=roles)
    assert matrix.roles[0].name == Text("on", "on")
    assert matrix.roles[0].aliases == ("1.0", "2026-01-01", "yes", "0x1F", "1_000")


def test_a_single_topic_needs_no_list() -> None:
    assert matrix_of(f"topic: t\n{OPS}").activities[0].topic == ("t",)


def test_a_single_threshold_needs_no_list() -> None:
    role = "{id: ops, name: Ops, kind: role, indicators: [{name: Speed, thresholds: ≥ 95 %}]}"
    found = matrix_of(OPS, more=f"roles: [{role}]").role["ops"].indicators
    assert found == (Indicator(same("Speed"), (same("≥ 95 %"),)),)


def test_a_single_unnamed_party_needs_no_list() -> None:
    assert matrix_of(f"unnamed: doer\n{OPS}").activities[0].unnamed == (Unnamed.DOER,)


def test_an_activity_may_be_carried_by_one_that_stands_below() -> None:
    assert matrix_of(f"carried: a2\n{OPS}", OPS).activities[0].carried == ("a2",)


def test_blanks_around_a_text_are_dropped() -> None:
    assert matrix_of(f'output: "  Report\\n "\n{OPS}').activities[0].output == Text("Report", "Report")


def test_a_cell_may_have_blanks_and_any_order() -> None:
    assert matrix_of("stated: {ops: ' R / A '}").activities[0].stated["ops"].cell == "A/R"


def test_an_exception_may_be_accepted_at_a_role_or_a_process() -> None:
    accept = """accept:
  - {rule: RACI401, at: ops, why: w, until: 2027-01-31}
  - {rule: RACI602, at: p, why: w, until: 2027-01-31}"""
    assert [acceptance.at for acceptance in matrix_of(OPS, more=accept).accept] == ["ops", "p"]


def test_a_tag_runs_nothing_and_is_read_over() -> None:
    matrix = matrix_of(f"output: !!python/name:os.system x\n{OPS}")
    assert matrix.activities[0].output == Text("x", "x")


# What a bad file is told


def test_every_problem_of_a_file_is_told_in_the_order_of_its_lines() -> None:
    source = """id: Operations
title: {en: Policy}
roles:
  - {id: ops, name: Ops, kind: departmnt}
processes: [{id: p, nmae: P, kind: flow}]
activities:
  - {id: a1, process: q, clause: c, name: N, act: fly, stated: {opps: X}}
"""
    assert told(source) == [
        "m.yaml:1:5: Operations is no id; use small letters, digits, dots and hyphens, such as 3.1.2-b",
        "m.yaml:2:8: missing key zh; add it",
        "m.yaml:4:32: departmnt is not one of the values allowed here; did you mean department?",
        "m.yaml:5:13: missing key name; add it",
        'm.yaml:5:21: unknown key "nmae"; did you mean name?',
        "m.yaml:7:23: no process has the id q; add it, or use one of those in the file",
        "m.yaml:7:51: fly is not one of the values allowed here; use one of request, screen, approve, plan, do, "
        "coordinate, monitor, report, accept, deliver, archive, evaluate, audit, set-rules, support, order, pay, "
        "record",
        "m.yaml:7:65: no role has the id opps; did you mean ops?",
        'm.yaml:7:71: "X" holds something other than letters; use A, R, S, C, I, two in one cell as A/R',
    ]


def test_problems_of_a_file_begin_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("- a", encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        load(path)
    assert str(caught.value) == f"{path}:1:1: expected keys with values but got a list; write key: value lines here"


def test_a_problem_speaks_chinese_too() -> None:
    with pytest.raises(LoadError) as caught:
        loads("- a")
    assert caught.value.problems[0].message("zh") == "此处应为键值，实际是列表；请逐行写“键: 值”"


@pytest.mark.parametrize("source", ["", "# only a comment\n", "\n\n"], ids=["nothing", "comment", "lines"])
def test_an_empty_file_is_told_how_to_start(source: Any) -> None:
    assert told(source) == ["m.yaml:1:1: the file is empty; start with id:, title:, roles:, processes: and activities:"]


@pytest.mark.parametrize(
    ("source", "got"),
    [("- a", "a list"), ("hello", '"hello"'), ("'null'", '"null"'), ("~", "nothing"), ("---", "nothing")],
)
def test_a_file_must_be_keys_with_values(source: Any, got: Any) -> None:
    [problem] = told(source)
    assert problem.endswith(f": expected keys with values but got {got}; write key: value lines here")


def test_needed_keys_are_named() -> None:
    assert told("title: M\nroles: []") == [
        "m.yaml:1:1: missing key id; add it",
        "m.yaml:1:1: missing key processes; add it",
        "m.yaml:1:1: missing key activities; add it",
    ]


def test_needed_keys_are_named_at_every_depth() -> None:
    source = """id: m
title: {}
source: {damage: [{}]}
review: {}
roles: [{excludes: [{}], authority: [{}], indicators: [{}], interfaces: [{}]}, {id: x, name: X, kind: role}]
topics: [{}]
processes: [{}]
activities: [{when: {}, decided: {x: {}}, proposed: {x: {}}, escalation: {}}]
accept: [{}]
sector: {}"""
    needed = {
        "2:8": ["en", "zh"],
        "3:9": ["document"],
        "3:19": ["what"],
        "4:9": ["due"],
        "5:9": ["id", "name", "kind"],
        "5:21": ["topic"],
        "5:38": ["kind", "object"],
        "5:56": ["name"],
        "5:74": ["parties"],
        "6:10": ["id", "name"],
        "7:13": ["id", "name", "kind"],
        "8:14": ["id", "process", "name", "act", "stated"],
        "8:21": ["text", "exact"],
        "8:38": ["letters", "on", "why"],
        "8:57": ["letters", "why"],
        "8:74": ["to"],
        "9:10": ["rule", "at", "why", "until"],
        "10:9": ["name", "stated"],
    }
    assert told(source) == [f"m.yaml:{at}: missing key {key}; add it" for at, keys in needed.items() for key in keys]


def test_a_key_that_is_no_word_is_an_unknown_key() -> None:
    unknown = f"unknown key a list; allowed here: {ALLOWED}"
    assert told(f"{text_of()}\n? [a]\n: 1") == [f"m.yaml:8:3: {unknown}"]
    assert f"m.yaml:1:3: {unknown.replace('a list', 'keys with values')}" in told("? [a]: 1")


def test_a_merge_key_is_an_unknown_key() -> None:
    assert told(f"{text_of()}\n<<: {{id: x}}") == [f'm.yaml:8:1: unknown key "<<"; allowed here: {ALLOWED}']


def test_a_key_may_stand_once() -> None:
    assert told(f"{text_of()}\nid: n") == ['m.yaml:8:1: the key "id" stands here twice; keep one of them']


def test_a_role_may_stand_once_in_a_row() -> None:
    assert told(text_of("stated: {ops: A, ops: R}")) == [
        'm.yaml:12:22: the key "ops" stands here twice; keep one of them'
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("to: {ops: A}", "13:9: expected a list but got keys with values; write one - item a line, or [a, b]"),
        ("unclear: no", '13:14: expected a list but got "no"; write one - item a line, or [a, b]'),
        ("output: [a]", "13:13: expected text but got a list; write plain text, or {en: ..., zh: ...}"),
        ("output: {en: [a], zh: b}", "13:18: expected text but got a list; write plain text, or {en: ..., zh: ...}"),
        ("output:", "13:12: the value is empty; write a value, or leave the whole key out"),
        ("output: null", "13:13: the value is empty; write a value, or leave the whole key out"),
        ("output: ' '", "13:13: the value is empty; write a value, or leave the whole key out"),
        ("output: {en: a, zh: b, eng: c}", '13:28: unknown key "eng"; did you mean en?'),
        ("damaged: yes", '13:14: "yes" is neither true nor false; write true or false'),
        ("damaged: 'true'", '13:14: "true" is neither true nor false; write true or false'),
        ("damaged: [true]", "13:14: a list is neither true nor false; write true or false"),
        ("when: often", '13:11: expected keys with values but got "often"; write key: value lines here'),
        ("when: {text: often}", "13:11: missing key exact; add it"),
        ("refused: [a1]", "13:14: expected text but got a list; write plain text, or {en: ..., zh: ...}"),
        ("refused: A 1", "13:14: A 1 is no id; use small letters, digits, dots and hyphens, such as 3.1.2-b"),
        ("refused: a-", "13:14: a- is no id; use small letters, digits, dots and hyphens, such as 3.1.2-b"),
        ("proposed: x", '13:15: expected keys with values but got "x"; write key: value lines here'),
        ("involves: [ops]", "13:15: expected keys with values but got a list; write key: value lines here"),
        ("unnamed: aprover", "13:14: aprover is not one of the values allowed here; did you mean approver?"),
        ("escalation: {when: late}", "13:17: missing key to; add it"),
        ("stated: [ops]", "12:13: expected keys with values but got a list; write key: value lines here"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_where_it_stands(row: Any, problem: Any) -> None:
    assert told(text_of(row)) == [f"m.yaml:{problem}"]


def test_no_roles_is_a_word_and_no_list() -> None:
    assert told(text_of(more="roles: no")) == [
        'm.yaml:6:8: expected a list but got "no"; write one - item a line, or [a, b]'
    ]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("limits: {responsible: 0}", '7:23: "0" is not a number from 1 to 1000; write such a number'),
        ("limits: {consulted: 1001}", '7:21: "1001" is not a number from 0 to 1000; write such a number'),
        ("limits: {informed: 2.5}", '7:20: "2.5" is not a number from 0 to 1000; write such a number'),
        ("limits: {share: 60%}", '7:17: "60%" is not a number from 0 to 1; write such a number'),
        ("limits: {share: nan}", '7:17: "nan" is not a number from 0 to 1; write such a number'),
        ("limits: {share: }", "7:17: nothing is not a number from 0 to 1; write such a number"),
        ("review: {due: 30.6.2027}", '7:15: "30.6.2027" is not a date; write year-month-day, such as 2027-06-30'),
        ("review: {due: 2027-02-29}", '7:15: "2027-02-29" is not a date; write year-month-day, such as 2027-06-30'),
        ("review: {due: [2027]}", "7:15: a list is not a date; write year-month-day, such as 2027-06-30"),
        ("source: x", '7:9: expected keys with values but got "x"; write key: value lines here'),
    ],
)
def test_numbers_and_dates_are_checked(more: Any, problem: Any) -> None:
    assert told(text_of(more=more)) == [f"m.yaml:{problem}"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("X", '"X"'), ("RACI", '"RACI"'), ("A//R", '"A//R"'), ("V", '"V"'), ("P/D", '"P/D"'), ("[A]", "a list")],
)
def test_a_cell_holds_letters_only(cell: Any, shown: Any) -> None:
    assert told(text_of("stated: {ops: " + cell + "}")) == [
        f"m.yaml:12:19: {shown} holds something other than letters; use A, R, S, C, I, two in one cell as A/R"
    ]


def test_a_proposal_needs_its_reason_and_a_decision_its_day() -> None:
    row = "proposed: {ops: {letters: A}}\ndecided: {fin: {letters: C, why: w}}"
    assert told(text_of(row)) == ["m.yaml:13:21: missing key why; add it", "m.yaml:14:20: missing key on; add it"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("process: q", "12:14: no process has the id q; add it, or use one of those in the file"),
        ("topic: tt", "13:12: no topic has the id tt; did you mean t?"),
        ("topic: [t, price]", "13:16: no topic has the id price; add it, or use one of those in the file"),
        ("to: [boss]", "13:10: no role has the id boss; add it, or use one of those in the file"),
        ("refused: a1.1", "13:14: no activity has the id a1.1; did you mean a1?"),
        ("involves: {boss: asks}", "13:16: no role has the id boss; add it, or use one of those in the file"),
        ("escalation: {to: boss}", "13:22: no role has the id boss; add it, or use one of those in the file"),
        ("stands_in: boss", "13:16: no role has the id boss; add it, or use one of those in the file"),
        ("carried: [a1, b2]", "13:19: no activity has the id b2; add it, or use one of those in the file"),
    ],
)
def test_an_id_that_is_asked_for_must_exist(row: Any, problem: Any) -> None:
    assert told(text_of(row)) == [f"m.yaml:{problem}"]


def test_a_role_that_is_nearly_right_is_offered() -> None:
    roles = "roles: [{id: operations, name: O, kind: role}]"
    assert told(text_of("stated: {operatons: A}", more=roles)) == [
        "m.yaml:11:14: no role has the id operatons; did you mean operations?"
    ]


def test_a_relation_that_is_nearly_right_is_offered() -> None:
    assert told(text_of(f"{OPS}\ninvolves: {{ops: cheked}}")) == [
        "m.yaml:13:21: cheked is not one of the values allowed here; did you mean checked?"
    ]


def test_an_owner_of_a_list_must_exist() -> None:
    processes = "processes: [{id: p, name: P, kind: duties, of: opps}]"
    assert told(text_of(OPS, more=processes)) == ["m.yaml:12:48: no role has the id opps; did you mean ops?"]


def test_what_a_role_says_of_others_must_lead_somewhere() -> None:
    indicators, interfaces = "indicators: [{name: N, assessor: boss}]", "interfaces: [{parties: [chief]}]"
    roles = f"roles:\n- {{id: ops, name: O, kind: role, perhaps: fin, {indicators},\n   {interfaces}}}"
    unknown = "no role has the id {}; add it, or use one of those in the file"
    assert told(text_of(more=roles)) == [
        "m.yaml:7:43: " + unknown.format("fin"),
        "m.yaml:7:81: " + unknown.format("boss"),
        "m.yaml:8:28: " + unknown.format("chief"),
    ]


def test_reporting_lines_and_boundaries_must_lead_somewhere() -> None:
    roles = "roles: [{id: ops, name: O, kind: role, reports_to: boss, excludes: [{topic: t, held_by: chief}]}]"
    assert told(text_of(more=roles)) == [
        "m.yaml:6:52: no role has the id boss; add it, or use one of those in the file",
        "m.yaml:6:89: no role has the id chief; add it, or use one of those in the file",
    ]


def test_an_accepted_exception_must_name_a_place_of_the_file() -> None:
    accept = "accept: [{rule: RACI505, at: a1.1, why: w, until: 2027-01-31}]"
    assert told(text_of(OPS, more=accept)) == ["m.yaml:13:30: no activity has the id a1.1; did you mean a1?"]


def test_an_id_may_be_given_once() -> None:
    assert told(text_of(OPS, f"id: a1\n{OPS}")) == [
        "m.yaml:17:9: the activity id a1 is used twice; rename one of the two; the first stands in line 7"
    ]


def test_different_kinds_may_share_an_id() -> None:
    matrix = matrix_of("id: x\nprocess: x\nstated: {x: A/R}", more="processes: [{id: x, name: X, kind: flow}]")
    assert (list(matrix.role), list(matrix.process), list(matrix.activity)) == (["x"], ["x"], ["x"])


def test_a_refusal_may_not_lead_to_itself() -> None:
    assert told(text_of(f"{OPS}\nrefused: a1")) == [
        "m.yaml:7:1: the refusals run in a circle: a1 → a1; end one of them somewhere else"
    ]


def test_a_circle_of_three_refusals_is_told_once() -> None:
    rows = [f"{OPS}\nrefused: {after}" for after in ("a2", "a3", "a4", "a2")]
    assert told(text_of(*rows)) == [
        "m.yaml:14:1: the refusals run in a circle: a2 → a3 → a4 → a2; end one of them somewhere else"
    ]


def test_refusals_that_end_somewhere_are_fine() -> None:
    matrix = matrix_of(f"{OPS}\nrefused: a2", f"{OPS}\nrefused: a3", OPS, f"{OPS}\nrefused: a2")
    assert [activity.refused for activity in matrix.activities] == ["a2", "a3", None, "a2"]


def test_a_text_has_a_greatest_length() -> None:
    assert matrix_of(f"output: {'x' * 5000}").activities[0].output.en == "x" * 5000
    assert told(text_of(f"output: {'x' * 5001}")) == ["m.yaml:13:13: the text has 5001 characters; keep it within 5000"]


def test_a_long_value_is_shown_short() -> None:
    assert told(text_of(f"damaged: {'x' * 41}")) == [
        f'm.yaml:13:14: "{"x" * 39}…" is neither true nor false; write true or false'
    ]


def test_text_with_braces_is_shown_as_it_is() -> None:
    assert told(text_of("damaged: '{value} {0}'")) == [
        'm.yaml:13:14: "{value} {0}" is neither true nor false; write true or false'
    ]


# Hostile files


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("id: a\x01b", "1:6: the control character U+0001 is not allowed; delete it"),
        ("id: a\ntitle: \x00", "2:8: the control character U+0000 is not allowed; delete it"),
        ("运营\x7f", "1:3: the control character U+007F is not allowed; delete it"),
        ("id: \ud800", "1:5: the control character U+D800 is not allowed; delete it"),
        ("a: &x 1\nb: *x", "2:4: the alias *x is not supported; write the value out"),
        ("id: a\n---\nid: b", "2:1: a second YAML document starts here; keep one matrix in a file"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_where_it_stands(source: Any, problem: Any) -> None:
    assert told(source) == [f"m.yaml:{problem}"]


def test_an_escaped_control_character_is_refused() -> None:
    assert told(text_of(r'output: "a\u0001b"')) == [
        "m.yaml:13:13: the text contains the control character U+0001; delete it"
    ]


def test_an_alias_bomb_is_refused_at_its_first_alias() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    assert told(bomb) == ["m.yaml:2:8: the alias *a is not supported; write the value out"]


@pytest.mark.parametrize(
    ("opening", "column"),
    [("[", 21), ("{a: ", 81), ("- ", 41), ("? ", 41)],
    ids=["lists", "mappings", "dashes", "keys"],
)
def test_a_million_levels_do_not_crash_the_process(opening: Any, column: Any) -> None:
    assert told(opening * 1_000_000) == [
        f"m.yaml:1:{column}: lists or mappings nested deeper than 20; flatten them; a matrix needs five levels"
    ]


def test_of_more_than_a_thousand_problems_the_first_thousand_are_told() -> None:
    problem = 'expected keys with values but got "x"; write key: value lines here'
    source = "id: m\ntitle: M\ntopics:\n" + "- x\n" * 1001
    assert told(source) == [f"m.yaml:{line}:3: {problem}" for line in range(4, 1004)]


def topics_and_row(known: list[str], asked: list[str]) -> str:
    """A file of these topics with one row about those asked for."""

    topics = json.dumps([{"id": id_, "name": "T"} for id_ in known])
    return text_of("topic: ASKED", more="topics: KNOWN").replace("KNOWN", topics).replace("ASKED", json.dumps(asked))


def test_near_misses_are_looked_for_at_the_first_problems_only(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: Any = []
    monkeypatch.setattr(report, "get_close_matches", lambda value, known, n: looked.append(value) or [])
    source = topics_and_row([f"t{number}" for number in range(2000)], [f"x{number}" for number in range(1000)])
    assert told(source)[0] == "m.yaml:12:13: no topic has the id x0; add it, or use one of those in the file"
    assert looked == [f"x{number}" for number in range(report.LIMIT_GUESSES)]


def test_twelve_thousand_ids_are_found() -> None:
    ids = [f"t{number}" for number in range(12_000)]
    source = topics_and_row(ids, ids)
    assert loads(source).activities[0].topic == tuple(ids)


@PROPERTY
@example("\ufeff\ufeff")
@example("&a [")
@example("%YAML 3.0\n---\n")
@given(st.lists(st.sampled_from([*"[]{}|\"'#\n运", "id", ": ", "- ", "? ", "\n  ", "&a ", "!!int "])))
def test_no_text_raises_anything_but_a_load_error(parts: Any) -> None:
    with pytest.raises(LoadError):
        loads("".join(parts))


@PROPERTY
@given(st.integers(0, 13), st.integers(1, 3))
def test_no_lost_lines_of_a_good_file_raise_anything_but_a_load_error(start: Any, count: Any) -> None:
    lines = text_of(f"when:\n  text: soon\n  exact: true\n{OPS}").splitlines()
    assert_reads_or_tells("\n".join(lines[:start] + lines[start + count :]))


DAMAGE = [
    "",
    "[",
    "{",
    "\n",
    ": ",
    "~",
    '"',
    "运",
    "? ",
    "]",
    "- ",
    ":",
    "：",
    "，",
    "｛",
    "｝",
    "“",
    "'",
    "\t",
    "\xa0",
    "\u3000",
    "&",
]


@settings(PROPERTY, max_examples=900)
@given(st.integers(0, 400), st.integers(0, 9), st.sampled_from(DAMAGE))
def test_no_damage_to_a_good_file_raises_anything_but_a_load_error(start: Any, length: Any, put: Any) -> None:
    good = text_of("when: {text: soon, exact: true}\ndecided: {ops: {letters: A, on: 2026-12-01, why: w}}\n" + OPS)
    assert_reads_or_tells(good[:start] + put + good[start + length :])


# Files on disk


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text_of(OPS).encode())
    assert load(str(path)) == matrix_of(OPS)


def test_a_byte_order_mark_does_not_shift_the_columns(tmp_path: Path) -> None:
    told = told_of(tmp_path / "m.yaml", b"\xef\xbb\xbfid: a\x01")
    assert told == "m.yaml:1:6: the control character U+0001 is not allowed; delete it"


def test_a_file_may_have_the_line_ends_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(text_of(OPS).replace("\n", "\r\n").encode())
    assert load(path) == matrix_of(OPS)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("id: a\ntitle: é".encode("latin-1"), "2:8"),
        ("id: a\ntitle: 运营".encode("gb18030"), "2:8"),
        (b"id: \xed\xa0\x80", "1:5"),
        ("title: 运营".encode() + b"\xff", "1:10"),
        (b"\xef\xbb\xbfid: \xff", "1:5"),
        (b"\xef\xbb\xbfid: a\n\xff", "2:1"),
    ],
    ids=["latin-1", "gb18030", "surrogate", "after-chinese", "after-bom", "below-bom"],
)
def test_another_encoding_is_told_at_its_first_character(tmp_path: Path, data: Any, place: Any) -> None:
    told = told_of(tmp_path / "m.yaml", data)
    assert told.startswith(f"m.yaml:{place}: the text ") and told.endswith("UTF-8; save the file as UTF-8")


@pytest.mark.parametrize(("encoding", "name"), [("gb18030", "GBK (GB 18030)"), ("cp1252", "Windows-1252")])
def test_another_encoding_is_named(tmp_path: Path, encoding: Any, name: Any) -> None:
    text = "title: 运营（一）" if encoding == "gb18030" else "title: Zoë’s café"
    told = told_of(tmp_path / "m.yaml", text.encode(encoding))
    assert told.endswith(f"the text looks like {name} and not like UTF-8; save the file as UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_read_and_noted(tmp_path: Path, encoding: Any) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"\xfe\xff" * (encoding == "utf-16-be") + text_of(OPS).encode(encoding))
    assert load(path) == matrix_of(OPS)
    assert [note.text() for note in load(path).notes] == [f"{path}:1:1: the text is UTF-16; save the file as UTF-8"]


def test_utf_16_without_a_mark_is_told_as_control_characters(tmp_path: Path) -> None:
    told = told_of(tmp_path / "m.yaml", "id: a".encode("utf-16-le"))
    assert told == "m.yaml:1:2: the control character U+0000 is not allowed; delete it"


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "m.yaml").open("wb") as file:
        file.truncate(50_000_000)
    assert told_of(tmp_path / "m.yaml") == "m.yaml: the file has more than 16,000,000 bytes; split the matrix"


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(text_of(OPS) + "#" * (LIMIT_BYTES - len(text_of(OPS))), encoding="utf-8")
    assert load(path) == matrix_of(OPS)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert told_of(tmp_path / "m.yaml") == "m.yaml: there is no such file; check the path"


def test_a_directory_is_told(tmp_path: Path) -> None:
    assert told_of(tmp_path) == "m.yaml: this is a directory; name one of the files in it"


def test_a_file_that_may_not_be_read_is_told(locked: Any) -> None:
    assert told_of(locked) == "m.yaml: the file may not be read; give yourself the right to read it"


def test_a_path_that_the_system_refuses_is_told(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300)
    assert told_of(path) == "m.yaml: the file cannot be read: File name too long; check the path and the disk"
