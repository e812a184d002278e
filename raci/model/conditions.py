"""Condition: when a letter holds, as words or as a range of amounts; approval limits are the commonest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from raci.words.lists import phrases
from raci.words.sentences import Text, say

INFINITE = float("inf")


@dataclass(frozen=True)
class Condition:
    """`over` is where a range begins and does not belong to it, `upto` where it ends and does; both in one `unit`."""

    text: Text | None = None
    over: int | float | None = None
    upto: int | float | None = None
    unit: str = ""

    @property
    def is_range(self) -> bool:
        return self.over is not None or self.upto is not None


def meet(condition: Condition | None, other: Condition | None) -> bool:
    """True where both certainly hold in some case; None holds always. Other words, or other units, are other cases."""

    if condition is None or other is None:
        return True
    if condition.text != other.text or condition.is_range != other.is_range or condition.unit != other.unit:
        return False
    return max(_low(condition), _low(other)) < min(_high(condition), _high(other))


def meeting(conditions: Sequence[Condition | None]) -> list[tuple[int, int]]:
    """Pairs of places in the list whose conditions meet; every place that meets another one is in one of them."""

    always = [position for position, condition in enumerate(conditions) if condition is None]
    if always:
        return [(always[0], position) for position in range(len(conditions)) if position != always[0]]
    kinds: dict[tuple[Text | None, str, bool], list[tuple[Condition, int]]] = {}
    for position, condition in enumerate(conditions):
        if condition is not None:
            kinds.setdefault((condition.text, condition.unit, condition.is_range), []).append((condition, position))
    return [pair for kind in kinds.values() for pair in _overlaps(sorted(kind, key=lambda held: _low(held[0])))]


def _overlaps(ranges: Sequence[tuple[Condition, int]]) -> Iterator[tuple[int, int]]:
    """Of ranges in the order of their beginnings, each that begins before the furthest so far ends, with that one."""

    furthest = ranges[0]
    for later in ranges[1:]:
        if meet(furthest[0], later[0]):
            yield furthest[1], later[1]
        furthest = max(furthest, later, key=lambda held: _high(held[0]))


def common(condition: Condition | None, other: Condition | None) -> Condition | None:
    """Where two conditions that meet hold together; None for always."""

    if condition is None or other is None:
        return condition or other
    low, high = max(_low(condition), _low(other)), min(_high(condition), _high(other))
    return replace(condition, over=low if low >= 0 else None, upto=high if high < INFINITE else None)


def uncovered(conditions: Iterable[Condition | None]) -> list[Condition]:
    """The ranges of amounts from 0 on that none of the conditions covers; [] where one cannot tell.

    One cannot tell where words or several units divide the cases. Ranges are in the order of their amounts.
    """

    known = [condition for condition in conditions if condition is not None]
    held = list(conditions) if not isinstance(conditions, list) else conditions
    if not known or len(known) < len(held) or any(condition.text or not condition.is_range for condition in known):
        return []
    if len({condition.unit for condition in known}) > 1:
        return []
    gaps: list[Condition] = []
    reached: float = 0 if min(map(_low, known)) >= 0 else -1
    for condition in sorted(known, key=_low):
        if _low(condition) > reached:
            gaps.append(Condition(over=reached or None, upto=condition.over, unit=condition.unit))
        reached = max(reached, _high(condition))
    return gaps if reached == INFINITE else [*gaps, Condition(over=reached, unit=known[0].unit)]


def condition_in_words(condition: Condition, lang: str) -> str:
    """Such as "over 10,000 and up to 50,000 CNY, strategic projects"."""

    unit = f" {condition.unit}" if condition.unit else ""
    amounts = {"over": _amount(condition.over), "upto": _amount(condition.upto) + unit}
    parts = [condition.text.of(lang)] if condition.text else []
    if condition.over is not None and condition.upto is not None:
        parts.insert(0, say("over {over} and up to {upto}", lang, **amounts))
    elif condition.over is not None:
        parts.insert(0, say("over {over}", lang, over=amounts["over"] + unit))
    elif condition.upto is not None:
        parts.insert(0, say("up to {upto}", lang, upto=amounts["upto"]))
    return phrases(parts, lang)


def briefly(condition: Condition) -> str:
    """The condition where there is room for a few characters: ≤ and > for amounts, … for words alone."""

    if condition.over is not None and condition.upto is not None:
        return f"{_amount(condition.over)}–{_amount(condition.upto)}"
    if condition.over is not None:
        return f">{_amount(condition.over)}"
    return f"≤{_amount(condition.upto)}" if condition.upto is not None else "…"


def sign(condition: Condition) -> str:
    """One character for the corner of a letter: up to, over, between, or words alone."""

    if condition.is_range:
        return "↔" if condition.over is not None and condition.upto is not None else "≤" if condition.upto else ">"
    return "…"


def _amount(value: int | float | None) -> str:
    return "" if value is None else f"{value:,}"


def _low(condition: Condition) -> float:
    """Where the range begins; a range without a beginning takes in what is not more than nothing as well."""

    return -1 if condition.over is None else condition.over


def _high(condition: Condition) -> float:
    return INFINITE if condition.upto is None else condition.upto
