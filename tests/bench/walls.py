"""Walls as sessions over real sockets: each shows a page and looks as often as it is told to, and notes when it saw a
mark in what was drawn."""

import asyncio
import re
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

from tests.bench.readers import Reader, refuse_errors


@dataclass
class Wall(Reader):
    """A reader that stays; `seen` is mark -> when it was first on the wall."""

    mark: str = ""
    seen: dict[str, float] = field(default_factory=dict)
    _looks: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def hang(self, until: float) -> None:
        """Show the page until the time is over."""

        [(page, query)] = self.places
        pattern = re.compile(self.mark.encode())
        try:
            async with asyncio.timeout(until), self.opened() as socket:
                await socket.send(self._asking(page, query, "").SerializeToString())
                async for data in socket:
                    for mark in pattern.findall(bytes(data)):
                        self.seen.setdefault(mark.decode(), time.time())
                    self._hear(socket, ForwardMsg.FromString(data))
        except TimeoutError:
            pass
        finally:
            for task in self._looks.values():
                task.cancel()

    def _hear(self, socket: ClientConnection, message: ForwardMsg) -> None:
        look = message.auto_rerun
        if message.WhichOneof("type") == "auto_rerun" and look.fragment_id not in self._looks:
            again = self._look(socket, look.fragment_id, look.interval)
            self._looks[look.fragment_id] = asyncio.create_task(again)
        if self._take(message):
            self._run += 1

    async def _look(self, socket: ClientConnection, fragment: str, pause: float) -> None:
        while True:
            await asyncio.sleep(pause)
            await socket.send(self._asking(*self.places[0], fragment).SerializeToString())

    def _asking(self, page: str, query: str, fragment: str) -> BackMsg:
        asked = BackMsg()
        asked.rerun_script.query_string, asked.rerun_script.fragment_id = query, fragment
        asked.rerun_script.page_script_hash = self._pages.get(page, "")
        asked.rerun_script.page_name = "" if page in self._pages else page
        asked.rerun_script.is_auto_rerun = bool(fragment)
        self._forget()
        asked.rerun_script.cached_message_hashes.extend(self._kept)
        return asked


def walls(views: list[tuple[str, str, str, str]], until: float) -> list[dict[str, float]]:
    """What each of the walls saw, (address, page, query, mark) each, until the time was over."""

    listed = [Wall(address, ((page, query),), mark=mark) for address, page, query, mark in views]

    async def all_() -> None:
        await asyncio.gather(*(wall.hang(until) for wall in listed))

    asyncio.run(all_())
    refuse_errors(listed)
    return [wall.seen for wall in listed]
