"""The two streams of a call: they show what they can, and fall silent where nobody reads any more."""

import io
import os
import sys
from pathlib import Path

from raci.words.sentences import say

CLEAN, GAPS, UNREADABLE = 0, 1, 2
"""Exit status of a call."""


def speak_everywhere() -> None:
    """Let a terminal that knows no Chinese show escapes where it would end in a traceback."""

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def silence_output() -> None:
    """Send what is left in the buffer nowhere; Python would complain about it once more at exit."""

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(data: bytes, out: Path | None, lang: str) -> int:
    if out is None:
        sys.stdout.buffer.write(data)
        return CLEAN
    try:
        out.write_bytes(data)
    except OSError as error:
        return tell_unwritten(str(out), error, lang)
    return CLEAN


def append(data: bytes, out: Path, lang: str) -> int:
    try:
        with out.open("ab") as file:
            file.write(data)
    except OSError as error:
        return tell_unwritten(str(out), error, lang)
    return CLEAN


def tell_unread(path: str, error: OSError, lang: str) -> int:
    print(say("{path} cannot be read: {reason}", lang, path=path, reason=error.strerror), file=sys.stderr)
    return UNREADABLE


def tell_unwritten(path: str, error: OSError, lang: str) -> int:
    print(say("{path} cannot be written: {reason}", lang, path=path, reason=error.strerror), file=sys.stderr)
    return UNREADABLE
