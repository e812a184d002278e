"""Phones after the reveal as sessions over real sockets: each waits for what the wall asks, then agrees or objects."""

import asyncio
import json
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.bench.phones import say

AGAIN_S = 4.0  # after which what has not come back is sent once more, as `consent.js` does


@dataclass
class Hand:
    """One phone on one seat; `taken`: seconds from the tap to the answer in the page; `seen`: when it was asked."""

    host: str
    query: str
    secret: str
    after: float
    objects: bool
    taken: float = -1.0
    seen: float = -1.0
    _page: str = ""
    _itself: str = ""
    _widget: str = ""
    _fragment: str = ""
    _way: str = ""
    _looks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _asked: asyncio.Event = field(default_factory=asyncio.Event)
    _kept: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, join: float, until: float) -> None:
        """Join after so many seconds, answer so long after it has been asked, go on looking until the time is over."""

        start = time.monotonic()
        await asyncio.sleep(join)
        address = f"ws://{self.host}/_stcore/stream"
        async with connect(
            address, subprotocols=[Subprotocol("streamlit")], max_size=None, ping_interval=None
        ) as socket:
            reading = asyncio.create_task(self._read(socket))
            await socket.send(self._message())
            try:
                async with asyncio.timeout(until - join):
                    await self._answer(socket)
            except TimeoutError:
                pass
            await asyncio.sleep(max(0.0, start + until - time.monotonic()))
            for task in (reading, *self._looks.values()):
                task.cancel()

    async def _answer(self, socket: ClientConnection) -> None:
        await self._asked.wait()
        self.seen = time.time()
        await asyncio.sleep(self.after)
        start, number = time.monotonic(), time.time_ns() // 1_000_000
        stance, why = ("object", "It will cause delay") if self.objects else ("agree", "")
        said, count = {"answer": self._way, "stance": stance, "why": why, "number": number}, 0
        while not self._kept.is_set():
            count += 1
            asked = self._asking(self._fragment)
            say(asked, self._widget, "said", said, count)
            await socket.send(asked.SerializeToString())
            await asyncio.wait([asyncio.ensure_future(self._kept.wait())], timeout=AGAIN_S)
        self.taken = time.monotonic() - start

    async def _look(self, socket: ClientConnection, fragment: str, pause: float) -> None:
        await asyncio.sleep(random.random() * pause)
        while True:
            asked = self._asking(fragment)
            asked.rerun_script.is_auto_rerun = True
            await socket.send(asked.SerializeToString())
            await asyncio.sleep(pause)

    async def _read(self, socket: ClientConnection) -> None:
        told = False
        async for data in socket:
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self._page = message.navigation.page_script_hash
            elif kind == "auto_rerun":
                self._begin_looking(socket, message.auto_rerun.fragment_id, message.auto_rerun.interval)
            elif kind == "delta":
                self._take(message.delta.new_element, message.delta.fragment_id)
            elif kind == "script_finished" and self._itself and not told:
                told = True
                await socket.send(self._message())  # now it can say which phone it is

    def _begin_looking(self, socket: ClientConnection, fragment: str, pause: float) -> None:
        if fragment not in self._looks:
            self._looks[fragment] = asyncio.create_task(self._look(socket, fragment, pause))

    def _take(self, element: Any, fragment: str) -> None:
        if element.WhichOneof("type") != "bidi_component":
            return
        data = json.loads(element.bidi_component.json)
        if "offer" in data:
            self._itself = element.bidi_component.id
        elif "stances" in data:
            self._widget, self._fragment, self._way = element.bidi_component.id, fragment, data["way"]
            if self._way:
                self._asked.set()
            if data["own"]:
                self._kept.set()

    def _message(self) -> bytes:
        data: bytes = self._asking("").SerializeToString()
        return data

    def _asking(self, fragment: str) -> BackMsg:
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = "" if self._page else "ballot"
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.fragment_id = fragment
        if self._itself:
            say(asked, self._itself, "phone", self.secret, 1)
        return asked


async def hands(all_: Iterable[Hand], joining: float, until: float) -> None:
    """All phones at once; they join one after the other."""

    listed = list(all_)
    await asyncio.gather(*(one.run(joining * number / len(listed), until) for number, one in enumerate(listed)))
