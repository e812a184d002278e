"""Two pasted lists, activities and parties -> a matrix without letters, to be filled on screen."""

from typing import NamedTuple

from raci.file.schema import LIMIT_ROLES
from raci.log.adding import NewRow
from raci.model import Act, Activity, Matrix, Process, ProcessKind, Role, RoleKind
from raci.model.shaping import LIMIT_NAME, fresh_id, one_line
from raci.views.tables import alike, roles_by_head
from raci.words.problem import Problem
from raci.words.sentences import Text, Word

LIMIT_ACTIVITIES = 5_000
MESSAGES = {
    "empty": (Word("no activity is named"), Word("write one activity a line")),
    "parties": (Word("no party is named"), Word("write one party a line, or paste it beside the activities")),
    "many": (Word("{n} activities and {parties} parties are too many"), Word("keep within {limit} and {most}")),
    "long": (Word("the name “{name}” is too long"), Word("keep it within {limit} characters")),
}


class Lists(NamedTuple):
    """What was pasted: pairs of process and activity, "" for no process, and the parties; each once, in order."""

    activities: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]


def lists_of(activities: str, parties: str) -> Lists:
    """One activity a line; a line that ends with a colon names the process of those below it.

    Of a paste of two columns the second holds parties, which are listed before those of the other text.
    """

    rows: dict[tuple[str, str], None] = {}
    named: dict[str, None] = {}
    process = ""
    for line in activities.splitlines():
        first, _, second = line.partition("\t")
        name = one_line(first)
        if one_line(second):
            named[one_line(second.partition("\t")[0]) or one_line(second)] = None
        if name.endswith((":", "：")):
            process = name.rstrip(":： ")
        elif name:
            rows[process, name] = None
    named.update({one_line(line): None for line in parties.splitlines() if one_line(line)})
    return Lists(tuple(rows), tuple(named))


class Additions(NamedTuple):
    """What of two lists a matrix does not have; and how much of them it has already."""

    rows: tuple[NewRow, ...]
    parties: tuple[str, ...]
    known: int


def additions(lists: Lists, matrix: Matrix) -> Additions:
    """The rows and parties of the lists that are to be added; a row is there where its process has one of its name."""

    held = {
        (alike(process), alike(name))
        for row in matrix.activities
        for process in (matrix.process[row.process].name.en, matrix.process[row.process].name.zh)
        for name in (row.name.en, row.name.zh)
    }
    named = {name for _, name in held}
    rows = [
        NewRow(name, process)
        for process, name in lists.activities
        if (alike(process), alike(name)) not in held and (process or alike(name) not in named)
    ]
    parties = [name for name in lists.parties if alike(name) not in roles_by_head(matrix)]
    known = len(lists.activities) - len(rows) + len(lists.parties) - len(parties)
    return Additions(tuple(rows), tuple(parties), known)


def lack_of_room(new: Additions, matrix: Matrix) -> Problem | None:
    """Why the matrix cannot take so much more; None where it can."""

    activities, parties = len(matrix.activities) + len(new.rows), len(matrix.roles) + len(new.parties)
    longest = max([*(name for row in new.rows for name in (row.name, row.process)), *new.parties], key=len, default="")
    if activities > LIMIT_ACTIVITIES or parties > LIMIT_ROLES:
        return _problem("many", n=activities, parties=parties, limit=LIMIT_ACTIVITIES, most=LIMIT_ROLES)
    return _problem("long", name=longest[:40], limit=LIMIT_NAME) if len(longest) > LIMIT_NAME else None


def lack_of(lists: Lists) -> Problem | None:
    """Why no matrix comes of the lists; None where one does."""

    names = [*(name for pair in lists.activities for name in pair), *lists.parties]
    longest = max(names, key=len, default="")
    args = {"n": len(lists.activities), "parties": len(lists.parties), "limit": LIMIT_ACTIVITIES, "most": LIMIT_ROLES}
    if not lists.activities:
        return _problem("empty")
    if not lists.parties:
        return _problem("parties")
    if len(lists.activities) > LIMIT_ACTIVITIES or len(lists.parties) > LIMIT_ROLES:
        return _problem("many", **args)
    return _problem("long", name=longest[:40], limit=LIMIT_NAME) if len(longest) > LIMIT_NAME else None


def started(lists: Lists, title: str) -> Matrix:
    """The matrix; activities without a process stand in one that is called like the matrix."""

    processes: dict[str, Process] = {}
    roles: dict[str, Role] = {}
    rows: dict[str, Activity] = {}
    for name, activity in lists.activities:
        if name not in processes:
            taken = [process.id for process in processes.values()]
            processes[name] = Process(
                fresh_id(name or title, taken, "process"), _text(name or title), ProcessKind.DUTIES
            )
        id_ = fresh_id(activity, rows, "a")
        rows[id_] = Activity(id=id_, process=processes[name].id, name=_text(activity), act=Act.DO)
    for party in lists.parties:
        id_ = fresh_id(party, roles, "role")
        roles[id_] = Role(id_, _text(party), RoleKind.ROLE)
    return Matrix(
        id=fresh_id(title, (), "matrix"),
        title=_text(title),
        roles=tuple(roles.values()),
        processes=tuple(processes.values()),
        activities=tuple(rows.values()),
    )


def _text(name: str) -> Text:
    return Text(name, name)


def _problem(message: str, **args: object) -> Problem:
    return Problem("", 0, 0, *MESSAGES[message], args)
