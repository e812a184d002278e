"""The matrix of the operations policy says what the policy says, and its proposals keep their own promises."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from raci.model import Activity, ProcessKind, RoleKind, roll_up
from raci.model.letters import Layer, Letter, Letters, Mark
from raci.words.sentences import Text
from tests.matrices import labels, policy

A, R = Letter.A, Letter.R
CLAUSE = re.compile(r"[一二三四]\([一二三四五六]\)\d?")
HAN = re.compile(r"[\u4e00-\u9fff]")
DEPARTMENTS = ["operations", "marketing", "sales", "service", "technology", "finance"]
PROCESSES = [
    ("operations-duties", "duties"),
    ("marketing-duties", "duties"),
    ("sales-duties", "duties"),
    ("service-duties", "duties"),
    ("technology-duties", "duties"),
    ("finance-duties", "duties"),
    ("initiation", "flow"),
    ("approval", "flow"),
    ("preparation", "flow"),
    ("execution", "flow"),
    ("monitoring", "flow"),
    ("communication", "flow"),
    ("acceptance", "flow"),
    ("delivery", "flow"),
    ("closing", "flow"),
    ("audit", "oversight"),
    ("risk", "oversight"),
    ("supervision", "oversight"),
    ("appraisal", "oversight"),
]
STEPS = (ProcessKind.FLOW, ProcessKind.OVERSIGHT)


def rows_of(*kinds: ProcessKind) -> list[Activity]:
    return [row for row in policy().activities if policy().process[row.process].kind in kinds]


def proposals() -> list[tuple[Activity, str, Mark]]:
    return [(row, role, mark) for row in policy().activities for role, mark in row.proposed.items()]


def texts(value: object) -> Iterator[Text]:
    """Every Text anywhere in a value."""

    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def owners(*activities: str) -> set[str]:
    """Roles with A or R in any of the activities, proposals included."""

    rows = [policy().activity[id_] for id_ in activities]
    return {role for row in rows for letter in (A, R) for role in row.holders(letter, Layer.PROPOSED)}


def test_it_states_exactly_the_letters_that_careful_readers_found() -> None:
    stated = [[row.id, role, mark.cell] for row in policy().activities for role, mark in row.stated.items()]
    silent = [[row.id, "", ""] for row in policy().activities if not row.stated]
    assert sorted(stated + silent) == sorted(labels())


def test_its_activities_come_in_the_order_of_the_policy() -> None:
    assert list(policy().activity) == list(dict.fromkeys(activity for activity, _, _ in labels()))


def test_it_has_27_parties_and_98_activities() -> None:
    assert (len(policy().roles), len(policy().activities)) == (27, 98)


def test_its_processes_come_in_the_order_of_the_policy() -> None:
    assert [(process.id, process.kind.value) for process in policy().processes] == PROCESSES


def test_rows_stand_with_their_process_in_the_order_of_the_clauses() -> None:
    order = [row.process for row in policy().activities]
    assert list(dict.fromkeys(order)) == [process for process, _ in PROCESSES]
    assert order == sorted(order, key=list(policy().process).index)


def test_the_clause_of_a_row_is_that_of_its_id() -> None:
    numbers = dict(zip("一二三四五六", "123456", strict=True))
    for row in policy().activities:
        chapter, section, number = re.fullmatch(r"(.)\((.)\)(\d)", row.clause).groups()
        assert row.id.split("-")[0] == f"{numbers[chapter]}.{numbers[section]}.{number}"


def test_it_is_no_decision_yet() -> None:
    assert [row.id for row in policy().activities if row.decided] == []


def test_every_proposed_row_of_flow_and_oversight_has_exactly_one_a() -> None:
    assert [row.id for row in rows_of(*STEPS) if len(row.holders(A, Layer.PROPOSED)) != 1] == []


def test_every_proposed_row_of_flow_and_oversight_has_an_r() -> None:
    assert [row.id for row in rows_of(*STEPS) if not row.holders(R, Layer.PROPOSED)] == []


def test_what_is_proposed_as_accountable_can_answer() -> None:
    kinds = {policy().role[role].kind for row in policy().activities for role in row.holders(A, Layer.PROPOSED)}
    assert kinds == {RoleKind.DEPARTMENT, RoleKind.BODY, RoleKind.ROLE}


def test_every_department_holds_a_letter_in_some_step() -> None:
    shown = roll_up(rows_of(ProcessKind.FLOW), Layer.PROPOSED)
    assert [department for department in DEPARTMENTS if department not in shown] == []


def test_nobody_who_carries_a_project_out_accepts_it() -> None:
    assert owners("3.1.2-c", "3.2.1-a", "3.2.1-b") & owners("3.3.1-b", "3.3.1-c") == set()


def test_nothing_is_proposed_for_the_duties_of_chapter_2() -> None:
    assert [row.id for row in policy().activities if row.id.startswith("2.") and row.proposed] == []


def test_every_proposal_changes_something() -> None:
    idle = [(row.id, role) for row, role, mark in proposals() if mark.letters == letters_today(row, role)]
    assert idle == []


def letters_today(row: Activity, role: str) -> Letters:
    return row.marks(Layer.TODAY).get(role, Mark(())).letters


def test_every_reason_names_a_clause_and_the_same_in_both_languages() -> None:
    clauses = [[set(CLAUSE.findall(text)) for text in (mark.why.en, mark.why.zh)] for _, _, mark in proposals()]
    assert [pair for pair in clauses if pair[0] != pair[1] or not pair[0]] == []


def test_every_text_is_there_in_chinese() -> None:
    assert [text for text in texts(policy()) if not HAN.search(text.zh)] == []


def test_every_text_is_there_in_english() -> None:
    assert [text for text in texts(policy()) if HAN.search(CLAUSE.sub("", text.en)) or not text.en.strip()] == []
