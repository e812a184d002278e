"""Ways by letters: from open proposals, from the rules' ways out, and from who owns the rows beside."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from raci.model import Act
from raci.model.changes import Change
from raci.model.letters import Letter, Marks
from raci.rules import Finding
from raci.rules.row import Row
from raci.rules.view import View
from raci.rules.ways import gains, in_order, loses, may_answer
from raci.views.plan.field_ways import after_a_no, received
from raci.views.plan.way import Kind, Way

OWNERLESS = frozenset({"RACI100", "RACI103", "RACI107", "RACI203"})
"""Rules whose own ways out know nobody who could answer."""


def of_row(row: Row, findings: Sequence[Finding], proposed: Marks, view: View) -> Iterator[Way]:
    """Ways out of what is found in one row; one of each kind and head, open proposals before all others."""

    ways = [*_proposed(row, proposed, view), *_ruled(row, findings, view)]
    if not ways and any(finding.rule.code in OWNERLESS for finding in findings):
        ways = list(_beside(row, view))
    if any(finding.rule.code == "RACI507" for finding in findings):
        ways += _agreed(row, proposed, view)
    kept: dict[tuple[Kind, tuple[str, ...]], Way] = {}
    for way in ways:
        kept.setdefault((way.kind, way.who), way)
    yield from (_whole(way, row, findings, view) for way in kept.values())


def _proposed(row: Row, proposed: Marks, view: View) -> Iterator[Way]:
    """The open proposals of the row, where they leave it with one head that may answer; and who is to be told."""

    changes = tuple(
        Change(row.id, role, row.held.get(role, ()), mark.letters, mark.why, when=mark.when)
        for role, mark in proposed.items()
    )
    yield from _owned(row, changes, proposed, view)
    informing = tuple(change for change in changes if change.after == (Letter.I,) and not change.before)
    if informing:
        yield Way(
            Kind.RECEIVE,
            tuple(change.role for change in informing),
            row.id,
            changes=informing,
            proposed=True,
            why=informing[0].why,
        )


def _owned(row: Row, changes: tuple[Change, ...], proposed: Marks, view: View) -> Iterator[Way]:
    after = {**row.held, **{change.role: change.after for change in changes}}
    heads, doers = ([role for role in after if letter in after[role]] for letter in (Letter.A, Letter.R))
    if len(heads) != 1 or not may_answer(row, heads[0], view):
        return
    why = proposed[heads[0]].why if heads[0] in proposed else None
    if tuple(heads) != row.by[Letter.A]:
        yield Way(Kind.ANSWER, tuple(heads), row.id, "", changes, (), row.by[Letter.R], bool(proposed), why)
    elif set(doers) != set(row.by[Letter.R]):
        yield Way(Kind.DO, tuple(doers), row.id, "", changes, (), row.by[Letter.R], bool(proposed), why)


def _ruled(row: Row, findings: Sequence[Finding], view: View) -> Iterator[Way]:
    """What the rules themselves suggest: who answers, who does it too, who is told."""

    for fix in (fix for finding in findings for fix in finding.fixes):
        if all(change.activity == row.id for change in fix.changes):
            yield from _owned(row, fix.changes, {}, view)
        informing = tuple(change for change in fix.changes if change.after == (Letter.I,) and not change.before)
        if informing == fix.changes:
            yield Way(Kind.RECEIVE, tuple(change.role for change in informing), row.id, changes=informing)


def _beside(row: Row, view: View) -> Iterator[Way]:
    """Whose list it is, who owns most rows of the process, or another row on the topic, answers; and does it if nobody
    can be told to."""

    same = [other for other in view.every if other.process is row.process and other is not row]
    owners = Counter(role for other in same for role in other.by[Letter.A] or other.owners)
    near = [role for topic in row.activity.topic for other in view.by_topic[topic] for role in other.by[Letter.A]]
    candidates = [*([row.process.of] if row.process.of else []), *(role for role, _ in owners.most_common(1)), *near]
    for role in [role for role in dict.fromkeys(candidates) if may_answer(row, role, view)][:2]:
        doers = [doer for doer in row.by[Letter.R] if view.agrees(doer)]
        after = (Letter.A,) if doers else (Letter.A, Letter.R)
        change = Change(row.id, role, row.held.get(role, ()), after)
        yield Way(Kind.ANSWER, (role,), row.id, "", (change,), (), row.by[Letter.R])


def _agreed(row: Row, proposed: Marks, view: View) -> Iterator[Way]:
    """Somebody besides the owner is asked: as proposed, the superior, or whoever approves elsewhere."""

    consulted = [role for role, mark in proposed.items() if Letter.C in mark.letters and view.agrees(role)]
    above = [role for owner in row.owners for role in view.lines[owner]]
    approving = [role for gate in view.of_act(Act.APPROVE) for role in gate.by[Letter.A]]
    for role in [*consulted, *above, *approving]:
        if view.agrees(role) and role not in row.held:
            change = Change(row.id, role, (), (Letter.C,), proposed[role].why if role in proposed else None)
            yield Way(Kind.ASK, (role,), row.id, "", (change,), (), row.owners, role in proposed, change.why)


def _whole(way: Way, row: Row, findings: Sequence[Finding], view: View) -> Way:
    """The way with the fields that must go with the letters for the row to be settled."""

    if way.kind not in (Kind.ANSWER, Kind.DO):
        return way
    rules = {finding.rule.code for finding in findings}
    is_told = any(Letter.I in change.after for change in way.changes)
    fields = [*(after_a_no(row, view) if "RACI602" in rules else ())]
    fields += received(row, view) if "RACI306" in rules and not is_told else ()
    return way.with_fields(fields)


def parts(findings: Sequence[Finding], proposed: Mapping[str, Marks], view: View) -> Iterator[Way]:
    """A part in the process for each role that has none: as proposed, else it hears of the first yes or no."""

    absent = [finding.place.roles[0] for finding in findings if finding.rule.code == "RACI404"]
    gates = [row for row in view.steps if row.activity.is_gate] or list(view.steps)
    for role in absent:
        rows = [row for row in view.steps if proposed.get(row.id, {}).get(role)]
        meant = [(row, proposed[row.id][role]) for row in rows if proposed[row.id][role].letters]
        if meant:
            row, mark = min(meant, key=lambda pair: pair[1].letters[0] in (Letter.A, Letter.R))
            change = Change(row.id, role, (), mark.letters, mark.why, when=mark.when)
            yield Way(Kind.PART, (role,), about=role, changes=(change,), proposed=True, why=mark.why)
        elif gates:
            yield Way(Kind.PART, (role,), about=role, changes=(Change(gates[0].id, role, (), (Letter.I,)),))


def one_owner(findings: Sequence[Finding], view: View) -> Iterator[Way]:
    """One of those who claim a topic answers for all of it, and the others go on doing their part."""

    for finding in findings:
        if finding.rule.code == "RACI701":
            rows = [view.row[id_] for id_ in finding.place.activities]
            owned = Counter(role for row in rows for role in row.owners)
            able = [role for role in finding.place.roles if all(may_answer(row, role, view) for row in rows)]
            for head in sorted(able, key=lambda role: -owned[role])[:1]:
                yield Way(Kind.OWN, (head,), about=finding.place.topic, changes=tuple(_handed(rows, head)))
        elif finding.rule.code == "RACI707":
            yield from _left(finding, view)


def _handed(rows: Sequence[Row], head: str) -> Iterator[Change]:
    for row in rows:
        for role in row.by[Letter.A]:
            if role != head:
                yield loses(row, role, Letter.A, Letter.R)
        if head not in row.by[Letter.A]:
            yield gains(row, head, Letter.A)


def _left(finding: Finding, view: View) -> Iterator[Way]:
    """What a role owns on a topic that it leaves to another goes to that other one."""

    row, role = view.row[finding.place.activities[0]], finding.place.roles[0]
    limits = [limit for limit in view.matrix.role[role].excludes if limit.topic == finding.place.topic]
    holder = limits[0].held_by if limits else None
    if holder and holder != role and may_answer(row, holder, view):
        owned = {letter for letter in row.held[role] if letter in (Letter.A, Letter.R)}
        left = in_order(set(row.held[role]) - owned)
        given = in_order({*row.held.get(holder, ())} & {Letter.A, Letter.R} | owned)
        changes = (Change(row.id, role, row.held[role], left), Change(row.id, holder, row.held.get(holder, ()), given))
        yield Way(Kind.LEAVE, (holder,), row.id, about=finding.place.topic, changes=changes)
