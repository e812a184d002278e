"""One row while it is being settled: the row on the left, what to do about it on the right."""

from collections.abc import Sequence

import streamlit as st

from pages.room import back, late, leave, motion, offering, own, panel, place, row, settle, stances, voting
from pages.shared import lead, session, workshops, workspace
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Ballot, Stage
from raci.model.changes import Change, on_top
from raci.model.letters import Layer, cell_of
from raci.rules import Finding
from raci.store import Late
from raci.words.html import escape
from raci.workshop import Candidate, Item

t = session.t
LINES, LINES_A_WAY = 11.4, 2.5
"""Lines of the wall for what has become of the row and the ways to settle it, and what one way takes of them."""


def show(sitting: Sitting, ballots: Sequence[Ballot], belated: Sequence[Late], item: Item) -> None:
    """The whole place."""

    activity, mode = sitting.matrix.activity[item.activity], place.mode()
    findings = _findings(sitting, item.activity)
    changes, answer = _changes(sitting, item.activity, mode), ""
    if mode in (settle.FORM.mode, own.FORM.mode) and changes:
        answer = _answer(sitting, item.activity, mode)
    if lead.is_leading(sitting):
        stances.ask(sitting, item.activity, changes, "" if voting.is_open(sitting, item.activity) else answer)
    shared = None if answer else stances.standing(sitting, item.activity)
    if shared:
        changes = on_top(sitting.matrix, Layer.TODAY, shared.changes)
    row.show_head(sitting, activity)
    voting.show_before(sitting, item.activity, lambda cast: row.told_vote(sitting, activity, cast))
    left, right = st.columns(panel.HALVES, gap="small")
    with left:
        row.show_voices(sitting, ballots, item, {change.role: cell_of(change.after) for change in changes})
        late.show_item(sitting, belated, item.activity)
        if not changes:
            row.show_findings(findings, sitting.lang, len(sitting.seats))
    with right:
        if changes:
            motion.show_effect(workshops.effect(sitting, changes), sitting.lang, shown=2)
        if shared and not mode:
            panel.show(f"<p class='now'>{escape(t('On the wall now, asked of every phone'))}</p>")
            stances.show(stances.of_wall(sitting, shared), sitting.names)
        _show_ways(sitting, ballots, item.activity, mode, changes, findings)
    panel.show_definitions()


def _show_ways(
    sitting: Sitting,
    ballots: Sequence[Ballot],
    activity: str,
    mode: str,
    changes: tuple[Change, ...],
    findings: list[Finding],
) -> None:
    """What can be done about the row, or the form of what has been begun."""

    if sitting.stage == Stage.CLOSED:
        row.show_outcome(sitting, activity)
        st.text(t("This workshop is over; the row stays as it is."))
    elif voting.is_open(sitting, activity):
        voting.show_open(sitting, activity)
    elif not lead.is_leading(sitting):
        row.show_outcome(sitting, activity)
    elif mode == leave.PARK.mode:
        leave.show_park(sitting, activity, activity)
    elif mode == leave.ACCEPT.mode:
        leave.show_accept(sitting, activity, findings)
    elif mode == back.MODE:
        back.ask(sitting)
    elif mode:
        if mode == own.FORM.mode:
            own.show_fields(sitting, activity)
        settle.decide(sitting, activity, changes, _answer(sitting, activity, mode))
    else:
        row.show_outcome(sitting, activity)
        ways = _candidates(sitting, ballots, activity, findings)
        offering.offer(sitting, activity, ways, _room_for(sitting, activity))
        leave.show_buttons(findings, lambda: voting.show_button(sitting, activity))
        back.show(sitting, activity)


def _room_for(sitting: Sitting, activity: str) -> int:
    """How many ways fit the wall below what has become of the row, or of an earlier vote."""

    is_long = panel.columns_of(sitting.names.activity(activity)) > panel.LONG_LINE
    taken = row.lines_of_outcome(sitting, activity) + 2 * (sitting.opening.vote(activity).revealed > 1) + is_long
    return max(0, min(offering.SHOWN, int((LINES - taken) / LINES_A_WAY)))


def _changes(sitting: Sitting, activity: str, mode: str) -> tuple[Change, ...]:
    if mode == own.FORM.mode:
        return own.changes(sitting, activity)
    begun: tuple[Change, ...] = place.more().get("changes", ())
    return on_top(
        sitting.matrix, Layer.TODAY, (change for change in begun if change.activity in sitting.matrix.activity)
    )


def _answer(sitting: Sitting, activity: str, mode: str) -> str:
    """The mark of what the form is about, whatever holds by now; "" while the own answer is still what holds today."""

    if mode != own.FORM.mode:
        return settle.answer_of(
            (change.activity, change.role, change.after) for change in place.more().get("changes", ())
        )
    if not own.changes(sitting, activity):
        return ""
    wanted = own.wanted(sitting.matrix.activity[activity])
    return settle.answer_of((activity, role, letters) for role, letters in wanted.items())


def _findings(sitting: Sitting, activity: str) -> list[Finding]:
    """The open findings that are about this row, the worst first."""

    everything = workspace.findings(sitting.name, sitting.today, Layer.TODAY)
    return [finding for finding in everything if not finding.accepted and finding.place.activities[:1] == (activity,)]


def _candidates(sitting: Sitting, ballots: Sequence[Ballot], activity: str, findings: list[Finding]) -> list[Candidate]:
    cast = tuple(ballot for ballot in ballots if ballot.activity == activity and ballot.seat in sitting.seats)
    version = workspace.version(sitting.name, sitting.today)
    votes = (sitting.opening.vote(activity).revealed, len(cast))
    return _kept_candidates(version, sitting.code, activity, votes, sitting, cast, findings)


@st.cache_resource(max_entries=200, show_spinner=False)
def _kept_candidates(
    version: object,
    code: str,
    activity: str,
    votes: tuple[int, int],
    _sitting: Sitting,
    _cast: tuple[object, ...],
    _findings: list[Finding],
) -> list[Candidate]:
    return workshop.candidates(_sitting.matrix, Layer.TODAY, activity, _cast, _findings)  # type: ignore[arg-type]
