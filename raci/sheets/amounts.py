"""The note beside a letter -> the limit that it states, such as up to 50,000 CNY, ≤5万元 or 5万元以上."""

import re

from raci.model.conditions import Condition

TIMES = {"": 1, "万": 10_000, "亿": 100_000_000, "k": 1_000}
AMOUNT = r"(?P<{0}>\d[\d,，]*(?:\.\d+)?)\s*(?P<{0}_times>万|亿|k)?"
UNIT = r"\s*(?P<unit>元|[A-Z]{3}|[€$¥£])?"
UPTO, OVER = (
    r"(?:up to|not over|at most|≤|<=|<|不超过|不高于|不大于|低于)",
    r"(?:over|above|more than|≥|>=|>|超过|高于|大于)",
)
FORMS = [
    re.compile(rf"{OVER}\s*{AMOUNT.format('over')}元?(?:[\s,，、且]|and)*{UPTO}\s*{AMOUNT.format('upto')}{UNIT}"),
    re.compile(rf"{AMOUNT.format('over')}\s*元?\s*[-–—~～至到]\s*{AMOUNT.format('upto')}{UNIT.removesuffix('?')}"),
    re.compile(rf"{UPTO}\s*{AMOUNT.format('upto')}{UNIT}"),
    re.compile(rf"{OVER}\s*{AMOUNT.format('over')}{UNIT}"),
    re.compile(rf"{AMOUNT.format('upto')}{UNIT}\s*(?:\(含\)|（含）)?(?:以下|以内|及以下)"),
    re.compile(rf"{AMOUNT.format('over')}{UNIT}\s*(?:\(不含\)|（不含）)?(?:以上|及以上)"),
]
"""Ways to write a limit, the whole note each; 以上 and 以下 of one amount meet in it, and it belongs below."""


def condition_of(note: str) -> Condition | None:
    """The limit that is all of a note; None for any other words."""

    plain = note.strip().strip("()（）").strip()
    for form in FORMS:
        if match := form.fullmatch(plain):
            parts = match.groupdict()
            over, upto = (_amount(parts, name) for name in ("over", "upto"))
            if over is None or upto is None or over < upto:
                return Condition(over=over, upto=upto, unit=parts["unit"] or "")
    return None


def _amount(parts: dict[str, str | None], name: str) -> int | float | None:
    written = parts.get(name)
    if written is None:
        return None
    value = float(re.sub("[,，]", "", written)) * TIMES[parts.get(f"{name}_times") or ""]
    return int(value) if value.is_integer() else value
