"""What a workshop may settle, to be ticked: decisions over several rows, then rows, the worst first, then all."""

from collections.abc import Mapping, Sequence
from typing import Any

from pages.shared import component, session
from pages.shared.component import Component
from pages.shared.visit import Visit
from raci import rules, workshop
from raci.log import motion_id
from raci.log.field_words import field_in_words
from raci.log.names import Names
from raci.log.standing import rows_of
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.terms import SHAPES
from raci.rules import Finding
from raci.words.lists import listed, more
from raci.workshop import MotionOffer, Offer

t = session.t
ROWS = Component("prepare/rows.js", ("prepare/rows.css",))


def show(
    visit: Visit,
    offers: Sequence[Offer],
    notes: Mapping[str, str],
    motions: Sequence[MotionOffer],
    planned: Sequence[str],
) -> dict[str, Any]:
    """Draw the list; what it shows, for `ticked`. `notes`: row -> why it comes first; `planned`: the rows on which one
    decision closes most."""

    linked = session.selection(visit.matrix).rows
    data = message(visit.matrix, offers, visit.lang, linked, notes, motions, planned=planned)
    causes = [cause for cause in rules.causes(visit.findings_of(Layer.TODAY)) if not cause.accepted]
    data["causes"] = [{"id": cause.id, "rows": rows_of(cause)} for cause in causes]
    ROWS.draw(key(visit.name), data, chosen=None)
    return data


def ticked(name: str, data: dict[str, Any]) -> list[str]:
    """The motions and rows that are ticked by now, in the order of the list."""

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
    motions: Sequence[MotionOffer] = (),
    *,
    planned: Sequence[str] = (),
) -> dict[str, Any]:
    """What the browser needs to draw. Ticked to begin with, and on top, are the rows that a link puts on the agenda,
    a motion in place of its rows; without any, the motions and the worst rows besides that fit into two hours."""

    names = Names(matrix, lang)
    findings = {offer.activity: offer.findings for offer in offers}
    rows = list(dict.fromkeys((*agenda, *findings, *matrix.activity)))
    within = {row for offer in motions for row in offer.motion.rows}
    worst = [row for row in dict.fromkeys((*(notes or {}), *planned, *findings)) if row not in within]
    ids = {motion_id(number): {*offer.motion.rows} for number, offer in enumerate(motions)}
    whole = [id_ for id_, inside in ids.items() if inside and inside <= {*agenda}]
    linked = [*whole, *(row for row in agenda if not any(row in ids[id_] for id_ in whole))]
    first = linked if agenda else [*ids, *worst][: workshop.LIMIT_ROWS]
    return {
        "limit": workshop.LIMIT_ROWS,
        "chosen": first,
        "motions": [_motion(number, offer, names) for number, offer in enumerate(motions)],
        "causes": [],
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
            "chosen": t("{n} items chosen; up to {limit} fit into two hours", n="{n}", limit=workshop.LIMIT_ROWS),
            "over": t("{n} items chosen; no more than {limit} fit into two hours", n="{n}", limit=workshop.LIMIT_ROWS),
            "closes": t("They can close {n} of {all} causes in {m} minutes.", n="{n}", all="{all}", m="{m}"),
            "minutes": workshop.ITEM_MIN,
            "motions": t("Decisions over several rows: voted on once, applied once, split on the wall where needed"),
            "rows": t("Rows, one by one"),
            "within": t("in a decision above"),
        },
    }


def chosen(data: dict[str, Any], sent: Any) -> list[str]:
    """What the browser sent, checked; before it has sent anything, what is ticked to begin with."""

    if not isinstance(sent, list):
        return list(data["chosen"])
    return [row["id"] for row in (*data["motions"], *data["rows"]) if row["id"] in sent]


def _motion(number: int, offer: MotionOffer, names: Names) -> dict[str, Any]:
    """A motion as a line of the list; its rows are told, and not offered a second time."""

    rows = offer.motion.rows
    what = [*map(names.activity, rows)] or [field_in_words(field, names) for field in offer.motion.fields]
    size = session.count(len(rows), "{n} row", "{n} rows") if rows else t("no row")
    return {
        "id": motion_id(number),
        "name": offer.motion.title.of(names.lang),
        "clause": size,
        "wrong": " · ".join((offer.motion.why.of(names.lang) if offer.motion.why else "", listed(what, names.lang))),
        "inside": list(rows),
        "closes": list(offer.closes),
    }


def _wrong(findings: Sequence[Finding], lang: str) -> str:
    """The worst finding, and how many more there are."""

    if not findings:
        return ""
    worst = f"{SHAPES[findings[0].severity]} {findings[0].sentence(lang)}"
    return " · ".join([worst, *more(len(findings) - 1, lang)])
