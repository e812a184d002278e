"""The differences of a file that came back, in words, as page and command line tell them."""

from raci.log import Today
from raci.model.changes import Change
from raci.model.letters import Mark
from raci.sheets.differences import Difference, Returned
from raci.words.lists import phrases
from raci.words.sentences import Word, count, say

STALE = Word("it has what stood here before entry {n}; that decision would be taken back")
GONE = Word("its row is missing in the file")


def cells(change: Change, lang: str) -> tuple[str, str]:
    """The cell now and in the file, with its limits, as an export writes them."""

    now = Mark(change.before, when=change.when_before) if change.before else Mark(())
    return now.in_words(lang), Mark(change.after, when=change.when if change.after else None).in_words(lang)


def why_unlikely(difference: Difference, lang: str) -> str:
    """Why nobody may have meant to change the cell; "" where somebody did."""

    return say(STALE, lang, n=difference.entry) if difference.entry else say(GONE, lang) if difference.is_gone else ""


def compared(back: Returned, lang: str) -> str:
    """How much of the matrix stands in the file."""

    return say(
        "{cells} compared in {rows}",
        lang,
        cells=count(back.compared, "{n} cell", "{n} cells", lang),
        rows=count(len(back.rows), "{n} row", "{n} rows", lang),
    )


def new_in_words(back: Returned, lang: str) -> str:
    """How many rows and parties the file has that the matrix has not; "" for none."""

    return phrases(
        [
            *([count(len(back.new_rows), "{n} row", "{n} rows", lang)] if back.new_rows else []),
            *([count(len(back.new_parties), "{n} party", "{n} parties", lang)] if back.new_parties else []),
        ],
        lang,
    )


def rest(back: Returned, today: Today, lang: str) -> str:
    """How many rows of the matrix the file does not have; "" for none."""

    left = len(today.matrix.activities) - len(back.rows)
    single, several = (
        Word("{n} row is not in the file and stays as it is"),
        Word("{n} rows are not in the file and stay"),
    )
    return count(left, single, several, lang) if left else ""
