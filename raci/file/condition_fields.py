"""When a letter holds -> Condition: words, or a range of amounts with words beside it."""

from typing import Any

from raci.file.fields import number, word
from raci.file.nodes import Node
from raci.file.reader import Either, Reader, Record
from raci.file.records import record, text
from raci.file.report import Report
from raci.model.conditions import Condition
from raci.words.sentences import Text

LIMIT_AMOUNT = 1e15  # greater ones are not told exactly by every program

_READ = number(0, LIMIT_AMOUNT, whole=False)


def _amount(node: Node, report: Report) -> int | float | None:
    amount: float | None = _READ(node, report)
    return int(amount) if amount is not None and amount.is_integer() else amount


amount = Reader(_amount, _READ.shape)
"""A reader of an amount, a whole number where it is one."""

_FIELDS: dict[str, Reader[Any]] = {"text": text, "over": amount, "upto": amount, "unit": word}
_KEYS = record(Condition, _FIELDS)


def _condition(node: Node, report: Report) -> Condition | None:
    if node.pairs is None:
        text = word(node, report)
        return None if text is None else Condition(Text(text, text))
    condition = _KEYS(node, report)
    if condition is None:
        return None
    if not condition.text and not condition.is_range:
        report.add(node, "condition-empty")
    elif condition.over is not None and condition.upto is not None and condition.over >= condition.upto:
        report.add(node, "condition-range", over=condition.over, upto=condition.upto)
    else:
        return condition
    return None


_SHAPE = Record(Condition, _FIELDS, (), some=("text", "over", "upto"))
condition = Reader(_condition, Either(word, Reader(_KEYS.read, _SHAPE)))
"""A reader of a Condition from plain words, or from {over: , upto: , unit: , text: }."""
