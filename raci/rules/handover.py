"""RACI6xx: the baton; from step to step, at a gate, in time."""

import re
from collections.abc import Iterator
from itertools import pairwise

from raci.model import Act, Relation, Stake
from raci.model.amendments import Amended
from raci.model.changes import Change
from raci.model.letters import Letter
from raci.rules.row import Row
from raci.rules.rule import About, Fix, Hit, Place, Plural, Reach, Severity, rule
from raci.rules.view import View
from raci.words.sentences import Word

FORWARD = (Act.DO, Act.PLAN, Act.APPROVE, Act.ACCEPT, Act.COORDINATE, Act.MONITOR, Act.DELIVER, Act.PAY, Act.ORDER)
"""Acts by which work goes on; to tell, to ask again, to file are none."""
RECURRING_ZH = re.compile("定期|周期|阶段性|频繁|经常")
RECURRING_EN = re.compile(
    r"\b(ir)?regular(ly)?\b|\bperiodic|\bfrequently\b|\bat intervals\b|\bfrom time to time\b", re.I
)
"""Words for doing a thing again and again, which want a frequency and no limit."""
SOON = Word("“{activity}” is to be done “{when}”, which sets no date")


@rule(
    "RACI601",
    Severity.CONCERN,
    About.HANDOFF,
    says="“{before}” ends with {givers}, “{after}” begins with {takers}: no clause has one side told by the other",
    why="Nobody carries the result over: the next one learns of it by chance.",
    source="cioupdate.com, Using RACI to drive change: a missing C or I breaks the chain; the exact condition is ours",
    plural=Plural("{n} decision on broken hand-offs", "{n} decisions on broken hand-offs", 1),
)
def broken_hand_off(view: View) -> Iterator[Hit]:
    """Where a result or a gate joins two steps, who owns one has a letter in the other, or stands over its owner.

    Bad:
        - output: Draft
          stated: {sales: A/R}
        - stated: {finance: A/R}

    Good:
        - output: Draft
          stated: {sales: A/R, finance: I}
        - stated: {finance: A/R, sales: I}
        - stated: {sales: C, finance: A/R}
    """

    for chain in view.chains:
        for first, then in pairwise(chain):
            if first.owners and then.owners and _hands_over(first, then) and not _is_carried(first, then, view):
                args = {"before": first.name, "givers": view.names(first.owners)}
                args |= {"after": then.name, "takers": view.names(then.owners)}
                place = Place((then.id, first.id), (*then.owners, *first.owners), then.process.id)
                yield Hit(place, args, (_informing(first, then, view),))


@rule(
    "RACI602",
    Severity.CONCERN,
    About.ROW,
    says="Nothing is said on what happens when “{activity}” ends with a no",
    why="A refusal without a path leaves the work where it is: nobody is told, nobody mends it, nobody may appeal.",
    source="operations policy, found by careful readers: first review, plan review, acceptance have no way back",
    rank=4,
    mends="Only the text can say what follows a no: who is told, who mends it, who decides again.",
    amends=Amended.REFUSED,
)
def no_refusal_path(view: View) -> Iterator[Hit]:
    """A gate of a flow names the activity that follows a no.

    Bad:
        - act: approve
          stated: {management: A/R}

    Good:
        - act: approve
          refused: a2
          when: {text: within five days, exact: true}
          stated: {management: A/R, finance: C}
        - act: report
          to: [sales]
          stated: {management: A/R, sales: I}
    """

    for row in view.steps:
        if row.activity.is_gate and row.activity.refused is None:
            yield Hit(Place((row.id,), (), row.process.id), {"activity": row.name})


@rule(
    "RACI603",
    Severity.CONCERN,
    About.ROW,
    says="“{activity}” has no time limit",
    why="“Promptly” and “in time” mean something else to everybody; meanwhile somebody waits.",
    source="operations policy, gaps found by careful readers: no step of approval has a time limit",
    amends=Amended.WHEN,
)
def no_time_limit(view: View) -> Iterator[Hit]:
    """Where somebody waits, a time is exact, and a gate of a flow has one. But for a gate it is a note.

    Bad:
        - when: {text: promptly, exact: false}
          to: [finance]
          stated: {sales: A/R}
        - act: approve
          stated: {management: A/R}

    Good:
        - when: {text: every month, exact: true}
          stated: {sales: A/R, management: I}
        - act: approve
          refused: a3
          when: {text: within five working days, exact: true}
          stated: {management: A/R, finance: C}
        - act: report
          to: [sales]
          stated: {management: A/R, sales: I}
    """

    for row in view.rows:
        when = row.activity.when
        vague = when and not when.exact and not _is_recurring(row) and _is_awaited(row, view)
        if vague or (when is None and row.is_flow and row.activity.is_gate):
            severity = Severity.CONCERN if row.activity.is_gate else Severity.NOTE
            args = {"activity": row.name} | ({"when": when.text} if when else {})
            yield Hit(Place((row.id,), (), row.process.id), args, (), severity, SOON if when else "")


