"""Findings as text, JSON, GitHub annotations, SARIF and CSV; rules in words."""

import json
from typing import Any

import jsonschema
import pytest

from raci import rules
from raci.file.report import MESSAGES as REPORT
from raci.out import formats, github
from raci.out.formats import Checked
from raci.rules import Finding, Place, Severity
from raci.words.problem import Problem
from raci.words.sentences import LANGUAGES
from tests.matrices import ROOT, matrix_of, policy
from tests.spreadsheets import uncsv

SCHEMA = json.loads((ROOT / "tests/cases/sarif-2.1.0.json").read_text(encoding="utf-8"))
ROWS = (
    "name: {en: Plan, zh: 计划}\nclause: 三(一)1\nstated: {}\nproposed: {ops: {letters: A/R, why: w}}",
    "name: Do\nstated: {fin: R}",
)
ACCEPTED = "accept: [{rule: RACI101, at: a2, why: {en: small, zh: 规模小}, until: 2999-01-01}]"
MATRIX = matrix_of(*ROWS, more=ACCEPTED)
UNREAD = Checked("b.yaml", None, [], [Problem("b.yaml", 4, 2, *REPORT["ref-unknown"], {"kind": "role", "value": "x"})])
PLAN = "Nobody is named to do “Plan” or to answer for it (3.1.1)"
ADOPTED = "as proposed: ops to answer for it, done by ops"
FOUND = [finding for finding in rules.check(MATRIX) if finding.rule.code in ("RACI100", "RACI101")]
PLAN_ZH = FOUND[0].message("zh")
ONE = Checked("m.yaml", MATRIX, FOUND)


def odd(message: str) -> Checked:
    """A finding whose sentence and path hold what formats must escape."""

    finding = Finding(rules.RULES["RACI100"], Severity.NOTE, Place(), {"activity": message}, (), 7)
    return Checked("a,b:c%.yaml", MATRIX, [finding])


# text


def test_text_has_a_line_a_finding_with_the_first_way_out_and_counts_the_accepted() -> None:
    assert list(formats.text(ONE, "en")) == [
        f"m.yaml:7: gap RACI100 {PLAN}; suggested: {ADOPTED}",
        "m.yaml: 2 activities, 2 parties; 1 gap, 1 accepted",
    ]


def test_text_speaks_chinese() -> None:
    assert list(formats.text(ONE, "zh")) == [
        f"m.yaml:7: 缺口 RACI100 {PLAN_ZH}；建议：{FOUND[0].fixes[0].message('zh')}",
        "m.yaml: 2 项活动，2 个角色；1 项缺口，1 项已接受",
    ]


def test_text_keeps_a_finding_on_one_line_and_suggests_nothing_where_there_is_no_way_out() -> None:
    line, _ = formats.text(odd("x\ny"), "en")
    assert line == "a,b:c%.yaml:7: note RACI100 Nobody is named to do “x y” or to answer for it"


def test_what_there_is_none_of_is_not_counted_except_gaps() -> None:
    assert formats.counted([], "en") == "0 gaps"
    assert formats.counted(rules.causes(odd("x").findings) * 2, "en") == "0 gaps, 2 notes"


def test_text_tells_what_is_inside_a_cause_below_it() -> None:
    matrix = matrix_of("output: O\nstated: {a: R, b: R}")
    told = list(formats.text(Checked("m.yaml", matrix, rules.check(matrix)), "en"))
    assert [line.split(" (")[0] for line in told] == [
        "m.yaml:7: gap RACI105 “N” is done by a, b together, and nobody answers for it",
        "    concern RACI306 Nobody is named to receive “O”, the result of “N”",
        "m.yaml: 1 activity, 2 parties; 1 gap",
    ]


def test_every_finding_in_json_names_its_cause() -> None:
    told = json.loads(formats.json([Checked("p.yaml", policy(), rules.check(policy()))], "en"))
    assert {one["cause"] for one in told} == {one.id for one in rules.causes(rules.check(policy()))}
    assert len({one["id"] for one in told}) == len(told)


# JSON


