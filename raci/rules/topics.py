"""RACI7xx, second half: what a role is about; shared, said twice, left to others, without limit."""

from collections.abc import Iterable, Iterator, Sequence

from raci.model import GATES, Act, Relation, Topic
from raci.model.letters import Letter
from raci.rules.rule import About, Hit, Place, Severity, rule
from raci.rules.separation import CHECKS, checked_by
from raci.rules.view import Row, View
from raci.words.sentences import Text, Word

NEITHER, NONE = Word("neither is over the other"), Word("none of them is over the others")


@rule(
    "RACI701",
    Severity.CONCERN,
    About.TOPIC,
    says="“{topic}” is claimed by {roles}, and {none}",
    why="Two owners of one topic do it twice, or each leaves it to the other.",
    source="Smith & Erwin: role conflict; operations policy, overlaps found by careful readers",
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

    for topic, rows in view.by_topic.items():
        for applies, part in _parts(rows).items():
            claims = dict(claim for side in _sides(part) for claim in _contested(side, part, view).items())
            roles = tuple(dict.fromkeys(role for claimed in claims.values() for role in claimed))
            if claims:
                claimed = tuple(row.id for row in part if row.id in claims)
                none = NEITHER if len(roles) == 2 else NONE
                args = {"topic": view.matrix.topic[topic].name, "roles": view.names(roles), "none": none}
                yield Hit(Place(claimed, roles, topic=topic, part=applies), args)


@rule(
    "RACI706",
    Severity.NOTE,
    About.PAIR,
    says="The same duty of {roles} stands twice: “{before}” and “{after}”",
    why="Two wordings of one duty drift apart, and one of them will be forgotten in the next change.",
    source="inventory of twenty responsibility systems: repeated duties",
)
def said_twice(view: View) -> Iterator[Hit]:
    """A role has one activity of a kind on a topic.

    Bad:
        - topic: data
          stated: {sales: A/R}
        - topic: data
          stated: {sales: A/R}

    Good:
        - topic: data
          stated: {sales: A/R, finance: I}
        - topic: data
          act: report
          stated: {sales: A/R, finance: I}
    """

    for topic, rows in view.by_topic.items():
        mainly = [row for row in rows if row.activity.topic[0] == topic]  # the rest it only touches
        for (after, before), roles in _repeated(mainly).items():
            first, then = view.row[before], view.row[after]
            args = {"roles": view.names(roles), "before": first.name, "after": then.name}
            yield Hit(Place((after, before), tuple(roles), then.process.id), args)


@rule(
    "RACI707",
    Severity.GAP,
    About.CELL,
    says="“{activity}” is about “{topic}”, which the description of {role} leaves to {holder}",
    why="A boundary that the next clause crosses is none.",
    source="inventory of twenty responsibility systems: boundaries with what remains",
    rank=4,
    mends="The text must draw the line: either the duty or the exclusion goes.",
)
def boundary_crossed(view: View) -> Iterator[Hit]:
    """A role owns nothing on a topic that it excludes.

    Bad:
        topics: [{id: audit, name: Audit}]
        roles:
          - {id: sales, name: Sales, kind: department, excludes: [{topic: audit}]}
        activities:
          - topic: audit
            stated: {sales: A/R}

    Good:
        topics: [{id: audit, name: Audit}]
        roles:
          - {id: sales, name: Sales, kind: department, excludes: [{topic: audit}]}
        activities:
          - topic: audit
            stated: {sales: C, boss: A/R}
    """

    for role in view.matrix.roles:
        for limit in role.excludes:
            for row in view.by_topic.get(limit.topic, ()):
                if role.id in row.owners:
                    holder = view.matrix.role[limit.held_by].name if limit.held_by else "–"
                    topic = view.matrix.topic[limit.topic].name
                    args = {"role": role.name, "topic": topic, "activity": row.name, "holder": holder}
                    yield Hit(Place((row.id,), (role.id,), row.process.id, limit.topic), args)


@rule(
    "RACI716",
    Severity.NOTE,
    About.TOPIC,
    says="{count} topics have one name: “{topic}”",
    why="What is kept apart by mistake is compared with nothing: overlaps stay hidden.",
    source="inventory of twenty responsibility systems: one matter under two headings",
)
def topic_named_twice(view: View) -> Iterator[Hit]:
    """Each topic has a name of its own.

    Bad:
        topics: [{id: data, name: Data}, {id: figures, name: Data}]
        activities:
          - topic: data
            stated: {sales: A/R}
          - topic: figures
            stated: {finance: A/R}

    Good:
        topics: [{id: data, name: Data}]
        activities:
          - topic: data
            stated: {sales: A/R, finance: I}
    """

    named: dict[str, list[Topic]] = {}
    for topic in view.matrix.topics:
        named.setdefault(" ".join(topic.name.en.casefold().split()), []).append(topic)
    for same in named.values():
        if len(same) > 1:
            rows = tuple(row.id for topic in same for row in view.by_topic.get(topic.id, ()))
            yield Hit(Place(rows, topic=same[0].id), {"count": len(same), "topic": same[0].name})


@rule(
    "RACI708",
    Severity.NOTE,
    About.ROW,
    says="“{activity}” has no limit",
    why="“Other work as assigned” can mean anything: nobody can plan for it or be held to it.",
    source="inventory of twenty responsibility systems: open-ended duties",
)
def open_ended(view: View) -> Iterator[Hit]:
    """A duty says where it ends.

    Bad:
        - open_ended: true
          stated: {sales: A/R}

    Good:
        - stated: {sales: A/R, finance: I}
    """

    for row in view.rows:
        if row.activity.open_ended:
            yield Hit(Place((row.id,), (), row.process.id), {"activity": row.name})


def _repeated(rows: Iterable[Row]) -> dict[tuple[str, str], list[str]]:
    """(row, the row that says it first) -> the roles whose duty stands in both; parts of one clause count once."""

    first: dict[tuple[str, str, Text | None], Row] = {}
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for role in row.owners if row.process.of is None else {row.process.of} & {*row.owners}:
            before = first.setdefault((role, row.activity.act, row.activity.applies), row)
            if before is not row and (not row.activity.clause or before.activity.clause != row.activity.clause):
                found.setdefault((row.id, before.id), []).append(role)
    return found


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

    apart = [row for row in rows if row.activity.act in (*CHECKS, *GATES) and _has_object(row, rows)]
    return [row for row in rows if row not in apart], [row for row in apart if not row.activity.is_gate]


def _has_object(check: Row, rows: Iterable[Row]) -> bool:
    return any(row.owners for row in checked_by(check, rows))


def _contested(side: Sequence[Row], rows: Sequence[Row], view: View) -> dict[str, tuple[str, ...]]:
    """Row -> who claims it, where several claim this side of a topic and none is over the others; else {}.

    Several in one row are no overlap of rows: that row lacks one who answers, or has too many.
    """

    if all(row.activity.act == Act.REPORT for row in side):  # each reports and proposes from its own field
        return {}
    layer = [row for row in side if row.activity.act != Act.AUDIT] or side  # an audit stands apart from whom it audits
    claims = {row.id: claimed for row in layer if (claimed := _claims(row, view))}
    roles = tuple(dict.fromkeys(role for claimed in claims.values() for role in claimed))
    if len(roles) < 2 or len(claims) < 2 or any(_is_over(view, role, roles, rows) for role in roles):
        return {}
    return claims


def _claims(row: Row, view: View) -> tuple[str, ...]:
    """Who claims a row: its accountable roles, or those that do it where nobody is; groups claim nothing."""

    heads = row.by[Letter.A] or row.by[Letter.R]
    return tuple(role for role in heads if view.agrees(role) and not _checks_its_own_line(row, role, view))


def _checks_its_own_line(row: Row, role: str, view: View) -> bool:
    """True for a superior that looks after the work of those below, a layer of its own."""

    checked = [other for other, relation in row.activity.involves.items() if relation == Relation.CHECKED]
    return bool(checked) and row.activity.act in CHECKS and all(view.is_under(other, role) for other in checked)


def _is_over(view: View, role: str, roles: tuple[str, ...], rows: Iterable[Row]) -> bool:
    """True for the one that stands over all the others, by a line or because it approves what they do here."""

    return all(other == role or role in _above(view, other, rows) for other in roles)


def _above(view: View, role: str, rows: Iterable[Row]) -> set[str]:
    """Everybody over a role; a line that lies in a circle puts nobody over anybody."""

    found = {head for row in rows if role in row.by[Letter.R] for head in row.by[Letter.A] if head != role}
    open_roles = [role]
    while open_roles:
        here = open_roles.pop()
        above = {one for one in view.lines[here] if not view.is_under(one, here)} - found
        found |= above
        open_roles += above
    return found
