"""What the seats say of the way that is open on the wall: the phones are asked, and the wall shows who says what."""

from collections.abc import Mapping, Sequence

from pages.room import panel
from pages.shared import lead, session, unread, workspace
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log.names import Names
from raci.model.changes import Change
from raci.store import RefusedError, WallWay, WritingOff
from raci.words.html import Html, escape
from raci.words.lists import more, phrases
from raci.words.sentences import Word
from raci.workshop import STANCE_MARKS, Consent, Consents, Stance

t = session.t
SILENT = "…"
SAYS = {
    Stance.AGREE: Word("{mark} agree: {seats}"),
    Stance.TOLERATE: Word("{mark} can live with it: {seats}"),
    Stance.OBJECT: Word("{mark} {role} objects: {opinion}"),
}
SAYS_NOTHING = Word("{mark} no word yet: {seats}")
SEATS_NAMED = 5
"""That have said nothing yet, of more than fit two lines of the wall."""


def ask(sitting: Sitting, row: str = "", changes: tuple[Change, ...] = (), answer: str = "") -> None:
    """Let the phones be asked about the way that is open on this screen, and no more once it is closed.

    Written when this screen opens or closes one and at no other time: of two screens that lead, the last counts.
    """

    mine, wall = session.noted(_note(sitting), ""), workspace.store().box.wall
    if answer == mine:
        return
    try:
        if answer:
            wall.put(lead.author(sitting), sitting.code, WallWay(row, answer, changes), lead.key(sitting.code))
        else:
            wall.take_down(lead.author(sitting), sitting.code, mine, lead.key(sitting.code))
    except (WritingOff, RefusedError):
        return  # tried again at the next look
    session.note(_note(sitting), answer)


def standing(sitting: Sitting, row: str) -> WallWay | None:
    """The way to settle this row that stands on the wall, opened on whatever screen."""

    if not sitting.held.answer:
        return None
    way = unread.value_or_stop(workspace.store().box.wall.way(sitting.code), sitting.lang)
    return way if way and way.activity == row else None


def phones(sitting: Sitting, row: str, answer: str) -> Mapping[str, Consent]:
    """What has been said of that way by phone."""

    return unread.value_or_stop(workspace.store().box.wall.said(sitting.code, row, answer), sitting.lang)


def show(said: Consents, names: Names) -> None:
    """Who says what and who has said nothing yet, in one paragraph, so that twelve seats fit the wall; then whoever
    objects, a line each."""

    together, objections = lines(said, names)
    panel.show(f"<p>{' · '.join(together)}</p>", *(f"<p>{line}</p>" for line in objections))


def lines(said: Consents, names: Names) -> tuple[list[Html], list[Html]]:
    """Who agrees, can live with it, and is silent; and the objections. Nothing for what nobody says."""

    parts, objections = [], []
    for stance, seats in ((Stance.AGREE, said.agreed), (Stance.TOLERATE, said.tolerated)):
        if seats:
            parts.append(escape(t(SAYS[stance], mark=STANCE_MARKS[stance], seats=names.roles(seats))))
    for seat, why in said.dissent:
        objects = t(SAYS[Stance.OBJECT], mark=STANCE_MARKS[Stance.OBJECT], role=names.role(seat), opinion=why)
        objections.append(Html(f"<b class='gap'>{escape(objects)}</b>"))
    if said.silent:
        silent = escape(t(SAYS_NOTHING, mark=SILENT, seats=_named(said.silent, names)))
        parts.append(Html(f"<span class='quiet'>{silent}</span>"))
    return parts, objections


def _named(seats: Sequence[str], names: Names) -> str:
    """The seats by name; of many those that fit two lines of the wall, and how many more there are."""

    shown = seats if len(seats) <= SEATS_NAMED + 1 else seats[:SEATS_NAMED]
    return phrases([names.roles(shown), *more(len(seats) - len(shown), names.lang)], names.lang)


def of_wall(sitting: Sitting, way: WallWay) -> Consents:
    """What the seats say by phone of the way on the wall, for a screen that has not opened it itself."""

    return workshop.consents(sitting.seats, phones(sitting, way.activity, way.answer))


def _note(sitting: Sitting) -> str:
    return f"room-way-{sitting.code}"
