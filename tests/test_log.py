"""The log: events as JSON and back, folded over the matrix of the file, and taken back."""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raci.file.dump import dumps
from raci.file.load import loads
from raci.log import (
    NEWER,
    Accepted,
    Answered,
    Assigned,
    AssignedCause,
    Assignment,
    Belated,
    Closed,
    Confirmed,
    Decision,
    Declined,
    Event,
    Merged,
    Newer,
    Opened,
    Parked,
    Revealed,
    Settled,
    Stage,
    decode,
    encode,
    fold,
    incomplete,
    stands,
    undo,
    version_at,
)
from raci.log.wire import BodyForm
from raci.model import Acceptance, Matrix, Review
from raci.model.changes import Change
from raci.model.letters import Layer, Letter, letters_of
from raci.words.problem import Problem
from raci.words.sentences import Text
from tests.matrices import DATA, PROPERTY, ROOT, applied, matrix_of, policy, shipped

A, R, C = Letter.A, Letter.R, Letter.C
DAY, LATER = date(2026, 12, 1), date(2027, 6, 30)
AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
MATRIX = matrix_of("stated: {ops: C, it: R}", "stated: {ops: A}")
OPENED = Opened("w1", "Title", DAY, ("a1",), ("ops",))
ACCEPTED = Accepted("RACI505", "a1", "small firm", LATER, "yearly audit")
GIVEN, LISTED = Assignment("ops", DAY), Assignment("Li", DAY, LATER)
ABOUT = Text("nobody", "无人")
BODIES = [
    Decision((Change("a1", "ops", (A, R), (), Text("why", "为何")),), "W", ("ops",), (("it", "no"),), "if", "w1", 3),
    Decision((), ""),
    replace(ACCEPTED, workshop="w1", is_withdrawn=True, undoes=2, until_before=(DAY, LATER)),
    Parked("a1", "Who?", "ops", DAY, "w1"),
    Settled("a1", 4),
    Confirmed("ops", False, "not ours"),
    Confirmed("ops", True, day=DAY, column=(("a1", "A/R"), ("a2", "C"))),
    Declined("ops", "a1", "not ours", is_withdrawn=True, undoes=3),
    OPENED,
    Revealed("w1"),
    Belated((("ops", "a1"), ("it", "a1")), True, "w1"),
    Closed("w1", LATER),
    Closed("w1", LATER, DAY),
    Closed("w1"),
    Merged(7),
    Assigned("row:a1", Text("open", "未决"), Assignment(), Assignment("ops", DAY, LATER), "a1", "w1", 3),
    Assigned("c1", ABOUT, Assignment(), LISTED, "a1", also=(AssignedCause("c2", ABOUT, GIVEN, LISTED, "a2"),)),
    Answered(4, "as it is", 5, "a1", "", "w1", 6),
]


def log(*bodies: Any) -> list[Event]:
    return [Event("m", number, AT, "Li", body) for number, body in enumerate(bodies, 1)]


def decided(before: str, after: str, *, activity: str = "a1", role: str = "ops", why: str = "W") -> Decision:
    return Decision((Change(activity, role, letters_of(before), letters_of(after)),), why)


W = "K4F-9TX-AMW"
RECORDED: list[Any] = [
    decided("C", "A/R", why="agreed"),
    Opened(W, "Settle “it”, 一次定下来", DAY, ("a1", "a2"), ("ops", "it")),
    Opened("Q7B-2MD-RTY", "", DAY, (), ()),
    Revealed(W),
    Belated((("ops", "a1"), ("it", "a2")), True, W),
    Belated((), False, W),
    Decision(
        (
            Change("a1", "ops", (A, R), (), Text('why "so" \\ 1\n2\t3', "为何")),
            Change("a1", "it", (), (R,)),
            Change("a2", "it", tuple(Letter), (Letter.I,)),
        ),
        "谁做谁负责 \u2028 \x7f \U0001f3af",
        agreed=("ops", "it"),
        dissent=(("it", "no, / 不"),),
        conditions="if the budget holds",
        workshop=W,
    ),
    Decision((), "", undoes=1),
    ACCEPTED,
    Accepted("RACI505", "a1", "small firm", LATER, "", W, True, 9, (DAY, LATER)),
    Parked("a1", "Who?", "ops", DAY, W),
    Settled("a1", 11),
    Parked("a1", "Who?", "ops", DAY, undoes=12),
    Settled("a1", 13, W, 13),
    Confirmed("ops", True),
    Confirmed("it", False, "not ours", W),
    Closed(W, LATER, DAY),
    Closed("Q7B-2MD-RTY"),
    Merged(17),
]
"""What the log in `cases/log-1.txt` says."""


