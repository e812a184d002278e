"""The course of a workshop in words: opened, voted, revealed, split, ended."""

from typing import assert_never

from raci.log.entry_words import BELATED, CLOSED, OPENED, REPLANNED, SPLIT, VOTING
from raci.log.events import Closed, Opened, Revealed
from raci.log.motions import Split, Voting
from raci.log.names import Names
from raci.log.replanned import Belated, Cancelled, Reopened, Replanned
from raci.log.today import Today
from raci.words.sentences import Word, count, say

Course = Opened | Revealed | Belated | Closed | Replanned | Cancelled | Reopened | Split | Voting
"""Events that say how a workshop goes, and nothing of the matrix."""


def course_in_words(body: Course, today: Today, names: Names) -> str:
    """What happened to the workshop, as one sentence."""

    lang = names.lang
    match body:
        case Opened(title=title, rows=rows, seats=seats):
            return _opened(title, len(rows), names.roles(seats), lang, len(body.motions))
        case Revealed(workshop=code):
            return say("The ballots of “{title}” are revealed", lang, title=_title(code, today))
        case Belated(answers=answers, is_taken=is_taken):
            return say(BELATED[is_taken], lang, answers=names.numbers(seat for seat, _ in answers))
        case Closed(workshop=code, review=review):
            return say(CLOSED[review is not None], lang, title=_title(code, today), day=review)
        case Replanned(workshop=code, rows=rows, seats=seats):
            return _opened(_title(code, today), len(rows), names.roles(seats), lang, words=REPLANNED)
        case Cancelled(workshop=code):
            return say("“{title}” is cancelled", lang, title=_title(code, today))
        case Reopened(workshop=code):
            return say("“{title}” goes on", lang, title=_title(code, today))
        case Split(workshop=code, motion=motion, rows=rows):
            words = {"decision": item_in_words(code, motion, today, names), "n": len(rows)}
            return say(SPLIT[bool(rows)], lang, rows=", ".join(map(names.activity, rows)), **words)
        case Voting(workshop=code, item=item, turn=turn, is_open=is_open):
            return say(VOTING[is_open], lang, item=item_in_words(code, item, today, names), turn=turn)
        case _:
            assert_never(body)


def item_in_words(code: str, item: str, today: Today, names: Names) -> str:
    """The name of a row, or the title of a motion of that workshop."""

    motions = today.workshops[code].motions if code in today.workshops else {}
    return motions[item].title.of(names.lang) if item in motions else names.activity(item)


def _opened(title: str, rows: int, seats: str, lang: str, motions: int = 0, words: tuple[Word, Word] = OPENED) -> str:
    says = count(rows, *words, lang, title=title, seats=seats)
    if not motions:
        return says
    more = count(motions, "{n} decision to be voted on as one", "{n} decisions to be voted on as one", lang)
    return say("{what}; {more}", lang, what=says, more=more)


def _title(code: str, today: Today) -> str:
    return today.workshops[code].opened.title if code in today.workshops else code
