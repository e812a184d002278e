"""One activity -> the sentences of a policy that say who does it, who answers for it, and what happens with it."""

import re
from collections.abc import Iterator

from raci.model import Act, Activity, Matrix, When
from raci.model.letters import Layer, Letter
from raci.views.wording.activity_names import in_sentence, is_action
from raci.views.wording.party_names import Party, parties
from raci.words.lists import sentences
from raci.words.sentences import Word, in_brackets, say

NO = {
    Act.SCREEN: Word("If the review fails"),
    Act.APPROVE: Word("If the answer is no"),
    Act.ACCEPT: Word("If the acceptance fails"),
}
"""Gate -> how a sentence begins that says what follows a no."""
OTHER_NO = Word("If the outcome is no")

ASKED = {
    Act.SCREEN: Word("{roles} shall be consulted before the review"),
    Act.APPROVE: Word("{roles} shall be consulted before the decision"),
    Act.ACCEPT: Word("{roles} shall be consulted before the acceptance"),
}
"""Gate -> who is asked before it."""
OTHER_ASKED = Word("{roles} shall be consulted beforehand")

TELLING = (Act.REPORT, Act.DELIVER, Act.REQUEST)
"""Acts whose name says who is told."""

DONE = {
    (True, False): Word("{who} shall {what}"),
    (False, False): Word("{who} shall carry out “{what}”"),
    (True, True): Word("{who} shall {what}, and shall answer for it"),
    (False, True): Word("{who} shall carry out “{what}” and answer for it"),
}
"""Whether the name is a command, and whether who does it answers for it -> the sentence."""
HEADED = {
    True: Word("{head} shall see to the following and answer for it: {what}"),
    False: Word("{head} shall answer for “{what}”"),
}
"""The same where nobody is to do it."""
APART = re.compile("[:;：；]|，并")
"""In a name, what makes a sentence too long for who answers for it to follow without being named again."""

ADVERB = re.compile(
    r"(?:within|by|at|every|each|once|twice|before|after|until|in|no later|not later|\w+ly)\b[^;:]*", re.I
)
"""English words of time that can follow "shall be done"."""
OFTEN_ZH = re.compile(
    "(?:分?阶段性?|周期性|随时|定期|不定期|定期[或和、]不定期|及时|适时|不断|立即|迅速|按时|按期|实时|时刻|频繁|每[^，；、：]{1,3})"
)
"""Chinese words of time that can stand before 进行."""
TIMES_ZH = re.compile(r"(每[^，；、：]{1,6}?)([一二两三四五六七八九十\d]+次)")
"""Chinese words that say how often within a time."""
WITHIN_ZH = ("内", "前", "后", "之日")
"""Ends of Chinese words of time that name a limit."""


def row_text(matrix: Matrix, row: Activity, lang: str, *, is_full: bool = False) -> str:
    """The sentences of one row as of today; what the matrix does not hold is not said.

    Who receives the result is not said again where the name of the activity says it, unless `is_full`.
    """

    return as_text([part for part in _parts(matrix, row, lang, is_full) if part], lang)


def as_text(parts: list[str], lang: str) -> str:
    """Parts that can stand alone as a passage with its stops; "" for none."""

    if not parts:
        return ""
    return (
        sentences(parts, lang) + "。" if lang == "zh" else " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts)
    )


def _parts(matrix: Matrix, row: Activity, lang: str, is_full: bool) -> Iterator[str]:
    held = {letter: _holders(row, letter) for letter in Letter}
    named = _named(matrix, row, lang) if row.act in TELLING and not is_full else []
    to = [(role, None) for role in row.to if role not in named]
    silent = {*row.to, *named}
    yield _who(matrix, row, held[Letter.R], held[Letter.A], lang)
    if held[Letter.S]:
        yield say("{roles} shall support this", lang, roles=parties(matrix, held[Letter.S], lang))
    if held[Letter.C]:
        yield say(ASKED.get(row.act, OTHER_ASKED), lang, roles=parties(matrix, held[Letter.C], lang))
    if to:
        yield _goes_to(row, parties(matrix, to, lang), lang)
    if informed := [party for party in held[Letter.I] if party[0] not in silent]:
        yield say("{roles} shall be told the result", lang, roles=parties(matrix, informed, lang))
    yield _when(row.when, lang)
    yield _after_no(matrix, row, lang)