def cell(today: Any, activity: str = "a1", role: str = "ops") -> str:
    return today.matrix.activity[activity].marks(Layer.TODAY)[role].cell


def reasons(today: Any) -> list[tuple[int, str]]:
    return [(misfit.event.number, misfit.why.message().partition(";")[0]) for misfit in today.misfits]


def after_undo(matrix: Any, events: list[Event], *numbers: int) -> list[Event]:
    """The log with these events taken back, one after the other; asserts that each can be."""

    for number in numbers:
        body = undo(events[number - 1], fold(matrix, events))
        assert not isinstance(body, Problem), body.message()
        events = [*events, Event("m", len(events) + 1, AT, "Li", body)]
    return events


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_a_body_goes_through_json_and_comes_back(body: Any) -> None:
    assert decode(body.kind, encode(body)) == body


def recorded() -> list[tuple[str, str]]:
    """Kind and JSON of every event of a log that an earlier version wrote."""

    text = (ROOT / "tests" / "cases" / "log-1.txt").read_bytes().decode("utf-8")
    return [(kind, held) for kind, _, held in (line.partition(" ") for line in text.split("\n") if line)]


def test_a_log_of_an_earlier_version_reads_to_the_same_values() -> None:
    assert [decode(kind, held) for kind, held in recorded()] == RECORDED
    assert {body.kind for body in RECORDED} >= {
        *("cell", "accept", "park", "settle", "confirm", "open", "reveal", "late", "close", "merge")
    }


def test_what_an_earlier_version_wrote_is_written_the_same_today() -> None:
    assert [(body.kind, encode(body)) for body in RECORDED] == recorded()


def test_a_new_event_is_one_class() -> None:
    @dataclass(frozen=True)
    class Praised:
        changes: tuple[Change, ...]
        days: tuple[date, ...] = ()
        kind: ClassVar[str] = "praise"

    form, body = BodyForm(Praised), Praised((Change("a1", "ops", (A, R), ()),), (DAY,))
    held = '{"changes":[{"activity":"a1","role":"ops","before":"A/R","after":""}],"days":["2026-12-01"]}'
    assert (form.write(body), form.read(held)) == (held, body)


def test_keys_of_a_later_version_are_passed_over() -> None:
    assert decode("reveal", '{"workshop": "w1", "colour": "red"}') == Revealed("w1")


def test_an_event_of_a_kind_of_a_later_version_is_left_out_and_told() -> None:
    events = log(decided("C", "R"), Newer("praise"), decided("R", "A"))
    matrix = matrix_of("stated: {ops: C}")
    today = fold(matrix, events)
    assert (decode("praise", "no JSON"), today.newer, incomplete(today)) == (Newer("praise"), (2,), NEWER)
    assert (today.number, cell(today), incomplete(fold(matrix, events[:1]))) == (3, "A", None)
    assert undo(events[1], today).message() == "this app does not know what entry 2 says; install the latest app"


def test_fields_that_an_earlier_version_did_not_write_have_their_default() -> None:
    assert decode("close", '{"workshop": "w1"}') == Closed("w1")


