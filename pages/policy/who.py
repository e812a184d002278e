"""Step one: the parties, each with how often and where first it stands, to be merged, struck, renamed and added."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from pages.policy import desk as desks
from pages.policy import switches
from pages.policy.desk import Desk
from pages.policy.segments import SIGNS, asked_start, segments, window
from pages.policy.signing import told_by
from pages.shared import component, session
from pages.shared.component import Component
from raci.draft import Kind, Party, Reading, Span
from raci.draft.kept import simplify
from raci.draft.keys import path
from raci.draft.review import Step, StepKind, doubts, lists_of_nobody, owners_of, standing
from raci.draft.review.terms import BANDS

t, count = session.t, session.count
PARTIES = Component("policy/parties.js", ("shared/grid/letters.css", "policy/policy.css"))
BEFORE, AFTER = 5, 40
"""Characters that are shown around the first place of a name."""
CHANGES = (StepKind.STRIKE, StepKind.MERGE, StepKind.RENAME, StepKind.ADD)
SETTLES = (*CHANGES, StepKind.KEEP, StepKind.KIND)
"""Steps after which nobody is asked about a party any more."""


def show(desk: Desk) -> None:
    """Draw the parties beside the text; every change is read again at once."""

    key = f"policy-parties-{desk.paper.paper[:16]}"
    PARTIES.draw(
        key,
        message(desk) | {"read": component.read(key)},
        steps=lambda sent: desks.take(desk.paper.paper, sent),
        show=lambda sent: session.put("at", str(sent)[:7]),
        go=lambda _: session.put("part", "letters"),
    )
    switches.show(desk)


def message(desk: Desk) -> dict[str, Any]:
    """What the browser needs to draw."""

    settled = {step.about for step in desk.steps if step.kind in SETTLES}
    open_doubts = [doubt for doubt in doubts(desk.parties) if doubt.party not in settled]
    shown = window(desk.reading.sentences, asked_start(0))
    return {
        "ack": desks.how_far(desk.paper.paper),
        "title": _title(desk, len(open_doubts)),
        "parties": [_party(desk.reading, party) for party in sorted(desk.reading.parties, key=lambda p: -p.count)],
        "doubts": {doubt.party: doubt.same for doubt in open_doubts},
        "done": [_done(step) for step in standing(desk.own) if step.kind in CHANGES],
        "lists": _lists(desk),
        "kinds": [[kind, name] for kind, name in _kinds().items()],
        "text": _text(desk.reading, shown),
        "shown": shown,
        "counts": [_counts(t("as the program found it"), desk.first), _counts(t("with your changes"), desk.reading)],
        "bands": [*(f"{SIGNS[band]} {t(word)}" for band, word in BANDS.items()), f"{SIGNS['silent']} {t('silent')}"],
        "words": _words(),
    }


def _title(desk: Desk, doubtful: int) -> str:
    parties = count(len(desk.parties), "{n} party found", "{n} parties found")
    look = t("{parties}, {n} for you to look at", parties=parties, n=doubtful)
    return look if doubtful else parties


def _kinds() -> dict[str, str]:
    return {
        Kind.DEPARTMENT: t("department"),
        Kind.ROLE: t("role"),
        Kind.BODY: t("body"),
        Kind.GROUP: t("group"),
        Kind.OUTSIDE: t("outside"),
    }


def _party(reading: Reading, party: Party) -> dict[str, Any]:
    return {
        "name": party.name,
        "aliases": list(party.aliases),
        "kind": str(party.kind),
        "count": party.count,
        "first": _first(reading.text, party.first) if party.first else [],
        "at": next((i for i, s in enumerate(reading.sentences) if party.first and s.span.end > party.first.start), 0),
    }


def _first(text: str, span: Span) -> list[list[str]]:
    """The words around the first place, on its line."""

    low = max(text.rfind("\n", 0, span.start) + 1, span.start - BEFORE)
    end = text.find("\n", span.end)
    high = min(len(text) if end < 0 else end, span.end + AFTER)
    return segments(text, Span(low, high), [(span.start, span.end, "party")])


def _done(step: Step) -> dict[str, Any]:
    says = {
        StepKind.STRIKE: t("{party} is struck", party=step.about),
        StepKind.MERGE: t("{party} is part of {other}", party=step.about, other=step.party),
        StepKind.RENAME: t("{party} is called {other}", party=step.about, other=step.value),
        StepKind.ADD: t("{party} is added", party=step.about),
    }[step.kind]
    return {"number": step.number, "says": says, "by": told_by(step)}


def _lists(desk: Desk) -> list[dict[str, Any]]:
    """Titles that name nobody, with how many sentences under them wait for an owner, or have got one."""

    owners = owners_of(desk.steps)
    said = {step.about: step for step in desk.steps if step.kind == StepKind.OWNER}
    waiting = {title: n for title, n in lists_of_nobody(desk.reading).items() if title not in owners}
    titles = {**owners, **dict.fromkeys(waiting, "")}
    often = Counter(path(sentence) for sentence in desk.reading.sentences)
    return [
        {
            "title": title,
            "says": title or t("(what stands under no heading)"),
            "count": count(waiting.get(title, often[title]), "{n} sentence", "{n} sentences"),
            "owner": owner,
            "by": told_by(said.get(title)),
        }
        for title, owner in titles.items()
    ]


def _text(reading: Reading, shown: dict[str, int]) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    names = _names(reading.parties)
    over: tuple[str, ...] = ()
    for sentence in reading.sentences[shown["from"] : shown["to"]]:
        if sentence.headings != over:
            lines += [{"kind": "head", "pieces": [[title, ""]]} for title in sentence.headings if title not in over]
            over = sentence.headings
        pieces = _pieces(" ".join(sentence.text.split()), names)
        lines.append({"kind": "text", "pieces": pieces, "clause": sentence.clause})
    return lines


def _names(parties: Iterable[Party]) -> re.Pattern[str]:
    """All names, the longest first, as they stand in simplified script."""

    names = sorted({simplify(name) for party in parties for name in party.names if name}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)) or "(?!)")


def _pieces(text: str, names: re.Pattern[str]) -> list[list[str]]:
    marks = [(match.start(), match.end(), "party") for match in names.finditer(simplify(text))]
    return segments(text, Span(0, len(text)), marks)


def _counts(says: str, reading: Reading) -> dict[str, Any]:
    bands = Counter(draft.band for draft in reading.drafts)
    return {"says": says, "numbers": [*(bands[band] for band in BANDS), len(reading.silent)]}


def _words() -> dict[str, str]:
    return {
        "why": t("Parties first: nearly half of all misreadings are names."),
        "go": t("The parties are right: on to the letters"),
        "look": t("Please look"),
        "done": t("Done; each can be taken back"),
        "found": t("Found, the most frequent first"),
        "party": t("Party"),
        "kind": t("Kind"),
        "count": t("Times"),
        "first": t("Where first"),
        "same": t("the same as {other}?", other="{other}"),
        "strike?": t("only once: a party?"),
        "merge": t("Merge into {other}", other="{other}"),
        "into": t("Merge into …"),
        "rename": t("Rename"),
        "strike": t("Strike"),
        "keep": t("Keep it as it is"),
        "undo": t("Take back"),
        "text": t("The text"),
        "select": t("select words to add them"),
        "add": t("Add"),
        "new": t("A party that is missing"),
        "lists": t("Lists whose heading names nobody: whose duties are they?"),
        "nobody": t("nobody's"),
        "effect": t("What your changes do"),
        "letters": t("Letters"),
        "next": t("Later sentences"),
        "back": t("Earlier sentences"),
        "range": t("Sentences {from} to {to} of {of}", **{"from": "{from}", "to": "{to}", "of": "{of}"}),
        "also": t("also: {names}", names="{names}"),
    }
