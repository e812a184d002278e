"""The rows that a workshop may settle, to be ticked: those with gaps first, the worst on top, then all others."""

from collections.abc import Mapping, Sequence
from typing import Any

from pages.shared import component, session
from pages.shared.component import Component
from pages.shared.visit import Visit
from raci import workshop
from raci.log.names import Names
from raci.model import Matrix
from raci.model.terms import SHAPES
from raci.rules import Finding
from raci.words.lists import more
from raci.workshop import Offer

t = session.t
ROWS = Component("prepare/rows.js", ("prepare/rows.css",))


def show(visit: Visit, offers: Sequence[Offer], notes: Mapping[str, str]) -> dict[str, Any]:
    """Draw the list; what it shows, for `ticked`. `notes`: row -> why it comes first."""

    data = message(visit.matrix, offers, visit.lang, session.selection(visit.matrix).rows, notes)
    ROWS.draw(key(visit.name), data, chosen=None)
    return data


def ticked(name: str, data: dict[str, Any]) -> list[str]:
    """The rows that are ticked by now, in the order of the list."""

    return chosen(data, component.value(key(name), "chosen"))


def key(name: str) -> str:
    """The key of the list of that matrix, for whoever empties it."""

    return f"prepare-rows-{name}"


def message(
    matrix: Matrix,
    offers: Sequence[Offer],
    lang: str,
    agenda: Sequence[str] = (),
    notes: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What the browser needs to draw. Ticked to begin with, and on top, are the rows that a link puts on the agenda;
    without any, the worst rows that fit into two hours."""

    names = Names(matrix, lang)
    findings = {one.activity: one.findings for one in offers}
    rows = list(dict.fromkeys((*agenda, *findings, *matrix.activity)))
    return {
        "limit": workshop.LIMIT_ROWS,
        "chosen": list(agenda) or [one.activity for one in offers[: workshop.LIMIT_ROWS]],
        "rows": [
            {
                "id": row,
                "name": names.activity(row),
                "clause": names.clause(row),
                "wrong": " · ".join(filter(None, ((notes or {}).get(row), _wrong(findings.get(row, ()), lang)))),
            }
            for row in rows
        ],
        "words": {
            "label": t("Rows to settle"),
            "search": t("Search text or clause"),
            "empty": t("No row fits these words."),
            "chosen": t("{n} rows chosen; up to {limit} fit into two hours", n="{n}", limit=workshop.LIMIT_ROWS),
            "over": t("{n} rows chosen; no more than {limit} fit into two hours", n="{n}", limit=workshop.LIMIT_ROWS),
        },
    }


def chosen(data: dict[str, Any], sent: Any) -> list[str]:
    """What the browser sent, checked; before it has sent anything, what is ticked to begin with."""

    if not isinstance(sent, list):
        return list(data["chosen"])
    return [row["id"] for row in data["rows"] if row["id"] in sent]


def _wrong(findings: Sequence[Finding], lang: str) -> str:
    """The worst finding, and how many more there are."""

    if not findings:
        return ""
    worst = f"{SHAPES[findings[0].severity]} {findings[0].sentence(lang)}"
    return " · ".join([worst, *more(len(findings) - 1, lang)])
