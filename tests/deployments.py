"""The deployment of `tests/deploy/` in a temporary folder: nginx, two processes and PostgreSQL, on free ports.

Only ports and places are filled in; everything else is what stands in the files.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import RawConfigParser
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import databases
from tests.servers import ROOT, free_port, wait_until_up

FILES = ROOT / "tests" / "deploy"
PREFIX = "/team"
PROCESSES = ("1", "2")
"""As the cookie calls them."""
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

AROUND = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/raci.conf;
}}
"""
"""What Debian's own nginx.conf puts around a site."""

GUARD = """
import os, sys
ALLOWED = tuple(os.environ["WRITABLE"].split(os.pathsep))

def guard(event, args):
    if event == "open":
        path, mode, flags = args
        writes = any(one in mode for one in "wax+") if isinstance(mode, str) else flags & (os.O_WRONLY | os.O_RDWR)
    else:
        path, writes = (args[0] if args else None), event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir")
    if writes and isinstance(path, (str, bytes)) and not os.path.abspath(os.fsdecode(path)).startswith(ALLOWED):
        with os.fdopen(os.open(os.environ["NOTED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT), "a") as file:
            file.write(f"{event} {path!r}\\n")

sys.addaudithook(guard)
"""
"""Loaded by Python before anything else: notes what is written where a read-only root would not let it."""


class Deployment(NamedTuple):
    """A running one: the address that people open, its folder, and its processes by their names in the cookie."""

    address: str
    folder: Path
    database: str
    ports: dict[str, int]
    processes: dict[str, subprocess.Popen[bytes]]

    @property
    def data(self) -> Path:
        """The folder of matrices."""

        return self.folder / "data"

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")

    def sent(self) -> int:
        """Bytes that the proxy has sent so far, those of sockets that are still open left out."""

        lines = (self.folder / "nginx" / "raci.log").read_text(encoding="utf-8").splitlines()
        return sum(int(line.partition('"')[0].split()[-2]) for line in lines)

    def written(self) -> list[str]:
        """What a process wrote outside of the places that it may write to."""

        noted = self.folder / "noted"
        return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []

    def start(self, name: str) -> None:
        """Start that process as the unit does; `wait` tells when it answers."""

        command, environment = unit(self, self.ports[name])
        with (self.folder / f"{name}.log").open("ab") as out:
            self.processes[name] = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | environment, stdout=out, stderr=out
            )

    def wait(self, name: str) -> None:
        wait_until_up(f"http://127.0.0.1:{self.ports[name]}{PREFIX}/livez", self.processes[name])

    def kill(self, name: str) -> None:
        """kill -9."""

        self.processes[name].kill()
        self.processes[name].wait(timeout=20)


def filled(name: str, values: dict[str, str]) -> str:
    """A file of the deployment with other ports and places in it; every one of them must stand there."""

    text = (FILES / name).read_text(encoding="utf-8")
    for known, value in values.items():
        assert known in text, f"{known} is not in {name}"
        text = text.replace(known, value)
    return text


def unit(deployment: Deployment, port: int) -> tuple[list[str], dict[str, str]]:
    """The command of the unit and its environment, as systemd would read them."""

    service = RawConfigParser(strict=False)
    service.optionxform = str  # type: ignore[assignment,method-assign]
    service.read(FILES / "raci@.service")
    asked = service["Service"]["ExecStart"].replace("%i", str(port))
    python, *words = shlex.split(asked)
    assert python == "/opt/raci/.venv/bin/python"
    descriptors = service["Service"]["LimitNOFILE"]
    lines = filled("raci.env", places(deployment)).splitlines()
    environment = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    guarded = {
        "PYTHONPATH": str(deployment.folder / "guard"),
        "NOTED": str(deployment.folder / "noted"),
        "WRITABLE": os.pathsep.join((str(deployment.data), "/tmp/", "/dev/null", "/proc/self/")),
    }
    limits = ["prlimit", f"--nofile={descriptors}:{descriptors}"] if may_raise(int(descriptors)) else []
    return [*limits, sys.executable, *words], environment | guarded


def may_raise(descriptors: int) -> bool:
    """Whether this machine lets us give a process so many; systemd does it as root."""

    import resource

    return resource.getrlimit(resource.RLIMIT_NOFILE)[1] >= descriptors


def places(deployment: Deployment) -> dict[str, str]:
    return {
        f"https://raci.example.com{PREFIX}": deployment.address,
        "postgresql://raci@/raci?host=/run/postgresql": deployment.database,
        "/var/lib/raci": str(deployment.data),
    }


@contextmanager
def front(deployment: Deployment, name: str, conf: str) -> Iterator[None]:
    """nginx with that site, in a folder of its own."""

    folder = deployment.folder / name
    folder.mkdir()
    placed = conf.replace("/var/cache/nginx/raci", f"{folder}/cache").replace("/var/log/nginx", str(folder))
    (folder / "raci.conf").write_text(placed, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-c", str(folder / "nginx.conf"), "-p", str(folder)])
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def site(deployment: Deployment, port: int) -> str:
    """The site of nginx on that port."""

    values = {
        "listen 443": f"listen 127.0.0.1:{port}",
        "server_name raci.example.com": "server_name localhost",
        "/etc/ssl/raci": str(deployment.folder),
        "8501": str(deployment.ports["1"]),
        "8502": str(deployment.ports["2"]),
    }
    return filled("nginx.conf", values)


def certificate(folder: Path) -> None:
    """A certificate that this machine has signed itself, and its key."""

    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(["openssl", *words, *names, *files], check=True, capture_output=True)


def require_nginx() -> None:
    """Skip where it is absent; fail where it is required."""

    if NGINX is None or shutil.which("openssl") is None:
        reason = "no nginx or no openssl here; apt-get install nginx-light openssl"
        (pytest.fail if os.environ.get("RACI_REQUIRE_DEPLOY") else pytest.skip)(reason)


@contextmanager
def running(folder: Path) -> Iterator[Deployment]:
    """The whole deployment, on the matrices in `folder`/data. Skips where nginx is absent, and fails where it is
    required."""

    require_nginx()
    port = free_port()
    ports = {name: free_port() for name in PROCESSES}
    address, database = f"https://localhost:{port}{PREFIX}", databases.new("postgresql", folder)
    deployment = Deployment(address, folder, database, ports, {})
    certificate(folder)
    (folder / "guard").mkdir()
    (folder / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    with ExitStack() as stack:
        stack.callback(end, deployment)
        for name in PROCESSES:
            deployment.start(name)
        stack.enter_context(front(deployment, "nginx", site(deployment, port)))
        for name in PROCESSES:
            deployment.wait(name)
        yield deployment


def end(deployment: Deployment) -> None:
    """As the unit ends them: politely, and by force once their time is over."""

    for process in deployment.processes.values():
        process.terminate()
    for process in deployment.processes.values():
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=20)