def _holders(row: Activity, letter: Letter) -> list[Party]:
    return [(role, row.when_held(role, Layer.TODAY)) for role in row.holders(letter, Layer.TODAY)]


def _who(matrix: Matrix, row: Activity, doers: list[Party], heads: list[Party], lang: str) -> str:
    """Who does it and who answers for it; the bare name where nobody does either."""

    name = row.name.of(lang)
    is_plain, is_same = is_action(name, lang), doers == heads and not APART.search(name)
    who, head = parties(matrix, doers, lang), parties(matrix, heads, lang)
    if not doers and not heads:
        return _narrowed(name, row, lang)
    sentence = DONE[is_plain, is_same] if doers else HEADED[is_plain]
    known = {"who": who, "what": _narrowed(in_sentence(name, lang) if is_plain else name, row, lang), "head": head}
    fields = {key: value for key, value in known.items() if f"{{{key}}}" in sentence}
    done = say(sentence, lang, **fields)
    if not heads or not doers or is_same:
        return done
    return say("{done}; {head} shall answer for it", lang, done=done, head=head)


def _narrowed(what: str, row: Activity, lang: str) -> str:
    """What is done, with what sets it off and where it applies in brackets."""

    asides = [in_sentence(condition.of(lang), lang) for condition in (row.trigger, row.applies) if condition]
    return in_brackets(what, sentences(asides, lang), lang) if asides else what


def _goes_to(row: Activity, roles: str, lang: str) -> str:
    if row.output is None:
        return say("the result shall go to {roles}", lang, roles=roles)
    return say("the {output} shall go to {roles}", lang, output=in_sentence(row.output.of(lang), lang), roles=roles)


def _named(matrix: Matrix, row: Activity, lang: str) -> list[str]:
    """Roles that the name of the activity names."""

    name = row.name.of(lang).lower()
    return [role.id for role in matrix.roles if role.name.of(lang).lower() in name]


def _when(when: When | None, lang: str) -> str:
    if when is None:
        return ""
    words = when.text.of(lang)
    if lang == "zh" and words.endswith(WITHIN_ZH):
        return say("this shall be finished {when}", lang, when=words)
    if lang == "zh" and (often := TIMES_ZH.fullmatch(words)):
        words = f"{often[1]}进行{often[2]}"
    elif not (OFTEN_ZH if lang == "zh" else ADVERB).fullmatch(words):
        return say("timing: {when}", lang, when=words)
    elif lang == "zh":
        words = f"{words}进行"
    return say("this shall be done {when}", lang, when=words)


def _after_no(matrix: Matrix, row: Activity, lang: str) -> str:
    """What follows a no: work that stood before it is done again, by whoever does it; other work is done then."""

    target = matrix.activity.get(row.refused or "")
    if target is None:
        return ""
    ids = list(matrix.activity)
    is_back = ids.index(target.id) <= ids.index(row.id)
    name = target.name.of(lang)
    doers = _holders(target, Letter.R) or _holders(target, Letter.A)
    fields: dict[str, str] = {"no": NO.get(row.act, OTHER_NO)}
    if not doers:
        return say("{no}, the work goes to “{what}”", lang, **fields, what=name)
    fields |= {"who": parties(matrix, doers, lang)}
    if not is_action(name, lang):
        return say("{no}, the work goes to {who} for “{what}”", lang, **fields, what=name)
    again = Word("{no}, {who} shall {what} again")
    sentence = again if is_back else Word("{no}, {who} shall {what}")
    return say(sentence, lang, **fields, what=in_sentence(name, lang))
