"""The JSON Schema of a matrix file lets pass what is read and refuses what is not, for it is made from what reads."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from raci import cli
from raci.file import nodes
from raci.file.fields import CONTROL, flag
from raci.file.json_schema import describe
from raci.file.letter_fields import CELL
from raci.file.load import loads
from raci.file.nodes import Node
from raci.file.reader import Either, Keyed, Many, Record
from raci.file.records import Need, many, record
from raci.file.report import Report
from raci.file.schema import MATRIX
from raci.model.letters import Letter, is_cell
from tests.matrices import ROOT, text_of
from tests.test_readme import README

SCHEMA = describe(MATRIX)
VALIDATOR = Draft202012Validator(SCHEMA)
FULL = """\
id: m
title: {en: M, zh: 矩阵}
sector: {name: Retail, stated: false}
source: {document: policy.txt, place: L9, note: cut off, damage: [{what: A gap, place: L12}]}
review: {due: 2027-06-30}
limits: {responsible: 1, consulted: 0, informed: 9, share: 0.5}
roles:
  - {id: boss, name: Boss, kind: body}
  - id: ops
    name: {en: Operations, zh: 运营部}
    kind: department
    in_scope: true
    everyone: false
    inferred: true
    reports_to: [boss]
    leads: boss
    answers: Director
    holders: One a region
    stand_in: [boss]
    aliases: [运营, 1.0]
    perhaps: boss
    purpose: [{en: Growth, zh: 增长}, Peace]
    excludes: [{topic: t, act: approve, held_by: boss, remains: The rest}]
    authority: [{kind: decide, object: Prices, limit: Below cost never}]
    indicators: [{name: Speed, thresholds: 95, method: Count, assessor: boss}]
    interfaces: [{parties: boss, gives: Plans, gets: Money}]
    qualifications: [Degree]
topics: [{id: t, name: T, stakes: {money: Much}, commits: true}]
processes: [{id: 3.1, clause: 三(一), name: P, kind: flow, part_of: B, chain: c, of: ops, statement: scope, place: L2}]
activities:
  - id: 1.1-b
    process: 3.1
    name: N
    act: do
    stated: {boss: -, ops: {letters: A/R, when: {text: T, over: 1, upto: 1000000, unit: CNY}}}
  - id: 1.2
    process: 3.1
    clause: 1.2
    printed: （2）
    place: L40
    name: Decide
    act: approve
    topic: t
    applies: In the south
    trigger: {en: on a complaint, zh: 接到投诉}
    stages: [Look, Decide]
    output: Decision
    to: [ops]
    when: {text: regularly, exact: false}
    refused: 1.1-b
    escalation: {to: boss, when: Too dear}
    stated: {ops: R/A, boss: }
    decided: {boss: {letters: C, on: 2026-12-01, why: Asked}}
    proposed: {ops: {letters: "", why: Too much}}
    involves: {boss: checked}
    unnamed: [approver, lead]
    carried: [1.1-b]
    stands_in: boss
    unclear: [no subject]
    damaged: true
    open_ended: true
    quotes: {boss: approved by the boss}
accept: [{rule: RACI505, at: 1.2, why: Small, until: 2027-01-31, control: Review}]
"""
"""Every key that a file can have."""

TYPES: list[tuple[str, Callable[[str], Any]]] = [
    (r"|~|null|Null|NULL", lambda text: None),
    (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    (r"[-+]?[0-9]+", int),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
]
"""What a plain text is to an editor: YAML 1.2, core schema, https://yaml.org/spec/1.2.2/#103-core-schema."""


def seen(node: Node) -> Any:
    """The value as an editor sees it."""

    if node.pairs is not None:
        return {key.text: seen(value) for key, value in node.pairs}
    if node.items is not None:
        return [seen(item) for item in node.items]
    text = node.text or ""
    return next((read(text) for form, read in TYPES if node.plain and re.fullmatch(form, text)), text)


def refusals(text: str) -> list[str]:
    return [f"{error.json_path}: {error.validator}" for error in VALIDATOR.iter_errors(seen(nodes.parse(text)))]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_every_matrix_of_ours_passes() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "data").glob("*.yaml"))}
    assert len(texts) > 20
    assert {name: found for name, text in texts.items() if (found := refusals(text))} == {}


OPS = "stated: {ops: A/R}"
UNKNOWN = (
    ':13:1: unknown key "nmae"; allowed here: '
    "id, title, sector, source, review, limits, roles, topics, processes, activities, accept"
)


@pytest.mark.parametrize(
    ("text", "told", "refused"),
    [
        (text_of(OPS).replace("title:", "#"), "missing key title", "$: required"),
        (text_of(OPS, more="nmae: x"), UNKNOWN, "$: additionalProperties"),
        (text_of(f"{OPS}\nact: dream"), "dream is not one", "$.activities[0].act: enum"),
        (text_of(OPS, more="roles: none"), "expected a list", "$.roles: type"),
        (text_of(f"{OPS}\ndamaged: 'true'"), "neither true nor false", "$.activities[0].damaged: type"),
        (text_of(OPS, more="limits: {responsible: 0}"), "from 1 to 1000", "$.limits.responsible: minimum"),
        (text_of(OPS, more="limits: {share: 1.5}"), "from 0 to 1", "$.limits.share: maximum"),
        (text_of(OPS, more="limits: {responsible: 1.5}"), "from 1 to 1000", "$.limits.responsible: type"),
        (text_of(OPS, more="review: {due: 30.6.2027}"), "is not a date", "$.review.due: pattern"),
        (text_of(OPS, more="id: My matrix"), "is no id", "$.id: pattern"),
        (text_of("stated: {ops: X}"), "other than letters", "$.activities[0].stated.ops: anyOf"),
        (text_of("output: {en: x}"), "missing key zh", "$.activities[0].output: anyOf"),
        (text_of(f"{OPS}\nto: [{', '.join(['ops'] * 501)}]"), "501 entries", "$.activities[0].to: anyOf"),
    ],
)
def test_what_is_refused_on_reading_is_refused_by_the_schema(text: Any, told: Any, refused: Any) -> None:
    report = Report()
    MATRIX(nodes.parse(text), report)
    assert [told in problem.text() for problem in report.problems] == [True]
    assert refusals(text) == [refused]


