"""Tables become files that a spreadsheet opens without harm, and that read back as the same letters."""

import io
from itertools import product
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from raci.file.load import load
from raci.model import Matrix
from raci.model.letters import Layer, Letter
from raci.model.selection import Selection
from raci.out.export import csv, file_name, inert, xlsx
from raci.views.tables import Table, long, role_heads, wide
from tests.matrices import PROPERTY, ROOT, matrix_of, policy
from tests.spreadsheets import uncsv

STATED, TODAY, PROPOSED = Layer
EVERY_LAYER_AND_LANGUAGE = list(product(Layer, ["en", "zh"]))
STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
IDEOGRAPHIC_SPACE = "\u3000"
SIGNS = [*STARTS, *"'\",; \0\ufeff0019.:/e", IDEOGRAPHIC_SPACE]
CELL = st.text(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]))
MATRIX = matrix_of(
    "name: {en: Plan, zh: 计划}\nstated: {ops: A/R, fin: C}\n"
    "decided: {fin: {letters: R, on: 2026-12-01, why: w}}\n"
    "proposed: {law: {letters: S, why: {en: asked, zh: 要求}}}",
    "stated: {ops: R}",
    more="source: {document: policy.txt}",
)


def book_of(matrix: Matrix, layer: Layer = PROPOSED, lang: str = "en", selection: Selection | None = None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx(matrix, layer, lang, selection)))


def rows_of(sheet: Any) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


def held(matrix: Matrix, layer: Layer) -> set[tuple[str, str, str, str]]:
    """(activity, role, letters, origin) of every filled cell."""

    marks = [(row.id, role, mark) for row in matrix.activities for role, mark in row.marks(layer).items()]
    return {(activity, role, mark.cell, mark.origin.value) for activity, role, mark in marks if mark.letters}


# CSV


def test_a_csv_file_begins_with_a_mark_and_ends_its_lines_as_windows_does() -> None:
    table = Table(["Id", "活动"], [["a1", "计划"], ["a2", ""]])
    assert csv(table) == b"\xef\xbb\xbf" + "Id,活动\r\na1,计划\r\na2,\r\n".encode()


def test_commas_quotes_and_line_ends_are_quoted() -> None:
    table = Table(["a,b"], [['say "no"'], ["two\nlines"], ["two\r\nlines"], ["old\rmac"]])
    assert csv(table).decode("utf-8-sig") == '"a,b"\r\n"say ""no"""\r\n"two\nlines"\r\n"two\r\nlines"\r\n"old\rmac"\r\n'


def test_what_a_spreadsheet_would_run_is_made_text() -> None:
    before = ["", " ", "  ", IDEOGRAPHIC_SPACE, "\xa0", "'", "'' "]
    cells = [f"{blank}{start}1+1" for blank in before for start in STARTS]
    assert [cell for cell in cells if inert(cell) != f"'{cell}"] == []


def test_a_harmless_cell_stays_as_it_is() -> None:
    cells = ["", "A/R", "3.1.2-b", "O'Brien", "'quoted'", "a=b", " x", "三(一)2", "“=”"]
    assert [inert(cell) for cell in cells] == cells


def test_what_a_spreadsheet_would_write_anew_is_made_text() -> None:
    made = ["3.10", "3.1", "007", "12e4", "1E5", "0012", "1-2", "1/2", "3.100", "3.1.2", "(1)", "5 %", "12:30", "5 pm"]
    made += [
        "1-mar",
        "mar-1",
        "Dec 3, 2026",
        "2026-12-01",
        "2026年12月1日",
        "3月",
        "123456789012",
        "\uff11\uff12",
        "$5",
        "1,000",
    ]
    kept = [
        "0",
        "7",
        "12",
        "12345678901",
        "3.1.2-b",
        "3.3.1-a",
        "a1",
        "e4",
        "mark-1",
        "b-2",
        "三(一)2",
        "§ 1",
        "V2",
        "A/R",
    ]
    assert [cell for cell in made if inert(cell) != f"'{cell}"] == []
    assert [cell for cell in kept if inert(cell) != cell] == []


def test_heads_and_cells_of_a_file_are_inert() -> None:
    table = Table(["=HYPERLINK(1)", "b"], [["@x", "+1"]])
    assert csv(table) == b"\xef\xbb\xbf'=HYPERLINK(1),b\r\n'@x,'+1\r\n"


