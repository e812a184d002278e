"""Causes -> the rows that something in them is about, the gravest first: what a step, or a row to sign, has wrong."""

from collections.abc import Iterable, Mapping

from raci.rules import Cause, Finding


def causes_by_row(causes: Iterable[Cause]) -> Mapping[str, tuple[Cause, ...]]:
    """Row -> the live causes in which something is found about it, in the order of the causes."""

    rows: dict[str, dict[str, Cause]] = {}
    for cause in causes:
        for finding in cause.findings:
            if not finding.accepted:
                for row in finding.place.activities[:1]:
                    rows.setdefault(row, {})[cause.id] = cause
    return {row: tuple(listed.values()) for row, listed in rows.items()}


def gravest(row: str, cause: Cause) -> Finding:
    """What the cause says of the row itself: its gravest finding about it, else the one that speaks for the cause."""

    about = (finding for finding in cause.findings if row in finding.place.activities[:1] and not finding.accepted)
    return next(about, cause.head)
