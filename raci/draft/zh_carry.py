"""Whether a Chinese clause without a subject goes on with the one before it, or speaks of somebody else."""

import re
from collections.abc import Mapping

from raci.draft.context import Notes
from raci.draft.party_signs import PARTY
from raci.draft.rule import Rule
from raci.draft.stretches import tags
from raci.draft.values import Silence, Source
from raci.draft.zh_rules import ZH, pattern

AGENT, PASSIVE, TOPIC_SENT, CUE_HEAD, TOPIC_MUST, BARE_TOPIC, NEEDS = (
    pattern(name) for name in ("AGENT", "PASSIVE", "TOPIC_SENT", "CUE_HEAD", "TOPIC_MUST", "BARE_TOPIC", "NEEDS")
)
FORBIDDEN = re.compile(ZH.words["FORBID"])
OTHERS = re.compile(f"^[^，{PARTY[1:-1]}]{{2,10}}的(?!话)[^，]")
"""Who or what meets a condition, as the subject of a clause: 损坏的照价赔偿."""


def goes_on(notes: Notes, text: str, claims: Mapping[int, Rule]) -> bool:
    """Whether a clause without a subject of its own tells what the subject before it does."""

    assert notes.subject is not None
    passive = PASSIVE.match(text)
    if FORBIDDEN.search(text) or any(rule.id == "zh.without-consent" for rule in claims.values()):
        notes.reasons.append(Silence.PROHIBITION)
        return False
    if passive and not TOPIC_SENT.match(text) and _is_noun(passive["topic"]):
        notes.reasons.append(Silence.NO_PARTY)
        return False
    left = notes.subject.source in (Source.AGENT, Source.BEFORE)
    if (left and OTHERS.match(text)) or AGENT.search(text) or NEEDS.match(text):
        notes.reasons.append(Silence.NO_PARTY)
        return False
    must = TOPIC_MUST.match(text)
    if must and not notes.found and _is_noun(must["topic"]):
        notes.reasons.append(Silence.NO_PARTY)
        return False
    sent = CUE_HEAD.match(text) or TOPIC_SENT.match(text)
    if notes.subject.source == Source.BEFORE and (CUE_HEAD.match(text) or BARE_TOPIC.match(text)):
        return False
    listed = notes.subject.source in (Source.HEADING, Source.LABEL, Source.LIST)
    held = "RCI" if listed else "RACI"  # who decides under a heading and hands on what is beyond the limit does both
    return not (sent and all(notes.has(party, held) for party in notes.subject.parties))


def _is_noun(topic: str) -> bool:
    """Whether what stands before a modal verb is a thing or a person, and no verb: 出纳 in 出纳方可支付."""

    return tags(topic)[0][1][0] != "v" or bool(re.fullmatch(ZH.any_of("POSTS"), topic))
