"""Invented matrices of many shapes, languages and formats, each with how a careful person reads it."""

from pathlib import Path

import yaml

from raci.sheets import Reading, document, read

KINDS = yaml.load((Path(__file__).parent / "cases/sheets-kinds.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
BESIDE = ("note ", "unread ")


def lines_of(reading: Reading) -> list[str]:
    """The reading a line each: title (of several), roles, activities with group and id, notes, unread cells."""

    told = []
    for matrix in reading.matrices:
        told += [f"title {matrix.title}"] if len(reading.matrices) > 1 else []
        told.append(f"roles {', '.join(matrix.roles)}")
        for one in matrix.activities:
            lead = f"{one.group or ''} / {one.id or ''} / ".replace("  ", " ").lstrip() if one.group or one.id else ""
            told.append(
                f"{lead}{one.name}: {', '.join(sorted(f'{role} {cell}' for role, cell in one.letters.items()))}".strip()
            )
        told += [f"note {note.activity} / {note.role}: {note.text}" for note in matrix.notes]
        told += [f"unread {cell.activity} / {cell.role}: {cell.text}" for cell in matrix.unread]
    return told


def in_order(line: str) -> str:
    """A line of an activity with its roles in alphabetical order; every other line as it is."""

    head, colon, roles = line.strip().rpartition(": ")
    if not colon or line.startswith(("roles ", "title ", *BESIDE)):
        return line.strip()
    return f"{head}: {', '.join(sorted(roles.split(', ')))}"


def test_there_are_many_kinds() -> None:
    assert len(KINDS) >= 75


def split(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines in their order, and what stands beside them in any."""

    return [line for line in lines if not line.startswith(BESIDE)], sorted(
        one for one in lines if one.startswith(BESIDE)
    )


def test_each_is_read_as_a_careful_person_reads_it() -> None:
    wrong = {}
    for kind in KINDS:
        told = split(lines_of(read(document(kind["text"].encode(), kind["file"]), kind["file"])))
        if told != split([in_order(line) for line in kind["reads"].strip().splitlines()]):
            wrong[kind["name"]] = told
    assert wrong == {}
