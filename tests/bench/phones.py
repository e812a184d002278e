"""Many phones in one process: real sessions of the ballot page over real sockets, speaking Streamlit's protocol.

Only what a browser does counts: it joins, asks again every few seconds as the page tells it to, sends what was tapped,
and calls an answer kept once the page has sent it back.
"""

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

PAUSE_S = 8.0  # between two looks, until the page says otherwise
AGAIN_S = 4.0  # after which a vote that has not come back is sent once more, as `ballot.js` does


@dataclass
class Phone:
    """One phone on one seat; `taken` are the seconds of each vote, from the tap to the answer in the page."""

    host: str
    query: str
    secret: str
    rows: list[str] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    _itself: str = ""
    _widget: str = ""
    _page: str = ""
    _votes: str = ""
    _looks: str = ""
    _pause: float = PAUSE_S
    _count: int = 0
    _sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    _waiting: dict[str, asyncio.Future[float]] = field(default_factory=dict)
    _ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, join: float, votes: list[tuple[float, str, dict[str, str]]], until: float) -> None:
        """Join after so many seconds, then cast each vote (seconds, row, cells), and look until the time is over.

        A browser never asks whether the server is alive, so neither does this (`ping_interval`).
        """

        start = time.monotonic()
        await asyncio.sleep(join)
        address = f"ws://{self.host}/_stcore/stream"
        async with connect(
            address, subprotocols=[Subprotocol("streamlit")], max_size=None, ping_interval=None
        ) as socket:
            reading = asyncio.create_task(self._read(socket))
            await socket.send(self._message())
            await asyncio.wait_for(self._ready.wait(), 60)
            looking = asyncio.create_task(self._look(socket))
            for after, row, cells in votes:
                await asyncio.sleep(max(0.0, start + after - time.monotonic()))
                await self._vote(socket, row, cells)
            await asyncio.sleep(max(0.0, start + until - time.monotonic()))
            looking.cancel()
            reading.cancel()

    async def _vote(self, socket: ClientConnection, row: str, cells: dict[str, str]) -> None:
        self._sent[row] = {"cells": cells, "number": time.time_ns() // 1_000_000}
        kept = self._waiting[row] = asyncio.get_running_loop().create_future()
        start = time.monotonic()
        while not kept.done():
            self._count += 1
            await socket.send(self._message())
            await asyncio.wait([kept], timeout=AGAIN_S)
        self.taken.append(kept.result() - start)
        del self._sent[row]

    async def _look(self, socket: ClientConnection) -> None:
        await asyncio.sleep(random.random() * self._pause)
        while True:
            await socket.send(self._message(is_look=True))
            await asyncio.sleep(self._pause)

    async def _read(self, socket: ClientConnection) -> None:
        async for data in socket:
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self._page = message.navigation.page_script_hash
            elif kind == "auto_rerun":
                self._looks, self._pause = message.auto_rerun.fragment_id, message.auto_rerun.interval
            elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "bidi_component":
                self._take(message.delta.new_element.bidi_component, message.delta.fragment_id)
            elif kind == "script_finished" and self._widget:
                self._ready.set()
            elif kind == "script_finished":
                await socket.send(self._message())  # now it can say which phone it is

    def _take(self, component: Any, fragment: str) -> None:
        data = json.loads(component.json)
        if "offer" in data:
            self._itself = component.id
            return
        self._widget, self._votes = component.id, fragment
        for row, kept in list(self._waiting.items()):
            if row in self._sent and data["numbers"].get(row) == self._sent[row]["number"] and not kept.done():
                kept.set_result(time.monotonic())

    def _message(self, *, is_look: bool = False) -> bytes:
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = "" if self._page else "ballot"
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.fragment_id = self._looks if is_look else self._votes
        asked.rerun_script.is_auto_rerun = is_look
        for widget, name, value in ((self._itself, "phone", self.secret), (self._widget, "answers", self._sent)):
            if widget:
                say(asked, widget, name, value, self._count)
        return asked.SerializeToString()


def say(asked: BackMsg, widget: str, name: str, value: Any, count: int) -> None:
    """Add what a component of ours sends under that name, as `component.js` does."""

    state = asked.rerun_script.widget_states.widgets.add()
    state.id, state.json_value = widget, json.dumps({name: {"value": value, "count": count}})


Plan = tuple[Phone, float, list[tuple[float, str, dict[str, str]]]]
"""A phone, when it joins, and its votes: when, which row, which cells."""


async def crowd(plans: Iterable[Plan], until: float) -> None:
    """All phones at once."""

    await asyncio.gather(*(phone.run(join, votes, until) for phone, join, votes in plans))
