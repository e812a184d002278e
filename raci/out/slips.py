"""Ballot slips -> a page to print, one sheet a seat, for those without a phone."""

from collections.abc import Iterator

from raci.log import Motion, Opened
from raci.log.names import Names
from raci.model import Matrix
from raci.model.terms import LETTERS
from raci.out.document import DocumentPart, document
from raci.words.lists import listed
from raci.words.sentences import say
from raci.workshop.motion_vote import VOTE_WORDS
from raci.workshop.offer import parties
from raci.workshop.rounds import QUESTIONS
from raci.workshop.slip_motions import motions
from raci.workshop.slips import hint

STYLE = (
    "@page{size:A4 landscape;margin:12mm}th+th+th{writing-mode:vertical-rl;white-space:nowrap;height:7em;width:2em}"
    "td+td+td{height:2.2em}"
)
"""Columns of parties are narrow and their heads stand upright."""


def slips_html(matrix: Matrix, opened: Opened, lang: str) -> str:
    """One self-contained HTML page: a sheet a seat with the rows of the workshop and an empty box a party."""

    return document(opened.title, (_sheet(matrix, opened, seat, lang) for seat in opened.seats), lang, STYLE)


def _sheet(matrix: Matrix, opened: Opened, seat: str, lang: str) -> Iterator[DocumentPart]:
    names = Names(matrix, lang)
    offered, _ = parties(matrix, opened.seats)
    yield DocumentPart(say("{seat}: your view before the workshop", lang, seat=names.role(seat)), 1)
    yield DocumentPart(say("{title} · {day} · {code}", lang, title=opened.title, day=opened.day, code=opened.workshop))
    yield DocumentPart(hint(opened, lang))
    if opened.motions:
        heads = (say("Decision", lang), say("Rows", lang), *(say(word, lang) for word in VOTE_WORDS.values()))
        decisions = motions(opened).values()
        yield DocumentPart(heads=heads, rows=tuple(_decision(motion, names) for motion in decisions))
    rows = [row for row in opened.rows if row in matrix.activity]
    for question in opened.asks:
        yield DocumentPart(say(QUESTIONS[question], lang), 2)
        yield _table(rows, names, offered)
    yield DocumentPart(
        items=tuple(
            f"{letter} {say('{what}: {told}', lang, what=say(name, lang), told=say(text, lang))}"
            for letter, (name, text) in LETTERS.items()
        )
    )


def _decision(motion: Motion, names: Names) -> tuple[str, ...]:
    rows = listed(map(names.activity, motion.rows), names.lang)
    return (motion.title.of(names.lang), rows, *("" for _ in VOTE_WORDS))


def _table(rows: list[str], names: Names, offered: list[str]) -> DocumentPart:
    lang = names.lang
    heads = (say("Clause", lang), say("Activity", lang), *map(names.role, offered), say("Another party", lang))
    empty = ("",) * (len(offered) + 1)
    return DocumentPart(heads=heads, rows=tuple((names.clause(row), names.activity(row), *empty) for row in rows))
