"""Real servers that know who is there, by a proxy or by a key: what they let in, and what sockets cannot do to them."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from raci.people import Level
from raci.store import Knock, Store, address, open_store, sign_of
from tests import deeds
from tests.conftest import POLICY
from tests.deeds import DEEDS, OTHER, SECRET, Deed
from tests.people import SOMEBODY
from tests.servers import ROOT, Server, free_port, running
from tests.sessions import visits
from tests.sockets import SocketVisit, visiting
from tests.workshops import KEY

HEADERS = {"X-Forwarded-Email": "email", "X-Forwarded-Preferred-Username": "name", "X-Forwarded-Groups": "groups"}
PROXY: dict[str, Any] = {"RACI_SIGN_IN": "proxy", "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": json.dumps(HEADERS)}
BOSS = "boss@example.com"
LI = {"X-Forwarded-Email": "li@example.com", "X-Forwarded-Groups": "sales"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    folder = tmp_path_factory.mktemp("proxy")
    shutil.copy(POLICY, folder)
    with running(folder, RACI_ADMINS=BOSS, **PROXY) as started:
        yield started, folder


def test_a_session_is_who_the_proxy_says_and_without_it_nobody(server: tuple[Server, Path]) -> None:
    there, _ = server
    [seen] = visits(there.address, ("overview", "lang=en"), headers=LI)
    assert seen.errors == [] and len(seen.kinds) > 10
    assert " info sign-in " in (log := there.log.read_text(encoding="utf-8")) and "person=li@example.com" in log
    [nobody] = visits(there.address, ("overview", "lang=en"))
    assert nobody.errors == [] and "bidi_component" not in nobody.kinds and len(nobody.kinds) < 5


def test_a_file_goes_only_to_whoever_may_look(server: tuple[Server, Path]) -> None:
    there, folder = server
    path = "/export/operations-policy.csv"
    status, says = there.get(path)
    assert (status, "nobody has signed in" in says) == (401, True)
    assert there.get(path, **LI)[0] == 200
    store = open_store(address(folder))
    store.grants.give(SOMEBODY, "@sales", "operations-policy", Level.NONE)
    status, says = there.get(path, **{"X-Forwarded-Email": "wang@example.com", "X-Forwarded-Groups": "sales"})
    assert (status, "operations-policy.csv" in says) == (404, False)
    assert there.get(path, **{"X-Forwarded-Email": "wang@example.com"})[0] == 200
    audit = store.audit.lines()
    store.close()
    assert isinstance(audit, list) and ("signed in", "li@example.com") in [(line.act, line.person) for line in audit]


def test_it_does_not_start_where_anybody_could_say_who_he_is(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(free_port())]
    environment = os.environ | PROXY | {"RACI_DATA": str(tmp_path)}
    command += ["--server.address", "0.0.0.0"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False)
    assert ended.returncode and b"past the proxy" in ended.stdout + ended.stderr


SERVER_KEY = "0123456789abcdef"
ADDRESS = "lang=en&matrix=operations-policy&"
NEW = "3333-4444-6666-7777"
SAYS = (b"may not", b"nobody has signed in", b"without the key", b"does not hold the facilitator", b"decides nothing",
        b"Whom do you speak for", b"another phone answers", b"Another phone answers")  # fmt: skip
"""One of these is what whoever may not do something reads instead."""


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """The address of a server with a key, and its folder."""

    folder = tmp_path_factory.mktemp("keyed")
    shutil.copy(POLICY, folder)
    with running(folder, RACI_SIGN_IN="key", RACI_KEY="f" * 16, RACI_ADMIN_KEY=SERVER_KEY) as started:
        yield started, folder


def by_mail(name: str) -> dict[str, str]:
    return {"X-Forwarded-Email": name}


def state(folder: Path) -> list[Any]:
    """All rows of the database but what the audit has of refusals and sign-ins, and the files of the folder."""

    with closing(sqlite3.connect(folder / "workspace.db")) as database:
        names = [name for [name] in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [(name, row) for name in names for row in database.execute(f"SELECT * FROM {name}")]
    kept = [row for row in rows if row[0] != "audit" or not {"refused", "signed in"} & {*row[1]}]
    return kept + [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.yaml"))]


def play(visit: SocketVisit, deed: Deed) -> None:
    """The page, and everything that comes before what writes."""

    visit.open(deed.page, ADDRESS + deed.query)
    for number in range(len(deed.steps) - 1):
        visit.send(deed.step(number, visit))


def attack(visit: SocketVisit, deed: Deed, boss: SocketVisit, *, knows: bool) -> None:
    """Send all of it at once, under the ids that the other one was shown; with `knows` also what a device keeps secret.

    Twice, for the first makes the page know what it offers itself; then everything that can be pressed there.
    """

    visit.open(deed.page, ADDRESS + deed.query)
    visit.learn(boss)
    sent = {key: value for number in range(len(deed.steps)) for key, value in deed.step(number, visit).items()}
    if not knows:
        sent = {key: value for key, value in sent.items() if key not in SECRET}
        sent |= {"phone-itself": {"phone": OTHER}} if deed.page == "ballot" else {}
    visit.send(sent)
    visit.send(sent)
    told = visit.told
    visit.send({key: True for key, (kind, _) in boss.widgets.items() if kind == "button"})
    assert [says for says in SAYS if says in told], (deed, told)
    assert visit.errors == []


@contextmanager
def taken_away(store: Store, deed: Deed) -> Iterator[None]:
    """While the key of the workshop is another one, or another phone sits on the seat."""

    for phone, key, new in ((OTHER, KEY, NEW), (deeds.PHONE, NEW, KEY)):
        if deed.page == "ballot":
            store.box.knocks.ask(SOMEBODY, deed.code, "finance", phone)
            knock = Knock("finance", sign_of(deed.code, phone), "")
            store.box.knocks.answer(SOMEBODY, deed.code, knock, KEY, lets_in=True)
        else:
            store.box.keys.change(SOMEBODY, deed.code, key, new)
        if phone == OTHER:
            yield


def test_whoever_may_not_writes_nothing_whatever_is_sent_over_a_socket(server: tuple[Server, Path]) -> None:
    there, folder = server
    with ExitStack() as stack:
        store = stack.enter_context(closing(open_store(address(folder))))
        deeds.fill(store, POLICY.read_text(encoding="utf-8"))
        store.grants.give(SOMEBODY, "eve@example.com", "", Level.LOOK)
        store.grants.give(SOMEBODY, "max@example.com", "", Level.ADMINISTER)

        def visit(name: str) -> SocketVisit:
            return stack.enter_context(visiting(there.address, by_mail(name) if name else {}))

        boss, eve, nobody, max_ = map(visit, (BOSS, "eve@example.com", "", "max@example.com"))
        for name, deed in DEEDS.items():
            late = visit(f"{name}@example.com")
            store.grants.give(SOMEBODY, f"{name}@example.com", "", Level.ADMINISTER)
            play(late, deed)
            if deed.code:
                holder = visit("max@example.com")
                play(holder, deed)
                with taken_away(store, deed):
                    before = state(folder)
                    holder.send(deed.step(len(deed.steps) - 1, holder))
                    assert state(folder) == before and [says for says in SAYS if says in holder.told], name
            play(boss, deed)
            store.grants.give(SOMEBODY, f"{name}@example.com", "", Level.LOOK)
            before = state(folder)
            late.send(deed.step(len(deed.steps) - 1, late))
            assert state(folder) == before and [says for says in SAYS if says in late.told], (name, late.told)
            attack(eve, deed, boss, knows=True)
            attack(nobody, deed, boss, knows=True)
            if deed.code:
                attack(max_, deed, boss, knows=False)
            assert state(folder) == before, name
            boss.send(deed.step(len(deed.steps) - 1, boss))
            assert state(folder) != before, name


def test_whoever_has_no_key_writes_nothing_whatever_is_sent_over_a_socket(keyed: tuple[Server, Path]) -> None:
    there, folder = keyed
    with ExitStack() as stack:
        store = stack.enter_context(closing(open_store(address(folder))))
        deeds.fill(store, POLICY.read_text(encoding="utf-8"))
        boss, nobody = (stack.enter_context(visiting(there.address)) for _ in range(2))
        boss.open("overview", ADDRESS)
        boss.send({"server-key-line": SERVER_KEY})
        for name, deed in DEEDS.items():
            if name == "rights":
                continue  # nobody signs in, so that nobody could be given one
            play(boss, deed)
            before = state(folder)
            attack(nobody, deed, boss, knows=False)
            assert state(folder) == before, name
            boss.send(deed.step(len(deed.steps) - 1, boss))
            assert state(folder) != before, name
