"""Minutes -> plain blocks -> Markdown, a Word file, or a piece of a page."""

from collections.abc import Iterable, Iterator

from raci.out.document import DocumentPart, html, markdown
from raci.out.word_file import written
from raci.views.change_in_words import now_then
from raci.views.effect_in_words import DID
from raci.words.lists import listed
from raci.words.sentences import Word, say
from raci.workshop.left_open import OpenQuestion
from raci.workshop.minutes import TALLY, Minutes, Seat
from raci.workshop.rounds import QUESTIONS, ROUNDS
from raci.workshop.rows import LOST, OUTCOMES, RowOutcome, Saying

SECTION = (
    "section.minutes{max-width:60em}section.minutes table{border-collapse:collapse;width:100%;margin:.5em 0 1em}"
    "section.minutes :is(th,td){border:1px solid;border-color:color-mix(in srgb,currentColor 30%,transparent);"
    "padding:.3em .6em;text-align:start;vertical-align:top}section.minutes h1{font-size:1.5rem;padding:0}"
    "section.minutes h2{font-size:1.2rem;padding:1rem 0 .2rem}section.minutes h3{font-size:1rem;padding:.6rem 0 0}"
)


SAYS = {
    (None, False): Word("has not said"),
    (True, False): Word("confirms"),
    (False, False): Word("objects"),
    (True, True): Word("confirms, and its column has changed since"),
    (False, True): Word("objects, and its column has changed since"),
}
"""Whether a department agrees with its column, and whether that has changed since -> the words."""


def minutes_markdown(minutes: Minutes, lang: str) -> str:
    """The minutes as Markdown (GitHub's tables); what people typed is shown as typed and never as markup."""

    return markdown(blocks(minutes, lang))


DELETED = Word("The ballots of this workshop were deleted on {day}; who answered is not known any more.")


def minutes_docx(minutes: Minutes, lang: str) -> bytes:
    """The minutes as a Word file: real headings, tables with their head on every page, page numbers."""

    above = (minutes.matrix, f"{minutes.day} · {minutes.workshop}")
    return written(blocks(minutes, lang), minutes.title, lang, above)


def minutes_section(minutes: Minutes, lang: str) -> str:
    """The same as a piece of a page, with real headings and tables, nothing to load and no script."""

    return f"<style>{SECTION}</style>\n<section class='minutes'>\n{html(blocks(minutes, lang))}\n</section>"


def blocks(minutes: Minutes, lang: str) -> Iterator[DocumentPart]:
    """The minutes in the order in which they are read; a section without entries says so."""

    yield DocumentPart(minutes.title, 1)
    day, code = minutes.day.isoformat(), minutes.workshop
    head = say("Minutes of {day} on “{matrix}”, workshop {code}", lang, day=day, matrix=minutes.matrix, code=code)
    yield DocumentPart(head)
    yield DocumentPart(say("Entries {first} to {last} of the record", lang, first=minutes.first, last=minutes.last))
    yield DocumentPart(say("Attendance", lang), 2)
    yield _attendance(minutes, lang)
    yield from (DocumentPart(sentence) for sentence in minutes.late)
    yield from _ballot_questions(minutes, lang)
    yield DocumentPart(say("Rows of this workshop", lang), 2)
    words = (Word("Activity"), Word("Clause"), Word("Outcome"), Word("Accountable"), Word("Responsible"))
    yield _table(tuple(say(word, lang) for word in words), (_row(row, lang) for row in minutes.rows), lang)
    yield from _decisions(minutes, lang)
    if minutes.amended:
        yield DocumentPart(say("Amendments of the text", lang), 2)
        yield from (DocumentPart(sentence) for sentence in minutes.amended)
    yield from _rest(minutes, lang)
    yield DocumentPart(say("Findings before and after", lang), 2)
    heads = (say("Findings", lang), say("Before", lang), say("After", lang))
    tally = [(say(TALLY[line.severity], lang), str(line.before), str(line.after)) for line in minutes.tally]
    yield _table(heads, tally, lang)
    effects = list(zip(DID, (minutes.settled, minutes.raised, minutes.changed), strict=True))
    for title, findings in effects if minutes.changed else effects[:2]:
        yield DocumentPart(say(title, lang), 3)
        yield DocumentPart(items=findings) if findings else DocumentPart(say("none", lang))
    yield DocumentPart(say("Definitions", lang), 2)
    yield _table((say("Letter", lang), say("Name", lang), say("Meaning", lang)), minutes.definitions, lang)
    yield DocumentPart(say("Next review", lang), 2)
    yield DocumentPart(minutes.review.isoformat() if minutes.review else say("no day has been set", lang))


