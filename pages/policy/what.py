"""Step two: sentence by sentence, what it says of whom, to be answered by a key; nothing counts before that."""

from typing import Any

from pages.policy import desk as desks
from pages.policy import switches
from pages.policy.desk import Desk
from pages.policy.segments import SIGNS, asked_start, segments, window
from pages.policy.signing import told_by
from pages.shared import component, session
from pages.shared.component import Component
from raci.draft.activities import name_of
from raci.draft.details import Detail
from raci.draft.review import Asked, Cell, StepKind
from raci.draft.review.terms import BANDS, FROM, GIVES, ROW, SILENT
from raci.model.terms import ACTS
from raci.words import lists

t, count = session.t, session.count
LETTERS = Component("policy/letters.js", ("shared/grid/letters.css", "policy/policy.css"))
FILTERS = ("", "unread", *SIGNS)


def show(desk: Desk) -> None:
    """Draw the document beside the sentence that is asked about."""

    key = f"policy-letters-{desk.paper.paper[:16]}"
    LETTERS.draw(
        key,
        message(desk, session.parameter("band", FILTERS)) | {"read": component.read(key)},
        steps=lambda sent: desks.take(desk.paper.paper, sent),
        filter=_choose_filter,
        show=lambda sent: session.put("at", str(sent)[:7]),
        go=lambda _: session.put("part", "matrix"),
    )
    switches.show(desk)


def _choose_filter(sent: Any) -> None:
    session.put("band", sent if sent in FILTERS else "")
    session.put("at", "")


def message(desk: Desk, band: str) -> dict[str, Any]:
    """What the browser needs to draw: the sentences of one filter, as many as are drawn at once."""

    pages = desk.pages
    chosen = [page for page in pages if _fits(page, band)]
    at = _where(desk, chosen)
    shown = window(chosen, asked_start(next((i for i, page in enumerate(chosen) if page.key == at), 0)))
    unread = sum(not page.is_read for page in pages)
    return {
        "ack": desks.how_far(desk.paper.paper),
        "title": count(unread, "{n} sentence is unread", "{n} sentences are unread") if unread else t("All is read"),
        "progress": t("{n} of {all} are read", n=len(pages) - unread, all=len(pages)),
        "share": round((len(pages) - unread) / len(pages), 3) if pages else 1,
        "filters": [[name, _label(name, sum(_fits(page, name) for page in pages))] for name in FILTERS],
        "filter": band,
        "at": at,
        "shown": shown,
        "all": len(pages),
        "sentences": [_sentence(desk, page) for page in chosen[shown["from"] : shown["to"]]],
        "parties": [party.name for party in desk.reading.parties],
        "acts": [[str(act), t(word)] for act, word in ACTS.items()],
        "words": _words(),
    }


def _fits(page: Asked, band: str) -> bool:
    return not band or (not page.is_read if band == "unread" else page.band == band)


def _label(name: str, number: int) -> str:
    if name in SIGNS:
        bands = {str(band): t(word) for band, word in zip(BANDS, BANDS.values(), strict=True)}
        return f"{SIGNS[name]} {bands.get(name) or t('silent')} {number}"
    return t("unread {n}", n=number) if name else t("all {n}", n=number)


def _where(desk: Desk, chosen: list[Asked]) -> str:
    """The first unread sentence after the one that was answered last, else the first unread one, else the first."""

    answered = [step.about for step in desk.steps if step.kind in (StepKind.LETTER, StepKind.SEEN)]
    places = {page.key: number for number, page in enumerate(chosen)}
    start = places.get(answered[-1], 0) if answered else 0
    later = [page.key for page in [*chosen[start:], *chosen[:start]] if not page.is_read]
    return (later or [page.key for page in chosen[start:]] or [""])[0]


