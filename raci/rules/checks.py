"""Checks and the work that they look at: on one topic, by whoever owns it there."""

from collections.abc import Iterable, Mapping

from raci.model import GATES, Act, Relation
from raci.rules.row import Row
from raci.rules.view import View

CHECKS = (Act.EVALUATE, Act.AUDIT, Act.MONITOR)

Owned = Mapping[str, Mapping[str, list[Row]]]
"""Topic -> role -> the rows it owns there."""


def checked_by(check: Row, rows: Iterable[Row]) -> list[Row]:
    """Of the rows on one topic those that a check looks at: no other checks; and for a gate, no other gates."""

    skipped = (*CHECKS, *(GATES if check.activity.is_gate else ()))
    return [row for row in rows if row is not check and row.activity.act not in skipped]


def owned_work(view: View) -> Owned:
    """The rows other than checks; each is looked at once, however many checks its topic has."""

    found: dict[str, dict[str, list[Row]]] = {}
    for topic, rows in view.topics.items():
        owned = found.setdefault(topic, {})
        for row in rows:
            for role in row.owners if row.activity.act not in CHECKS else ():
                owned.setdefault(role, []).append(row)
    return found


def own_work(check: Row, work: Owned) -> Mapping[str, Row]:
    """Role that checks -> the first piece of its own work that it looks at there."""

    found: dict[str, Row] = {}
    for topic in check.activity.topic:
        for role in check.owners:
            rows = (row for row in work[topic].get(role, ()) if not _follows_up(check, row, role))
            if first := next(rows, None):
                found.setdefault(role, first)
    return found


def _follows_up(check: Row, work: Row, role: str) -> bool:
    """True where the role sets others to work and the check looks at what those do, by the text, not at the role."""

    if work.activity.act != Act.COORDINATE:
        return False
    checked = [other for other, relation in check.activity.involves.items() if relation == Relation.CHECKED]
    return bool(checked) and role not in checked