def test_the_example_has_every_key_that_a_file_can_have() -> None:
    assert refusals(FULL) == [] and loads(FULL).notes == ()
    assert (
        sorted(keys(MATRIX.shape) - {key.text for node in walk(nodes.parse(FULL)) for key, _ in node.pairs or []}) == []
    )


def keys(shape: Any) -> set[str]:
    """Names of all fields below a shape."""

    match shape:
        case Record(fields=fields):
            return {*fields} | {name for field in fields.values() for name in keys(field.shape)}
        case Many(item=inner) | Keyed(value=inner) | Either(keys=inner):
            return keys(inner.shape)
        case _:
            return set()


def walk(node: Node) -> Iterator[Node]:
    yield node
    for below in [*(node.items or []), *(value for _, value in node.pairs or [])]:
        yield from walk(below)


PUT = ["", "~", "true", "-1", "5000", "2027-02-03", "x y", "'  '", r'"a\u0007b"', "A", "[x]", "[]", "{}", "{x: y}"]


def parts() -> Iterator[tuple[Node, Node]]:
    """A file and the place in it to spoil: FULL with empty lists, and then with one item of one list at a time.

    What is wrong with an item is so whatever stands beside it, and a small file is looked at sooner.
    """

    root = nodes.parse(FULL)
    lists = [(value, value.items) for _, value in root.pairs or [] if value.items]
    for value, _ in lists:
        value.items = []
    yield root, root
    for value, items in lists:
        for item in items:
            value.items = [item]
            yield root, item
        value.items = []


def spoiled() -> Iterator[Node]:
    """FULL part by part, each time with one value put in the place of another, one key taken away, or one too many.

    It is one and the same tree: what was spoiled is mended before the next.
    """

    values = [nodes.parse(f"- {text}").items[0] for text in PUT]
    for root, place in parts():
        for here in list(walk(place)):
            sound = (here.text, here.plain, here.items, here.pairs)
            for put in values:
                here.text, here.plain, here.items, here.pairs = put.text, put.plain, put.items, put.pairs
                yield root
            here.text, here.plain, here.items, here.pairs = sound
            pairs = here.pairs or []
            for gone in range(len(pairs)):
                here.pairs = [*pairs[:gone], *pairs[gone + 1 :]]
                yield root
            if here.pairs is not None:
                here.pairs = [*pairs, (Node(1, 1, "stray"), Node(1, 1, "x"))]
                yield root
            here.pairs = sound[3]


def test_reading_and_schema_agree_on_every_spoiled_file() -> None:
    wrong, counts = [], {True: 0, False: 0}
    for root in spoiled():
        report = Report()
        MATRIX(root, report)
        is_valid = VALIDATOR.is_valid(seen(root))
        counts[is_valid] += 1
        if is_valid != (report.count == 0) and not report.notes:  # a note asks for another spelling, as a schema does
            wrong.append((is_valid, [problem.text() for problem in report.problems]))
    assert wrong == []
    assert min(counts.values()) > 100


def test_a_field_added_to_a_record_is_in_the_schema() -> None:
    fields = {**MATRIX.shape.fields, "extra": Need(many(flag, most=3))}
    found = describe(record(MATRIX.shape.build, fields))
    assert found["properties"]["extra"] == {"type": "array", "items": {"type": "boolean"}, "maxItems": 3}
    assert found["required"] == ["extra"]


def test_the_form_of_a_cell_is_what_is_read_as_one() -> None:
    cells = ["", " ", *Letter, "A/R", "R / A", "A/R/C", "A/A", "A/", "/", "A//R", "AR", "X", "a", "A,R"]
    assert {cell: bool(re.fullmatch(CELL, cell)) for cell in cells} == {cell: is_cell(cell) for cell in cells}


def test_a_record_says_what_it_is() -> None:
    role = SCHEMA["properties"]["roles"]["items"]
    assert (role["title"], role["description"]) == ("Role", "One party")
    assert "description" not in role["properties"]["authority"]["items"]  # its class says nothing of itself


def test_the_command_writes_the_schema(tmp_path: Path, capsysbinary: Any) -> None:
    assert cli.main(["schema"]) == cli.CLEAN
    told = capsysbinary.readouterr().out
    assert json.loads(told) == SCHEMA and told.endswith(b"}\n")
    assert cli.main(["schema", "--out", str(tmp_path / "s.json")]) == cli.CLEAN
    assert (tmp_path / "s.json").read_bytes() == told
    assert cli.main(["schema", "--out", str(tmp_path)]) == cli.UNREADABLE


def test_the_line_for_editors_names_the_file_that_the_command_writes() -> None:
    written = re.findall(r"-m raci schema --out (\S+)", README)
    assert [
        Path("data", path).resolve() for path in re.findall(r"yaml-language-server: \$schema=([^\s`]+)", README)
    ] == [Path(path).resolve() for path in written]
    assert len(written) == 1


def test_control_characters_are_those_of_unicode() -> None:
    named = {chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cc"} - {"\n", "\t"}
    assert {char for char in map(chr, range(0x110000)) if CONTROL.match(char)} == named