def _sentence(desk: Desk, page: Asked) -> dict[str, Any]:
    reading = desk.reading
    sentence, lang = reading.sentences[page.index], reading.language
    drafts = [draft for cell in page.cells for draft in cell.drafts]
    detail = desk.details.get(page.index)
    marks = [(d.cue.start, d.cue.end, "cue") for d in drafts]
    marks += [(d.party_at.start, d.party_at.end, "party") for d in drafts if d.party_at]
    return {
        "key": page.key,
        "number": page.index + 1,
        "clause": sentence.clause,
        "heads": list(sentence.headings),
        "pieces": segments(reading.text, sentence.span, marks),
        "name": page.name or name_of(sentence, drafts, lang),
        "details": _detail(detail) if detail else None,
        "band": page.band,
        "reason": t(ROW) if sentence.table else t(SILENT[page.reason]) if page.reason else "",
        "seen": page.seen,
        "by": told_by(page.said),
        "cells": [_cell(desk, cell) for cell in page.cells],
    }


def _detail(detail: Detail) -> dict[str, Any]:
    """What may be corrected besides letters, each field as the browser sends it back; `to` as a list."""

    return {
        "act": str(detail.act),
        "to": list(detail.to),
        "when": detail.when,
        "refused": detail.refused,
        "output": detail.output,
        "topic": lists.listed(detail.topics, session.spoken()),
    }


def _cell(desk: Desk, cell: Cell) -> dict[str, Any]:
    """One party of the sentence: what is proposed, why, and the answer, null for none."""

    reading = desk.reading
    first = next((draft for draft in cell.drafts if draft.letter in cell.proposed), None)
    does = lists.sentences((t(GIVES[letter]) for letter in cell.proposed.split("/") if letter), session.spoken())
    return {
        "party": cell.party,
        "proposed": cell.proposed,
        "others": cell.others,
        "band": str(cell.band) if cell.drafts else "",
        "sign": SIGNS[cell.band] if cell.drafts else "+",
        "says": t(BANDS[cell.band]) if cell.drafts else t("added by you"),
        "cue": " ".join(reading.text[first.cue.start : first.cue.end].split())[:120] if first else "",
        "why": t("{does}, {source}", does=does, source=t(FROM[first.source])) if first else "",
        "answer": cell.answer,
        "by": told_by(cell.said),
    }


def _words() -> dict[str, Any]:
    return {
        "document": t("The document"),
        "sentence": t("sentence {n} of {all}", n="{n}", all="{all}"),
        "back": t("back"),
        "next": t("next"),
        "rename": t("Rename"),
        "yes": t("Yes, {party} is {letter}", party="{party}", letter="{letter}"),
        "seen": t("Right, it gives no letter"),
        "none": t("No letter"),
        "missed": t("Missed one"),
        "choose": t("Which party?"),
        "or": t("or"),
        "turn": t("your turn"),
        "answered": t("yes"),
        "changed": t("changed"),
        "refused": t("no letter"),
        "again": t("Unread again"),
        "sure": t("Accept the {n} sure letters here", n="{n}"),
        "sure1": t("Accept the 1 sure letter here"),
        "silent": t("No letter, because this sentence {reason}.", reason="{reason}"),
        "might": t("it might also be {letters}", letters="{letters}"),
        "party": t("party"),
        "cue": t("words the letter rests on"),
        "read": t("read"),
        "empty": t("No sentence is like that."),
        "go": t("See the matrix"),
        "later": t("Later sentences"),
        "earlier": t("Earlier sentences"),
        "range": t("Sentences {from} to {to} of {of}", **{"from": "{from}", "to": "{to}", "of": "{of}"}),
        "fields": {
            "act": t("Kind"),
            "to": t("Goes to"),
            "when": t("When"),
            "output": t("Output"),
            "topic": t("Topic"),
            "refused": t("After a no"),
        },
        "nothing": t("nothing is said"),
        "drop": t("no longer to {party}", party="{party}"),
        "add": t("add a party"),
        "comma": lists.listed(("", ""), session.spoken()),
        "both": t("With Shift A and R stand together."),
    }
