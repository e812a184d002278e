"""The bytes of a file -> its reading, by what the file is."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from raci.draft.limits import LIMIT_BYTES, LIMIT_CHARACTERS
from raci.draft.reading import read_text
from raci.draft.trouble import trouble
from raci.draft.values import Party, Reading, Switches
from raci.draft.worker import convert_safely
from raci.file.limits import MIB
from raci.words.problem import LoadError

ENCODINGS = ("utf-8", "gb18030", "cp1252")


def read_file(
    data: bytes, name: str, parties: Sequence[Party] | None = None, switches: Switches | None = None
) -> Reading:
    """The reading of a file. Raises LoadError with a reason where the file cannot be read as a text."""

    text, is_own = open_file(data, name)
    reading = read_text(text, parties, switches, wrapped=is_own)
    return replace(reading, sha256=sha256(data).hexdigest(), own_text=is_own)


def open_file(data: bytes, name: str) -> tuple[str, bool]:
    """The text of a file, and whether it is the file's own characters. Raises LoadError with a reason."""

    try:
        if len(data) > LIMIT_BYTES:
            raise trouble("size", size=len(data) // MIB, limit=LIMIT_BYTES // MIB)
        form = form_of(data, name)
        text = text_of(data) if form == "text" else convert_safely(data, form)
        _check(text)
    except LoadError as error:
        raise LoadError([problem.at(name) for problem in error.problems]) from None
    return text, form == "text"


def _check(text: str) -> None:
    if len(text) > LIMIT_CHARACTERS:
        raise trouble("long")
    if not text.strip():
        raise trouble("empty")


def form_of(data: bytes, name: str) -> str:
    """docx, pdf, html or text: what the file is by its first bytes, and by its name where these do not tell."""

    suffix = PurePath(name).suffix.lower()
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[:1024].find(b"%PDF-") >= 0:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or suffix in (".docx", ".docm"):
        return "docx"
    if suffix == ".pdf":
        return "pdf"
    if suffix in (".html", ".htm", ".xhtml") or head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise trouble("binary")
    return "text"


def text_of(data: bytes) -> str:
    """The characters of a text file in the first encoding that fits, UTF-8 before the Chinese and the Western one."""

    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
