"""Nested values whose keys are names, such as {person: {task: letter}} -> a matrix."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from raci.sheets import headings, symbols
from raci.sheets.coding import Reader
from raci.sheets.fields import field_kind, key_letters
from raci.sheets.legend import Legend
from raci.sheets.parties import roles_in
from raci.sheets.readers.objects import text_of
from raci.sheets.reading import ReadMatrix
from raci.sheets.said import Parsed
from raci.sheets.sketch import Row, Sketch

Chain: TypeAlias = tuple[tuple[str, str], ...]
"""From the outside in: where a text stands (a depth, and the kind of its field) and the text."""

WRAPPERS = {"matrix", "raci", "rasci", "data", "table", "items", "assignments", "content", "result", "responsibilities"}
LIMIT_CHAIN = 60
CLEAR = 0.2
"""A difference of shares that decides which names are the work."""


@dataclass(frozen=True)
class Places:
    """Where the chains of a value hold what; groups from the outside in, the id "" where there is none."""

    activity: str
    role: str
    letter: str
    groups: tuple[str, ...]
    id: str


def keyed_matrices(value: Any, reader: Reader, legend: Legend, title: str) -> list[ReadMatrix]:
    """The matrix of a value that has names for keys, [] for any other."""

    chains = list(_chains(_unwrapped(value), (), 0))
    if not chains:
        return []
    slots = Counter(tuple(slot for slot, _ in chain) for chain in chains)
    whole = max(slots, key=len)
    if any(whole[: len(other)] != other for other in slots):
        return []
    places = _places(chains, whole, reader)
    if places is None or not _is_ours(places, whole):
        return []
    sketch = _sketched(chains, places, reader, legend)
    return [sketch.matrix(title)] if any(row.letters for row in sketch.rows) else []


def _unwrapped(value: Any) -> Any:
    """What stands inside objects that hold one thing only, below a word of ours."""

    while isinstance(value, dict):
        inner = {key: child for key, child in value.items() if isinstance(child, dict | list) and child}
        key = next(iter(inner), "")
        is_word = any(headings.is_whole(kind, key) for kind in ("activity", "role", "letter"))
        if len(inner) != 1 or not (key.lower() in WRAPPERS or is_word):
            return value
        value = inner[key]
    return value


def _chains(value: Any, chain: Chain, depth: int) -> Iterator[Chain]:
    """Every leaf with all that stands above it; an empty object or list ends a chain without a leaf."""

    if depth > LIMIT_CHAIN:
        return
    if isinstance(value, dict):
        yield from _of_object(value, chain, depth)
    elif isinstance(value, list) and any(isinstance(child, dict | list) for child in value):
        for child in value:
            yield from _chains(child, chain, depth + 1)
    elif isinstance(value, list):
        yield from [(*chain, (f"{depth}=", text_of(child))) for child in value] or [chain]
    else:
        yield (*chain, (f"{depth}=", text_of(value)))


def _of_object(value: dict[str, Any], chain: Chain, depth: int) -> Iterator[Chain]:
    scalars = {key: text_of(child) for key, child in value.items() if not isinstance(child, dict | list)}
    inner = {key: child for key, child in value.items() if isinstance(child, dict | list)}
    fields = {kind: text for key, text in scalars.items() if (kind := field_kind(key, text))}
    if fields:
        chain = (*chain, *((f"{depth}.{kind}", text) for kind, text in fields.items()))
        for child in inner.values():
            yield from _chains(child, chain, depth + 1)
        if not inner:
            yield chain
        return
    for key, below in (value if chain else inner or scalars).items():
        yield from _chains(below, (*chain, (f"{depth}", key)), depth + 1)
    if not value and chain:
        yield chain


def _places(chains: list[Chain], whole: tuple[str, ...], reader: Reader) -> Places | None:
    """Where the work, the roles and the letters stand; None where something of it does not."""

    by_kind = {
        kind: [slot for slot in whole if slot.endswith(f".{kind}")] for kind in ("activity", "role", "group", "id")
    }
    letters = [slot for slot in whole if _are_letters(chains, slot, reader)]
    letter = next((slot for end in (".letter", "=", "") for slot in letters if slot.endswith(end)), "")
    known = {slot for slots in by_kind.values() for slot in slots}
    open_ones = [slot for slot in whole if slot not in known and slot != letter]
    work, roles = by_kind["activity"][-1:], by_kind["role"][-1:]
    wanted = 2 - len(work) - len(roles)
    if not letter or len(open_ones) < wanted:
        return None
    groups = [slot for slot in whole if slot in open_ones[: len(open_ones) - wanted] or slot in by_kind["group"]]
    last = open_ones[len(open_ones) - wanted :]
    if wanted == 2 and _is_work(chains, last[1], last[0], letter, reader):
        last = last[::-1]
    work = work or [last.pop(0)]
    roles = roles or [last.pop(0)]
    return Places(work[0], roles[0], letter, tuple(groups), next(iter(by_kind["id"]), ""))


def _are_letters(chains: list[Chain], slot: str, reader: Reader) -> bool:
    is_key = slot.isdigit()
    texts = [text for chain in chains for at, text in chain if at == slot and text.strip()]
    held = sum(bool(key_letters(text, reader) if is_key else reader.read(text).letters) for text in texts)
    nothing = 0 if is_key else sum(reader.read(text).kind in ("nothing", "sign") for text in texts)
    return held > 0 and 10 * (held + nothing) >= 9 * len(texts)


def _is_work(chains: list[Chain], slot: str, other: str, letter: str, reader: Reader) -> bool:
    """True where the texts of the first place are the work rather than those of the second: those of the second look
    like posts, each of the first has one A, or the first say more words."""

    measures: tuple[Callable[[str], float], ...] = (
        lambda key: -_share(_texts(chains, key), lambda text: bool(headings.PARTY.search(text))),
        lambda key: _with_one_a(chains, key, letter, reader),
        lambda key: _share(_texts(chains, key), lambda text: len(text.split()) > 2),
    )
    for measure in measures:
        difference = measure(slot) - measure(other)
        if abs(difference) > CLEAR:
            return difference > 0
    return False


def _texts(chains: list[Chain], slot: str) -> list[str]:
    return list(dict.fromkeys(text for chain in chains for at, text in chain if at == slot))


def _share(texts: list[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / max(1, len(texts))


def _with_one_a(chains: list[Chain], slot: str, letter: str, reader: Reader) -> float:
    """The share of the texts of a place that are accountable, or accounted for, exactly once."""

    counted = Counter(
        held[slot]
        for held in map(dict, chains)
        if slot in held and "A" in _letters(held.get(letter, ""), letter, reader)
    )
    return _share(_texts(chains, slot), lambda text: counted[text] == 1)


def _letters(text: str, slot: str, reader: Reader) -> str:
    return key_letters(text, reader) if slot.isdigit() else reader.read(text).letters


def _is_ours(places: Places, whole: tuple[str, ...]) -> bool:
    """True where names are keys, or where roles hold their work: all else reads as objects do."""

    is_keyed = places.activity.isdigit() or (places.role.isdigit() and "." not in places.activity)
    return is_keyed or whole.index(places.role) < whole.index(places.activity)


def _sketched(chains: list[Chain], places: Places, reader: Reader, legend: Legend) -> Sketch:
    sketch = Sketch()
    rows: dict[tuple[str, str], Row] = {}
    for held in map(dict, chains):
        if places.activity not in held:
            continue
        group = " > ".join(text for slot in places.groups if (text := symbols.shown(held.get(slot, ""))))
        name = symbols.shown(held[places.activity])
        if (group, name) not in rows:
            rows[group, name] = Row(name, group or None, held.get(places.id) or None, -1)
            sketch.rows.append(rows[group, name])
        text, role = held.get(places.letter, ""), held.get(places.role, "")
        parsed = Parsed(key_letters(text, reader), kind="letter") if places.letter.isdigit() else reader.read(text)
        named = roles_in(role, legend) if places.role.endswith("=") else [(symbols.shown(role), "")]
        for party, note in named if role.strip() and reader.read(role).kind != "nothing" else ():
            is_said = parsed.letters or parsed.unread
            sketch.put(
                rows[group, name],
                party,
                Parsed(parsed.letters, parsed.note or note, parsed.unread) if is_said else Parsed(),
                text,
            )
    return sketch