@pytest.mark.parametrize(
    ("kind", "held", "place"),
    [
        ("reveal", "{", "truncated"),
        ("reveal", "[]", "got `array`"),
        ("reveal", "{}", "`workshop`"),
        ("reveal", '{"workshop": 1}', "`str`, got `int` - at `$.workshop`"),
        ("close", '{"workshop": "w", "review": "soon"}', "date - at `$.review`"),
        ("settle", '{"activity": "a1", "parked": true}', "`int`, got `bool` - at `$.parked`"),
        ("confirm", '{"role": "ops", "agrees": 1}', "`bool`, got `int` - at `$.agrees`"),
        ("cell", '{"changes": {}, "why": ""}', "`array`, got `object` - at `$.changes`"),
        ("cell", '{"changes": [{}], "why": ""}', "`activity` - at `$.changes[0]`"),
        ("cell", '{"changes": [], "why": "", "dissent": [["it"]]}', "length 2 - at `$.dissent[0]`"),
    ],
)
def test_a_damaged_event_is_one_sentence_with_its_place(kind: Any, held: Any, place: Any) -> None:
    with pytest.raises(ValueError, match=re.escape(place)) as caught:
        decode(kind, held)
    assert str(caught.value).startswith(f"an event of kind {kind} is damaged: ")


@pytest.mark.parametrize("cell", ["X", "A/", "A R", "A\\n"])
def test_letters_that_are_none_are_damage(cell: Any) -> None:
    held = encode(decided("A", "R")).replace('"after":"R"', f'"after":"{cell}"')
    with pytest.raises(ValueError, match="after"):
        decode("cell", held)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from(["why", "after"]), inner),
    max_leaves=6,
)


@PROPERTY
@given(st.sampled_from(BODIES), st.data())
def test_whatever_a_field_holds_is_read_or_refused_with_a_sentence(body: Any, data: Any) -> None:
    held = json.loads(encode(body))
    held |= {name: data.draw(JSON) for name in data.draw(st.sets(st.sampled_from(sorted(held))))}
    try:
        assert type(decode(body.kind, json.dumps(held))) is type(body)
    except ValueError as error:
        assert "is damaged" in str(error)


def test_without_events_today_is_the_file() -> None:
    assert fold(MATRIX, []).matrix == MATRIX


def test_a_decision_stands_over_what_the_file_says() -> None:
    today = fold(MATRIX, log(decided("C", "A/R", why="agreed")))
    mark = today.matrix.activity["a1"].decided["ops"]
    assert (mark.cell, mark.on, mark.why) == ("A/R", DAY, Text("agreed", "agreed"))
    assert today.matrix.activity["a1"].stated == MATRIX.activity["a1"].stated
    assert today.matrix.activity["a2"] is MATRIX.activity["a2"]
    assert (today.number, today.decided_by) == (1, {("a1", "ops"): 1})


def test_a_decision_settles_the_proposal_for_its_cell_and_an_undo_brings_it_back() -> None:
    matrix = matrix_of("stated: {ops: C}\nproposed: {ops: {letters: A, why: w}}")
    events = log(decided("C", "R"))
    assert fold(matrix, events).matrix.activity["a1"].proposed == {}
    assert fold(matrix, after_undo(matrix, events, 1)).matrix == matrix


PROPOSED = "stated: {ops: C, it: R}\nproposed: {ops: {letters: A, why: w}, it: {letters: A/R, why: w}}"


def test_a_decision_answers_every_open_proposal_of_its_row_and_of_no_other() -> None:
    matrix = matrix_of(PROPOSED, PROPOSED)
    first, other = fold(matrix, log(decided("C", "A"))).matrix.activities
    assert first.holders(A, Layer.PROPOSED) == first.holders(A, Layer.TODAY) == ["ops"]
    assert (first.proposed, other) == ({}, matrix.activities[1])


def test_proposals_are_open_again_once_no_decision_on_their_row_stands() -> None:
    matrix = matrix_of(PROPOSED)
    events = log(decided("C", "A"), decided("R", "I", role="it"))
    open_ = [len(fold(matrix, after_undo(matrix, events, *numbers)).matrix.activities[0].proposed) for numbers in
             ((), (1,), (2,), (1, 2), (2, 1), (1, 2, 4), (1, 2, 4, 5), (1, 3))]  # fmt: skip
    assert open_ == [0, 0, 0, 2, 2, 0, 2, 0]


def test_a_proposal_that_the_file_makes_after_the_merge_is_open() -> None:
    merged = PROPOSED + "\ndecided: {ops: {letters: A/R, on: 2026-12-01, why: w}}"
    assert len(fold(matrix_of(merged), log(decided("C", "A/R"))).matrix.activities[0].proposed) == 2
    assert (
        fold(matrix_of(merged), log(decided("C", "A/R"), decided("R", "", role="it"))).matrix.activities[0].proposed
        == {}
    )


