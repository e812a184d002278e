"""One English sentence -> its letters: clause by clause, named parties first, then the subject by its verb."""

import re

from raci.draft.coded import Coded
from raci.draft.context import BAND_OF, Found, Notes, Owner, own_letters, weaker
from raci.draft.en_clauses import EXPLICIT, VERB, Clause, clauses_of, verb_of
from raci.draft.en_rules import EN, NAMED, SUBJECT, WORDS, pattern
from raci.draft.party_signs import FIRST, PARTY
from raci.draft.rule import Rule, compiled
from raci.draft.values import Band, Silence, Source, Switches

PRONOUN, BARE_VERB, DUTY, STATES, DEFINES, IN_PASSIVE = (
    pattern(name) for name in ("PRONOUN", "BARE_VERB", "DUTY", "STATES", "DEFINES", "IN_PASSIVE")
)
PASSIVE_HEAD = pattern("PASSIVE_HEAD")
NARROW = frozenset(EN.list("NARROW"))
"""Rules that hold in a condition too: once X has agreed, after X was heard."""
LIMIT = re.compile(r" (?:up to|over|above|below|beyond|between|from|for (?:amounts|sums|values|more|less|anything))\b")
NOBODY = re.compile(r"\b(?:no|neither|nor)\s+$", re.IGNORECASE)
ASIDE = ("cond", "that", "purpose")
"""Kinds of clauses in which only a decision or a consultation counts."""


def read(coded: Coded, owner: Owner | None, before: Owner | None, switches: Switches) -> Notes:
    """The letters of one sentence and the subject it leaves to the next one.

    `owner` is whose list or section it stands in; `before`, the subject of the last sentence, is what a pronoun means.
    """

    notes = Notes(coded, subject=owner or before)
    text = coded.text[:1].lower() + coded.text[1:]
    clauses = clauses_of(coded.text)
    if DEFINES.search(coded.text):
        notes.reasons.append(Silence.DEFINITION)
    claims = _named(notes, text, clauses, switches)
    for clause in clauses:
        if PRONOUN.match(text, clause.start) and before is not None and notes.subject is owner:
            notes.subject = before
        _clause(notes, text, clause, claims, owner, switches)
    return notes


def _named(notes: Notes, text: str, clauses: list[Clause], switches: Switches) -> dict[int, Rule]:
    """Letters of the parties that stand behind a cue; places of the sentence that are taken, with the rule."""

    claims: dict[int, Rule] = {}
    aside = [clause for clause in clauses if clause.kind in ASIDE]
    for rule in NAMED:
        for match in compiled(rule.pattern, "en", WORDS).finditer(text):
            places = [match.start("x") + i for i, c in enumerate(match["x"]) if re.match(PARTY, c)]
            if any(at in claims for at in places) or _possessive(text, places[-1], rule):
                continue
            claims.update(dict.fromkeys(places, rule))
            inside = any(clause.start <= match.start("x") < clause.end for clause in aside)
            if inside and rule.id not in NARROW and not text[: match.start()].endswith("after "):
                continue
            for at in places:
                _give_named(notes, rule, match, at, switches)
    return claims


def _possessive(text: str, at: int, rule: Rule) -> bool:
    return text.startswith("'s", at + 1) and rule.id not in ("en.own-approval", "en.own-comments")


def _give_named(notes: Notes, rule: Rule, match: re.Match[str], at: int, switches: Switches) -> None:
    letter = rule.letter
    if letter == "?":
        letter = switches.review if DECISION.search(match.string, match.end()) else "R"
    span = notes.kept_span(at, at + 1)
    cue = notes.kept_span(match.start(), match.end())
    for single in letter:
        notes.found.append(Found(notes.coded.party(at), single, rule.id, rule.band, Source.AGENT, cue, span))


DECISION = compiled(r"\b(?:{DECIDED}|{DECIDE}|{YES}|signed|signs)\b", "en", WORDS)


