"""A phone after the reveal: it is asked what the wall asks, and at the end about its own column."""

from pages.ballot import become, consenting, own_column
from pages.shared import session
from pages.shared.workshops import Sitting
from raci.log import Stage
from raci.store import Held


def show(sitting: Sitting, seat: str, me: str) -> None:
    """What the room is at, as far as this seat has something to say of it."""

    session.note("phone-live", _mark(sitting.held))
    become.forget()
    if sitting.stage == Stage.OPEN or sitting.held.vote:
        return
    way = consenting.find(sitting) if sitting.stage == Stage.REVEALED else None
    become.note(way)
    consenting.show(sitting, way, seat, me)
    if not way and own_column.is_due(sitting):
        own_column.show(sitting, seat, me)
    elif not way:
        become.show(sitting)


def is_behind(held: Held) -> bool:
    """True where the wall asks something else than this phone shows."""

    return bool(session.noted("phone-live") != _mark(held))


def _mark(held: Held) -> tuple[str, str]:
    """What is asked: a second vote, or about the way on the wall, or about the columns, wherever among them the room
    is."""

    if held.vote:
        return held.vote, "vote"
    at = held.place.partition(":")[0]
    return ("", "column") if at in ("column", "end") else (held.answer, held.place if held.answer else "")
