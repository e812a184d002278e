"""Chinese text -> long official names: whole stretches between two places where a name of a party begins and ends."""

import re
from collections.abc import Iterator

from raci.draft.stretches import NOT_HEADS, STRONG, tags
from raci.draft.zh_rules import ZH, pattern

LONGEST = 20
OFFICIAL, NOMINAL, FORCED = pattern("OFFICIAL"), frozenset(ZH.list("NOMINAL")), pattern("FORCED")
ENDS_IN_HEAD = pattern("OFFICIAL_END")
PLACES = frozenset(ZH.list("PLACES"))
JOINTS = re.compile("以及|[与和及]")


def official_names(text: str) -> set[str]:
    """Names that begin where a clause, a list or a preposition opens them and end before what parties do."""

    names = [(match["name"], bool(FORCED.match(text, match.end()))) for match in OFFICIAL.finditer(text)]
    seen = {name for name, _ in names if not JOINTS.search(name)}
    return {
        part
        for name, forced in names
        for part in _parts(re.sub(r"^(?:相关|有关|所在|全体|及时|第.{1,4}条)", "", name), seen)
        if _is_name(part, forced)
    }


def _parts(name: str, seen: set[str]) -> Iterator[str]:
    """The two names that 与 or 和 joins, or the one name in which it stands: 国有资产与后勤管理处."""

    for joint in JOINTS.finditer(name):
        left, right = name[: joint.start()], name[joint.end() :]
        apart = left in seen or right in seen or right.startswith(("各", "市", "省", "县", "区", "校"))
        if apart and left not in PLACES and ENDS_IN_HEAD.search(left):
            yield from _parts(left, seen)
            yield from _parts(right, seen)
            return
    yield name


def _is_name(name: str, forced: bool) -> bool:
    """Whether a stretch is one noun: its verbs are such as stand in names, none in front unless a duty follows."""

    words = tags(name)
    if not 3 <= len(name) <= LONGEST or name in PLACES or not ENDS_IN_HEAD.search(name):
        return False
    first, kind = words[0]
    if kind[0] in "pcduqt" or (kind[0] == "v" and not forced and not JOINTS.search(name)):
        return False
    if words[-1][0] in NOT_HEADS - {"学院"} and not (forced and words[-1][0] == "人员"):
        return False
    if any(kind in ("d", "p", "u", "r") and word != "各" and word not in JOINED for word, kind in words):
        return False
    if (kind[0] == "v" or STRONG.fullmatch(first)) and first not in NOMINAL:
        return False
    return not any(STRONG.fullmatch(word) and word not in NOMINAL and word not in JOINED for word, _ in words)


JOINED = frozenset("与和及") | {"以及"}
