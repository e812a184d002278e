"""What the seats say of one way to settle a row: agree, can live with it, object; by phone, and by hand over it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from raci.words.sentences import Word


class Stance(StrEnum):
    """What a seat says of a way; a seat that has said nothing has none."""

    AGREE = "agree"
    TOLERATE = "tolerate"
    OBJECT = "object"


STANCES = {
    Stance.AGREE: Word("agree"),
    Stance.TOLERATE: Word("can live with it"),
    Stance.OBJECT: Word("object, because ..."),
}
STANCE_MARKS = {Stance.AGREE: "✓", Stance.TOLERATE: "≈", Stance.OBJECT: "✕"}
"""Stance -> a mark that is told apart without colour."""
OBJECTIONS = (
    Word("It cannot be done"),
    Word("It contradicts the clause"),
    Word("It belongs to somebody else"),
    Word("It will cause delay"),
)
"""Reasons that are one tap away; anything else is typed."""


class Consent(NamedTuple):
    """What one seat says of a way, and why where it objects."""

    stance: Stance
    why: str = ""


@dataclass(frozen=True)
class Consents:
    """The seats by what they say of a way, each once and in their order; `silent` are those that have said nothing."""

    agreed: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()
    dissent: tuple[tuple[str, str], ...] = ()
    silent: tuple[str, ...] = ()


def consents(
    seats: Collection[str],
    phones: Mapping[str, Consent],
    agreed: Collection[str] = (),
    dissent: Mapping[str, str] | None = None,
) -> Consents:
    """What the seats say, of those that are in the room; what the facilitator has entered by hand stands over what came
    by phone, a dissent over an agreement."""

    by_hand = {seat: Consent(Stance.AGREE) for seat in agreed}
    by_hand |= {seat: Consent(Stance.OBJECT, why) for seat, why in (dissent or {}).items()}
    said = {seat: answer for seat, answer in {**phones, **by_hand}.items() if seat in seats}
    by_stance = {stance: [seat for seat in seats if seat in said and said[seat].stance == stance] for stance in Stance}
    return Consents(
        agreed=tuple(by_stance[Stance.AGREE]),
        tolerated=tuple(by_stance[Stance.TOLERATE]),
        dissent=tuple((seat, said[seat].why) for seat in by_stance[Stance.OBJECT]),
        silent=tuple(seat for seat in seats if seat not in said),
    )
