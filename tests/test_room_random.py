"""Two facilitators, two phones and a second laptop at random: the log holds, screens agree, no wrong key writes."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from raci.log import (
    OVER,
    TURN,
    Ballot,
    Belated,
    Cancelled,
    Closed,
    Confirmed,
    Decision,
    Event,
    Folding,
    Reopened,
    Replanned,
    Stage,
    decode,
    encode,
    event_words,
    fold,
)
from raci.model.letters import Layer
from raci.rules import check
from raci.store import BallotsClosedError, GoneError, RefusedError, SeatTakenError, StaleVersionError, open_store
from raci.store.turns import named
from raci.workshop import agenda, outcomes, position, way
from tests import databases
from tests.random_room import ACTS, LEADS, MATRIX, NAME, PHONES, Device, NothingToDoError, Room, devices, good, secret

SEEDS, STEPS = (3, 7, 9, 10), 200
REFUSALS = (StaleVersionError, RefusedError, BallotsClosedError, SeatTakenError, GoneError)
BACK = ("take back", "bring back")
"""What a workshop decided may be taken back by anybody once it is over."""
TABLES = ("events", "workshops", "seats", "knocks", "ballots", "turns", "late", "ways", "consents", "votes", "locks")
LOOKS = 0.8
"""How often a device looks at the log before it acts; otherwise it acts on what it saw last."""


@dataclass
class Watch:
    """What has been seen so far, and must not change any more."""

    room: Room
    raw: sqlite3.Connection
    folding: Folding = field(default_factory=lambda: Folding(MATRIX))
    log: list[Event] = field(default_factory=list)
    blind: dict[str, list[Ballot]] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> list[Watch]:
    return [play(seed, tmp_path_factory.mktemp("room")) for seed in SEEDS]


def play(seed: int, folder: Path) -> Watch:
    """Every device has the database opened for itself, as processes have."""

    url, dice = databases.new("sqlite", folder), Random(seed)
    stores = [open_store(url) for _ in range(5)]
    room = Room(dice, devices(stores))
    with closing(sqlite3.connect(folder / "workspace.db")) as raw:
        watch = Watch(room, raw)
        for number in range(STEPS):
            step(watch)
            if number % 25 == 24:
                assert_screens_agree(watch)
    for store in stores:
        store.close()
    return watch


def step(watch: Watch) -> None:
    room = watch.room
    name = room.dice.choices(list(ACTS), [often for often, _ in ACTS.values()])[0] if room.code else "open"
    device = whoever(room, name)
    if room.dice.random() < LOOKS:
        device.look()
    is_led, holds, before = device.key == room.key, held(watch, device), state(watch)
    is_over = bool(room.code) and watch.folding.course.workshops[room.code].stage in OVER
    try:
        ACTS[name][1](room, device)
    except NothingToDoError:
        return
    except REFUSALS:
        watch.refused[name] += 1
        assert state(watch) == before, name
        return
    watch.done[name] += 1
    assert is_led or name not in LEADS or (is_over and name in BACK), f"{device.name}: {name}"
    assert name not in ("vote", "be late", "say") or holds, f"{device.name}: {name}"
    assert_log_goes_on(watch, device, holds, is_led=is_led)
    assert_ballots_stay(watch, device)


def whoever(room: Room, name: str) -> Device:
    """Half of the time one that may, as far as it knows; otherwise any of the five."""

    able = [one for one in room.devices if (one.key == room.key if name in LEADS else bool(one.phone))]
    return room.dice.choice(able if able and room.dice.random() < 0.5 else room.devices)


def held(watch: Watch, device: Device) -> set[str]:
    """The seats for which the device answers."""

    here = (watch.room.code, named(secret(device)))
    return {seat for (seat,) in watch.raw.execute("SELECT seat FROM seats WHERE workshop = ? AND phone = ?", here)}


def state(watch: Watch) -> list[list[object]]:
    """All that the database holds, and a refusal must leave as it is."""

    return [watch.raw.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES]


def assert_log_goes_on(watch: Watch, device: Device, holds: set[str], *, is_led: bool) -> None:
    """At most one entry more, by whoever acted; nothing is decided out of its time, and nothing contradicts the log."""

    for event in good(device.store.events(NAME, after=len(watch.log))):
        assert event.number == len(watch.log) + 1 and event.author == device.name and event.author.strip()
        assert not watch.log or event.at >= watch.log[-1].at
        code, workshops = event.body.workshop, watch.folding.course.workshops
        if isinstance(event.body, Confirmed):
            assert is_led or event.body.role in holds
        if code in workshops and getattr(event.body, "undoes", 1) is None:
            assert workshops[code].stage == Stage.REVEALED, event.body
        watch.log.append(event)
        watch.folding.take(event)
        today = watch.folding.today()
        assert today.misfits == () and today.newer == ()
        if code in today.workshops:
            assert good(device.store.box.find(code)).stage == today.workshops[code].stage


def assert_ballots_stay(watch: Watch, device: Device) -> None:
    """Nobody sees a ballot before the reveal, nor one of a vote that is open again; and nobody changes one after it."""

    code = watch.room.code
    every, again = good(device.store.box.ballots(code)), good(device.store.box.find(code)).vote
    assert not [one for one in every if one.activity == again]
    cast = [one for one in every if TURN not in one.activity]
    if watch.folding.course.workshops[code].stage in (Stage.REVEALED, Stage.CLOSED):
        assert watch.blind.setdefault(code, cast) == cast
    else:
        assert cast == []


def assert_screens_agree(watch: Watch) -> None:
    """Every device computes the same, by what it has followed, as a device that has just come."""

    code, log = watch.room.code, good(watch.room.devices[0].store.events(NAME))
    assert log == watch.log
    new = fold(MATRIX, log)
    for device in watch.room.devices:
        device.look()
        assert device.today == new
    views = [screen(device, code) for device in watch.room.devices]
    assert all(view == views[0] for view in views)


def screen(device: Device, code: str) -> Any:
    """What room and phones show: the plan, the place, the agenda, what came of it, what is open, and who says what."""

    today, box = device.today, device.store.box
    opened = today.workshops[code].opened
    cast, found = good(box.ballots(code)), box.find(code)
    rows = agenda(today.matrix, opened.rows, cast, opened.seats, check(today.matrix, Layer.TODAY))
    places = way([item.activity for item in rows], opened.seats)
    told = outcomes(today, code), today.parked, today.confirmed, today.objections
    asked = good(box.wall.way(code))
    said = good(box.wall.said(code, asked.activity, asked.answer)) if asked else {}
    late, there = good(box.late.find(code)), good(box.attendance(code, opened.rows))
    return found, opened, rows, position(good(found).place, places), told, asked, said, late, there


def test_logs_hold_screens_agree_and_nobody_acts_without_a_right(played: list[Watch]) -> None:
    """The checks of every step are the test; here, that what must be tried was tried, and went both ways."""

    done, refused = Counter[str](), Counter[str]()
    for one in played:
        done.update(one.done)
        refused.update(one.refused)
    assert set(ACTS) - set(done) == set()
    assert {*LEADS, *PHONES} - {"sit", "get up", "knock"} - set(refused) == set()
    assert sum(len(one.log) for one in played) > 15 * len(SEEDS)


def test_every_entry_of_a_random_log_is_there_in_words_and_as_json(played: list[Watch]) -> None:
    for one in played:
        today = fold(MATRIX, one.log)
        told = {lang: [*event_words.lines(today, lang)] for lang in ("en", "zh")}
        assert all(line.says and line.author for lines in told.values() for line in lines)
        assert [decode(event.body.kind, encode(event.body)) for event in one.log] == [event.body for event in one.log]  # type: ignore[arg-type]
    kinds = {type(event.body) for one in played for event in one.log}
    assert kinds >= {Decision, Closed, Reopened, Belated, Replanned, Cancelled}
