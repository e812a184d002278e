"""A file that was given out and comes back: what it says otherwise, cell by cell, and ids a spreadsheet damaged."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from raci import cli
from raci.log import Decision, Event, Today, fold
from raci.log.adding import adding
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import Layer, Mark, cell_of, letters_of
from raci.out import export, handout
from raci.sheets import document, read
from raci.sheets.damage import could_become
from raci.sheets.differences import DAMAGED, Returned
from raci.sheets.expected import expected
from raci.sheets.returned import APART, returned
from raci.store import address_of, open_store
from raci.views.tables import long, wide
from tests.matrices import PROPERTY, matrix_of, policy, text_of

WRITERS: dict[str, Callable[[Matrix, str], bytes]] = {
    "wide.csv": lambda matrix, lang: export.csv(wide(matrix, Layer.TODAY, lang), ";"),
    "long.csv": lambda matrix, lang: export.csv(long(matrix, Layer.TODAY, lang)),
    "matrix.xlsx": lambda matrix, lang: export.xlsx(matrix, Layer.TODAY, lang),
    "page.html": lambda matrix, lang: handout.html(matrix, Layer.TODAY, lang),
    "table.md": lambda matrix, lang: handout.markdown(matrix, Layer.TODAY, lang),
}
LIMITED = "stated: {ops: R, fin: {letters: A, when: {upto: 50000, unit: CNY}}}\nname: Pay"


def back(data: bytes, name: str, today: Today, answers: dict[str, str] | None = None) -> Returned:
    opened = document(data, name)
    return returned(read(opened, name, expected(opened, today.matrix)), today, answers or {})


def changed(matrix: Matrix, cells: dict[tuple[str, str], str]) -> Matrix:
    """The matrix with other letters in some cells."""

    for (row, role), letters in cells.items():
        one = matrix.activity[row]
        marks = {**one.marks(Layer.TODAY)}
        marks[role] = replace(marks[role], letters=letters_of(letters)) if role in marks else Mark(letters_of(letters))
        stated = {id_: mark for id_, mark in marks.items() if mark.letters}
        rows = (
            replace(one, stated=stated, decided={}, proposed={}) if row == old.id else old for old in matrix.activities
        )
        matrix = replace(matrix, activities=tuple(rows))
    return matrix


def told(found: Returned) -> dict[str, str]:
    return {one.key: f"{cell_of(one.change.before)}>{cell_of(one.change.after)}" for one in found.differences}


@pytest.mark.parametrize("name", WRITERS)
def test_what_comes_back_unchanged_differs_in_nothing(name: str) -> None:
    for matrix in (policy(), matrix_of(LIMITED, "stated: {ops: A}\nname: Go")):
        for lang in ("en", "zh"):
            found = back(WRITERS[name](matrix, lang), name, fold(matrix, ()))
            assert (found.differences, found.doubts, found.passed) == ((), (), ())
            assert found.rows == set(matrix.activity)


@pytest.mark.parametrize("name", WRITERS)
def test_what_was_changed_in_the_file_is_told_cell_by_cell(name: str) -> None:
    matrix = policy()
    rows = matrix.activities
    holder = next(role for role, mark in rows[3].marks(Layer.TODAY).items() if mark.letters)
    empty = next(role for role in matrix.role if not rows[5].letters(role, Layer.TODAY))
    cells = {(rows[3].id, holder): "", (rows[5].id, empty): "A/R"}
    for lang in ("en", "zh"):
        found = back(WRITERS[name](changed(matrix, cells), lang), name, fold(matrix, ()))
        was = cell_of(rows[3].letters(holder, Layer.TODAY))
        assert told(found) == {f"{rows[3].id}:{holder}": f"{was}>", f"{rows[5].id}:{empty}": ">A/R"}
        assert found.differences[0].is_gone == (name == "long.csv") and not found.doubts


@PROPERTY
@given(st.data())
def test_any_changes_of_any_cells_come_back_as_they_were_made(data: st.DataObject) -> None:
    matrix = policy()
    cells = st.tuples(st.sampled_from(list(matrix.activity)), st.sampled_from(list(matrix.role)))
    picked = data.draw(st.dictionaries(cells, st.sampled_from(["", "A", "R", "A/R", "S", "C", "I"]), max_size=6))
    told_now = {f"{row}:{role}": cell_of(matrix.activity[row].letters(role, Layer.TODAY)) for row, role in picked}
    wanted = {f"{row}:{role}": letters for (row, role), letters in picked.items()}
    found = back(export.csv(wide(changed(matrix, picked), Layer.TODAY, "zh")), "wide.csv", fold(matrix, ()))
    assert told(found) == {key: f"{told_now[key]}>{to}" for key, to in wanted.items() if told_now[key] != to}


def test_one_sheet_of_a_workbook_may_be_changed_and_two_that_disagree_are_told() -> None:
    matrix = policy()
    row = matrix.activities[0]
    roles = [role for role in matrix.role if not row.letters(role, Layer.TODAY)][:2]
    data = export.xlsx(matrix, Layer.TODAY, "en")
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for role, letters in zip(roles, ("C", "I"), strict=True):
        sheet.cell(2, columns[matrix.role[role].name.en]).value = letters
    letters = book.worksheets[1]
    letters.append([row.id, row.process, "", row.clause, row.name.en, roles[1], matrix.role[roles[1]].name.en, "S"])
    out = io.BytesIO()
    book.save(out)
    found = back(out.getvalue(), "matrix.xlsx", fold(matrix, ()))
    assert told(found) == {f"{row.id}:{roles[0]}": ">C"}
    assert [one.why for one in found.passed] == [APART]


def test_a_limit_that_was_changed_is_a_change_and_a_remark_is_told() -> None:
    matrix = matrix_of(LIMITED)
    head, row = csv.reader(io.StringIO(export.csv(wide(matrix, Layer.TODAY, "en")).decode("utf-8-sig")))
    for cell, after, passed in (
        ("A (up to 80,000 CNY)", 80_000, 0), ("A", None, 0), ("A (once in a while)", 50_000, 1), ("x?!", "same", 1),
    ):  # fmt: skip
        out = io.StringIO()
        csv.writer(out).writerows([head, [*row[:-1], cell]])
        found = back(out.getvalue().encode(), "wide.csv", fold(matrix, ()))
        assert len(found.passed) == passed, cell
        if after in (50_000, "same"):
            assert found.differences == ()
            continue
        [one] = found.differences
        assert (one.change.before, one.change.after) == (letters_of("A"), letters_of("A"))
        assert (one.change.when and one.change.when.upto) == after


def test_ids_that_a_spreadsheet_makes_are_known() -> None:
    for id_, cells in {
        "3.10": ("3.1", "3,1", "10-Mar", "2026-03-10", "3月10日", "2026-03-10 00:00:00", "Mar-10", "46091"),
        "1-2": ("2-Jan", "1月2日", "2026-01-02", "2026/1/2", "02. Jan"),
        "007": ("7", "7.0"),
        "123456789012": ("1.23457E+11",),
        "1E5": ("100000",),
    }.items():
        assert [cell for cell in cells if not could_become(id_, cell)] == [], id_
    for id_, cell in (
        ("3.10", "3.11"),
        ("3.10", "3.10"),
        ("a-b", "2-Jan"),
        ("1-2", "3-Jan"),
        ("3.1.2-b", "3.1"),
        ("7", ""),
    ):
        assert not could_become(id_, cell), (id_, cell)


def test_a_damaged_id_is_asked_about_and_its_cells_wait_for_the_answer() -> None:
    rows = [f'id: "3.{n}"\nstated: {{ops: R}}\nname: Step {n}' for n in (1, 9, 10)]
    matrix = matrix_of(*rows, "id: 1-2\nstated: {ops: R}\nname: Meet", "id: b\nstated: {ops: A}\nname: Step 1")
    table = "Id,Activity,ops\n3.1,Step 1,A\n3.9,Step 9,R\n3.1,Step 10,A\n2-Jan,Meet,I\nzz,Lost,A\n"
    found = back(table.encode(), "wide.csv", fold(matrix, ()))
    assert told(found) == {"3.1:ops": "R>A"}
    assert [(one.id, one.rows) for one in found.doubts] == [("3.1", ("3.10",)), ("2-Jan", ("1-2",))]
    assert found.doubts[1].says == DAMAGED and [one.name for one in found.new_rows] == ["Lost"]
    answers = {one.key: one.rows[0] for one in found.doubts}
    again = back(table.encode(), "wide.csv", fold(matrix, ()), answers)
    assert told(again) == {"3.1:ops": "R>A", "3.10:ops": "R>A", "1-2:ops": "R>I"}


def test_a_file_from_before_a_decision_does_not_take_it_back_unasked() -> None:
    matrix = policy()
    row, role = matrix.activities[0], next(iter(matrix.role))
    was = row.letters(role, Layer.TODAY)
    now = letters_of("I" if cell_of(was) != "I" else "C")
    data = export.csv(wide(matrix, Layer.TODAY, "en"))
    event = Event(
        matrix.id, 1, datetime(2026, 11, 1, tzinfo=UTC), "Li", Decision((Change(row.id, role, was, now),), "so")
    )
    [one] = back(data, "wide.csv", fold(matrix, [event])).differences
    assert (one.entry, one.is_likely, one.change.after) == (1, False, was)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("RACI_DATABASE_URL", raising=False)
    (tmp_path / "m.yaml").write_text(text_of('id: "3.10"\nstated: {ops: R, fin: A}'), encoding="utf-8")
    (tmp_path / "back.csv").write_text("Id,Activity,ops,fin\n3.1,N,A,\n", encoding="utf-8")
    return tmp_path


def test_the_command_line_lists_the_differences_and_writes_the_chosen_ones(folder: Path, capsys: Any) -> None:
    call = ["read", str(folder / "back.csv"), "--onto", str(folder / "m.yaml")]
    assert cli.main(call) == cli.GAPS and "--row 3.1=3.10" in capsys.readouterr().out
    assert not (folder / "workspace.db").exists()
    call += ["--row", "3.1=3.10"]
    assert cli.main([*call, "--lang", "zh"]) == cli.GAPS
    out = capsys.readouterr().out
    assert "3.10:ops  ops: R → A  (C2)" in out and "3.10:fin  fin: A → –  (D2)" in out
    assert cli.main([*call, "--apply", "all"]) == cli.UNREADABLE and "--why" in capsys.readouterr().err
    done = [*call, "--apply", "3.10:ops", "--why", "they do it", "--author", "Li"]
    assert cli.main(done) == cli.CLEAN and "Entry 1" in capsys.readouterr().out
    events: Any = open_store(address_of(folder / "workspace.db")).events("m")
    assert [(one.author, one.body.why, one.body.changes) for one in events] == [
        ("Li", "they do it", (Change("3.10", "ops", letters_of("R"), letters_of("A")),))
    ]
    assert cli.main(done) == cli.UNREADABLE and "does not change 3.10:ops" in capsys.readouterr().err
    assert cli.main([*call, "--json"]) == cli.GAPS and '"decided_since": null' in capsys.readouterr().out


def test_the_command_line_adds_what_is_new_in_the_file_and_then_its_cells(folder: Path, capsys: Any) -> None:
    (folder / "back.csv").write_text("Id,Activity,ops,fin,Legal\n3.10,N,R,A,C\n9.9,Audit,I,R,A\n,Close,R,A,\n", "utf-8")
    call = ["read", str(folder / "back.csv"), "--onto", str(folder / "m.yaml")]
    assert cli.main(call) == cli.GAPS
    out = capsys.readouterr().out
    assert "--add: 2 rows, 1 party" in out and "  Audit\n  Close\n  Legal" in out
    assert cli.main([*call, "--add"]) == cli.UNREADABLE and "--why" in capsys.readouterr().err
    done = [*call, "--add", "--apply", "all", "--why", "agreed in May", "--author", "Li"]
    assert cli.main(done) == cli.CLEAN
    assert capsys.readouterr().out.splitlines() == [
        "Entry 1 of the log: 2 rows, 1 party",
        "Entry 2 of the log: 6 cells",
    ]
    assert cli.main(call) == cli.CLEAN and "0 cells differ" in capsys.readouterr().out
    assert cli.main([*done[:-5], "likely", *done[-4:]]) == cli.CLEAN
    assert "Nothing in the file is likely to be meant" in capsys.readouterr().out
    events: Any = open_store(address_of(folder / "workspace.db")).events("m")
    assert [one.at for one in events[0].body.items] == ["legal", "9.9", "close"]


def test_new_rows_stand_where_the_file_has_them_and_one_row_is_new_once() -> None:
    rows = ["id: a\nname: First", "id: b\nname: Second"]
    today = fold(matrix_of(*(f"{row}\nstated: {{ops: R}}" for row in rows)), ())
    table = "Id,Activity,ops\na,First,R\n,Between,A\n,Also between,A\nb,Second,R\n,Last,I\n,Last,I\n"
    found = back(table.encode(), "wide.csv", today)
    assert [(one.name, one.behind) for one in found.new_rows] == [
        ("Between", "a"),
        ("Also between", "a"),
        ("Last", "b"),
    ]
    event = Event("m", 1, datetime(2026, 1, 1, tzinfo=UTC), "Li", adding(today, found.new_rows, (), "why"))
    assert [one.name.en for one in fold(today.matrix, [event]).matrix.activities] == [
        "First", "Between", "Also between", "Second", "Last",
    ]  # fmt: skip
