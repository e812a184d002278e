"""The parts of a DOCX file, unpacked within limits and parsed without entities."""

import io
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from raci.draft.limits import LIMIT_DEPTH, LIMIT_RATIO, LIMIT_UNPACKED_BYTES
from raci.draft.trouble import trouble
from raci.file.limits import MIB

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old Word file begins, and one that is protected by a password."""


def parts(data: bytes, wanted: tuple[str, ...]) -> dict[str, Element]:
    """The wanted parts that are there, by name. Raises LoadError for what is no package, or a dangerous one."""

    if data.startswith(OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise trouble("encrypted" if encrypted else "old")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _weigh(package)
            return {name: _parsed(package, name) for name in wanted if name in package.namelist()}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, KeyError, ValueError) as error:
        raise trouble("encrypted" if "encrypted" in str(error) else "broken", form="DOCX") from None
    except ElementTree.ParseError:
        raise trouble("broken", form="DOCX") from None


def _weigh(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if sum(entry.file_size for entry in entries) > LIMIT_UNPACKED_BYTES or len(entries) > 10_000:
        raise trouble("bomb")
    for entry in entries:
        if entry.file_size > MIB and entry.file_size > LIMIT_RATIO * max(entry.compress_size, 1):
            raise trouble("bomb")


def _parsed(package: zipfile.ZipFile, name: str) -> Element:
    with package.open(name) as part:
        text = part.read(LIMIT_UNPACKED_BYTES + 1)  # what the directory says of its size may be a lie
    if len(text) > LIMIT_UNPACKED_BYTES:
        raise trouble("bomb")
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or "<!DOCTYPE".encode("utf-16-le") in text:
        raise trouble("doctype")
    builder = ElementTree.iterparse(io.BytesIO(text), events=("start", "end"))
    depth = 0
    for event, _ in builder:
        depth += 1 if event == "start" else -1
        if depth > LIMIT_DEPTH:
            raise trouble("broken", form="DOCX")
    root = builder.root  # type: ignore[attr-defined]
    assert isinstance(root, Element)
    return root
