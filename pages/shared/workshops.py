"""The workshop that the address names by its code, and the ones that a matrix has had."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from pages.shared import session, unread, workspace
from pages.shared.visit import Log, Visit, read_log
from raci import rules, workshop
from raci.log import Motion, Stage, Today, Workshop, incomplete
from raci.log.names import Names
from raci.log.rounds import BOTH, as_it_is
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import Layer
from raci.rules import Effect, Fix
from raci.serve import public_url
from raci.store import Held
from raci.words.problem import Problem
from raci.words.sentences import Word
from raci.workshop import Deed

t = session.t

STAGES = {
    Stage.OPEN: Word("collecting answers"),
    Stage.REVEALED: Word("deciding"),
    Stage.CLOSED: Word("over"),
    Stage.CANCELLED: Word("cancelled"),
}
"""Stage -> what a list of workshops says of it."""


class Sitting(NamedTuple):
    """A workshop as one run of a page sees it; `name` is the id of its matrix, whatever the address says of one."""

    code: str
    name: str
    held: Held
    today: Today
    opening: Workshop
    lang: str

    @property
    def matrix(self) -> Matrix:
        return self.today.matrix

    @property
    def names(self) -> Names:
        """What roles and activities are called in the language of this run."""

        return Names(self.matrix, self.lang)

    @property
    def stage(self) -> Stage:
        return self.opening.stage

    @property
    def rows(self) -> list[str]:
        """The rows to settle one by one that the file still has, those taken out of a motion behind the others."""

        split = [row for rows in self.opening.apart.values() for row in rows]
        every = dict.fromkeys([*self.opening.opened.rows, *split])
        return [row for row in every if row in self.matrix.activity]

    @property
    def motions(self) -> dict[str, Motion]:
        """Id -> motion, without the rows that are settled on their own or that the file has lost."""

        lost = set(self.opening.opened.all_rows) - set(self.matrix.activity)
        motions = {id_: motion.without(lost) for id_, motion in self.opening.motions.items()}
        return {id_: motion for id_, motion in motions.items() if motion.changes or motion.fields}

    @property
    def items(self) -> list[str]:
        """What the seats vote on: motions by their id, then rows."""

        return [*self.motions, *self.rows]

    def item(self, id_: str) -> str:
        """The title of a motion, or the name of a row."""

        motion = self.opening.motions.get(id_)
        return motion.title.of(self.lang) if motion else self.names.activity(id_)

    @property
    def questions(self) -> list[str]:
        """What the ballots ask, round by round, as the ballot box knows it."""

        first = map(as_it_is, self.rows) if self.opening.opened.asks == BOTH else ()
        return [*first, *self.items]

    @property
    def seats(self) -> list[str]:
        return [seat for seat in self.opening.opened.seats if seat in self.matrix.role]


MaybeSitting = Sitting | Problem | list[Problem] | None
"""The workshop that a code leads to; why the log cannot be read, what is wrong with the file of its matrix, or None:
there is none with that code."""

_SITTING: ContextVar[MaybeSitting] = ContextVar("sitting")
_KEPT: ContextVar[dict[str, Any]] = ContextVar("kept")
Kept = TypeVar("Kept")


def read_sitting(lang: str) -> MaybeSitting:
    """The workshop that the address names, as the database has it now."""

    held = read_held()
    if not isinstance(held, Held):
        return held
    return sitting_of(held, read_log(held.matrix), lang)


def sitting_of(held: Held, log: Log, lang: str) -> MaybeSitting:
    """The same, where what the ballot box knows of it and the log of its matrix have been read."""

    code = _code()
    if not isinstance(log, Today):
        return [] if log is None else log
    if code not in log.workshops:
        return None
    if problem := incomplete(log):  # nothing can be written, and who knows what has been decided
        return problem
    return Sitting(code, held.matrix, held, log, log.workshops[code], lang)


def sitting_of_visit(visit: Visit) -> MaybeSitting:
    """The workshop that the address names where it is one of the matrix that is shown."""

    held = read_held()
    if not isinstance(held, Held):
        return held
    return sitting_of(held, visit.log, visit.lang) if held.matrix == visit.name else None


def read_held() -> Held | Problem | None:
    """What the ballot box knows of the workshop that the address names; cheap enough to be asked all the time."""

    code = _code()
    return workspace.store().box.find(code) if workshop.is_code(code) else None


@contextmanager
def handed_down(sitting: MaybeSitting) -> Iterator[None]:
    """While the page runs, `this_sitting` gives it what the frame has read."""

    token, kept = _SITTING.set(sitting), _KEPT.set({})
    try:
        yield
    finally:
        _SITTING.reset(token)
        _KEPT.reset(kept)


def once_a_run(name: str, read: Callable[[], Kept]) -> Kept:
    """What is read of the workshop of this run, read where it is asked for first; a fragment alone reads anew."""

    if not is_handed_down():
        return read()
    kept = _KEPT.get()
    if name not in kept:
        kept[name] = read()
    value: Kept = kept[name]
    return value


def is_handed_down() -> bool:
    """True in the run of a whole page; False in that of a fragment alone, which comes later."""

    return _SITTING in copy_context()


def this_sitting(lang: str) -> MaybeSitting:
    """The workshop of this run: what the frame has read, or what a fragment that runs alone reads anew."""

    return _SITTING.get() if is_handed_down() else read_sitting(lang)


def why_none(reason: Problem | list[Problem] | None, lang: str) -> str:
    """Why there is no workshop to show for the code in the address, for a Markdown field."""

    if isinstance(reason, Problem):
        return unread.unread(reason, lang)
    if reason is None:
        return session.plain(t("There is no workshop with this code. It stands under the QR code in the room."))
    return session.plain(
        t("The file of this matrix cannot be read. Mend these places and reload; nothing else is affected.")
    )


def _code() -> str:
    return workshop.code_of(st.query_params.get("code", ""))


def origin() -> str:
    """The server as phones reach it, with the path below which it is served: what the facilitator wrote on the page
    that prepares, else the public address, else this very one."""

    public, typed = public_url(), workshop.origin_of(st.query_params.get("join", ""))
    if public and typed in ("", workshop.origin_of(public)):
        return public
    here = workshop.origin_of(st.context.url or "") or "http://localhost:8501"
    # A link must not send the phones of a room elsewhere.
    return (typed if workshop.is_ours(typed, here) else here) + workspace.prefix()


def effect(sitting: Sitting, changes: tuple[Change, ...]) -> Effect:
    """What these changes would settle, raise and change, as things stand today."""

    return _kept_effect(workspace.version(sitting.name, sitting.today), changes, sitting)


@st.cache_resource(max_entries=200, show_spinner=False)
def _kept_effect(version: object, changes: tuple[Change, ...], _sitting: Sitting) -> Effect:
    return rules.effect_of(Fix("", {}, changes), _sitting.matrix, Layer.TODAY)


def outcomes(sitting: Sitting) -> dict[str, Deed]:
    """Activity -> what the workshop has made of it; a row with another finding open is not done by accepting one."""

    findings = workspace.findings(sitting.name, sitting.today, Layer.TODAY)
    return workshop.outcomes(sitting.today, sitting.code, workshop.open_rows(findings))