def _attendance(minutes: Minutes, lang: str) -> DocumentPart:
    if minutes.deleted:
        return DocumentPart(say(DELETED, lang, day=minutes.deleted.isoformat()))
    heads = (say("Department", lang), say("Seat", lang), say("Rows answered before the reveal", lang))
    return _table(heads, (_seat(seat, lang) for seat in minutes.seats), lang)


def _ballot_questions(minutes: Minutes, lang: str) -> Iterator[DocumentPart]:
    """Of what time the ballots spoke; where of both, what differs, row by row."""

    questions = listed((say(QUESTIONS[question], lang) for question in minutes.asks), lang)
    yield DocumentPart(say("The ballots asked: {questions}", lang, questions=questions))
    if minutes.rounds:
        yield DocumentPart(say("As it is and as it should be", lang), 2)
        heads = (
            say("Activity", lang),
            *(say(ROUNDS[question], lang) for question in minutes.asks),
            say("See a difference", lang),
        )
        yield _table(heads, minutes.rounds, lang)


def _seat(seat: Seat, lang: str) -> tuple[str, ...]:
    if seat.answered is None:
        return seat.name, say("nobody took the seat", lang), "–"
    return seat.name, say("took the seat", lang), f"{seat.answered}"


def _row(row: RowOutcome, lang: str) -> tuple[str, ...]:
    nobody = "–" if row.outcome == LOST else say("nobody", lang)
    held = (row.accountable or nobody, row.responsible or nobody)
    return row.activity, row.clause or "–", say(OUTCOMES[row.outcome], lang), *held


def _decisions(minutes: Minutes, lang: str) -> Iterator[DocumentPart]:
    yield DocumentPart(say("Decisions", lang), 2)
    if not minutes.decisions:
        yield DocumentPart(say("none", lang))
    for number, decision in enumerate(minutes.decisions, 1):
        clause = say(" ({clause})", lang, clause=decision.clause) if decision.clause else ""
        yield DocumentPart(f"{number}. {decision.activity}{clause}", 3)
        cells = [(cell.role, cell.before or "–", cell.after or "–") for cell in decision.cells]
        yield _table((say("Party", lang), say("Before", lang), say("After", lang)), cells, lang)
        for said in decision.said:
            changes = [f"{cell.role}: {now_then(cell.before, cell.after)}" for cell in said.cells]
            yield DocumentPart(items=(*(changes if len(decision.said) > 1 else ()), *_facts(said, lang)))


def _facts(saying: Saying, lang: str) -> Iterator[str]:
    yield say("Reason: {why}", lang, why=saying.why or say("not said", lang))
    yield say("Agreed: {roles}", lang, roles=listed(saying.agreed, lang) or say("not recorded", lang))
    if saying.tolerated:
        yield say("Can live with it: {roles}", lang, roles=listed(saying.tolerated, lang))
    for role, opinion in saying.dissent:
        yield say("Dissent of {role}: {opinion}", lang, role=role, opinion=opinion or say("not said", lang))
    if saying.conditions:
        yield say("Conditions: {conditions}", lang, conditions=saying.conditions)
    yield say("Entry {number} of the record, by {author}", lang, number=saying.number, author=saying.author)


def _rest(minutes: Minutes, lang: str) -> Iterator[DocumentPart]:
    yield DocumentPart(say("Left open", lang), 2)
    heads = (say("Activity or party", lang), say("Question", lang), say("Who brings the answer", lang), say("By", lang))
    parked = [_open_question(question, lang) for question in minutes.parked]
    yield _table(heads, parked, lang)
    yield DocumentPart(say("Accepted exceptions", lang), 2)
    words = (Word("Rule"), Word("Where"), Word("Reason"), Word("Compensating control"), Word("Until"))
    titles = tuple(say(word, lang) for word in words)
    kept = [
        (exception.rule, exception.place, exception.why, exception.control, exception.until.isoformat())
        for exception in minutes.exceptions
    ]
    yield _table(titles, kept, lang)
    yield DocumentPart(say("What each department says of its column", lang), 2)
    said = [(column.role, say(SAYS[column.agrees, column.is_old], lang), column.why) for column in minutes.said]
    yield _table((say("Department", lang), say("Answer", lang), say("Reason", lang)), said, lang)


def _open_question(question: OpenQuestion, lang: str) -> tuple[str, ...]:
    due = question.due.isoformat() if question.due else say("no day", lang)
    return (
        question.about,
        question.question or say("no reason given", lang),
        question.owner or say("nobody yet", lang),
        due,
    )


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], lang: str) -> DocumentPart:
    listed = tuple(rows)
    return DocumentPart(heads=heads, rows=listed) if listed else DocumentPart(say("none", lang))
