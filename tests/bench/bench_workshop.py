"""A room full of phones: 200 vote 10 rows each within a minute, while the room is on the wall. One app process.

    python -m tests.bench.bench_workshop

Prints the round trip of a vote against that of one phone alone on the same server, how late the wall is, and how many
votes the database holds; asserts nothing, because a number belongs to a machine. Needs Chromium.
"""

import asyncio
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from raci.file.dump import dumps
from raci.log import Opened
from raci.store import Store, open_store
from tests import large
from tests.bench.bench_pages import resident, serve
from tests.bench.phones import Phone, crowd
from tests.browser.conftest import CHROMIUM, QUIET
from tests.conftest import ROOT

PHONES, ROWS = 200, 10
JOINING_S, VOTING_S, ALONE_S = 30, 60, 20
CODE = "K4F-9TX-AMW"


def opened(folder: Path) -> Store:
    """A workshop of as many seats as phones, each taken by its phone."""

    matrix = large.matrix(ROWS * 5, PHONES + 1)
    (folder / "large.yaml").write_text(dumps(matrix), encoding="utf-8")
    seats = tuple(role.id for role in matrix.roles)
    rows = tuple(row.id for row in matrix.activities[:ROWS])
    store = open_store(f"sqlite:///{folder}/workspace.db")
    store.append("large", 0, "Li", Opened(CODE, "200", date.today(), rows, seats))
    for seat in seats:
        store.box.take(CODE, seat, f"phone-{seat}")
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


def told(name: str, taken: list[float], base: float) -> None:
    middle, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    ratio = f"{middle / base:5.2f} and {late / base:5.2f} times" if base else ""
    print(f"{name:34} median {middle * 1000:6.0f} ms   p95 {late * 1000:6.0f} ms   {ratio}")


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    store = opened(folder)
    process, address = serve(ROOT / "app.py", folder)
    host = address.removeprefix("http://")
    try:
        alone = run(host, 0, 1, 2, ALONE_S)
        base = statistics.median(alone)
        told("one phone alone, a vote", alone, 0)
        crowd_ = others(host)
        seen = wall(address, crowd_)
        assert crowd_.stdout
        taken = json.loads(crowd_.stdout.read())
        told(f"{PHONES} phones, {ROWS} votes each in {VOTING_S} s", taken, base)
        told("the wall behind the database", lateness(folder, seen), 0)
        kept = sum(store.box.answered(CODE, store.events("large")[0].body.rows).values())
        print(f"votes cast {len(alone) + len(taken)}, in the database {kept}; server {resident(process):.0f} MB")
    finally:
        process.terminate()


if __name__ == "__main__":
    main()
