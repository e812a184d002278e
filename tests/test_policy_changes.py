"""Decisions of a log as the clauses they rewrite, and their three files."""

import csv as csv_module
import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT

from raci.file.load import loads
from raci.log import Amends, Decision, Event, Opened, fold, undo
from raci.model import When
from raci.model.amendments import Amended
from raci.model.changes import Change
from raci.model.field_changes import FieldChange
from raci.model.letters import Mark, Origin, letters_of
from raci.out import policy_changes as out
from raci.words.sentences import Text
from raci.workshop import supposed
from raci.workshop.policy_changes import PolicyChanges, of_workshop, policy_changes, since, with_edits

W, NOW = "K4F-9TX-AMW", datetime(2026, 12, 1, 9, tzinfo=UTC)
HOSTILE = "<script>x</script> | [a](javascript:b) *b*\n# d =1+1 \x07"
MATRIX = loads("""
id: m
title: {en: Rules, zh: 规定}
roles:
  - {id: board, name: {en: Board, zh: 董事会}, kind: body}
  - {id: fin, name: {en: Finance, zh: 财务部}, kind: department, in_scope: true}
  - {id: ops, name: {en: Operations, zh: 运营部}, kind: department}
processes:
  - {id: p, name: {en: Buying, zh: 采购}, kind: flow}
activities:
  - {id: a1, process: p, clause: 一(二)3, name: {en: Inspect the goods, zh: 检查货物}, act: do, stated: {ops: R}}
  - {id: a2, process: p, clause: 一(二)3, name: {en: Pay the bill, zh: 支付货款}, act: pay, stated: {fin: A/R}}
  - {id: a3, process: p, clause: 一(二)4, name: {en: Keep the books, zh: 登记账簿}, act: record, stated: {fin: R}}
  - {id: a4, process: p, name: {en: Tell the board, zh: 通知董事会}, act: report, stated: {fin: R}}
""")
OPENED = Opened(W, "Winter", date(2026, 12, 3), ("a1",), ("fin", "ops"))


def gives(row: str, role: str, before: str, after: str, why: str = "w", **more: Any) -> Decision:
    return Decision((Change(row, role, letters_of(before), letters_of(after)),), why, **more)


def amends(at: str, field: Amended, before: Any, after: Any, why: str = "w") -> Amends:
    return Amends((FieldChange(at, field, before, after),), why)


def events(*bodies: Any) -> list[Event]:
    return [Event("m", number, NOW, "Li", body) for number, body in enumerate(bodies, 1)]


def changes(*bodies: Any, numbers: Any = None, lang: str = "zh", matrix: Any = MATRIX, **more: Any) -> PolicyChanges:
    today = fold(matrix, events(*bodies))
    return policy_changes(today, since(today, 0) if numbers is None else numbers, lang, **more)


ANSWERS = gives("a1", "board", "", "A", "somebody must", agreed=("fin", "ops"), dissent=(("ops", "too far"),))


def test_a_clause_is_told_as_it_stands_and_as_it_shall_read_with_all_that_was_said() -> None:
    [one] = changes(OPENED, replace(ANSWERS, workshop=W, conditions="for a year")).clauses
    assert (one.id, one.clause, one.about) == ("a1", "一(二)3", "检查货物")
    assert (one.stands, one.reads) == ("由运营部检查货物。", "由运营部检查货物，董事会对结果负责。")
    [ruling] = one.rulings
    assert (ruling.number, ruling.why, ruling.conditions, ruling.author) == (2, "somebody must", "for a year", "Li")
    assert (ruling.day, ruling.workshop) == (date(2026, 12, 3), "Winter")
    assert ruling.is_unanimous and (ruling.agreed, ruling.dissent) == (("财务部", "运营部"), (("运营部", "too far"),))


def test_decisions_about_one_clause_are_one_row_with_all_reasons() -> None:
    found = changes(ANSWERS, gives("a2", "ops", "", "C", "they know the goods"), gives("a3", "fin", "R", "A/R"))
    assert [(one.clause, one.about, len(one.rulings)) for one in found.clauses] == [
        ("一(二)3", "采购", 2),
        ("一(二)4", "登记账簿", 1),
    ]
    assert found.clauses[0].reads == (
        "由运营部检查货物，董事会对结果负责。由财务部支付货款，并对结果负责；事前征求运营部意见。"
    )
    assert (found.decisions, found.dissents) == (3, 1)


