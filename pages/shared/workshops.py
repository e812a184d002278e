"""The workshop that the address names by its code, and the ones that a matrix has had."""

from typing import NamedTuple

import streamlit as st

from pages.shared import reading, session, workspace
from raci import rules, workshop
from raci.log import Ballot, Stage, Today, Workshop, incomplete
from raci.model import Matrix
from raci.model.letters import Layer
from raci.serve import public_url
from raci.store import Held, WritingOff
from raci.words.problem import Problem
from raci.words.sentences import Word
from raci.workshop import Item

t = session.t

STAGES = {
    Stage.OPEN: Word("collecting answers"),
    Stage.REVEALED: Word("deciding"),
    Stage.CLOSED: Word("over"),
}
"""Stage -> what a list of workshops says of it."""


class Visit(NamedTuple):
    """A workshop as one run of a page sees it; `name` is that of its matrix."""

    code: str
    name: str
    held: Held
    today: Today
    opening: Workshop

    @property
    def matrix(self) -> Matrix:
        return self.today.matrix

    @property
    def stage(self) -> Stage:
        return self.opening.stage

    @property
    def rows(self) -> list[str]:
        """The rows to settle that the file still has."""

        return [row for row in self.opening.opened.rows if row in self.matrix.activity]

    @property
    def seats(self) -> list[str]:
        return [seat for seat in self.opening.opened.seats if seat in self.matrix.role]


def held() -> Held | Problem | None:
    """What the ballot box knows of the workshop that the address names; cheap enough to be asked all the time."""

    code = _code()
    return workspace.store().box.find(code) if workshop.is_code(code) else None


def asked() -> Visit | Problem | list[Problem] | None:
    """The workshop that the address names; None where there is none with that code.

    A Problem where the log cannot be read, and a list of them where the file of its matrix cannot.
    """

    code, known = _code(), held()
    if not isinstance(known, Held):
        return known
    found = workspace.today(known.matrix) if workspace.is_known(known.matrix) else []
    if not isinstance(found, Today):
        return found
    if code not in found.workshops:
        return None
    if problem := incomplete(found):  # nothing can be written, and who knows what has been decided
        return problem
    return Visit(code, known.matrix, known, found, found.workshops[code])


def missing(found: Problem | list[Problem] | None) -> str:
    """Why there is no workshop to show for the code in the address, for a Markdown field."""

    if isinstance(found, Problem):
        return reading.unread(found)
    if found is None:
        return session.plain(t("There is no workshop with this code. It stands under the QR code in the room."))
    told = t("The file of this matrix cannot be read. Mend these places and reload; nothing else is affected.")
    return session.plain(told)


def _code() -> str:
    return workshop.code_of(st.query_params.get("code", ""))


def origin() -> str:
    """The server as phones reach it, with the path below which it is served: what the facilitator wrote on the page
    that prepares, else the public address, else this very one."""

    public, asked = public_url(), workshop.origin_of(st.query_params.get("join", ""))
    if public and asked in ("", workshop.origin_of(public)):
        return public
    here = workshop.origin_of(st.context.url or "") or "http://localhost:8501"
    # A link must not send the phones of a room elsewhere.
    return (asked if workshop.is_ours(asked, here) else here) + workspace.prefix()


def ballots(visit: Visit) -> list[Ballot]:
    """What the seats answered; [] before the reveal."""

    try:
        return _ballots(workspace.url(), visit.code, visit.stage, _answers(visit))
    except WritingOff as error:
        return reading.given(error.problem)


def agenda(visit: Visit) -> list[Item]:
    """The rows by disagreement, then gaps, as things stood at the reveal: the order stays while the room decides."""

    then = workspace.at(visit.name, visit.today, visit.opening.numbers[Stage.REVEALED])
    given = ballots(visit)
    return _agenda(workspace.version(visit.name, then), visit.code, len(given), then.matrix, visit, given)


def _answers(visit: Visit) -> int:
    """How many answers there are: what slips and phones still bring in before the reveal makes another key."""

    return sum(reading.given(workspace.store().box.answered(visit.code, visit.rows)).values())


@st.cache_resource(max_entries=50, ttl=60, show_spinner=False)
def _ballots(url: str, code: str, stage: Stage, answers: int) -> list[Ballot]:
    found = workspace.store().box.ballots(code)
    if isinstance(found, Problem):
        raise WritingOff(found)  # an exception is not kept
    return found


@st.cache_resource(max_entries=50, ttl=60, show_spinner=False)
def _agenda(
    version: object, code: str, answers: int, _matrix: Matrix, _visit: Visit, _given: list[Ballot]
) -> list[Item]:
    found = rules.check(_matrix, Layer.TODAY, today=_visit.opening.opened.day)
    return workshop.agenda(_matrix, _visit.rows, _given, _visit.seats, found)