@rule(
    "RACI604",
    Severity.CONCERN,
    About.ROW,
    says="How often is not said: “{activity}” is to be done “{when}”",
    why="“Regularly” is a promise without a date: nobody can tell when it was missed.",
    source="operations policy, gaps found by careful readers: audits, checks and reports are “regular”",
    amends=Amended.WHEN,
)
def no_frequency(view: View) -> Iterator[Hit]:
    """What recurs says how often. In a duty list it is a note, and in a flow, where the plan of the work says it.

    Bad:
        - when: {text: regularly, exact: false}
          stated: {sales: A/R}

    Good:
        - when: {text: every month, exact: true}
          stated: {sales: A/R, finance: I}
    """

    for row in view.rows:
        if row.activity.when and _is_recurring(row):
            severity = Severity.NOTE if row.is_duty or row.is_flow else Severity.CONCERN
            args = {"activity": row.name, "when": row.activity.when.text}
            yield Hit(Place((row.id,), (), row.process.id), args, (), severity)


@rule(
    "RACI605",
    Severity.CONCERN,
    About.ROW,
    says="After a no at “{activity}” the text goes ahead to “{after}”, as after a yes",
    why="A refusal that lets the work go on refuses nothing.",
    source="operations policy 三(一)2: what is refused is told and goes no further",
    mends="Only the text can say what follows a no.",
    amends=Amended.REFUSED,
    hangs_on=Reach.AROUND,
)
def refusal_goes_ahead(view: View) -> Iterator[Hit]:
    """What follows a no tells, asks again or ends; it is not the next piece of the work, nor the gate itself.

    Bad:
        - act: approve
          refused: a2
          stated: {management: A/R}
        - act: do
          stated: {sales: A/R}

    Good:
        - act: approve
          refused: a2
          when: {text: within five days, exact: true}
          stated: {management: A/R, finance: C}
        - act: report
          to: [sales]
          stated: {management: A/R, sales: I}
    """

    for row in view.rows:
        then = view.row.get(row.activity.refused or "")
        if then and (then is row or (then.activity.act in FORWARD and _is_ahead(row, then, view))):
            rows = (row.id,) if then is row else (row.id, then.id)
            yield Hit(Place(rows, (), row.process.id), {"activity": row.name, "after": then.name})


def _hands_over(first: Row, then: Row) -> bool:
    """True where something passes on: a decision at a gate, or a result that is not meant for somebody else."""

    return first.activity.is_gate or then.activity.is_gate or bool(first.activity.output and not first.activity.to)


def _is_recurring(row: Row) -> bool:
    when = row.activity.when
    return bool(when and not when.exact and (RECURRING_ZH.search(when.text.zh) or RECURRING_EN.search(when.text.en)))


def _is_awaited(row: Row, view: View) -> bool:
    """True where somebody waits for it: a recipient, the next step, whoever asked, or customers at stake.

    For what those who do it tell each other nobody else waits.
    """

    receivers = {*row.activity.to, *row.by[Letter.I]}
    if row.activity.act == Act.COORDINATE and receivers and receivers <= {*row.owners}:
        return False
    if receivers or row.is_flow or row.activity.trigger:
        return True
    is_asked_for = any(relation in (Relation.SERVED, Relation.ASKS) for relation in row.activity.involves.values())
    return is_asked_for or any(Stake.CUSTOMERS in view.matrix.topic[topic].stakes for topic in row.activity.topic)


def _is_ahead(row: Row, then: Row, view: View) -> bool:
    """True for a later step of the same chain."""

    chain = view.chain_of.get(row.id)
    return chain is not None and chain is view.chain_of.get(then.id) and view.position[then.id] > view.position[row.id]


def _is_carried(first: Row, then: Row, view: View) -> bool:
    """True where one side has a part in the other's step, or hears of it by the line between the two."""

    receivers = {*first.held, *first.activity.to}
    if any(role in receivers for role in then.owners) or any(role in then.held for role in first.owners):
        return True
    above = {over for role in (*first.owners, *then.owners) for over in view.superiors[role]}
    return not above.isdisjoint(first.owners) or not above.isdisjoint(then.owners)


def _informing(first: Row, then: Row, view: View) -> Fix:
    """The fix that whoever takes over is told of the step before."""

    taker = then.owners[0]
    change = Change(first.id, taker, (), (Letter.I,))
    args = {"role": view.matrix.role[taker].name, "activity": first.name}
    return Fix("told of “{activity}”: {role}", args, (change,))