def test_after_any_decision_on_a_row_of_any_matrix_the_proposed_layer_shows_what_was_decided() -> None:
    seen = 0
    for matrix in map(shipped, DATA):
        for row in (row for row in matrix.activities if row.proposed):
            for role in {*row.proposed, *row.stated}:
                before = row.letters(role, Layer.TODAY)
                change = Change(row.id, role, before, () if A in before else (A,))
                after = fold(matrix, log(Decision((change,), "W"))).matrix
                now = after.activity[row.id]
                assert now.marks(Layer.PROPOSED) == now.marks(Layer.TODAY)
                assert [one for one in after.activities if one != matrix.activity[one.id]] == [now]
                seen += 1
    assert seen > 100


CELLS = st.sampled_from(["", "A", "R", "A/R", "C"])
STEPS = st.lists(st.tuples(st.sampled_from(["a1", "a2"]), st.sampled_from(["ops", "it"]), CELLS), max_size=8)


def chain(steps: Any) -> list[Event]:
    """Decisions that fit, each one on what the last one left."""

    held = {("a1", "ops"): "C", ("a1", "it"): "R", ("a2", "ops"): "A"}
    bodies = []
    for activity, role, after in steps:
        bodies.append(decided(held.get((activity, role), ""), after, activity=activity, role=role))
        held[activity, role] = after
    return log(*bodies)


@PROPERTY
@given(STEPS)
def test_folding_is_applying_one_after_the_other(steps: Any) -> None:
    events, matrix = chain(steps), MATRIX
    for event in events:
        why = [replace(change, why=Text("W", "W")) for change in event.body.changes]
        matrix = applied(matrix, why, on=DAY)
    assert fold(MATRIX, events).matrix == matrix


@PROPERTY
@given(STEPS)
def test_taking_everything_back_from_the_last_on_gives_the_file(steps: Any) -> None:
    events = chain(steps)
    assert fold(MATRIX, after_undo(MATRIX, events, *range(len(events), 0, -1))).matrix == MATRIX


@PROPERTY
@given(STEPS)
def test_the_matrix_of_today_is_a_file_that_can_be_read(steps: Any) -> None:
    today = fold(MATRIX, chain(steps)).matrix
    assert loads(dumps(today)) == today


def test_an_older_version_can_be_looked_at() -> None:
    events = log(decided("C", "R"), decided("R", "A"))
    assert [cell(version_at(fold(MATRIX, events), number)) for number in (0, 1, 2)] == ["C", "R", "A"]


def test_a_decision_on_a_row_or_role_that_is_gone_is_listed() -> None:
    events = log(decided("C", "R", activity="gone"), decided("C", "R", role="left"), decided("C", "R"))
    today = fold(MATRIX, events)
    assert reasons(today) == [
        (1, "the activity gone is no longer in the file"),
        (2, "the role left is no longer in the file"),
    ]
    assert [misfit.change for misfit in today.misfits] == [event.body.changes[0] for event in events[:2]]
    assert cell(today) == "R"


def test_a_decision_on_a_cell_that_the_file_changed_is_listed_and_the_file_stands() -> None:
    today = fold(MATRIX, log(decided("R", "A")))
    assert reasons(today) == [(1, "ops holds C in a1 now, and the decision expected R")]
    assert cell(today) == "C"


def test_of_a_decision_on_several_cells_the_rest_is_applied() -> None:
    both = (*decided("C", "A").changes, *decided("A", "", activity="gone").changes)
    today = fold(MATRIX, log(Decision(both, "W")))
    assert (cell(today), [misfit.change for misfit in today.misfits]) == ("A", [both[1]])


def test_deciding_on_the_cell_anew_settles_what_no_longer_fitted() -> None:
    today = fold(MATRIX, log(decided("R", "A"), decided("C", "A/R")))
    assert (today.misfits, cell(today)) == ((), "A/R")


def test_a_decision_that_has_been_merged_into_the_file_fits() -> None:
    merged = matrix_of("stated: {ops: C}\ndecided: {ops: {letters: R, on: 2026-12-01, why: w}}")
    today = fold(merged, log(decided("C", "R")))
    assert (today.misfits, today.matrix) == ((), merged)


