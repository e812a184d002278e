"""What a text lets one read of those who do a row together or alone: who answers anyhow, who leads, who presses."""

from collections.abc import Iterator, Mapping

from raci.model import Act, RoleKind
from raci.model.letters import Letter
from raci.rules.row import Row
from raci.rules.rule import Severity
from raci.rules.view import View
from raci.words.sentences import Word

HELPED = Word("“{activity}” is help that {role} gives; whom it helps, and who leads, is not said")
HELPS = Word("“{activity}” is help for {role}: who answers for what it helps with is not said here")
URGED = Word("“{activity}”: {watchers} presses for it, {others} is to do it, and nobody answers for its being done")
LED = Word("“{activity}” is done by {role}, with {others} below; the text does not say who answers for it")


def unasked(view: View) -> Iterator[Row]:
    """Rows that one party does, no gate, of which nobody is said to answer, and in which nobody answers anyhow.

    A body with none above does, and so does everybody for himself, and who answers for the work that it is a part of.
    """

    begun = _begun(view)
    refusals = {row.refused for row in view.matrix.activities}
    for row in view.rows:
        doers = row.by[Letter.R]
        if row.by[Letter.A] or len(doers) != 1 or not view.agrees(doers[0]) or row.activity.is_gate:
            continue
        role = view.matrix.role[doers[0]]
        is_part = row.is_flow and row.id not in refusals and _is_begun(row, role.id, begun, view)
        if not is_part and not role.everyone and (role.kind != RoleKind.BODY or view.lines[role.id]):
            yield row


def _begun(view: View) -> Mapping[tuple[str, str], int]:
    """(First step of a chain, role) -> the place of the first work in it that the role answers for."""

    first_work: dict[tuple[str, str], int] = {}
    for chain in view.chains:
        for position, row in enumerate(chain):
            for role in row.by[Letter.A] if row.activity.act == Act.DO else ():
                first_work.setdefault((chain[0].id, role), position)
    return first_work


def _is_begun(row: Row, role: str, begun: Mapping[tuple[str, str], int], view: View) -> bool:
    first = begun.get((view.chain_of[row.id][0].id, role))
    return first is not None and first < view.place[row.id]


def unowned(row: Row, view: View) -> tuple[Severity, str, dict[str, object]]:
    """How grave it is that nobody owns a row, the sentence, "" for that of the rule, and its fields."""

    if row.helper:
        return Severity.CONCERN, HELPED, {"activity": row.name, "role": view.matrix.role[row.helper].name}
    return Severity.GAP, "", {"activity": row.name}


def unsaid(row: Row) -> tuple[Severity, str]:
    """How grave it is that the one doer is not said to answer, and the sentence, "" for that of the rule."""

    tells = row.activity.act in (Act.REPORT, Act.REQUEST) and (row.activity.to or row.by[Letter.I])
    return Severity.NOTE if tells or row.helper else Severity.CONCERN, HELPS if row.helper else ""


def leader(doers: tuple[str, ...], view: View) -> str:
    """The doer that stands over all the others, "" where none does."""

    over = (role for role in doers if all(role == other or view.is_under(other, role) for other in doers))
    return next(over, "")


def joint(row: Row, leads: str, view: View) -> tuple[str, dict[str, object]]:
    """The sentence of work that several do, "" for that of the rule, and its fields."""

    doers = row.by[Letter.R]
    watchers, others = _urged(row, view)
    if watchers and others:
        return URGED, {"activity": row.name, "watchers": view.names(watchers), "others": view.names(others)}
    if leads:
        below = view.names(role for role in doers if role != leads)
        return LED, {"activity": row.name, "role": view.matrix.role[leads].name, "others": below}
    return "", {"activity": row.name, "roles": view.names(doers)}


def _urged(row: Row, view: View) -> tuple[list[str], list[str]]:
    """Of the doers of a follow-up those that can be told, who press, and the groups, who are pressed; else nobody."""

    doers = row.by[Letter.R] if row.activity.act == Act.MONITOR else ()
    return list(filter(view.agrees, doers)), list(filter(view.is_nobody, doers))