def test_a_whole_clause_holds_what_stays_as_well() -> None:
    [one] = changes(ANSWERS, lang="en", is_whole=True).clauses
    assert one.reads.endswith("the Board shall answer for it. Finance shall pay the bill, and shall answer for it.")
    assert one.stands.endswith("Finance shall pay the bill, and shall answer for it.")


def test_what_was_taken_back_overtaken_or_ends_where_it_began_leaves_nothing() -> None:
    listed = events(ANSWERS)
    back: Any = undo(listed[0], fold(MATRIX, listed))
    assert changes(ANSWERS, back).clauses == ()
    again: Any = undo(events(ANSWERS, back)[1], fold(MATRIX, events(ANSWERS, back)))
    assert [one.rulings[0].number for one in changes(ANSWERS, back, again).clauses] == [3]
    assert changes(ANSWERS, gives("a1", "board", "A", "")).clauses == ()
    later = gives("a1", "board", "A", "C", "only asked")
    assert changes(ANSWERS, later, numbers={1}).clauses == ()
    [one] = changes(ANSWERS, later).clauses
    assert one.reads == "由运营部检查货物；事前征求董事会意见。" and [each.why for each in one.rulings] == [
        "only asked"
    ]


def test_a_workshop_a_range_and_a_list_choose_their_decisions() -> None:
    bodies = (OPENED, replace(ANSWERS, workshop=W), gives("a3", "fin", "R", "A/R"), gives("a2", "ops", "", "C"))
    today = fold(MATRIX, events(*bodies))
    for numbers, rows in ((of_workshop(today, W), ["a1"]), (since(today, 2), ["a2", "a3"]), ({3}, ["a3"])):
        assert [one.id for one in policy_changes(today, numbers, "en").clauses] == rows


def test_other_decisions_stand_in_both_texts() -> None:
    [one] = changes(ANSWERS, gives("a1", "fin", "", "I"), numbers={1}).clauses
    assert (one.stands, one.reads) == (
        "由运营部检查货物；结果告知财务部。",
        "由运营部检查货物，董事会对结果负责；结果告知财务部。",
    )


def test_what_stands_in_the_file_by_now_is_told_as_it_was_decided() -> None:
    first = MATRIX.activities[0]
    held = replace(first, decided={"board": Mark(letters_of("A"), Origin.DECIDED)})
    merged = replace(MATRIX, activities=(held, *MATRIX.activities[1:]))
    [one] = changes(ANSWERS, matrix=merged).clauses
    assert one.stands == "由运营部检查货物。" and one.reads.endswith("董事会对结果负责。")


def test_fields_have_their_sentences_and_roles_their_clauses() -> None:
    within = When(Text("within two days", "两日内"), exact=True)
    found = changes(
        amends("a1", Amended.WHEN, None, within),
        amends("ops", Amended.IN_SCOPE, False, True),
        amends("fin", Amended.REPORTS_TO, (), ("board",)),
        amends("fin", Amended.ANSWERS, None, Text("Treasurer", "财务总监")),
    )
    assert [(one.id, one.clause, one.stands, one.reads) for one in found.clauses] == [
        ("scope", "适用范围", "本制度适用于财务部。", "本制度适用于财务部、运营部。"),
        ("fin.answers", "财务部", "", "财务部由财务总监负责。"),
        ("fin.reports_to", "财务部", "", "财务部向董事会汇报工作。"),
        ("a1", "一(二)3", "由运营部检查货物。", "由运营部检查货物；应于两日内完成。"),
    ]
    assert [[ruling.number for ruling in one.rulings] for one in found.clauses] == [[2], [4], [3], [1]]


def test_a_receiver_whom_the_name_names_is_seen_when_that_is_what_was_decided() -> None:
    [one] = changes(amends("a4", Amended.TO, (), ("board",))).clauses
    assert (one.stands, one.reads) == ("由财务部通知董事会。", "由财务部通知董事会；结果送交董事会。")


def test_what_no_longer_fits_the_file_is_left_out_and_told() -> None:
    found = changes(gives("a1", "ops", "A", "C"), gives("gone", "ops", "", "C"))
    assert (found.clauses, found.left_out) == ((), (1, 2))


def test_open_proposals_are_told_as_if_they_were_decided_and_say_that_nobody_has() -> None:
    first = MATRIX.activities[0]
    marks = {"board": Mark(letters_of("A"), Origin.PROPOSED, Text("pays", "出资")), "ops": Mark((), Origin.PROPOSED)}
    matrix = replace(MATRIX, activities=(replace(first, proposed=marks), *MATRIX.activities[1:]))
    today = fold(matrix, events(gives("a3", "fin", "R", "A/R")))
    found = policy_changes(*supposed(today), "zh")
    [one] = found.clauses
    assert (one.stands, one.reads, one.rulings[0].why) == ("由运营部检查货物。", "由董事会负责检查货物。", "出资")
    assert out.cells_of(one, "zh").decided == "建议，尚未决定" and out.counted(found, "") == "有建议的共 1 行"
    assert "2026" not in out.csv(found, "").decode().splitlines()[1]


