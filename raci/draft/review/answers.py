"""What persons have answered, and the letters that stand because of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from raci.draft.review.parties import called_now
from raci.draft.review.steps import DETAILS, Step, StepKind
from raci.draft.values import Band, Draft, Reading, Sentence, Source

BY_HAND = "person"
"""Stands for the rule of a letter that a person has given and no rule."""


@dataclass(frozen=True)
class Answers:
    """`letters`: (key of a sentence, party) -> such as "A/R", "" for none; `seen`: sentences that have rightly no
    letter; `names`: key of a sentence -> what it is called in the matrix; `details`: the same -> field of its activity
    -> what a person has written there; `said`: (key of a sentence, party, "" where it is about all of it) -> the step
    that gave the answer."""

    letters: Mapping[tuple[str, str], str] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    said: Mapping[tuple[str, str], Step] = field(default_factory=dict)


def answers_of(steps: Iterable[Step]) -> Answers:
    """The answers as they were last given, for the parties as they are called now."""

    order = list(steps)
    now = called_now(order)
    letters: dict[tuple[str, str], str] = {}
    seen: dict[str, bool] = {}
    names: dict[str, str] = {}
    details: dict[str, dict[str, str]] = {}
    said: dict[tuple[str, str], Step] = {}
    for step in order:
        cell = step.about, now.get(step.party, step.party)
        if step.kind == StepKind.LETTER:
            letters[cell], said[cell] = step.value, step
        elif step.kind == StepKind.SEEN:
            seen[step.about], said[step.about, ""] = bool(step.value), step
        elif step.kind == StepKind.NAME:
            names[step.about] = step.value
        elif step.kind in DETAILS:
            details.setdefault(step.about, {})[step.kind] = _named_now(step, now)
    given = {cell: value for cell, value in letters.items() if value != "?"}
    return Answers(given, frozenset(key for key, is_seen in seen.items() if is_seen), names, details, said)


def _named_now(step: Step, now: Mapping[str, str]) -> str:
    """What the step has written; parties by their names now."""

    if step.kind != StepKind.TO:
        return step.value
    return "\n".join(now.get(name, name) for name in step.value.split("\n"))


def letters_of(reading: Reading, answers: Answers) -> list[Draft]:
    """The confirmed letters in the order of the text, each with the words it came from; nothing unconfirmed."""

    places = {sentence.key: index for index, sentence in enumerate(reading.sentences)}
    known = {party.name for party in reading.parties}
    stand = [
        _draft(reading, places[key], party, letter)
        for (key, party), value in answers.letters.items()
        if key in places and party in known
        for letter in filter(None, value.split("/"))
    ]
    return sorted(stand, key=lambda draft: draft.sentence)


def drafts_now(reading: Reading, answers: Answers) -> list[Draft]:
    """The letters that the sentences have now: those confirmed, and those proposed where nobody has answered yet."""

    answered = {sentence.key for sentence in reading.sentences} & {key for key, _ in answers.letters}
    open_yet = [draft for draft in reading.drafts if reading.sentences[draft.sentence].key not in answered]
    return sorted([*letters_of(reading, answers), *open_yet], key=lambda draft: draft.sentence)


def _draft(reading: Reading, sentence: int, party: str, letter: str) -> Draft:
    """The letter as the reading has it; where it has another one, or none, as a person has given it."""

    here = [draft for draft in reading.drafts if draft.sentence == sentence and draft.party == party]
    same = next((draft for draft in here if draft.letter == letter), None)
    if same:
        return same
    span = reading.sentences[sentence].span
    cue, at = (here[0].cue, here[0].party_at) if here else (span, None)
    return Draft(sentence, party, letter, BY_HAND, Band.SURE, Source.SUBJECT, cue, at)


def letters_gone(answers: Answers, before: Reading, after: Reading) -> list[tuple[Sentence, str, str]]:
    """Confirmed letters whose sentence stands only in the earlier edition, or whose party is gone: what was said."""

    sentences = {sentence.key: sentence for sentence in before.sentences}
    here = {sentence.key for sentence in after.sentences}
    known = {party.name for party in after.parties}
    return [
        (sentences[key], party, letters)
        for (key, party), letters in answers.letters.items()
        if letters and key in sentences and (key not in here or party not in known)
    ]
