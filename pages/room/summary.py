"""The last page of a workshop: decisions, open questions, columns not confirmed, what went unsettled, files to take."""

from collections.abc import Sequence
from itertools import accumulate

import streamlit as st

from pages.room import panel, plan, stances
from pages.shared import session, unread, workspace
from pages.shared.download import download
from pages.shared.workshops import Sitting
from raci import rules, workshop
from raci.log import Amends, Decision, Event, Stage, columns, stands
from raci.log.field_words import field_in_words
from raci.model.letters import Layer, Letter
from raci.out.minutes import SAYS, minutes_docx
from raci.words.html import Html, escape, items
from raci.words.lists import listed

t, count = session.t, session.count
SHOWN, LINES, UNSETTLED = 7, 8, 4
"""Decisions, lines that these take, and unsettled items that fit the wall; the minutes have all."""


def show_decisions(sitting: Sitting) -> None:
    """How many decisions settle how many rows, and how many causes are left; then one by one, with the objections."""

    events = _decided(sitting)
    rows = {row for event in events for row in workshop.rows_of(event.body)}
    before, now = _causes(sitting)
    head = count(len(events), "{n} decision settles {rows}", "{n} decisions settle {rows}",
                 rows=count(len(rows), "{n} row", "{n} rows"))  # fmt: skip
    title = t("{what}; causes: {before}, now {now}", what=head, before=before, now=now)
    panel.show(f"<h1 class='long'>{escape(title)}</h1>")
    shown = [event for event, last in zip(events, accumulate(map(_lines, events)), strict=True) if last <= LINES]
    lines = [_decision(sitting, event) for event in shown[:SHOWN]]
    lines += map(escape, session.more(len(events) - len(lines)))
    panel.show(items(lines, css="rows"))


def _lines(event: Event) -> int:
    """How many lines a decision takes on the wall."""

    return 2 + len(getattr(event.body, "dissent", ())) + bool(getattr(event.body, "conditions", ""))


def _decided(sitting: Sitting) -> list[Event]:
    today = sitting.today
    own = (event for event in today.events.of(sitting.code) if isinstance(event.body, Decision | Amends))
    return [event for event in own if stands(event, today)]


def _causes(sitting: Sitting) -> tuple[int, int]:
    """How many causes were open before the workshop, and are now."""

    before = workspace.at(sitting.name, sitting.today, sitting.opening.numbers[Stage.OPEN])
    sides = (workspace.findings(sitting.name, today, Layer.TODAY) for today in (before, sitting.today))
    open_now, left = (sum(not cause.accepted for cause in rules.causes(side)) for side in sides)
    return open_now, left


def _decision(sitting: Sitting, event: Event) -> Html:
    """What it is about, who answers and works now, and who objects, because of what."""

    names, body = sitting.names, event.body
    if isinstance(body, Amends):
        what, held = "; ".join(field_in_words(field, names) for field in body.fields[:2]), Html("")
    else:
        rows = list(dict.fromkeys(change.activity for change in getattr(body, "changes", ())))
        rest = "".join(f" {more}" for more in session.more(len(rows) - 1))
        what, held = names.activity(rows[0]) + rest, _holders(sitting, rows[0])
    head = f"<span title='{escape(what)}'>{escape(what)}</span><span>{held}</span>"
    lines = [Html(f"<div class='pair'>{head}</div>")]
    lines += [stances.objection(seat, why, names) for seat, why in getattr(body, "dissent", ())]
    conditions = getattr(body, "conditions", "")
    lines += [panel.one_line(t("Conditions: {conditions}", conditions=conditions))] if conditions else []
    return Html("".join(lines))


def _holders(sitting: Sitting, row: str) -> Html:
    activity = sitting.matrix.activity.get(row)
    held = ((letter, activity.holders(letter, Layer.TODAY) if activity else []) for letter in (Letter.A, Letter.R))
    return Html(
        " ".join(f"{panel.cell(letter)} {escape(sitting.names.roles(roles))}" for letter, roles in held if roles)
    )


def show_questions(sitting: Sitting) -> None:
    """What was left open here, each with who brings the answer and the day."""

    names = sitting.names
    parked = [entry.body for entry in sitting.today.parked if entry.body.workshop == sitting.code]
    lines = [
        f"{escape(body.question)} <b>{escape(names.role(body.owner))}</b> <span class='quiet'>{body.due}</span>"
        for body in parked
    ]
    _show_list(count(len(parked), "{n} open question", "{n} open questions"), lines)


