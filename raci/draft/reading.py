"""Text -> Reading: sentences, parties, letters and silences, every one with its characters in the file."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from raci.draft import names_en, names_zh, read_en, read_zh
from raci.draft.blocks import Block, blocks
from raci.draft.coded import Names, code
from raci.draft.context import Found, Notes, Owner, weaker
from raci.draft.damage import LEGIBLE, damage
from raci.draft.kept import Kept, keep, language, simplify
from raci.draft.keys import PATH, with_ids, with_keys
from raci.draft.lines import unwrapped
from raci.draft.sentences import Unit, clause_of, headings_over, lead_over, units
from raci.draft.values import Band, Draft, Party, Reading, Sentence, Silence, Source, Span, Switches


def read_text(
    text: str,
    parties: Sequence[Party] | None = None,
    switches: Switches | None = None,
    wrapped: bool = True,
    owners: Mapping[str, str] | None = None,
) -> Reading:
    """The reading of a text; with `parties` only those are looked for, as a person has confirmed them.

    `wrapped`: lines may have been broken at a width, as they are in text and never in what a document gives.
    `owners`: the titles over a list that names nobody, joined as by `path` -> the party whose duties it lists.
    """

    lang = language(text)
    kept = unwrapped(keep(text, lang), lang) if wrapped else keep(text, lang)
    known = _known(parties, lang) if parties is not None else _discovered(kept, lang, wrapped)
    outline = blocks(kept.text, lang, tuple(name for names in known.values() for name in names), wrapped)
    names = Names(list(known.values()), lang)
    listed = units(kept.text, outline, lang)
    given = _given(owners or {}, list(known))
    pages = _read_all(kept, outline, listed, names, lang, switches or Switches(), given)
    return _reading(text, kept, outline, listed, pages, _parties(parties, known, kept, lang), lang)


def _given(owners: Mapping[str, str], parties: list[str]) -> dict[str, Owner]:
    """Title -> the owner that a person has named for what stands under it."""

    known = {title: party for title, party in owners.items() if party in parties}
    return {title: Owner((parties.index(party),), Source.HEADING) for title, party in known.items()}


def _known(parties: Sequence[Party], lang: str) -> dict[str, tuple[str, ...]]:
    """Name -> the forms under which it stands in the kept text."""

    def form(name: str) -> str:
        return keep(name, lang).text if lang == "en" else simplify(keep(f"{name}", "zh").text)

    return {party.name: tuple(dict.fromkeys(form(name) for name in party.names)) for party in parties}


def _discovered(kept: Kept, lang: str, wrapped: bool) -> dict[str, tuple[str, ...]]:
    outline = blocks(kept.text, lang, (), wrapped)
    names = (names_zh if lang == "zh" else names_en).find_names(kept.text, outline)
    return {name: (name, *aliases) for name, aliases in names.items()}


def _read_all(
    kept: Kept,
    outline: list[Block],
    listed: list[Unit],
    names: Names,
    lang: str,
    switches: Switches,
    given: Mapping[str, Owner],
) -> list[Notes | None]:
    """What each sentence says; None for rows of tables."""

    titled = cache(lambda start, end, source: _titled(kept, start, end, names, source))
    pages: list[Notes | None] = []
    leads: dict[int, Owner] = {}
    titles: dict[int, Owner] = {}
    last: tuple[int, Owner | None] = (-1, None)
    for unit in listed:
        block = outline[unit.block]
        if block.kind == "row":
            pages.append(None)
            continue
        owner = titles.get(unit.block) or _owner(kept, outline, unit, titled, leads, given)
        if unit.first and (title := titled(unit.start, unit.end, Source.LABEL)):
            titles[unit.block] = title  # a name and a full stop: what follows tells that party's duties
        left = last[1] if last[0] == unit.block else None
        before = Owner(left.parties, Source.BEFORE, left.at) if left else None
        notes = READERS[lang](code(kept.text, unit.start, unit.end, names), owner, before, switches)
        last = (unit.block, notes.first or left)
        if block.leads and notes.subject:
            leads[unit.block] = Owner(notes.subject.parties, Source.LIST, notes.subject.at)
        if LEADS_ONLY.search(kept.text[unit.start : unit.end]):
            notes.found.clear()
        pages.append(notes)
    return pages


DAMAGED = "{share:.1%} of the characters are damaged; expect gaps"
SEEN = 2
"""A name that the program has found itself is trusted from so many places on."""
READERS = {"zh": read_zh.read, "en": read_en.read}
LEADS_ONLY = re.compile(
    r"(?:下列|以下|如下)[^，。；]{0,12}[：:]$|(?:应当|应|须|负责)[：:]$"
    r"|following[^.]{0,40}:$|\b(?:shall|must|will|may|should|is to|are to):$"
)
"""A sentence that says only that a list of duties follows."""


Titled = Callable[[int, int, Source], Owner | None]
"""The owner that a title or a label between two characters names, if it names nothing else."""


def _owner(
    kept: Kept,
    outline: list[Block],
    unit: Unit,
    titled: Titled,
    leads: dict[int, Owner],
    given: Mapping[str, Owner],
) -> Owner | None:
    """Whose duty a sentence is when it does not say so: the lead-in's, the label's or the heading's."""

    block = outline[unit.block]
    lead = lead_over(outline, unit.block)
    if lead is not None and lead in leads:
        return leads[lead]
    if block.label and (owner := titled(*block.label, Source.LABEL)):
        return owner
    over = [outline[heading] for heading in headings_over(kept.text, outline, unit.block)]
    for level, title in enumerate(over):
        if owner := titled(title.start, title.end, Source.HEADING):
            return owner
        if owner := given.get(PATH.join(kept.text[heading.start : heading.end] for heading in reversed(over[level:]))):
            return owner
    return given.get("")


