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


def meet(one: Condition | None, other: Condition | None) -> bool:
    """True where both certainly hold in some case; None holds always. Other words, or other units, are other cases."""

    if one is None or other is None:
        return True
    if one.text != other.text or one.is_range != other.is_range or one.unit != other.unit:
        return False
    return max(_low(one), _low(other)) < min(_high(one), _high(other))


def meeting(conditions: Sequence[Condition | None]) -> list[tuple[int, int]]:
    """Pairs of places in the list whose conditions meet; every place that meets another one is in one of them."""

    always = [place for place, one in enumerate(conditions) if one is None]
    if always:
        return [(always[0], place) for place in range(len(conditions)) if place != always[0]]
    kinds: dict[tuple[Text | None, str, bool], list[tuple[Condition, int]]] = {}
    for place, one in enumerate(conditions):
        if one is not None:
            kinds.setdefault((one.text, one.unit, one.is_range), []).append((one, place))
    return [pair for kind in kinds.values() for pair in _overlaps(sorted(kind, key=lambda held: _low(held[0])))]


def _overlaps(ranges: Sequence[tuple[Condition, int]]) -> Iterator[tuple[int, int]]:
    """Of ranges in the order of their beginnings, each that begins before the furthest so far ends, with that one."""

    furthest = ranges[0]
    for one in ranges[1:]:
        if meet(furthest[0], one[0]):
            yield furthest[1], one[1]
        furthest = max(furthest, one, key=lambda held: _high(held[0]))


def common(one: Condition | None, other: Condition | None) -> Condition | None:
    """Where two conditions that meet hold together; None for always."""

    if one is None or other is None:
        return one or other
    low, high = max(_low(one), _low(other)), min(_high(one), _high(other))
    return replace(one, over=low if low >= 0 else None, upto=high if high < INFINITE else None)


def uncovered(conditions: Iterable[Condition | None]) -> list[Condition]:
    """The ranges of amounts from 0 on that none of the conditions covers; [] where one cannot tell.

    One cannot tell where words or several units divide the cases. Ranges are in the order of their amounts.
    """

    known = [one for one in conditions if one is not None]
    held = list(conditions) if not isinstance(conditions, list) else conditions
    if not known or len(known) < len(held) or any(one.text or not one.is_range for one in known):
        return []
    if len({one.unit for one in known}) > 1:
        return []
    found: list[Condition] = []
    reached: float = 0 if min(map(_low, known)) >= 0 else -1
    for one in sorted(known, key=_low):
        if _low(one) > reached:
            found.append(Condition(over=reached or None, upto=one.over, unit=one.unit))
        reached = max(reached, _high(one))
    return found if reached == INFINITE else [*found, Condition(over=reached, unit=known[0].unit)]


def condition_in_words(condition: Condition, lang: str) -> str:
    """Such as "over 10,000 and up to 50,000 CNY, strategic projects"."""

    unit = f" {condition.unit}" if condition.unit else ""
    amounts = {"over": _amount(condition.over), "upto": _amount(condition.upto) + unit}
    told = [condition.text.of(lang)] if condition.text else []
    if condition.over is not None and condition.upto is not None:
        told.insert(0, say("over {over} and up to {upto}", lang, **amounts))
    elif condition.over is not None:
        told.insert(0, say("over {over}", lang, over=amounts["over"] + unit))
    elif condition.upto is not None:
        told.insert(0, say("up to {upto}", lang, upto=amounts["upto"]))
    return phrases(told, lang)


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