def show_columns(sitting: Sitting) -> None:
    """The seats that have not confirmed their column, or object; and who has no seat and has to be asked."""

    standing = {seat: columns.standing(sitting.today, seat) for seat in sitting.seats}
    left = {seat: state for seat, state in standing.items() if not state.is_confirmed}
    head = count(len(left), "{n} column not confirmed", "{n} columns not confirmed")
    silent, lines = [], []
    for seat, state in left.items():
        name = escape(sitting.names.role(seat))
        if state.said is None or state.said.body.workshop != sitting.code:
            short = escape(panel.cut(sitting.names.role(seat), stances.NAME_CUT))
            silent.append(f"<span class='seat' title='{name}'>{stances.SILENT} {short}</span>")
            continue
        sign = "!" if state.said.body.agrees else "✕"
        said = ": ".join(filter(None, (t(SAYS[state.said.body.agrees, state.has_changed]), state.said.body.why)))
        lines.append(f"<b class='gap'>{sign} {name}</b> {escape(said)}")
    lines += [" ".join(silent)] if silent else []
    _show_list(head, lines)
    _show_to_ask(sitting)


def _show_to_ask(sitting: Sitting) -> None:
    """Parties without a seat that have come to answer for something, each with the way to its page to sign."""

    before = workspace.at(sitting.name, sitting.today, sitting.opening.numbers[Stage.OPEN]).matrix
    for role, rows in workshop.to_ask(before, sitting.matrix, sitting.seats).items():
        label = count(len(rows), "To be asked, no seat: {role}, {n} row to answer for; its page to sign",
                     "To be asked, no seat: {role}, {n} rows to answer for; its page to sign",
                     role=sitting.names.role(role))  # fmt: skip
        address = {"matrix": sitting.name, "lang": sitting.lang, "role": role}
        st.page_link("role/role.py", label=session.plain(label), icon=":material/signature:", query_params=address)


def show_unsettled(sitting: Sitting) -> None:
    """The decisions and rows that nothing has come of."""

    left = plan.open_items(sitting)
    head = count(len(left), "{n} item went unsettled", "{n} items went unsettled")
    names = listed(map(sitting.item, left[:UNSETTLED]), sitting.lang)
    _show_list(head, [f"<span class='two-lines' title='{escape(names)}'>{escape(names)}</span>"] if left else [])


def show_files(sitting: Sitting) -> None:
    """Minutes and policy changes: the file at once, and their pages; and the questions, which leave there as CSV and
    as days for a calendar."""

    name = f"{sitting.name}_{sitting.opening.opened.day}_{sitting.code}"
    address = {"matrix": sitting.name, "lang": sitting.lang, "code": sitting.code}
    panel.show(f"<p class='head'>{escape(t('To take away'))}</p>")
    with st.container(horizontal=True, key="room-files"):
        download(t("Minutes (DOCX)"), f"{name}.docx", lambda: _minutes(sitting), key="room-minutes")
        st.page_link(
            "record/record.py", label=t("Minutes"), icon=":material/description:",
            query_params=address | {"view": "minutes"}, width="content",
        )  # fmt: skip
        number = len(sitting.today.parked) + len(sitting.today.objections)
        st.page_link(
            "gaps/gaps.py", label=t("Open questions ({n})", n=number), icon=":material/help:",
            query_params={"matrix": sitting.name, "lang": sitting.lang, "view": "questions"}, width="content",
        )  # fmt: skip
        st.page_link(
            "amendment/amendment.py", label=t("Policy changes"), icon=":material/edit_document:",
            query_params=address, width="content",
        )  # fmt: skip


def _minutes(sitting: Sitting) -> bytes:
    before = workspace.at(sitting.name, sitting.today, sitting.opening.numbers[Stage.OPEN] - 1).matrix
    answered = workspace.store().box.attendance(sitting.code, sitting.items)
    attendance, today = unread.value_or_stop(answered, sitting.lang), sitting.today
    deleted = unread.value_or_stop(workspace.store().box.deleted(sitting.code), sitting.lang)
    events = today.events.of(sitting.code)
    made = workshop.minutes(before, today, events, sitting.code, sitting.lang, attendance, deleted=deleted)
    return minutes_docx(made, sitting.lang)


def _show_list(head: str, lines: Sequence[str]) -> None:
    """A heading with its lines."""

    panel.show(f"<p class='head'>{escape(head)}</p>", *(f"<p>{line}</p>" for line in lines))
