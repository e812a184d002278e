"""What follows a name or a condition in Chinese: whether a task does, and whether the condition's subject acts then."""

import re

from raci.draft.party_signs import PARTY
from raci.draft.stretches import tags
from raci.draft.zh_rules import ZH, pattern

PENALTY, COUNTERPART = pattern("PENALTY"), pattern("COUNTERPART")
VERB_AFTER = frozenset(ZH.list("VERB_AFTER"))
"""Rules that hold only where a verb follows what they have found: who is told to do something."""
THINGS = re.compile(r"(?:情况|结果|信息|原因|时间|日期|事项|意见|记录|报告|说明|数据|资料|材料|名单|清单|[表单书]|的)$")

RECEIVES = re.compile("接到|收到|接报|接获|获悉|得知|受理")
"""Who gets word of somebody's wish acts on it: 客服接到投诉后."""
KNOWING = re.compile("知悉|知晓|了解|掌握|参考|阅知|周知|存查|备查")


def names_task(rest: str) -> bool:
    """Whether what follows a name is work to be done, such as 备货 or 向客户说明, and no thing such as 到货时间."""

    words = [kind[0] for _, kind in tags(re.sub(PARTY, "他", rest)) if kind[0] not in "da"]
    if words and words[0] == "p":
        return "v" in words
    return bool(words) and words[0] == "v" and not THINGS.search(rest) and not KNOWING.match(rest)


def leads_on(condition: str, after_subject: str) -> bool:
    """Whether the subject of a condition is the one that acts then: 仓库接到通知后, but not 客户投诉时."""

    return "的" not in after_subject[:-1] and bool(RECEIVES.search(condition) or not COUNTERPART.search(condition))


def is_penalty(text: str) -> bool:
    """Whether a clause says what befalls somebody, and not what that party does."""

    return bool(PENALTY.match(text))
