"""The bar of causes: how many wait for a vote on a proposal, how many for an amended clause, how many for an idea."""

from collections.abc import Sequence
from typing import Any

from pages.overview.doors import Doors
from pages.shared import session
from raci.rules import Cause, Finding
from raci.views.remedies import Remedy, by_remedy, closed_by
from raci.words.sentences import Word

t, count = session.t, session.count
HEADS = {
    "gap": (Word("{n} gap"), Word("{n} gaps")),
    "concern": (Word("{n} concern"), Word("{n} concerns")),
}
LESSER = {
    "gap": (Word(" ({n} of them down to a concern)"), Word(" ({n} of them down to concerns)")),
    "concern": (Word(" ({n} of them down to a note)"), Word(" ({n} of them down to notes)")),
}
PARTS = {
    Remedy.PROPOSED: (Word("{n} closed by open proposals{eased}"), Word("{n} closed by open proposals{eased}")),
    Remedy.CLAUSE: (Word("{n} needs an amended clause"), Word("{n} need an amended clause")),
    Remedy.OPEN: (Word("{n} without a proposal"), Word("{n} without a proposal")),
}


def message(live: Sequence[Cause], proposed: Sequence[Finding], doors: Doors) -> dict[str, Any] | None:
    """The whole and its parts, each opening just what it counts; None where there is nothing to settle."""

    if not live:
        return None
    severity = live[0].severity
    parts = {remedy: same for remedy, same in by_remedy(live, proposed).items() if same}
    eased = _eased(live, proposed)
    return {
        "whole": doors.to("gaps", count(len(live), *HEADS[severity]), among=",".join(cause.head.id for cause in live)),
        "parts": [
            {
                "kind": remedy.value,
                "size": len(same),
                "link": doors.to(
                    "gaps", count(len(same), *PARTS[remedy], eased=eased), severity=severity, remedy=remedy.value
                ),
            }
            for remedy, same in parts.items()
        ],
    }


def _eased(live: Sequence[Cause], proposed: Sequence[Finding]) -> str:
    """How many of the closed are not gone but less grave then, which the page that compares does not call settled."""

    eased = closed_by(live, proposed)[1]
    return count(len(eased), *LESSER[live[0].severity]) if eased else ""
