"""The log in words: who sees to causes, and on which agenda they stand."""

from raci.log.followed import Assigned, Assignment
from raci.log.names import Names
from raci.words.lists import more, phrases, sentences
from raci.words.sentences import say

SHOWN = 6
"""Causes of one entry that are told one by one."""


def assigned_in_words(body: Assigned, names: Names) -> str:
    """One sentence for all causes of the entry that go the same way."""

    lang = names.lang
    by_way: dict[str, list[str]] = {}
    for given in body.causes:
        by_way.setdefault(_way(given.after, names), []).append(given.about.of(lang))
    return sentences((_together(causes, way, lang) for way, causes in by_way.items()), lang)


def _together(causes: list[str], way: str, lang: str) -> str:
    if len(causes) == 1:
        return say("{what}: {told}", lang, what=causes[0], told=way)
    shown = sentences([*causes[:SHOWN], *more(len(causes) - SHOWN, lang)], lang)
    return say("{n} causes at once, {way}: {causes}", lang, n=len(causes), way=way, causes=shown)


def _way(given: Assignment, names: Names) -> str:
    """Such as Finance sees to it, by 2026-12-04, on the agenda of 2026-12-11."""

    lang = names.lang
    parts = [say("{owner} sees to it", lang, owner=names.role(given.owner))] if given.owner else []
    parts += [say("by {day}", lang, day=given.due)] if given.due else []
    parts += [say("on the agenda of {day}", lang, day=given.agenda)] if given.agenda else []
    return phrases(parts, lang) or say("with nobody, and on no agenda", lang)
