"""The word lists and rules of a language, read from its YAML file once."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from raci.draft.rule import Rule
from raci.draft.values import Band
from raci.file.plain import Plain, plain


class Lexicon(NamedTuple):
    """Word lists by name, rules for the parties that a clause names, and rules for its subject."""

    words: dict[str, str]
    named: tuple[Rule, ...]
    subject: tuple[Rule, ...]

    def list(self, name: str) -> list[str]:
        """The words of a list; _ joins the words of one entry."""

        return self.words[name].split()

    def any_of(self, *names: str) -> str:
        """A pattern for any word of the lists, the longest first."""

        words = {word for name in names for word in self.words[name].split()}
        return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def lexicon(lang: str) -> Lexicon:
    """Of "zh" or "en"."""

    values = plain((Path(__file__).parent / f"{lang}.yaml").read_text(encoding="utf-8"))
    assert isinstance(values, dict)
    words = values["words"]
    assert isinstance(words, dict)
    lists = {name: value if isinstance(value, str) else "" for name, value in words.items()}
    return Lexicon(lists, _rules(values["named"]), _rules(values["subject"]))


def _rules(values: Plain) -> tuple[Rule, ...]:
    assert isinstance(values, list)
    return tuple(_rule(value) for value in values)


def _rule(value: Plain) -> Rule:
    assert isinstance(value, dict)
    text = {name: "" if given is None else str(given) for name, given in value.items()}
    return Rule(**{**text, "band": Band(text["band"])})  # type: ignore[arg-type]
