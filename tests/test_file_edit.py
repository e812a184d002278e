"""Write into file: decisions merged into YAML text, every other byte kept."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from raci.file import nodes
from raci.file.dump import dumps
from raci.file.edit import difference, edit_file, edit_text
from raci.file.load import loads
from raci.file.scalars import as_written, scalar
from raci.log import Accepted, Closed, Decision, Event, accepted_until, fold, undo, version_at
from raci.model.changes import Change
from raci.model.letters import Layer, Mark, letters_of
from raci.words.problem import Problem
from tests.matrices import POLICY, PROPERTY, ROOT, text_of

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def in_braces(text: str) -> str:
    """The same matrix with a row in braces on every line of its activities, and a comment behind each."""

    head, _, _ = dumps(loads(text)).partition("activities:\n")
    rows = yaml.load(dumps(loads(text)), yaml.CSafeLoader)["activities"]
    told = [yaml.safe_dump(row, default_flow_style=True, width=10_000, allow_unicode=True).strip() for row in rows]
    return head + "activities:\n" + "".join(f"  - {row}  # comment {n}\n" for n, row in enumerate(told))


def excerpt(text: str, most: int) -> str:
    """The same file with so many of its rows that have proposals, line by line as they stand."""

    head, topics, processes, activities = re.split("^(?=topics:|processes:|activities:)", text, flags=re.MULTILINE)
    key, *rows = re.split("^(?=  - )", activities, flags=re.MULTILINE)
    kept = "".join([row for row in rows if "proposed:" in row and "carried:" not in row][:most])
    return head + topics + processes + key + kept


FILES = [POLICY, *(ROOT / "data" / f"{name}.yaml" for name in ("aquarium", "brand-custody", "fashion-retail"))]
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
TEXTS["braces"] = in_braces(TEXTS["aquarium"])
TEXTS["proposals"] = excerpt(TEXTS["operations-policy"], 12)
MATRICES = {name: loads(text) for name, text in TEXTS.items()}
OFTEN = [*TEXTS, *("aquarium", "braces", "proposals") * 4]
"""A large file takes ten times as long as a small one, and has the same layouts more often."""
HOSTILE = [
    "=1+1",
    "a: b # c",
    "\"'\\",
    "<b>x</b>",
    "a\nb\tc",
    "- x",
    "{en: x}",
    "null",
    "\x07bell",
    "\ud800",
    "\u2028x",
    "😀",
]


def today_of(text: str, *bodies: Any) -> Any:
    matrix = loads(text)
    return matrix, fold(matrix, [Event("m", n, NOW, "me", body) for n, body in enumerate(bodies, 1)]).matrix


def merged(text: str, *bodies: Any) -> str:
    return edit_text(text, today_of(text, *bodies)[1])


def decide(role: str, before: str, after: str, why: str = "W", activity: str = "a1") -> Decision:
    return Decision((Change(activity, role, letters_of(before), letters_of(after)),), why)


def counted(matrix: Any) -> Any:
    """What counts of a version: letters, until when exceptions are accepted, the day of the review."""

    cells = {(row.id, role): mark.cell for row in matrix.activities for role, mark in row.marks(Layer.TODAY).items()}
    excuses = sorted((one.rule, one.at, one.until) for one in matrix.accept)
    return {key: cell for key, cell in cells.items() if cell}, excuses, matrix.review


def added(before: str, after: str) -> list[str]:
    return [line for line in difference(before, after, "m") if line[0] in "+-" and line[:3] not in ("+++", "---")]


def test_nothing_decided_leaves_the_text_alone() -> None:
    assert merged(TEXTS["operations-policy"]) == TEXTS["operations-policy"]


def test_a_decision_adds_its_lines_and_touches_no_other() -> None:
    text = text_of("stated: {ops: R, fin: C}  # why so")
    assert added(text, merged(text, decide("ops", "R", "A/R"))) == [
        "+    decided:",
        "+      ops: {letters: A/R, on: 2026-12-01, why: W}",
    ]


def test_the_proposals_of_a_decided_row_leave_the_file_and_those_of_other_rows_stay() -> None:
    row = "stated: {ops: R}\nproposed:\n  # first\n  ops: {letters: A, why: W}\n  # second\n  fin: {letters: C, why: W}"
    text = text_of(row, row)
    assert sorted(added(text, merged(text, decide("ops", "R", "A")))) == [
        "+      ops: {letters: A, on: 2026-12-01, why: W}",
        "+    decided:",
        "-      # first",
        "-      # second",
        "-      fin: {letters: C, why: W}",
        "-      ops: {letters: A, why: W}",
        "-    proposed:",
    ]


def test_the_last_adopted_proposal_takes_its_heading_along() -> None:
    text = text_of("stated: {ops: R}\nproposed:\n  ops: {letters: A, why: W}")
    assert "proposed" not in merged(text, decide("ops", "R", "A"))


def test_a_second_decision_replaces_the_first_in_the_file() -> None:
    text = text_of(
        "stated: {ops: R}\ndecided:\n  ops: {letters: A, on: 2026-01-01, why: old}  # c\n"
        "  fin: {letters: C, on: 2026-01-01, why: W}"
    )
    assert added(text, merged(text, decide("ops", "A", "C"))) == [
        "-      ops: {letters: A, on: 2026-01-01, why: old}  # c",
        "+      ops: {letters: C, on: 2026-12-01, why: W}",
    ]


@pytest.mark.parametrize(
    "held",
    ["decided: {ops: {letters: A, on: 2026-01-01, why: W}}", "decided: {}", "proposed: {ops: {letters: A, why: W}}"],
)
def test_flow_layouts_of_marks_are_rewritten(held: Any) -> None:
    text = text_of("stated: {ops: A, fin: C}\n" + held)
    assert (
        loads(merged(text, decide("ops", "A", "C"), decide("fin", "C", ""))).activities[0].decided["fin"].letters == ()
    )


def test_an_item_that_begins_with_its_proposals_keeps_its_dash() -> None:
    text = text_of("stated: {ops: R}\nproposed: {ops: {letters: A, why: W}}")
    moved = text.replace("    proposed: {ops: {letters: A, why: W}}\n", "").replace(
        "    proposed: {ops: {letters: A, why: W}}", ""
    )
    moved = moved.replace('  - id: "a1"', '  - proposed: {ops: {letters: A, why: W}}\n    id: "a1"')
    assert "  - proposed: {}\n" in merged(moved, decide("ops", "R", "A"))


def test_exceptions_and_the_review_day_are_written() -> None:
    text = text_of("stated: {ops: R}")
    after = merged(text, Accepted("RACI101", "a1", "small", date(2027, 1, 1), "audit"), Closed("w", date(2027, 6, 30)))
    assert added(text, after) == [
        "+review: {due: 2027-06-30}",
        "+accept:",
        "+  - {rule: RACI101, at: a1, why: small, until: 2027-01-01, control: audit}",
    ]


def test_a_review_day_that_stays_is_not_written_anew() -> None:
    text = text_of("stated: {ops: R}", more="review: {due: '2027-01-01'}")
    assert "review: {due: '2027-01-01'}" in merged(text, decide("ops", "R", "A")).splitlines()


def test_a_review_day_changes_in_place() -> None:
    text = text_of("stated: {ops: R}", more="review: {due: 2027-01-01}  # yearly")
    assert added(text, merged(text, Closed("w", date(2027, 6, 30), date(2027, 1, 1)))) == [
        "-review: {due: 2027-01-01}  # yearly",
        "+review: {due: 2027-06-30}  # yearly",
    ]


LISTED = "accept:\n  # one\n  - {rule: RACI101, at: a1, why: W, until: 2027-01-01}\n"
LISTED += "  # two\n  - {rule: RACI102, at: a1, why: W, until: 2027-01-01}"


def test_an_exception_that_was_accepted_anew_replaces_the_old_one() -> None:
    text = text_of("stated: {ops: R}", more=LISTED)
    anew = Accepted("RACI101", "a1", "N", date(2028, 1, 1), "", until_before=(date(2027, 1, 1),))
    assert added(text, merged(text, anew)) == [
        "-  - {rule: RACI101, at: a1, why: W, until: 2027-01-01}",
        "+  - {rule: RACI101, at: a1, why: N, until: 2028-01-01}",
    ]


def test_withdrawn_exceptions_leave_the_file() -> None:
    text = text_of("stated: {ops: R}", more=LISTED)
    given = Accepted("", "a1", "N", date(2028, 1, 1), "", is_withdrawn=True, until_before=(date(2027, 1, 1),))
    bodies = [replace(given, rule=rule) for rule in ("RACI101", "RACI102")]
    assert "RACI10" not in merged(text, *bodies)


@pytest.mark.parametrize(
    "change", [lambda t: t.rstrip("\n"), lambda t: t.replace("\n", "\r\n"), lambda t: "# head\n\n" + t + "\n# tail\n"]
)
def test_line_ends_and_comments_around_are_kept(change: Any) -> None:
    text = change(text_of("stated: {ops: R}\nproposed:\n  ops: {letters: A, why: W}", "stated: {fin: A}"))
    after = merged(text, decide("ops", "R", "A"), decide("fin", "A", "A/R", activity="a2"))
    assert ("\r\n" in after) == ("\r\n" in text) and after.count("\r\n") in (0, after.count("\n"))
    assert ("# tail" in after) == ("# tail" in text)


HEAD = """id: m
title: M
roles: [{id: ops, name: O, kind: role}, {id: fin, name: F, kind: role}]
processes: [{id: p, name: P, kind: flow}]
activities:  # the rows
"""
ROW = "id: a1, process: p, name: N, act: do"


@pytest.mark.parametrize(
    ("row", "after"),
    [
        (
            f"- {{{ROW}, stated: {{ops: R}}}}  # why",
            f"- {{{ROW}, stated: {{ops: R}}, decided: {{ops: {{letters: A, on: 2026-12-01, why: W}}}}}}  # why",
        ),
        (
            f'- {{"stated" : {{"ops" : "R"}} , {ROW}}}',
            f'- {{"stated" : {{"ops" : "R"}}, decided: {{ops: {{letters: A, on: 2026-12-01, why: W}}}} , {ROW}}}',
        ),
        (
            f"- {{proposed: {{fin: {{letters: A, why: W}}}}, {ROW}, stated: {{ops: R}}}}",
            f"- {{{ROW}, stated: {{ops: R}}, decided: {{ops: {{letters: A, on: 2026-12-01, why: W}}}}}}",
        ),
        (
            f"- {{{ROW}, stated: {{ops: R}}, proposed: {{fin: {{letters: A, why: W}}}}}}  # why",
            f"- {{{ROW}, stated: {{ops: R}}, decided: {{ops: {{letters: A, on: 2026-12-01, why: W}}}}}}  # why",
        ),
        (
            f"- {{{ROW}, stated: {{ops: R}}, decided: {{fin: {{letters: C, on: 2026-01-01, why: X}}}}}}",
            f"- {{{ROW}, stated: {{ops: R}}, decided: {{fin: {{letters: C, on: 2026-01-01, why: X}}, "
            "ops: {letters: A, on: 2026-12-01, why: W}}}",
        ),
        (
            f"- {{{ROW}, stated: {{}}, decided: {{ops: {{letters: R, on: 2026-01-01, why: X}}}}}} # why",
            f"- {{{ROW}, stated: {{}}, decided: {{ops: {{letters: A, on: 2026-12-01, why: W}}}}}} # why",
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_in_braces_is_edited_on_its_line(row: Any, after: Any, end: Any) -> None:
    text = (HEAD + row + "\n# tail\n").replace("\n", end)
    result = merged(text, decide("ops", "R", "A"))
    assert result == (HEAD + after + "\n# tail\n").replace("\n", end)
    assert loads(result).activities[0].proposed == {}


def test_a_row_in_braces_over_several_lines_keeps_its_comments() -> None:
    text = (
        HEAD
        + f"""- {{{ROW},  # what is done
   stated: {{ops: R}},  # who
   proposed: {{ops: {{letters: A, why: W}},
              fin: {{letters: C, why: W}}}}
  }}
