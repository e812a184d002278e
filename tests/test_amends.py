"""Amendments as events: decided, taken back, merged and told like letters."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from raci.file.edit import edit_file, edit_text
from raci.file.load import loads
from raci.log import Amends, Event, Merged, decode, encode, fold, undo, version_at
from raci.log.event_words import lines, misfits
from raci.model import Matrix, When
from raci.model.amendments import Amended
from raci.model.field_changes import FieldChange, turned_field
from raci.out.minutes import blocks
from raci.words.problem import Problem
from raci.words.sentences import Text
from raci.workshop.minutes import minutes
from tests.matrices import POLICY, policy
from tests.workshops import CODE, OPENED

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
SOON = When(Text("within five days", "五日内"), True)
TO = FieldChange("4.1.1-c", Amended.TO, (), ("management",))
EVERY = (
    TO,
    FieldChange("3.3.1-b", Amended.WHEN, None, SOON),
    FieldChange("3.1.1-c", Amended.REFUSED, None, "3.1.2-d"),
    FieldChange("internal-audit", Amended.IN_SCOPE, False, True),
    FieldChange("internal-audit", Amended.ANSWERS, None, Text("Head of audit", "内审负责人")),
    FieldChange("internal-audit", Amended.REPORTS_TO, (), ("management",)),
)
WHOLE = Amends(EVERY, "Audit answers to somebody")


def event(number: int, body: Any) -> Event:
    return Event("operations-policy", number, NOW, "Li", body)


def today(*bodies: Any, matrix: Matrix | None = None) -> Any:
    return fold(matrix or policy(), [event(number, body) for number, body in enumerate(bodies, 1)])


def held(matrix: Matrix) -> list[object]:
    role = matrix.role["internal-audit"]
    row = matrix.activity
    fields = [row["4.1.1-c"].to, row["3.3.1-b"].when, row["3.1.1-c"].refused]
    return [*fields, role.in_scope, role.answers, role.reports_to]


BEFORE, AFTER = [one.before for one in EVERY], [one.after for one in EVERY]


def test_what_is_amended_holds_today_and_the_file_stays_as_it_is() -> None:
    found = today(WHOLE)
    assert held(found.matrix) == AFTER and held(found.file) == BEFORE and found.misfits == ()


def test_an_event_is_written_and_read_back() -> None:
    assert decode("amend", encode(WHOLE)) == WHOLE
    with pytest.raises(ValueError, match="amend is damaged"):
        decode("amend", encode(WHOLE).replace('"field":"in_scope","before":false', '"field":"in_scope","before":"no"'))


def test_it_is_taken_back_and_brought_back_whole() -> None:
    back = undo(event(1, WHOLE), today(WHOLE))
    assert isinstance(back, Amends) and held(today(WHOLE, back).matrix) == BEFORE
    again = undo(event(2, back), today(WHOLE, back))
    assert isinstance(again, Amends) and held(today(WHOLE, back, again).matrix) == AFTER
    assert isinstance(undo(event(1, WHOLE), today(WHOLE, back)), Problem)


def test_who_amends_what_has_changed_meanwhile_is_told_and_nothing_is_lost() -> None:
    first = Amends((TO,), "W")
    late = Amends((replace(TO, after=("decision-makers",)),), "V")
    found = today(first, late)
    assert found.matrix.activity["4.1.1-c"].to == ("management",)
    assert [one.event.number for one in found.misfits] == [2]
    assert [(number, told) for number, told, _ in misfits(found, "en")] == [
        (2, "“Report the audit findings with recommendations” (4.1.1): Goes to: – → Decision-makers")
    ]
    later = Amends((replace(TO, before=("management",), after=("decision-makers",)),), "V")
    assert isinstance(undo(event(1, first), today(first, later)), Problem)


@pytest.mark.parametrize(
    "change",
    [
        FieldChange("gone", Amended.TO, (), ("management",)),
        FieldChange("4.1.1-c", Amended.TO, (), ("gone",)),
        FieldChange("3.1.1-c", Amended.REFUSED, None, "gone"),
    ],
)
def test_what_the_file_has_lost_is_a_misfit(change: Any) -> None:
    found = today(Amends((change,), "W"))
    assert len(found.misfits) == 1 and found.matrix == policy()


def test_amendments_are_written_into_the_file_and_every_other_line_stays() -> None:
    text = POLICY.read_text(encoding="utf-8")
    edited = edit_text(text, today(WHOLE).matrix)
    assert held(loads(edited)) == AFTER and loads(edited) == today(WHOLE).matrix
    old, new = text.splitlines(), edited.splitlines()
    assert len(new) - len(old) == 6 and set(old) <= set(new)
    again = today(WHOLE, Merged(1), matrix=loads(edited))
    assert again.matrix == loads(edited) and again.misfits == ()


def test_a_version_before_the_merge_has_what_held_before() -> None:
    edited = loads(edit_text(POLICY.read_text(encoding="utf-8"), today(WHOLE).matrix))
    events = [event(1, WHOLE), event(2, Merged(1))]
    assert held(version_at(fold(edited, events), 0).matrix) == BEFORE
    assert held(version_at(fold(edited, events), 1).matrix) == AFTER


def test_a_field_is_changed_and_taken_out_in_any_layout() -> None:
    rows = "{id: a1, process: p, name: N, act: do, to: [b], when: {text: T, exact: true}, stated: {b: A/R}}"
    head = (
        "id: m\ntitle: M\nroles:\n- {id: b, name: B, kind: role, reports_to: [c]}\n- id: c\n  name: C\n  kind: role\n"
    )
    text = head + f"processes:\n- {{id: p, name: P, kind: flow}}\nactivities:\n- {rows}\n"
    changes = (
        FieldChange("a1", Amended.TO, ("b",), ("c",)),
        FieldChange("a1", Amended.WHEN, When(Text("T", "T"), True), None),
        FieldChange("b", Amended.REPORTS_TO, ("c",), ()),
        FieldChange("c", Amended.ANSWERS, None, Text("x: y\x07", "乙")),
    )
    edited = edit_file(text, today(Amends(changes, "W"), matrix=loads(text)).matrix)
    assert edited.problem is None
    assert "{id: a1, process: p, name: N, act: do, to: [c], stated: {b: A/R}}" in edited.text
    assert "- {id: b, name: B, kind: role}\n" in edited.text
    assert '  answers: {en: "x: y", zh: 乙}\n' in edited.text


def test_the_record_tells_it_in_words() -> None:
    (line,) = lines(today(Amends((TO,), "Somebody must read it")), "zh")
    assert line.says == "“提交审计报告，给出意见和建议”（四(一)1）：提交给：– → 管理层"
    assert (line.kind, line.why, line.activities, line.roles) == ("amend", "Somebody must read it", ("4.1.1-c",), ())


def test_the_minutes_tell_the_amendments_of_the_workshop_that_stand() -> None:
    own = replace(WHOLE, fields=(TO,), workshop=CODE)
    taken_back = replace(WHOLE, fields=EVERY[1:2], workshop=CODE)
    bodies = [OPENED, own, taken_back, replace(taken_back, fields=(turned_field(EVERY[1]),), undoes=3)]
    events = [event(number, body) for number, body in enumerate(bodies, 1)]
    told = minutes(policy(), fold(policy(), events), events, CODE, "en")
    line = "“Report the audit findings with recommendations” (4.1.1): Goes to: – → Management"
    assert told.amended == (f"{line}. Reason: Audit answers to somebody",)
    assert line in "\n".join(block.text for block in blocks(told, "en"))
