"""Minutes of a workshop: the value from the log, and its two forms on paper."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from docx import Document

from raci.log import (
    Accepted,
    Belated,
    Closed,
    Confirmed,
    Decision,
    Event,
    Opened,
    Parked,
    Revealed,
    Settled,
    fold,
    undo,
)
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.out.minutes import minutes_docx, minutes_markdown, minutes_section
from raci.workshop import minutes
from tests.matrices import matrix_of

W = "K4F-9TX-AMW"
DAY = date(2026, 12, 1)
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
MATRIX = matrix_of("stated: {ops: R, fin: I}", "name: X\nstated: {}", "stated: {ops: A/R, fin: I}")
OPENED = Opened(W, "Settle it", DAY, ("a1", "a2"), ("ops", "fin"))
GIVEN = Change("a1", "ops", letters_of("R"), letters_of("A/R"))
DECIDED = Decision((GIVEN,), "they do it", ("ops",), (("fin", "too much"),), "below 50 k", W)
HOSTILE = "<script>x</script> | [a](javascript:b) *b* `c`\n# d & \\ =1+1"


def events(*bodies: Any) -> Any:
    return [Event("m", number, NOW, "ann", body) for number, body in enumerate(bodies, 1)]


def taken_back(event: Event, listed: list[Event]) -> Any:
    return undo(event, fold(MATRIX, listed))


def of(*bodies: Any, lang: str = "en", opened: Any = OPENED, **more: Any) -> Any:
    listed = events(opened, *bodies)
    return minutes(MATRIX, fold(MATRIX, listed), listed, W, lang, **more)


def test_the_head_says_what_when_and_who() -> None:
    found = of(attendance={"fin": 2})
    assert (found.title, found.matrix, found.day, found.first, found.last) == ("Settle it", "M", DAY, 1, 1)


def test_attendance_is_what_phones_and_slips_did_and_names_the_silent_seats_too() -> None:
    assert of(attendance={"fin": 2}).seats == (("ops", None), ("fin", 2))
    told = minutes_markdown(of(attendance={"ops": 0, "fin": 2}), "en")
    assert "| ops | took the seat | 0 |" in told and "| fin | took the seat | 2 |" in told
    assert "| ops | nobody took the seat | – |" in minutes_markdown(of(attendance={"fin": 2}), "en")


def test_every_row_of_the_workshop_is_listed_once_as_it_stands_at_the_end() -> None:
    later = Decision((replace(GIVEN, before=GIVEN.after, after=letters_of("A")),), "only answers", workshop=W)
    parked = [Parked("a2", question, "fin", DAY, W) for question in ("who?", "who else?")]
    found = of(DECIDED, *parked, later, opened=replace(OPENED, rows=("a1", "a2", "a3", "gone")))
    assert [(one.activity, one.outcome, one.accountable, one.responsible) for one in found.rows] == [
        ("N", "decided", "ops", ""),
        ("X", "parked", "", ""),
        ("N", "left", "ops", "ops"),
        ("gone", "lost", "", ""),
    ]
    assert [(one.about, one.question) for one in found.parked] == [("X", "who else?")]
    told = minutes_markdown(found, "en")
    for line in ("| N | 1 | decided | ops | nobody |", "| N | 1 | left as it was | ops | ops |"):
        assert line in told
    assert "| gone | – | no longer in the file | – | – |" in told


def test_a_row_decided_twice_is_one_row_with_what_is_left_of_each_decision() -> None:
    other = Decision((Change("a1", "fin", letters_of("I"), letters_of("C")),), "is asked", ("fin",), workshop=W)
    last = Decision((replace(GIVEN, before=GIVEN.after, after=letters_of("A")),), "only answers", workshop=W)
    [one] = of(DECIDED, other, last).decisions
    assert one.cells == (("ops", "R", "A"), ("fin", "I", "C"))
    assert [(said.number, said.why, said.agreed) for said in one.said] == [(3, "is asked", ("fin",)), (4, last.why, ())]
    told = minutes_markdown(of(DECIDED, other, last), "en")
    assert "they do it" not in told and told.count("\n### 1\\. N") == 1 and "- fin: I → C" in told


def test_what_was_decided_beside_the_planned_rows_is_listed_too() -> None:
    found = of(Decision((Change("a3", "fin", letters_of("I"), letters_of("C")),), "w", workshop=W))
    assert [one.outcome for one in found.rows] == ["left", "left", "decided"]


def test_a_seat_that_said_nothing_of_its_column_is_listed() -> None:
    assert of(Confirmed("fin", True, "", W)).said == (("ops", None, "", False), ("fin", True, "", False))
    assert "| ops | has not said |" in minutes_markdown(of(), "en")


def test_a_column_that_changed_after_it_was_confirmed_is_told() -> None:
    assert of(Confirmed("ops", True, "", W), DECIDED).said[0] == ("ops", True, "", True)
    assert of(DECIDED, Confirmed("ops", True, "", W)).said[0] == ("ops", True, "", False)
    assert "confirms, and its column has changed since" in minutes_markdown(
        of(Confirmed("ops", True, "", W), DECIDED), "en"
    )


def test_a_decision_is_told_with_reason_dissent_and_conditions() -> None:
    [one] = of(DECIDED).decisions
    [said] = one.said
    assert (one.activity, one.clause, one.cells, said.why) == ("N", "1", (("ops", "R", "A/R"),), "they do it")
    assert (said.agreed, said.dissent, said.conditions) == (("ops",), (("fin", "too much"),), "below 50 k")
    assert (said.number, said.author) == (2, "ann")


def test_a_decision_on_two_rows_is_told_row_by_row() -> None:
    other = Change("a2", "fin", (), letters_of("A"))
    assert [one.activity for one in of(Decision((GIVEN, other), "w", workshop=W)).decisions] == ["N", "X"]


def test_what_was_taken_back_is_left_out_and_what_was_redone_is_in() -> None:
    listed = events(OPENED, DECIDED)
    listed.append(Event("m", 3, NOW, "ann", taken_back(listed[1], listed)))
    assert minutes(MATRIX, fold(MATRIX, listed), listed, W, "en").decisions == ()
    listed.append(Event("m", 4, NOW, "ann", taken_back(listed[2], listed)))
    assert [one.said[0].number for one in minutes(MATRIX, fold(MATRIX, listed), listed, W, "en").decisions] == [4]


def test_other_workshops_stay_out() -> None:
    assert of(Decision((GIVEN,), "w", workshop="other"), Parked("a2", "q", "fin", DAY, "other")).decisions == ()


def test_parked_rows_are_those_still_open() -> None:
    asked, answered = Parked("a2", "who?", "fin", DAY, W), Parked("a1", "when?", "ops", DAY, W)
    assert of(asked, answered, Settled("a1", 3, W)).parked == (("X", "who?", "fin", DAY),)


def test_exceptions_carry_rule_control_and_end() -> None:
    kept = Accepted("RACI101", "a1", "small", DAY, "audit", W)
    [one] = of(kept).exceptions
    assert one == ("RACI101 Answer unsaid", "N", "small", "audit", DAY)
    assert (
        of(kept, Accepted("RACI101", "a1", "no", DAY, "", W, is_withdrawn=True, until_before=(DAY,))).exceptions == ()
    )


def test_an_accepted_finding_is_not_settled() -> None:
    kept = Accepted("RACI101", "a1", "small", date(2027, 1, 1), "audit", W)
    found = of(kept)
    assert found.tally[-1] == ("accepted", 0, 1)
    assert (found.settled, found.raised) == ((), ())


def test_what_a_department_said_last_counts() -> None:
    said = of(
        Confirmed("ops", False, "too much", W), Confirmed("ops", True, "", W), Confirmed("fin", False, "no", W)
    ).said
    assert said == (("ops", True, "", False), ("fin", False, "no", False))


def test_what_came_late_is_said_apart() -> None:
    told = of(Revealed(W), Belated((("ops", "a1"), ("fin", "a1")), True, W), Belated((("ops", "a2"),), False, W))
    assert told.late == (
        "Late answers are taken in, marked as late: ops: N; fin: N",
        "Late answers are left out: ops: X",
    )
    assert told.late[0] in minutes_markdown(told, "en")


def test_findings_are_counted_before_and_after() -> None:
    found = of(DECIDED, Accepted("RACI100", "a2", "w", date(2027, 1, 1), "c", W))
    assert found.tally[0] == ("gap", 1, 0)
    assert found.tally[-1] == ("accepted", 0, 1)
    assert "“N” is done by ops; the text does not say who answers for it (1)" in found.settled


def test_the_next_review_is_that_of_the_closing_or_of_the_file() -> None:
    assert of().review is None
    assert of(Revealed(W), Closed(W, date(2027, 6, 30))).review == date(2027, 6, 30)


def test_a_workshop_that_the_log_does_not_know_is_refused() -> None:
    for asked in ("nix", ""):
        with pytest.raises(ValueError, match="no workshop has the code"):
            minutes(MATRIX, fold(MATRIX, []), events(DECIDED), asked, "en")


class Words(HTMLParser):
    """Tags that a page opens, and all text that it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[Any] = []

    def handle_starttag(self, tag: Any, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: Any) -> None:
        self.text += data


