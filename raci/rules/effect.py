"""Effect: what a fix would settle, raise and change, seen before it is applied."""

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from raci.model import Matrix
from raci.model.changes import as_shown
from raci.model.letters import Layer
from raci.rules.causes import Cause, causes, in_order
from raci.rules.finding import Finding
from raci.rules.judgement import Judged, judge
from raci.rules.order import LADDER
from raci.rules.patch import changed_rows, with_rows
from raci.rules.rule import Fix, Severity
from raci.rules.view import View

_KEPT: deque[tuple[Matrix, Layer, date, Judged]] = deque(maxlen=4)


class Changed(NamedTuple):
    """One cause that stays and says something else: more or fewer findings or parties, another severity."""

    before: Cause
    after: Cause


class Effect(NamedTuple):
    """Causes that go, that come, and that stay but grow or shrink; before - settled + raised = after."""

    settled: list[Cause]
    raised: list[Cause]
    changed: list[Changed]

    @property
    def eased(self) -> list[Changed]:
        """The changed ones that are less grave afterwards, such as a gap of which a concern is left."""

        return [change for change in self.changed if LADDER[change.after.severity] > LADDER[change.before.severity]]

    @property
    def closes(self) -> list[Cause]:
        """The gaps and concerns that are gone, or less grave afterwards, as they stood before."""

        return _voted_on([*self.settled, *(change.before for change in self.eased)])

    @property
    def opens(self) -> list[Cause]:
        """The gaps and concerns that were not there, or are graver now; what was part of another cause is not new."""

        causes_before = (*self.settled, *(change.before for change in self.changed))
        known = {finding.id for cause in causes_before for finding in cause.findings}
        new = [cause for cause in self.raised if any(finding.id not in known for finding in cause.findings)]
        graver = [
            change.after for change in self.changed if LADDER[change.after.severity] < LADDER[change.before.severity]
        ]
        return _voted_on([*new, *graver])

    @property
    def left(self) -> list[Cause]:
        """The changed causes as they are afterwards."""

        return [change.after for change in self.changed]


def _voted_on(listed: list[Cause]) -> list[Cause]:
    """The gaps and concerns among them, the gravest first: what a decision is taken for."""

    return in_order(cause for cause in listed if cause.severity != Severity.NOTE and not cause.accepted)


def compare(before: list[Finding], after: list[Finding]) -> Effect:
    """What two diagnoses of one matrix differ in, as causes; the gravest first."""

    return between(causes(before), causes(after))


def between(before: Iterable[Cause], after: Iterable[Cause]) -> Effect:
    """The same for causes, or for some of them."""

    known, left = ({cause.id: cause for cause in listed} for listed in (before, after))
    return _effect(known, left)


def _effect(known: Mapping[str, Cause], left: Mapping[str, Cause]) -> Effect:
    rest = _rest(known, left)
    pairs = [(known.get(id_) or known.get(rest.get(id_, "")), cause) for id_, cause in left.items()]
    return Effect(
        settled=[cause for id_, cause in known.items() if id_ not in left and id_ not in rest.values()],
        raised=[cause for id_, cause in left.items() if id_ not in known and id_ not in rest],
        changed=[Changed(old, cause) for old, cause in pairs if old and _differs(old, cause)],
    )


def _rest(known: Mapping[str, Cause], left: Mapping[str, Cause]) -> dict[str, str]:
    """Cause -> the one before that it is the rest of: what rows had in common is settled, one row still has this."""

    inside = {finding.id: id_ for id_, cause in known.items() if id_ not in left for finding in cause.findings}
    rest_of: dict[str, str] = {}
    for id_, cause in left.items():
        before = {inside.get(finding.id) for finding in cause.findings} if id_ not in known else {None}
        old = before.pop() if len(before) == 1 else None
        if old and old not in rest_of.values():
            rest_of[id_] = old
    return rest_of


def judged(matrix: Matrix, layer: Layer, today: date) -> Judged:
    """The diagnosis of the matrix as this layer shows it, its letters as if stated.

    The last few are kept: many ways out are compared with one diagnosis. A matrix is known by being the same object.
    """

    for known, shown, day, diagnosis in list(_KEPT):
        if known is matrix and (shown, day) == (layer, today):
            return diagnosis
    diagnosis = judge(View(as_shown(matrix, layer), Layer.STATED, today))
    _KEPT.append((matrix, layer, today, diagnosis))
    return diagnosis


def effect_between(before: Judged, after: Judged) -> Effect:
    """What two diagnoses of one matrix differ in, like `compare`, looking only at causes that can differ."""

    ids = [
        id_ for id_ in {**before.by_cause, **after.by_cause} if before.by_cause.get(id_) is not after.by_cause.get(id_)
    ]
    known, left = (in_order(side.cause(id_) for id_ in ids if id_ in side.by_cause) for side in (before, after))
    return _effect({cause.id: cause for cause in known}, {cause.id: cause for cause in left})


def _differs(before: Cause, after: Cause) -> bool:
    """True when a reader would be told something else; where in the file it stands does not count."""

    return _content(before) != _content(after)


def _content(cause: Cause) -> list[tuple[object, ...]]:
    return [(finding.id, finding.severity, finding.args, finding.place, finding.accepted) for finding in cause.findings]


def preview(matrix: Matrix, layer: Layer, fix: Fix) -> Matrix:
    """The matrix as this layer shows it, its letters as if stated, with the changes of the fix made."""

    shown = as_shown(matrix, layer)
    return with_rows(shown, changed_rows(shown, fix.changes, ()))
