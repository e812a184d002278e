"""What a text lets one read of those who do a row together or alone: who answers anyhow, who leads, who presses."""

from collections.abc import Iterator, Mapping

from raci.model import Act, Activity, RoleKind, Unnamed
from raci.model.letters import Letter
from raci.rules.row import Row
from raci.rules.rule import Severity
from raci.rules.view import View
from raci.words.sentences import Word

HELPED = Word("“{activity}” is help that {role} gives; whom it helps, and who leads, is not said")
UNLED = Word("“{activity}” is with {roles} only in part, and who leads is not said")
HELPS = Word("“{activity}” is help for {role}: who answers for what it helps with is not said here")
ANSWERED = (Act.REPORT, Act.REQUEST, Act.AUDIT)
"""Acts of which nobody asks who answers: to tell, to ask, and to audit, where the question is to whom."""
OBTAINED = Word("“{activity}” is up to {roles}, outside the company: nobody inside is named to obtain it")
URGED = Word("“{activity}”: {watchers} presses for it, {others} is to do it, and nobody answers for its being done")


def unasked(view: View) -> Iterator[Row]:
    """Rows that one party does, no gate, of which nobody is said to answer, and in which nobody answers anyhow.

    A body with none above does, and so does everybody for himself, and whoever tells, asks, audits or gives a rating.
    For what belongs to a piece of work answers whoever answers for that: the doer itself, or somebody above it. Whoever
    is helped with a matter of his own answers for it.
    """

    begun, run = _begun(view), runners(view)
    for row in view.rows:
        doers = row.by[Letter.R]
        if row.by[Letter.A] or len(doers) != 1 or not view.agrees(doers[0]) or row.activity.is_gate:
            continue
        role = view.matrix.role[doers[0]]
        over = (role.id, *view.superiors[role.id])
        is_part = row.is_flow and any(_is_begun(row, party, begun, view) for party in over)
        if (
            is_part
            or (row.process.id in run and row.activity.act == Act.EVALUATE and not runs(row.activity))
            or role.everyone
            or leads_elsewhere(row, view)
            or row.activity.act in ANSWERED
            or (role.kind == RoleKind.BODY and not view.lines[role.id])
        ):
            continue
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
    return first is not None and first < view.position[row.id]


def leads_elsewhere(row: Row, view: View) -> bool:
    """True where the work that a list only helps with has its owner by another row: whom it helps, or a superior."""

    if not row.helper:
        return False
    known = {*row.owners} or {*view.superiors[row.helper]}
    rows = (other for topic in row.activity.topic for other in view.by_topic[topic] if other.id != row.id)
    return any(known & {*other.owners} for other in rows)


def unowned(row: Row, view: View) -> tuple[Severity, str, dict[str, object]]:
    """How grave it is that nobody owns a row, the sentence, "" for that of the rule, and its fields."""

    if row.helper:
        return Severity.CONCERN, HELPED, {"activity": row.name, "role": view.matrix.role[row.helper].name}
    if Unnamed.LEAD in row.activity.unnamed and row.held:
        return Severity.CONCERN, UNLED, {"activity": row.name, "roles": view.names(row.held)}
    return Severity.GAP, "", {"activity": row.name}


def unsaid(row: Row) -> tuple[Severity, str]:
    """How grave it is that the one doer is not said to answer, and the sentence, "" for that of the rule."""

    return (Severity.NOTE, HELPS) if row.helper else (Severity.CONCERN, "")


def leader(doers: tuple[str, ...], view: View) -> str:
    """The doer that stands over all the others, "" where none does."""

    over = (role for role in doers if all(role == other or view.is_under(other, role) for other in doers))
    return next(over, "")


def joint(row: Row, view: View) -> tuple[str, dict[str, object]]:
    """The sentence of work that several do, "" for that of the rule, and its fields."""

    doers = row.by[Letter.R]
    watchers, others = _urged(row, view)
    if watchers and others:
        return URGED, {"activity": row.name, "watchers": view.names(watchers), "others": view.names(others)}
    return "", {"activity": row.name, "roles": view.names(doers)}


def is_urged(row: Row, view: View) -> bool:
    """True where one of the doers presses, and the others are pressed."""

    return all(_urged(row, view))


def _urged(row: Row, view: View) -> tuple[list[str], list[str]]:
    """Of the doers of a follow-up those that can be told, who press, and the groups, who are pressed; else nobody."""

    doers = row.by[Letter.R] if row.activity.act == Act.MONITOR else ()
    return list(filter(view.agrees, doers)), list(filter(view.is_nobody, doers))


def runs(activity: Activity) -> bool:
    """True for an evaluation without a result of its own: what the others of its process bring goes into it."""

    return activity.act == Act.EVALUATE and activity.output is None


def runners(view: View) -> dict[str, str]:
    """Process -> the first evaluation in it that others go into; lists of duties are no evaluation of one thing."""

    first: dict[str, str] = {}
    for row in view.every:
        if not row.is_duty and runs(row.activity):
            first.setdefault(row.process.id, row.id)
    return first


def parts(row: Row, run: Mapping[str, str], view: View) -> tuple[str, ...]:
    """What goes into the evaluation that the row runs: the others with a result in its process; else ()."""

    if run.get(row.process.id) != row.id:
        return ()
    steps = view.matrix.steps[row.process.id]
    return tuple(step.id for step in steps if step.act == Act.EVALUATE and step.output)