def test_what_was_decided_after_the_merge_goes_on_from_there() -> None:
    merged = matrix_of("stated: {ops: C}\ndecided: {ops: {letters: A, on: 2026-12-01, why: w}}")
    today = fold(merged, log(decided("C", "R"), decided("R", "A"), decided("A", "A/R")))
    assert (today.misfits, cell(today)) == ((), "A/R")


def test_what_no_longer_fits_leaves_the_list_when_it_is_taken_back() -> None:
    events = log(decided("C", "R", activity="gone"), decided("R", "A"))
    assert fold(MATRIX, after_undo(MATRIX, events, 1, 2)).misfits == ()


def test_a_redo_restores_the_decision_with_those_who_agreed() -> None:
    first = replace(decided("C", "R"), agreed=("ops", "it"), dissent=(("hr", "no"),), conditions="for a year")
    events = after_undo(MATRIX, log(first), 1, 2)
    assert [event.body for event in events[1:]] == [
        Decision(decided("R", "C").changes, "W", undoes=1),
        replace(first, undoes=2),
    ]
    assert cell(fold(MATRIX, events)) == "R"


def test_undo_and_redo_go_on_for_ever() -> None:
    events = after_undo(MATRIX, log(decided("C", "R")), *range(1, 8))
    assert [cell(version_at(fold(MATRIX, events), number)) for number in range(1, 9)] == ["R", "C"] * 4


def refusal(matrix: Any, events: list[Event], number: int) -> str:
    body = undo(events[number - 1], fold(matrix, events))
    assert isinstance(body, Problem)
    return body.message()


def test_an_event_is_taken_back_once() -> None:
    events = after_undo(MATRIX, log(decided("C", "R")), 1)
    assert refusal(MATRIX, events, 1) == "entry 2 has taken this back already; take back entry 2 instead"


def test_an_earlier_decision_on_the_same_cell_cannot_be_taken_back_under_a_later_one() -> None:
    events = log(decided("C", "R"), decided("R", "A"))
    assert refusal(MATRIX, events, 1) == "entry 2 has changed the same place since; take back entry 2 first"
    assert cell(fold(MATRIX, after_undo(MATRIX, events, 2, 1))) == "C"


def test_an_undo_that_the_file_has_overtaken_is_refused() -> None:
    events = log(decided("R", "A"), decided("C", "A"))
    assert refusal(MATRIX, events, 1) == "entry 2 has changed the same place since; take back entry 2 first"
    merged = matrix_of("stated: {ops: I, it: R}")
    events = [*log(decided("C", "R")), Event("m", 2, AT, "Li", Decision(decided("R", "C").changes, "W", undoes=1))]
    assert refusal(merged, events, 2) == "ops holds I in a1 now; decide on the cell again"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (Confirmed("ops", True), "what has been said stays on record; let the role say what holds now"),
        (Belated((), True, "w1"), "late answers stay as they were dealt with; talk about the row and decide"),
        (Revealed("w1"), "a workshop cannot be opened, revealed or closed backwards; open another one"),
        (Settled("a1", 9), "entry 9 parked no row; park the row anew"),
    ],
)
def test_what_cannot_be_taken_back_says_why(body: Any, sentence: Any) -> None:
    assert refusal(MATRIX, log(body), 1) == sentence


def test_an_accepted_finding_stands_as_if_in_the_file() -> None:
    today = fold(MATRIX, log(ACCEPTED))
    why, control = Text("small firm", "small firm"), Text("yearly audit", "yearly audit")
    assert today.matrix.accept == (Acceptance("RACI505", "a1", why, LATER, control),)
    assert today.accepted_by == {("RACI505", "a1"): 1}


OLD = date(2026, 1, 1)
FILED = matrix_of("stated: {ops: C}", more="accept: [{rule: RACI505, at: a1, why: w, until: 2026-01-01}]")


def test_an_exception_of_the_file_is_extended_withdrawn_and_restored() -> None:
    events = log(replace(ACCEPTED, until_before=(OLD,)), replace(ACCEPTED, is_withdrawn=True, until_before=(LATER,)))
    assert [one.until for one in version_at(fold(FILED, events), 1).matrix.accept] == [LATER]
    assert fold(FILED, events).matrix.accept == ()
    assert fold(FILED, after_undo(FILED, events, 2, 1)).matrix == FILED