def _clause(
    notes: Notes, text: str, clause: Clause, claims: dict[int, Rule], owner: Owner | None, switches: Switches
) -> None:
    part = text[clause.start : clause.end]
    if not part.strip(" .,;"):
        return
    match = EXPLICIT.match(part)
    free = match and not any(clause.start + at in claims for at in range(match.start("x"), match.end("x")))
    acting = match and free and VERB.match(verb_of(match))
    if match and acting and NOBODY.search(match["lead"]):
        notes.reasons.append(Silence.PROHIBITION)
        return
    if match and clause.start == 0 and owner is not None and DUTY.match(match["lead"]):
        match = acting = None  # the item opens with its verb: Chairs the [Team] and keeps the log
    if clause.kind in ASIDE:
        notes.reasons.append(Silence.PURPOSE if clause.kind == "purpose" else Silence.CONDITION)
        if match and acting:
            _condition(notes, match, clause)
    elif match and acting:
        notes.speak_of(_owner(notes, match, clause))
        _predicate(notes, verb_of(match), clause.end - len(verb_of(match)), clause, claims, switches)
    elif match and free and LIMIT.match(verb_of(match)):
        _alike(notes, _owner(notes, match, clause), clause)
    elif match and free and not verb_of(match):
        notes.speak_of(_owner(notes, match, clause))
    elif clause.kind == "rel":
        _relative(notes, text, clause, claims, switches)
    elif pronoun := PRONOUN.match(part):
        if notes.subject is not None:
            _predicate(notes, part[pronoun.end() :], clause.start + pronoun.end(), clause, claims, switches)
    elif _goes_on(notes, part, clause, owner):
        _continue(notes, part, clause, claims, switches)
    elif clause.start == 0 or text[: clause.start].rstrip().endswith(";"):
        notes.subject = None  # somebody or something that is no party is what the sentence speaks of
        notes.reasons.append(Silence.NO_PARTY)


def _goes_on(notes: Notes, part: str, clause: Clause, owner: Owner | None) -> bool:
    """Whether a clause without a subject tells what the one before it, or the owner of the list, does."""

    if clause.start:
        return bool(BARE_VERB.match(part))
    is_passive = PASSIVE_HEAD.match(part) or not DUTY.match(part)
    return owner is not None and notes.subject is owner and not is_passive


def _owner(notes: Notes, match: re.Match[str], clause: Clause) -> Owner:
    shown = re.sub(rf"{PARTY}'s? (?={PARTY})", "", match["x"])
    parties = tuple(dict.fromkeys(ord(c) - FIRST for c in shown if re.match(PARTY, c)))
    span = notes.kept_span(clause.start + match.start("x"), clause.start + match.end("x"))
    return Owner(parties, Source.SUBJECT, span)


def _alike(notes: Notes, owner: Owner, clause: Clause) -> None:
    """The letters of the subject before for one whose verb is left out: a [Manager] up to 500, the [Director] above."""

    before = notes.subject.parties if notes.subject else ()
    letters = {hit.letter: hit.rule for hit in notes.found if hit.party in before and hit.source == Source.SUBJECT}
    for letter, rule in letters.items():
        _give(notes, owner, letter, rule, Band.LIKELY, (clause.start, clause.end))


def _relative(notes: Notes, text: str, clause: Clause, claims: dict[int, Rule], switches: Switches) -> None:
    """A clause with who or which belongs to the party that stands right before it."""

    before = re.search(rf"({PARTY})(?: [\w' ]{{0,30}})?,? (?:who|which) ?$", text[: clause.start])
    if before is None:
        return
    at = before.start(1)
    kept = notes.subject
    notes.subject = Owner((notes.coded.party(at),), Source.SUBJECT, notes.kept_span(at, at + 1))
    _predicate(notes, text[clause.start : clause.end], clause.start, clause, claims, switches)
    if clause.end < len(text) and text[clause.end] == ",":
        notes.subject = kept


def _continue(notes: Notes, part: str, clause: Clause, claims: dict[int, Rule], switches: Switches) -> None:
    if notes.subject is None:
        notes.reasons.append(Silence.NO_PARTY)
    elif not IN_PASSIVE.match(part):
        _predicate(notes, part, clause.start, clause, claims, switches)


