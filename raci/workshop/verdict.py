"""What the seats say of a row, as the words on the map of agreement."""

from enum import StrEnum

from raci.log.names import Names
from raci.words.sentences import Word, count, say
from raci.workshop.agreement import Agreement


class Verdict(StrEnum):
    """The kinds of rows on the map, the most disputed first."""

    UNOWNED = "unowned"
    PUSHED = "pushed"
    CONTESTED = "contested"
    MIXED = "mixed"
    AGREED = "agreed"
    SILENT = "silent"


WORDS = {
    Verdict.UNOWNED: Word("nobody names an owner"),
    Verdict.PUSHED: Word("pushed away: {named} named, and not taking it"),
    Verdict.CONTESTED: Word("claimed by {claims}"),
    Verdict.AGREED: Word("all name {favoured}"),
    Verdict.SILENT: Word("no answers"),
}
MIXED = (Word("{n} of {all} names {favoured}"), Word("{n} of {all} name {favoured}"))
MIXED_NOBODY = (Word("{n} of {all} names nobody"), Word("{n} of {all} name nobody"))
AGREED_SO_FAR = Word("all {all} that answered name {favoured}")
MARKS = {
    Verdict.UNOWNED: "∅",
    Verdict.PUSHED: "↷",
    Verdict.CONTESTED: "⇄",
    Verdict.MIXED: "≠",
    Verdict.AGREED: "=",
    Verdict.SILENT: "…",
}
"""Verdict -> the mark before its words, so that the map is read at a glance and without colour."""


def verdict(one: Agreement) -> Verdict:
    """The kind of the row."""

    if one.is_unowned:
        return Verdict.UNOWNED
    if one.is_pushed:
        return Verdict.PUSHED
    if one.is_contested:
        return Verdict.CONTESTED
    if not one.answered:
        return Verdict.SILENT
    is_agreed = one.share == 1 and one.favoured and len(one.answered) > 1  # one voice alone agrees with nobody
    return Verdict.AGREED if is_agreed else Verdict.MIXED


def in_words(one: Agreement, names: Names) -> str:
    """Such as “claimed by Operations, Sales” or “4 of 6 name Finance”."""

    kind, all_ = verdict(one), len(one.answered)
    told = {"named": names.roles(one.refused), "claims": names.roles(one.claims), "favoured": names.roles(one.favoured)}
    if kind == Verdict.MIXED:
        words = MIXED if one.favoured else MIXED_NOBODY
        return count(round(one.share * all_), *words, names.lang, all=all_, **told)
    is_so_far = kind == Verdict.AGREED and (one.silent or one.unsure)
    return say(AGREED_SO_FAR if is_so_far else WORDS[kind], names.lang, all=all_, **told)
