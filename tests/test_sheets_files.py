"""What only a file of a certain format holds: merged, hidden, struck and commented cells, encodings, sheets."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from raci.sheets import Corrections, Made, Reading, Shape, document, marks, matrix_of, read, summary
from raci.sheets.trouble import MESSAGES

SAVED = Path(__file__).parent / "cases" / "sheets"
TABLE = "Task,Ana,Bob\nPay,A,R\nPack,I,A/R\n"
HELD = {"Pay": {"Ana": "A", "Bob": "R"}, "Pack": {"Ana": "I", "Bob": "A/R"}}


def held(reading: Reading) -> dict[str, dict[str, str]]:
    """Activity -> role -> letters, of all matrices."""

    return {one.name: dict(one.letters) for matrix in reading.matrices for one in matrix.activities}


def read_bytes(data: bytes, name: str, **corrections: Any) -> Reading:
    return read(document(data, name), name, {0: Corrections(**corrections)} if corrections else {})


def book(fill: Any) -> bytes:
    """A workbook that `fill` writes."""

    workbook = Workbook()
    fill(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_text_in_any_encoding_and_with_any_delimiter() -> None:
    names = {
        "utf-8": "Zoë",
        "utf-8-sig": "经理",
        "utf-16": "经理",
        "gb18030": "销售经理",
        "cp1252": "Müller",
        "cp1251": "Директор",
    }
    names |= {"shift_jis": "品質の担当", "utf-16-le": "Zoë", "big5": "銷售經理負責"}
    for encoding, name in names.items():
        for sign in ",;\t|":
            data = TABLE.replace("Ana", name).replace(",", sign).encode(encoding)
            assert read_bytes(data, "plan.csv").matrices[0].roles == (name, "Bob"), (encoding, sign)


def test_merged_cells_of_a_workbook_count_for_every_place_they_cover() -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.active
        for row in [["Plan of the fair"], ["Part", "Task", "Hall", None, "Town"], [None, None, "Chair", "Aide", None]]:
            sheet.append(row)
        for row in [
            ["Before", "Rent", "A", "R", "I"],
            [None, "Invite", "A/R", None, None],
            ["After"],
            ["End", "Clean", "A", None, "R"],
        ]:
            sheet.append(row)
        for merged in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "A4:A5", "A6:E6", "C7:D7"):
            sheet.merge_cells(merged)

    matrix = read_bytes(book(fill), "fair.xlsx").matrices[0]
    assert matrix.roles == ("Hall > Chair", "Hall > Aide", "Town") and matrix.title == "Plan of the fair"
    assert [(one.group, one.name) for one in matrix.activities] == [
        ("Before", "Rent"),
        ("Before", "Invite"),
        ("After > End", "Clean"),
    ]
    assert matrix.activities[2].letters == {"Hall > Chair": "A", "Hall > Aide": "A", "Town": "R"}


def test_comments_are_notes_and_what_is_hidden_or_struck_is_left_out_and_told() -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.active
        for row in [
            ["Task", "Ana", "Old", "Bob"],
            ["Pay", "A", "R", "R"],
            ["Gone", "A", "A", "A"],
            ["Pack", "I", "C", "R"],
        ]:
            sheet.append(row)
        sheet["B2"].comment = Comment("up to 500", "x")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet["D4"].font = Font(strike=True)
        workbook.create_sheet("Draft").append(["Task", "Ana"])
        workbook["Draft"].sheet_state = "hidden"

    reading = read_bytes(book(fill), "plan.xlsx")
    assert held(reading) == {"Pay": {"Ana": "A", "Bob": "R"}, "Pack": {"Ana": "I"}}
    assert [(note.role, note.text) for note in reading.matrices[0].notes] == [("Ana", "up to 500")]
    assert {(one.what, one.where) for one in reading.skipped} == {
        ("row", "3"),
        ("column", "C"),
        ("sheet", "Draft"),
        ("cell", "D4"),
    }
    assert read_bytes(book(fill), "plan.xlsx", hidden=True).matrices[0].roles == ("Ana", "Old", "Bob")


def test_numbers_days_and_formulas_are_shown_as_the_sheet_shows_them() -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.active
        sheet.append(["No", "Task", "Ana", "Bob"])
        for number, task in ((3.8, "Dig"), (3.9, "Fill"), (3.1, "Roll"), (4, "Sell")):
            sheet.append([number, task, "A", "R"])
        sheet["D5"] = '=IF(1=1,"R","A")'

    reading = read_bytes(book(fill), "road.xlsx")
    assert [one.id for one in reading.matrices[0].activities] == ["3.8", "3.9", "3.1", "4"]
    assert [one.args["meant"] for one in reading.questions] == ["3.10"]
    assert [(one.what, one.where) for one in reading.skipped] == [("cell", "Sheet!D5")]

    def shown(workbook: Workbook) -> None:
        fill(workbook)
        workbook.active["A4"].number_format = "0.00"

    assert [one.id for one in read_bytes(book(shown), "road.xlsx").matrices[0].activities][2] == "3.10"


def test_several_sheets_are_several_matrices_under_their_names() -> None:
    def fill(workbook: Workbook) -> None:
        workbook.active.title = "North"
        for sheet in (workbook.active, workbook.create_sheet("South")):
            for row in [["Task", "Ana", "Bob"], [f"Pay {sheet.title}", "A", "R"]]:
                sheet.append(row)
        workbook.create_sheet("Lists").append(["Red", "Green"])

    reading = read_bytes(book(fill), "plan.xlsx")
    assert [one.title for one in reading.matrices] == ["North", "South"]
    assert [one.what for one in reading.skipped] == ["table"]


def test_tables_of_a_word_file_with_merged_deleted_and_struck_text() -> None:
    file = docx.Document()
    file.add_heading("Who does what", 1)
    table = file.add_table(rows=4, cols=3)
    for row, texts in zip(
        table.rows,
        (("Task", "Ana", "Bob"), ("Before", "", ""), ("Pay", "A", "R"), ("Pack", "", "A/R (box)")),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(2, 1).merge(table.cell(3, 1))
    table.cell(2, 2).paragraphs[0].add_run("C").font.strike = True
    deleted = OxmlElement("w:del")
    run = table.cell(2, 0).paragraphs[0].add_run(" old")._r
    run.addprevious(deleted)
    deleted.append(run)
    out = io.BytesIO()
    file.save(out)
    matrix = read_bytes(out.getvalue(), "plan.docx").matrices[0]
    assert (matrix.title, [one.group for one in matrix.activities]) == ("Who does what", ["Before", "Before"])
    assert {one.name: one.letters for one in matrix.activities} == {
        "Pay": {"Ana": "A", "Bob": "R"},
        "Pack": {"Ana": "A", "Bob": "A/R"},
    }
    assert [note.text for note in matrix.notes] == ["box"]


NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office",) * 2, ("table",) * 2, ("text",) * 2, ("style",) * 2, ("fo", "xsl-fo-compatible"))
)
ODS = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.2">'
    '<office:automatic-styles><style:style style:name="s" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style><style:style style:name="off" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body>'
    '<office:spreadsheet><table:table table:name="Plan"><table:table-column/>{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def ods_row(texts: list[str], extra: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f"<table:table-row{extra}>{cells}</table:table-row>"


def ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", ODS.format(rows=rows))
        parts.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return out.getvalue()


def ods_cell(text: str, extra: str = "", inner: str = "") -> str:
    kind = "" if "value-type" in extra else ' office:value-type="string"'
    return f"<table:table-cell{kind}{extra}>{inner}<text:p>{text}</text:p></table:table-cell>"


def test_an_open_document_sheet_tells_what_is_merged_hidden_struck_and_remarked() -> None:
    value = ' office:value-type="float" office:value="{0}"'
    over, remark = ' table:number-rows-spanned="2"', "<office:annotation><text:p>up to 500</text:p></office:annotation>"
    rows = [
        "".join(map(ods_cell, ("No", "Task", "Ana", "Bob"))),
        "".join([ods_cell("3.9", value.format("3.9")), *map(ods_cell, ("Gone", "A", "R"))]),
        "".join(
            [ods_cell("3.10", value.format("3.1")), ods_cell("Pay"), ods_cell("A", over), ods_cell("R", "", remark)]
        ),
        "".join([ods_cell("4", value.format("4")), ods_cell("Pack"), "<table:covered-table-cell/>"]),
        "".join(
            [ods_cell("5", value.format("5")), ods_cell("Sell"), ods_cell("I"), ods_cell("C", ' table:style-name="s"')]
        ),
    ]
    hidden = ' table:visibility="collapse"'
    told = (f"<table:table-row{hidden if place == 1 else ''}>{row}</table:table-row>" for place, row in enumerate(rows))
    more = '</table:table><table:table table:name="Old" table:style-name="off">' + ods_row(["Task", "Cy"])
    reading = read_bytes(ods("".join(told) + more), "plan.ods")
    assert held(reading) == {"Pay": {"Ana": "A", "Bob": "R"}, "Pack": {"Ana": "A"}, "Sell": {"Ana": "I"}}
    assert [one.id for one in reading.matrices[0].activities] == ["3.10", "4", "5"]
    assert [note.text for note in reading.matrices[0].notes] == ["up to 500"]
    assert {(one.what, one.where) for one in reading.skipped} == {("row", "2"), ("cell", "D5"), ("sheet", "Old")}


def test_what_is_inside_a_file_goes_before_its_ending() -> None:
    assert held(read_bytes(TABLE.encode(), "plan.xlsx")) == HELD
    html = "<table><tr><th>Task<th>Ana<th>Bob<tr><td>Pay<td>A<td>R<tr><td>Pack<td>I<td>A/R</table>"
    assert held(read_bytes(html.encode(), "plan.xls")) == HELD


def test_a_person_corrects_the_reading() -> None:
    data = TABLE.replace("R\n", "X\n").encode()
    assert [one.args["sign"] for one in read_bytes(data, "plan.csv").questions][:1] == ["X"]
    assert held(read_bytes(data, "plan.csv", letters={"X": "R"}))["Pay"] == {"Ana": "A", "Bob": "R"}
    assert set(held(read_bytes(TABLE.encode(), "plan.csv", shape=Shape.ROLES_DOWN))) == {"Ana", "Bob"}
    assert read_bytes(TABLE.encode(), "plan.csv", role_columns=(2,)).matrices[0].roles == ("Bob",)
    titled = ("Plan,x,y\n" + TABLE).encode()
    assert read_bytes(titled, "plan.csv", header_rows=(1,)).matrices[0].roles == ("Ana", "Bob")
    assert read_bytes(TABLE.encode(), "plan.csv", skip=True).matrices == ()


def test_every_cell_that_is_read_has_a_mark() -> None:
    reading = read_bytes(b"Part,No,Task,Ana,Bob\nOne,1,Pay,A (soon),?\n,2,Pack,-,R\n", "plan.csv")
    found = marks(reading.matrices[0], reading.grids[0])
    assert [found[1, column] for column in range(5)] == [Made.GROUP, Made.ID, Made.ACTIVITY, Made.NOTE, Made.UNREAD]
    assert {(0, 3): Made.ROLE, (0, 0): Made.HEAD}.items() <= found.items()
    down = read_bytes(b"Role,Pay,Pack\nAna,A,I\nBob,R,A\n", "plan.csv")
    assert marks(down.matrices[0], down.grids[0])[1, 0] == Made.ROLE


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_summary_says_what_was_read_and_what_was_not(lang: str) -> None:
    reading = read_bytes(b"Task,Ana,Bob,Notes\nPay,A,?,soon\nTotal,1,0,\n", "plan.csv")
    told = "\n".join(summary(reading, lang))
    assert "Pay / Bob (C2): ?" in told and "Notes" in told and "Total" in told
    assert ("活动" in told) == (lang == "zh")


def test_what_was_read_becomes_a_matrix_with_notes() -> None:
    reading = read_bytes("活动,经理,经理 助理\n签合同,A（五千元以上）,R\n签合同,A,?\n".encode(), "合同.csv")
    matrix = matrix_of(reading, "合同")
    assert len({one.id for one in matrix.activities}) == 2 and len({role.id for role in matrix.roles}) == 2
    assert [text.en for text in matrix.activities[0].unclear] == ["经理: 五千元以上", "经理 助理: ? (?)"]


def test_every_trouble_has_a_remedy() -> None:
    assert all(says and do for says, do in MESSAGES.values())


def test_files_as_libreoffice_saves_them_are_read_alike_and_the_old_one_says_what_it_does_not_tell() -> None:
    of = {ending: read_bytes((SAVED / f"migration.{ending}").read_bytes(), f"m.{ending}") for ending in ("ods", "xls")}
    whole = {
        "Scope": {"Client > Sponsor": "A", "Client > PM": "R", "Vendor > Lead": "C"},
        "Sign-off": {"Client > Sponsor": "A", "Client > PM": "R"},
        "Code": {"Client > Sponsor": "I", "Client > PM": "A", "Vendor > Dev": "R"},
        "Test": {"Client > PM": "A", "Vendor > Lead": "R", "Vendor > Dev": "R"},
    }
    assert held(of["ods"]) == whole and [one.text for one in of["ods"].matrices[0].notes] == ["only above 10k"]
    assert held(of["xls"]) == whole | {"Code": {**whole["Code"], "Vendor > Lead": "R"}}  # which is struck out
    assert {one.what for one in of["xls"].skipped} == {"sheet", "details"}
    for one in of.values():
        assert [activity.group for activity in one.matrices[0].activities] == [None, None, "Build phase", "Build phase"]
