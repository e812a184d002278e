"""The room without its screens: the way through it, what became of each row, who says what, and the way in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from raci.log import Accepted, Ballot, Decision, Event, Opened, Parked, Settled, fold, undo
from raci.log.names import Names
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.model.terms import LETTERS
from raci.out.slips import slips_html
from raci.words.sentences import say
from raci.workshop import (
    EXAMPLE,
    LIMIT_ROWS,
    MARKS,
    Deed,
    Outcome,
    RoomPlace,
    Stop,
    Verdict,
    Voice,
    agreement,
    clock,
    departments,
    in_words,
    is_local,
    last_deed,
    link,
    origin_of,
    outcomes,
    parties,
    position,
    qr_code,
    taken_back,
    turnout,
    verdict,
    voices,
    way,
)
from tests.matrices import matrix_of, policy

W, DAY, NOW = "K4F-9TX-AMW", date(2026, 12, 1), datetime(2026, 12, 1, 9, tzinfo=UTC)
MATRIX = matrix_of("stated: {ops: R, fin: C, law: I, boss: I}", "stated: {}")
SEATS = ("ops", "fin", "law")
GIVEN = Change("a1", "ops", letters_of("R"), letters_of("A/R"))
DECIDED = Decision((GIVEN,), "they do it", workshop=W)
PARKED = Parked("a2", "who?", "fin", DAY, W)


def undone(deed: Event | None, today: Any) -> Any:
    assert deed
    return undo(deed, today)


def today_of(*bodies: Any) -> Any:
    return fold(MATRIX, [Event("m", number, NOW, "Li", body) for number, body in enumerate(bodies, 1)])


def test_the_way_goes_over_the_map_row_by_row_column_by_column_to_the_end() -> None:
    places = way(["a1"], ["ops", "fin"])
    assert [one.text for one in places] == ["map", "row:a1", "column:ops", "column:fin", "end"]
    assert [position(text, places) for text in ("row:a1", "end", "", "row:lost")] == [1, 4, 0, 0]
    assert places[1] == RoomPlace(Stop.ROW, "a1")


def test_only_seats_in_the_room_are_counted_and_no_seat_twice() -> None:
    assert turnout(2, {"ops": 2, "fin": 1, "gone": 2}, SEATS) == (1, 3, 6)
    assert turnout(2, {"ops": 5}, SEATS).answers == 2


def test_a_row_is_decided_parked_or_accepted_with_its_reason() -> None:
    kept = Accepted("RACI101", "a1", "small", DAY, "audit", W)
    assert outcomes(today_of(DECIDED, PARKED), W) == {
        "a1": Deed(Outcome.DECIDED, "they do it", 1),
        "a2": Deed(Outcome.PARKED, "who?", 2),
    }
    assert outcomes(today_of(kept), W) == {"a1": Deed(Outcome.ACCEPTED, "small", 1)}
    assert outcomes(today_of(DECIDED), "other") == {}


def test_what_is_left_open_as_one_is_open_until_each_of_its_rows_is_dealt_with() -> None:
    both = Parked("a2", "who?", "fin", DAY, W, also=("a1",))
    parked = Deed(Outcome.PARKED, "who?", 1)
    assert outcomes(today_of(both), W) == {"a2": parked, "a1": parked}
    assert outcomes(today_of(both, DECIDED), W) == {"a2": parked, "a1": Deed(Outcome.DECIDED, "they do it", 2)}
    other = Decision((Change("a2", "ops", (), letters_of("A")),), "so", workshop=W)
    today = today_of(both, DECIDED, other)
    assert not today.parked and not today.misfits
    back = today_of(both, undo(today_of(both).events[1], today_of(both)))
    assert not back.parked and outcomes(back, W) == {}
    lost = replace(both, activity="gone")
    assert today_of(lost).parked and not today_of(lost).misfits  # the other row is still there
    assert [one.event.number for one in today_of(replace(lost, also=())).misfits] == [1]


def test_accepting_one_finding_of_several_leaves_the_row_open() -> None:
    kept = Accepted("RACI101", "a1", "small", DAY, "audit", W)
    assert outcomes(today_of(kept), W, still_open={"a1"}) == {}
    assert outcomes(today_of(kept, DECIDED), W, still_open={"a1"})["a1"].outcome == Outcome.DECIDED


def test_the_clock_says_what_is_left_and_how_far_the_room_is_behind() -> None:
    assert clock(0, 12, 0) == (10, 12, 120) and clock(0, 12, 0).behind == 0
    assert clock(60.5, 12, 4) == (10, 8, 59) and clock(60.5, 12, 4).behind == 21
    assert clock(500, 1, 0) == (120, 1, 0)


def test_what_was_taken_back_is_open_again_and_what_was_redone_is_not() -> None:
    today = today_of(DECIDED)
    back = undo(today.events[1], today)
    undone = today_of(DECIDED, back)
    assert (outcomes(undone, W), last_deed(undone, W), taken_back(undone, W).number) == ({}, None, 2)
    redone = today_of(DECIDED, back, undo(undone.events[2], undone))
    assert (outcomes(redone, W)["a1"].outcome, last_deed(redone, W).number) == (Outcome.DECIDED, 3)
    assert taken_back(redone, W) is None


def test_a_question_that_was_settled_can_be_brought_back() -> None:
    settled = today_of(PARKED, Settled("a2", 1, W))
    assert (outcomes(settled, W), last_deed(settled, W), taken_back(settled, W).number) == ({}, None, 2)


def test_a_parked_row_goes_back_and_forth() -> None:
    bodies: list[Any] = [PARKED]
    for number in range(1, 5):
        today = today_of(*bodies)
        forth, back = last_deed(today, W), taken_back(today, W)
        assert [one and one.number for one in (forth, back)] == ([number, None] if number % 2 else [None, number])
        bodies.append(undone(forth or back, today))


def test_undo_reaches_back_past_what_was_undone() -> None:
    today = today_of(DECIDED, PARKED)
    parked_back = undo(today.events[2], today)
    assert last_deed(today, W).number == 2
    assert last_deed(today_of(DECIDED, PARKED, parked_back), W).number == 1


def test_redo_goes_back_undo_by_undo() -> None:
    bodies: list[Any] = [DECIDED, replace(DECIDED, changes=(replace(GIVEN, activity="a2", before=()),))]
    for _ in range(2):
        bodies.append(undone(last_deed(today_of(*bodies), W), today_of(*bodies)))
    for number in (4, 3):
        back = taken_back(today_of(*bodies), W)
        assert back.number == number
        bodies.append(undone(back, today_of(*bodies)))
    assert taken_back(today_of(*bodies), W) is None
    assert set(outcomes(today_of(*bodies), W)) == {"a1", "a2"}


def test_every_party_of_a_row_has_a_voice_seats_first() -> None:
    cast = [Ballot("ops", "a1", {"ops": "R", "boss": "A"}), Ballot("fin", "a1", {"": "?"})]
    assert voices(MATRIX, MATRIX.activity["a1"], cast, SEATS) == [
        Voice("ops", "R", "R", ()),
        Voice("fin", "C", "?", ()),
        Voice("law", "I", None, ()),
        Voice("boss", "I", None, (("A", 1),)),
    ]


def test_what_others_say_is_counted_the_most_frequent_first() -> None:
    cast = [Ballot("ops", "a1", {"law": "C"}), Ballot("fin", "a1", {"law": "C"}), Ballot("law", "a1", {"law": "A"})]
    assert voices(MATRIX, MATRIX.activity["a1"], cast, SEATS)[2] == Voice("law", "I", "A", (("C", 2),))


def of(*ballots: Ballot) -> Any:
    return agreement(MATRIX.activity["a1"], ballots, SEATS)


def vote(seat: str, **letters: str) -> Ballot:
    return Ballot(seat, "a1", letters)


VERDICTS = [
    ([], Verdict.SILENT, "no answers", "没有答复"),
    ([vote("ops", ops="R"), vote("fin", ops="R")], Verdict.UNOWNED, "nobody names an owner", "均未指明负责方"),
    (
        [vote("ops", fin="A"), vote("fin", ops="A")],
        Verdict.PUSHED,
        "pushed away: ops, fin named, and not taking it",
        "相互推让：被指定的ops、fin未认领",
    ),
    (
        [vote("ops", ops="A"), vote("fin", fin="A")],
        Verdict.CONTESTED,
        "claimed by ops, fin",
        "ops、fin都认为应由自己负责",
    ),
    ([vote("ops", ops="A"), vote("fin", ops="?")], Verdict.FEW, "only 1 of 3 answered", "3 个席位中仅 1 个作答"),
    ([vote("ops", ops="R")], Verdict.FEW, "only 1 of 3 answered", "3 个席位中仅 1 个作答"),
    (
        [vote(seat, **{"": "?"}) for seat in SEATS],
        Verdict.UNSURE,
        "3 of 3 do not know",
        "3 个席位中 3 个不清楚",
    ),
    (
        [vote("ops", boss="A"), vote("fin", law="A")],
        Verdict.TIED,
        "a tie, 1 each: boss, law",
        "持平，各 1 票：boss、law",
    ),
    (
        [vote("ops", boss="A"), vote("fin", boss="A")],
        Verdict.ALMOST,
        "all 2 that answered name boss; 1 of 3 have not",
        "作答的 2 个席位一致认为由boss负责，3 个席位中 1 个未答或不清楚",
    ),
    ([vote(seat, boss="A") for seat in SEATS], Verdict.AGREED, "all name boss", "一致认为由boss负责"),
    (
        [vote("ops", ops="A"), vote("fin", ops="A"), vote("law", boss="A")],
        Verdict.MIXED,
        "2 of 3 name ops",
        "2 / 3 个席位认为由ops负责",
    ),
    (
        [vote("ops", ops="R"), vote("fin", fin="C"), vote("law", boss="A")],
        Verdict.MIXED,
        "2 of 3 name nobody",
        "2 / 3 个席位未指明负责方",
    ),
]


@pytest.mark.parametrize(("ballots", "kind", "en", "zh"), VERDICTS)
def test_the_map_says_how_a_row_stands_in_words(ballots: Any, kind: Any, en: str, zh: str) -> None:
    one = of(*ballots)
    assert verdict(one) == kind
    assert [in_words(one, Names(MATRIX, lang)) for lang in ("en", "zh")] == [en, zh]


def test_every_verdict_has_a_mark_of_its_own() -> None:
    assert len({MARKS[kind] for kind in Verdict}) == len(Verdict)


def test_departments_of_the_scope_are_offered_as_seats() -> None:
    assert departments(policy()) == ["operations", "marketing", "sales", "service", "technology", "finance"]


def test_a_ballot_offers_seats_then_whoever_answers_and_nobody_twice() -> None:
    offered, others = parties(policy(), departments(policy()))
    assert offered[:7] == [*departments(policy()), "management"] and len(offered) == 10
    assert sorted(offered + others) == sorted(policy().role)
    assert "related-departments" in others and "customers" in others


def test_the_worked_example_shows_every_letter_once() -> None:
    cells = "/".join(letters for _, letters, _ in EXAMPLE[1]).split("/")
    assert sorted(cells) == sorted(LETTERS)
    assert all(say(text, "zh") != text for _, *texts in EXAMPLE[1] for text in texts if text not in ("A/R", *LETTERS))


def test_the_limit_of_rows_is_that_of_the_source() -> None:
    assert LIMIT_ROWS == 20


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("http://192.168.1.20:8501/prepare?x=1", "http://192.168.1.20:8501"),
        (" https://raci.example.com ", "https://raci.example.com"),
        ("javascript:alert(1)", ""),
        ("192.168.1.20:8501", "http://192.168.1.20:8501"),
        ("http://user:word@raci.example.com:80/", "http://raci.example.com:80"),
        ("[fe80::1]:8501", "http://[fe80::1]:8501"),
        ("http://[", ""),
        ("server:port", ""),
        ("two words", ""),
        ("", ""),
    ],
)
def test_an_address_is_reduced_to_its_server(typed: Any, origin: Any) -> None:
    assert origin_of(typed) == origin


def test_a_link_carries_the_code_and_its_picture_the_link() -> None:
    found = link("http://192.168.1.20:8501/", W, "zh")
    assert found == "http://192.168.1.20:8501/ballot?code=K4F-9TX-AMW&lang=zh"
    assert qr_code(found).startswith("data:image/svg+xml") and qr_code(found) != qr_code(found + "1")


@pytest.mark.parametrize(
    ("origin", "local"),
    [
        ("http://localhost:8501", True),
        ("http://127.0.1.1", True),
        ("http://0.0.0.0:8501", True),
        ("http://raci.example.com", False),
    ],
)
def test_an_address_that_only_this_machine_knows_is_told(origin: Any, local: Any) -> None:
    assert is_local(origin) == local


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_printed_slips_have_a_sheet_a_seat_and_escape_what_people_typed(lang: str) -> None:
    rows = ("3.1.2-b", "3.3.1-b", "lost")
    opened = Opened(W, "<b>Settle & it</b>", DAY, rows, ("finance", "sales"))
    page = slips_html(policy(), opened, lang)
    assert page.count("<section>") == 2 and "&lt;b&gt;Settle &amp; it&lt;/b&gt;" in page and "<b>" not in page
    for row in rows[:2]:
        assert page.count(f"<td>{policy().activity[row].name.of(lang)}</td>") == 2
