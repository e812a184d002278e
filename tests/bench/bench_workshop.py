"""A room full of phones: 200 vote 10 rows each within a minute, while the room is on the wall. One app process.

    python -m tests.bench.bench_workshop
    python -m tests.bench.bench_workshop consents

Prints the round trip of a vote against that of one phone alone on the same server, how late the wall is, and how many
votes the database holds; or, after the reveal, how long 200 phones take that agree or object within ten seconds. With
the load of the machine; asserts nothing, because a number belongs to a machine. Needs Chromium.
"""

import asyncio
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from raci.file.dump import dumps
from raci.log import Opened, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import Store, WallWay, open_store
from tests import large
from tests.bench.bench_pages import resident, serve
from tests.bench.hands import Hand, hands
from tests.bench.phones import Phone, crowd
from tests.browser.conftest import CHROMIUM, QUIET
from tests.conftest import ROOT
from tests.people import SOMEBODY

PHONES, ROWS = 200, 10
JOINING_S, VOTING_S, ALONE_S = 15, 60, 8
CONSENTING_S = 10
CODE = "K4F-9TX-AMW"


def opened(folder: Path) -> Store:
    """A workshop of as many seats as phones, each taken by its phone."""

    matrix = large.matrix(ROWS * 5, PHONES + 1)
    (folder / "large.yaml").write_text(dumps(matrix), encoding="utf-8")
    seats = tuple(role.id for role in matrix.roles)
    rows = tuple(row.id for row in matrix.activities[:ROWS])
    store = open_store(f"sqlite:///{folder}/workspace.db")
    store.append("large", 0, typed("Li"), Opened(CODE, "200", date.today(), rows, seats))
    for seat in seats:
        store.box.take(SOMEBODY, CODE, seat, f"phone-{seat}")
    return store


def phone(host: str, seat: str) -> Phone:
    return Phone(host, urlencode({"code": CODE, "lang": "en", "seat": seat}), f"phone-{seat}")


def run(host: str, first: int, last: int, joining: float, voting: float) -> list[float]:
    """Let these phones join one after the other, then vote on every row at moments of their own; seconds a vote."""

    dice = random.Random(first)
    plans = []
    for number in range(first, last):
        moments = sorted(joining + dice.uniform(0, voting) for _ in range(ROWS))
        votes = [
            (moment, f"{row}-a", {f"role-{dice.randrange(PHONES)}": "A", f"role-{number}": "R"})
            for row, moment in enumerate(moments)
        ]
        plans.append((phone(host, f"role-{number}"), dice.uniform(0, joining * 0.8), votes))
    asyncio.run(crowd(plans, joining + voting + 5))
    return [taken for one, *_ in plans for taken in one.taken]


def others(host: str) -> subprocess.Popen[str]:
    """The crowd in a process of its own, so that nothing of ours slows its clock down."""

    asked = f"run({host!r}, 1, {PHONES + 1}, {JOINING_S}, {VOTING_S})"
    code = f"import json; from tests.bench.bench_workshop import run; print(json.dumps({asked}))"
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)


WATCH = """
() => {
  window.seen = [];
  const look = () => {
    const told = document.querySelector(".st-key-room").textContent.match(/(\\d+) of \\d+ answers are in/);
    if (told) window.seen.push([Date.now() / 1000, Number(told[1])]);
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}
"""
"""Notes when the wall shows which number; asking from outside would take the time that is measured."""


def wall(address: str, crowd_: subprocess.Popen[str]) -> list[tuple[float, int]]:
    """(time, answers) as the wall of the room showed them while the crowd voted."""

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"{address}/room?code={CODE}&lang=en")
        page.get_by_text("answers are in").wait_for()
        page.evaluate(WATCH)
        crowd_.wait()
        page.wait_for_timeout(2_000)
        seen: list[tuple[float, int]] = page.evaluate("window.seen")
        browser.close()
    return seen


