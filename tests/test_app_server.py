"""A real server from its first moment on: everybody comes at once, it never looks outside, and it says how it is."""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from app import ready
from pages.shared import workspace
from raci.file.load import load
from tests.conftest import POLICY, ROOT
from tests.servers import running
from tests.sessions import visits
from tests.test_folder import strays

SESSIONS = 20
PAGES = ["", *(path.stem for path in ROOT.glob("pages/*/*.py") if path.stem == path.parent.name != "overview")]
NOWHERE = ["nowhere", "overview", "matrix/x", "matrix.php", ".env", "export", "export/m.txt", "livez/x", "a/b.php"]

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
def folder(matrices: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The matrices, and beside them everything that is called like one and is none."""

    folder = tmp_path_factory.mktemp("beside") / "data"
    shutil.copytree(matrices, folder)
    strays(folder)
    return folder


@pytest.fixture(scope="module")
def watched(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server open to the network, and the file in which its looks outside are noted."""

    guard = tmp_path_factory.mktemp("guard")
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    noted = guard / "noted"
    environment: dict[str, Any] = {"PYTHONPATH": str(guard), "GUARD": str(noted), "RACI_PUBLIC_URL": PUBLIC}
    with running(folder, "--server.address", "0.0.0.0", **environment) as server:
        yield server, noted


@pytest.fixture(scope="module", params=["", "/team"], ids=["root", "prefix"])
def served(request: pytest.FixtureRequest, folder: Path) -> Iterator[Any]:
    """A server and the prefix that it serves below; one of its files is broken."""

    if request.param:
        with running(folder, "--server.baseUrlPath", request.param, prefix=request.param) as server:
            yield server, request.param
    else:
        yield request.getfixturevalue("watched")[0], ""


def test_twenty_sessions_at_once_after_a_start_meet_no_error(watched: Any) -> None:
    """The first test here, for the server has imported and read nothing yet."""

    server, _ = watched
    names = ["role", "role", "overview", "compare"]
    seen = visits(server.address, *((names[number % len(names)], "lang=en") for number in range(SESSIONS)))
    assert [error for one in seen for error in one.errors] == []
    assert all("bidi_component" in one.kinds or "header" in one.kinds or "heading" in one.kinds for one in seen)
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_what_lies_beside_the_matrices_keeps_no_server_from_starting(
    watched: Any, matrices: Path, tmp_path: Path
) -> None:
    server, names = watched[0], strays(tmp_path)
    told = json.loads(server.get("/readyz")[1])
    known = len(list(matrices.glob("*.yaml")))
    assert (told["status"], told["matrices"], len(told["strays"])) == ("ok", known, len(names))
    log = server.log.read_text(encoding="utf-8")
    assert [name for name in names if name not in log] == []


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


def test_a_broken_file_is_named_and_the_server_is_ready(served: Any) -> None:
    server, prefix = served
    for place in ("readyz", "healthz"):
        status, body = server.get(f"{prefix}/{place}")
        assert status == 200
        told = json.loads(body)
        assert (told["status"], told["database"], told["settings"]) == ("ok", "ok", "ok")
        assert told["broken"] == ["broken"] or told["unread"]
    assert server.get(f"{prefix}/livez") == (200, '{"status":"ok"}')


def test_pages_open_by_their_address_and_nothing_else_does(served: Any) -> None:
    server, prefix = served
    for page in PAGES:
        status, body = server.get(f"{prefix}/{page}?lang=zh")
        assert status == 200 and "<script" in body, page
    for path in NOWHERE:
        status, body = server.get(f"{prefix}/{path}")
        assert status == 404 and f"the overview is at {prefix}/\n" in body, path
    if prefix:
        assert {server.get(path)[0] for path in ("/", "/matrix", "/teammatrix", "/healthz", "/static/js/x.js")} == {404}


def test_everything_of_ours_is_below_the_prefix(served: Any) -> None:
    server, prefix = served
    status, body = server.get(f"{prefix}/export/operations-policy.csv?lang=en")
    assert status == 200 and load(POLICY).activities[0].name.en in body
    assert server.takes_socket(None, prefix=prefix)
    for page in ("", "role", "matrix"):
        with urllib.request.urlopen(f"{server.address}{prefix}/{page}", timeout=30) as answer:
            links = re.findall("<([^>]+)>", ", ".join(answer.headers.get_all("link")))
        assert len(links) > 3 and not any("Plotly" in link for link in links)
        assert {server.get(link)[0] for link in links} == {200}


def test_without_a_database_and_with_a_wrong_setting_it_is_alive_and_not_ready(matrices: Path) -> None:
    nowhere: dict[str, Any] = {
        "RACI_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "RACI_PUBLIC_URL": "raci.example.com",
    }
    with running(matrices, **nowhere) as server:
        for place in ("readyz", "healthz"):
            status, body = server.get(f"/{place}")
            told = json.loads(body)
            assert status == 503 and told["status"] == "not ready" and "ok" not in (told["database"], told["settings"])
        assert server.get("/livez")[0] == 200 and server.get("/matrix")[0] == 200


def test_a_wrong_setting_alone_is_enough_not_to_be_ready(matrices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "FOLDER", matrices)
    monkeypatch.setenv("RACI_PUBLIC_URL", "raci.example.com")
    answer = ready(Request({"type": "http", "headers": []}))
    told = json.loads(bytes(answer.body))
    assert (answer.status_code, told["status"], told["database"]) == (503, "not ready", "ok")
