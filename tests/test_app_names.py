"""A real server never looks outside: not at its start, not when it is asked in the name of other sites."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.servers import running
from tests.sessions import visits

GUARD = """
import json, os, sys
ALLOWED = (None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::", b"localhost", b"127.0.0.1")

def guard(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        place = args[1]
        host = place[0] if isinstance(place, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"):
        host = args[0][0] if isinstance(args[0], tuple) else args[0]
    else:
        return
    if host not in ALLOWED:
        with open(os.environ["GUARD"], "a") as file:
            file.write(json.dumps([event, str(host)]) + "\\n")
        raise OSError("the guard lets nobody out")

sys.addaudithook(guard)
"""
"""Loaded by Python before anything else: notes every look at another machine and forbids it."""

PUBLIC = "https://raci.example.com"
FOREIGN = ["https://evil.example", "http://localhost:9", "http://127.0.0.1:9", "null", "http://raci.example.com"]


@pytest.fixture(scope="module")
def watched(matrices: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server open to the network, and the file in which its looks outside are noted."""

    guard = tmp_path_factory.mktemp("guard")
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    noted = guard / "noted"
    environment: dict[str, Any] = {"PYTHONPATH": str(guard), "GUARD": str(noted), "RACI_PUBLIC_URL": PUBLIC}
    with running(matrices, "--server.address", "0.0.0.0", **environment) as server:
        yield server, noted


def test_no_page_looks_outside(watched: Any) -> None:
    server, noted = watched
    pages = ["", *(path.stem for path in ROOT.glob("pages/*/*.py") if path.stem == path.parent.name)]
    seen = visits(server.address, *((page, "lang=zh") for page in pages))
    assert [error for one in seen for error in one.errors] == [] and len(seen) > 9
    assert {server.get(path)[0] for path in ("/", "/readyz", "/livez", "/nowhere")} == {200, 404}
    assert not noted.exists()


def test_the_guard_sees_a_look_outside(watched: Any, tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    environment = os.environ | {"PYTHONPATH": str(watched[1].parent), "GUARD": str(noted)}
    call = "from streamlit import net_util; net_util.get_external_ip()"
    subprocess.run([sys.executable, "-c", call], env=environment, check=True, capture_output=True)
    assert ["socket.getaddrinfo", "checkip.amazonaws.com"] in map(json.loads, noted.read_text().splitlines())


def test_other_sites_are_refused_and_nobody_is_asked_about_them(watched: Any) -> None:
    server, noted = watched
    own = f"localhost:{server.port}"
    assert [origin for origin in FOREIGN if server.takes_socket(origin)] == []
    assert not server.takes_socket(f"http://evil.example:{server.port}", f"evil.example:{server.port}")
    assert [server.get("/", Origin=origin)[0] for origin in FOREIGN] == [403] * len(FOREIGN)
    assert server.get("/", Host="evil.example")[0] == 403
    assert server.takes_socket(f"http://{own}") and server.takes_socket(f"http://127.0.0.1:{server.port}")
    assert server.takes_socket(PUBLIC, "raci.example.com") and server.takes_socket(PUBLIC)
    assert server.takes_socket(None) and server.get("/", Origin=f"http://{own}")[0] == 200
    assert not noted.exists()
