"""The log in words: a sentence an event in both languages, with names in place of ids, and what no longer stands."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from raci.log import (
    Accepted,
    Answered,
    Assigned,
    AssignedCause,
    Assignment,
    Belated,
    Closed,
    Confirmed,
    Decision,
    Event,
    Opened,
    Parked,
    Revealed,
    Settled,
    event_words,
    fold,
    undo,
)
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.out.export import csv
from raci.words.sentences import Text
from tests.matrices import matrix_of
from tests.spreadsheets import uncsv

W, DAY, NOW = "K4F-9TX-AMW", date(2026, 12, 1), datetime(2026, 12, 1, 9, tzinfo=UTC)
ROLES = """
roles:
  - {id: ops, name: {en: Operations, zh: 运营部}, kind: department}
  - {id: fin, name: {en: Finance, zh: 财务部}, kind: department}
"""
MATRIX = matrix_of("name: {en: Accept it, zh: 验收}\nclause: 三(三)1\nstated: {ops: R, fin: C}", more=ROLES)
OPENED = Opened(W, "Settle it", DAY, ("a1",), ("ops", "fin"))
OPEN, ON = Text("Nobody accepts", "无人验收"), Assignment(agenda=DAY)
DECIDED = Decision(
    (Change("a1", "ops", letters_of("R"), letters_of("A/R")), Change("a1", "fin", letters_of("C"), ())), "w"
)


def today_of(*bodies: Any) -> Any:
    return fold(MATRIX, [Event("m", number, NOW, "Li", body) for number, body in enumerate(bodies, 1)])


@pytest.mark.parametrize(
    ("body", "en", "zh"),
    [
        (
            DECIDED,
            "“Accept it” (3.3.1): Operations R → A/R, Finance C → –",
            "“验收”（三(三)1）：运营部 R → A/R，财务部 C → –",
        ),
        (
            Accepted("RACI101", "a1", "w", DAY, "audit"),
            "“Answer unsaid” at Accept it is accepted until 2026-12-01",
            "接受“验收”的“未指明由谁负责”，有效期至 2026-12-01",
        ),
        (
            Accepted("RACI101", "a1", "w", DAY, "", is_withdrawn=True),
            "“Answer unsaid” at Accept it is no longer accepted",
            "不再接受“验收”的“未指明由谁负责”",
        ),
        (
            Parked("a1", "Who?", "fin", DAY),
            "“Accept it” is left open: Who? (Finance, by 2026-12-01)",
            "“验收”已搁置：Who?（由财务部于 2026-12-01 前答复）",
        ),
        (
            Assigned("row:a1", Text("Nobody accepts", "无人验收"), Assignment(), Assignment("fin", DAY, DAY), "a1"),
            "Nobody accepts: Finance sees to it, by 2026-12-01, on the agenda of 2026-12-01",
            "无人验收：由财务部跟进，2026-12-01 前完成，列入 2026-12-01 的议程",
        ),
        (
            Assigned("c1", OPEN, Assignment(), ON, "a1", also=(AssignedCause("c2", OPEN, Assignment(), ON, "a1"),)),
            "2 causes at once, on the agenda of 2026-12-01: Nobody accepts; Nobody accepts",
            "2 项问题一并处理，列入 2026-12-01 的议程：无人验收；无人验收",
        ),
        (
            Assigned("row:a1", Text("Nobody accepts", "无人验收"), Assignment("Li"), Assignment(), "a1"),
            "Nobody accepts: with nobody, and on no agenda",
            "无人验收：不再指派，也不再列入议程",
        ),
        (Answered(9, "w"), "Entry 9 is answered without a change: 9", "答复第 9 条，不作改动：9"),
        (Answered(9, "w", by=8), "Entry 9 is answered by entry 8: 9", "第 8 条答复了第 9 条：9"),
        (Settled("a1", 1), "“Accept it” is no longer left open", "“验收”不再搁置"),
        (Confirmed("ops", True), "Operations confirms its column", "运营部确认本部门职责"),
        (Confirmed("ops", False, "no"), "Operations objects to its column", "运营部对本部门职责有异议"),
        (
            OPENED,
            "“Settle it” opens with 1 row for Operations, Finance",
            "“Settle it”已发起，待议 1 行，席位：运营部、财务部",
        ),
        (
            Belated((("ops", "a1"), ("ops", "a2"), ("fin", "a1")), True, W),
            "Late answers are taken in, marked as late: Operations 2, Finance 1",
            "录入迟到的答复，并注明迟到：运营部 2、财务部 1",
        ),
        (
            Belated((("fin", "a1"),), False, W),
            "Late answers are left out: Finance 1",
            "不采用迟到的答复：财务部 1",
        ),
        (Closed("other"), "“other” ends", "“other”已结束"),
        (Closed("other", DAY), "“other” ends; next review on 2026-12-01", "“other”已结束，下次复审：2026-12-01"),
    ],
)
def test_every_kind_of_event_is_a_sentence_in_both_languages(body: Any, en: str, zh: str) -> None:
    today = today_of(body)
    assert [event_words.sentence(today.events[1], today, lang) for lang in ("en", "zh")] == [en, zh]


def test_a_workshop_goes_by_its_title() -> None:
    today = today_of(OPENED, Revealed(W))
    assert event_words.sentence(today.events[2], today, "en") == "The ballots of “Settle it” are revealed"


def test_the_latest_comes_first_with_what_it_is_about() -> None:
    latest, first = event_words.lines(today_of(OPENED, DECIDED), "en")
    assert (latest.number, latest.kind, latest.activities, latest.roles) == (2, "cell", ("a1",), ("ops", "fin"))
    assert (latest.author, latest.why, latest.back, first.workshop) == ("Li", "w", 0, W)


def test_what_was_taken_back_says_by_which_entry() -> None:
    today = today_of(DECIDED)
    back = undo(today.events[1], today)
    undone, decided = event_words.lines(today_of(DECIDED, back), "en")
    assert (decided.back, undone.back) == (2, 2)
    assert undone.says == "Takes back entry 1: “Accept it” (3.3.1): Finance – → C, Operations A/R → R"


PARKED = Parked("a1", "Who?", "fin", DAY, W)
ACTS = [
    DECIDED,
    PARKED,
    Accepted("RACI101", "a1", "w", DAY, "audit"),
    Accepted("RACI101", "a1", "w", DAY, "", is_withdrawn=True),
]


@pytest.mark.parametrize("act", ACTS)
def test_undo_and_redo_name_the_same_act_for_ever(act: Any) -> None:
    bodies = [act]
    for _ in range(4):
        today = today_of(*bodies)
        bodies.append(undo(today.events[len(bodies)], today))
    today = today_of(*bodies)
    for lang in ("en", "zh"):
        acts = {event_words.act(event, today, lang) for event in today.events.values()}
        assert acts == {event_words.sentence(today.events[1], today, lang)}
    told = [event_words.sentence(event, today, "en").partition(":")[0] for event in today.events.values()][1:]
    assert told == ["Takes back entry 1", "Brings back entry 1", "Takes back entry 3", "Brings back entry 3"]


def test_an_undo_says_what_it_does_and_not_that_something_was_settled() -> None:
    today = today_of(PARKED)
    today = today_of(PARKED, undo(today.events[1], today))
    assert (
        event_words.sentence(today.events[2], today, "en") == "Takes back entry 1: “Accept it” is no longer left open"
    )
    assert event_words.sentence(today.events[2], today, "zh") == "撤回第 1 条：“验收”不再搁置"
    again = today_of(PARKED, today.events[2].body, undo(today.events[2], today))
    assert event_words.sentence(again.events[3], again, "en").startswith(
        "Brings back entry 1: “Accept it” is left open: Who?"
    )


def test_in_a_log_of_an_earlier_version_a_redo_names_the_question() -> None:
    today = today_of(PARKED, Settled("a1", 1, W))
    assert event_words.act(today.events[2], today, "en") == event_words.sentence(today.events[1], today, "en")


def test_many_cells_are_cut_and_say_so() -> None:
    changes = tuple(Change("a1", f"r{n}", (), letters_of("I")) for n in range(9))
    [line] = event_words.lines(today_of(Decision(changes, "w")), "en")
    assert line.says.endswith("; and 3 more")


def test_what_no_longer_fits_is_told_with_names_and_remedy() -> None:
    today = today_of(Decision((Change("a1", "ops", letters_of("I"), letters_of("A")),), "w"))
    [(number, what, why)] = event_words.misfits(today, "en")
    assert (number, what) == (1, "“Accept it” (3.3.1): Operations I → A")
    assert why.startswith("Operations holds R in Accept it now, and the decision expected I; decide on the cell again")


def test_a_row_that_the_file_has_lost_goes_by_its_id() -> None:
    [(_, what, why)] = event_words.misfits(today_of(Parked("zz", "Who?", "fin", DAY)), "en")
    assert what == "“zz” is left open: Who? (Finance, by 2026-12-01)" and "zz is no longer in the file" in why


def test_the_csv_has_a_row_an_event_and_survives_hostile_texts() -> None:
    today = today_of(Decision((), "=1+1"))
    kept = uncsv(csv(event_words.table(event_words.lines(today, "en"), "en")))
    assert kept.columns == [*event_words.COLUMNS]
    assert kept.rows == [["1", "2026-12-01T09:00:00+00:00", "Li", "cell", "", "=1+1", "", "true"]]