def _titled(kept: Kept, start: int, end: int, names: Names, source: Source) -> Owner | None:
    """The parties of a title that names nothing else."""

    coded = code(kept.text, start, end, names)
    parties = [index for index, character in enumerate(coded.text) if "\ue000" <= character <= "\uf8ff"]
    bare = re.sub(
        r"[\ue000-\uf8ff]|[/、与和及等的：:\s]|职责|职能|岗位|工作|主要|内容|权限|责任|说明|描述|及其|^\W+|[.。]$",
        "",
        coded.text,
    )
    if not parties or len(bare) > 1:
        return None
    numbers = tuple(dict.fromkeys(coded.party(index) for index in parties))
    return Owner(numbers, source, (coded.at[parties[0]], coded.until[parties[-1]]))


def _parties(parties: Sequence[Party] | None, known: dict[str, tuple[str, ...]], kept: Kept, lang: str) -> list[Party]:
    if parties is not None:
        return [replace(_counted(party, known[party.name], kept), confirmed=True) for party in parties]
    kind_of = (names_zh if lang == "zh" else names_en).kind_of
    return [_counted(Party(name, forms[1:], kind_of(name)), forms, kept) for name, forms in known.items()]


def _counted(party: Party, forms: tuple[str, ...], kept: Kept) -> Party:
    """The party with how often its names stand in the text, and where first."""

    counted = [(kept.text.find(form), len(form), kept.text.count(form)) for form in forms if form]
    first, length = min(((at, length) for at, length, _ in counted if at >= 0), default=(-1, 0))
    span = kept.span(first, first + length) if first >= 0 else None
    return replace(party, count=sum(count for _, _, count in counted), first=span)


def _reading(
    text: str,
    kept: Kept,
    outline: list[Block],
    listed: list[Unit],
    pages: list[Notes | None],
    parties: list[Party],
    lang: str,
) -> Reading:
    sentences: list[Sentence] = []
    drafts: list[Draft] = []
    silent: list[tuple[int, Silence]] = []
    for index, (unit, notes) in enumerate(zip(listed, pages, strict=True)):
        span = kept.span(unit.start, unit.end)
        over = tuple(
            kept.text[outline[heading].start : outline[heading].end]
            for heading in reversed(headings_over(kept.text, outline, unit.block))
        )
        table = notes is None
        sentences.append(Sentence(span, text[span.start : span.end], clause_of(outline, unit.block), over, table))
        letters = _strongest(notes.found) if notes else []
        drafts.extend(_draft(index, letter, parties, kept) for letter in letters)
        if not letters:
            silent.append((index, _reason(notes)))
    sentences = with_keys(sentences)
    drafts = with_ids(drafts, sentences)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    hurt = damage(text)
    notes_told = (DAMAGED.format(share=hurt),) if hurt >= LEGIBLE else ()
    return Reading(
        text, lang, sha256, True, tuple(sentences), tuple(parties), tuple(drafts), tuple(silent), hurt, notes_told
    )


def _strongest(hits: list[Found]) -> list[Found]:
    """One letter of a kind for each party, the most trusted one."""

    order = list(Band)
    best: dict[tuple[int, str], Found] = {}
    for hit in hits:
        key = (hit.party, hit.letter)
        if key not in best or order.index(hit.band) < order.index(best[key].band):
            best[key] = hit
    return list(best.values())


def _draft(sentence: int, letter: Found, parties: list[Party], kept: Kept) -> Draft:
    at = kept.span(*letter.party_at) if letter.party_at else None
    party = parties[letter.party]
    guessed = not party.confirmed and party.count < SEEN
    band = weaker(letter.band, Band.LIKELY) if guessed else letter.band
    return Draft(sentence, party.name, letter.letter, letter.rule, band, letter.source, kept.span(*letter.cue), at)


def _reason(notes: Notes | None) -> Silence:
    if notes is None:
        return Silence.STATE
    counted = Counter(notes.reasons)
    for reason in (Silence.PROHIBITION, Silence.DEFINITION, Silence.STATE, Silence.NO_PARTY, Silence.PURPOSE):
        if counted[reason]:
            return reason
    return Silence.CONDITION if counted[Silence.CONDITION] else Silence.NO_ACT


__all__ = ["Silence", "Span", "read_text"]
