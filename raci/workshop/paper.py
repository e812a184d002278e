"""Minutes -> a document of plain blocks -> Markdown, or HTML that a word processor opens."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from raci.words.sentences import Word, say
from raci.workshop.minutes import TALLY, Minutes, Seat
from raci.workshop.rows import LOST, OUTCOMES, Changed, Row, Saying

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$])")
OPENS = re.compile(r"^(\d+)([.)])|^([-+=])")
STYLE = (
    "body{font:11pt/1.45 Calibri,'Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:60em;margin:2em auto;"
    "padding:0 1em;color:#111}table{border-collapse:collapse;width:100%;margin:.5em 0 1em}"
    "th,td{border:1px solid #777;padding:.3em .6em;text-align:left;vertical-align:top}th{background:#eee}"
    "section+section{break-before:page}"
)

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


class Block(NamedTuple):
    """A heading (`level` 1-3), a paragraph (`text`), a list (`items`) or a table (`heads` and `rows`)."""

    text: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def minutes_markdown(minutes: Minutes, lang: str) -> str:
    """The minutes as Markdown (GitHub's tables); what people typed is shown as typed and never as markup."""

    return "\n\n".join(filter(None, map(_markdown, blocks(minutes, lang)))) + "\n"


def minutes_html(minutes: Minutes, lang: str) -> str:
    """One self-contained HTML page with real headings and tables, nothing to load and no script."""

    return document(minutes.title, [blocks(minutes, lang)], lang)


def minutes_section(minutes: Minutes, lang: str) -> str:
    """The same as a piece of a page, in the style of the file."""

    body = "\n".join(filter(None, map(_html, blocks(minutes, lang))))
    return f"<style>{SECTION}</style>\n<section class='minutes'>\n{body}\n</section>"


def document(title: str, sheets: Iterable[Iterable[Block]], lang: str, style: str = "") -> str:
    """One self-contained HTML page; on paper every sheet begins a new page."""

    language = "zh-CN" if lang == "zh" else "en"
    sections = ("\n".join(filter(None, map(_html, sheet))) for sheet in sheets)
    body = "\n".join(f"<section>\n{section}\n</section>" for section in sections)
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<style>{STYLE}{style}</style>'
    return f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def blocks(minutes: Minutes, lang: str) -> Iterator[Block]:
    """The minutes in the order in which they are read; a section without entries says so."""

    yield Block(minutes.title, 1)
    told = {"matrix": minutes.matrix, "day": minutes.day.isoformat(), "code": minutes.workshop}
    yield Block(say("Minutes of {day} on “{matrix}”, workshop {code}", lang, **told))
    yield Block(say("Entries {first} to {last} of the record", lang, first=minutes.first, last=minutes.last))
    yield Block(say("Attendance", lang), 2)
    heads = (say("Department", lang), say("Seat", lang), say("Rows answered before the reveal", lang))
    yield _table(heads, (_seat(seat, lang) for seat in minutes.seats), lang)
    yield from (Block(told) for told in minutes.late)
    yield Block(say("Rows of this workshop", lang), 2)
    words = (Word("Activity"), Word("Clause"), Word("Outcome"), Word("Accountable"), Word("Responsible"))
    yield _table(tuple(say(word, lang) for word in words), (_row(row, lang) for row in minutes.rows), lang)
    yield from _decisions(minutes, lang)
    yield from _rest(minutes, lang)
    yield Block(say("Findings before and after", lang), 2)
    heads = (say("Findings", lang), say("Before", lang), say("After", lang))
    tally = [(say(TALLY[one.severity], lang), str(one.before), str(one.after)) for one in minutes.tally]
    yield _table(heads, tally, lang)
    effects = [(say("Settled", lang), minutes.settled), (say("Raised", lang), minutes.raised)]
    effects += [(say("Changed", lang), minutes.changed)] if minutes.changed else []
    for title, listed in effects:
        yield Block(title, 3)
        yield Block(items=listed) if listed else Block(say("none", lang))
    yield Block(say("Definitions", lang), 2)
    yield _table((say("Letter", lang), say("Name", lang), say("Meaning", lang)), minutes.definitions, lang)
    yield Block(say("Next review", lang), 2)
    yield Block(minutes.review.isoformat() if minutes.review else say("no day has been set", lang))


def _seat(seat: Seat, lang: str) -> tuple[str, ...]:
    if seat.answered is None:
        return seat.name, say("nobody took the seat", lang), "–"
    return seat.name, say("took the seat", lang), f"{seat.answered}"


def _row(row: Row, lang: str) -> tuple[str, ...]:
    nobody = "–" if row.outcome == LOST else say("nobody", lang)
    held = (row.accountable or nobody, row.responsible or nobody)
    return row.activity, row.clause or "–", say(OUTCOMES[row.outcome], lang), *held


def _decisions(minutes: Minutes, lang: str) -> Iterator[Block]:
    yield Block(say("Decisions", lang), 2)
    if not minutes.decisions:
        yield Block(say("none", lang))
    for place, one in enumerate(minutes.decisions, 1):
        clause = say(" ({clause})", lang, clause=one.clause) if one.clause else ""
        yield Block(f"{place}. {one.activity}{clause}", 3)
        cells = [(cell.role, cell.before or "–", cell.after or "–") for cell in one.cells]
        yield _table((say("Party", lang), say("Before", lang), say("After", lang)), cells, lang)
        for said in one.said:
            cells_here = [f"{cell.role}: {_to(cell)}" for cell in said.cells] if len(one.said) > 1 else []
            yield Block(items=(*cells_here, *_facts(said, lang)))


def _to(cell: Changed) -> str:
    return f"{cell.before or '–'} → {cell.after or '–'}"


def _facts(one: Saying, lang: str) -> Iterator[str]:
    comma = "、" if lang == "zh" else ", "
    yield say("Reason: {why}", lang, why=one.why or say("not said", lang))
    yield say("Agreed: {roles}", lang, roles=comma.join(one.agreed) or say("not recorded", lang))
    for role, opinion in one.dissent:
        yield say("Dissent of {role}: {opinion}", lang, role=role, opinion=opinion or say("not said", lang))
    if one.conditions:
        yield say("Conditions: {conditions}", lang, conditions=one.conditions)
    yield say("Entry {number} of the record, by {author}", lang, number=one.number, author=one.author)


def _rest(minutes: Minutes, lang: str) -> Iterator[Block]:
    yield Block(say("Left open", lang), 2)
    heads = (say("Activity", lang), say("Question", lang), say("Who brings the answer", lang), say("By", lang))
    parked = [(one.activity, one.question, one.owner, one.due.isoformat()) for one in minutes.parked]
    yield _table(heads, parked, lang)
    yield Block(say("Accepted exceptions", lang), 2)
    words = (Word("Rule"), Word("Where"), Word("Reason"), Word("Compensating control"), Word("Until"))
    titles = tuple(say(word, lang) for word in words)
    kept = [(one.rule, one.place, one.why, one.control, one.until.isoformat()) for one in minutes.exceptions]
    yield _table(titles, kept, lang)
    yield Block(say("What each department says of its column", lang), 2)
    said = [(one.role, say(SAYS[one.agrees, one.is_old], lang), one.why) for one in minutes.said]
    yield _table((say("Department", lang), say("Answer", lang), say("Reason", lang)), said, lang)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], lang: str) -> Block:
    listed = tuple(rows)
    return Block(heads=heads, rows=listed) if listed else Block(say("none", lang))


