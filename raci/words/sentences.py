"""One sentence in two languages: English stands in the code and is the key, `zh.yaml` holds the Chinese."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Text:
    """One text in both languages."""

    en: str
    zh: str

    def of(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Word(str):
    """A word of ours that stands inside a sentence and is translated with it; any other argument is shown as it is."""


NUMERALS = "一二三四五六七八九"
CLAUSE = re.compile(rf"([{NUMERALS}])[(（]([{NUMERALS}])[)）]([0-9]*)")

LANGUAGES = {"en": "EN", "zh": "中文"}


@cache
def chinese() -> Mapping[str, str]:
    """English sentence -> Chinese sentence with the same {fields}."""

    text = Path(__file__).with_name("zh.yaml").read_text(encoding="utf-8")
    sentences: Mapping[str, str] = yaml.CBaseLoader(text).get_single_data()
    return sentences


def say(sentence: str, lang: str, **args: object) -> str:
    """The sentence in the language, its fields filled; a sentence without translation stays English."""

    text = chinese().get(sentence, sentence) if lang == "zh" else sentence
    return text.format(**{name: _word(arg, lang) for name, arg in args.items()}) if args else text


def in_brackets(text: str, aside: str, lang: str) -> str:
    """The text with an aside behind it, in the brackets of the language."""

    return f"{text}（{aside}）" if lang == "zh" else f"{text} ({aside})"


def cited(text: str, lang: str) -> str:
    """The text with Chinese clause numbers as an English reader writes them: 三(一)2 is 3.1.2; Chinese stays."""

    return text if lang == "zh" or "(" not in text else _in_digits(text)


@lru_cache(10_000)
def _in_digits(text: str) -> str:
    return CLAUSE.sub(_digits, text)


def _digits(clause: re.Match[str]) -> str:
    return ".".join(filter(None, [*(str(NUMERALS.index(part) + 1) for part in clause.groups()[:2]), clause[3]]))


def _word(arg: object, lang: str) -> object:
    if isinstance(arg, Text):
        return arg.of(lang)
    return say(arg, lang) if isinstance(arg, Word) else arg


def count(number: int, single: str, many: str, lang: str, **args: object) -> str:
    """The sentence that fits the number, which fills its field {n}."""

    return say(single if number == 1 else many, lang, n=number, **args)
