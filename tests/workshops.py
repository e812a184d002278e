"""A workshop on the policy for the tests of its pages: what is written into its log, and what a page shows of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from pages.shared.lead import HeldKey
from raci.log import Ballot, Decision, Opened, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import Right
from tests.people import SOMEBODY

KEY = "K4F9-TXAM-W7QC-3HJD"
NAME, CODE, DAY = "operations-policy", "K4F-9TX-AMW", date(2026, 12, 3)
ROWS = ("3.1.2-b", "3.3.1-b", "4.1.2-a", "3.1.1-a")
SEATS = ("operations", "marketing", "finance")
OPENED = Opened(CODE, "December *workshop*", DAY, ROWS, SEATS)
GIVEN = Decision((Change("3.3.1-b", "management", (), letters_of("A")),), "they pay for it", workshop=CODE)

OUTSIDE = replace(GIVEN, workshop="")


LEADS = {code: HeldKey(KEY, "Li", 1) for code in (CODE, "AAA-AAA-AAA")}
"""What the device of whoever opened the workshop has told this session."""


def written(*bodies: Any, key: str = KEY) -> None:
    store = workspace.store()
    for body in bodies:
        store.append(NAME, store.version(NAME).number, typed("Li"), body, right=Right(key))


def moved(place: str, code: str = CODE) -> None:
    """Take the room there, like whoever opened the workshop."""

    workspace.store().box.move(SOMEBODY, code, place, key=KEY)


def events() -> list[Any]:
    return [event.body for event in workspace.store().events(NAME)]


def voted(**by_seat: dict[str, dict[str, str]]) -> None:
    box = workspace.store().box
    for seat, answers in by_seat.items():
        assert box.take(SOMEBODY, CODE, seat, f"phone-{seat}")
        for row, letters in answers.items():
            box.vote(SOMEBODY, CODE, f"phone-{seat}", Ballot(seat, row, letters))


def html(app: Any) -> str:
    """The pieces of HTML on the page, without their styles."""

    return re.sub("<style>.*?</style>", "", "\n".join(one.proto.body for one in app.get("html")), flags=re.DOTALL)


def shown(app: Any) -> str:
    kinds = ("title", "header", "subheader", "text", "markdown", "error", "warning", "info")
    told = [str(one.value) for kind in kinds for one in app.get(kind) if hasattr(one, "value")]
    return html(app) + "\n".join([*told, *(one.label for one in app.button)]).replace("\\", "")


def room(alone: Callable[..., AppTest], place: Any = "", lang: str = "en", **more: Any) -> Any:
    """The room on the screen of whoever opened the workshop."""

    if place:
        moved(place)
    return alone("room/room.py", lang=lang, code=CODE, **{"lead": LEADS} | more)


def field(widgets: Any, key: Any) -> Any:
    """The one widget whose key begins so; the mark of the answer of which something is said ends its key."""

    [found] = [one for one in widgets if (one.key or "").startswith(key)]
    return found


def revealed(alone: Callable[..., AppTest], place: Any = "row:3.3.1-b", **more: Any) -> Any:
    written(OPENED)
    voted(
        operations={"3.3.1-b": {"operations": "A/R", "finance": "C"}},
        finance={"3.3.1-b": {"management": "A", "operations": "R"}},
    )
    written(Revealed(CODE))
    return room(alone, place, **more)