def test_withdrawing_can_be_undone_and_redone() -> None:
    events = log(ACCEPTED)
    counts = [len(fold(MATRIX, after_undo(MATRIX, events, *range(1, n))).matrix.accept) for n in (1, 2, 3, 4)]
    assert counts == [1, 0, 1, 0]


def test_an_exception_accepted_anew_is_taken_back_from_the_last_on() -> None:
    events = log(ACCEPTED, replace(ACCEPTED, why="other", until_before=(LATER,)))
    assert refusal(MATRIX, events, 1).startswith("entry 2 has changed the same place since")


def test_an_exception_for_a_place_that_is_gone_is_listed_until_it_is_withdrawn() -> None:
    events = log(replace(ACCEPTED, at="gone"))
    assert reasons(fold(MATRIX, events)) == [(1, "gone is no longer in the file")]
    assert fold(MATRIX, events).matrix.accept == ()
    assert fold(MATRIX, after_undo(MATRIX, events, 1)).misfits == ()


def accepting(until: date) -> Matrix:
    return matrix_of("stated: {ops: C}", more=f"accept: [{{rule: RACI505, at: a1, why: w, until: {until}}}]")


def test_an_exception_that_has_been_merged_into_the_file_can_still_be_taken_back() -> None:
    events = log(ACCEPTED)
    assert fold(accepting(LATER), events).matrix == accepting(LATER)
    assert fold(accepting(LATER), after_undo(accepting(LATER), events, 1)).matrix.accept == ()
    assert fold(accepting(LATER), after_undo(MATRIX, events, 1)).matrix.accept == ()
    assert len(fold(accepting(LATER), after_undo(MATRIX, events, 1, 2)).matrix.accept) == 1


def test_exceptions_keep_the_order_of_the_file_they_have_been_merged_into() -> None:
    events = after_undo(MATRIX, log(ACCEPTED), 1)
    events.append(Event("m", 3, AT, "Li", replace(ACCEPTED, at="a2")))
    events = after_undo(MATRIX, events, 2)
    today = fold(MATRIX, events).matrix
    assert [one.at for one in today.accept] == ["a1", "a2"]
    assert fold(today, events).matrix.accept == today.accept


def test_an_exception_that_the_file_states_otherwise_is_listed_and_the_file_stands() -> None:
    events = log(ACCEPTED)
    today = fold(accepting(OLD), events)
    assert reasons(today) == [(1, "the file has another exception at a1 than this one expected")]
    assert today.matrix == accepting(OLD)
    taken_back = fold(accepting(OLD), after_undo(accepting(OLD), events, 1))
    assert (taken_back.misfits, taken_back.matrix) == ((), accepting(OLD))


def test_versions_before_the_merge_are_as_they_were() -> None:
    bodies = [decided("C", "R"), ACCEPTED, decided("R", "A"), Closed("w1", LATER)]
    merged = replace(fold(MATRIX, log(*bodies)).matrix, id="m")
    assert [version_at(fold(merged, log(*bodies)), number).matrix for number in range(5)] == [
        version_at(fold(MATRIX, log(*bodies)), number).matrix for number in range(5)
    ]
    assert version_at(fold(merged, log(*bodies)), 0).matrix == MATRIX


def test_an_exception_that_ran_out_before_the_merge_is_known_by_its_day() -> None:
    events = log(replace(ACCEPTED, until_before=(OLD,)))
    [one] = version_at(fold(accepting(LATER), events), 0).matrix.accept
    assert one.until == OLD


def test_a_parked_row_is_open_until_it_is_settled() -> None:
    events = log(Parked("a1", "Who?", "ops", DAY), Parked("a2", "When?", "it", DAY), Settled("a1", 1))
    assert [entry.body.activity for entry in fold(MATRIX, events).parked] == ["a2"]


