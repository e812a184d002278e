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
from raci.words.lists import listed, more, phrases
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
LINES_OF_NAMES, NAME_CUT, OBJECTIONS_SHOWN = 150, 13, 2
"""Columns of text that all the names take before each is cut to so many; objections that are told where several are."""


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
    rest = "".join(f"<span>{escape(words)}</span>" for words in more(len(said.dissent) - len(objections), names.lang))
    last = [f"<div class='beside'>{objections.pop()}{rest}</div>"] if objections else []
    panel.show(f"<p>{' · '.join(together)}</p>", *objections, *last)


def lines(said: Consents, names: Names) -> tuple[list[Html], list[Html]]:
    """Who agrees, can live with it, and is silent; and the first objections. Nothing for what nobody says."""

    every = [*said.agreed, *said.tolerated, *said.silent, *(seat for seat, _ in said.dissent)]
    is_cut = panel.columns_of(names.roles(every)) > LINES_OF_NAMES
    parts = []
    for stance, seats in ((Stance.AGREE, said.agreed), (Stance.TOLERATE, said.tolerated)):
        if seats:
            who = _roles(seats, names, is_cut=is_cut)
            parts.append(escape(t(SAYS[stance], mark=STANCE_MARKS[stance], seats=who)))
    if said.silent:
        silent = escape(t(SAYS_NOTHING, mark=SILENT, seats=_named(said.silent, names, is_cut=is_cut)))
        parts.append(Html(f"<span class='quiet'>{silent}</span>"))
    return parts, _objections(said, names, is_cut=is_cut)


def lines_taken(said: Consents, names: Names) -> int:
    """How many lines of the wall `show` takes, about."""

    together, objections = lines(said, names)
    return panel.lines_of(" · ".join(together)) + min(2, len(said.dissent)) * bool(objections)


def _objections(said: Consents, names: Names, *, is_cut: bool) -> list[Html]:
    """The first of several, a line each; where there is but one it may take two."""

    if is_cut and len(said.dissent) > 1:
        return [objection(seat, why, names) for seat, why in said.dissent[:OBJECTIONS_SHOWN]]
    sentences = [escape(_objects(names.role(seat), why)) for seat, why in said.dissent]
    return [Html(f"<p class='two-lines' title='{words}'><b class='gap'>{words}</b></p>") for words in sentences]


def objection(seat: str, why: str, names: Names) -> Html:
    """Who objects and because of what, on one line: of a long name the beginning, so that the reason is read."""

    whole = _objects(names.role(seat), why)
    short = whole
    if panel.lines_of(whole) > 1:
        who = panel.cut(names.role(seat), NAME_CUT)
        short = t("{what}: {told}", what=f"{STANCE_MARKS[Stance.OBJECT]} {who}", told=why)
    return Html(f"<p class='one-line' title='{escape(whole)}'><b class='gap'>{escape(short)}</b></p>")


def _objects(role: str, why: str) -> str:
    return t(SAYS[Stance.OBJECT], mark=STANCE_MARKS[Stance.OBJECT], role=role, opinion=why)


def _roles(seats: Sequence[str], names: Names, *, is_cut: bool) -> str:
    if not is_cut:
        return names.roles(seats)
    return listed((panel.cut(names.role(seat), NAME_CUT) for seat in seats), names.lang)


def _named(seats: Sequence[str], names: Names, *, is_cut: bool) -> str:
    """The seats by name; of many those that fit two lines of the wall, and how many more there are."""

    shown = seats if len(seats) <= SEATS_NAMED + 1 else seats[:SEATS_NAMED]
    return phrases([_roles(shown, names, is_cut=is_cut), *more(len(seats) - len(shown), names.lang)], names.lang)


def of_wall(sitting: Sitting, way: WallWay) -> Consents:
    """What the seats say by phone of the way on the wall, for a screen that has not opened it itself."""

    return workshop.consents(sitting.seats, phones(sitting, way.activity, way.answer))


def _note(sitting: Sitting) -> str:
    return f"room-way-{sitting.code}"