- {{{ROW.replace("a1", "a2")}, stated: {{ops: R}}}}"""
    )
    assert added(text, merged(text, decide("ops", "R", "A"), decide("fin", "", "A", activity="a2"))) == [
        "-   stated: {ops: R},  # who",
        "-   proposed: {ops: {letters: A, why: W},",
        "-              fin: {letters: C, why: W}}",
        "+   stated: {ops: R}, decided: {ops: {letters: A, on: 2026-12-01, why: W}},  # who",
        "+   ",
        f"-- {{{ROW.replace('a1', 'a2')}, stated: {{ops: R}}}}",
        f"+- {{{ROW.replace('a1', 'a2')}, stated: {{ops: R}}, "
        "decided: {fin: {letters: A, on: 2026-12-01, why: W}}}",
    ]


def test_new_lines_end_as_their_neighbours_do() -> None:
    text = text_of("stated: {ops: R}", "stated: {ops: R}").replace("stated: {ops: R}\n", "stated: {ops: R}\r\n", 1)
    assert text.count("\r\n") == 1
    after = merged(text, decide("ops", "R", "A"), decide("ops", "R", "A", activity="a2"))
    assert after.count("\r\n") == 3 and len(added(text, after)) == 4


def test_a_text_is_read_once_and_what_comes_of_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of("stated: {ops: R}")
    read: Any = []
    _, today = today_of(text, decide("ops", "R", "A/R"))
    parse = nodes.parse
    monkeypatch.setattr(nodes, "parse", lambda text: read.append(text) or parse(text))
    result = edit_file(text, today).text
    assert read == [text, result]
    read.clear()
    assert edit_file(result, as_written(today)) == (result, None)
    assert read == [result]


@pytest.mark.parametrize("why", HOSTILE)
def test_hostile_reasons_are_written_safely(why: Any) -> None:
    text = text_of("stated: {ops: R}")
    _, today = today_of(text, decide("ops", "R", "A", why), Accepted("=x", "a1", why, date(2027, 1, 1), why))
    assert loads(edit_text(text, today)) == as_written(today)


def test_a_decision_without_a_reason_says_so() -> None:
    text = text_of("stated: {ops: R}")
    assert "why: {en: decided without a reason on record, zh: 作出决定时没有记录理由}" in merged(
        text, decide("ops", "R", "A", "")
    )


def test_reasons_that_a_file_can_hold_are_not_changed() -> None:
    _, today = today_of(text_of("stated: {ops: R}"), decide("ops", "R", "A", "a: b\n“c”"))
    assert as_written(today) == today


def test_a_layout_that_cannot_be_edited_by_lines_is_refused() -> None:
    text = '{"id": "m", "title": "M", "roles": [{"id": "ops", "name": "O", "kind": "role"}], "processes": '
    text += '[{"id": "p", "name": "P", "kind": "flow"}], "activities": [{"id": "a1", "process": "p", "name": "N", '
    text += '"act": "do", "stated": {"ops": "R"}}]}'
    with pytest.raises(ValueError, match="not written one key a line; download"):
        edit_text(text, today_of(text, decide("ops", "R", "A"))[1])


def test_a_matrix_of_another_file_is_refused() -> None:
    text = text_of("stated: {ops: R}")
    with pytest.raises(ValueError, match="do not fit into this file; download"):
        edit_text(text, loads(text_of("stated: {ops: A}")))


def test_what_was_taken_back_is_not_written() -> None:
    text = text_of("stated: {ops: R}\nproposed:\n  ops: {letters: A, why: W}")
    event = Event("m", 1, NOW, "me", decide("ops", "R", "A"))
    back = undo(event, fold(loads(text), [event]))
    assert merged(text, event.body, back) == text


@PROPERTY
@given(st.text())
def test_every_text_becomes_one_line_that_reads_back(text: Any) -> None:
    shown = "".join(one for one in text if not "\ud800" <= one <= "\udfff")
    assert nodes.plain(nodes.parse(f"[{scalar(shown)}]")) == [shown]
    assert len(scalar(shown).splitlines()) == 1


@settings(PROPERTY, max_examples=120)
@given(st.data())
def test_random_decisions_read_back_as_today(data: Any) -> None:
    name = data.draw(st.sampled_from(OFTEN))
    matrix = MATRICES[name]
    events: list[Event] = []
    for number in range(1, data.draw(st.integers(1, 12)) + 1):
        today = fold(matrix, events).matrix
        row = data.draw(st.sampled_from(today.activities))
        role = data.draw(st.sampled_from([*row.proposed, *row.stated, *matrix.role]))
        held = row.marks(Layer.TODAY).get(role, Mark(()))
        after = data.draw(st.sampled_from([letters_of(one) for one in ("", "A", "R", "A/R", "C", "I", "R/C")]))
        why = data.draw(st.text(max_size=30) | st.sampled_from(HOSTILE))
        body: Any = Decision((Change(row.id, role, held.letters, after),), why)
        if data.draw(st.integers(0, 4)) == 0:
            body = Accepted("RACI101", row.id, why, date(2028, 1, 1), why, is_withdrawn=data.draw(st.booleans()))
            body = replace(body, until_before=accepted_until(today, "RACI101", row.id))
        if events and data.draw(st.integers(0, 4)) == 0:
            back = undo(data.draw(st.sampled_from(events)), fold(matrix, events))
            body = body if isinstance(back, Problem) else back
        events.append(Event(matrix.id, number, NOW, "me", body))
    due = matrix.review.due if matrix.review else None
    closed = Closed("w", data.draw(st.none() | st.dates(date(2027, 1, 1))), due)
    events.append(Event(matrix.id, len(events) + 1, NOW, "me", closed))
    today = fold(matrix, events).matrix
    text = TEXTS[name]
    after = edit_text(text, today)
    again = loads(after)
    assert again == as_written(today)
    assert fold(again, events).misfits == () and as_written(fold(again, events).matrix) == again
    number = data.draw(st.integers(0, len(events)))
    then = [counted(version_at(fold(file, events), number).matrix) for file in (again, matrix)]
    assert then[0] == then[1]
    kept = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#")] == kept
    assert after.count("# comment") == text.count("# comment")
    assert edit_text(after, again) == after


def test_a_file_that_cannot_be_edited_line_by_line_is_written_anew_and_says_so() -> None:
    text = '{"id": "m", "title": "M", "roles": [{"id": "ops", "name": "O", "kind": "role"}], "processes": '
    text += '[{"id": "p", "name": "P", "kind": "flow"}], "activities": [{"id": "a1", "process": "p", "name": "N", '
    text += '"act": "do", "stated": {"ops": "R"}}]}'
    _, today = today_of(text, decide("ops", "R", "A/R"))
    anew, problem = edit_file(text, today)
    assert isinstance(problem, Problem) and problem.message().startswith("this file is laid out in a way")
    assert loads(anew) == as_written(today)


def test_what_can_be_edited_is_written_as_it_was() -> None:
    text = text_of("stated: {ops: R, fin: C}  # why so")
    _, today = today_of(text, decide("ops", "R", "A/R"))
    assert edit_file(text, today) == (merged(text, decide("ops", "R", "A/R")), None)