def test_parking_is_undone_and_redone() -> None:
    parked = Parked("a1", "Who?", "ops", DAY, "w1")
    events = after_undo(MATRIX, log(parked), 1)
    assert (events[1].body, fold(MATRIX, events).parked) == (Settled("a1", 1, "w1", undoes=1), ())
    events = after_undo(MATRIX, events, 2)
    assert [entry.body for entry in fold(MATRIX, events).parked] == [replace(parked, undoes=2)]
    assert refusal(MATRIX, events, 1) == "entry 2 has taken this back already; take back entry 2 instead"
    assert refusal(MATRIX, events, 2) == "entry 3 has taken this back already; take back entry 3 instead"
    states = [fold(MATRIX, after_undo(MATRIX, log(parked), *range(1, last))).parked for last in range(1, 8)]
    assert [len(one) for one in states] == [1, 0] * 3 + [1]


def test_a_question_settled_by_an_earlier_version_opens_anew() -> None:
    events = after_undo(MATRIX, log(Parked("a1", "Who?", "ops", DAY, "w1"), Settled("a1", 1, "w1")), 2)
    assert (events[2].body, len(fold(MATRIX, events).parked)) == (events[0].body, 1)
    assert "is open already" in refusal(MATRIX, events, 2)
    assert "has been settled already" in refusal(MATRIX, events, 1)
    assert len(fold(MATRIX, after_undo(MATRIX, events, 3)).parked) == 0


def test_a_workshop_that_deals_with_a_parked_row_answers_its_question() -> None:
    parked, later = Parked("a1", "Who?", "ops", DAY, "w1"), replace(decided("C", "R"), workshop="w2")
    events = log(parked, decided("R", "C", activity="a2"), later)
    assert fold(MATRIX, log(parked, decided("C", "R"))).parked  # a cell outside a workshop may be another matter
    assert fold(MATRIX, events).parked == ()
    assert fold(MATRIX, log(parked, replace(ACCEPTED, workshop="w1"))).parked == ()
    assert fold(MATRIX, after_undo(MATRIX, events, 3)).parked
    assert fold(MATRIX, after_undo(MATRIX, events, 3, 4)).parked == ()


def test_a_question_that_was_taken_back_no_longer_stands() -> None:
    events = after_undo(MATRIX, log(Parked("a1", "Who?", "ops", DAY)), 1)
    assert [stands(event, fold(MATRIX, events)) for event in events] == [False, False]
    events = after_undo(MATRIX, events, 2)
    assert [stands(event, fold(MATRIX, events)) for event in events] == [False, False, True]


def test_a_cause_is_given_put_on_an_agenda_and_both_are_taken_back() -> None:
    events = log(Assigned("row:a1", ABOUT, Assignment(), GIVEN, "a1"), Assigned("row:a1", ABOUT, GIVEN, LISTED, "a1"))
    assert fold(MATRIX, events).assigned == {"row:a1": LISTED}
    refused = undo(events[0], fold(MATRIX, events))
    assert isinstance(refused, Problem) and refused.message().startswith("entry 2 has changed the same place since")
    events = after_undo(MATRIX, events, 2, 1)
    assert fold(MATRIX, events).assigned == {}
    assert fold(MATRIX, after_undo(MATRIX, events, 4)).assigned == {"row:a1": GIVEN}


def test_causes_that_go_onto_the_agenda_as_one_entry_come_off_it_as_one() -> None:
    both = Assigned("c1", ABOUT, GIVEN, LISTED, "a1", also=(AssignedCause("c2", ABOUT, Assignment(), LISTED, "a2"),))
    events = log(Assigned("c1", ABOUT, Assignment(), GIVEN, "a1"), both)
    assert fold(MATRIX, events).assigned == {"c1": LISTED, "c2": LISTED}
    back = after_undo(MATRIX, events, 2)
    assert fold(MATRIX, back).assigned == {"c1": GIVEN}
    assert fold(MATRIX, after_undo(MATRIX, back, 3)).assigned == {"c1": LISTED, "c2": LISTED}
    since = [*events, Event("m", 3, AT, "Li", Assigned("c2", ABOUT, LISTED, GIVEN, "a2"))]
    refused = undo(since[1], fold(MATRIX, since))
    assert isinstance(refused, Problem) and refused.message().startswith("entry 3 has changed the same place since")


