"""Matrix -> organisation chart: who reports to whom, who says so, and where the two ends of a line disagree.

Levels follow Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system structures (1981); on
them everybody stands in the middle over their people, as in Reingold and Tilford, Tidier drawings of trees (1981).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from raci.model import Matrix, Role
from raci.model.facts import joined
from raci.words.sentences import Word, count, say

ROOM = 2.0  # places between two roles of a circle, whose lines run beside each other on one level
CLEAR, LANE = 0.45, 0.1  # of a place: from the middle of a box to a line that passes it, and from there to the next

Point = tuple[float, float]
"""Level and place: nobody stands over level 0, a circle shares a level; places count from 0 within all levels alike."""

Pair = tuple[str, str]
"""The ids of the lower and the upper end of a line."""


class Teller(StrEnum):
    """Which end states a line."""

    LOWER = "lower"
    UPPER = "upper"
    BOTH = "both"


class Status(StrEnum):
    """one-end: the other one states no line at all; denied: it states others (RACI703); circle: RACI702."""

    AGREED = "agreed"
    ONE_END = "one-end"
    DENIED = "denied"
    CIRCLE = "circle"


STATUSES = {
    Status.AGREED: Word("both ends say so"),
    Status.ONE_END: Word("only one end says so"),
    Status.DENIED: Word("the other end says otherwise"),
    Status.CIRCLE: Word("runs in a circle"),
}
TITLES = {
    Status.CIRCLE: (
        Word("{n} of {all} reporting lines runs in a circle"),
        Word("{n} of {all} reporting lines run in a circle"),
    ),
    Status.DENIED: (
        Word("on {n} of {all} reporting lines the two ends disagree"),
        Word("on {n} of {all} reporting lines the two ends disagree"),
    ),
    Status.ONE_END: (
        Word("{n} of {all} reporting lines is stated by one end only"),
        Word("{n} of {all} reporting lines are stated by one end only"),
    ),
}
"""Status -> how many lines have it, the gravest first."""


@dataclass(frozen=True)
class Node:
    role: Role
    at: Point


@dataclass(frozen=True)
class Line:
    """`through`: where it passes between others on its way from the upper end to the lower one, () for straight."""

    lower: Role
    upper: Role
    teller: Teller
    status: Status
    through: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Chart:
    """Roles with a line and their places, the lines, and the roles that have none: all in the order of the file."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    alone: tuple[Role, ...]


def chart(matrix: Matrix) -> Chart:
    """The same matrix always gives the same places. Without any line everybody is `alone`."""

    told = _told(matrix)
    placed = [role for role in matrix.roles if any(role.id in pair for pair in told)]
    alone = tuple(role for role in matrix.roles if role not in placed)
    net = _Net([role.id for role in placed], list(told))
    at, through = _layout(net, list(told))
    lines = tuple(
        _line(matrix.role[lower], matrix.role[upper], teller, net.ring[lower] == net.ring[upper], through[lower, upper])
        for (lower, upper), teller in told.items()
    )
    return Chart(tuple(Node(role, at[role.id]) for role in placed), lines, alone)


def title(chart: Chart, lang: str) -> str:
    """The finding in a sentence: what is wrong with the lines, the gravest first, or that nothing is."""

    counted = Counter(line.status for line in chart.lines)
    if not chart.lines:
        return say("No reporting line is stated", lang)
    told = [
        count(counted[status], *words, lang, all=len(chart.lines))
        for status, words in TITLES.items()
        if counted[status]
    ]
    if not told:
        return say("Both ends agree on every reporting line: {all}", lang, all=len(chart.lines))
    first = told[0][0].upper() + told[0][1:]
    return say("{first}; {second}", lang, first=first, second=told[1]) if len(told) > 1 else first


def described(chart: Chart, lang: str) -> list[str]:
    """The same in words, one sentence a line; the last one names the roles without any. An empty chart gives []."""

    return [*(sentence(line, lang) for line in chart.lines), *([footnote(chart, lang)] if chart.alone else [])]


