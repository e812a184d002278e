"""A rule -> its explanation in words: what it says and why, with an example of either side."""

import re
from textwrap import indent

from raci.out.checked import severity
from raci.rules import Rule
from raci.words.sentences import Word, say


def explained(rule: Rule, lang: str) -> str:
    """What a rule says and why, an example of either side, and where it comes from, in paragraphs."""

    head = " · ".join([rule.code, say(rule.title, lang), severity(rule.severity, lang)])
    examples = [f"{say(word, lang)}:\n{indent(yaml, '    ')}" for word, yaml in _examples(rule)]
    lines = [in_general(rule, lang), say("Why: {why}", lang, why=say(rule.why, lang))]
    return "\n\n".join([head, *lines, *examples, say("Source: {source}", lang, source=rule.source)])


def _examples(rule: Rule) -> list[tuple[Word, str]]:
    return [(Word("Bad"), rule.bad), (Word("Good"), rule.good)]


def in_general(rule: Rule, lang: str) -> str:
    """The sentence of a rule with a gap where names would stand."""

    return re.sub(r"\{\w+\}", "…", say(rule.says, lang))
