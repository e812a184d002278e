"""A room played by dice: five devices do what they may and what they may not, each at what its screen shows."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

from raci.log import (
    OVER,
    Accepted,
    Amends,
    Answered,
    Ballot,
    Belated,
    Body,
    Cancelled,
    Closed,
    Confirmed,
    Decision,
    Event,
    Opened,
    Parked,
    Reopened,
    Replanned,
    Revealed,
    Stage,
    Today,
    Voting,
    accepted_until,
    undo,
)
from raci.model.amendments import Amended, amended_value
from raci.model.changes import Change, on_top
from raci.model.field_changes import FieldChange
from raci.model.letters import Layer, letters_of
from raci.people import typed
from raci.store import Fate, Follower, Right, Store, WallWay
from raci.words.problem import Problem
from raci.workshop import Consent, Stance, last_deed, taken_back
from raci.workshop.offer import ALPHABET
from tests.matrices import matrix_of
from tests.people import SOMEBODY

MATRIX = matrix_of(
    "stated: {ops: R, fin: C, law: I, boss: I}",
    "stated: {}",
    "stated: {ops: A/R, fin: A}",
    "stated: {law: R, ops: I}\nact: approve",
    "stated: {fin: R, boss: A}",
)
NAME, DAY = MATRIX.id, date(2026, 12, 3)
ROWS, ROLES = tuple(MATRIX.activity), tuple(MATRIX.role)
CELLS = ("", "A", "R", "A/R", "C", "I", "S")
WRONG = "3333-4444-6666-7777"


@dataclass
class Device:
    """One of the five: what it holds, and what its screen showed when it last looked."""

    name: str
    store: Store
    key: str = ""
    phone: str = ""
    today: Today = field(init=False)

    def __post_init__(self) -> None:
        self.follower = Follower(self.store, NAME, MATRIX)
        self.look()

    def look(self) -> None:
        self.today = good(self.follower.today())


@dataclass
class Room:
    """The devices, the workshop they are in, the key that leads it, and the dice."""

    dice: Random
    devices: list[Device]
    code: str = ""
    key: str = ""

    @property
    def others(self) -> list[Device]:
        return [one for one in self.devices if not one.phone]

    def word(self, length: int) -> str:
        return "".join(self.dice.choice(ALPHABET) for _ in range(length))

    def append(self, device: Device, body: Body, right: Right | None = None) -> Event:
        shown = right or Right(device.key, device.phone)
        return device.store.append(NAME, device.today.number, typed(device.name), body, right=shown)


class NothingToDoError(Exception):
    """What the dice chose cannot be tried now."""


def good(value: Any) -> Any:
    """What the store gave, which is no problem of it."""

    assert not isinstance(value, Problem), value
    return value


def some(dice: Random, values: Any) -> list[Any]:
    return dice.sample(list(values), dice.randint(1, len(values)))


def chosen(dice: Random, values: Any) -> Any:
    listed = list(values)
    if not listed:
        raise NothingToDoError
    return dice.choice(listed)


def letters(room: Room, device: Device) -> tuple[Change, ...]:
    dice = room.dice
    wanted = (Change(dice.choice(ROWS), dice.choice(ROLES), (), letters_of(dice.choice(CELLS))) for _ in range(2))
    by_cell = {(one.activity, one.role): one for one in wanted}
    return on_top(device.today.matrix, Layer.TODAY, by_cell.values()) or chosen(dice, ())


def open_(room: Room, device: Device) -> None:
    """Another workshop, where none is under way; whoever opens it holds the key."""

    stage = room.devices[0].store.box.find(room.code) if room.code else None
    is_under_way = stage is not None and good(stage).stage not in OVER
    if is_under_way or device.phone:
        raise NothingToDoError
    code, key = "-".join(room.word(3) for _ in range(3)), "-".join(room.word(4) for _ in range(4))
    body = Opened(code, "W", DAY, tuple(some(room.dice, ROWS)), tuple(some(room.dice, ROLES)))
    room.append(device, body, Right(key))
    room.code, room.key, device.key = code, key, key


def hand_over(room: Room, device: Device) -> None:
    """The key goes to another facilitator, from whoever has it; the laptop tries one that it has made up."""

    other = chosen(room.dice, [one for one in room.others if one is not device])
    if device.key == room.key:
        other.key = device.key


def new_key(room: Room, device: Device) -> None:
    """The lead is taken from every other device."""

    key = "-".join(room.word(4) for _ in range(4))
    device.store.box.keys.change(SOMEBODY, room.code, device.key or WRONG, key)
    room.key = device.key = key


def replan(room: Room, device: Device) -> None:
    room.append(device, Replanned(room.code, tuple(some(room.dice, ROWS)), tuple(some(room.dice, ROLES))))


def decide(room: Room, device: Device) -> None:
    said = some(room.dice, ROLES)
    dissent = tuple((role, "no") for role in said[1:2])
    room.append(device, Decision(letters(room, device), "why", tuple(said[:1]), dissent, workshop=room.code))


def amend(room: Room, device: Device) -> None:
    role = room.dice.choice(ROLES)
    before = amended_value(device.today.matrix, role, Amended.IN_SCOPE)
    change = FieldChange(role, Amended.IN_SCOPE, before, not before)
    room.append(device, Amends((change,), "why", room.code))


def accept(room: Room, device: Device) -> None:
    row = room.dice.choice(ROWS)
    before = accepted_until(device.today.matrix, "RACI101", row)
    room.append(device, Accepted("RACI101", row, "why", DAY, "audit", room.code, until_before=before))


def park(room: Room, device: Device) -> None:
    room.append(device, Parked(room.dice.choice(ROWS), "who?", room.dice.choice(ROLES), DAY, room.code))


def answer(room: Room, device: Device) -> None:
    """At a desk, where no key is needed."""

    asked = chosen(room.dice, [*device.today.parked, *device.today.objections])
    row, role = getattr(asked.body, "activity", ""), getattr(asked.body, "role", "")
    room.append(device, Answered(asked.event.number, "as it is", activity=row, role=role))


def take_back(room: Room, device: Device) -> None:
    event = last_deed(device.today, room.code) or chosen(room.dice, ())
    room.append(device, back(event, device.today))


def bring_back(room: Room, device: Device) -> None:
    event = taken_back(device.today, room.code) or chosen(room.dice, ())
    room.append(device, back(event, device.today))


def back(event: Event, today: Today) -> Body:
    body = undo(event, today)
    if isinstance(body, Problem):
        raise NothingToDoError
    return body


def belated(room: Room, device: Device) -> None:
    waiting = [one.ballot for one in good(device.store.box.late.find(room.code)) if one.fate == Fate.WAITING]
    pairs = tuple((one.seat, one.activity) for one in waiting) or chosen(room.dice, ())
    room.append(device, Belated(pairs, room.dice.random() < 0.5, room.code))


def confirm(room: Room, device: Device) -> None:
    """Read out on the wall, or said by the phone that has the seat."""

    agrees = room.dice.random() < 0.5
    body = Confirmed(room.dice.choice(ROLES), agrees, "" if agrees else "no", room.code)
    room.append(device, body, Right(phone=device.phone) if device.phone else Right(device.key))


def of(step: Callable[[str], Body]) -> Callable[[Room, Device], None]:
    def act(room: Room, device: Device) -> None:
        room.append(device, step(room.code))

    return act


def move(room: Room, device: Device) -> None:
    place = room.dice.choice([*(f"row:{row}" for row in ROWS), "map", "end"])
    device.store.box.move(SOMEBODY, room.code, place, key=device.key)


def slip(room: Room, device: Device) -> None:
    device.store.box.take_in(SOMEBODY, room.code, ballot(room, room.dice.choice(ROLES)), device.key)


def put(room: Room, device: Device) -> None:
    changes = letters(room, device)
    mark = f"{changes[0].role}:{changes[0].after}"
    device.store.box.wall.put(SOMEBODY, room.code, WallWay(changes[0].activity, mark, changes), device.key)


def take_down(room: Room, device: Device) -> None:
    way = good(device.store.box.wall.way(room.code)) or chosen(room.dice, ())
    device.store.box.wall.take_down(SOMEBODY, room.code, way.answer, device.key)


def sit(room: Room, device: Device) -> None:
    seat, over = room.dice.choice(ROLES), room.dice.random() < 0.2
    if not device.store.box.take(SOMEBODY, room.code, seat, secret(device), over=over):
        raise NothingToDoError


def knock(room: Room, device: Device) -> None:
    """Ask for a seat that another phone may hold."""

    device.store.box.knocks.ask(SOMEBODY, room.code, room.dice.choice(ROLES), secret(device))


def let_in(room: Room, device: Device) -> None:
    waiting = chosen(room.dice, good(device.store.box.knocks.waiting(room.code)))
    lets_in = room.dice.random() < 0.8
    if not device.store.box.knocks.answer(SOMEBODY, room.code, waiting, device.key, lets_in=lets_in):
        raise NothingToDoError


def get_up(room: Room, device: Device) -> None:
    device.store.box.leave(SOMEBODY, room.code, room.dice.choice(ROLES), secret(device))


def vote(room: Room, device: Device) -> None:
    box = device.store.box
    seat = chosen(room.dice, good(box.held(room.code, secret(device))) or ROLES)
    given, again = ballot(room, seat), good(box.find(room.code)).vote
    box.vote(SOMEBODY, room.code, secret(device), replace(given, activity=again) if again else given)


def vote_again(room: Room, device: Device) -> None:
    """A second vote on a row, blind as the first, is opened, or revealed where one is open."""

    held = device.today.workshops.get(room.code) or chosen(room.dice, ())
    row = next((item for item, one in held.votes.items() if one.is_open), room.dice.choice(ROWS))
    last = held.vote(row)
    room.append(device, Voting(room.code, row, last.turn if last.is_open else last.turn + 1, not last.is_open))


def be_late(room: Room, device: Device) -> None:
    if good(device.store.box.find(room.code)).stage == Stage.OPEN:
        raise NothingToDoError
    seat = chosen(room.dice, good(device.store.box.held(room.code, secret(device))) or ROLES)
    device.store.box.late.keep(SOMEBODY, room.code, secret(device), ballot(room, seat))


def say(room: Room, device: Device) -> None:
    way = good(device.store.box.wall.way(room.code)) or chosen(room.dice, ())
    stance = room.dice.choice(list(Stance))
    said = Consent(stance, "no" if stance == Stance.OBJECT else "")
    mine = good(device.store.box.held(room.code, secret(device)))
    device.store.box.wall.say(SOMEBODY, room.code, chosen(room.dice, mine or ROLES), secret(device), way.answer, said)


def secret(device: Device) -> str:
    return device.phone or f"made up by {device.name}"


def ballot(room: Room, seat: str) -> Ballot:
    given = {room.dice.choice(ROLES): room.dice.choice(CELLS[1:]) for _ in range(2)}
    return Ballot(seat, room.dice.choice(ROWS), given)


LEADS: dict[str, tuple[int, Callable[[Room, Device], None]]] = {
    "replan": (2, replan),
    "reveal": (4, of(Revealed)),
    "decide": (12, decide),
    "amend": (3, amend),
    "accept": (3, accept),
    "park": (5, park),
    "take back": (6, take_back),
    "bring back": (10, bring_back),
    "late answers": (4, belated),
    "close": (4, of(Closed)),
    "reopen": (10, of(Reopened)),
    "cancel": (1, of(lambda code: Cancelled(code, "no time"))),
    "move": (3, move),
    "slip": (10, slip),
    "put": (6, put),
    "take down": (2, take_down),
    "new key": (2, new_key),
    "let in": (6, let_in),
    "vote again": (6, vote_again),
}
"""What only the key leads to, and how often the dice choose it."""

PHONES: dict[str, tuple[int, Callable[[Room, Device], None]]] = {
    "sit": (8, sit),
    "get up": (1, get_up),
    "knock": (4, knock),
    "vote": (10, vote),
    "be late": (4, be_late),
    "say": (10, say),
}
"""What only the phone of a seat may do."""

ACTS = (
    LEADS | PHONES | {"open": (1, open_), "hand over": (4, hand_over), "answer": (3, answer), "confirm": (6, confirm)}
)


def devices(stores: list[Store]) -> list[Device]:
    """Two facilitators, two phones, and a second laptop with a key that it has made up."""

    names = ("Li", "Wang", "Chen", "Zhao", "Mallory")
    made = [Device(name, store) for name, store in zip(names, stores, strict=True)]
    made[2] = replace(made[2], phone="phone-chen")
    made[3] = replace(made[3], phone="phone-zhao")
    made[4] = replace(made[4], key=WRONG)
    return made
