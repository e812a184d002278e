"""A department on one sheet of paper: everything that is on the page, with boxes to tick and lines to sign."""

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from pages.role import around, claim, duties
from pages.role.around import Sides
from pages.role.confirm import said_in_words
from pages.shared import evidence, session
from pages.shared.visit import Visit
from raci.log import columns
from raci.model import facts
from raci.model.terms import LAYERS
from raci.views.profile import Profile
from raci.views.unclaimed import Shift, Unclaimed
from raci.words import html
from raci.words.html import Html, escape
from raci.words.sentences import Word

t = session.t
EMPTY, TICKED = "☐", "☑"
HEADS = (
    Word("No."),
    Word("Activity"),
    Word("Clause"),
    Word("Proposed"),
    Word("Ours"),
    Word("Not ours"),
    Word("Reason"),
)
LINES = (48, 78, 104)
"""Up to so many lines a sheet is printed in full size, a little smaller, smaller, and then as small as can be read."""


def show(visit: Visit, profile: Profile, rows: Sequence[Unclaimed], both: Sides, shifts: Sequence[Shift]) -> None:
    """The sheet, which only paper shows; made once for as long as nothing on it changes."""

    sheet = visit.kept("sheet", lambda: _sheet(visit, profile, rows, both, shifts), profile.role.id)
    with st.container(key="on-paper-sheet"):
        st.html(sheet)


def _sheet(visit: Visit, profile: Profile, rows: Sequence[Unclaimed], both: Sides, shifts: Sequence[Shift]) -> str:
    """Its parts are numbered, those that are empty are left out."""

    parts = [*_claims(visit, profile.role.id, rows), *_held(visit, profile, rows)]
    parts += _sides(visit, profile.role.id, both)
    parts += _shifts(visit, shifts)
    parts += _facts(visit, profile)
    lines = _lines(profile, rows, both, shifts) * (1.4 if visit.lang == "en" else 1)
    size = sum(lines > limit for limit in LINES)
    numbered = "".join(
        f"<section><h2>{number}. {head}</h2>{body}</section>" for number, (head, body) in enumerate(parts, 1)
    )
    sheet = f"{_head(visit, profile)}{numbered}{_signature(visit, profile)}"
    return f"<article class='sheet size{size}'>{sheet}</article>"


def _lines(profile: Profile, rows: Sequence[Unclaimed], both: Sides, shifts: Sequence[Shift]) -> float:
    """About how many lines it takes in Chinese, headings and signature included."""

    held, changed = sum(map(len, profile.rows.values())), sum(len(shift.changes) for shift in shifts)
    about = len(profile.role.indicators) + len(profile.role.authority) + len(profile.role.qualifications)
    return 26 + len(rows) * 1.5 + held * 0.85 + sum(map(len, both)) * 0.6 + changed * 0.6 + about * 0.7


def _head(visit: Visit, profile: Profile) -> str:
    layer, _ = LAYERS[visit.layer]
    pairs = [
        (t("Department"), profile.role.label.of(visit.lang)),
        (t("Policy"), visit.matrix.title.of(visit.lang)),
        (t("Layer"), t(layer)),
        (t("Day"), str(date.today())),
    ]
    cells = "".join(f"<span>{escape(name)} <b>{escape(value)}</b></span>" for name, value in pairs)
    return f"<h1>{t('What we answer for: to be confirmed')}</h1><p class='head'>{cells}</p>"


def _claims(visit: Visit, role: str, rows: Sequence[Unclaimed]) -> Iterable[tuple[str, str]]:
    """Every row that nobody answers for, with a box for each answer, ticked where it has been given."""

    if rows:
        body = html.table(map(t, HEADS), (_claim(visit, role, n, row) for n, row in enumerate(rows, 1)), css="claims")
        yield (
            t("{what}: {told}", what=t("Nobody answers for these yet; tick one box in each row"), told=len(rows)),
            body,
        )


def _claim(visit: Visit, role: str, number: int, unclaimed: Unclaimed) -> list[str]:
    declined = visit.today.declined.get((unclaimed.row.id, role))
    owners = t("us") if unclaimed.owners == (role,) else visit.names.roles(unclaimed.owners)
    why = claim.declined_in_words(declined) if declined else ""
    boxes = [EMPTY, TICKED if declined else EMPTY]
    return [f"{number}", unclaimed.row.name.of(visit.lang), session.clause(unclaimed.row.clause), owners, *boxes, why]


def _held(visit: Visit, profile: Profile, rows: Sequence[Unclaimed]) -> Iterable[tuple[str, str]]:
    for letter, held in duties.parts(profile, (unclaimed.row.id for unclaimed in rows)).items():
        if held:
            marks = [evidence.chips(row.marks(visit.layer)[profile.role.id]) for row in held]
            items = (Html(f"{chip} {duties.named(row, visit.lang)}") for chip, row in zip(marks, held, strict=True))
            title = t("{what}: {told}", what=t(duties.PARTS[letter]), told=len(held))
            yield title, f"<div class='two'>{html.items(items)}</div>"


def _sides(visit: Visit, role: str, both: Sides) -> Iterable[tuple[str, str]]:
    if any(both):
        yield around.headline(both), around.picture(visit, role, both, is_whole=True)


def _shifts(visit: Visit, shifts: Sequence[Shift]) -> Iterable[tuple[str, str]]:
    """What is proposed and not decided; a line a kind, with the clauses."""

    if shifts:
        yield (
            duties.shifts_title(shifts),
            f"<div class='two'>{html.items(duties.shift_in_words(visit, shift) for shift in shifts)}</div>",
        )


def _facts(visit: Visit, profile: Profile) -> Iterable[tuple[str, str]]:
    pairs = list(facts.of_role(visit.matrix, profile.role, visit.lang))
    if pairs:
        yield t("What the description says"), html.pairs(pairs)


def _signature(visit: Visit, profile: Profile) -> str:
    """Two boxes and three lines; what has been said already stands above them."""

    standing = columns.standing(visit.today, profile.role.id)
    said = f"<p>{escape(said_in_words(visit, standing))}</p>" if standing.said else ""
    who = profile.role.answers or profile.role.label
    boxes = f"{EMPTY} {t('We confirm the above')} &emsp; {EMPTY} {t('We object, because')}"
    names = (who.of(visit.lang), t("Day"), t("Facilitator"))
    lines = "".join(f"<span>{escape(name)}<i></i></span>" for name in names)
    return f"<footer>{said}<p class='why'><span>{boxes}<i></i></span></p><p class='names'>{lines}</p></footer>"
