"""A sentence -> its coded form: every party is one private-use character, brackets are left out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from raci.draft.lexicon import lexicon
from raci.draft.party_signs import FIRST, LIMIT_PARTIES
from raci.draft.zh_rules import pattern

BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")


@dataclass(frozen=True)
class Coded:
    """`text` is what rules look at; `at[i]` and `until[i]` are the kept characters that its character i stands for."""

    text: str
    at: tuple[int, ...]
    until: tuple[int, ...]

    def party(self, index: int) -> int:
        """Which party stands at a place of the text."""

        return ord(self.text[index]) - FIRST


def code(text: str, start: int, end: int, names: "Names") -> Coded:
    """The sentence [start, end) of a kept text in its coded form."""

    hidden = [match.span() for match in BRACKETS.finditer(text, start, end)]
    characters: list[str] = []
    at: list[int] = []
    until: list[int] = []
    position = start
    while position < end:
        if hidden and position == hidden[0][0]:
            position = hidden.pop(0)[1]
            continue
        if names.lang == "en" and text[position].isspace() and (not characters or characters[-1] == " "):
            position += 1
            continue
        opens = names.openers is None or text[position] in names.openers
        stop, shown = _next(text, position, end, names) if opens else (position + 1, text[position])
        characters.append(" " if shown.isspace() else shown)
        at.append(position)
        until.append(stop)
        position = stop
        while hidden and hidden[0][0] < position:
            hidden.pop(0)
    return Coded("".join(characters), tuple(at), tuple(until))


def _next(text: str, position: int, end: int, names: "Names") -> tuple[int, str]:
    if (name := names.pattern.match(text, position, end)) and names.stands(text, *name.span("name")):
        return name.end(), chr(FIRST + names.index[names.key(name["name"])])
    if prefix := names.prefix.match(text, position, end):
        name = names.pattern.match(text, prefix.end(), end)
        if name and names.stands(text, *name.span("name")):
            return name.end(), chr(FIRST + names.index[names.key(name["name"])])
    return position + 1, text[position]


class Names:
    """All names of all parties as one pattern, the longest first."""

    def __init__(self, parties: list[tuple[str, ...]], lang: str):
        self.lang = lang
        self.index: dict[str, int] = {}
        for number, names in enumerate(parties[:LIMIT_PARTIES]):
            for name in names:
                if name:
                    self.index.setdefault(self.key(name), number)
        written = {name for names in parties[:LIMIT_PARTIES] for name in names if name}
        self.prefix = PREFIX[lang]
        self.openers = None if lang == "en" else {name[0] for name in written} | PREFIXED
        """Characters with which a name begins, or what stands before it; None for any."""
        self.pattern = _pattern(tuple(sorted(written, key=lambda name: (-len(name), name))), lang)

    def key(self, name: str) -> str:
        """One key for the forms of a name."""

        return name if self.lang == "zh" else re.sub(r"(?<=\w\w)s$", "", re.sub(r"\s+", " ", name)).lower()

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether a name that is found is one: it may be part of a longer noun or of a longer name."""

        after = text[end : end + 16]
        if self.lang == "zh":
            bare = end - start <= 2 and not HEAD_END.search(text[start:end])
            return not after.startswith(NOT_AFTER) and not (bare and BARE_NOUN.match(after))
        single = " " not in text[start:end]
        return not (single and (LONGER.match(after) or OFFICE_OF.search(text[max(0, start - 24) : start])))


HEAD_END = pattern("HEAD_END")
NOT_AFTER = ("部长", "科长", "处长", "主任", "经理", "负责人", "组长", "所长", "总监")
BARE_NOUN = re.compile(
    r"项目|合同|需求|计划|预算|订单|资料|制度|流程|管理|工作|数据|费用|成本|活动|方案|价格|指标|目标|报告|系统|人员|岗位|业务|事务|事项|台账|"
    r"档案|信息|总监|经理|主管|部|科|员|专员|中心|方式|人才|标准|质量|结果|过程|环节|意见|申请|清单|记录|报表|凭证|印章|软件|能力"
)
PREFIX = {"zh": re.compile("各|该|本|有关|相关|所有|全体|其他"), "en": re.compile("(?!)")}
"""What may stand before a name and belongs to it; English determiners are part of the pattern."""
PREFIXED = set("各该本有相所全其")
NOUNS = frozenset(lexicon("en").list("LOWER_HEADS"))
"""Names that stand in small letters too, such as supplier."""
LONGER = re.compile(r" [A-Z][a-z]+(?! ?[(])")
OFFICE_OF = re.compile(r"(?:Head|Director|Manager|Chief|VP|President|Chair|chair|Dean|Secretary) of (?:the )?$")
DETERMINER = (
    r"(?:(?:[Tt]he|[Aa]n?|[Aa]ny|[Ee]ach|[Ee]very|[Aa]ll|[Ii]ts|[Tt]heir|[Hh]is or her|[Oo]ur|next)"
    r"(?: own| other| relevant| appropriate| responsible| owning| affected| named)?\s+)?"
)


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...], lang: str) -> re.Pattern[str]:
    if not names:
        return re.compile(r"(?P<name>(?!))")
    if lang == "zh":
        return re.compile(f"(?P<name>{'|'.join(re.escape(name) for name in names)})")
    shapes = [_shape(name) for name in names]
    return re.compile(rf"(?<![\w-]){DETERMINER}(?P<name>(?:{'|'.join(shapes)}))(?![\w])(?!-[a-z])")


def _shape(name: str) -> str:
    """A name with any blanks and with or without s; one in small letters may open a sentence."""

    bare = re.sub(r"(?<=\w\w)s$", "", name)
    words = [re.escape(word) for word in bare.split(" ")]
    if bare[:1].islower() or (len(words) > 1 and not re.search(r"[A-Z]", bare[1:])) or bare.lower() in NOUNS:
        words[0] = f"[{bare[0].upper()}{bare[0].lower()}]{words[0][1:]}"
    return r"\s+".join(words) + "s?"
