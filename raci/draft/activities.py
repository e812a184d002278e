"""What else a sentence tells of an activity: a short name, the act, times, and what follows a no."""

import re
from functools import cache

from raci.draft.lexicon import lexicon
from raci.draft.values import Draft, Sentence
from raci.model.work import Act, When
from raci.words.sentences import Text

LONGEST = {"zh": 24, "en": 60}
"""Characters of a name."""
SCOPE_ZH = re.compile(r"^[^，。；：]{0,30}?(?:的|时|后|前|内|起|之前|之后)，")
HEAD_ZH = re.compile(
    r"^(?:应当|应该|应(?!急|收|付)|必须|须|需要|需(?!求)|可以|可(?!行)|负责|要|并|同时|及时|定期|统一|"
    r"每(?:天|日|周|月|季度|半年|年|学期)(?:\d+[日月]?|[一二三四五六])?(?:前|末|底)?)+"
)
PASSIVE_EN = re.compile(
    r" (?:(?:shall|must|may|will|can|should|is|are) )?(?:is|are|be)(?: to be)? (\w+(?:ed|en|wn|ne|ld|nt|pt))\b.*$"
)
HEAD_EN = re.compile(
    r"^(?:the |an? |any |each |every )"
    r"|^(?:shall|will|must|may|can|should|is|are|be|has|have|to|also|then|only|not)\b ?",
    re.IGNORECASE,
)


def name_of(sentence: Sentence, drafts: list[Draft], lang: str) -> str:
    """A few words for the activity: the first clause that is no condition, without its doer and modal verbs."""

    text = " ".join(sentence.text.split())
    return _name_zh(text, drafts) if lang == "zh" else _name_en(text, drafts)


def _name_zh(text: str, drafts: list[Draft]) -> str:
    bare = re.sub(r"（[^）]*）|\([^)]*\)|\s", "", text)
    while (shorter := SCOPE_ZH.sub("", bare)) != bare and len(shorter) >= 6:
        bare = shorter
    for party in sorted({draft.party for draft in drafts}, key=len, reverse=True):
        bare = re.sub(rf"^(?:由)?{re.escape(party)}(?=[\u3400-\u9fff]{{3}})", "", bare)
        bare = re.sub(rf"由{re.escape(party)}(?=[\u3400-\u9fff]{{2}})", "", bare, count=1)
    bare = HEAD_ZH.sub("", bare) or bare
    clause = re.split(r"[，。；：！？;]", bare)[0]
    return (clause if len(clause) >= 4 else bare.strip("。；"))[: LONGEST["zh"]]


def _name_en(text: str, drafts: list[Draft]) -> str:
    clauses = [part for part in re.split(r"[,;:.] (?=\w)", text) if len(part.split()) >= 3]
    plain = [part for part in clauses if not re.match(r"(?:If|When|Where|Once|After|Before|In|For|Under)\b", part)]
    bare = re.sub(r"[*_`]|\([^)]*\)", "", (plain or clauses or [text])[0]).strip(" .")
    while True:
        shorter = HEAD_EN.sub("", bare).strip()
        for draft in drafts:
            shorter = re.sub(rf"^{re.escape(draft.party)}s? ", "", shorter, flags=re.IGNORECASE).strip()
        if shorter == bare or len(shorter.split()) < 2:
            break
        bare = shorter
    bare = PASSIVE_EN.sub(r" \1", bare)
    words: list[str] = []
    for word in bare.split():
        if len(" ".join([*words, word])) > LONGEST["en"]:
            break
        words.append(word)
    name = re.sub(r" (?:and|or|of|the|to|a|an|by|for|with|in|on|from)$", "", " ".join(words))
    return name[:1].upper() + name[1:] if name else text[: LONGEST["en"]]


@cache
def _acts(lang: str) -> tuple[tuple[Act, re.Pattern[str]], ...]:
    pairs = (entry.split(":", 1) for entry in lexicon(lang).list("ACTS"))
    return tuple((Act(name), re.compile(words, re.IGNORECASE)) for name, words in pairs)


def act_of(sentence: Sentence, drafts: list[Draft], lang: str) -> Act:
    """Of what kind the activity is: a decision where somebody holds A by a decision, else by its first telling word."""

    letters = {draft.letter for draft in drafts}
    if letters == {"A"} and not any("answers" in draft.rule or "accountable" in draft.rule for draft in drafts):
        return Act.APPROVE
    text = name_of(sentence, drafts, lang) + " " + " ".join(sentence.text.split())
    for party in {draft.party for draft in drafts}:  # a Policyholder makes no policy
        text = re.sub(re.escape(party), " ", text, flags=re.IGNORECASE)
    places = [(match.start(), act) for act, words in _acts(lang)[1:] if (match := words.search(text))]
    return min(places, key=lambda pair: pair[0], default=(0, Act.DO))[1]


def when_of(sentence: Sentence, lang: str) -> When | None:
    """The time that the sentence sets, exact where it can be counted; None for none."""

    words = lexicon(lang).words
    if exact := re.search(words["TIMES"], sentence.text):
        time = exact[0].strip()
        return When(Text(time, time), True)
    if vague := re.search(words["VAGUE"], sentence.text):
        return When(Text(vague[0], vague[0]), False)
    return None


def time_of(words: str, lang: str) -> When:
    """A time in words as a matrix holds it: exact unless it says only promptly or the like."""

    return When(Text(words, words), not re.search(lexicon(lang).words["VAGUE"], words))


def is_refusal(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence tells what follows a no."""

    return bool(re.search(lexicon(lang).words["REFUSED"], sentence.text))
