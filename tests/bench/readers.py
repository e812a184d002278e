"""Many readers: real sessions over real sockets that walk through the pages, speaking Streamlit's protocol.

Only what a browser does counts: a reader opens the app, learns the pages from it, asks for one after the other by the
name that the app gave it, tells what it keeps of earlier messages, and comes back by itself when its socket is lost.
"""

import asyncio
import random
import ssl
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice
from multiprocessing import get_context
from typing import Any, TypeVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

KEPT_RUNS = 2
"""For so many runs a browser keeps a message that did not come again (`global.maxCachedMessageAge`)."""
LIMIT_S = 120
AGAIN_S = 0.5
"""Between two attempts to come back; Streamlit's browser half waits 0.5 s before the second one too."""
POLICY = "lang=en&matrix=operations-policy"
TOUR = (
    ("", POLICY),
    ("", f"{POLICY}&layer=stated"),
    ("matrix", POLICY),
    ("matrix", f"{POLICY}&cell=3.3.1-b:finance&open=all"),
    ("process", POLICY),
    ("process", f"{POLICY}&layer=stated"),
    ("role", f"{POLICY}&role=operations"),
    ("role", f"{POLICY}&role=finance"),
    ("gaps", POLICY),
    ("gaps", f"{POLICY}&severity=critical"),
)
"""What readers look at, in turn: page and query."""

TRUSTING = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # one for all: to make it takes as long as a visit
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE
Places = Sequence[tuple[str, str]]
Answer = TypeVar("Answer")


@dataclass
class Reader:
    """One reader of the app at that address; `taken` are (time, seconds) of each click, from the message to the end of
    the run that it began."""

    address: str
    places: Places = TOUR
    first: int = 0
    cookie: str = ""
    taken: list[tuple[float, float]] = field(default_factory=list)
    received: int = 0
    errors: list[str] = field(default_factory=list)
    _pages: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, int] = field(default_factory=dict)
    _run: int = 0

    async def read(self, join: float, pause: float, until: float) -> None:
        """Open the app after so many seconds, then click as often as the pause says, until the time is over.

        A click that is due while the last one is not over waits for it, and the wait is not counted.
        """

        start = time.monotonic()
        await asyncio.sleep(join)
        async with self.opened() as socket:
            for number, place in enumerate(self._walk()):
                await asyncio.sleep(max(0.0, start + join + number * pause - time.monotonic()))
                if time.monotonic() - start >= until:
                    return
                begun = time.monotonic()
                await asyncio.wait_for(self.click(socket, *place), LIMIT_S)
                if number:  # the first is a visit and no click
                    self.taken.append((time.time(), time.monotonic() - begun))

    async def visit(self) -> None:
        """Open one page and go."""

        async with self.opened() as socket:
            await asyncio.wait_for(self.click(socket, *self.places[self.first % len(self.places)]), LIMIT_S)

    async def return_once(self, has_come: asyncio.Event) -> None:
        """Open one page, and once the socket is lost try until it is there again; `taken` is that return."""

        place = self.places[self.first % len(self.places)]
        while not self.taken:
            begun = time.monotonic()
            try:
                async with self.opened() as socket:
                    await self.click(socket, *place)
                    if has_come.is_set():
                        self.taken.append((time.time(), time.monotonic() - begun))
                        return
                    has_come.set()
                    await socket.wait_closed()
            except (OSError, ConnectionClosed, InvalidHandshake):
                await asyncio.sleep(AGAIN_S * random.uniform(0.8, 1.2))

    def opened(self) -> Any:
        """A socket to the app, to be entered; a certificate of our own is trusted."""

        return connect(
            f"{self.address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": self.cookie} if self.cookie else {},
            max_size=None,
            ping_interval=None,
            open_timeout=LIMIT_S,
            ssl=TRUSTING if self.address.startswith("https") else None,
            proxy=None,
        )

    async def click(self, socket: ClientConnection, page: str, query: str) -> None:
        """Ask for the page, and take what it sends up to the end of its run."""

        self._run += 1
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_script_hash = self._pages.get(page, "")
        asked.rerun_script.page_name = "" if page in self._pages else page
        self._forget()
        asked.rerun_script.cached_message_hashes.extend(self._kept)
        await socket.send(asked.SerializeToString())
        async for data in socket:
            self.received += len(data)
            if self._take(ForwardMsg.FromString(data)):
                return
        raise OSError("the socket was closed within a run")

    def _forget(self) -> None:
        """As a browser does with messages that have not come again for a while."""

        self._kept = {key: run for key, run in self._kept.items() if self._run - run <= KEPT_RUNS}

    def _walk(self) -> Iterator[tuple[str, str]]:
        return islice(cycle(self.places), self.first % len(self.places), None)

    def _take(self, message: ForwardMsg) -> bool:
        """True when the run is over, and is not begun once more."""

        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self._kept[message.hash] = self._run
        if kind == "ref_hash":
            self._kept[message.ref_hash] = self._run
        elif kind == "navigation":
            self._pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            self.errors.append(message.delta.new_element.exception.message)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def crowd(address: str, places: Places, number: int, joining: float, pause: float, until: float) -> list[float]:
    """Seconds of each click of so many readers, from when all had come; they come one after the other."""

    listed = [Reader(address, places, one) for one in range(number)]
    start = time.time()
    asyncio.run(_together(*(one.read(joining * one.first / number, pause, until) for one in listed)))
    refuse_errors(listed)
    return [taken for one in listed for at, taken in one.taken if start + joining < at <= start + until]


async def _together(*walks: Coroutine[Any, Any, None]) -> None:
    await asyncio.gather(*walks)


def visits(address: str, places: Places, first: int, number: int, at_once: int) -> None:
    """So many visits one after the other, `at_once` of them at a time."""

    listed = [Reader(address, places, first + one) for one in range(number)]

    async def some(part: Sequence[Reader]) -> None:
        for one in part:
            await one.visit()

    asyncio.run(_together(*(some(listed[one::at_once]) for one in range(at_once))))
    refuse_errors(listed)


def refuse_errors(listed: Sequence[Reader]) -> None:
    """A page that fails is fast, and no measurement."""

    errors = {error for one in listed for error in one.errors}
    assert not errors, errors


def apart(work: Callable[..., Answer], *args: Any) -> Answer:
    """What the work gives back, from a process of its own, so that nothing of ours slows its clock down."""

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *args).result()
