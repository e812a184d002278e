"""Chinese text -> stretches that may be names of parties: from where a name can begin to a head such as 部 or 经理."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from raci.draft.zh_rules import ZH, pattern

LONGEST_NAME = 12
HEAD, HEAD_END, STRONG = pattern("HEAD"), pattern("HEAD_END"), pattern("STRONG")
PEOPLE = re.compile("会员|成员|第三方|客户|员工|学生|供应商|人员|业主|家长|职工|用户|经销商|合作伙伴|外部专家")
NOT_HEADS, STOPS = frozenset(ZH.list("NOT_HEADS")), frozenset(ZH.list("STOPS"))
NOT_PARTIES, GENERIC = frozenset(ZH.list("NOT_PARTIES")), tuple(ZH.list("GENERIC"))


def anchored(text: str) -> Iterator[str]:
    """Every stretch from where a name can begin to a head of names; once for each occurrence."""

    for line in text.split("\n"):
        words = [(word, kind) for chunk in _chunks(line) for word, kind in tags(chunk)]
        for index, (word, _) in enumerate(words):
            joined = (words[index - 1][0] if index and len(word) == 1 else "") + word
            if (
                HEAD_END.search(joined)
                and (word if len(word) > 1 else joined) not in NOT_HEADS
                and not _runs_on(words, index)
            ):
                yield from _names_to(words, index)


def _chunks(line: str) -> list[str]:
    """A long line in parts that the tagger takes at once and remembers."""

    return re.findall(r"[^。；]*[。；]?", line)


def _runs_on(words: list[tuple[str, str]], index: int) -> bool:
    """供应部 in 供应部部长 is found with the whole name too; 中心 in 以安全为中心 is no name."""

    return words[index][0] == "中心" and any(word == "为" for word, _ in words[max(0, index - 1) : index])


def _names_to(words: list[tuple[str, str]], index: int) -> Iterator[str]:
    name, at = words[index][0], index - 1
    while at >= 0 and len(name) + len(words[at][0]) <= LONGEST_NAME and _inside(words[at], name):
        name = words[at][0] + name
        at -= 1
    yield name
    if at >= 1 and words[at][0] in ("与", "和", "及") and _inside(words[at - 1], name):
        left = words[at - 1][0]
        before = words[at - 2][0] if at >= 2 else "\n"
        if not HEAD_END.search(left) and len(left) >= 2 and (before in "，。；：、\n（" or STRONG.fullmatch(before)):
            yield f"{left}{words[at][0]}{name}"


def _inside(tagged: tuple[str, str], name: str) -> bool:
    """Whether a word can stand inside a name, before what is known of it."""

    word, kind = tagged
    if not re.fullmatch(r"[\u3400-\u9fffA-Za-z/0-9]+", word) or STRONG.fullmatch(word) or word in STOPS:
        return False
    if re.search(r"^[后前须应可经由报送交并者及向需](?![营济台勤急收社询])[\u3400-\u9fff]?$", word):
        return False
    return kind[0] not in "pcurdmqtyxef" or word in ("上", "总", "副", "首席")


@cache
def _tagger() -> object:
    import rjieba  # 0.1 to 0.6 s: only for texts in Chinese

    return rjieba


@cache
def tags(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text, each with what jieba takes it for."""

    return tuple(_tagger().tag(text))  # type: ignore[attr-defined]


GLUED = re.compile(r"^[\d/]+|^.*(?:由|洽|交给|送给|发给|转给|不能满足|供(?=[^应方货电水销暖气热血给]))(?=.{2})")
"""What the tagger leaves before a name that it has cut wrongly: 签到表由导览员."""


def trim(name: str, counts: Counter[str]) -> str:
    """A candidate without the verbs and adverbs that stand before the name in it."""

    name = GLUED.sub("", name)
    if name[0] in "转请问找跟供" and counts[name[1:]]:
        return name[1:]
    while len(name) > 2:
        shorter = _without_first(name, counts)
        if shorter == name:
            return name
        name = shorter
    return name


def _without_first(name: str, counts: Counter[str]) -> str:
    for prefix in GENERIC:
        if name.startswith(prefix) and HEAD.search(name[len(prefix) :]) and len(name) - len(prefix) >= 2:
            return name[len(prefix) :] if len(name) - len(prefix) > 2 else name
    if inner := re.match(r"[^各该本其]{1,6}[各该本其]", name):
        return name[inner.end() :] if HEAD.search(name[inner.end() :]) else name
    words = tags(name)
    if len(words) < 2:
        return name
    word, kind = words[0]
    rest = name[len(word) :]
    if len(rest) < 2 or not HEAD.search(rest) or rest in NOT_PARTIES:
        return name
    known = counts[rest] >= 1
    if kind[0] == "v" and PEOPLE.fullmatch(rest):
        return rest
    if STRONG.fullmatch(word) and (known or len(rest) >= 3) and not _modifies(word, rest):
        return rest
    if kind[0] in "pcdurmqt" or (kind == "v" and known and not _modifies(word, rest)):
        return rest
    if known and counts[rest] > counts[name] and kind in ("n", "vn", "v") and len(word) >= 2:
        return rest if _is_object(word) else name
    return name


def _modifies(word: str, rest: str) -> bool:
    """Whether the word belongs to the name: 管理委员会, 监督小组, 检查组, 服务中心."""

    bare = HEAD.fullmatch(rest)
    return bool(bare) and word in (
        [
            "管理",
            "服务",
            "监督",
            "检查",
            "考核",
            "培训",
            "协调",
            "执行",
            "实施",
            "咨询",
            "支持",
            "指导",
            "联合",
            "组织",
            "采购",
            "审计",
            "审核",
            "评审",
            "验收",
        ]
    )


def _is_object(word: str) -> bool:
    return bool(STRONG.fullmatch(word))
