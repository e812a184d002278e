"""A reading -> a matrix of our own: groups become processes, and ids are made from names where the file has none."""

import re

from raci.model import Act, Activity, Matrix, Process, ProcessKind, Role, RoleKind, Source
from raci.model.letters import Mark, letters_of
from raci.model.shaping import fresh_id, one_line
from raci.sheets.amounts import condition_of
from raci.sheets.reading import Reading, ReadMatrix
from raci.words.sentences import Text

ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def matrix_of(reading: Reading, title: str) -> Matrix:
    """One matrix of everything that was read; several of one file become processes under their titles."""

    roles: dict[str, str] = {}
    processes: dict[tuple[str, str], Process] = {}
    activities: list[Activity] = []
    taken: set[str] = set()
    for table in reading.matrices:
        for role in table.roles:
            roles.setdefault(role, fresh_id(role, set(roles.values()), "role"))
        for number, read in enumerate(table.activities):
            group = read.group or (table.title if len(reading.matrices) > 1 else "") or title
            key = (table.title, group)
            if key not in processes:
                names = {process.id for process in processes.values()}
                processes[key] = Process(fresh_id(group, names, "process"), _both(group), ProcessKind.DUTIES)
            wanted = read.id if read.id and ID.fullmatch(read.id.lower()) else ""
            name = fresh_id(wanted or read.name, taken, "a")
            taken.add(name)
            activities.append(_activity(table, number, name, processes[key].id, roles))
    return Matrix(
        id=fresh_id(title, set(), "matrix"),
        title=_both(title),
        source=Source(re.sub(r"\s+", "-", reading.source) or "file"),
        roles=tuple(Role(id=key, name=_both(role), kind=RoleKind.ROLE) for role, key in roles.items()),
        processes=tuple(processes.values()),
        activities=tuple(activities),
    )


def _activity(table: ReadMatrix, number: int, name: str, process: str, roles: dict[str, str]) -> Activity:
    read = table.activities[number]
    notes = [note for note in table.notes if note.activity == read.name]
    limits = {note.role: limit for note in notes if (limit := condition_of(note.text))}
    stated = {roles[role]: Mark(letters_of(cell), when=limits.get(role)) for role, cell in read.letters.items()}
    unclear = [f"{note.role}: {note.text}" for note in notes if note.role not in limits]
    unclear += [f"{cell.role}: {cell.text} (?)" for cell in table.unread if cell.activity == read.name]
    return Activity(
        id=name,
        process=process,
        printed=re.sub(r"\s+", "-", read.id or ""),
        name=_both(read.name),
        act=Act.DO,
        stated=stated,
        unclear=tuple(_both(text) for text in dict.fromkeys(unclear)),
    )


def _both(text: str) -> Text:
    flat = one_line(text) or "-"
    return Text(flat, flat)
