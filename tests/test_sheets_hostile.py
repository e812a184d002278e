"""Files that are too large, broken, locked or made to do harm get a clear error, and cost little time and memory."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from raci.sheets import Document, document, matrix_of, open_safely, read, worker
from raci.sheets.limits import LIMIT_BYTES, LIMIT_CELLS, LIMIT_COLUMNS, LIMIT_FOREIGN_NAME, LIMIT_SECONDS
from raci.words.problem import LoadError
from tests.test_sheets_files import ODS, ods_row

TABLE = "Task,Ana,Bob\nPay,A,R\n"
SLACK_SECONDS = 10
"""A process starts in a fraction of a second; the tests of a busy machine get more."""


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def workbook(*rows: list[str]) -> bytes:
    book = Workbook()
    for row in rows or (["Task", "Ana", "Bob"], ["Pay", "A", "R"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_sheet(old: bytes, new: bytes) -> bytes:
    """A workbook whose first sheet has another text in one place."""

    parts = parts_of(workbook())
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(old, new)
    return zipped(parts)


COSTLY = {"bomb.xlsx", "large.csv", "far.xlsx", "deep.json", "deep.html", "entities.xlsx"}
"""Files that would cost too much in the process of the tests; how the page opens every file."""


def opened(data: bytes, name: str) -> Document:
    return (open_safely if name in COSTLY else document)(data, name)


def trouble_of(data: bytes, name: str) -> str:
    """What is said of a file, "" where it is read."""

    started = time.monotonic()
    try:
        read(opened(data, name), name)
        said = ""
    except LoadError as error:
        assert all(problem.do for problem in error.problems)
        said = error.problems[0].message()
    assert time.monotonic() - started < LIMIT_SECONDS + SLACK_SECONDS, name
    return said


def refused() -> Iterator[tuple[str, bytes, str]]:
    """Name, data and words that must stand in what is said."""

    bomb = zipped({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * 250_000_000})
    yield "bomb.xlsx", bomb, "larger than 200 MB"
    yield "large.csv", b"a,b\n" * (LIMIT_BYTES // 4 + 1), "at most 20 MB"
    yield "wide.csv", b",".join([b"Task"] + [b"R"] * 100_000) + b"\n", f"at most {LIMIT_COLUMNS}"
    yield "long.csv", b"a,b\n" * 100_001, "100001 rows"
    yield "cells.csv", (b"," * 1_999 + b"x\n") * (LIMIT_CELLS // 2_000 + 1), f"at most {LIMIT_CELLS}"
    yield "far.xlsx", with_sheet(b'r="B2"', b'r="XFD1048576"'), "MB of memory"
    yield "empty.csv", b"\xef\xbb\xbf \r\n", "empty"
    yield "picture.csv", bytes(range(256)) * 100, "no table in a format"
    yield "picture.png", b"\x89PNG\r\n\x1a\n" + bytes(1000), "no table in a format"
    yield "other.zip", zipped({"a.txt": b"x"}), "no table in a format"
    yield "cut.xlsx", workbook()[:-300], "damaged"
    yield "cut.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    yield "locked.xlsx", locked, "password"
    yield "deep.json", b"[" * 100_000 + b"]" * 100_000, "deeper"
    yield "broken.json", b'[{"Task": "Pay", }]', "no JSON"
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    yield "entities.xlsx", with_sheet(b"<worksheet", entity + b"<worksheet"), "entities"
    yield "entities.ods", open_document(entity + ODS.format(rows="").encode()), "entities"
    secret = (
        b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
    )
    yield "locked.ods", open_document(bytes(range(256)) * 8, secret), "password"
    yield "cut.ods", open_document(ODS.format(rows="").encode()[:200]), "damaged"
    yield "cut.docx", zipped({"word/document.xml": b"<w:document"}), "damaged"
    yield "name.csv", ("Task,Ana\n" + "x" * 10_000 + ",R\nPay,A\n").encode(), f"at most {LIMIT_FOREIGN_NAME}"


def open_document(content: bytes, manifest: bytes = b"<m/>") -> bytes:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def test_a_file_is_refused_with_a_reason_and_a_remedy() -> None:
    said = {name: (trouble_of(data, name), words) for name, data, words in refused()}
    assert {name: one for name, one in said.items() if one[1] not in one[0]} == {}


def harmless() -> Iterator[tuple[str, bytes, str]]:
    """Name, data and an activity that is read in spite of what stands beside it."""

    last = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="9"/>'
    rows = ods_row(["Task", "Ana"]) + ods_row(["Pay", "R"]) + f"{last}</table:table-row>"
    yield "empty.ods", open_document(ODS.format(rows=rows).encode()), "Pay"
    blank = b'<c r="D9" s="0"/>' * 400_000 + b"</row></sheetData>"
    yield "blank.xlsx", with_sheet(b"</row></sheetData>", blank), "Pay"
    yield "script.csv", b"Task,<script>alert(1)</script>,Bob\n<b>Pay</b>,A,R\n", "<b>Pay</b>"
    yield "script.html", b"<table><tr><th>Task<th>Ana<tr><td>Pay<script>x</script><td>R</table>", "Pay"
    yield "rtl.csv", "Task,\u202eAna,Bob\nPay\u0301\u0301\u0301,A,R\n".encode(), "Pay\u0301\u0301\u0301"
    yield "macro.xlsm", zipped(parts_of(workbook()) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 100}), "Pay"
    outside = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    yield "links.xlsx", zipped(parts_of(workbook()) | {"xl/externalLinks/externalLink1.xml": outside}), "Pay"
    yield "twice.csv", b"Task,Ana,Ana\nPay,A,R\nPay,R,\n", "Pay"
    yield "deep.html", b"<div>" * 20_000 + b"<table><tr><th>Task<th>Ana<tr><td>Pay<td>R</table>", ""
    yield "spans.html", b"<table><tr><th>Task<th>Ana<tr><td rowspan=65000>Pay<td colspan=900>R</table>", "Pay"
    yield (
        "include.rst",
        b".. include:: /etc/passwd\n\n=====  ===\nTask   Ana\n=====  ===\nPay    R\n=====  ===\n",
        "Pay",
    )
    yield "input.tex", rb"\input{/etc/passwd}\begin{tabular}{ll}Task & Ana\\Pay & R\\\end{tabular}", "Pay"
    yield "brackets.csv", ("Task,Ana\nPay,R " + "(" * 150 + "\n" + "Go," + "R/" * 70 + "R\n").encode(), "Pay"
    yield "formula.csv", b"Task,Ana\n=1+1,R\n'=Pay,A\n", "=Pay"


def test_a_file_is_read_and_nothing_in_it_is_run() -> None:
    wrong = {}
    for name, data, activity in harmless():
        found = opened(data, name)
        reading = read(found, name)
        names = [one.name for matrix in reading.matrices for one in matrix.activities]
        is_kept = not names or len(matrix_of(reading, name).activities) == len(names)
        if activity not in [*names, ""] or "root:" in str(found) or not is_kept:
            wrong[name] = names
    assert wrong == {}


def test_a_long_line_of_text_does_not_take_long() -> None:
    lines = [
        "R = " + "a " * 40_000,
        "(" * 50_000,
        "- " + "x: " * 30_000,
        "A: " + "b, " * 30_000,
        "=" * 50_000,
        "<table " * 20_000,
        "`a" * 25_000,
    ]
    started = time.process_time()
    read(document("\n\n".join(lines).encode(), "lines.md"), "lines.md")
    assert time.process_time() - started < SLACK_SECONDS


def test_the_process_that_opens_a_file_gives_the_same_document(tmp_path: Path) -> None:
    for data, name in ((TABLE.encode(), "plan.csv"), (workbook(), "plan.xlsx"), (b'{"a": [1]}', "x.json")):
        assert open_safely(data, name) == document(data, name)
    cut = workbook()[:-300]
    with pytest.raises(LoadError) as here:
        document(cut, "cut.xlsx")
    with pytest.raises(LoadError) as apart:
        open_safely(cut, "cut.xlsx")
    assert [one.message() for one in here.value.problems] == [one.message() for one in apart.value.problems]


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LIMIT_SECONDS", 0.01)
    with pytest.raises(LoadError, match="took more than"):
        open_safely(TABLE.encode(), "plan.csv")


def test_what_only_reading_finds_out_is_found_out_in_that_process() -> None:
    with pytest.raises(LoadError, match=f"at most {LIMIT_FOREIGN_NAME}"):
        open_safely(("Task,Ana\n" + "x" * 10_000 + ",R\nPay,A\n").encode(), "name.csv")


def test_a_document_is_a_value() -> None:
    assert isinstance(document(TABLE.encode(), "plan.csv"), Document)


def test_a_file_within_the_limits_that_takes_long_to_read_is_refused_in_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page reads it again after every correction."""

    monkeypatch.setattr(worker, "LIMIT_READING_SECONDS", 0.2)
    heads = ",".join(f"Role {column}" for column in range(40))
    rows = (",".join([f"Do {row}", *(f"R (case {row}.{column})" for column in range(40))]) for row in range(1_000))
    start = time.process_time()
    with pytest.raises(LoadError, match=r"took more than 0\.2 seconds; copy the matrix into a new file"):
        worker._wired("\n".join([f"Task,{heads}", *rows]).encode(), "a.csv")
    assert time.process_time() - start < 5
    assert worker._wired(TABLE.encode(), "a.csv")
