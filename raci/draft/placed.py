"""Chinese text -> names that are known by where they stand: in the place of who acts, or in a line of posts."""

import re
from collections import Counter
from collections.abc import Iterator

from raci.draft.stretches import HEAD_END, NOT_HEADS, NOT_PARTIES, STRONG, tags
from raci.draft.zh_rules import ZH, pattern

SLOT, OFFICE_SLOT, ROLE_LINE, ACTING = (pattern(name) for name in ("SLOT", "OFFICE_SLOT", "ROLE_LINE", "ACTING"))
OFFICES = frozenset(ZH.list("OFFICES"))
"""Offices that are often called without a head."""


def slots(text: str) -> Iterator[str]:
    """Names without a head where only a party can stand: 由财务核销, 抄送采购; unusual ones only when seen twice."""

    yield from (match["name"] for match in OFFICE_SLOT.finditer(text))
    names = Counter(match["by"] or match["to"] for match in SLOT.finditer(text))
    for name, count in names.items():
        if HEAD_END.search(name) or STRONG.match(name):
            continue
        if name in OFFICES or (count >= 2 and len(name) <= 6 and _nominal(name)):
            yield name


def _nominal(name: str) -> bool:
    words = tags(name)
    return (
        len(words) <= 2
        and words[-1][1][0] in "nv"
        and words[-1][0] not in NOT_PARTIES
        and words[0][1][0] not in "rmdpct"
    )


def acting(text: str) -> Iterator[str]:
    """Names by a common ending where only who acts can stand: 由提出部门填写, 制冷工佩戴; the tagger may cut them."""

    for match in ACTING.finditer(text):
        name, by = match["name"], text.endswith("由", 0, match.start())
        acts = tags(match["next"])[0][1][0] in "vdp" or STRONG.match(match["next"])
        begins = tags(name)[0][1]
        governed = name.endswith("公司") and (begins in ("v", "p", "d") or STRONG.match(name))  # 制定公司制度
        is_noun = by or not (governed or (STRONG.match(name) and text.count(name) == 1))
        if (acts or by) and is_noun and name not in NOT_HEADS and not NO_POST.search(name):
            yield name


NO_POST = re.compile("(?:[施加开竣完停复返动分职]工|[官全会]员|^.人员|[我贵全总母子]公司|成员)$|^(?:任何|全体|所有)")


def role_lines(text: str) -> Iterator[str]:
    """【直接上级】总经理   【下属】店铺运营、投放专员"""

    for line in ROLE_LINE.finditer(text):
        for name in re.split(r"[、，,\s/]+", line[1]):
            if 2 <= len(name) <= 10:
                yield name
