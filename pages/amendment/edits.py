"""Texts put in place of a template's sentence: kept for this visit, and by the browser over a reload."""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

from pages.shared import session
from pages.shared.kept import kept
from pages.shared.visit import Visit
from raci import workshop
from raci.workshop import PolicyChange, PolicyChanges

LIMIT_EDIT, LIMIT_EDITS = 4_000, 500
"""Characters of one text, and texts of one matrix, that are taken from the browser."""


def put_in(visit: Visit, changes: PolicyChanges) -> PolicyChanges:
    """The clauses with the texts of this visit that were written for just these sentences."""

    texts = _texts(visit)
    edited = {change.id: texts.get(key_of(change, changes.lang), "") for change in changes.clauses}
    return workshop.with_edits(changes, edited)


def others(visit: Visit, change: PolicyChange) -> list[str]:
    """Texts of this visit for the clause as other decisions rewrite it: they fit no more, and are not lost."""

    own, clause = key_of(change, visit.lang), _clause_of(change, visit.lang)
    return [text for key, text in _texts(visit).items() if key.startswith(clause) and key != own]


def write(visit: Visit, changes: PolicyChanges, sent: Any) -> None:
    """Take a text for one of the clauses from the browser; "" brings back the template's sentence."""

    known = {key_of(change, changes.lang) for change in changes.clauses}
    if isinstance(sent, dict) and sent.get("key") in known and isinstance(sent.get("text"), str):
        _keep(visit, {sent["key"]: sent["text"]})


def key_of(change: PolicyChange, lang: str) -> str:
    """What a text is kept under: language, clause, and the sentences in whose place it stands."""

    return f"{_clause_of(change, lang)}{crc32(change.reads.encode()):08x}"


def hold(visit: Visit) -> None:
    """Let the browser hold the texts, and give them back to a session that does not know them."""

    kept.show(f"amendment-{visit.name}", _texts(visit), turn=0, lines=(), take=lambda left: _keep(visit, left))


def _clause_of(change: PolicyChange, lang: str) -> str:
    return f"{lang}:{change.id}:"


def _keep(visit: Visit, given: Mapping[str, Any]) -> None:
    taken = {key: text[:LIMIT_EDIT] for key, text in given.items() if isinstance(text, str) and len(key) < LIMIT_EDIT}
    texts = {key: text for key, text in {**_texts(visit), **taken}.items() if text.strip()}
    session.note(f"amendment-{visit.name}", dict([*texts.items()][-LIMIT_EDITS:]))


def _texts(visit: Visit) -> dict[str, str]:
    return dict(session.noted(f"amendment-{visit.name}", {}))