def lateness(folder: Path, seen: list[tuple[float, int]]) -> list[float]:
    """Seconds from each answer in the database until the wall counted it, without those from before the watch."""

    with sqlite3.connect(folder / "workspace.db") as database:
        rows = database.execute("SELECT min(at) FROM ballots GROUP BY seat, activity ORDER BY 1").fetchall()
    kept = [datetime.fromisoformat(at).timestamp() for (at,) in rows]
    known = min(number for _, number in seen)
    return [
        next(shown for shown, counted in seen if counted >= number) - at
        for number, at in enumerate(kept, 1)
        if number > known
    ]


def consenting(host: str) -> dict[str, list[float]]:
    """Let 200 phones join and wait; once the wall asks, each agrees or, one in four, objects. Seconds of each answer,
    and when each was asked."""

    dice = random.Random(7)
    listed = [
        Hand(host, phone(host, seat).query, f"phone-{seat}", dice.uniform(0, CONSENTING_S), objects=number % 4 == 0)
        for number, seat in enumerate(f"role-{number}" for number in range(1, PHONES + 1))
    ]
    asyncio.run(hands(listed, JOINING_S, JOINING_S + CONSENTING_S + 15))
    return {"taken": [one.taken for one in listed], "seen": [one.seen for one in listed]}


def put(store: Store, row: str) -> float:
    change = Change(row, "role-1", (), letters_of("A"))
    store.box.wall.put(SOMEBODY, CODE, WallWay(row, "way", (change,)), "")
    return time.time()


def consents(folder: Path, store: Store, host: str) -> None:
    """The second measurement: everybody is asked at once."""

    store.append("large", store.version("large").number, typed("Li"), Revealed(CODE))
    store.box.move(SOMEBODY, CODE, "row:0-a")
    code = f"import json; from tests.bench.bench_workshop import consenting; print(json.dumps(consenting({host!r})))"
    crowd_ = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    time.sleep(JOINING_S + 8)
    asked = put(store, "0-a")
    assert crowd_.stdout
    told_ = json.loads(crowd_.stdout.read())
    answered = [one for one in told_["taken"] if one >= 0]
    told("asked by the wall, on the phone", [one - asked for one in told_["seen"] if one > 0], 0)
    told(f"{PHONES} phones that say, within {CONSENTING_S} s", answered, 0)
    kept: Any = store.box.wall.said(CODE, "0-a", "way")
    last = max(read_times(folder)) - asked
    print(f"said {len(answered)}, in the database {len(kept)}, the last {last:.1f} s after the wall asked")


def read_times(folder: Path) -> list[float]:
    """When each consent was kept."""

    with sqlite3.connect(folder / "workspace.db") as database:
        return [datetime.fromisoformat(at).timestamp() for (at,) in database.execute("SELECT at FROM consents")]


def told(name: str, taken: list[float], base: float) -> None:
    middle, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    ratio = f"{middle / base:5.2f} and {late / base:5.2f} times" if base else ""
    print(f"{name:34} median {middle * 1000:6.0f} ms   p95 {late * 1000:6.0f} ms   {ratio}")


def votes(folder: Path, store: Store, host: str, process: subprocess.Popen[bytes]) -> None:
    """The first measurement: votes, and the wall that counts them."""

    alone = run(host, 0, 1, 2, ALONE_S)
    base = statistics.median(alone)
    told("one phone alone, a vote", alone, 0)
    crowd_ = others(host)
    seen = wall(f"http://{host}", crowd_)
    assert crowd_.stdout
    taken = json.loads(crowd_.stdout.read())
    told(f"{PHONES} phones, {ROWS} votes each in {VOTING_S} s", taken, base)
    told("the wall behind the database", lateness(folder, seen), 0)
    kept = sum(store.box.answered(CODE, store.events("large")[0].body.rows).values())
    print(f"votes cast {len(alone) + len(taken)}, in the database {kept}; server {resident(process):.0f} MB")


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    store = opened(folder)
    process, address = serve(ROOT / "app.py", folder)
    host, before = address.removeprefix("http://"), os.getloadavg()[0]
    try:
        if "consents" in sys.argv[1:]:
            consents(folder, store, host)
        else:
            votes(folder, store, host, process)
    finally:
        process.terminate()
    print(f"load of the machine before {before:.1f}, after {os.getloadavg()[0]:.1f}, on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
