"""Where a title ends that is glued to the sentence behind it, as web copies of Chinese pages have it."""

import re

OPENERS = re.compile(
    r"根据|按照?|依据|遵照|通过|对(?!外|内|接|账|策|象)|为(?!期|主)|在|由|因|当|以|针对|围绕|结合|关于|未|经(?!营|济|费|理|验|销)|与|将|把|从|"
    r"每|定期|及时|统一|全面|合理|积极|严格|认真|切实|凡|如|若|应|须|可|本|各|其|该|所有|任何|一般|必要时|"
    r"负责|制定|制订|拟定|拟订|编制|编写|起草|撰写|建立|健全|完善|组织|开展|收集|汇总|整理|分析|研究|策划|规划|规范|"
    r"梳理|维护|管理|监督|检查|协助|配合|参与|参加|协调|落实|执行|贯彻|跟踪|跟进|记录|受理|处理|审核|审批|审定|审查|"
    r"核算|核对|提供|提出|提交|办理|保管|安排|指派|分配|指导|培训|采取|采购|加强|做好|确保|保证|优化|明确|确定|"
    r"关注|了解|掌握|填写|签订|验收|评价|评估|考核|主持|召开|承担|承办|实施|推进|推动|识别|接听|回复|解答|"
    r"投资额|金额|标的额|单笔|超过|确需|需要|拟|[^\u3400-\u9fff]*\d+个?工作日|完成|项目完成|结项后|员工|客户(?!验|沟|满|关|投|服)"
)
TITLE_LIMIT = 14


def title_end(content: str, names: tuple[str, ...] = ()) -> int:
    """How many characters at the head of a piece are its title; 0 for none, the whole length for nothing else.

    A title is a noun phrase of 2 to 14 characters. Of the places where a sentence may open, the one is taken
    that leaves a title of the common shapes: four or six characters, or two words joined by 与.
    """

    if len(content) <= TITLE_LIMIT and not re.search(r"[，。；]", content):
        return 0
    if stated := re.match(r"[^，。；：]{2,16}?(?:职责|原则|目的|范围)(?=[^：，。、的])", content):
        return stated.end()
    if colon := re.match(r"[^，。；：]{2,14}：", content):
        return colon.end()
    limit = min(TITLE_LIMIT, len(re.split(r"[，。；：、]", content, maxsplit=1)[0]))
    best, best_score, earlier = 0, 0.0, 0
    verb_ends = 0  # where the last word ends that may open the sentence: what it governs opens none
    for cut in range(2, limit + 1):
        named = content.startswith(names, cut)
        if not named and not OPENERS.match(content, cut):
            continue
        bonus = (1.2 if verb_ends != cut else -2.5) if named else 0.0
        score = _fit(content, cut) + bonus - earlier - _runs_on(content, cut)
        opener = OPENERS.match(content, cut)
        verb_ends = opener.end() if opener and score >= GOOD else verb_ends
        if score > best_score:
            best, best_score = cut, score
        earlier = 0 if JOINT.search(content[:cut]) is None and content[cut] in "与和及" else earlier + 1
    return best


GOOD = 2.0
"""From such a fit on a place is a good one by itself."""
JOINT = re.compile("[与和及]")


def _runs_on(content: str, cut: int) -> float:
    """How much speaks for the word at a place being the last one of the title and not the first of the sentence."""

    if content[cut] in "与和及" and not JOINT.search(content[:cut]):
        return 3.0
    opener = OPENERS.match(content, cut)
    verb = opener is not None and len(opener[0]) == 2 and not ADVERBS.match(opener[0])
    return 2.0 if verb and opener is not None and OPENERS.match(content, opener.end()) else 0.0


ADVERBS = re.compile(
    "根据|按照|依据|遵照|通过|针对|围绕|结合|关于|定期|及时|统一|全面|合理|积极|严格|认真|切实|所有|任何|一般|负责|确需|需要"
)


def _fit(content: str, cut: int) -> float:
    title = content[:cut]
    score = {2: 0.6, 4: 2.0, 5: 1.0, 6: 1.6, 7: 1.4, 8: 1.2, 9: 1.1}.get(cut, 0.5)
    if joined := re.fullmatch(r"(.{2,6})[与和及](.{2,6})", title):
        score += 2.6 - 0.3 * abs(len(joined[1]) - len(joined[2]))
    if re.search(r"[与和及的对为由在向]$|^[根按对为由在]", title):
        score -= 5
    return score
