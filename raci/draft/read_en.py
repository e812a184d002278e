"""One English sentence -> its letters: clause by clause, named parties first, then the subject by its verb."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from raci.draft.coded import FIRST, PARTY, Coded
from raci.draft.context import BAND_OF, Found, Notes, Owner, weaker
from raci.draft.en_rules import EN, NAMED, SUBJECT, WORDS
from raci.draft.rule import Rule, compiled
from raci.draft.values import Band, Silence, Source, Switches

CUT, OPEN_CONDITION, EXPLICIT, PRONOUN, VERB, BARE_VERB, STATES, DEFINES, IN_PASSIVE = (
    compiled(EN.words[name], "en", WORDS)
    for name in (
        "CUT",
        "OPEN_CONDITION",
        "EXPLICIT",
        "PRONOUN",
        "VERB",
        "BARE_VERB",
        "STATES",
        "DEFINES",
        "IN_PASSIVE",
    )
)
NARROW = frozenset(EN.list("NARROW"))
"""Rules that hold in a condition too: once X has agreed, after X was heard."""


@dataclass(frozen=True)
class Clause:
    """A stretch of the coded sentence and how it is joined to what stands before: main, rel, cond or purpose."""

    start: int
    end: int
    kind: str


def read(coded: Coded, owner: Owner | None, switches: Switches) -> Notes:
    """The letters of one sentence and the subject it leaves to the next one."""

    notes = Notes(coded, subject=owner)
    text = coded.text
    if DEFINES.search(text):
        notes.reasons.append(Silence.DEFINITION)
    claims = _named(notes, text, switches)
    inherited = owner
    for clause in _clauses(text):
        _clause(notes, text, clause, claims, inherited, switches)
    return notes


def _clauses(text: str) -> Iterator[Clause]:
    """Clauses in order; a condition lasts to the next comma when it opens the sentence, to its end otherwise."""

    start, kind = 0, "cond" if OPEN_CONDITION.match(text) else "main"
    opened = kind == "cond"
    for cut in CUT.finditer(text):
        opener = next(name for name, value in cut.groupdict().items() if value)
        if kind == "cond" and opener == "join" and not opened:
            continue
        yield Clause(start, cut.start(), kind)
        start = cut.end()
        if opener in ("rel", "cond", "purpose"):
            kind, opened = opener, False
        elif kind in ("cond", "purpose") and not opened and cut[0] in (", ", ", and ", ", or "):
            kind = kind if not _own_subject(text[start:]) else "main"
        else:
            kind = "main" if kind != "rel" or cut[0] not in (" and ", " or ") else "rel"
    yield Clause(start, len(text), kind)


def _own_subject(text: str) -> bool:
    found = EXPLICIT.match(text)
    return bool(found and found["verb"] and VERB.match(found["verb"]))


def _named(notes: Notes, text: str, switches: Switches) -> dict[int, Rule]:
    """Letters of the parties that stand behind a cue; places of the sentence that are taken, with the rule."""

    claims: dict[int, Rule] = {}
    conditions = [clause for clause in _clauses(text) if clause.kind in ("cond", "purpose")]
    for rule in NAMED:
        for match in compiled(rule.pattern, "en", WORDS).finditer(text):
            places = [match.start("x") + i for i, c in enumerate(match["x"]) if re.match(PARTY, c)]
            if any(place in claims for place in places) or _possessive(text, places[-1], rule):
                continue
            claims.update(dict.fromkeys(places, rule))
            inside = any(clause.start <= match.start("x") < clause.end for clause in conditions)
            if (
                inside
                and rule.id not in NARROW
                and not text[max(0, match.start() - 8) : match.start()].endswith("after ")
            ):
                continue
            for place in places:
                _give_named(notes, rule, match, place, switches)
    return claims


def _possessive(text: str, place: int, rule: Rule) -> bool:
    return text.startswith("'s", place + 1) and rule.id != "en.own-approval"


def _give_named(notes: Notes, rule: Rule, match: re.Match[str], place: int, switches: Switches) -> None:
    letter = rule.letter
    if letter == "?":
        letter = switches.review if _decision_near(notes.coded.text, match.end(), match.start()) else "R"
    at = notes.kept_span(place, place + 1)
    cue = notes.kept_span(match.start(), match.end())
    for single in letter:
        notes.found.append(Found(notes.coded.party(place), single, rule.id, rule.band, Source.AGENT, cue, at))


DECISION = compiled(r"\b(?:{DECIDED}|{DECIDE}|{YES}|signed|signs)\b", "en", WORDS)


def _decision_near(text: str, after: int, before: int) -> bool:
    """Whether a decision stands in the same sentence as a review: the review then only feeds it."""

    return bool(DECISION.search(text, after) or DECISION.search(text[: max(0, before)]))


def _clause(
    notes: Notes, text: str, clause: Clause, claims: dict[int, Rule], inherited: Owner | None, switches: Switches
) -> None:
    part = text[clause.start : clause.end]
    if not part.strip(" .,;"):
        return
    found = EXPLICIT.match(part)
    acting = found and found["verb"] and VERB.match(found["verb"]) and not _taken(found, clause, claims)
    if clause.kind in ("cond", "purpose"):
        notes.reasons.append(Silence.CONDITION if clause.kind == "cond" else Silence.PURPOSE)
        if found and acting:
            _condition(notes, found, clause)
        return
    if found and acting:
        notes.subject = _owner(notes, found, clause)
        _predicate(notes, found["verb"], clause.start + found.start("verb"), clause, claims, switches)
    elif clause.kind == "rel":
        _relative(notes, text, clause, claims, switches)
    elif pronoun := PRONOUN.match(part):
        if notes.subject is not None:
            _predicate(notes, part[pronoun.end() :], clause.start + pronoun.end(), clause, claims, switches)
    elif BARE_VERB.match(part) or (
        clause.start == 0 and inherited and inherited.source != Source.BEFORE and _imperative(part)
    ):
        _continue(notes, part, clause, claims, switches)


def _taken(found: re.Match[str], clause: Clause, claims: dict[int, Rule]) -> bool:
    return any(clause.start + place in claims for place in range(found.start("x"), found.end("x")))


def _imperative(part: str) -> bool:
    return bool(re.match(r"^[A-Za-z]+(?:s|e|y|t|d|n|p|k|w|r|h)\b", part))


def _owner(notes: Notes, found: re.Match[str], clause: Clause) -> Owner:
    parties = tuple(dict.fromkeys(ord(c) - FIRST for c in found["x"] if re.match(PARTY, c)))
    span = notes.kept_span(clause.start + found.start("x"), clause.start + found.end("x"))
    return Owner(parties, Source.SUBJECT, span)


def _relative(notes: Notes, text: str, clause: Clause, claims: dict[int, Rule], switches: Switches) -> None:
    """A clause with who or which belongs to the party that stands right before it."""

    before = re.search(rf"({PARTY})(?: [\w' ]{{0,30}})?,? (?:who|which) ?$", text[: clause.start])
    if before is None:
        return
    place = before.start(1)
    kept, notes.subject = (
        notes.subject,
        Owner((notes.coded.party(place),), Source.SUBJECT, notes.kept_span(place, place + 1)),
    )
    _predicate(notes, " " + text[clause.start : clause.end], clause.start - 1, clause, claims, switches)
    notes.subject = kept if clause.end < len(text) and text[clause.end] == "," else notes.subject


def _continue(notes: Notes, part: str, clause: Clause, claims: dict[int, Rule], switches: Switches) -> None:
    if notes.subject is None:
        notes.reasons.append(Silence.NO_PARTY)
        return
    passive = IN_PASSIVE.match(part)
    if not passive:
        _predicate(notes, " " + part, clause.start - 1, clause, claims, switches)


def _condition(notes: Notes, found: re.Match[str], clause: Clause) -> None:
    """Of a condition only a decision counts, and a review before one: once the Council has agreed."""

    verb = found["verb"]
    for rule_id, letter, pattern in CONDITIONAL:
        if match := compiled(pattern, "en", WORDS).match(verb):
            owner = _owner(notes, found, clause)
            cue = notes.kept_span(clause.start + found.start("verb"), clause.start + found.start("verb") + match.end())
            for party in owner.parties:
                notes.found.append(Found(party, letter, rule_id, Band.LIKELY, Source.SUBJECT, cue, owner.at))
            return


CONDITIONAL = (
    ("en.once-decided", "A", r"^ (?:has|have|had)? ?(?:{ADV} )*(?:{DECIDED}|{DECIDE})\b"),
    ("en.once-reviewed", "C", r"^ (?:has|have|had) (?:{ADV} )*(?:{REVIEWED})\b"),
)


def _predicate(
    notes: Notes, verb: str, start: int, clause: Clause, claims: dict[int, Rule], switches: Switches
) -> None:
    """The letter of the subject, by the first rule that fits what follows it; R when none does."""

    owner = notes.subject
    assert owner is not None
    band = BAND_OF[owner.source]
    bare = verb if verb.startswith(" ") else f" {verb}"
    also = next((rule for place, rule in claims.items() if rule.also and clause.start <= place < clause.end), None)
    for rule in SUBJECT:
        match = compiled(rule.pattern, "en", WORDS).search(bare)
        if match is None:
            continue
        if not rule.letter:
            notes.reasons.append(Silence.PROHIBITION if rule.id == "en.forbidden" else Silence.STATE)
            return
        letter = rule.letter
        if letter == "?":
            letter = switches.review if _decision_near(notes.coded.text, clause.end, 0) else "R"
        _give(notes, owner, letter, rule.id, weaker(rule.band, band), (start, clause.end))
        return
    if also is not None:
        _give(notes, owner, also.also, also.id, weaker(also.band, band), (start, clause.end))
    elif STATES.match(bare):
        notes.reasons.append(Silence.STATE)
    else:
        _give(notes, owner, "R", f"en.does-{owner.source}", band, (start, clause.end))


def _give(notes: Notes, owner: Owner, letter: str, rule: str, band: Band, cue: tuple[int, int]) -> None:
    span = notes.kept_span(max(0, cue[0]), max(cue[0] + 1, cue[1]))
    for party in owner.parties:
        for single in letter:
            notes.found.append(Found(party, single, rule, band, owner.source, span, owner.at))
