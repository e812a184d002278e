"""The workshop without its screens: rows offered, codes, agreement of ballots, candidates, slips."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from raci import rules
from raci.log import Ballot, Opened
from raci.model.changes import Change
from raci.model.letters import Layer, Letter, letters_of
from raci.out.export import csv
from raci.rules import effect as effects
from raci.workshop import (
    LIMIT_ROWS,
    Suggester,
    agenda,
    agreement,
    candidates,
    code,
    is_code,
    offer,
    read_slip,
    read_slip_file,
    slips_csv_table,
    told_apart,
)
from raci.workshop.slips import hint
from tests.matrices import DATA, matrix_of, policy, shipped
from tests.spreadsheets import uncsv

TODAY = Layer.TODAY
SEATS = ("ops", "fin", "law")
ROW = matrix_of("stated: {ops: R, fin: C, law: I, boss: I}").activities[0]


def vote(seat: str, activity: str = "a1", **letters: str) -> Ballot:
    return Ballot(seat, activity, letters)


def of(*ballots: Ballot) -> Any:
    return agreement(ROW, ballots, SEATS)


def test_rows_with_gaps_are_offered_worst_first() -> None:
    matrix = matrix_of("stated: {ops: R}", "stated: {ops: A/R, fin: I}", "stated: {}", "stated: {ops: A, fin: A/R}")
    offers = offer(matrix, TODAY, rules.check(matrix))
    assert [one.activity for one in offers] == ["a3", "a4", "a1"]
    assert "RACI100" in [finding.rule.code for finding in offers[0].findings]


def test_an_accepted_gap_is_not_offered() -> None:
    more = "accept:\n  - {rule: RACI101, at: a1, why: W, until: 2999-01-01}"
    matrix = matrix_of("stated: {ops: R, fin: I}", more=more)
    assert offer(matrix, TODAY, rules.check(matrix)) == []


def test_each_row_of_the_policy_is_offered_once_and_more_than_fit_into_two_hours() -> None:
    offers = [one.activity for one in offer(policy(), TODAY, rules.check(policy()))]
    assert len(offers) == len(set(offers)) > LIMIT_ROWS


def test_codes_are_long_enough_differ_and_are_known_again() -> None:
    codes = {code() for _ in range(500)}
    assert len(codes) == 500 and all(map(is_code, codes))


@pytest.mark.parametrize(
    "text", ["", "AAA-AAA", "AAAAAAAAA", "AAA-AAA-AA0", "aaa-aaa-aaa", "AAA-AAA-AAA\n", "AAA-AAA-AAA-AAA"]
)
def test_other_texts_are_no_codes(text: Any) -> None:
    assert not is_code(text)


def test_counts_say_how_many_seats_give_each_letter() -> None:
    found = of(vote("ops", ops="A/R"), vote("fin", ops="R", fin="?"), vote("law", ops="A"))
    assert found.counts == {"ops": {"A": 2, "R": 2}, "fin": {"?": 1}}


def test_the_share_is_that_of_the_most_frequent_answer_to_who_is_accountable() -> None:
    found = of(vote("ops", ops="A/R"), vote("fin", ops="A"), vote("law", fin="A"))
    assert found.share == pytest.approx(2 / 3)


def test_naming_two_and_naming_one_are_different_answers() -> None:
    assert of(vote("ops", ops="A", fin="A"), vote("fin", ops="A")).share == 0.5


def test_several_claims_are_seen() -> None:
    found = of(vote("ops", ops="A"), vote("fin", fin="A/R"), vote("law", ops="A"))
    assert (found.claims, found.is_contested, found.names) == (("ops", "fin"), True, {"law": ("ops",)})


def test_a_row_that_everybody_gives_to_another_is_pushed_away() -> None:
    found = of(vote("ops", fin="A"), vote("fin", ops="A"), vote("law", fin="A"))
    assert found.is_pushed and found.refused == ("ops", "fin")


def test_a_role_outside_the_room_is_named_and_not_pushed() -> None:
    found = of(vote("ops", boss="A"), vote("fin", boss="A"))
    assert (found.is_pushed, found.is_unowned, found.share) == (False, False, 1.0)


def test_a_row_that_nobody_gives_to_anybody_is_unowned() -> None:
    assert of(vote("ops", ops="R"), vote("fin", ops="C")).is_unowned
    assert not of().is_unowned


def test_not_knowing_not_voting_and_answering_are_kept_apart() -> None:
    found = of(vote("ops", ops="?"), vote("fin", ops="A"))
    assert (found.answered, found.unsure, found.silent) == (("fin",), ("ops",), ("law",))
    assert of(vote("ops", ops="")).unsure == ("ops",)


def test_ballots_of_other_seats_and_rows_do_not_count() -> None:
    assert of(vote("boss", ops="A"), vote("ops", "a2", ops="A")) == of()
    assert (of().share, of().heat) == (0.0, (3, 1.0))


def test_the_agenda_goes_by_disagreement_then_gaps_then_the_file() -> None:
    matrix = matrix_of(*["stated: {ops: A/R, fin: C, law: I}"] * 4, "stated: {}", "stated: {ops: A/R, fin: C, law: I}")
    ballots = [vote("ops", "a1", ops="A"), vote("fin", "a1", ops="A")]
    ballots += [vote("ops", "a2", ops="A"), vote("fin", "a2", fin="A")]
    ballots += [vote("ops", "a3", fin="A"), vote("fin", "a3", ops="A")]
    ballots += [vote("ops", "a6", ops="A"), vote("fin", "a6", law="A")]
    rows = ["a6", "a5", "a4", "a3", "a2", "a1", "lost"]
    items = agenda(matrix, rows, ballots, SEATS, rules.check(matrix))
    assert [item.activity for item in items] == ["a3", "a2", "a6", "a1", "a5", "a4"]


def tried(matrix: Any, *ballots: Any) -> Any:
    return candidates(matrix, TODAY, "a1", ballots, rules.check(matrix))


def test_a_fix_of_a_finding_is_a_candidate_with_its_effect() -> None:
    [one] = tried(matrix_of("stated: {ops: R, fin: I}"))
    assert one.changes == (Change("a1", "ops", letters_of("R"), letters_of("A/R")),)
    assert [finding.rule.code for finding in one.effect.settled] == ["RACI101"]
    assert (one.message("en"), one.message("zh")) == ("ops to answer for it too", "ops兼任负责方")


def test_the_same_changes_from_three_sides_are_one_candidate() -> None:
    matrix = matrix_of("stated: {ops: R, fin: I}\nproposed: {ops: {letters: A/R, why: W}}")
    [one] = tried(matrix, vote("ops", ops="A/R"), vote("fin", ops="A/R"))
    assert one.sources == (Suggester.FINDING, Suggester.PROPOSAL, Suggester.BALLOTS)


def test_the_most_frequent_ballot_is_a_candidate_and_moves_the_letter() -> None:
    matrix = matrix_of("stated: {ops: A/R, fin: C, law: I}")
    [one] = tried(matrix, vote("ops", fin="A"), vote("fin", fin="A"), vote("law", law="A"), vote("x", law="?"))
    assert [(c.role, c.before, c.after) for c in one.changes] == [
        ("ops", letters_of("A/R"), letters_of("R")),
        ("fin", letters_of("C"), letters_of("A")),
    ]
    assert (one.message("en"), one.message("zh")) == ("as ops, fin see it", "按ops、fin的看法")


def test_seats_that_differ_only_in_whom_to_ask_see_the_owner_alike() -> None:
    matrix = matrix_of("stated: {ops: R, fin: C, law: I}")
    [rules_, ballots] = tried(matrix, vote("ops", ops="A/R"), vote("fin", law="A", fin="C"), vote("law", law="A/I"))
    assert (rules_.sources, ballots.message("en")) == ((Suggester.FINDING,), "as fin, law see it")
    assert [(one.role, one.after) for one in ballots.changes] == [("law", letters_of("A"))]


def test_ballots_that_are_equally_frequent_are_all_candidates() -> None:
    matrix = matrix_of("stated: {ops: A/R, fin: C, law: I}")
    assert len(tried(matrix, vote("ops", fin="A"), vote("fin", law="A"))) == 2


def test_seats_that_name_no_owner_do_not_outvote_those_that_do() -> None:
    matrix = matrix_of("stated: {ops: A/R, fin: C, law: I}")
    quiet = [vote(seat, boss="C") for seat in ("x", "y", "z")]
    [one] = tried(matrix, *quiet, vote("ops", fin="A"), vote("fin", fin="A"))
    assert one.sources == (Suggester.BALLOTS,)


def test_what_holds_already_is_no_candidate() -> None:
    assert tried(matrix_of("stated: {ops: A/R, fin: I}"), vote("ops", ops="A/R")) == []


def test_the_candidate_that_raises_less_comes_first() -> None:
    matrix = matrix_of("stated: {ops: A, fin: A/R, law: I}")
    found = tried(matrix, *[vote(seat, ops="A", fin="A", law="A") for seat in SEATS])
    assert found[-1].sources == (Suggester.BALLOTS,)


def test_where_the_room_agreed_the_first_way_is_what_it_agreed_on() -> None:
    matrix = matrix_of("stated: {ops: R, fin: I, law: R, boss: I}\nproposed: {ops: {letters: A/R, why: W}}")
    found = tried(
        matrix, vote("ops", boss="A", ops="R"), vote("fin", boss="A", law="R"), vote("law", boss="A", law="R")
    )
    assert (found[0].sources, len(found) > 1) == ((Suggester.BALLOTS,), True)
    assert [(one.role, one.after) for one in found[0].changes if Letter.A in one.after] == [("boss", letters_of("A"))]


def test_where_what_the_room_agreed_on_holds_already_the_ways_that_keep_it_come_first() -> None:
    matrix = matrix_of("stated: {boss: A, ops: C}\nproposed: {ops: {letters: A/R, why: W}, boss: {letters: I, why: W}}")
    found = tried(matrix, vote("ops", boss="A"), vote("fin", boss="A"))
    heads = [effects.preview(matrix, TODAY, one.fix).activities[0].holders(Letter.A, TODAY) for one in found]
    assert heads[0] == ["boss"] and ["ops"] in heads


def test_in_every_matrix_the_first_way_is_what_the_seats_agreed_on() -> None:
    seen = 0
    for path in DATA:
        matrix = shipped(path)
        found = rules.check(matrix)
        rows = [row for row in matrix.activities if row.holders(Letter.A, TODAY) != [matrix.roles[-1].id]]
        for row in rows[:: max(1, len(rows) // 3)]:
            owner = matrix.roles[-1].id
            cast = [Ballot(seat.id, row.id, {owner: "A"}) for seat in matrix.roles[:2]]
            first = candidates(matrix, TODAY, row.id, cast, found)[0]
            assert effects.preview(matrix, TODAY, first.fix).activity[row.id].holders(Letter.A, TODAY) == [owner], (
                row.id
            )
            seen += 1
    assert seen > 40


def test_ways_with_the_same_owners_show_the_cells_in_which_they_differ() -> None:
    matrix = matrix_of("stated: {ops: R, fin: C, law: I}")
    ways = [
        (Change("a1", "ops", letters_of("R"), letters_of("A/R")),),
        (
            Change("a1", "ops", letters_of("R"), letters_of("A/R")),
            Change("a1", "fin", letters_of("C"), letters_of("I")),
        ),
        (Change("a1", "fin", letters_of("C"), letters_of("A")),),
    ]
    assert told_apart(matrix, TODAY, "a1", ways) == [
        (("a1", "fin", letters_of("C")),),
        (("a1", "fin", letters_of("I")),),
        (),
    ]


WRITE = "write A R S C I, two in one cell as A/R, or ? for don't know"


OPENED = Opened("K4F-9TX-AMW", "Title", date(2026, 12, 1), ("a1", "lost"), ("ops", "fin"))
OF_POLICY = replace(OPENED, rows=("3.1.1-a", "3.1.2-b"), seats=("finance",))


def slip(*cells: str, head: tuple[str, ...] = ("seat", "activity_id", "ops", "fin")) -> Any:
    """What is read of these rows; the columns that are the same in each of them stand behind the others."""

    width, same = len(head), (OPENED.workshop, "1", "N")
    rows = [[*(row.split("|") + [""] * width)[:width], *same] for row in cells]
    return read_slip(matrix_of("stated: {ops: R, fin: C}"), [[*head, "workshop", "clause", "activity"], *rows], OPENED)


def test_a_slip_has_a_row_an_activity_and_an_empty_column_a_role() -> None:
    opened = replace(OPENED, seats=("ops",))
    table = slips_csv_table(matrix_of("stated: {ops: R, fin: C}", "stated: {}"), opened, "en")
    assert table.columns == ["workshop", "seat", "activity_id", "clause", "activity", "ops", "fin"]
    assert table.rows == [["K4F-9TX-AMW", "ops", "a1", "1", "N", "", ""]]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_filled_slip_of_the_policy_comes_back_as_ballots(lang: str) -> None:
    table = slips_csv_table(policy(), OF_POLICY, lang)
    table.rows[0][5], table.rows[0][10] = "a/r", "?"
    found = read_slip(policy(), [table.columns, *table.rows], OF_POLICY)
    assert found == ([Ballot("finance", "3.1.1-a", {"operations": "A/R", "finance": "?"})], [])


def test_a_slip_survives_csv_with_hostile_names() -> None:
    matrix = matrix_of(
        "name: '=HYPERLINK(\"x\")'\nstated: {ops: R}", more="roles: [{id: ops, name: '=1+1', kind: role}]"
    )
    opened = replace(OPENED, seats=("ops",))
    table = slips_csv_table(matrix, opened, "en")
    table.rows[0][5] = "R"
    for kept in (uncsv(csv(table)), table._replace(columns=["'" + head for head in table.columns])):
        assert read_slip(matrix, [kept.columns, *kept.rows], opened) == ([vote("ops", ops="R")], [])


@pytest.mark.parametrize(
    ("cell", "letters"), [("a", "A"), (" r / a ", "A/R"), ("AR", "A/R"), ("\uff21", "A"), ("？", "?"), ("c，i", "C/I")]
)
def test_letters_are_read_the_ways_people_write_them(cell: Any, letters: Any) -> None:
    assert slip(f"ops|a1|{cell}|").ballots == [vote("ops", ops=letters)]


def test_rows_left_empty_are_no_answers() -> None:
    assert slip("ops|a1||", "", "x|y| |") == ([], [])


@pytest.mark.parametrize(
    ("rows", "place", "said"),
    [
        (["nix|a1|A|"], (2, 1), 'no seat is called "nix"; write the id of the department that fills in the slip'),
        (["ops|zz|A|"], (2, 2), 'no activity has the id "zz"; did a spreadsheet change the id? write a1'),
        (
            ["ops|a1|X|"],
            (2, 3),
            '"X" holds something other than letters; ' + WRITE,
        ),
        (["ops|a1|A|", "ops|a1||A"], (3, 0), "ops has answered a1 in row 2 already; keep one of the two rows"),
        (
            ["ops|a1|=cmd{0}|"],
            (2, 3),
            '"=cmd{0}" holds something other than letters; ' + WRITE,
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_row_and_remedy(rows: Any, place: Any, said: Any) -> None:
    [problem] = slip(*rows).problems
    assert ((problem.line, problem.column), problem.message()) == (place, said)
    assert problem.message("zh") != said


def test_heads_are_checked() -> None:
    assert [one.message() for one in slip("a1|A|C", head=("activity_id", "ops", "fin")).problems] == [
        "the slip has no column seat; take the slip of this app with its first row"
    ]
    found = slip("ops|a1|A|C", head=("seat", "activity_id", "<b>", "ops", "ops", "fin"))
    assert found.ballots == []
    assert [(one.column, one.message()) for one in found.problems] == [
        (3, 'no role is called "<b>"; use the name or the id of a role as head of the column'),
        (5, "ops has two columns; keep one of them"),
    ]
    assert read_slip(policy(), [], OPENED).problems[0].line == 1


def test_the_hint_speaks_both_languages() -> None:
    assert hint(OPENED, "zh").startswith("在单元格中") and hint(OPENED, "en").startswith("Write A")


SLIP = "workshop,seat,activity_id,clause,activity,ops,fin\r\n,ops,a1,1,N,R,C\r\n"
ROWS, SEATS_HERE = ("a1",), ("ops", "fin")


def taken(data: bytes, rows: Any = ROWS, seats: Any = SEATS_HERE) -> Any:
    opened = replace(OPENED, rows=rows, seats=seats)
    return read_slip_file(matrix_of("stated: {ops: R, fin: C}", "stated: {}"), data, opened)


@pytest.mark.parametrize(
    "data",
    [
        SLIP.encode("utf-8-sig"),
        SLIP.encode("utf-16"),
        SLIP.replace(",", ";").encode(),
        SLIP.replace(",", "\t").encode(),
        SLIP.replace(",N,", ',"N\n",').encode(),
    ],
)
def test_a_slip_is_read_however_a_spreadsheet_saves_it(data: Any) -> None:
    assert taken(data) == ([vote("ops", ops="R", fin="C")], [])


@pytest.mark.parametrize(
    ("rows", "seats", "said"),
    [
        (("a2",), SEATS_HERE, "a1 is no row of this workshop; take in the slips of this workshop"),
        (ROWS, ("fin",), "ops has no seat in this workshop; take in the slips of this workshop"),
    ],
)
def test_answers_that_this_workshop_does_not_ask_for_are_told_and_left_out(rows: Any, seats: Any, said: Any) -> None:
    found = taken(SLIP.encode(), rows, seats)
    assert (found.ballots, [(one.line, one.message()) for one in found.problems]) == ([], [(2, said)])


def test_slips_of_another_workshop_are_told_and_left_out() -> None:
    other = SLIP.replace(",ops,a1", "AAA-AAA-AAA,ops,a1")
    [problem] = taken(other.encode()).problems
    assert problem.message().startswith('this is a slip of the workshop "AAA-AAA-AAA"; take in')
    assert len(taken(other.replace("AAA-AAA-AAA", OPENED.workshop).encode()).ballots) == 1


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00" * 50, b'"' + b"x" * 200_000, bytes(range(256)) * 20])
def test_a_hostile_file_is_a_problem_and_no_crash(data: Any) -> None:
    found = taken(data)
    assert found.ballots == [] and found.problems