def test_an_edited_text_takes_the_place_of_the_template_which_is_kept() -> None:
    found = changes(ANSWERS, gives("a3", "fin", "R", "A/R"))
    [one, other] = with_edits(found, {"a1": "  董事会负责。 ", "a3": found.clauses[1].reads, "gone": "x"}).clauses
    assert (one.final, one.reads, other.edited) == ("董事会负责。", found.clauses[0].reads, "")
    assert [piece.text for piece in found.redline(one)[1] if not piece.is_changed] == ["。"]


def read(found: PolicyChanges) -> Any:
    return Document(io.BytesIO(out.docx(found, "Winter")))


def test_the_word_file_has_a_repeated_head_page_numbers_chinese_and_both_marks() -> None:
    paper = read(changes(ANSWERS, gives("a3", "fin", "R", "")))
    [table], section = paper.tables, paper.sections[0]
    assert section.page_width > section.page_height
    assert "tblHeader" in table.rows[0]._tr.xml and [cell.text for cell in table.rows[0].cells][2] == "现行条文"
    grid = [column.width for column in table.columns]
    assert grid == [cell.width for cell in table.rows[0].cells] and max(grid) > 5 * min(grid)
    assert [f'w:instr="{field}"' in section.footer._element.xml for field in ("PAGE", "NUMPAGES")] == [True, True]
    assert {style.name for style in paper.styles if "YaHei" in style.element.xml} >= {"Normal", "Heading 1"}
    runs = {(run.text, bool(run.font.underline), bool(run.font.strike)) for row in table.rows for cell in row.cells
            for paragraph in cell.paragraphs for run in paragraph.runs}  # fmt: skip
    assert {("，董事会对结果负责", True, False), ("由财务部", False, True)} <= runs
    assert [cell.text for cell in table.rows[1].cells][3:] == [
        "由运营部检查货物，董事会对结果负责。",
        "somebody must",
        "2026-12-01\n同意：财务部、运营部",
        "运营部：too far",
    ]
    assert "规定\tWinter" in section.header.paragraphs[0].text


def test_one_word_file_holds_both_languages_each_on_pages_of_its_own() -> None:
    told = [ANSWERS, gives("a3", "fin", "R", "")]
    data = out.docx_in_languages([(changes(*told), "全部决定"), (changes(*told, lang="en"), "all decisions")])
    paper = Document(io.BytesIO(data))
    assert [table.rows[0].cells[2].text for table in paper.tables] == ["现行条文", "As it stands"]
    assert all("tblHeader" in table.rows[0]._tr.xml for table in paper.tables)
    above, below = ([part.paragraphs[0].text for part in parts] for parts in zip(
        *((section.header, section.footer) for section in paper.sections), strict=True))  # fmt: skip
    assert above[0].endswith("全部决定") and above[1].endswith("all decisions")
    assert below[0].startswith("第") and below[1].startswith("Page")
    assert {section.orientation for section in paper.sections} == {WD_ORIENT.LANDSCAPE}


def test_nobody_s_words_are_markup_or_a_formula() -> None:
    found = with_edits(changes(replace(ANSWERS, why=HOSTILE), lang="en"), {"a1": f"=HYPERLINK() {HOSTILE}"})
    told = out.markdown(found, HOSTILE).decode()
    assert "script" in told and not re.search(r"(?<!\\)(<script|\[a|\*b|# d)", told.replace("# Policy", ""))
    rows = list(csv_module.reader(io.StringIO(out.csv(found, "").decode("utf-8-sig"))))
    assert rows[0] == list(out.COLUMNS) and rows[1][3].startswith("'=HYPERLINK()") and rows[1][0] == "'1.2.3"
    assert rows[1][4] == found.clauses[0].reads
    assert "<script>x</script> | [a](javascript:b) *b*" in read(found).tables[0].rows[1].cells[4].text


def test_nothing_decided_is_a_paper_that_says_so() -> None:
    assert "没有需要修订的条款" in "\n".join(one.text for one in read(changes()).paragraphs)
    assert "No clause is rewritten" in out.markdown(changes(lang="en"), "").decode()
    assert len(out.csv(changes(), "").splitlines()) == 1
