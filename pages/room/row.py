"""One row on the wall: the activity, what each party holds, says of itself and is given, and what is wrong with it."""

from collections.abc import Mapping, Sequence

from pages.room import panel, stances
from pages.shared import session, votes
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import UNSURE, Amends, Ballot, Decision, Parked
from raci.log.names import Names
from raci.model import Activity
from raci.model.terms import SHAPES
from raci.rules import Finding
from raci.words import html
from raci.words.html import Html, escape
from raci.words.sentences import Word
from raci.workshop import Consents, Item, Outcome, Voice, rounds

t, count = session.t, session.count
OUTCOMES = {
    Outcome.DECIDED: Word("✓ decided"),
    Outcome.PARKED: Word("‖ parked"),
    Outcome.ACCEPTED: Word("✓ accepted as it is"),
}
FINDINGS_SHOWN = 3
ROWS_SHOWN = 7
"""Parties that fit the wall, one a line, with everything else that decides."""
KINDS_SHOWN = 3
"""What the others say of one party, in their most frequent words."""
TIMES = "\N{MULTIPLICATION SIGN}"


def show_head(sitting: Sitting, row: Activity) -> None:
    """The activity, its clause, and of what time the ballots spoke where they spoke of one."""

    names = sitting.names
    question = "" if row.id in votes.shifts(sitting) else t(rounds.QUESTIONS[sitting.opening.opened.asks[-1]])
    where = (names.at(row.process), session.clause(row.clause), question)
    panel.show_title(names.activity(row.id), " · ".join(filter(None, where)))


def told_vote(sitting: Sitting, activity: Activity, cast: Sequence[Ballot]) -> str:
    """What these answers say of who answers for the row."""

    reading = workshop.agreement(activity, cast, sitting.seats)
    return f"{workshop.MARKS[workshop.verdict(reading)]} {workshop.in_words(reading, sitting.names)}"


def show_outcome(sitting: Sitting, row: str) -> None:
    """What this workshop has made of the row, and why."""

    done = workshop.outcomes(sitting.today, sitting.code).get(row)
    if done:
        body, why = sitting.today.events[done.number].body, done.why
        if isinstance(body, Parked):
            owner = sitting.names.role(body.owner)
            why = t("{question} ({role}, by {day})", question=why, role=owner, day=body.due)
        sentence = t("{what}: {told}", what=t(OUTCOMES[done.outcome]), told=why)
        panel.show(f"<p class='now'>{escape(sentence)}</p>")
        if isinstance(body, Decision | Amends):
            stances.show(Consents(body.agreed, body.tolerated, body.dissent), sitting.names)
            if body.conditions:
                panel.show(f"<p>{escape(t('Conditions: {conditions}', conditions=body.conditions))}</p>")


def lines_of_outcome(sitting: Sitting, row: str) -> int:
    """How many lines of the wall `show_outcome` takes, about."""

    done = workshop.outcomes(sitting.today, sitting.code).get(row)
    if done is None:
        return 0
    body, lines = sitting.today.events[done.number].body, 2 + panel.lines_of(done.why)
    if isinstance(body, Decision | Amends):
        lines += stances.lines_taken(Consents(body.agreed, body.tolerated, body.dissent), sitting.names)
        lines += panel.lines_of(body.conditions)
    return lines


def show_voices(sitting: Sitting, ballots: Sequence[Ballot], item: Item, after: Mapping[str, str]) -> None:
    """The parties of the row; `after` is role -> letters that the chosen way would leave."""

    row, names = sitting.matrix.activity[item.activity], sitting.names
    said = workshop.voices(sitting.matrix, row, ballots, sitting.seats)
    new = [Voice(role, "", None, ()) for role in after if role not in {voice.role for voice in said}]
    said, aside = _apart(said, after)
    heads = [t("Party"), t("Today"), t("Of itself"), t("Others say")] + ([t("Then")] if after else [])
    voices = [*said, *new]
    rows = [_line(voice, sitting.seats, names, after) for voice in voices]
    own = {number for number, voice in enumerate(voices) if voice.role in sitting.seats}
    panel.show(
        _rounds(sitting, item.activity),
        _verdict(sitting, item),
        html.table(heads, rows, css="voices", named=True, own=own),
        *(panel.one_line(line, "quiet") for line in _aside(aside, sitting.seats, names)),
    )


