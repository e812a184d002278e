"""A real server behind a proxy that says who is there: by header to sessions and to /export, and not at all past it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raci.people import Level
from raci.store import address, open_store
from tests.conftest import POLICY
from tests.people import SOMEBODY
from tests.servers import ROOT, Server, free_port, running
from tests.sessions import visits

HEADERS = {"X-Forwarded-Email": "email", "X-Forwarded-Preferred-Username": "name", "X-Forwarded-Groups": "groups"}
PROXY: dict[str, Any] = {"RACI_SIGN_IN": "proxy", "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": json.dumps(HEADERS)}
LI = {"X-Forwarded-Email": "li@example.com", "X-Forwarded-Groups": "sales"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    folder = tmp_path_factory.mktemp("proxy")
    shutil.copy(POLICY, folder)
    with running(folder, **PROXY) as started:
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
