"""Sentences -> what their work is about: compound nouns that several of them share, as proposals for topics."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from raci.draft.en_forms import forms
from raci.draft.kept import keep
from raci.draft.lexicon import lexicon
from raci.draft.outputs import output_of
from raci.draft.stretches import tags
from raci.draft.values import Reading

FEWEST, MOST = 2, 0.15
"""Sentences that share a topic: so many at least, and this share of all at most, as what all share tells nothing."""
LENGTHS_ZH = (2, 8)
"""Characters of a topic in Chinese."""
COMPOUND = ("n", "vn", "nz", "an", "b", "j")
"""What jieba calls words that stand in compound nouns."""
SINGLE = re.compile(
    r"\b(?:the|an?|all|any|each|every|its|their|of|on|for) ([a-z]{4,}?)s?(?=[.,;:]|$"
    r"| (?:of|to|and|or|is|are|shall|must|will|may|by|for|with|in|on|at|before|after|from|within|when|if|that)\b)"
)
"""A noun by where it stands in an English sentence."""
WORDS_EN = (2, 3)
"""Words of a topic in English."""


def topics_of(reading: Reading, sentences: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """Sentence -> its topic, the longest that it shares with others; sentences without one are left out."""

    texts = tuple((index, reading.sentences[index].text) for index in sentences)
    names = {name for party in reading.parties for name in party.names}
    return dict(_topics(reading.language, texts, tuple(sorted(names, key=lambda name: (-len(name), name)))))


@lru_cache(16)
def _topics(
    lang: str, texts: tuple[tuple[int, str], ...], names: tuple[str, ...]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Remembered: a page asks at every press. A name of a party is no topic."""

    party = re.compile("|".join(re.escape(keep(name, lang).text) for name in names) or "(?!)", re.IGNORECASE)
    nouns = _nouns_zh if lang == "zh" else _nouns_en
    shared: dict[str, set[int]] = defaultdict(set)
    plain = {index: party.sub("，" if lang == "zh" else " , ", keep(text, lang).text) for index, text in texts}
    idle = frozenset(lexicon(lang).list("NO_TOPICS"))
    outputs = {made for text in plain.values() if len(made := output_of(text, lang)) > 2 and made not in idle}
    for index, text in plain.items():
        for noun in (*nouns(text), *(output for output in outputs if output in text)):
            shared[noun].add(index)
    limit = max(FEWEST + 1, round(MOST * len(texts)))
    best: dict[int, str] = {}
    for noun, inside in sorted(shared.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        for index in inside if FEWEST <= len(inside) <= limit else ():
            best.setdefault(index, noun)
    often = {noun: sum(other == noun for other in best.values()) for noun in best.values()}
    return tuple((index, (noun,)) for index, noun in sorted(best.items()) if often[noun] >= FEWEST)


def _nouns_zh(text: str) -> Iterator[str]:
    """Runs of nouns, such as 付款申请, and their ends; a single word where it is a noun and no verb."""

    idle = frozenset(lexicon("zh").list("NO_TOPICS"))
    for is_noun, run in groupby(tags(re.sub(r"\s", "", text)), key=lambda word: word[1] in COMPOUND):
        words = list(run) if is_noun else []
        for start in range(len(words)):
            noun = "".join(word for word, _ in words[start:])
            is_one = len(words) - start > 1 or words[start][1] in ("n", "nz")
            if is_one and not idle & {words[start][0], words[-1][0]} and LENGTHS_ZH[0] <= len(noun) <= LENGTHS_ZH[1]:
                yield noun


@lru_cache(1)
def _idle_en() -> frozenset[str]:
    words = lexicon("en")
    done = {form for kind in ("s", "ed", "ing") for form in forms(words.words["DO"], kind).split("|")}
    return frozenset({*words.list("NO_TOPICS"), *done})


def _nouns_en(text: str) -> Iterator[str]:
    """A noun, or two or three words in a row without a verb or a word of grammar: petty cash, closing report."""

    for match in SINGLE.finditer(text.lower()):
        if (noun := match[1]) not in _idle_en():
            yield noun
    for stretch in re.split(r"[^A-Za-z' -]+", text):
        words = stretch.lower().split()
        for size in WORDS_EN:
            for start in range(len(words) - size + 1):
                run = words[start : start + size]
                if all(len(word) > 2 and word not in _idle_en() and not word.endswith("ly") for word in run):
                    yield " ".join(run)
