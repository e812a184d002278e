"""Policies as files: DOCX, HTML and PDF lose little against plain text, and a hostile file costs little."""

import io
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from raci.draft import Band, Party, Span, apart, read_file, read_safely, read_text
from raci.draft.limits import LIMIT_READING_SECONDS
from raci.draft.lists import read_gold
from raci.draft.measure import measure, moved
from raci.draft.readers.numbering import counted
from raci.words.problem import LoadError

CASES = Path(__file__).parent / "cases" / "draft"
FORMATS = sorted((CASES / "formats").iterdir())
LOSS = 0.02
"""Of F, against the same policy as plain text."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = (
    f"<w:document {W}><w:body><w:p><w:r><w:t>The Board approves the budget.</w:t></w:r></w:p></w:body></w:document>"
)


def packed(document: str, name: str = "word/document.xml", repeat: int = 1) -> bytes:
    """A DOCX file with one part."""

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, document * repeat)
    return buffer.getvalue()


def test_documents_are_read_as_well_as_plain_text() -> None:
    lost = {}
    for path in FORMATS:
        judged = read_gold(CASES / f"{path.stem}.gold.yaml")
        plain = (CASES / f"{path.stem}.txt").read_text(encoding="utf-8")
        reading = read_file(path.read_bytes(), path.name, judged.parties)
        here = measure(reading, moved(judged, plain, reading.text)).total.strict[2]
        there = measure(read_text(plain, judged.parties), judged).total.strict[2]
        if there - here > LOSS:
            lost[path.name] = there - here
    assert len(FORMATS) >= 8 and lost == {}


def test_what_a_file_is_its_first_bytes_tell() -> None:
    reading = read_file(packed(DOCUMENT), "policy.txt")
    assert [(draft.party, draft.letter) for draft in reading.drafts] == [("Board", "A")]
    assert reading.text.strip() == "The Board approves the budget." and not reading.own_text


LOCKED = b"""%%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>
endobj
4 0 obj
<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>
endobj
trailer
<< /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>
%%%%EOF
""" % (b"5a" * 32, b"a5" * 32)
"""A PDF file that opens with some password, which is not the empty one."""


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: packed("<a>" + " " * 1_000_000, repeat=120),
    "entities": lambda: packed('<!DOCTYPE a [<!ENTITY b "c">]>' + DOCUMENT),
    "deep": lambda: packed("<a>" * 50_000),
    "cut": lambda: packed(DOCUMENT)[:-40],
    "other zip": lambda: packed(DOCUMENT, name="a.txt"),
    "old": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
    "encrypted": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9,
    "no pdf": lambda: b"%PDF-1.7\n" + b"garbage " * 1000,
    "binary": lambda: bytes(range(256)) * 40,
    "empty": lambda: b"  \n",
    "large": lambda: b"a" * (21 * 1024 * 1024),
    "long": lambda: b"a " * 600_000,
}


def test_a_hostile_file_is_refused_with_a_reason_and_in_time() -> None:
    for name, make in HOSTILE.items():
        began = time.monotonic()
        with pytest.raises(LoadError) as refused:
            read_file(make(), "policy")
        assert refused.value.problems[0].do, name
        assert time.monotonic() - began < 40, name


def test_a_file_with_a_password_and_a_broken_one_say_what_they_are() -> None:
    cases = {
        "the file is protected by a password; save it without": [LOCKED, HOSTILE["encrypted"]()],
        "this is no whole DOCX file": [
            packed(DOCUMENT)[:-40],
            packed(DOCUMENT[:-20]),
            packed("<w:document"),
            packed(DOCUMENT, name="a.txt"),
        ],
        "this is no whole PDF file": [LOCKED[:60], b"%PDF-1.7\n" + b"garbage " * 1000],
    }
    for says, files in cases.items():
        for data in files:
            with pytest.raises(LoadError, match=says):
                read_file(data, "policy")


def test_pictures_of_pages_are_refused_with_what_to_do() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(LoadError, match="pictures of text; have the text recognised first"):
        read_file(buffer.getvalue(), "scan.pdf")


def test_a_book_is_read_whole_in_time_and_in_a_process_of_its_own() -> None:
    """200 pages, about 300,000 characters: the same as in parts, and the process of the page does not grow with it."""

    part = (CASES / "d1-purchasing.txt").read_text(encoding="utf-8")
    text = "\n".join([part] * 115)
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF)
    reading = read_safely(text, [Party("供应部"), Party("总经理")])
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert time.monotonic() - began < LIMIT_READING_SECONDS
    assert after.ru_utime - before.ru_utime < 3 and after.ru_maxrss - before.ru_maxrss < 300_000  # KiB
    once = read_text(part, [Party("供应部"), Party("总经理")])
    assert len(reading.sentences) == 115 * len(once.sentences) and len(reading.drafts) == 115 * len(once.drafts)
    assert len({sentence.key for sentence in reading.sentences}) == len(reading.sentences)
    last = reading.drafts[-1]
    assert isinstance(last.band, Band) and text[last.cue.start : last.cue.end] == part[slice(*_within(last.cue, part))]


def _within(cue: Span, part: str) -> tuple[int, int]:
    start = cue.start % (len(part) + 1)
    return start, start + cue.end - cue.start


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LIMIT_READING_SECONDS", 0.01)
    with pytest.raises(LoadError, match="takes more than"):
        read_safely("供应部负责采购。" * 6_000)


SLOW = {
    "one sentence": "供应部" * 20_000,
    "commas": "供应部，" * 20_000,
    "brackets": "（" * 20_000 + "供应部负责。",
    "numbers": "1." * 20_000,
    "titles": "The Board " * 10_000,
    "lists": "Board, " * 10_000 + "and Board approve it.",
    "headings": "# a\n" * 10_000,
    "stars": "**" * 20_000,
    "by": "is approved " * 10_000 + " by the Board.",
}


def test_a_text_that_is_made_to_be_slow_is_read_in_time() -> None:
    late = {}
    for name, text in SLOW.items():
        began = time.monotonic()
        read_text(text)
        if (took := time.monotonic() - began) > 20:
            late[name] = took
    assert late == {}


def test_markup_in_a_page_is_text() -> None:
    page = (
        b"<html><body><p>The Board approves &lt;script&gt;alert(1)&lt;/script&gt;.</p><script>x</script></body></html>"
    )
    reading = read_file(page, "policy.html")
    assert "<script>alert(1)</script>" in reading.text and "x\n" not in reading.text


def test_automatic_numbers_are_counted_as_word_shows_them() -> None:
    shown = [
        counted(n, kind) for n, kind in ((12, "chineseCounting"), (4, "lowerRoman"), (27, "upperLetter"), (3, "x"))
    ]
    assert shown == ["十二", "iv", "A", "3"]