def sentence(line: Line, lang: str) -> str:
    """Who reports to whom, and who says so."""

    ends = {"lower": line.lower.label, "upper": line.upper.label}
    names = {end: name.of(lang) for end, name in ends.items()}
    told = say("{lower} reports to {upper}", lang, **names)
    teller, other = ("upper", "lower") if line.teller == Teller.UPPER else ("lower", "upper")
    if line.teller == Teller.BOTH:
        who = say("both say so", lang)
    elif _denies(line.lower, line.upper, line.teller):
        who = say("{teller} says so, {other} says otherwise", lang, teller=names[teller], other=names[other])
    else:
        who = say("only {teller} says so", lang, teller=names[teller])
    parts = [told, who, *([say("the line runs in a circle", lang)] if line.status == Status.CIRCLE else [])]
    return ("；" if lang == "zh" else "; ").join(parts)


def footnote(chart: Chart, lang: str) -> str:
    """The roles that have no line, "" for none."""

    if not chart.alone:
        return ""
    return say("Without any reporting line: {roles}", lang, roles=joined((role.label for role in chart.alone), lang))


def _told(matrix: Matrix) -> dict[Pair, Teller]:
    """Every line that one of its ends states, in the order of the file."""

    lower = dict.fromkeys((role.id, upper) for role in matrix.roles for upper in role.reports_to)
    upper = dict.fromkeys((lower, role.id) for role in matrix.roles for lower in role.leads)
    found = {**dict.fromkeys(lower, Teller.LOWER), **dict.fromkeys(upper, Teller.UPPER)}
    return {**found, **dict.fromkeys(lower.keys() & upper.keys(), Teller.BOTH)}


def _line(lower: Role, upper: Role, teller: Teller, is_circular: bool, through: tuple[Point, ...]) -> Line:
    if is_circular:
        status = Status.CIRCLE
    elif teller == Teller.BOTH:
        status = Status.AGREED
    else:
        status = Status.DENIED if _denies(lower, upper, teller) else Status.ONE_END
    return Line(lower, upper, teller, status, through)


def _denies(lower: Role, upper: Role, teller: Teller) -> bool:
    """True where the end that does not state the line states others, as RACI703 has it."""

    return bool({Teller.LOWER: upper.leads, Teller.UPPER: lower.reports_to, Teller.BOTH: ()}[teller])


class _Net:
    """A ring: roles that stand over each other, or one role; its `heads`: whoever stands under it in its own branch."""

    def __init__(self, ids: Sequence[str], pairs: Sequence[Pair]) -> None:
        import networkx as nx  # here, because it takes a quarter of a second, which no reader of words needs

        rank = {role: number for number, role in enumerate(ids)}
        graph = nx.DiGraph([(upper, lower) for lower, upper in pairs])
        rings = (sorted(ring, key=rank.__getitem__) for ring in nx.strongly_connected_components(graph))
        self.rings: list[list[str]] = sorted(rings, key=lambda ring: rank[ring[0]])
        self.reach = [ROOM * (len(ring) - 1) / 2 for ring in self.rings]  # places from the middle to the last
        whole = nx.condensation(graph, self.rings)
        self.ring: dict[str, int] = whole.graph["mapping"]
        self.level = {ring: level for level, row in enumerate(nx.topological_generations(whole)) for ring in row}
        self.under: dict[int, list[int]] = {ring: sorted(whole[ring]) for ring in whole}
        self.parts: list[list[int]] = sorted(sorted(part) for part in nx.weakly_connected_components(whole))
        over = {ring: [up for up in whole.pred[ring] if self.level[up] == self.level[ring] - 1] for ring in whole}
        self.heads = {ring: [low for low in self.under[ring] if ring == min(over[low], default=-1)] for ring in whole}


