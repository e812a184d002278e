"""RACI8xx, first part: what the source has lost."""

import re
from collections.abc import Iterable, Iterator

from raci.model import Damage
from raci.rules.rule import About, Hit, Place, Reach, Severity, rule
from raci.rules.view import View
from raci.words.lists import listed
from raci.words.sentences import Text, in_brackets

LINES = re.compile(r"L\d+(-L\d+)?(, L\d+(-L\d+)?)*")
"""Lines of the source as a file names them, such as L36, L74."""


@rule(
    "RACI801",
    Severity.NOTE,
    About.ROW,
    says="The source of “{activity}” is damaged: part of the text is cut off or unreadable",
    why="What was lost may name an owner or a deadline; read the original before you decide.",
    source="operations policy: five of twelve pages are at hand",
    is_damage=True,
    fold="damage",
    many="The source of these is damaged, part of the text is cut off or unreadable: {all}",
    hangs_on=Reach.TEXT,
)
def source_damaged(view: View) -> Iterator[Hit]:
    """The text behind a row is whole.

    Bad:
        - damaged: true
          stated: {sales: A/R}

    Good:
        - stated: {sales: A/R, finance: I}
    """

    for row in view.rows:
        if row.activity.damaged:
            yield Hit(Place((row.id,), (), row.process.id), {"activity": row.name})


@rule(
    "RACI806",
    Severity.NOTE,
    About.MATRIX,
    says="The source itself has faults. {places}",
    why="What was lost may name an owner or a deadline; read the original before you decide.",
    source="inventory of twenty responsibility systems: incomplete and garbled passages",
    is_damage=True,
    fold="damage",
    hangs_on=Reach.TEXT,
)
def source_incomplete(view: View) -> Iterator[Hit]:
    """The source is whole, from its first heading to its last line.

    Bad:
        source: {document: d.txt, damage: [{what: the last page is missing}]}

    Good:
        source: {document: d.txt}
    """

    damage = view.matrix.source.damage if view.matrix.source else ()
    if damage:
        yield Hit(Place(), {"places": one_text(_located(damaged) for damaged in damage)})


def one_text(sentences: Iterable[Text]) -> Text:
    """Sentences one after the other, the last without its full stop."""

    texts = list(sentences)
    return Text(" ".join(text.en for text in texts).rstrip(". "), "".join(text.zh for text in texts).rstrip("。 "))


def _located(damage: Damage) -> Text:
    """What is damaged as a sentence, with its lines of the source in words where they are given."""

    en, zh = damage.what.en.rstrip("."), damage.what.zh.rstrip("。")
    if damage.place:
        place = {"en": LINES.sub(_lines, damage.place), "zh": LINES.sub(_lines_zh, damage.place)}
        en, zh = in_brackets(en, place["en"], "en"), in_brackets(zh, place["zh"], "zh")
    return Text(f"{en}.", f"{zh}。")


def _lines(named: re.Match[str]) -> str:
    numbers = named[0].replace("L", "")
    return f"line {numbers}" if numbers.isdigit() else f"lines {numbers}"


def _lines_zh(named: re.Match[str]) -> str:
    return f"第{listed(named[0].replace('L', '').split(', '), 'zh')}行"