def _markdown(block: Block) -> str:
    if block.level:
        return "#" * block.level + " " + _md(block.text)
    if block.heads:
        lines = [block.heads, ("---",) * len(block.heads), *block.rows]
        rule = "|" + " --- |" * len(block.heads)
        return "\n".join(
            rule if number == 1 else "| " + " | ".join(map(_md, line)) + " |" for number, line in enumerate(lines)
        )
    return "\n".join(f"- {_md(item)}" for item in block.items) or _md(block.text)


def _md(text: str) -> str:
    """One line in which nothing is markup."""

    flat = MARKUP.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;"))
    return OPENS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", flat)


def _html(block: Block) -> str:
    if block.level:
        return f"<h{block.level}>{_escaped(block.text)}</h{block.level}>"
    if block.heads:
        head = "".join(f'<th scope="col">{_escaped(cell)}</th>' for cell in block.heads)
        body = "\n".join("<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    if block.items:
        return "<ul>\n" + "\n".join(f"<li>{_escaped(item)}</li>" for item in block.items) + "\n</ul>"
    return f"<p>{_escaped(block.text)}</p>" if block.text else ""


def _escaped(text: str) -> str:
    """Escaped, with the line breaks of whoever typed it, and without control characters."""

    shown = "".join(one if one.isprintable() or one == "\n" else " " for one in text.strip())
    return escape(shown).replace("\n", "<br>")