def test_json_has_an_object_a_finding_with_its_changes() -> None:
    first, second = json.loads(formats.json([ONE], "en"))
    change = {"activity": "a1", "role": "ops", "before": "", "after": "A/R"}
    assert first == {
        "id": "RACI100:a1",
        "cause": "clause:p:三(一)1",
        "rule": "RACI100",
        "severity": "gap",
        "message": PLAN,
        "path": "m.yaml",
        "line": 7,
        "process": "p",
        "activity": "a1",
        "roles": [],
        "clauses": ["三(一)1"],
        "accepted": False,
        "fixes": [{"message": ADOPTED, "changes": [change]}],
    }
    assert (second["rule"], second["roles"], second["clauses"], second["accepted"]) == ("RACI101", ["fin"], ["1"], True)


def test_json_speaks_chinese_and_says_null_where_there_is_no_place() -> None:
    first, second = json.loads(formats.json([ONE, odd("x")], "zh"))[::2]
    assert first["message"] == PLAN_ZH
    assert "计划" in PLAN_ZH
    assert (second["process"], second["activity"], second["fixes"]) == (None, None, [])


def test_no_files_give_an_empty_list() -> None:
    assert formats.json([], "en") == b"[]\n"


# GitHub


def test_github_gets_an_annotation_a_finding_and_none_for_the_accepted() -> None:
    assert (
        github.annotations([ONE.live("github")], "en").decode()
        == f"::error file=m.yaml,line=7,title=RACI100 Nobody owns::{PLAN}\n"
    )


def test_github_gets_its_escapes() -> None:
    told = github.annotations([odd("50%,\r\n::x")], "en").decode()
    assert told.startswith(
        "::notice file=a%2Cb%3Ac%25.yaml,line=7,title=RACI100 Nobody owns::Nobody is named to do “50%25,%0D%0A::x”"
    )
    assert told.count("\n") == 1


def test_github_gets_what_matters_most_first() -> None:
    """Problems of files, then gaps of every file before concerns and notes of any: a step shows ten."""

    files = [Checked("a.yaml", policy(), rules.check(policy())), ONE.live("github"), UNREAD]
    told = github.annotations(files, "en").decode()
    kinds = [one.split(" ")[0] for one in told.splitlines()]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    assert (
        github.annotations(files, "en").decode().startswith("::error file=b.yaml,line=4,title=b.yaml cannot be read::")
    )


def test_the_summary_of_a_job_counts_every_file_and_names_the_gravest() -> None:
    told = github.summary([ONE, UNREAD, Checked("a.yaml", policy(), rules.check(policy()))], "en").decode()
    assert "- `b.yaml:4:2: no role has the id x; add it" in told and "- `m.yaml: 1 gap, 1 accepted" not in told
    assert "- `m.yaml`: 1 gap, 1 accepted" in told and "| `m.yaml:7` gap | RACI100 Nobody is named to do “Plan”" in told
    assert "50 causes of " in told


# a file that cannot be read


def test_a_file_that_cannot_be_read_is_an_entry_in_json() -> None:
    (found,) = json.loads(formats.json([UNREAD], "en"))
    assert (found["path"], found["line"], found["severity"], found["rule"]) == ("b.yaml", 4, "unreadable", None)
    assert set(found) == set(json.loads(formats.json([ONE], "en"))[0])


def test_a_file_that_cannot_be_read_makes_a_failed_run_in_sarif() -> None:
    log = json.loads(formats.sarif([ONE, UNREAD], "zh"))
    jsonschema.validate(log, SCHEMA)
    (ended,) = log["runs"][0]["invocations"]
    assert ended["executionSuccessful"] is False and "没有" in ended["toolExecutionNotifications"][0]["message"]["text"]
    (ended,) = json.loads(formats.sarif([ONE], "en"))["runs"][0]["invocations"]
    assert ended == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_accepted_findings_are_left_out_where_they_would_pass_for_open_ones() -> None:
    kept = {form: len(ONE.live(form).findings) for form in formats.FORMATS}
    assert kept == {"json": 2, "github": 1, "sarif": 1, "csv": 2, "table": 2}