@PROPERTY
@example(Table([], []))
@example(Table([""], [[""], [""]]))
@example(Table(["\ufeff", '"'], [["'=", "'"], ["\r", "\n\r"]]))
@given(
    st.integers(0, 4)
    .map(lambda width: st.lists(CELL, min_size=width, max_size=width))
    .flatmap(lambda row: st.builds(Table, row, st.lists(row)))
)
def test_any_table_reads_back_as_itself(table: Any) -> None:
    assert uncsv(csv(table)) == table


@pytest.mark.parametrize(("layer", "lang"), EVERY_LAYER_AND_LANGUAGE)
def test_the_policy_reads_back_from_long_with_ids_letters_and_layer(layer: Any, lang: str) -> None:
    columns, rows = uncsv(csv(long(policy(), layer, lang)))
    asked = [columns.index(name) for name in ("activity_id", "role_id", "letters", "layer")]
    assert {tuple(row[index] for index in asked) for row in rows if row[asked[1]]} == held(policy(), layer)


@pytest.mark.parametrize(("layer", "lang"), EVERY_LAYER_AND_LANGUAGE)
def test_the_policy_reads_back_from_wide_with_every_row_and_letter(layer: Any, lang: str) -> None:
    columns, rows = uncsv(csv(wide(policy(), layer, lang)))
    role = dict(zip(role_heads(policy(), lang), policy().role, strict=True))
    cells = {(row[0], role[head], row[column]) for row in rows for column, head in enumerate(columns) if column >= 4}
    letters = {cell[:3] for cell in held(policy(), layer)}
    assert [row[0] for row in rows] == list(policy().activity)
    assert {cell for cell in cells if cell[2]} == letters


# File names


def test_a_file_name_says_matrix_layer_and_shape() -> None:
    assert file_name(MATRIX, TODAY, "wide.csv") == "m_today_wide.csv"


def test_a_file_name_says_what_was_asked_for() -> None:
    selection = Selection(process="p", role="ops", letter=Letter.A, gaps=True, text="who pays?")
    assert file_name(MATRIX, STATED, "long.csv", selection) == "m_stated_p_ops_letter-A_gaps_who-pays_long.csv"
    assert file_name(MATRIX, PROPOSED, "matrix.xlsx", Selection()) == "m_proposed_matrix.xlsx"


# XLSX


def test_a_workbook_has_three_sheets_with_frozen_heads() -> None:
    sheets = {sheet.title: sheet.freeze_panes for sheet in book_of(MATRIX)}
    assert sheets == {"Matrix": "E2", "Letters": "A2", "Definitions": None}


def test_a_workbook_speaks_chinese() -> None:
    book = book_of(MATRIX, lang="zh")
    assert book.sheetnames == ["责任矩阵", "字母明细", "释义"]
    assert rows_of(book["责任矩阵"])[1] == ["a1", "P", "1", "计划", "A/R", "R", "S"]


def test_the_first_two_sheets_hold_the_tables() -> None:
    book = book_of(MATRIX)
    for sheet, table in (("Matrix", wide), ("Letters", long)):
        columns, rows = table(MATRIX, PROPOSED, "en")
        assert rows_of(book[sheet]) == [columns, *rows]


def test_letters_are_filled_framed_or_outlined_by_their_origin() -> None:
    ops, fin, law = book_of(MATRIX)["Matrix"][2][4:]
    assert [cell.value for cell in (ops, fin, law)] == ["A/R", "R", "S"]
    assert [cell.fill.fgColor.rgb for cell in (ops, fin, law)] == ["FF0B3C6F", "FFA84300", "00000000"]
    assert [cell.font.color.rgb for cell in (ops, fin, law)] == ["FFFFFFFF", "FFFFFFFF", "FF00664B"]
    assert [cell.border.left.style for cell in (ops, fin, law)] == [None, "thick", "dotted"]


def test_letters_of_one_kind_look_the_same_in_every_row() -> None:
    rows = [row[4] for row in book_of(matrix_of("stated: {ops: C}", "stated: {ops: A}", "stated: {ops: C}"))["Matrix"]]
    assert [cell.fill.fgColor.rgb for cell in rows[1:]] == ["FF7D3C6B", "FF0B3C6F", "FF7D3C6B"]


def test_an_empty_cell_has_no_fill() -> None:
    assert book_of(MATRIX)["Matrix"]["F3"].value is None
    assert book_of(MATRIX)["Matrix"]["F3"].fill.fill_type is None


