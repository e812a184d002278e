"""English text -> the parties it names: titles in capitals, offices, abbreviations, and common nouns of roles."""

import re
from collections import Counter
from collections.abc import Iterator

from raci.draft.blocks import Block
from raci.draft.en_forms import forms
from raci.draft.en_rules import DO, EN, HELP, pattern
from raci.draft.values import Kind

UNITS, POSTS, LOWER_HEADS = (EN.list(name) for name in ("UNITS", "POSTS", "LOWER_HEADS"))
NOT_PARTIES, THINGS = (frozenset(EN.list(name)) for name in ("NOT_PARTIES", "THINGS"))

TITLE, OFFICE, SHORT, LOWER, ACTING, ADDRESSED, ROLES, TERM = (
    pattern(name) for name in ("TITLE", "OFFICE", "SHORT", "LOWER", "ACTING", "ADDRESSED", "ROLES", "TERM")
)
AGENTS = [pattern(name) for name in ("AGENTIVE", "OPENS_AS", "DONE_BY")]
"""Where only who acts can stand, so that the ending of a word is enough to name a party."""
HEADED, BEFORE_VERB, COMPOUND, NO_PARTY = (pattern(name) for name in ("HEADED", "BEFORE_VERB", "COMPOUND", "NO_PARTY"))
OF_DOCUMENT = re.compile(r"_?(?:Ref|Owner|Page owner|Version|Document|Author|Distribution|Issued|Revision|Prepared)\b")
"""How such lines begin; those about a post, such as its superior, name parties."""
ACTS_FIRST = re.compile(f"(?:{forms(f'{DO} {HELP}', 's')}) ")
TITLED = re.compile(r"(?:Head|Director|Chief|Manager|VP|President|Dean|Secretary) of (?:the )?$")
OPENING = EN.words["OPENING"]
INNER = frozenset(EN.list("INNER"))
"""Words that a name may have before its "and" although they are heads: Customer and Property Committee."""
OPENING_VERB = re.compile(r"[A-Z][a-z]+s (?:the|a|an|all|any|each|every|its|their)\b")


def find_names(text: str, outline: list[Block]) -> dict[str, tuple[str, ...]]:
    """Name -> its aliases, in the order of the text; forms of one name with and without s are one party."""

    flat = re.sub(r"[*_`]", " ", _without_control(text, outline))
    shorts = {
        match["short"]: match["full"] for match in SHORT.finditer(flat) if _abbreviates(match["short"], match["full"])
    }
    names: Counter[str] = Counter()
    for source in (_titles(flat), _offices(flat), _labels(text, outline), _lower(flat), _acting(flat)):
        names.update(re.sub(r"\s+", " ", name).strip() for name in source)
    names.update(shorts.values())
    kept = {name: count for name, count in names.items() if _is_party(name, flat)}
    return _merged(kept, shorts, flat)


def _without_control(text: str, outline: list[Block]) -> str:
    """The text with the lines about the document blanked: who owns or wrote it has no duty by that."""

    for block in outline:
        if block.kind == "control" and OF_DOCUMENT.match(text, block.start):
            text = text[: block.start] + " " * (block.end - block.start) + text[block.end :]
    return text


def _abbreviates(short: str, full: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]\w*", full) if word[0].isupper())
    return (
        short.upper() == initials.upper()
        or full.lower().startswith(short.lower())
        or short in full
        or short[:1] == full[:1]
    )


def _titles(text: str) -> Iterator[str]:
    for match in TITLE.finditer(text):
        if OPENING_VERB.match(text, match.start()):
            continue  # Chairs the panel, as an item of a list begins
        yield from _parts(re.sub(OPENING, "", match["of"] or match["title"]))


def _parts(name: str) -> list[str]:
    """Two names where an "and" stands between two parties, one where it stands inside a name: Health and Safety."""

    left, joint, right = name.partition(" and ")
    ends = HEADED.search(left) and left.split()[-1] not in INNER
    if joint and (ends or OFFICE.fullmatch(right)):
        return [left, *_parts(right)]
    return [name]


def _offices(text: str) -> Iterator[str]:
    """Finance, Legal: offices by their bare name, in capitals where a sentence does not begin, or before a verb."""

    for match in OFFICE.finditer(text):
        if TITLED.search(text, max(0, match.start() - 24), match.start()):
            continue  # part of a title: the Director of Property
        opens = re.search(r"(?:^|[.:;\n\t-]\s*)$", text[max(0, match.start() - 3) : match.start()])
        after = text[match.end() : match.end() + 24]
        if COMPOUND.match(after):
            continue
        if not opens or BEFORE_VERB.match(after):
            yield match[0]


