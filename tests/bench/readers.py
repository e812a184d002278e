"""Many readers in one process: real sessions over real sockets that walk through the pages, speaking Streamlit's protocol.

Only what a browser does counts: a reader opens the app, learns the pages from it, and asks for one after the other by
the name that the app gave it, with what it keeps of earlier messages, which the app need not send again.
"""

import asyncio
import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

KEPT_RUNS = 2
"""For so many runs a browser keeps a message that did not come again (`global.maxCachedMessageAge`)."""
LIMIT_S = 120
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

Places = Sequence[tuple[str, str]]


@dataclass
class Reader:
    """One reader; `taken` are the seconds of each click, from the message to the end of the run it began."""

    address: str
    places: Places = TOUR
    first: int = 0
    taken: list[float] = field(default_factory=list)
    received: int = 0
    errors: list[str] = field(default_factory=list)
    _hashes: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, int] = field(default_factory=dict)
    _run: int = 0

    async def read(self, join: float, pause: float, until: float) -> None:
        """Open the app after so many seconds, then click as often as the pause says, until the time is over.

        A click that is due while the last one is not over waits for it, and the wait is not counted.
        """

        start = time.monotonic()
        await asyncio.sleep(join)
        async with opened(self.address) as socket:
            walk = self._walk()
            await self._click(socket, *next(walk))
            for number, place in enumerate(walk, 1):
                await asyncio.sleep(max(0.0, start + join + number * pause - time.monotonic()))
                if time.monotonic() - start >= until:
                    return
                begun = time.monotonic()
                await asyncio.wait_for(self._click(socket, *place), LIMIT_S)
                self.taken.append(time.monotonic() - begun)

    def _walk(self) -> Iterator[tuple[str, str]]:
        return islice(cycle(self.places), self.first % len(self.places), None)

    async def _click(self, socket: ClientConnection, page: str, query: str) -> None:
        self._run += 1
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_script_hash = self._hashes.get(page, "")
        asked.rerun_script.page_name = "" if page in self._hashes else page
        self._kept = {key: run for key, run in self._kept.items() if self._run - run <= KEPT_RUNS}
        asked.rerun_script.cached_message_hashes.extend(self._kept)
        await socket.send(asked.SerializeToString())
        async for data in socket:
            self.received += len(data)
            if self._take(ForwardMsg.FromString(data)):
                return

    def _take(self, message: ForwardMsg) -> bool:
        """True when the run is over, and is not begun once more."""

        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self._kept[message.hash] = self._run
        if kind == "ref_hash":
            self._kept[message.ref_hash] = self._run
        elif kind == "navigation":
            self._hashes = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            self.errors.append(message.delta.new_element.exception.message)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def opened(address: str) -> Any:
    """A socket to the app at that address, to be entered; a certificate of our own is trusted."""

    trusting: ssl.SSLContext | None = None
    if address.startswith("https"):
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    how: dict[str, Any] = {"subprotocols": [Subprotocol("streamlit")], "max_size": None, "proxy": None}
    return connect(f"{address.replace('http', 'ws', 1)}/_stcore/stream", ping_interval=None, ssl=trusting, **how)


async def readers(all_: Iterable[Reader], joining: float, pause: float, until: float) -> None:
    """All at once; they join one after the other."""

    listed = list(all_)
    tasks = (one.read(joining * number / len(listed), pause, until) for number, one in enumerate(listed))
    await asyncio.gather(*tasks)
