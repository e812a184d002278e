"""One Chinese sentence -> its letters: clause by clause, named parties first, then the subject by its verb."""

import re
from collections.abc import Iterator, Mapping

from raci.draft.coded import Coded
from raci.draft.context import BAND_OF, Found, Notes, Owner, own_letters, weaker
from raci.draft.party_signs import FIRST, PARTY
from raci.draft.rule import Rule, compiled
from raci.draft.values import Band, Silence, Source, Switches
from raci.draft.zh_carry import goes_on
from raci.draft.zh_follow import VERB_AFTER, is_penalty, leads_on, names_task
from raci.draft.zh_rules import DECIDE, NAMED, SUBJECT, WORDS, ZH, pattern

CLAUSE_END, AGENT, EXPLICIT, CONDITION, CONDITION_HEAD, PURPOSE, DEFINES, FILLED = (
    pattern(name)
    for name in ("CLAUSE_END", "AGENT", "EXPLICIT", "CONDITION", "CONDITION_HEAD", "PURPOSE", "DEFINES", "FILLED")
)
PASSED_ON = pattern("PASSED_ON")
"""A step and no condition: 送主计室汇整后."""
RISKY = re.compile(ZH.words["RISKY"])
"""Words of other letters: no rule has read them, and one that is not written may be meant."""
BESIDE = (Source.SUBJECT, Source.AGENT)
"""Whose verb stands right behind them; what a later clause tells is less sure."""
RESPONSIBLE = re.compile("(?:具体|全面|主要|统一|牵头|应当|应)?负责")
DECISION_AHEAD = re.compile(f"{DECIDE}|签字|签署|签发|审议(?!结果|意见)|确认后")
NARROW = frozenset(ZH.list("NARROW"))
"""Rules that hold in a condition too: once X has agreed, after X was heard."""


def read(coded: Coded, owner: Owner | None, before: Owner | None, switches: Switches) -> Notes:
    """The letters of one sentence and the subject it leaves to the next one; `before` is the one it was left."""

    notes = Notes(coded, subject=owner or before)
    bounds = list(_clauses(coded.text))
    for number, (start, end) in enumerate(bounds):
        _clause(notes, start, end, number == len(bounds) - 1, switches)
    return notes


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in [*(mark.end() for mark in CLAUSE_END.finditer(text)), len(text)]:
        if stop > start:
            yield start, stop
        start = stop


def _clause(notes: Notes, start: int, end: int, last: bool, switches: Switches) -> None:
    text = notes.coded.text[start:end].rstrip("，。；：！？、;:!?")
    if not text:
        return
    condition = bool(CONDITION.search(text) or CONDITION_HEAD.match(text + "，")) and not last
    condition = condition and not PASSED_ON.match(text)
    purpose = bool(PURPOSE.match(text))
    lead = notes.subject
    agent, explicit = AGENT.search(text), EXPLICIT.match(text)
    claims = _named(notes, text, start, condition, switches)
    agent = agent if agent and not _claimed(agent, claims) else None
    topic = explicit is not None and explicit.end() == len(text) and "的" in explicit["lead"]
    speaks = explicit is not None and not topic and explicit.start("x") not in claims
    subject = agent or (explicit if speaks else None)
    if subject and (not condition or agent) and not DEFINES.search(text[: subject.start("x")]):
        notes.speak_of(_owner(notes, subject, start, Source.AGENT if subject is agent else Source.SUBJECT, claims))
        rest, offset = text[subject.end("x") :], subject.end("x")
        notes.waiting = None
    else:
        subject, rest, offset = None, text, 0
    if notes.waiting and subject is None and not (condition or purpose or is_penalty(text) or AGENT.search(text)):
        notes.speak_of(notes.waiting)
        notes.waiting = None
    if DEFINES.search(text) and subject is None:
        notes.reasons.append(Silence.DEFINITION)
    elif FILLED.search(text):
        notes.reasons.append(Silence.STATE)
    elif condition and not (agent and text.endswith("后")):
        notes.reasons.append(Silence.CONDITION)
        if explicit and not _claimed(explicit, claims):
            _conditional(notes, text, explicit, start, switches)
    elif purpose and subject is None:
        notes.reasons.append(Silence.PURPOSE)
    elif notes.subject is None:
        notes.reasons.append(Silence.NO_PARTY)
    elif subject is not None or goes_on(notes, text, claims):
        count = len(notes.found)
        _predicate(notes, rest, start + offset, start + len(text), claims, switches)
        helped = {hit.letter for hit in notes.found[count:]} == {"C"}
        notes.subject = lead if helped and lead and subject else notes.subject  # who only helps leads nothing after


def _claimed(match: re.Match[str], claims: dict[int, Rule]) -> bool:
    return any(index in claims for index in range(match.start("x"), match.end("x")))


def _owner(
    notes: Notes, match: re.Match[str], start: int, source: Source, claims: Mapping[int, Rule] | None = None
) -> Owner:
    """The parties of a subject; with `claims` those before the first one that a rule has taken: 甲 in 甲与乙商定."""

    low, high = match.span("x")
    high = min((at for at in claims or () if low < at < high), default=high)
    parties = tuple(dict.fromkeys(ord(c) - FIRST for c in match.string[low:high] if re.match(PARTY, c)))
    return Owner(parties, source, notes.kept_span(start + low, start + high))