# SARIF


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sarif_of_the_policy_keeps_to_the_schema(lang: str) -> None:
    found = Checked("data/operations-policy.yaml", policy(), rules.check(policy()))
    log = json.loads(formats.sarif([found, ONE, odd("x")], lang))
    jsonschema.validate(log, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert len(log["runs"][0]["results"]) == len(found.findings) + 3


def test_sarif_of_nothing_keeps_to_the_schema() -> None:
    log = json.loads(formats.sarif([], "en"))
    jsonschema.validate(log, SCHEMA)
    assert log["runs"][0]["results"] == []


def test_a_log_that_is_no_sarif_fails_the_schema() -> None:
    log = json.loads(formats.sarif([ONE], "en"))
    log["runs"][0]["results"][0]["level"] = "gap"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, SCHEMA)


def test_sarif_describes_every_rule() -> None:
    driver = json.loads(formats.sarif([], "en"))["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == list(rules.RULES)
    assert driver["rules"][0] == {
        "id": "RACI100",
        "name": "nobody-owns",
        "shortDescription": {"text": "Nobody owns"},
        "fullDescription": {"text": "Nobody is named to do “…” or to answer for it"},
        "help": {"text": formats.explained(rules.RULES["RACI100"], "en")},
        "defaultConfiguration": {"level": "error"},
    }


def test_sarif_has_a_result_a_finding_and_suppresses_the_accepted() -> None:
    first, second = json.loads(formats.sarif([ONE], "zh"))["runs"][0]["results"]
    place = {"artifactLocation": {"uri": "m.yaml"}, "region": {"startLine": 7}}
    assert first == {
        "ruleId": "RACI100",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": PLAN_ZH},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"finding/v2": FOUND[0].id, "cause/v1": FOUND[0].cause},
        "suppressions": [],
    }
    assert second["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "规模小"}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./data/m.yaml", "data/m.yaml"),
        ("a b/政策.yaml", "a%20b/%E6%94%BF%E7%AD%96.yaml"),
        ("/m.yaml", "file:///m.yaml"),
    ],
)
def test_sarif_names_a_file_by_its_uri(path: Any, uri: Any) -> None:
    found = json.loads(formats.sarif([ONE._replace(path=path)], "en"))["runs"][0]["results"][0]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


# CSV


def test_csv_has_a_row_a_finding_and_names_the_file() -> None:
    data = formats.csv([ONE], "en")
    table = uncsv(data)
    heads = "rule,severity,accepted,path,line,process,activity,roles,clauses,message,suggested,cause"
    assert data.startswith(b"\xef\xbb\xbf")
    assert table.columns == heads.split(",")
    assert table.rows[0] == [
        "RACI100",
        "gap",
        "false",
        "m.yaml",
        "7",
        "p",
        "a1",
        "",
        "三(一)1",
        PLAN,
        ADOPTED,
        "clause:p:三(一)1",
    ]
    assert table.rows[1][:8] == ["RACI101", "concern", "true", "m.yaml", "14", "p", "a2", "fin"]


def test_formulas_in_csv_are_inert() -> None:
    data = formats.csv([ONE._replace(path="=cmd.yaml")], "en")
    assert b",'=cmd.yaml," in data
    assert uncsv(data).rows[0][3] == "=cmd.yaml"


# rules in words


def test_a_rule_is_explained_with_its_examples_and_no_fields() -> None:
    told = formats.explained(rules.RULES["RACI101"], "en")
    assert told.split("\n\n") == [
        "RACI101 · Answer unsaid · concern",
        "“…” is done by …; the text does not say who answers for it",
        "Why: Most readers take the doer to answer; when it fails, that is the first thing to be disputed.",
        "Bad:\n    - stated: {sales: R}",
        "Good:\n    - stated: {sales: A/R, finance: I}\n    - stated: {sales: R, management: A}",
        "Source: Smith & Erwin, Role & Responsibility Charting (RACI): exactly one A per activity",
    ]


def test_a_rule_is_explained_in_chinese() -> None:
    told = formats.explained(rules.RULES["RACI101"], "zh")
    assert told.startswith("RACI101 · 未指明由谁负责 · 隐患\n\n“…”由…执行，原文没有说明由谁负责\n\n理由：多数人")


def test_every_rule_can_be_explained() -> None:
    told = {
        (code, lang): formats.explained(rule, lang).split("\n\n")
        for code, rule in rules.RULES.items()
        for lang in LANGUAGES
    }
    assert [at for at, parts in told.items() if len(parts) < 6 or "{" in parts[1]] == []
