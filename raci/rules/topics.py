"""RACI7xx, third part: what a role is about; said twice, left to others, under two names, without limit."""

from collections.abc import Iterable, Iterator

from raci.model import Topic
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Reach, Severity, rule
from raci.rules.view import View
from raci.words.sentences import Text


@rule(
    "RACI706",
    Severity.NOTE,
    About.PAIR,
    says="{roles}: “{before}” and “{after}” may be one duty said twice",
    why="Two wordings of one duty drift apart, and one of them will be forgotten in the next change.",
    source="inventory of twenty responsibility systems: repeated duties",
    settles=("RACI807",),
)
def said_twice(view: View) -> Iterator[Hit]:
    """A role has one activity of a kind on a topic; a duty and the step of a flow that carries it out are two.

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

    for topic, rows in view.topics.items():
        mainly = [row for row in rows if row.activity.topic[0] == topic]  # the rest it only touches
        for (after, before), roles in _repeated(mainly).items():
            first, then = view.row[before], view.row[after]
            args = {"roles": view.names(roles), "before": first.name, "after": then.name}
            yield Hit(Place((after, before), tuple(roles), then.process.id), args, along=(after,))


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
    """A role owns nothing on a topic that it excludes, or not the act that it excludes there. Where the text names
    whose it is, there are two to settle it: a concern.

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
                if role.id in row.owners and limit.act in (None, row.activity.act):
                    holder = view.matrix.role[limit.held_by].name if limit.held_by else "–"
                    severity = Severity.CONCERN if limit.held_by else Severity.GAP
                    topic = view.matrix.topic[limit.topic].name
                    args = {"role": role.name, "topic": topic, "activity": row.name, "holder": holder}
                    yield Hit(Place((row.id,), (role.id,), row.process.id, limit.topic), args, (), severity)


@rule(
    "RACI716",
    Severity.NOTE,
    About.TOPIC,
    says="{count} topics have one name: “{topic}”",
    why="What is kept apart by mistake is compared with nothing: overlaps stay hidden.",
    source="inventory of twenty responsibility systems: one matter under two headings",
    hangs_on=Reach.TEXT,
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
    says="“{activity}” does not say where it ends",
    why="“Other work as assigned” can mean anything: nobody can plan for it or be held to it.",
    source="inventory of twenty responsibility systems: open-ended duties",
    hangs_on=Reach.TEXT,
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

    first: dict[tuple[str, str, Text | None, bool], Row] = {}
    repeated: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for role in row.owners if row.process.of is None else {row.process.of} & {*row.owners}:
            before = first.setdefault((role, row.activity.act, row.activity.applies, row.is_flow), row)
            if before is not row and (not row.activity.clause or before.activity.clause != row.activity.clause):
                repeated.setdefault((row.id, before.id), []).append(role)
    return repeated