def _verdict(sitting: Sitting, item: Item) -> str:
    """How far the seats agree; after a second vote the line of all votes has said it."""

    if sitting.opening.vote(item.activity).revealed > 1:
        return ""
    mark = workshop.MARKS[workshop.verdict(item.agreement)]
    return f"<p class='now two-lines'>{mark} {escape(workshop.in_words(item.agreement, sitting.names))}</p>"


def _rounds(sitting: Sitting, row: str) -> str:
    """Of two rounds, what was said of today, and who sees a difference."""

    shift = votes.shifts(sitting).get(row)
    if shift is None:
        return ""
    first, _, moved = rounds.shift_in_words(shift, sitting.names)
    today, then = (t(rounds.ROUNDS[time]) for time in sitting.opening.opened.asks)
    before = t("{what}: {told}", what=today, told=first)
    differs = t("see a difference: {seats}", seats=moved) if shift.moved else t("nobody sees a difference")
    return f"<p class='quiet two-lines'>{escape(f'{before} · {differs} · {then}')}</p>"


def _apart(said: Sequence[Voice], after: Mapping[str, str]) -> tuple[list[Voice], list[Voice]]:
    """Those who have a part in the row or are given one; and, of more than fit the wall, those who have none."""

    if len(said) <= ROWS_SHOWN:
        return [*said], []
    aside = [
        voice
        for voice in said
        if not (voice.today or voice.others or voice.role in after) and voice.own in (None, "", UNSURE)
    ]
    return [voice for voice in said if voice not in aside], aside


def _aside(aside: Sequence[Voice], seats: Sequence[str], names: Names) -> list[str]:
    """What those say who are left out of the table, a line a kind."""

    words = {"": t("No part"), UNSURE: t("Don't know"), None: t("not answered")}
    kinds = {own: [voice.role for voice in aside if voice.own == own and voice.role in seats] for own in words}
    return [t("{what}: {told}", what=words[own], told=names.roles(roles)) for own, roles in kinds.items() if roles]


def show_findings(findings: Sequence[Finding], lang: str, seats: int) -> None:
    """What is wrong with the row as it stands, the worst first: the more seats stand above, the fewer."""

    shown = findings[: FINDINGS_SHOWN if seats <= ROWS_SHOWN else 1]
    lines = [panel.one_line(f"{SHAPES[finding.severity]} {finding.message(lang)}") for finding in shown]
    rest = "".join(f"<span>{escape(more)}</span>" for more in session.more(len(findings) - len(lines)))
    last = [f"<div class='beside'>{lines.pop()}{rest}</div>"] if lines else []
    panel.show(*lines, *(last or [f"<p>{escape(t('Nothing is wrong with this row any more.'))}</p>"]))


def _line(voice: Voice, seats: Sequence[str], names: Names, after: Mapping[str, str]) -> list[str]:
    silent = t("not answered") if voice.role in seats else t("no seat")
    short = stances.SILENT if voice.role in seats and len(seats) > ROWS_SHOWN else silent
    none = Html(f"<span class='quiet' title='{escape(silent)}'>{escape(short)}</span>")
    own = none if voice.own is None else panel.cell(voice.own)
    kinds = voice.others[:KINDS_SHOWN]
    others = "".join(f"{panel.cell(cell)}<span class='times'>{TIMES}{times}</span>" for cell, times in kinds)
    then = [_then(voice.today, after.get(voice.role, voice.today))] if after else []
    return [names.role(voice.role), panel.cell(voice.today), own, Html(others), *then]


def _then(today: str, after: str) -> Html:
    """What the way would leave, with an arrow where that is something else."""

    return panel.cell(after) if after == today else Html(f"<span class='now'>→</span> {panel.cell(after)}")
