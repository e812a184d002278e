"""The evidence of one cell: what the activity is, which letter the role holds there, and who says so.

Written as HTML with every text escaped, because texts come from files and Markdown would load what they link to.
"""

import re
from collections.abc import Iterable, Sequence

import streamlit as st

from pages.shared import assets, session
from pages.shared.visit import Visit
from raci.model import Activity, Process, Role, facts
from raci.model.conditions import condition_in_words
from raci.model.letters import Layer, Mark, Origin
from raci.model.terms import LETTERS, ROLE_KINDS, SHAPES, gap
from raci.rules import Cause, Severity
from raci.views.cause_filter import CauseFilter
from raci.words import html
from raci.words.html import Html, escape

t = session.t


def show(visit: Visit, cell: str, causes: Sequence[Cause] = ()) -> None:
    """The panel beside the grid, with what the diagnosis says of the row; a hint while nothing is picked."""

    row, _, role = cell.partition(":")
    with st.container(key="evidence"):
        if not cell:
            hint = t("Click a letter, or press Enter on it, to read which clause says so.")
            show_panel([f"<p class='quiet hint'>{hint}</p>"])
        elif row in visit.matrix.activity:
            show_panel(_activity(visit, visit.matrix.activity[row], visit.matrix.role.get(role)))
            _show_causes(visit, row, causes)
        else:
            show_panel(_process(visit, visit.matrix.process[row], visit.matrix.role.get(role)))
            _show_gaps(visit, causes, process=row)
        if role in visit.matrix.role:
            _show_gaps(visit, causes, role=role)


def show_panel(parts: list[str]) -> None:
    """Show pieces of escaped HTML in the style of the panel, which the frame has for every page."""

    st.html(f"<section class='evidence' aria-live='polite'>{''.join(parts)}</section>")


def styled(*names: str) -> str:
    """The styles of a page of its own, for one of the pieces of a panel."""

    return assets.element(*names)


def _activity(visit: Visit, row: Activity, role: Role | None) -> list[str]:
    """One activity in full and, with a role, the evidence of that cell in all three layers."""

    lang = visit.lang
    parts: list[str] = [f"<h2>{escape(row.name.of(lang))}</h2>", f"<p class='quiet'>{_where(visit, row)}</p>"]
    if role:
        parts += _cell(visit, row, role)
    parts.append(html.pairs(facts.of_activity(visit.matrix, row, lang)))
    others = _letters(visit, row, skip=role)
    if others:
        parts.append(f"<h3>{t('Others in this row') if role else t('Letters in this row')}</h3>{_list(others)}")
    open_points = [text.of(lang) for text in row.unclear]
    open_points += [t("the source text is damaged here")] if row.damaged else []
    if open_points:
        parts.append(f"<h3>{t('What the text leaves open')}</h3>{html.items(open_points)}")
    return parts


def _process(visit: Visit, step: Process, role: Role | None) -> list[str]:
    """One step: the rows in which the role holds a letter, or those in which ownership is missing."""

    lang, layer = visit.lang, visit.layer
    part = step.part_of.of(lang) if step.part_of else ""
    where = (facts.of_process(visit.matrix, step, lang), part, session.clause(step.clause), step.place)
    parts = [
        f"<h2>{escape(facts.process_name(visit.matrix, step, lang))}</h2>",
        f"<p class='quiet'>{' · '.join(escape(word) for word in where if word)}</p>",
    ]
    rows = visit.matrix.steps[step.id]
    if role:
        held = [(row, mark) for row in rows if (mark := row.marks(layer).get(role.id)) and mark.letters]
        parts.append(f"<p class='cell'><strong>{escape(role.label.of(lang))}</strong></p>")
        letters = [f"{chips(mark)} {_cited(row, lang)}" for row, mark in held]
        parts.append(_list(letters) if letters else _nothing(role, lang))
    gaps = [f"{_cited(row, lang)}: {t(gap(row, layer))}" for row in rows if row.has_gap(layer)]
    if gaps:
        parts.append(f"<h3>{t('Ownership missing')}</h3>{_list(gaps)}")
    return parts


def _show_causes(visit: Visit, row: str, causes: Sequence[Cause]) -> None:
    """What the diagnosis says of the row, each with why it matters, and the way to the page that has it in full."""

    wanted = CauseFilter(row=row)
    if here := wanted.of(causes):
        items = "".join(_explained(cause, visit.lang) for cause in here)
        show_panel([f"<h3>{t('Diagnosis')}</h3>{items}"])
        address = visit.address | wanted.address | {"finding": here[0].head.id}
        st.page_link("gaps/gaps.py", label=t("Ways out"), icon=":material/report:", query_params=address)


