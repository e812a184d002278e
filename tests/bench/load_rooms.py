"""Rooms under load: phones that vote, and walls that count what is in."""

import asyncio
import random
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import create_engine, text

from raci.file.dump import dumps
from raci.log import Opened
from raci.people import typed
from raci.store import Store, open_store
from raci.workshop.offer import ALPHABET
from tests import databases, large, servers
from tests.bench.bench_capacity import cpu, memory
from tests.bench.load_told import told
from tests.bench.phones import Phone, crowd
from tests.bench.readers import apart
from tests.bench.walls import walls
from tests.people import SOMEBODY
from tests.servers import Server

ROWS = 10
JOINING_S, VOTING_S, AFTER_S = 20.0, 60.0, 8.0
COUNTED = r"(\d+) of \d+ answers are in"


def phones(folder: Path) -> None:
    """200 phones in one room vote ten rows each within a minute: SQLite, then PostgreSQL."""

    for kind in databases.KINDS:
        print(kind)
        place = folder / kind
        place.mkdir()
        voting(place, databases.new(kind, place), rooms=1, each=200)


def many_phones(folder: Path) -> None:
    """300 phones in one room, of a process that may open 1,024 files."""

    voting(folder, databases.new("sqlite", folder), rooms=1, each=300, descriptors=1024)


def rooms(folder: Path) -> None:
    """Ten workshops at once, 20 phones each, on PostgreSQL."""

    voting(folder, databases.new("postgresql", folder), rooms=10, each=20)


def voting(folder: Path, url: str, *, rooms: int, each: int, descriptors: int = 0) -> None:
    """Let every phone vote on every row of its room, and compare what the walls counted with the database."""

    codes = [f"K4F-9TX-AM{letter}" for letter in ALPHABET[:rooms]]
    store = open_store(url)
    for number, code in enumerate(codes):
        opened(folder, store, f"large-{number}", code, each)
    with servers.running(folder, descriptors=descriptors, RACI_DATABASE_URL=url) as server:
        one = apart(votes, server.address, codes[:1], 0, 1)
        print(f"one phone alone, a vote: median {statistics.median(one) * 1000:.0f} ms")
        before, start = cpu(server), time.monotonic()
        taken, seen = together(server, codes, each)
        used = (cpu(server) - before) / (time.monotonic() - start) / 10
        told(f"{rooms} rooms, {each} phones each, {ROWS} votes in {VOTING_S:.0f} s", taken)
        late = [seconds for code, wall in zip(codes, seen, strict=True) for seconds in lateness(url, code, wall)]
        told("walls behind the database", late)
        rows = [f"{row}-a" for row in range(ROWS)]
        kept = sum(sum(counted.values()) for counted in (answered(store, code, rows) for code in codes))
        print(
            f"votes cast {len(one) + len(taken)}, in the database {kept}; {used:.0f} % of a core, {memory(server)} MB"
        )
    store.close()


def opened(folder: Path, store: Store, name: str, code: str, seats: int) -> None:
    """A workshop on a matrix of its own, its seats taken by phones; one seat more for the phone that is alone."""

    matrix = large.matrix(ROWS * 5, seats + 1, name)
    (folder / f"{name}.yaml").write_text(dumps(matrix), encoding="utf-8")
    rows = tuple(row.id for row in matrix.activities[:ROWS])
    store.append(name, 0, typed("Li"), Opened(code, "T", date.today(), rows, tuple(matrix.role)))
    for seat in matrix.role:
        store.box.take(SOMEBODY, code, seat, f"phone-{seat}")


def together(server: Server, codes: list[str], each: int) -> tuple[list[float], list[dict[str, float]]]:
    """Seconds of each vote, and what each wall saw, the walls in a process of their own as well."""

    views = [(server.address, "room", f"code={code}&lang=en", COUNTED) for code in codes]
    with ThreadPoolExecutor(2) as both:
        hung = both.submit(apart, walls, views, JOINING_S + VOTING_S + AFTER_S)
        cast = both.submit(apart, votes, server.address, codes, 1, each + 1)
        return cast.result(), hung.result()


def votes(address: str, codes: list[str], first: int, last: int) -> list[float]:
    """Let these phones of every room join one after the other, then vote on every row at moments of their own."""

    host, dice = address.removeprefix("http://"), random.Random(first)
    joining, voting = (JOINING_S, VOTING_S) if last > 1 else (2.0, 8.0)
    plans = []
    for code in codes:
        for number in range(first, last):
            moments = sorted(joining + dice.uniform(0, voting) for _ in range(ROWS))
            cells = [{f"role-{dice.randrange(last)}": "A", f"role-{number}": "R"} for _ in range(ROWS)]
            cast = [(moment, f"{row}-a", cells[row]) for row, moment in enumerate(moments)]
            query = urlencode({"code": code, "lang": "en", "seat": f"role-{number}"})
            plans.append((Phone(host, query, f"phone-role-{number}"), dice.uniform(0, joining * 0.8), cast))
    asyncio.run(crowd(plans, joining + voting + 5))
    return [taken for one, *_ in plans for taken in one.taken]


def answered(store: Store, code: str, rows: list[str]) -> dict[str, int]:
    counted = store.box.answered(code, rows)
    assert isinstance(counted, dict)
    return counted


def lateness(url: str, code: str, wall: dict[str, float]) -> list[float]:
    """Seconds from each answer in the database until the wall counted it, without those from before it hung."""

    engine = create_engine(url)
    with engine.connect() as connection:
        asked = text("SELECT min(at) FROM ballots WHERE workshop = :code GROUP BY seat, activity ORDER BY 1")
        kept = [datetime.fromisoformat(str(at)).timestamp() for (at,) in connection.execute(asked, {"code": code})]
    engine.dispose()
    shown = sorted((int(mark), at) for mark, at in wall.items())
    known, last = shown[0][0], shown[-1][0]
    if last < len(kept):
        print(f"the wall of {code} has not counted the last {len(kept) - last} answers")
    return [
        max(0.0, min(seen for counted, seen in shown if counted >= number) - at)
        for number, at in enumerate(kept, 1)
        if known < number <= last
    ]