def _named(notes: Notes, text: str, start: int, condition: bool, switches: Switches) -> dict[int, Rule]:
    """Letters of the parties that stand behind a cue; places of the clause that are taken, with the rule."""

    claims: dict[int, Rule] = {}
    for rule in NAMED:
        for match in compiled(rule.pattern, "zh", WORDS).finditer(text):
            places = [match.start("x") + i for i, c in enumerate(match["x"]) if re.match(PARTY, c)]
            if any(at in claims for at in places) or (rule.id in VERB_AFTER and not names_task(text[match.end() :])):
                continue
            claims.update(dict.fromkeys(places, rule))
            if condition and rule.id not in NARROW:
                continue
            for at in places:
                for letter in _letters(rule, notes, start + match.end(), switches):
                    _add(notes, rule, letter, start, match, at)
    return claims


def _letters(rule: Rule, notes: Notes, after: int, switches: Switches) -> str:
    """The letters of a rule; a review is C when a decision follows it, and the gate itself otherwise."""

    if rule.letter != "?":
        return rule.letter
    if DECISION_AHEAD.search(notes.coded.text, after) and re.search(PARTY, notes.coded.text[after - 1 :]):
        return switches.review
    return "A"


def _add(notes: Notes, rule: Rule, letter: str, start: int, match: re.Match[str], at: int) -> None:
    party = notes.coded.party(start + at)
    cue = notes.kept_span(start + match.start(), start + match.end())
    span = notes.kept_span(start + at, start + at + 1)
    notes.found.append(Found(party, letter, rule.id, rule.band, Source.SUBJECT, cue, span))


def _predicate(notes: Notes, rest: str, start: int, end: int, claims: dict[int, Rule], switches: Switches) -> None:
    """The letter of the subject, by the first rule that fits what follows it; R when none does."""

    owner = notes.subject
    assert owner is not None
    apart = owner.at is not None and owner.source in BESIDE and owner.at[1] != notes.coded.until[start - 1]
    band = Band.LIKELY if apart else BAND_OF[owner.source]
    also = next((rule for at, rule in claims.items() if rule.also), None)
    if also is not None:
        _give(notes, owner, also.also, also.id, weaker(also.band, band), (start, end))
        return
    for rule in SUBJECT:
        if match := compiled(rule.pattern, "zh", WORDS).search(rest):
            letter = _subject_letter(rule, notes, start + match.end(), switches)
            if rule.id in ("zh.advises", "zh.supports") and _does(notes, owner):
                return  # who does the work may say what comes of it: that is part of the work
            if not letter:
                notes.reasons.append(Silence.PROHIBITION if rule.id == "zh.forbidden" else Silence.STATE)
                return
            if letter == "A" and owner.source == Source.BEFORE:
                return  # who decides says so in its own sentence
            cue = (start + match.start(), start + match.end())
            letters = own_letters(owner, False, switches) if letter == "R" else letter
            _give(notes, owner, letters, rule.id, weaker(rule.band, band), cue)
            return
    if len(rest) >= (1 if owner.source == Source.AGENT else 2):
        letters = own_letters(owner, bool(RESPONSIBLE.match(rest)), switches)
        band = weaker(band, Band.LIKELY) if RISKY.search(rest) else band
        _give(notes, owner, letters, f"zh.does-{owner.source}", band, (start, end))


def _does(notes: Notes, owner: Owner) -> bool:
    """Whether the subject holds R in this sentence already."""

    return any(hit.letter == "R" and hit.party in owner.parties for hit in notes.found)


def _conditional(notes: Notes, text: str, explicit: re.Match[str], start: int, switches: Switches) -> None:
    """What a condition with a party as its subject says: a gate, or who acts in the clause after it."""

    count = len(notes.found)
    if text.endswith("后"):
        _gate(notes, text, explicit, start, switches)
    is_free = notes.subject is None or notes.subject.source == Source.BEFORE
    if is_free and len(notes.found) == count and leads_on(text, text[explicit.end("x") :]):
        notes.waiting = _owner(notes, explicit, start, Source.CONDITION)


def _gate(notes: Notes, text: str, explicit: re.Match[str], start: int, switches: Switches) -> None:
    """Of a condition only a review or a decision counts: X审核后，"""

    rest = text[explicit.end("x") :]
    gates = (*GATES, "zh.helps") if "会签" in rest else GATES
    for rule in SUBJECT:
        if rule.id in gates and (match := compiled(rule.pattern, "zh", WORDS).search(rest)):
            owner = _owner(notes, explicit, start, Source.SUBJECT)
            letter = _subject_letter(rule, notes, start + explicit.end("x") + match.end(), switches)
            letter = "A" if letter == "R" else letter  # what follows waits for it, and for nobody else
            cue = (start + explicit.end("x") + match.start(), start + explicit.end("x") + match.end())
            _give(notes, owner, letter, rule.id, weaker(rule.band, Band.LIKELY), cue)
            return


GATES = ("zh.reviews-and-decides", "zh.decides", "zh.passes", "zh.signs-off", "zh.reviews", "zh.confirms")


def _subject_letter(rule: Rule, notes: Notes, after: int, switches: Switches) -> str:
    if rule.letter != "?":
        return rule.letter
    others = re.search(PARTY, notes.coded.text[after:])
    return switches.review if others and DECISION_AHEAD.search(notes.coded.text, after) else "R"


def _give(notes: Notes, owner: Owner, letter: str, rule: str, band: Band, cue: tuple[int, int]) -> None:
    for party in owner.parties:
        span = notes.kept_span(cue[0], max(cue[0] + 1, cue[1]))
        for single in letter:
            notes.found.append(Found(party, single, rule, band, owner.source, span, owner.at))
