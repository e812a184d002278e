"""RACI7xx, second part: one topic, several owners."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from raci.model import GATES, Act, Relation
from raci.model.letters import Letter
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Plural, Severity, rule
from raci.rules.separation import CHECKS
from raci.rules.view import View
from raci.words.sentences import Word

APART = (Act.AUDIT, Act.COORDINATE)
"""An audit stands apart from whom it audits; to bring others together claims nothing that they do."""
BETWEEN = Word("how the two share it is not said")
AMONG = Word("how they share it is not said")


@rule(
    "RACI701",
    Severity.CONCERN,
    About.TOPIC,
    says="“{topic}” is with {roles}, and {shared}",
    why="Two owners of one topic do it twice, or each leaves it to the other.",
    source="Smith & Erwin: role conflict; operations policy, overlaps found by careful readers",
    many="Several parties have the same matter in hand, and how they share it is not said: {all}",
    takes_in=True,
    plural=Plural("{n} decision on topics with several owners", "{n} decisions on topics with several owners", 3),
)
def topic_shared(view: View) -> Iterator[Hit]:
    """One topic has one owner, or one of its owners is over the others.

    Bad:
        - topic: feedback
          stated: {sales: A/R}
        - topic: feedback
          stated: {service: A/R}

    Good:
        - topic: feedback
          stated: {sales: A/R, service: C}
        - topic: feedback
          act: plan
          stated: {sales: A, service: R}
    """

    for topic, rows in view.topics.items():
        for applies, part in _parts(rows).items():
            claims = dict(claim for side in _sides(part) for claim in _contested(side, part, view).items())
            roles = tuple(dict.fromkeys(role for claimed in claims.values() for role in claimed))
            if claims:
                claimed = tuple(row.id for row in part if row.id in claims)
                shared = BETWEEN if len(roles) == 2 else AMONG
                args = {"topic": view.matrix.topic[topic].name, "roles": view.names(roles), "shared": shared}
                yield Hit(Place(claimed, roles, topic=topic, part=applies), args)


def _parts(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """What rows of one topic apply to -> those rows: a plan for the region and one for the shop are no two claims."""

    parts: dict[str, list[Row]] = {}
    for row in rows:
        if not row.activity.carried:  # a duty of a unit that its own posts carry out is one claim, theirs
            parts.setdefault(row.activity.applies.en if row.activity.applies else "", []).append(row)
    return parts


def _sides(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The work on a topic, and the checks of that work: whoever checks the work of others claims none of it.

    Gates that decide on the work are on neither side: one after the other they are stages.
    """

    owned = {row.activity.act for row in rows if row.owners}
    has_work, has_other = bool(owned - {*CHECKS, *GATES}), bool(owned - {*CHECKS})
    checks = [row for row in rows if row.activity.act in CHECKS and has_other]
    apart = {row.id for row in checks} | {row.id for row in rows if row.activity.is_gate and has_work}
    return [row for row in rows if row.id not in apart], [row for row in checks if not row.activity.is_gate]


def _contested(side: Sequence[Row], rows: Sequence[Row], view: View) -> dict[str, tuple[str, ...]]:
    """Row -> who claims it, where several claim this side of a topic and none is over the others; else {}.

    Several in one row are no overlap of rows: that row lacks one who answers, or has too many.
    """

    if all(row.activity.act == Act.REPORT for row in side):  # each reports and proposes from its own field
        return {}
    work = [row for row in side if row.activity.act not in APART]
    gathering = [row for row in side if row.activity.act == Act.COORDINATE]
    layers = [layer for layer in (work, gathering) if layer] or [list(side)]
    return {row: claimed for layer in layers for row, claimed in _claimed_twice(layer, rows, view).items()}


def _claimed_twice(layer: Sequence[Row], rows: Sequence[Row], view: View) -> dict[str, tuple[str, ...]]:
    """Row -> who claims it, where several do and none is over the others; else {}."""

    claims = {row.id: claimed for row in layer if (claimed := _claims(row, view))}
    roles = tuple(dict.fromkeys(role for claimed in claims.values() for role in claimed))
    if len(roles) < 2 or len(claims) < 2:
        return {}
    heads = _heads(rows)
    above = {role: _above(view, role, heads) for role in roles}
    return {} if any(all(role == other or role in above[other] for other in roles) for role in roles) else claims


def _claims(row: Row, view: View) -> tuple[str, ...]:
    """Who claims a row: its accountable roles, or those that do it where nobody is; groups claim nothing."""

    heads = row.by[Letter.A] or row.by[Letter.R]
    return tuple(role for role in heads if view.agrees(role) and not _checks_its_own_line(row, role, view))


def _checks_its_own_line(row: Row, role: str, view: View) -> bool:
    """True for a superior that looks after the work of those below, a layer of its own."""

    checked = [other for other, relation in row.activity.involves.items() if relation == Relation.CHECKED]
    return bool(checked) and row.activity.act in CHECKS and all(view.is_under(other, role) for other in checked)


def _heads(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Who does a row -> those that answer for it, and so approve what that one does here."""

    heads: dict[str, set[str]] = {}
    for row in rows:
        for role in row.by[Letter.R]:
            heads.setdefault(role, set()).update(row.by[Letter.A])
    return heads


def _above(view: View, role: str, heads: Mapping[str, set[str]]) -> set[str]:
    """Everybody over a role; a line that lies in a circle puts nobody over anybody."""

    above_all = heads.get(role, set()) - {role}
    open_roles = [role]
    while open_roles:
        here = open_roles.pop()
        above = {superior for superior in view.lines[here] if not view.is_under(superior, here)} - above_all
        above_all |= above
        open_roles += above
    return above_all
