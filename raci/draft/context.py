"""What a sentence inherits when it has no subject of its own, and the letters that are found in it."""

from dataclasses import dataclass, field

from raci.draft.coded import Coded
from raci.draft.values import Band, Silence, Source, Switches


@dataclass(frozen=True)
class Owner:
    """Parties that a clause without a subject belongs to, by their numbers, where they stand, and whence they come."""

    parties: tuple[int, ...]
    source: Source
    at: tuple[int, int] | None = None


@dataclass(frozen=True)
class Found:
    """One letter in a sentence; `cue` and `party_at` are characters of the kept text."""

    party: int
    letter: str
    rule: str
    band: Band
    source: Source
    cue: tuple[int, int]
    party_at: tuple[int, int] | None


@dataclass
class Notes:
    """What has been gathered of one sentence so far."""

    coded: Coded
    found: list[Found] = field(default_factory=list)
    subject: Owner | None = None
    reasons: list[Silence] = field(default_factory=list)
    first: Owner | None = None
    """The first subject that the sentence names itself."""
    waiting: Owner | None = None
    """Whom the condition before speaks of: who acts then, where no other subject comes."""

    def speak_of(self, owner: Owner) -> None:
        """Go on with another subject."""

        self.subject = owner
        self.first = self.first or owner

    def has(self, party: int, letters: str) -> bool:
        """Whether a party holds one of these letters in this sentence."""

        return any(hit.party == party and hit.letter in letters for hit in self.found)

    def kept_span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the kept text for a stretch of the coded one."""

        return self.coded.at[start], self.coded.until[max(start, end - 1)]


BAND_OF = {
    Source.SUBJECT: Band.SURE,
    Source.AGENT: Band.SURE,
    Source.HEADING: Band.SURE,
    Source.LABEL: Band.SURE,
    Source.LIST: Band.SURE,
    Source.CONDITION: Band.LIKELY,
    Source.BEFORE: Band.DOUBTFUL,
}
"""How far the doer may be trusted, by where it was found."""


def weaker(band: Band, other: Band) -> Band:
    """The less trusted of two bands."""

    order = list(Band)
    return order[max(order.index(band), order.index(other))]


def own_letters(owner: Owner, responsible: bool, switches: Switches) -> str:
    """R, or A and R where convention gives both: to the owner of a list of duties, or to one who is responsible."""

    listed = owner.source in (Source.HEADING, Source.LIST, Source.LABEL) and switches.owner == "A/R"
    alone = responsible and len(owner.parties) == 1 and switches.responsible == "A/R"
    return "AR" if listed or alone else "R"
