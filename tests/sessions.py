"""Real sessions over real sockets, as many at once as asked for: each opens one page and tells what it was sent."""

import asyncio
from collections.abc import Mapping
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests import aside

LIMIT_S = 120


class Seen(NamedTuple):
    """What one run of a page sent: kinds of elements, messages of exceptions, and how many bytes in all."""

    kinds: list[str]
    errors: list[str]
    size: int


def visits(address: str, *pages: tuple[str, str], headers: Mapping[str, str] | None = None) -> list[Seen]:
    """What each of the sessions saw that opened (page, query) at the same moment."""

    return aside.run(_together(address.removeprefix("http://"), pages, headers or {}))


async def _together(host: str, pages: tuple[tuple[str, str], ...], headers: Mapping[str, str]) -> list[Seen]:
    return await asyncio.gather(*(asyncio.wait_for(_visit(host, *page, headers), LIMIT_S) for page in pages))


async def _visit(host: str, page: str, query: str, headers: Mapping[str, str]) -> Seen:
    address = f"ws://{host}/_stcore/stream"
    async with connect(
        address,
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        ping_interval=None,
        proxy=None,
        additional_headers=headers,
    ) as socket:
        return await run(socket, page, query)


async def run(socket: ClientConnection, page: str, query: str) -> Seen:
    """What a run of the page sends, up to its end."""

    asked = BackMsg()
    asked.rerun_script.query_string, asked.rerun_script.page_name = query, page
    await socket.send(asked.SerializeToString())
    seen = Seen([], [], 0)
    async for data in socket:
        message = ForwardMsg.FromString(data)
        seen = seen._replace(size=seen.size + len(data))
        if message.WhichOneof("type") == "script_finished":
            break
        if message.WhichOneof("type") == "delta":
            element = message.delta.new_element
            seen.kinds.append(element.WhichOneof("type") or "")
            seen.errors.extend([element.exception.message] if seen.kinds[-1] == "exception" else [])
    return seen
