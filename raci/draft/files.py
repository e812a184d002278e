"""The bytes of a file -> its reading, by what the file is."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from raci.draft.reading import read_text
from raci.draft.values import Party, Reading, Switches

ENCODINGS = ("utf-8", "gb18030", "cp1252")


def read_file(
    data: bytes, name: str, parties: Sequence[Party] | None = None, switches: Switches | None = None
) -> Reading:
    """The reading of a file. Raises LoadError with a reason where the file cannot be read as a text."""

    reading = read_text(text_of(data), parties, switches)
    return replace(reading, sha256=sha256(data).hexdigest())


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