def _show_gaps(visit: Visit, causes: Sequence[Cause], **about: str) -> None:
    """How many gaps the process or the party has, as its mark says, with the way to them."""

    gaps = CauseFilter.read({"severity": Severity.GAP, **about}, visit.matrix).count(causes)
    name = visit.names.at(next(iter(about.values())))
    if gaps.number:
        label = session.count(gaps.number, "{n} gap: {name}", "{n} gaps: {name}", name=session.plain(name))
        st.page_link("gaps/gaps.py", label=f"{SHAPES['gap']} {label}", query_params=visit.address | gaps.address)


def _explained(cause: Cause, lang: str) -> str:
    head = f"{SHAPES[cause.severity]} {escape(cause.message(lang))}"
    return f"<details><summary>{head}</summary><p class='quiet'>{t(cause.rule.why)}</p></details>"


def _cell(visit: Visit, row: Activity, role: Role) -> list[str]:
    lang, layer = visit.lang, visit.layer
    mark = row.marks(layer).get(role.id)
    kind = t(ROLE_KINDS[role.kind])
    answers = f" · {escape(role.answers.of(lang))}" if role.answers else ""
    parts = [f"<p class='cell'>{chips(mark) if mark else ''} <strong>{escape(role.label.of(lang))}</strong>"]
    parts.append(f"<span class='quiet'>{kind}{answers}</span></p>")
    if mark is None:
        return [*parts, _nothing(role, lang)]
    for letter in mark.letters:
        name, meaning = LETTERS[letter]
        parts.append(f"<p class='meaning'><strong>{t(name)}</strong>: {t(meaning)}</p>")
    marks = [row.stated.get(role.id), row.decided.get(role.id), row.proposed.get(role.id)]
    shown = marks[: list(Layer).index(layer) + 1]  # each layer lays one more over the one before
    parts.append(_list(_origin(row, origin, lang) for origin in shown if origin))
    return [*parts, _quoted(row, role)]


def _origin(row: Activity, mark: Mark, lang: str) -> str:
    """One layer of a cell: where the letters come from, when, and why."""

    if mark.origin == Origin.STATED:
        return t(
            "{letters} is stated in clause {clause}", letters=chips(mark), clause=escape(session.clause(row.clause))
        )
    why = escape(session.clause(mark.why.of(lang))) if mark.why else ""
    if not mark.letters:
        if mark.origin == Origin.DECIDED:
            return t("Taken away by a decision of {day}: {why}", day=mark.on, why=why)
        return t("It is proposed to take the letter away: {why}", why=why)
    if mark.origin == Origin.DECIDED:
        return t("{letters} was decided on {day}: {why}", letters=chips(mark), day=mark.on, why=why)
    return t("{letters} is proposed: {why}", letters=chips(mark), why=why)


def _quoted(row: Activity, role: Role) -> str:
    """The sentence of the policy that gives the role its letters, with its name marked; "" where it is not kept."""

    quote = row.quotes.get(role.id)
    if not quote:
        return ""
    names = sorted({role.name.en, role.name.zh, *role.aliases}, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, names))})", quote)
    marked = (f"<mark>{escape(piece)}</mark>" if number % 2 else escape(piece) for number, piece in enumerate(pieces))
    return f"<blockquote>{''.join(marked)}</blockquote>"


def _letters(visit: Visit, row: Activity, skip: Role | None) -> list[str]:
    marks = row.marks(visit.layer)
    roles = [role for role in visit.matrix.roles if role.id in marks and marks[role.id].letters and role != skip]
    return [f"{chips(marks[role.id])} {escape(role.label.of(visit.lang))}" for role in roles]


def _where(visit: Visit, row: Activity) -> str:
    step = facts.process_name(visit.matrix, visit.matrix.process[row.process], visit.lang)
    parts = (session.clause(facts.source(row, visit.lang)), step, row.id)
    return " · ".join(escape(part) for part in parts if part)


def _cited(row: Activity, lang: str) -> str:
    return f"{escape(row.name.of(lang))} <span class='quiet'>({escape(session.clause(row.clause))})</span>"


def _nothing(role: Role, lang: str) -> str:
    return f"<p>{t('{role} holds no letter here.', role=escape(role.label.of(lang)))}</p>"


def chips(mark: Mark) -> Html:
    """The letters of a mark as shapes, as the grid draws them."""

    shapes = [(str(letter), str(letter)) for letter in mark.letters] or [("none", "–")]
    letters = "".join(f"<span class='letter {shape} {mark.origin}'>{text}</span>" for shape, text in shapes)
    when = (
        f" <span class='quiet'>({escape(condition_in_words(mark.when, session.spoken()))})</span>" if mark.when else ""
    )
    return Html(f"<span class='letters'>{letters}</span>{when}")


def _list(items: Iterable[str]) -> Html:
    return html.items(map(Html, items))