def _condition(notes: Notes, match: re.Match[str], clause: Clause) -> None:
    """Of a condition only a decision counts, and a review before one: once the Council has agreed."""

    verb = verb_of(match)
    for rule_id, letter, shape in (*CONDITIONAL, *(THAT if clause.kind == "that" else ())):
        if decided := compiled(shape, "en", WORDS).match(verb):
            owner = _owner(notes, match, clause)
            start = clause.end - len(verb)
            cue = notes.kept_span(start, start + decided.end())
            for party in owner.parties:
                notes.found.append(Found(party, letter, rule_id, Band.LIKELY, Source.SUBJECT, cue, owner.at))
            return


CONDITIONAL = (
    (
        "en.once-decided",
        "A",
        r"^ (?:has|have|had)? ?(?:{ADV} )*(?:{DECIDED}|{DECIDE}|agreed|confirmed|signed|cleared)\b",
    ),
    (
        "en.once-given",
        "A",
        r"^ (?:has|have|gives?) (?:given |granted )?(?:its |their |his or her |a )?(?:\w+ )?(?:{YES})\b",
    ),
    ("en.once-heard", "C", r"^ (?:has|have|had) (?:{ADV} )*been (?:{ADV} )*(?:heard|consulted|asked|involved)\b"),
    ("en.once-reviewed", "C", r"^ (?:has|have|had) (?:{ADV} )*(?:{REVIEWED})\b"),
)


THAT = (
    ("en.that-told", "I", r"^ (?:is|are|be) (?:{ADV} )*(?:kept )?(?:informed|told|notified|alerted|copied in)\b"),
    ("en.that-heard", "C", r"^ (?:is|are|be) (?:{ADV} )*(?:consulted|heard|involved)\b"),
)
"""What somebody else ensures: that the Officer is informed."""


def _predicate(
    notes: Notes, verb: str, start: int, clause: Clause, claims: dict[int, Rule], switches: Switches
) -> None:
    """The letter of the subject, by the first rule that fits what follows it; R when none does."""

    owner = notes.subject
    assert owner is not None
    band = BAND_OF[owner.source]
    bare = f" {verb.lstrip()}"
    also = next((rule for at, rule in claims.items() if rule.also and clause.start <= at < clause.end), None)
    for rule in SUBJECT:
        match = compiled(rule.pattern, "en", WORDS).search(bare)
        if match is None:
            continue
        if not rule.letter:
            notes.reasons.append(Silence.PROHIBITION if rule.id == "en.forbidden" else Silence.STATE)
            return
        letter = rule.letter
        if letter == "?" and DECIDES_TOO.match(notes.coded.text, clause.end):
            return  # reviews and approves: who decides on it has looked at it
        if letter == "?":
            letter = switches.review if DECISION.search(notes.coded.text, clause.end) else "R"
        _give(notes, owner, letter, rule.id, weaker(rule.band, band), (start, clause.end))
        return
    if also is not None:
        _give(notes, owner, also.also, also.id, weaker(also.band, band), (start, clause.end))
    elif OTHERWISE.match(bare) and any(notes.has(party, "A") for party in owner.parties):
        return  # may grant, defer or refuse: the other ways to decide
    elif STATES.match(bare) or (REPLIES.match(bare) and _is_consulted(notes, owner)):
        notes.reasons.append(Silence.STATE)
    else:
        letters = own_letters(owner, " responsible for" in bare[:40], switches)
        _give(notes, owner, letters, f"en.does-{owner.source}", band, (start, clause.end))


DECIDES_TOO = compiled(r" and (?:{ADV} )*(?:{DECIDE})\b", "en", WORDS)
OTHERWISE = re.compile(r" (?:refuse|reject|decline|amend|defer|vary|withhold|revoke|modif|cancel|postpone)\w*\b")
REPLIES = re.compile(r" (?:(?:and|to|shall|must|will|should|then) )*(?:repl(?:y|ies)|respond|comment|answer)s?\b")


def _is_consulted(notes: Notes, owner: Owner) -> bool:
    """Whether the subject is consulted in this sentence already: its reply is part of that."""

    return any(hit.letter == "C" and hit.party in owner.parties for hit in notes.found)


def _give(notes: Notes, owner: Owner, letter: str, rule: str, band: Band, cue: tuple[int, int]) -> None:
    span = notes.kept_span(max(0, cue[0]), max(cue[0] + 1, cue[1]))
    for party in owner.parties:
        for single in letter:
            notes.found.append(Found(party, single, rule, band, owner.source, span, owner.at))