def test_what_the_letters_mean_stands_in_the_workbook() -> None:
    rows = rows_of(book_of(MATRIX)["Definitions"])
    assert rows[:4] == [
        ["What", "Name", "Meaning"],
        ["Matrix", "M", "m"],
        ["Source", "policy.txt", ""],
        ["Layer", "Proposed", "today, then open proposals over it"],
    ]
    assert rows[4:] == [
        ["Rows", "all rows", ""],
        ["A", "Accountable", "answers for it and says yes or no; one per activity"],
        ["R", "Responsible", "does the work"],
        ["S", "Supports", "helps do it"],
        ["C", "Consulted", "is asked before"],
        ["I", "Informed", "is told after"],
        ["Letter", "stated", "the policy says so"],
        ["Letter", "decided", "a group has agreed on it"],
        ["Letter", "proposed", "somebody suggests it; nobody has agreed yet"],
        ["ops", "ops", "role"],
        ["fin", "fin", "role"],
        ["law", "law", "role"],
    ]


def test_a_workbook_of_a_selection_says_so_and_keeps_the_columns() -> None:
    book = book_of(MATRIX, selection=Selection(role="fin", gaps=False, text="plan"))
    assert [row[0] for row in rows_of(book["Matrix"])] == ["Id", "a1"]
    assert rows_of(book["Matrix"])[0][4:] == ["ops", "fin", "law"]
    assert ["Rows", "fin, plan", ""] in rows_of(book["Definitions"])


@pytest.mark.parametrize("name", ["=1+1", "{=1+1}", "+1", "@SUM(1)", "http://example.org", "007", "TRUE", "_x0041_"])
def test_a_name_stays_text_in_every_cell(name: Any) -> None:
    roles = "roles: [{id: ops, name: '" + name + "', kind: role}]"
    book = book_of(matrix_of("stated: {ops: A/R}", more=roles))
    assert book["Matrix"]["E1"].value == name
    assert {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None} == {"s"}
    assert [cell for sheet in book for row in sheet for cell in row if cell.hyperlink] == []


def test_an_empty_matrix_gives_a_workbook_with_heads() -> None:
    book = book_of(matrix_of())
    assert rows_of(book["Matrix"]) == [["Id", "Process", "Clause", "Activity"]]
    assert len(rows_of(book["Letters"])) == 1


@pytest.mark.parametrize(("layer", "lang"), EVERY_LAYER_AND_LANGUAGE)
def test_the_workbook_of_the_policy_holds_every_letter(layer: Any, lang: str) -> None:
    columns, *rows = rows_of(book_of(policy(), layer, lang).worksheets[1])
    asked = [columns.index(name) for name in ("activity_id", "role_id", "letters", "layer")]
    assert {tuple(row[index] for index in asked) for row in rows if row[asked[1]]} == held(policy(), layer)


# XLSX on paper


def test_every_sheet_lies_on_its_side_one_page_wide_with_its_heads_on_every_page() -> None:
    book = book_of(policy(), TODAY)
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9), sheet.title
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToWidth) == (True, None), sheet.title
        assert sheet.page_setup.fitToHeight == 0, sheet.title
        assert sheet.print_title_rows == "$1:$1", sheet.title
        assert policy().title.en in sheet.oddHeader.left.text and "Today: " in sheet.oddHeader.left.text
        assert sheet.oddHeader.right.text == "&A"  # the name of the sheet
        assert sheet.oddFooter.center.text == "&P / &N"
    assert book["Matrix"].print_title_cols == "$A:$D"
    assert book["Letters"].print_title_cols is None


def test_a_sheet_too_wide_to_be_read_on_one_page_goes_on_with_its_first_columns() -> None:
    sheet = book_of(load(ROOT / "tests/cases/yaml/two-hundred-roles.yaml"), TODAY)["Matrix"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (4, 0)
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$D")
    assert sheet.row_dimensions[1].height > 180 and sheet["E1"].alignment.wrap_text


def test_a_title_cannot_write_codes_into_the_head_of_a_sheet() -> None:
    book = book_of(matrix_of("stated: {ops: R}", more="title: 'R&D &P " + "x" * 400 + "'"))
    told = book["Matrix"].oddHeader.left.text
    assert "R&&D &&P x" in told and len(told) < 250