def read(html: Any) -> Any:
    page = Words()
    page.feed(html)
    return page


def test_the_page_has_headings_and_tables_and_loads_nothing() -> None:
    page = read(minutes_section(of(DECIDED), "en"))
    assert {"h1", "h2", "h3", "table", "th", "td", "li"} <= set(page.tags)
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert "Dissent of fin: too much" in page.text and "Conditions: below 50 k" in page.text


def hostile() -> Any:
    decided = Decision((GIVEN,), HOSTILE, ("ops",), (("fin", HOSTILE),), HOSTILE, W)
    return of(decided, Parked("a2", HOSTILE, "fin", DAY, W), Confirmed("ops", False, HOSTILE, W))


def test_nothing_typed_becomes_markup_in_the_page() -> None:
    page = read(minutes_section(hostile(), "en"))
    assert "script" not in page.tags and "<script>x</script>" in page.text


def test_the_word_file_has_headings_and_tables_and_everything_typed_as_it_was() -> None:
    paper = Document(io.BytesIO(minutes_docx(hostile(), "en")))
    told = "\n".join(one.text for one in paper.paragraphs)
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= {one.style.name for one in paper.paragraphs}
    assert all("tblHeader" in table.rows[0]._tr.xml for table in paper.tables) and len(paper.tables) >= 5
    assert all("cantSplit" in row._tr.xml for table in paper.tables for row in table.rows)
    widths = [[column.width for column in table.columns] for table in paper.tables]
    assert any(max(each) > 2 * min(each) for each in widths)  # a column is as wide as its texts are long
    assert "Reason: <script>x</script> | [a](javascript:b) *b* `c`" in told
    assert "NUMPAGES" in paper.sections[0].footer._element.xml


def test_nothing_typed_becomes_markup_in_markdown() -> None:
    told = minutes_markdown(hostile(), "en")
    assert "<script" not in told.replace("\\<script", "") and "[a](" not in told.replace("\\[a\\](", "")
    assert [line.count(" | ") for line in told.splitlines() if line.startswith("| X")] == [4, 3]
    assert [line for line in told.splitlines() if line.startswith("# ")] == ["# Settle it"]


@pytest.mark.parametrize("write", [minutes_section, minutes_markdown])
def test_the_chinese_minutes_hold_no_english_sentence_of_ours(write: Any) -> None:
    told = write(of(DECIDED, Closed(W, DAY), lang="zh"), "zh")
    assert "fin保留意见：too much" in told and "下次复审" in told
    assert [word for word in ("Reason", "Decisions", "Attendance", "none", "Gaps", "Rows") if word in told] == []


def test_a_workshop_without_anything_says_so() -> None:
    assert minutes_markdown(of(), "en").count("\n\nnone\n") >= 5
