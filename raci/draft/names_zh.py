"""Chinese text -> the parties it names: heads such as 部 and 经理, and the places where only a party can stand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from raci.draft.blocks import Block
from raci.draft.official import official_names
from raci.draft.placed import acting, role_lines, slots
from raci.draft.stretches import GENERIC, HEAD_END, LONGEST_NAME, NOT_PARTIES, STRONG, anchored, tags, trim
from raci.draft.values import Kind
from raci.draft.zh_rules import ZH, pattern

POSTS, OUTSIDERS = ZH.any_of("POSTS"), ZH.any_of("OUTSIDERS")
ALIAS, DUTIES, NOT_HEADINGS, GENERAL = (pattern(name) for name in ("ALIAS", "DUTIES", "NOT_HEADINGS", "GENERAL"))


def find_names(text: str, outline: list[Block]) -> dict[str, tuple[str, ...]]:
    """Name -> its aliases, in the order of the text; names that one text uses for one party are not merged."""

    counts = Counter(anchored(text))
    names = {trim(name, counts) for name in counts}
    names |= (
        set(_headings(text, outline))
        | set(_labels(text, outline))
        | set(slots(text))
        | set(role_lines(text))
        | set(GENERAL.findall(text))
    )
    official = {name for name in official_names(text) if name not in NOT_PARTIES}
    official |= {name for name in acting(text) if name not in NOT_PARTIES}
    defined = {name for name in official if f"{name}（" in text}
    general = set(GENERAL.findall(text))
    names = (
        _without_glue(
            {name for name in names if _is_party(name) and not _is_object(name, text)} - general | official, text
        )
        | defined
    )
    names |= {name for name in general if _is_party(name)}
    aliases = {match["alias"]: _full(match["name"], names) for match in ALIAS.finditer(text)}
    aliases = {alias: full for alias, full in aliases.items() if HEAD_END.search(full) or HEAD_END.search(alias)}
    names = (names - set(aliases.values())) | set(aliases)
    names = {name for name in names if not _only_inside(name, names, text, set(aliases.values()))}
    names = {name for name in names if not _is_sentence(name, text) and not _is_called(name, text)}
    names = {name for name in names if not _is_joined(name, names, text)}
    names = {name for name in names if not FILLS.search(name) and not _is_cut(name, text)}
    order = sorted((text.find(name), name) for name in names if name in text)
    return {name: (aliases[name],) if name in aliases else () for _, name in order}


FILLS = re.compile("(?<![责主])任(?:组长|主任|主席|召集人)$|负(?:直接|主要|全面|重要)?领导$")
"""Who fills a post, or bears a burden: 局长任组长, 负领导责任."""
SIDES = re.compile("方[可才向案式法面便针]")
ARTICLE = re.compile(r"^第[一二三四五六七八九十百零〇\d]+[条章节款]")
COMMON = re.compile("(?:员工|客户|团队|部门|领导|上级|人员|门店|成员|用户|企业)$")


def _is_sentence(name: str, text: str) -> bool:
    """Whether a long name that stands once is a verb with its object: 积极主动带教员工."""

    common = len(name) >= 5 and text.count(name) == 1 and COMMON.search(name)
    return bool(common) and tags(name)[0][1] in ("v", "d", "a", "ad", "zg")


def _is_object(name: str, text: str) -> bool:
    """Whether a name that stands once is a verb and what it is about: 解决团队, 适应企业."""

    bare = re.fullmatch("(.{2})(?:团队|部门|上级|企业|公司|客户|领导|机构)", name)
    return bool(bare) and text.count(name) == 1 and tags(name)[0] == (name[:2], "v")


def _is_joined(name: str, names: set[str], text: str) -> bool:
    """Whether a name that stands once is a thing and a party that stands alone too: 情况和客户."""

    joined = re.fullmatch("(.+?)[与和及](.+)", name)
    return joined is not None and text.count(name) == 1 and joined[2] in names


def _is_cut(name: str, text: str) -> bool:
    """Whether a name ends inside a word: 发展方 in 发展方向, 验收合格方 in 验收合格方可."""

    at = text.find(name) + len(name) - 1
    return name[-1] == "方" and bool(SIDES.match(text, at))


def _is_called(name: str, text: str) -> bool:
    """Whether a name is only the head of a word such as 所称, or stands nowhere but in the title of the text."""

    title = text.lstrip().split("\n", 1)[0]
    if len(title) <= LONGEST_NAME * 3 and title.startswith(name) and text.count(name) == 1:
        return True
    if re.fullmatch("(?:主管|归口|归口管理|责任|牵头|业务主管)(?:部门|单位)", name):
        return not re.search(f"(?<!的){name}", text)  # what a party is called: 是数据共享的主管部门
    return name.endswith("所") and not re.search(f"{name}(?![称需属有列在提持做辖述涉附])", text)


def _only_inside(name: str, names: set[str], text: str, full: set[str]) -> bool:
    """Whether a name stands nowhere but in longer ones: 控科 in 物控科."""

    longer = [other for other in names | full if name != other and name in other]
    alone = re.sub("|".join(map(re.escape, sorted(longer, key=len, reverse=True))), "\n", text) if longer else text
    return name not in alone


def _without_glue(names: set[str], text: str) -> set[str]:
    """Without names that are a known name with a title or a verb before it, seen once only."""

    glued = set()
    for name in names:
        for tail in names:
            if name != tail and name.endswith(tail) and text.count(name) == 1 and text.count(tail) >= 3:
                head = name[: -len(tail)]
                if head not in names and not name.startswith(GENERIC) and len(head) >= 2 and tail not in BARE:
                    glued.add(name)
    return names - glued


BARE = frozenset(ZH.list("BARE"))


def _full(stretch: str, names: Iterable[str]) -> str:
    """The full name at the end of what stands before its short form; a list of names is left as it is."""

    bare = ARTICLE.sub("", stretch)
    if "、" in bare:
        return bare
    return max((name for name in names if bare.endswith(name)), key=len, default="") or bare


def _headings(text: str, outline: list[Block]) -> Iterator[str]:
    """Headings of duty lists: 供应部职责, or a name alone under a heading that speaks of duties."""

    seen = False
    roles = bool(re.search(r"岗位职责|职责说明|岗位说明", text[:200]))
    for block in outline:
        if block.kind != "heading" or not (block.number or seen):
            seen = seen or block.kind == "item"
            continue
        bare = heading_name(text[block.start : block.end])
        above = outline[block.parent] if block.parent is not None else None
        duties = above is not None and _speaks_of_duties(text[above.start : above.end])
        stated = DUTIES.search(text[block.start : block.end])
        if stated or duties or (roles and above is None):
            for name in re.split(r"\s*[/、与和及]\s*", bare) if "/" in bare or "、" in bare else [bare]:
                if 2 <= len(name) <= LONGEST_NAME and not NOT_HEADINGS.search(name) and not _acts(name):
                    yield name


def _labels(text: str, outline: list[Block]) -> Iterator[str]:
    """Words before a colon under a heading that speaks of duties: 统筹：编排通告."""

    for block in outline:
        above = outline[block.parent] if block.parent is not None else None
        if not block.label or above is None or not _speaks_of_duties(text[above.start : above.end]):
            continue
        name = re.sub(r"（[^）]*）", "", text[slice(*block.label)]).strip(" *_：:")
        if (
            2 <= len(name) <= LONGEST_NAME
            and not NOT_HEADINGS.search(name)
            and (text.count(name) > 1 or not _acts(name))
        ):
            yield name


def _acts(name: str) -> bool:
    """Whether a heading begins with a verb and ends with no head: what is to be done, and nobody."""

    return not HEAD_END.search(name) and (bool(STRONG.match(name)) or tags(name)[0][1] == "v")


def _speaks_of_duties(title: str) -> bool:
    """Whether a heading stands over lists of duties and is none of them itself."""

    named = HEAD_END.search(heading_name(title)) and not re.search(r"(?:机构|组织)[与和及]?$", heading_name(title))
    return bool(re.search(r"职责|分工|机构|岗位|角色", title)) and not named


def heading_name(title: str) -> str:
    """A heading without what it says of duties and without its brackets."""

    bare = re.sub(r"[（(][^）)]*[）)]?", "", title)
    return DUTIES.sub("", bare).strip(" ：:*_").rstrip("与和及")


def _is_party(name: str) -> bool:
    bare = name
    for prefix in GENERIC:
        bare = bare.removeprefix(prefix)
    if (
        len(name) < 2
        or name in NOT_PARTIES
        or name in BARE - {"员工", "客户", "供应商", "部门负责人", "出纳", "会计"}
        or bare in NOT_PARTIES - {"部门", "单位", "上级", "组"}
        or not bare
    ):
        return False
    if re.search(r"有限公司|股份公司|[\d]$|^[\d]", name) or len(name) > LONGEST_NAME:
        return False
    words = tags(name)
    tail = name[len(words[0][0]) :]
    is_office = re.fullmatch(".{2}[部科]", name)
    if len(words) > 1 and STRONG.fullmatch(words[0][0]) and tail in NOT_PARTIES and not is_office:
        return False
    if name.endswith(("实验室", "教室")):  # a place, unless the whole stretch acts
        return False
    return not re.search(r"^(?:第(?!三方)|一|两|三|几|多|各种|这|那|何|哪|什么)", name)


def kind_of(name: str) -> Kind:
    """What sort of party a Chinese name is, by its head."""

    if re.search(rf"^(?:{OUTSIDERS})|(?:{OUTSIDERS})$", name):
        return Kind.OUTSIDE
    if name.startswith(("各", "全体", "所有", "相关", "有关")) or re.search(r"员工$|职工$|人员$|成员$", name):
        return Kind.GROUP
    if re.search(r"会$|组$|层$|班子$|团队$|委$", name):
        return Kind.BODY
    return Kind.ROLE if re.search(rf"(?:{POSTS})$", name) else Kind.DEPARTMENT
