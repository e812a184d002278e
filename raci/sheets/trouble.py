"""What can be wrong with a foreign file, and what to do about it."""

from raci.file.limits import MIB
from raci.sheets.limits import LIMIT_BYTES
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word

MESSAGES = {
    "size": (
        Word("the file has {size} MB, and at most {limit} MB are read"),
        Word("take out pictures and sheets that hold no matrix"),
    ),
    "empty": (Word("the file is empty"), Word("save it again and choose it once more")),
    "kind": (
        Word("this is no table in a format that is read here"),
        Word("save it as CSV, XLSX, XLS, ODS, Markdown, HTML, JSON, DOCX, reStructuredText or LaTeX"),
    ),
    "encrypted": (Word("the file is protected by a password"), Word("save a copy without the password")),
    "broken": (Word("the file is damaged or cut off"), Word("open it in the program that wrote it, and save it again")),
    "unpacked": (Word("unpacked, the file would be larger than {limit} MB"), Word("copy the matrix into a new file")),
    "rows": (
        Word("{where} has {n} rows, and at most {limit} are read"),
        Word("copy the matrix into a file of its own"),
    ),
    "columns": (
        Word("{where} has {n} columns, and at most {limit} are read"),
        Word("copy the matrix into a file of its own"),
    ),
    "cells": (
        Word("the tables have {n} cells, and at most {limit} are read"),
        Word("copy the matrix into a file of its own"),
    ),
    "name": (Word("the name at {where} has {n} characters, and at most {limit} are read"), Word("shorten it")),
    "depth": (
        Word("the objects stand deeper in each other than {limit} times"),
        Word("export the matrix as a list of rows"),
    ),
    "json": (Word("this is no JSON: {reason}"), Word("mend it there, or export it again")),
    "entities": (
        Word("the file defines entities of its own, which are not read"),
        Word("save it again from a spreadsheet"),
    ),
    "cost": (
        Word("reading the file took more than {seconds} seconds or {limit} MB of memory"),
        Word("copy the matrix into a new file"),
    ),
    "slow": (
        Word("finding the matrix in the file took more than {seconds} seconds"),
        Word("copy the matrix into a new file, without the rows and columns that are not of it"),
    ),
    "none": (
        Word("no responsibility matrix was found in the file"),
        Word("say which row heads the roles, or what the signs mean"),
    ),
}


def trouble(message: str, line: int = 0, column: int = 0, **args: object) -> LoadError:
    """The error for one of the messages; the caller puts the name of the file on it."""

    says, do = MESSAGES[message]
    return LoadError([Problem("", line, column, says, do, args)])


def hold_size(size: int, name: str = "") -> None:
    """Raises LoadError for a file of more bytes than are read; it need not be in memory to be refused."""

    if size > LIMIT_BYTES:
        problem = trouble("size", size=-(-size // MIB), limit=LIMIT_BYTES // MIB).problems[0]
        raise LoadError([problem.at(name)])
