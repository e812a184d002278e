"""What a text lets one read of those who do a row together or alone: who answers anyhow, who leads, who presses."""

from raci.model import Act, RoleKind
from raci.model.letters import Letter
from raci.rules.view import Row, View
from raci.words.sentences import Word

URGED = Word("“{activity}”: {watchers} presses for it, {others} is to do it, and nobody answers for its being done")
LED = Word("“{activity}” is done by {role}, with {others} below; the text does not say who answers for it")


def answers_anyhow(row: Row, doer: str, view: View) -> bool:
    """True for a body with none above, for what everybody does for himself, and for a part of work one answers for."""

    role = view.matrix.role[doer]
    if role.everyone or (role.kind == RoleKind.BODY and not view.lines[doer]):
        return True
    if not row.is_flow or any(one.activity.refused == row.id for one in view.chain_of[row.id]):
        return False
    chain = view.chain_of[row.id]
    before = chain[: chain.index(row)]
    return any(one.activity.act == Act.DO and doer in one.by[Letter.A] for one in before)


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