def _layout(net: _Net, pairs: Sequence[Pair]) -> tuple[dict[str, Point], dict[Pair, tuple[Point, ...]]]:
    """Role -> its place, line -> the points that it passes; part stands beside part in the order of the file."""

    at: dict[str, Point] = {}
    through: dict[Pair, tuple[Point, ...]] = {}
    start = 0.0
    for part in net.parts:
        boxes = {
            role: (float(net.level[ring]), middle - net.reach[ring] + ROOM * number)
            for ring, middle in _balanced(net, _tidy(net, part)).items()
            for number, role in enumerate(net.rings[ring])
        }
        taken: dict[Point, str] = {}
        bends = {pair: _bends(pair, boxes, taken) for pair in pairs if pair[0] in boxes}
        places = [place for points in (boxes.values(), *bends.values()) for _, place in points]
        shift = start - min(places)
        at |= {role: (level, place + shift) for role, (level, place) in boxes.items()}
        through |= {pair: tuple((level, place + shift) for level, place in points) for pair, points in bends.items()}
        start = 1 + shift + max(places)
    return at, through


def _tidy(net: _Net, part: Sequence[int]) -> dict[int, float]:
    """Ring -> the place of its middle, which is that of its branches; they stand as close as they can."""

    blocks: dict[int, dict[int, float]] = {}
    for ring in sorted(part, key=lambda ring: -net.level[ring]):
        heads = net.heads[ring]
        block = _beside(net, [blocks.pop(head) for head in heads])
        blocks[ring] = block | {ring: (block[heads[0]] + block[heads[-1]]) / 2 if heads else 0.0}
    return _beside(net, [blocks[ring] for ring in sorted(blocks)])


def _beside(net: _Net, blocks: Sequence[dict[int, float]]) -> dict[int, float]:
    found: dict[int, float] = {}
    ends: dict[int, float] = {}  # level -> where the blocks so far end on it
    for block in blocks:
        places = [(net.level[ring], place - net.reach[ring]) for ring, place in block.items()]
        shift = max((ends[level] + 1 - place for level, place in places if level in ends), default=0.0)
        found |= {ring: place + shift for ring, place in block.items()}
        for ring in block:
            ends[net.level[ring]] = max(ends.get(net.level[ring], found[ring]), found[ring] + net.reach[ring])
    return found


def _balanced(net: _Net, found: dict[int, float]) -> dict[int, float]:
    """The same for superiors who share people: each in the middle over all of its own, as far as neighbours allow."""

    for level in sorted({net.level[ring] for ring in found}, reverse=True):
        people = {ring: [found[low] for low in net.under[ring]] or [found[ring]] for ring in sorted(found)}
        wish = {ring: (min(places) + max(places)) / 2 for ring, places in people.items() if net.level[ring] == level}
        row = sorted(wish, key=lambda ring: (wish[ring], found[ring]))
        stand: dict[int, float] = {}
        for ring in row:
            stand[ring] = max([wish[ring], *(stand[last] + net.reach[last] + 1 + net.reach[ring] for last in stand)])
        found |= {ring: place - fmean(stand[ring] - wish[ring] for ring in row) for ring, place in stand.items()}
    return found


def _bends(pair: Pair, boxes: Mapping[str, Point], taken: dict[Point, str]) -> tuple[Point, ...]:
    """Where a line that would run over a box passes beside it; `taken`: by lines to which upper end, which share."""

    (bottom, start), (top, end) = (boxes[role] for role in pair)
    slope, way, is_bent = (end - start) / ((bottom - top) or 1), [(bottom, start)], False
    for level in range(int(bottom) - 1, int(top), -1):
        row = [(place, CLEAR) for where, place in boxes.values() if where == level]
        shut = row + [(place, LANE) for (where, place), upper in taken.items() if where == level and upper != pair[1]]
        wish = way[-1][1] + (end - way[-1][1]) / (1 + level - top)
        sides = [side * (CLEAR + LANE * lane) for lane in range(2 * len(shut)) for side in (-1, 1)]
        gaps = sorted([wish, *(box + side for box, _ in row for side in sides)], key=lambda place: abs(place - wish))
        free = (place for place in gaps if all(abs(place - other) > away - 0.01 for other, away in shut))
        way.append((level, next(free)))
        is_bent |= any(abs(box - start - slope * (bottom - level)) < CLEAR * (1 + abs(slope)) for box, _ in row)
    taken |= dict.fromkeys(way[1:], pair[1]) if is_bent else {}
    return tuple(reversed(way[1:])) if is_bent else ()
