"""What can be done on the pages, as the messages of whoever may do it: nothing is written before the last of a deed."""

from collections.abc import Callable
from typing import Any, NamedTuple

from raci.log import Decision, Opened, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.store import Right, Store
from tests.people import SOMEBODY
from tests.sockets import SocketVisit
from tests.workshops import CODE, DAY, KEY, NAME

OPEN, SHOWN = "AAA-AAA-AAA", CODE
"""Workshops: one that collects answers, one that has revealed them and stands at the columns."""
UPLOADED = "brought"
PHONE, OTHER = "phone-of-finance", "phone-of-nobody"
AUTHOR = "Boss"
POLICY = "The finance department shall approve every budget. The operations department shall execute it."
SECRET = {"lead-itself", "phone-itself"}
"""Keys of what a device alone knows."""

Step = Callable[[SocketVisit], dict[str, Any]]


class Deed(NamedTuple):
    """A page, the rest of its address, and what is sent there, message after message; `names` are lines that ask for a
    name where nobody has signed in."""

    page: str
    query: str
    steps: tuple[dict[str, Any] | Step, ...]
    names: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """That of the workshop in which it is done; "" for none."""

        return self.query.partition("code=")[2].partition("&")[0]

    def step(self, number: int, visit: SocketVisit) -> dict[str, Any]:
        """What is sent at that step; whatever the page asks a name for gets one."""

        step = self.steps[number]
        sent = step(visit) if callable(step) else step
        return {name: AUTHOR for name in self.names if name in visit.widgets} | sent


def fill(store: Store, text: str) -> None:
    """Two workshops with a seat each, a decision outside of them, and a matrix that was brought."""

    seats, rows = ("finance", "operations"), ("3.3.1-b", "3.1.2-b")
    for code in (OPEN, SHOWN):
        opened = Opened(code, "W", DAY, rows, seats)
        store.append(NAME, store.version(NAME).number, SOMEBODY, opened, right=Right(KEY))
        store.box.take(SOMEBODY, code, "finance", PHONE)
    store.append(NAME, 2, SOMEBODY, Revealed(SHOWN), right=Right(KEY))
    store.box.move(SOMEBODY, SHOWN, "column:finance", key=KEY)
    changes = (Change("3.1.1-a", "finance", (), letters_of("C")),)
    store.append(NAME, 3, SOMEBODY, Decision(changes, "because"))
    store.uploads.keep(UPLOADED, SOMEBODY, text.replace(f"id: {NAME}", f"id: {UPLOADED}", 1))


def card(visit: SocketVisit) -> dict[str, Any]:
    """The first decision of the overview onto the agenda."""

    return {"board": {"put": visit.data["board"]["cards"][0]["id"]}}


def file(visit: SocketVisit) -> dict[str, Any]:
    """Another policy as a file that this visit has put onto the server."""

    return {"policy-file": visit.uploaded("policy.txt", f"{POLICY} Nobody else may.".encode())}


def question(visit: SocketVisit) -> dict[str, Any]:
    """The form in which a cause is parked, filled in."""

    fields = {name: key for key in visit.widgets if (name := "-".join(key.split("-")[:3])).startswith("gaps-form")}
    return {fields["gaps-form-question"]: "Who?", fields["gaps-form-brings"]: "finance"}


def leads(code: str) -> dict[str, Any]:
    """What a device tells that holds the key of that workshop."""

    return {"lead-itself": {"held": {code: {"key": KEY, "name": AUTHOR, "at": 1}}}}


VOTED = {"3.3.1-b": {"cells": {"finance": "A"}, "number": 9}}
TYPED = {"draft": {"3.1.1-a:marketing": "C"}}
PHONE_IS = {"phone-itself": {"phone": PHONE}}
DEEDS = {
    "letters": Deed(
        "matrix",
        "layer=today&edit=yes",
        ({"matrix-grid": TYPED}, {"matrix-why": "why"}, {"matrix-apply": True}),
        ("matrix-author",),
    ),
    "park": Deed(
        "gaps",
        "do=park",
        (question, {"gaps-park": True}),
        ("gaps-author",),
    ),
    "card": Deed("overview", "", ({}, card), ("gaps-author",)),
    "open": Deed("prepare", "", ({}, {"prepare-open": True}), ("prepare-author",)),
    "reveal": Deed("room", f"code={OPEN}", (leads(OPEN), {}, {"room-reveal": True}, {"room-reveal-it": True})),
    "end": Deed("room", f"code={SHOWN}", (leads(SHOWN), {}, {"room-confirm": True})),
    "undo": Deed("record", "entry=4", ({}, {"record-undo": True}), ("record-author",)),
    "merge": Deed("record", "view=file", ({}, {"record-write": True}), ("record-file-author",)),
    "copy": Deed("library", "", ({"library-shelf": {"picked": NAME}}, {"library-copy-now": True}), ("library-author",)),
    "delete": Deed(
        "library",
        "",
        ({"library-shelf": {"picked": UPLOADED}}, {"library-delete-now": True}),
        ("library-author-delete",),
    ),
    "bring": Deed(
        "bring",
        "",
        ({"bring-pasted-0": "Activity\tFinance\tSales\nPay the bill\tA\tR"}, {"bring-keep-now": True}),
        ("bring-author",),
    ),
    "policy": Deed("policy", "", ({"policy-text": POLICY}, {"policy-read": True}), ("policy-author",)),
    "file": Deed("policy", "", ({}, file), ("policy-author",)),
    "rights": Deed("record", "view=rights", ({"rights-subject": "eve@example.com"}, {"rights-give": True})),
    "confirm": Deed("role", "role=finance", ({}, {"role-confirm": True}), ("role-author",)),
    "vote": Deed("ballot", f"code={OPEN}&seat=finance", (PHONE_IS, {"ballot-rows-finance": {"answers": VOTED}})),
    "sign": Deed("ballot", f"code={SHOWN}&seat=finance", (PHONE_IS, {"phone-confirm": True})),
}
"""Name -> deed; those of one workshop in an order in which each leaves the next one possible."""
