"""The table of clauses: as it stands, as it shall read, why and by whom; what shall be read is edited in place."""

from typing import Any

from pages.amendment import edits
from pages.shared import session
from pages.shared.component import Component
from pages.shared.visit import Visit
from raci.out.policy_changes import HEADS, UNSAID, cells_of
from raci.views.wording import Pieces
from raci.workshop import PolicyChange, PolicyChanges

t = session.t
CLAUSES = Component("amendment/clauses.js", ("amendment/clauses.css",))


def show(visit: Visit, changes: PolicyChanges) -> None:
    """Draw the table; a text that the reader writes in place of a sentence is taken at once."""

    CLAUSES.draw("amendment", message(visit, changes), text=lambda sent: edits.write(visit, changes, sent))


def message(visit: Visit, changes: PolicyChanges) -> dict[str, Any]:
    """Heads, a row a clause in pieces, and the words of the keys; all texts are ready to show."""

    return {
        "label": t("Policy changes"),
        "heads": [t(head) for head in HEADS[1:]],
        "rows": [_row(visit, change, changes) for change in changes.clauses],
        "edit": t("Edit"),
        "done": t("Done"),
        "back": t("Use the template's sentence"),
        "edited": t("edited, the template's sentence is kept"),
        "other": t("your text for this clause under other decisions"),
        "unsaid": t(UNSAID),
    }


def _row(visit: Visit, change: PolicyChange, changes: PolicyChanges) -> dict[str, Any]:
    said, (old, new) = cells_of(change, visit.lang), changes.redline(change)
    clause, _, about = said.clause.partition("\n")
    return {
        "id": change.id,
        "key": edits.key_of(change, visit.lang),
        "clause": clause,
        "about": about,
        "old": _pieces(old),
        "new": _pieces(new),
        "text": change.final,
        "template": change.reads if change.edited else "",
        "others": edits.others(visit, change),
        "rest": [said.reason, said.decided, said.dissent],
    }


def _pieces(pieces: Pieces) -> list[tuple[str, bool]]:
    return [(piece.text, piece.is_changed) for piece in pieces]
