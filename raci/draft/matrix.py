"""A reading and the letters that are to stand -> a matrix file, with the words of the policy at each letter."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import PurePath

from raci.draft.activities import name_of, time_of
from raci.draft.details import Detail, Said, details_of
from raci.draft.kept import simplify
from raci.draft.names_zh import heading_name
from raci.draft.values import Band, Draft, Kind, Reading, Span
from raci.file.dump import dumps
from raci.model import Matrix
from raci.model.letters import Letter, Mark
from raci.model.matrix import Source
from raci.model.roles import Role, RoleKind
from raci.model.work import Act, Activity, Process, ProcessKind, Topic
from raci.words.sentences import Text

LONGEST_QUOTE = 300


def matrix_text(reading: Reading, name: str, drafts: Iterable[Draft] | None = None) -> str:
    """The YAML text of a matrix. Without `drafts` all but the doubtful letters stand, for a person to go through."""

    chosen = [draft for draft in reading.drafts if draft.band != Band.DOUBTFUL] if drafts is None else list(drafts)
    return dumps(matrix_of(reading, name, chosen))


def matrix_of(
    reading: Reading,
    name: str,
    drafts: list[Draft],
    names: Mapping[str, str] | None = None,
    said: Said | None = None,
) -> Matrix:
    """The matrix of these letters: an activity for each sentence that has one, in processes by their headings.

    `names`: key of a sentence -> what a person calls it. `said`: what persons have written of an activity besides.
    """

    details = details_of(reading, drafts, said)
    ids = _role_ids(reading, drafts, details)
    processes = _processes(reading, drafts, ids)
    topics = _topics(details)
    activities: list[Activity] = []
    for number, (sentence, group) in enumerate(groupby(drafts, key=lambda draft: draft.sentence), start=1):
        process = processes[reading.sentences[sentence].headings]
        activity = _activity(reading, f"a{number:03}", process.id, sentence, list(group), ids)
        activity = _with_detail(activity, details[sentence], reading.language, ids, topics)
        called = (names or {}).get(reading.sentences[sentence].key)
        activities.append(replace(activity, name=Text(called, called)) if called else activity)
    title = _title(reading, name)
    return Matrix(
        id=_slug(PurePath(name).stem) or "policy",
        title=Text(title, title),
        source=Source(PurePath(name).name),
        roles=_roles(reading, ids),
        topics=tuple(Topic(ident, Text(topic, topic)) for topic, ident in topics.items()),
        processes=tuple({process.id: process for process in processes.values()}.values()),
        activities=_with_refusals(reading, details, activities),
    )


def _title(reading: Reading, name: str) -> str:
    first = next((sentence.headings[0] for sentence in reading.sentences if sentence.headings), "")
    return first or PurePath(name).stem


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].strip("-")


def _role_ids(reading: Reading, drafts: list[Draft], details: Mapping[int, Detail]) -> dict[str, str]:
    """Name of each party that holds a letter or receives a result -> its id: the English name, or a number."""

    holding = {draft.party for draft in drafts} | {party for detail in details.values() for party in detail.to}
    ids: dict[str, str] = {}
    for number, party in enumerate(reading.parties, start=1):
        if party.name in holding:
            slug = _slug(party.name) if party.name.isascii() else ""
            ids[party.name] = slug if slug and slug not in ids.values() else f"r{number:02}"
    return ids


def _roles(reading: Reading, ids: dict[str, str]) -> tuple[Role, ...]:
    known = {party.name: party for party in reading.parties}
    kinds = {kind: RoleKind(kind) for kind in Kind}
    return tuple(
        Role(id=ident, name=Text(name, name), kind=kinds[known[name].kind], aliases=known[name].aliases)
        for name, ident in ids.items()
    )


def _processes(reading: Reading, drafts: list[Draft], ids: dict[str, str]) -> dict[tuple[str, ...], Process]:
    """Headings over a sentence -> its process: a list of duties where a heading names its owner, else a flow."""

    processes: dict[tuple[str, ...], Process] = {}
    for draft in drafts:
        over = reading.sentences[draft.sentence].headings
        if over in processes:
            continue
        name = over[-1] if over else "All"
        owner = next((ids[party] for title in reversed(over) if (party := _owner(title, reading)) in ids), None)
        kind = ProcessKind.DUTIES if owner else ProcessKind.FLOW
        processes[over] = Process(f"p{len(processes) + 1:02}", Text(name, name), kind, of=owner)
    return processes


def _owner(title: str, reading: Reading) -> str:
    """The party that a heading names and nothing else, "" for none."""

    bare = heading_name(simplify(title)).split("/")[0].strip()
    return next((party.name for party in reading.parties if bare in map(simplify, party.names)), "")


def _activity(
    reading: Reading, ident: str, process: str, index: int, drafts: list[Draft], ids: dict[str, str]
) -> Activity:
    sentence = reading.sentences[index]
    lang = reading.language
    name = name_of(sentence, drafts, lang)
    return Activity(
        id=ident,
        process=process,
        clause=sentence.clause,
        place=_characters(sentence.span, lang),
        name=Text(name, name),
        act=Act.DO,
        stated=_marks(drafts, ids),
        quotes={ids[draft.party]: _quote(reading, draft) for draft in reversed(drafts)},
        damaged="\ufffd" in sentence.text or "??" in sentence.text,
    )


def _marks(drafts: list[Draft], ids: dict[str, str]) -> dict[str, Mark]:
    letters: dict[str, set[Letter]] = {}
    for draft in drafts:
        letters.setdefault(ids[draft.party], set()).add(Letter(draft.letter))
    return {role: Mark(tuple(letter for letter in Letter if letter in held)) for role, held in letters.items()}


def _quote(reading: Reading, draft: Draft) -> str:
    """The sentence of the file that gave the letter; of a long one what stands around the words that gave it."""

    span = reading.sentences[draft.sentence].span
    start = (
        span.start if span.end - span.start <= LONGEST_QUOTE else max(span.start, draft.cue.start - LONGEST_QUOTE // 2)
    )
    return " ".join(reading.text[start : min(span.end, start + LONGEST_QUOTE)].split())


def _characters(span: Span, lang: str) -> str:
    """Where a sentence stands, in characters of the file from 1."""

    return f"第{span.start + 1}–{span.end}字" if lang == "zh" else f"characters {span.start + 1}–{span.end}"


def _with_detail(
    activity: Activity, detail: Detail, lang: str, ids: Mapping[str, str], topics: Mapping[str, str]
) -> Activity:
    return replace(
        activity,
        act=detail.act,
        to=tuple(ids[party] for party in detail.to if party in ids),
        when=time_of(detail.when, lang) if detail.when else None,
        output=Text(detail.output, detail.output) if detail.output else None,
        topic=tuple(topics[topic] for topic in detail.topics),
    )


def _topics(details: Mapping[int, Detail]) -> dict[str, str]:
    """Name of each topic -> its id."""

    names = dict.fromkeys(topic for detail in details.values() for topic in detail.topics)
    return {name: f"t{number:02}" for number, name in enumerate(names, start=1)}


def _with_refusals(reading: Reading, details: Mapping[int, Detail], activities: list[Activity]) -> tuple[Activity, ...]:
    """The activities, each that is followed by another one after a no with its id."""

    places = {reading.sentences[index].key: activity.id for index, activity in zip(details, activities, strict=True)}
    after = (places.get(detail.refused) for detail in details.values())
    return tuple(
        replace(activity, refused=other) if other and other != activity.id else activity
        for activity, other in zip(activities, after, strict=True)
    )
