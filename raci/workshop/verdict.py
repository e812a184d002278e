"""What the seats say of a row, as the words on the map of agreement."""

from enum import StrEnum

from raci.log.names import Names
from raci.words.lists import listed
from raci.words.sentences import Word, count, say
from raci.workshop.agreement import Agreement


class Verdict(StrEnum):
    """The kinds of rows on the map, the most disputed first."""

    UNOWNED = "unowned"
    PUSHED = "pushed"
    CONTESTED = "contested"
    TIED = "tied"
    MIXED = "mixed"
    ALMOST = "almost"
    AGREED = "agreed"
    UNSURE = "unsure"
    FEW = "few"
    SILENT = "silent"


WORDS = {
    Verdict.UNOWNED: Word("nobody names an owner"),
    Verdict.PUSHED: Word("pushed away: {named} named, and not taking it"),
    Verdict.CONTESTED: Word("claimed by {claims}"),
    Verdict.TIED: Word("a tie, {n} each: {tied}"),
    Verdict.ALMOST: Word("all {all} that answered name {favoured}; {left} of {seats} have not"),
    Verdict.AGREED: Word("all name {favoured}"),
    Verdict.UNSURE: Word("{unsure} of {seats} do not know"),
    Verdict.FEW: Word("only {all} of {seats} answered"),
    Verdict.SILENT: Word("no answers"),
}
MIXED = (Word("{n} of {all} names {favoured}"), Word("{n} of {all} name {favoured}"))
MIXED_NOBODY = (Word("{n} of {all} names nobody"), Word("{n} of {all} name nobody"))
MARKS = {
    Verdict.UNOWNED: "∅",
    Verdict.PUSHED: "↷",
    Verdict.CONTESTED: "⇄",
    Verdict.TIED: "⚖",
    Verdict.MIXED: "≠",
    Verdict.ALMOST: "≈",
    Verdict.AGREED: "=",
    Verdict.UNSURE: "?",
    Verdict.FEW: "‥",
    Verdict.SILENT: "…",
}
"""Verdict -> the mark before its words, so that the map is read at a glance and without colour."""


def verdict(reading: Agreement) -> Verdict:
    """The kind of the row."""

    if reading.is_unowned:
        return Verdict.UNOWNED
    if reading.is_pushed:
        return Verdict.PUSHED
    if reading.is_contested:
        return Verdict.CONTESTED
    if not reading.is_heard:
        return _unheard(reading)
    if reading.share == 1 and reading.favoured:
        return Verdict.AGREED if len(reading.answered) == reading.seats else Verdict.ALMOST
    return Verdict.TIED if len(reading.tied) > 1 else Verdict.MIXED


def _unheard(reading: Agreement) -> Verdict:
    """The kind of a row of which most of the room has said nothing that counts."""

    if 2 * len(reading.unsure) > reading.seats:
        return Verdict.UNSURE
    return Verdict.FEW if reading.answered or reading.unsure else Verdict.SILENT


def in_words(reading: Agreement, names: Names) -> str:
    """Such as “claimed by Operations, Sales” or “4 of 6 name Finance”."""

    kind, all_ = verdict(reading), len(reading.answered)
    fields = {
        "named": names.roles(reading.refused),
        "claims": names.roles(reading.claims),
        "favoured": names.roles(reading.favoured),
    }
    fields |= {"tied": listed((names.roles(roles) or say("nobody", names.lang) for roles in reading.tied), names.lang)}
    counts = {"n": round(reading.share * all_), "all": all_, "seats": reading.seats, "unsure": len(reading.unsure)}
    if kind == Verdict.MIXED:
        words = MIXED if reading.favoured else MIXED_NOBODY
        return count(round(reading.share * all_), *words, names.lang, all=all_, **fields)
    return say(WORDS[kind], names.lang, left=reading.seats - all_, **counts, **fields)
