"""A slip that went through a spreadsheet answers the rows it was given out for, or says which row it does not."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from raci.file.load import load
from raci.log import Ballot, Motion, Opened
from raci.model.changes import Change
from raci.model.letters import Layer, letters_of
from raci.out.export import csv
from raci.out.slips import slips_html
from raci.views.tables import long, wide
from raci.words.sentences import Text
from raci.workshop import read_slip_file, slips_csv_table
from tests.matrices import matrix_of
from tests.spreadsheets import uncsv

CASES = Path(__file__).parent / "cases"
IDS = (
    "3.1",
    "3.10",
    "3.100",
    "3-4",
    "007",
    "7",
    "12e4",
    "120000",
    "1-2",
    "mar-1",
    "1e5",
    "0012",
    "1234567890123456",
    "true",
)


def case(name: str) -> Any:
    return load(CASES / "yaml" / f"{name}.yaml")


def opened(matrix: Any, code: Any = "PN6-MQN-MRD") -> Opened:
    return Opened(code, "T", date(2026, 12, 1), tuple(matrix.activity), tuple(matrix.role))


def slip_of(matrix: Any, *answers: tuple[str, str, int, str], lang: str = "en") -> list[list[str]]:
    """The slip that the app gives out, with letters written into it: (seat, row, number of the role, letters)."""

    table = slips_csv_table(matrix, opened(matrix), lang)
    for seat, activity, role, letters in answers:
        row = next(row for row in table.rows if row[1:3] == [seat, activity])
        row[5 + role] = letters
    return [table.columns, *table.rows]


def text(rows: Any, separator: Any = ",") -> str:
    """The rows as a spreadsheet saves them."""

    return "\r\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows)


def read(matrix: Any, data: bytes | str, code: Any = "PN6-MQN-MRD") -> Any:
    return read_slip_file(matrix, data.encode() if isinstance(data, str) else data, opened(matrix, code))


def told(slip: Any) -> list[tuple[int, str]]:
    return [(problem.line, problem.message()) for problem in slip.problems]


def numbered(*ids: str) -> Any:
    """A matrix whose activities have these ids and clauses."""

    return matrix_of(
        *(f'id: "{id_}"\nclause: "{id_}"\nname: Row {n}\nstated: {{ops: R, fin: C}}' for n, id_ in enumerate(ids))
    )


# What a spreadsheet makes of ids


def spreadsheet(cell: str) -> str:
    """What a cell of a CSV file is after a spreadsheet has opened and saved it: numbers are written anew."""

    try:
        number = float(cell)
    except ValueError:
        return {"1-2": "02-Jan", "3-4": "04-Mar", "mar-1": "01-Mar", "true": "TRUE"}.get(cell, cell)
    return f"{number:.0f}" if number.is_integer() and number < 1e11 else f"{number:.5g}".replace("e", "E")


def test_ids_and_clauses_come_through_a_spreadsheet_as_they_were() -> None:
    matrix = numbered(*IDS[:-1])
    for table in (
        slips_csv_table(matrix, opened(matrix), "en"),
        wide(matrix, Layer.TODAY, "en"),
        long(matrix, Layer.TODAY, "en"),
    ):
        written = uncsv(csv(table))
        assert written == table
        raw = csv(table).decode("utf-8-sig").splitlines()
        saved = "\r\n".join(",".join(map(spreadsheet, line.split(","))) for line in raw)
        assert [row[:2] for row in uncsv(saved.encode()).rows] == [row[:2] for row in table.rows]
    matrix = numbered(*IDS)
    answers = [("ops", id_, 0, "A") for id_ in IDS]
    columns, *rows = slip_of(matrix, *answers)
    text = csv(slips_csv_table(matrix, opened(matrix), "en")._replace(columns=columns, rows=rows)).decode("utf-8-sig")
    saved = "\r\n".join(",".join(map(spreadsheet, line.split(","))) for line in text.splitlines())
    assert read(matrix, saved) == ([Ballot("ops", id_, {"ops": "A"}) for id_ in IDS], [])


def test_a_slip_of_before_whose_ids_were_changed_answers_no_other_row() -> None:
    found = read(case("decimal-ids"), (CASES / "slips" / "slip-3.10-after-spreadsheet.csv").read_bytes())
    [(line, sentence)] = told(found)
    assert found.ballots == []
    assert line == 8
    assert sentence == (
        '"3.1" is "Greet the visitor" in the matrix and "Destroy the visitor book" on the slip; '
        "did a spreadsheet change the id? write 3.10"
    )


@pytest.mark.parametrize(
    ("id_", "clause", "name", "stopped"),
    [
        ("a1", "1", "N", False),
        ("A1", " 1 ", "n", False),
        ("a1", "1", "M", True),
        ("a1", "1.0", "N", True),
        ("a1", "", "N", True),
        ("a1", "1", "", True),
    ],
)
def test_id_clause_and_activity_must_be_of_one_row_and_the_rest_is_offered(
    id_: Any, clause: Any, name: Any, stopped: Any
) -> None:
    matrix = matrix_of("stated: {ops: R, fin: C}", "name: M\nstated: {ops: R}")
    head = "workshop,seat,activity_id,clause,activity,ops,fin"
    found = read(matrix, f"{head}\n,ops,{id_},{clause},{name},A,\n,ops,a2,1,M,,R")
    assert [one.activity for one in found.ballots] == (["a2"] if stopped else ["a1", "a2"])
    assert [line for line, _ in told(found)] == ([2] if stopped else [])


def test_a_seat_that_a_spreadsheet_may_have_changed_is_not_guessed() -> None:
    roles = "roles: [{id: '7', name: Door, kind: role}, {id: '007', name: Spy, kind: role}]"
    matrix = matrix_of("stated: {'7': R}", more=roles)
    rows = slip_of(matrix, ("7", "a1", 0, "A"))
    assert len(read(matrix, text(rows).replace(",7,", ",'007,")).ballots) == 1
    found = read(matrix, text(rows))
    assert (found.ballots, told(found)) == (
        [], [(2, '"7" may be any of 7, 007 that a spreadsheet has changed; write the id with an apostrophe before it')]
    )  # fmt: skip


def test_rows_of_one_name_and_nearly_one_number_are_not_guessed() -> None:
    row = 'id: "{0}"\nclause: "{0}"\nname: Review\nstated: {{ops: R}}'
    matrix = matrix_of(row.format("3.1"), row.format("3.10"))
    rows = slip_of(matrix, ("ops", "3.10", 0, "A"))
    assert read(matrix, text(rows).replace("3.10", "'3.10")).ballots == [Ballot("ops", "3.10", {"ops": "A"})]
    assert read(matrix, text(rows).replace("3.10", "3.1")).ballots == []


# Columns


def test_every_column_that_is_lost_stops_the_slip() -> None:
    matrix = matrix_of("stated: {ops: R, fin: C}")
    rows = slip_of(matrix, ("ops", "a1", 0, "A"), ("ops", "a1", 1, "C"))
    assert len(read(matrix, text(rows)).ballots) == 1
    for lost, head in enumerate(rows[0]):
        left = [row[:lost] + row[lost + 1 :] for row in rows]
        garbled = [[cell if place != lost else "#?" for place, cell in enumerate(rows[0])], *rows[1:]]
        empty = [[cell if place != lost else "" for place, cell in enumerate(rows[0])], *rows[1:]]
        for changed in (left, garbled, empty):
            found = read(matrix, text(changed))
            assert found.ballots == []
            assert (1, f"the slip has no column {head}; take the slip of this app with its first row") in told(found)


def test_a_column_too_many_is_told_and_nothing_else_is_lost() -> None:
    matrix = matrix_of("stated: {ops: R, fin: C}")
    rows = [
        [*row, extra] for row, extra in zip(slip_of(matrix, ("ops", "a1", 0, "A")), ["Remarks", "?!", ""], strict=True)
    ]
    found = read(matrix, text(rows))
    assert len(found.ballots) == 1
    assert told(found) == [(1, 'no role is called "Remarks"; use the name or the id of a role as head of the column')]
    rows[0][-1] = ""
    assert told(read(matrix, text(rows)))[0][0] == 1
    assert told(read(matrix, text(rows).replace(",?!", ","))) == []


def test_roles_called_like_our_columns_keep_their_answers() -> None:
    matrix = case("role-named-like-column")
    for lang in ("en", "zh"):
        rows = slip_of(matrix, ("ws", "fix", 0, "A"), ("ws", "fix", 1, "I"), lang=lang)
        assert len({head.casefold() for head in rows[0]}) == len(rows[0])
        assert read(matrix, text(rows)) == ([Ballot("ws", "fix", {"ws": "A", "act": "I"})], [])
        before = [[*rows[0][:5], *(role.name.of(lang) for role in matrix.roles)], *rows[1:]]
        assert read(matrix, text(before)) == ([Ballot("ws", "fix", {"ws": "A", "act": "I"})], [])


def test_no_name_of_a_role_is_taken_for_another_column() -> None:
    names = [
        "workshop",
        "seat",
        "activity_id",
        "clause",
        "Activity",
        "Id",
        "process",
        "编号",
        "r9",
        "R0",
        "x (r10)",
        "x",
        "x",
    ]
    roles = ", ".join(f"{{id: r{n}, name: {name!r}, kind: role}}" for n, name in enumerate(names))
    matrix = matrix_of("stated: {r0: R}", more=f"roles: [{roles}]")
    for lang in ("en", "zh"):
        rows = slip_of(matrix, *(("r0", "a1", n, "C") for n in range(len(names))), lang=lang)
        assert read(matrix, text(rows)) == ([Ballot("r0", "a1", {f"r{n}": "C" for n in range(len(names))})], [])
        heads = [head.casefold() for head in wide(matrix, Layer.TODAY, lang).columns]
        assert len(set(heads)) == len(heads)


@pytest.mark.parametrize(
    "retyped", [str.upper, str.title, lambda head: f" {head.replace('_', ' ')} ", lambda head: f"'{head}"]
)
def test_retyped_heads_are_understood_where_they_can_mean_one_thing(retyped: Any) -> None:
    matrix = matrix_of("stated: {ops: R, fin: C}")
    rows = slip_of(matrix, ("ops", "a1", 0, "A"))
    rows[0] = [retyped(head) for head in rows[0]]
    assert read(matrix, text(rows)) == ([Ballot("ops", "a1", {"ops": "A"})], [])


# What else a spreadsheet and its users do


ACCENTED = case("accented-name")
ANSI = (CASES / "slips" / "slip-ansi-from-excel.csv").read_bytes()


def test_a_slip_is_read_in_the_encoding_that_fits_the_matrix() -> None:
    expected: tuple[list[Ballot], list[Any]] = ([Ballot("bar", "open", {"bar": "A", "kitchen": "R"})], [])
    plain = ANSI.decode("cp1252")
    for encoding in ("cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "mac-roman"):
        assert read(ACCENTED, plain.encode(encoding), "AJD-9E4-QFV") == expected, encoding
    matrix = matrix_of("name: {en: Check, zh: 验收}\nclause: 三（1）\nstated: {ops: R}")
    rows = text(slip_of(matrix, ("ops", "a1", 0, "A"), lang="zh"))
    for encoding in ("gb18030", "gbk", "utf-8", "utf-16"):
        assert read(matrix, rows.encode(encoding)) == ([Ballot("ops", "a1", {"ops": "A"})], []), encoding


def test_a_head_that_lost_its_letters_stops_the_slip_and_is_named() -> None:
    for lost in ("?", "\ufffd", ""):
        found = read(ACCENTED, ANSI.decode("cp1252").replace("ë", lost), "AJD-9E4-QFV")
        assert found.ballots == []
        assert (1, "the slip has no column Zoë's bar; take the slip of this app with its first row") in told(found)
        assert "选票缺少 吧台 列；请使用本系统的选票，并保留首行" in [one.message("zh") for one in found.problems]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("declared", ["", "sep={}\r\n", "SEP={}\n", '"sep={}"\r\n'])
def test_separators_are_found_declared_or_not(separator: Any, declared: Any) -> None:
    matrix = matrix_of("name: Check, then; sign\nstated: {ops: R, fin: C}")
    rows = slip_of(matrix, ("ops", "a1", 0, "A"))
    found = read(matrix, declared.format(separator) + text(rows, separator))
    assert found == ([Ballot("ops", "a1", {"ops": "A"})], [])


def test_title_and_blank_rows_are_read_over_and_rows_keep_their_number() -> None:
    matrix = matrix_of("stated: {ops: R, fin: C}", "stated: {ops: R}")
    head, *rows = slip_of(matrix, ("ops", "a1", 0, "A"), ("fin", "a2", 0, "X"))
    blank, title = [""] * len(head), ["Slips, autumn", *[""] * (len(head) - 1)]
    listed = [title, blank, head, blank, *rows[:2], blank, head, *rows[2:], blank]
    found = read(matrix, text(listed))
    assert [one.activity for one in found.ballots] == ["a1"]
    assert [line for line, _ in told(found)] == [10]
    assert listed[9][1:3] == ["fin", "a2"]


@pytest.mark.parametrize("cell", ["-", "–", "—", "－", "n/a", "N/A", "na", "n.a.", "'-", " - ", "无", "/", "none"])
def test_the_ways_to_write_nothing_are_nothing(cell: Any) -> None:
    matrix = matrix_of("stated: {ops: R, fin: C}")
    assert read(matrix, text(slip_of(matrix, ("ops", "a1", 0, "A"), ("ops", "a1", 1, cell)))) == (
        [Ballot("ops", "a1", {"ops": "A"})], [],
    )  # fmt: skip
    assert read(matrix, text(slip_of(matrix, ("ops", "a1", 1, cell)))) == ([], [])


def test_files_written_before_read_back() -> None:
    before = b"\xef\xbb\xbfactivity_id,clause\r\n3.10,'=1\r\n007,1-2\r\n"
    assert uncsv(before).rows == [["3.10", "=1"], ["007", "1-2"]]


def test_names_of_two_lines_stay_one_cell() -> None:
    matrix = case("newline-name")
    rows = slip_of(matrix, ("a", "1", 0, "A/R"))
    data = csv(slips_csv_table(matrix, opened(matrix), "en")._replace(columns=rows[0], rows=rows[1:]))
    assert read(matrix, data) == ([Ballot("a", "1", {"a": "A/R"})], [])


# Decisions over several rows

TITLE = Text("Management answers for what is accepted", "由管理层负责验收")


def with_motion(matrix: Any) -> Opened:
    row, role = next(iter(matrix.activity)), next(iter(matrix.role))
    motion = Motion(TITLE, (Change(row, role, (), letters_of("A")),))
    return replace(opened(matrix), motions=(motion,))


def test_a_decision_stands_on_the_slip_and_is_answered_with_one_word_in_either_language() -> None:
    matrix = numbered("3.1", "3.2")
    for lang, word, sign in (("en", "in favour", "+"), ("zh", "反对", "-"), ("en", "Yes", "+"), ("zh", "?", "?")):
        table = slips_csv_table(matrix, with_motion(matrix), lang)
        first, *others = ([*row] for row in table.rows)
        assert first[2:6] == ["motion:1", "", TITLE.of(lang), ""]
        first[5], others[0][6] = word, "A"
        slip = read_slip_file(matrix, text([table.columns, first, *others]).encode(), with_motion(matrix))
        seat, roles = first[1], list(matrix.role)
        assert not slip.problems
        assert slip.ballots == [Ballot(seat, "motion:1", {"": sign}), Ballot(seat, others[0][2], {roles[0]: "A"})]


def test_what_is_no_word_on_a_decision_is_told_with_its_row() -> None:
    matrix = numbered("3.1", "3.2")
    table = slips_csv_table(matrix, with_motion(matrix), "en")
    first, second, *_ = ([*row] for row in table.rows)
    lost = ["", first[1], "motion:2", "", "", "yes", *first[6:]]
    wrong = [
        [*first[:5], "perhaps", *first[6:]],
        [*first[:6], "A", *first[7:]],
        [*second[:5], "yes", *second[6:]],
        lost,
    ]
    slip = read_slip_file(matrix, text([table.columns, *wrong]).encode(), with_motion(matrix))
    assert not slip.ballots
    assert [(line, says.partition(";")[0]) for line, says in told(slip)] == [
        (2, '"perhaps" is no word on a decision'),
        (3, "a decision is answered as a whole, and letters stand beside it"),
        (4, '"yes" is no word on a decision'),
        (5, 'no activity has the id "motion:2"'),
    ]


def test_the_printed_slip_shows_each_decision_with_its_rows_and_three_boxes() -> None:
    matrix = numbered("3.1", "3.2")
    page = slips_html(matrix, with_motion(matrix), "zh")
    assert TITLE.zh in page and all(f">{word}</th>" in page for word in ("赞成", "反对")) and "Row 0" in page
    assert TITLE.zh not in slips_html(matrix, opened(matrix), "zh")


def test_a_dash_beside_a_decision_is_nothing_as_it_is_in_any_cell_of_a_slip() -> None:
    matrix = numbered("3.1", "3.2")
    table = slips_csv_table(matrix, with_motion(matrix), "en")
    first, second, *_ = ([*row] for row in table.rows)
    for dash in ("-", "–", "--", "n/a", "无", "/"):
        rows = [[*first[:5], dash, *first[6:]], [*second[:5], dash, "A", *second[7:]]]
        slip = read_slip_file(matrix, text([table.columns, *rows]).encode(), with_motion(matrix))
        assert not slip.problems and [ballot.activity for ballot in slip.ballots] == [second[2]], dash
