"""A real server in a process of its own, for what AppTest does not show."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from websockets.exceptions import InvalidHandshake
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

ROOT = Path(__file__).parents[1]
START_LIMIT = 120  # seconds, on a machine that does much else


class Server(NamedTuple):
    """A running app: its address, its process and what it has logged so far."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and text of the answer; `Host_` would be no name, so headers are given as they are called."""

        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def takes_socket(self, origin: str | None, host: str = "", prefix: str = "") -> bool:
        """True where a browser that shows such an address bar would get its socket."""

        plain = socket.create_connection(("127.0.0.1", self.port))
        address = f"ws://{host or f'localhost:{self.port}'}{prefix}/_stcore/stream"
        try:
            with connect(
                address,
                sock=plain,
                origin=Origin(origin) if origin else None,
                subprotocols=[Subprotocol("streamlit")],
                proxy=None,
            ):
                return True
        except InvalidHandshake:
            return False
        finally:
            plain.close()


@contextmanager
def running(
    folder: Path,
    *flags: str,
    port: int = 0,
    prefix: str = "",
    descriptors: int = 0,
    script: Path = ROOT / "app.py",
    **environment: str,
) -> Iterator[Server]:
    """An app on that folder, at that port or at any free one; its log is a file that lives as long.

    `descriptors` is the most that it may open, where there is to be a limit; `script` is another app than ours.
    """

    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), *flags]
    with TemporaryDirectory(prefix="raci-log-") as place, (log := Path(place) / "server.log").open("wb") as out:
        environment = {"RACI_DATA": str(folder), **environment}
        command = ["prlimit", f"--nofile={descriptors}:{descriptors}", *command] if descriptors else command
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=out, stderr=out)
        try:
            wait_until_up(f"http://localhost:{port}{prefix}/_stcore/health", process)
            yield Server(f"http://localhost:{port}", process, log)
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[str]:
    """The address of an app on that folder."""

    with running(folder, port=port) as server:
        yield server.address


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return once the server answers, whatever its answer; fail when it ends or takes too long."""

    limit = time.monotonic() + START_LIMIT
    while time.monotonic() < limit and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)  # polling a process that has no other sign of life
    pytest.fail(f"the server did not come up; exit status {process.poll()}")
