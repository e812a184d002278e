"""Parties as the program found them, and the steps of a person -> parties as they are to be looked for."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from raci.draft.keys import path
from raci.draft.lexicon import lexicon
from raci.draft.review.steps import Step, StepKind, switches_in
from raci.draft.values import Kind, Party, Reading, Silence, Source

LEAST_LIST = 2
"""Sentences without a party under one title, from which somebody is asked whose duties they are."""

LISTED = (Source.HEADING, Source.LIST, Source.LABEL)
RESPONSIBLE = re.compile(r"负责|responsible for")

switches_of = switches_in


def parties_of(first: Iterable[Party], steps: Iterable[Step]) -> tuple[Party, ...]:
    """The parties after every step, in the order of the text, those that were added last."""

    parties = {party.name: party for party in first}
    for step in steps:
        parties = _after(parties, step)
    return tuple(parties.values())


def _after(parties: dict[str, Party], step: Step) -> dict[str, Party]:
    party = parties.get(step.about)
    if step.kind == StepKind.ADD and party is None:
        return parties | {step.about: Party(step.about, kind=Kind(step.value), confirmed=True)}
    if party is None:
        return parties
    others = {name: other for name, other in parties.items() if name != party.name}
    if step.kind == StepKind.STRIKE:
        return others
    if step.kind == StepKind.MERGE and step.party in others:
        into = others[step.party]
        return others | {into.name: replace(into, aliases=tuple(dict.fromkeys((*into.aliases, *party.names))))}
    if step.kind == StepKind.RENAME and step.value not in others:
        renamed = replace(party, name=step.value, aliases=tuple(dict.fromkeys((*party.aliases, party.name))))
        return {(step.value if name == party.name else name): other for name, other in parties.items()} | {
            step.value: renamed
        }
    if step.kind == StepKind.KIND:
        return parties | {party.name: replace(party, kind=Kind(step.value))}
    return parties


def called_now(steps: Iterable[Step]) -> dict[str, str]:
    """The former name of a party -> its name now, of those that were renamed or merged."""

    now: dict[str, str] = {}
    for step in steps:
        if step.kind in (StepKind.MERGE, StepKind.RENAME):
            new = step.party or step.value
            now = {old: new if name == step.about else name for old, name in now.items()} | {step.about: new}
            now.pop(new, None)
    return now


def owners_of(steps: Sequence[Step]) -> dict[str, str]:
    """Title -> the party that a person has named as the owner of what stands under it."""

    now = called_now(steps)
    named = {step.about: step.party for step in steps if step.kind == StepKind.OWNER}
    return {title: now.get(party, party) for title, party in named.items() if party}


def lists_of_nobody(reading: Reading) -> dict[str, int]:
    """Titles, as `path` joins them -> how many sentences under them name no party."""

    often = Counter(path(reading.sentences[index]) for index, reason in reading.silent if reason == Silence.NO_PARTY)
    return {title: number for title, number in often.items() if number >= LEAST_LIST}


@dataclass(frozen=True)
class Doubt:
    """Why a party is asked about: it may be the same as another one, or stands in the text only once."""

    party: str
    same: str = ""


def doubts(parties: Sequence[Party]) -> list[Doubt]:
    """The parties that a person had better look at first, in the order of the text."""

    doubtful = []
    for party in parties:
        if party.confirmed:
            continue
        if same := _within(party, parties):
            doubtful.append(Doubt(party.name, same))
        elif party.count <= 1:
            doubtful.append(Doubt(party.name))
    return doubtful


def _within(party: Party, parties: Sequence[Party]) -> str:
    """A party that stands more often and whose name ends as this one does, or the other way round."""

    def ends(other: Party) -> bool:
        long, short = sorted((party.name.lower(), other.name.lower()), key=len, reverse=True)
        return len(short) >= 2 and (long.endswith(short) or long.rstrip("s") == short)

    alike = [other for other in parties if other.name != party.name and other.count > party.count and ends(other)]
    return max(alike, key=lambda other: other.count).name if alike and party.count <= 2 else ""


def affected(reading: Reading) -> dict[str, int]:
    """Switch -> to how many parties of sentences its convention applies, in a reading where a review is C."""

    words = lexicon(reading.language)
    reviews = {rule.id for rule in (*words.named, *words.subject) if rule.letter == "?"}
    doers = {(draft.sentence, draft.party): draft for draft in reading.drafts if draft.letter == "R"}
    text = reading.text
    return {
        "owner": sum(draft.source in LISTED for draft in doers.values()),
        "responsible": sum(
            ".does" in draft.rule and bool(RESPONSIBLE.search(text[draft.cue.start : draft.cue.end][:40]))
            for draft in doers.values()
        ),
        "review": sum(draft.rule in reviews and draft.letter == "C" for draft in reading.drafts),
    }
