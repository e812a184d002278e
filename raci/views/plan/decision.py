"""Decision: changes and amendments under one sentence, with what they close and open on top of those before."""

from dataclasses import dataclass

from raci.model import Matrix, Stake
from raci.model.amendments import Amendment, Value
from raci.model.changes import Change
from raci.model.letters import Layer
from raci.rules import Cause, Severity
from raci.views.briefly import briefly
from raci.views.plan.patterns import Title
from raci.words.sentences import Text, cited, say


@dataclass(frozen=True)
class Restated:
    """A field as it stands before the decision, and its amendment."""

    before: Value
    amendment: Amendment


@dataclass(frozen=True)
class Decision:
    """What can be voted on. `agree`: roles whose letters, work or lines change; `why`: (row, why it is proposed).

    Closed is a gap that is none any more, or a concern that is neither gap nor concern; opened is one of either that
    was not there in any other cause before.
    """

    title: Title
    changes: tuple[Change, ...]
    amendments: tuple[Restated, ...]
    closes: tuple[Cause, ...]
    opens: tuple[Cause, ...]
    agree: tuple[str, ...]
    why: tuple[tuple[str, Text], ...] = ()

    @property
    def stakes(self) -> tuple[Stake, ...]:
        return tuple(stake for stake in Stake if any(stake in cause.stakes for cause in self.closes))

    @property
    def gaps(self) -> tuple[Cause, ...]:
        """The closed causes that were gaps."""

        return tuple(cause for cause in self.closes if cause.severity == Severity.GAP)

    @property
    def cause(self) -> Cause:
        """The gravest cause of its own rows that it closes."""

        rows = {change.activity for change in self.changes} | {restated.amendment.at for restated in self.amendments}
        own = [cause for cause in self.closes if rows & {*cause.place.activities[:1]}]
        return (own or list(self.closes))[0]

    def reason(self, lang: str) -> str:
        """What is wrong, with its clauses, in its cause, and why as proposed."""

        return self._because(self.cause.message(lang), lang)

    def in_brief(self, lang: str) -> str:
        """The same in a few words."""

        return self._because(briefly(self.cause, lang), lang)

    def _because(self, wrong: str, lang: str) -> str:
        rows = self.cause.place.activities
        reasons = sorted(self.why, key=lambda reason: reason[0] not in rows)
        if not reasons:
            return wrong
        return say("{wrong}. {why}", lang, wrong=wrong, why=cited(reasons[0][1].of(lang), lang))


@dataclass(frozen=True)
class Plan:
    """The decisions in the order in which they are best taken. `gaps`: how many causes of kind gap there are at first.

    `from_proposals` is False where the matrix has no open proposals, and rules and patterns alone speak.
    """

    matrix: Matrix
    layer: Layer
    gaps: int
    decisions: tuple[Decision, ...]
    from_proposals: bool

    def curve(self) -> list[int]:
        """How many gap causes are closed after the first decision, after the second, and so on."""

        closed, points = 0, []
        for decision in self.decisions:
            closed += len(decision.gaps) - sum(cause.severity == Severity.GAP for cause in decision.opens)
            points.append(closed)
        return points
