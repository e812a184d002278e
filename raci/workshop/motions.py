"""The plan -> motions: decisions over several rows that a workshop votes on once; and what one would settle."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from raci import rules
from raci.log import Motion
from raci.log.standing import rows_of
from raci.model import Matrix
from raci.model.amendments import apply_amendments
from raci.model.changes import as_shown, on_top
from raci.model.field_changes import FieldChange
from raci.model.letters import Layer
from raci.rules import Cause, Effect, Fix
from raci.rules.effect import preview
from raci.views.plan import Decision
from raci.words.sentences import LANGUAGES, Text

ITEM_MIN = 6
"""Minutes for one item, be it a row or a motion: LIMIT_ROWS of them take two hours."""


class MotionOffer(NamedTuple):
    """A motion that a workshop may be opened with, and the ids of the causes that it would close."""

    motion: Motion
    closes: tuple[str, ...]


def offered_motions(decisions: Iterable[Decision]) -> list[MotionOffer]:
    """The decisions that are about more than one row, or about no row; the others are offered as rows."""

    offers = [_offer(decision) for decision in decisions]
    return [offer for offer in offers if len(offer.motion.rows) != 1]


def planned_rows(decisions: Iterable[Decision]) -> list[str]:
    """The rows of the decisions that are about one row, in the order of the plan."""

    motions = (_offer(decision).motion for decision in decisions)
    return list(dict.fromkeys(motion.rows[0] for motion in motions if len(motion.rows) == 1))


def _offer(decision: Decision) -> MotionOffer:
    fields = (
        FieldChange(restated.amendment.at, restated.amendment.field, restated.before, restated.amendment.value)
        for restated in decision.amendments
    )
    bare = replace(decision.title, rows=0)  # how many rows are left of it is counted where it is shown
    title, why = (Text(*(f"{part(lang)}" for lang in LANGUAGES)) for part in (bare.of, decision.in_brief))
    motion = Motion(title, decision.changes, tuple(fields), why)
    return MotionOffer(motion, tuple(cause.id for cause in decision.closes))


def closable(causes: Iterable[Cause], rows: Iterable[str], closed: Iterable[str]) -> set[str]:
    """The ids of the causes that an agenda can close: those that its motions close, and those that are about its rows
    and about nothing else."""

    settled = set(rows)
    return {cause.id for cause in causes if (about := rows_of(cause)) and settled >= {*about}} | {*closed}


def motion_effect(matrix: Matrix, motion: Motion) -> Effect:
    """What the motion would settle, raise and change as things stand today."""

    fix = Fix("", {}, on_top(matrix, Layer.TODAY, motion.changes))
    if not motion.fields:
        return rules.effect_of(fix, matrix, Layer.TODAY)
    after = apply_amendments(preview(matrix, Layer.TODAY, fix), [field.amendment for field in motion.fields])
    return rules.compare(*(rules.check(side, Layer.STATED) for side in (as_shown(matrix, Layer.TODAY), after)))
