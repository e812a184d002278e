"""A coded English sentence -> its clauses: what is main, what is a condition, a purpose or a relative clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from raci.draft.en_rules import pattern
from raci.draft.rule import GROUP

CUT, OPEN_CONDITION, EXPLICIT, UNCOMMA, VERB, BARE_VERB = (
    pattern(name) for name in ("CUT", "OPEN_CONDITION", "EXPLICIT", "UNCOMMA", "VERB", "BARE_VERB")
)
RELATIVE_HEAD = re.compile(
    r"(?:(?:Any|All|The|Each|Every|An?) )?(?:[A-Za-z-]+ ){1,6}?(?:that|which|who) [^,;\ue000-\uf8ff]+?"
    r" (?=(?:shall|must|may|will|can|should|goes|go|(?:has|have|is|are|needs?) to) )"
)
"""A subject that is no party, with a relative clause without commas: Posts that are not in the budget ..."""
LISTED = re.compile(GROUP["en"])


@dataclass(frozen=True)
class Clause:
    """A stretch of the coded sentence and how it is joined to what stands before: main, rel, cond, that or purpose."""

    start: int
    end: int
    kind: str


def clauses_of(text: str) -> list[Clause]:
    """Clauses in order; where a condition at the head has no comma behind it, the subject and its verb end it."""

    clauses = list(_cut(text))
    if head := RELATIVE_HEAD.match(text):  # what the relative clause tells of is the subject of the verb behind it
        split = head.end()
        later = [Clause(max(clause.start, split), clause.end, clause.kind) for clause in clauses if clause.end > split]
        if later:
            later[0] = Clause(split, later[0].end, "main")
            return [Clause(0, split, "that"), *later]
    first = clauses[0]
    if first.kind == "cond" and (main := UNCOMMA.match(text[first.start : first.end])):
        split = first.start + main.start("main")
        clauses[:1] = [Clause(first.start, split, "cond"), Clause(split, first.end, "main")]
    return clauses


def _cut(text: str) -> Iterator[Clause]:
    """A condition lasts to the next comma when it opens the sentence, to its end otherwise."""

    lists = [match.span() for match in LISTED.finditer(text) if match.end() - match.start() > 1]
    start, kind = 0, "cond" if OPEN_CONDITION.match(text) else "main"
    opened = kind == "cond"
    for cut in CUT.finditer(text):
        opener = next(name for name, value in cut.groupdict().items() if value)
        if any(low < cut.start() < high for low, high in lists) or cut.start() < start:
            continue
        if kind == "cond" and opener == "join" and not opened:
            continue
        yield Clause(start, cut.start(), kind)
        start = cut.end()
        kind, opened = _kind_after(text[start:], kind, opened, opener, cut[0])
    yield Clause(start, len(text), kind)


def _kind_after(rest: str, kind: str, opened: bool, opener: str, joint: str) -> tuple[str, bool]:
    if opener in ("rel", "cond", "that", "purpose"):
        return opener, False
    if joint.strip() in (";", ":") and OPEN_CONDITION.match(rest[:1].upper() + rest[1:]):
        return "cond", True  # a condition opens what follows a semicolon as it opens a sentence
    if kind in ("cond", "purpose") and not opened and joint in (", ", ", and ", ", or "):
        return (kind if not _own_subject(rest) and not BARE_VERB.match(rest) else "main"), False
    return ("rel" if kind == "rel" and joint in (" and ", " or ") else "main"), False


def _own_subject(text: str) -> bool:
    match = EXPLICIT.match(text)
    return bool(match and VERB.match(verb_of(match)))


def verb_of(match: re.Match[str]) -> str:
    """What follows the subject that EXPLICIT has found, "" for nothing."""

    return match["verb"] or match["late"] or ""
