"""nginx before the app, with a sign-in behind it: nobody passes for somebody else, by request or by socket."""

import shutil
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from raci.people import Level
from raci.store import address, open_store
from tests.conftest import POLICY
from tests.deployments import PREFIX, Deployment, certificate, filled, front, require_nginx, site
from tests.people import SOMEBODY
from tests.servers import free_port, running
from tests.sockets import visiting
from tests.test_app_sign_in import PROXY

EXPORT = "/export/operations-policy.csv"
LI, BOSS = "li@example.com", "boss@example.com"


class Door(BaseHTTPRequestHandler):
    """Stands for the authenticating proxy: whoever has the cookie is who it says."""

    def do_GET(self) -> None:
        who = SimpleCookie(self.headers.get("Cookie", "")).get("who")
        self.send_response(202 if who else 401)
        if who:
            self.send_header("X-Auth-Request-Email", who.value)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing on the console."""


@contextmanager
def asked() -> Iterator[int]:
    """The port of that proxy."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@contextmanager
def deployed(folder: Path) -> Iterator[tuple[Deployment, int]]:
    """The app for an nginx before it, and the port of that nginx."""

    require_nginx()
    shutil.copy(POLICY, folder)
    certificate(folder)
    port = free_port()
    public = f"https://localhost:{port}{PREFIX}"
    settings: dict[str, Any] = {"RACI_PUBLIC_URL": public, "STREAMLIT_SERVER_BASE_URL_PATH": PREFIX[1:]} | PROXY
    with running(folder, prefix=PREFIX, RACI_ADMINS=BOSS, **settings) as app:
        yield Deployment(public, folder, "", {"1": app.port, "2": app.port}, {}), port


@contextmanager
def signing(deployment: Deployment, port: int) -> Iterator[None]:
    """nginx with a sign-in behind it."""

    with asked() as door:
        include = deployment.folder / "raci-sign-in.conf"
        include.write_text(filled(include.name, {"4180": str(door)}), encoding="utf-8")
        line, conf = "include /etc/nginx/raci-sign-in.conf;", site(deployment, port)
        assert f"# {line}" in conf
        with front(deployment, "signing", conf.replace(f"# {line}", f"include {include};")):
            wait_for(port)
            yield


def wait_for(port: int) -> None:
    """Until somebody listens there."""

    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)  # polling a process that has no other sign of life
    pytest.fail(f"nobody listens at {port}")


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *args: object) -> None:
        return None


def status(url: str, **headers: str) -> tuple[int, str]:
    """What came back, and where it sends to."""

    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting()), Stay())
    try:
        with opener.open(urllib.request.Request(url, headers=headers), timeout=30) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Location", "")


def test_a_header_of_the_browser_s_own_is_not_believed(tmp_path: Path) -> None:
    claims = {"X-Forwarded-Email": BOSS, "X-Forwarded-Groups": "pmo", "x-forwarded-preferred-username": "Boss"}
    with deployed(tmp_path) as (deployment, port):
        url = deployment.address
        store = open_store(address(tmp_path))
        store.grants.give(SOMEBODY, LI, "operations-policy", Level.NONE)
        store.close()
        with signing(deployment, port):
            code, to = status(url + EXPORT, **claims)
            assert (code, to.partition("/oauth2")[2]) == (302, f"/start?rd={PREFIX}{EXPORT}")
            assert status(url + EXPORT, Cookie=f"who={BOSS}")[0] == 200
            assert status(url + EXPORT, Cookie=f"who={LI}", **claims)[0] == 404
            assert b"library-copy-now" in library(url, {"Cookie": f"who={BOSS}"})
            as_li = library(url, {"Cookie": f"who={LI}"} | claims)
            assert LI.encode() in as_li and b"library-copy-now" not in as_li
        with front(deployment, "plain", site(deployment, port)):
            wait_for(port)
            assert status(url + EXPORT, **claims)[0] == 401
            assert b"nobody has signed in" in library(url, claims)


def library(url: str, headers: dict[str, str]) -> bytes:
    """What a session over a socket is told on the page of all matrices."""

    with visiting(url, headers, trusting()) as visit:
        visit.open("library", "lang=en")
        return visit.told
