"""A server as those see it who keep it running: alive, ready, nothing where nothing is, all of it below a prefix."""

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raci.file.load import load
from tests.conftest import POLICY, ROOT
from tests.servers import running

PAGES = ["", *(path.stem for path in ROOT.glob("pages/*/*.py") if path.stem == path.parent.name != "overview")]
NOWHERE = ["nowhere", "overview", "matrix/x", "matrix.php", ".env", "export", "export/m.txt", "livez/x", "a/b.php"]


@pytest.fixture(scope="module", params=["", "/team"], ids=["root", "prefix"])
def served(request: pytest.FixtureRequest, matrices: Path) -> Iterator[Any]:
    """A server and the prefix that it serves below; one of its files is broken."""

    flags = ["--server.baseUrlPath", request.param] if request.param else []
    with running(matrices, *flags, prefix=request.param) as server:
        yield server, request.param


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


@pytest.mark.parametrize(
    ("environment", "part"),
    [
        ({"RACI_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "database"),
        ({"RACI_PUBLIC_URL": "raci.example.com"}, "settings"),
    ],
    ids=["database", "settings"],
)
def test_without_a_database_or_with_a_wrong_setting_it_is_alive_and_not_ready(
    matrices: Path, environment: Any, part: Any
) -> None:
    with running(matrices, **environment) as server:
        for place in ("readyz", "healthz"):
            status, body = server.get(f"/{place}")
            told = json.loads(body)
            assert status == 503 and told["status"] == "not ready" and told[part] != "ok"
        assert server.get("/livez")[0] == 200 and server.get("/matrix")[0] == 200