def _labels(text: str, outline: list[Block]) -> Iterator[str]:
    """Run-in titles and headings of role sections."""

    for block in outline:
        over = outline[block.parent] if block.parent is not None else None
        roles = over is not None and ROLES.search(text[over.start : over.end])
        if block.label and roles:
            yield _bare(text[slice(*block.label)])
        elif block.kind == "heading" and roles and len(text[block.start : block.end].split()) <= 5:
            yield _bare(text[block.start : block.end])


def _bare(label: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", re.sub(r"^(?:The|A|An) ", "", label)).strip(" *_:.")


def _lower(text: str) -> Iterator[str]:
    yield from (match["name"] for match in LOWER.finditer(text))
    acting = (match["name"] for shape in AGENTS for match in shape.finditer(text))
    yield from (name for name in acting if name.lower().removesuffix("s") not in THINGS)
    terms = Counter(match["name"] for match in TERM.finditer(text))
    yield from (name for name, often in terms.items() if often > 1 and name.lower() not in THINGS)


def _acting(text: str) -> Iterator[str]:
    """Names in capitals that act, or are told, at least twice."""

    names = Counter(
        re.sub(OPENING, "", match["name"]) for shape in (ACTING, ADDRESSED) for match in shape.finditer(text)
    )
    for bare, count in names.items():
        inside = re.search(rf"[a-z,] (?:the )?{re.escape(bare)}\b", text)
        if (count >= 2 and inside) or (count >= 1 and bare.isupper() and len(bare) <= 5):
            yield bare


def _is_party(name: str, text: str) -> bool:
    words = name.split()
    low = name.lower()
    if not words or len(words) > 8 or len(name) < 2:
        return False
    if not name.isupper() and low not in ("staff", "all staff") and {low, low.removesuffix("s")} & NOT_PARTIES:
        return False
    if NO_PARTY.search(name) or (len(words) > 1 and ACTS_FIRST.match(name)):
        return False
    return not (len(words) == 1 and low in DO.split() and name.islower())


def _key(name: str) -> str:
    return re.sub(r"(?<=\w\w\w)s$", "", name.lower())


def _merged(names: dict[str, int], shorts: dict[str, str], text: str) -> dict[str, tuple[str, ...]]:
    """One entry for all forms of a name; an abbreviation or a bare head belongs to the only full name that it fits."""

    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (name.islower(), -names[name])):
        groups.setdefault(_key(name), []).append(name)
    for short, full in shorts.items():
        target = _key(full)
        if target in groups and _key(short) != target:
            groups[target] += [short, *groups.pop(_key(short), [])]
    for key in list(groups):
        bare = groups[key][0]
        if len(bare.split()) == 1 and bare in UNITS:
            fitting = [
                other
                for other in groups
                if other != key
                and (other.endswith(f" {key}") or other.startswith(f"{key} of"))
                and not groups[other][0].islower()
            ]
            if len(fitting) == 1:
                groups[fitting[0]] += groups.pop(key)
    first = {key: text.find(forms[0]) for key, forms in groups.items()}
    return {groups[key][0]: tuple(dict.fromkeys(groups[key][1:])) for key in sorted(groups, key=lambda key: first[key])}


def kind_of(name: str) -> Kind:
    """What sort of party an English name is, by its head."""

    last = name.split()[-1].removesuffix("s").capitalize()
    if re.search(
        r"\b(?:supplier|vendor|contractor|customer|client|bidder|provider|regulator|insurer|bank|landlord|publisher|solicitor)s?$",
        name,
        re.IGNORECASE,
    ):
        return Kind.OUTSIDE
    if last in (
        "Board",
        "Committee",
        "Council",
        "Panel",
        "Forum",
        "Group",
        "Team",
        "Commission",
        "Senate",
        "Meeting",
        "Assembly",
    ):
        return Kind.BODY
    if (name.islower() and name.endswith("s")) or last in ("Staff", "Employee", "Member"):
        return Kind.GROUP
    return Kind.ROLE if last in POSTS or re.match(r"(?:Head|Director|Chief|VP|Chair)\b", name) else Kind.DEPARTMENT