def test_a_question_is_answered_without_a_change_and_the_answer_is_taken_back() -> None:
    events = log(Parked("a1", "Who?", "ops", DAY), Answered(1, "as it is", activity="a1"))
    assert fold(MATRIX, events).parked == ()
    assert [one.event.number for one in fold(MATRIX, after_undo(MATRIX, events, 2)).parked] == [1]
    assert fold(MATRIX, after_undo(MATRIX, events, 2, 3)).parked == ()


def test_a_question_is_open_again_when_the_decision_that_answered_it_is_taken_back() -> None:
    events = log(Parked("a1", "Who?", "ops", DAY), decided("C", "R"), Answered(1, "W", by=2, activity="a1"))
    assert fold(MATRIX, events).parked == ()
    assert len(fold(MATRIX, after_undo(MATRIX, events, 2)).parked) == 1


def test_an_objection_is_open_until_it_is_answered_or_the_role_says_something_else() -> None:
    events = log(Confirmed("ops", False, "not ours"))
    assert [one.body.why for one in fold(MATRIX, events).objections] == ["not ours"]
    for body in (Answered(1, "it is", role="ops"), Confirmed("ops", True)):
        assert fold(MATRIX, [*events, Event("m", 2, AT, "Li", body)]).objections == ()


def test_a_question_on_a_row_that_is_gone_can_still_be_answered() -> None:
    gone = fold(MATRIX, log(Parked("gone", "Who?", "ops", DAY), Answered(1, "no such row")))
    assert gone.misfits == ()


def test_what_is_parked_of_something_gone_is_listed_and_its_role_is_to_say_nothing_any_more() -> None:
    today = fold(MATRIX, log(Confirmed("left", True), Parked("gone", "Who?", "ops", DAY)))
    assert [misfit.event.number for misfit in today.misfits] == [2]
    assert (today.parked, today.confirmed) == ((), {})


def test_the_last_word_of_a_role_counts() -> None:
    today = fold(MATRIX, log(Confirmed("ops", False, "no"), Confirmed("it", True), Confirmed("ops", True)))
    assert {role: (entry.event.number, entry.body.agrees) for role, entry in today.confirmed.items()} == {
        "ops": (3, True),
        "it": (2, True),
    }


def test_a_workshop_goes_from_stage_to_stage() -> None:
    events = log(OPENED, Revealed("w1"), Closed("w1", LATER), Revealed("unknown"))
    stages = [version_at(fold(MATRIX, events), number).workshops["w1"].stage for number in (1, 2, 3)]
    assert stages == [Stage.OPEN, Stage.REVEALED, Stage.CLOSED]
    assert [*fold(MATRIX, events).workshops] == ["w1"]


def test_the_last_close_sets_the_day_of_the_review() -> None:
    events = log(OPENED, Closed("w1", DAY), Closed("w2", LATER, DAY), Closed("w3"))
    assert fold(MATRIX, events).matrix.review == Review(LATER)


def test_a_review_day_that_the_file_states_otherwise_is_listed_and_the_file_stands() -> None:
    own = replace(MATRIX, review=Review(OLD))
    events = log(Closed("w1", LATER))
    assert reasons(fold(own, events)) == [(1, "the file says 2026-01-01 for the next review")]
    assert fold(own, events).matrix.review == Review(OLD)
    assert fold(replace(MATRIX, review=Review(LATER)), events).misfits == ()
    assert fold(own, log(Closed("w1", LATER), Closed("w2", DAY, OLD))).misfits == ()


def test_ten_thousand_events_fold_without_a_misfit() -> None:
    matrix = policy()
    bodies: list[Any] = []
    held: dict[Any, Any] = {}
    cells = [(row.id, role.id) for row in matrix.activities for role in matrix.roles]
    for number in range(10_000):
        activity, role = cells[number * 7 % len(cells)]
        mark = matrix.activity[activity].marks(Layer.TODAY).get(role)
        before = held.get((activity, role), mark.cell if mark else "")
        held[activity, role] = after = ("A", "R", "C", "")[number % 4]
        bodies.append(decided(before, after, activity=activity, role=role))
    today = fold(matrix, log(*bodies))
    assert (today.number, today.misfits) == (10_000, ())
