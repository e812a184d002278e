"""A reading -> a matrix of our own: groups become processes, and ids are made from names where the file has none."""

import re
import unicodedata

from raci.model import Act, Activity, Matrix, Process, ProcessKind, Role, RoleKind, Source
from raci.model.letters import Mark, letters_of
from raci.sheets.amounts import condition_of
from raci.sheets.reading import Reading, ReadMatrix
from raci.words.sentences import Text

LIMIT_ID = 40
ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def matrix_of(reading: Reading, title: str) -> Matrix:
    """One matrix of everything that was read; several of one file become processes under their titles."""

    roles: dict[str, str] = {}
    processes: dict[tuple[str, str], Process] = {}
    activities: list[Activity] = []
    taken: set[str] = set()
    for read in reading.matrices:
        for role in read.roles:
            roles.setdefault(role, _fresh(role, set(roles.values()), "role"))
        for number, activity in enumerate(read.activities):
            group = activity.group or (read.title if len(reading.matrices) > 1 else "") or title
            key = (read.title, group)
            if key not in processes:
                names = {process.id for process in processes.values()}
                processes[key] = Process(_fresh(group, names, "process"), _both(group), ProcessKind.DUTIES)
            wanted = activity.id if activity.id and ID.fullmatch(activity.id.lower()) else ""
            name = _fresh(wanted or activity.name, taken, "a")
            taken.add(name)
            activities.append(_activity(read, number, name, processes[key].id, roles))
    return Matrix(
        id=_fresh(title, set(), "matrix"),
        title=_both(title),
        source=Source(re.sub(r"\s+", "-", reading.source) or "file"),
        roles=tuple(Role(id=key, name=_both(role), kind=RoleKind.ROLE) for role, key in roles.items()),
        processes=tuple(processes.values()),
        activities=tuple(activities),
    )


def _activity(read: ReadMatrix, number: int, name: str, process: str, roles: dict[str, str]) -> Activity:
    activity = read.activities[number]
    notes = [note for note in read.notes if note.activity == activity.name]
    limits = {note.role: limit for note in notes if (limit := condition_of(note.text))}
    stated = {roles[role]: Mark(letters_of(cell), when=limits.get(role)) for role, cell in activity.letters.items()}
    remarks = [f"{note.role}: {note.text}" for note in notes if note.role not in limits]
    remarks += [f"{cell.role}: {cell.text} (?)" for cell in read.unread if cell.activity == activity.name]
    return Activity(
        id=name,
        process=process,
        printed=re.sub(r"\s+", "-", activity.id or ""),
        name=_both(activity.name),
        act=Act.DO,
        stated=stated,
        unclear=tuple(_both(text) for text in dict.fromkeys(remarks)),
    )


def _both(text: str) -> Text:
    flat = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return Text(flat or "-", flat or "-")


def _fresh(name: str, taken: set[str], kind: str) -> str:
    """An id made from a name, none of those taken; a name without Latin letters is numbered."""

    bare = "".join(
        character for character in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(character)
    )
    base = re.sub(r"[^a-z0-9]*[^a-z0-9.][^a-z0-9]*|\.{2,}", "-", bare.encode("ascii", "ignore").decode())[:LIMIT_ID]
    base = base.strip("-.") or kind
    wanted, number = base, 1
    while wanted in taken or (wanted == kind and number == 1):
        number += wanted in taken
        wanted = f"{base}-{number}"
    return wanted
