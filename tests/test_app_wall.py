"""The wall of a workshop as a browser keeps it: while nothing moves nothing is drawn, and no decision waits."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from raci.log import Opened, Revealed
from raci.people import typed
from raci.store import Store, open_store
from tests import aside, databases
from tests.conftest import POLICY
from tests.matrices import policy
from tests.servers import Server, running

CODE, NAME = "NK7-ARP-D76", "operations-policy"
QUERY = f"code={CODE}&lang=en"


@pytest.mark.parametrize("kind", databases.KINDS)
def test_a_quiet_wall_draws_nothing_until_something_moves(kind: str, tmp_path: Path) -> None:
    shutil.copy(POLICY, tmp_path)
    url = databases.new(kind, tmp_path)
    store = open_store(url)
    store.append(NAME, 0, typed("Li"), Opened(CODE, "T", date(2026, 12, 1), tuple(policy().activity)[:3], ("finance",)))
    with running(tmp_path, RACI_DATABASE_URL=url) as server:
        quiet, moved = aside.run(looked_at(server, store))
    store.close()
    looks = "".join("." if number == 0 else "x" for number in quiet)
    assert "......" in looks, quiet  # at first, and when the clock above goes on, it is drawn a few times
    assert moved > 10


async def looked_at(server: Server, store: Store) -> tuple[list[int], int]:
    """How many elements the looks of a wall drew on which nothing moved, and the one after another process revealed."""

    address = f"ws://localhost:{server.port}/_stcore/stream"
    async with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None) as socket:
        first = await ran(socket, "room", "", "")
        [look] = {message.auto_rerun.fragment_id for message in first if message.WhichOneof("type") == "auto_rerun"}
        hashed = next(m.navigation.page_script_hash for m in first if m.WhichOneof("type") == "navigation")
        quiet = [drawn(await ran(socket, "", hashed, look)) for _ in range(30)]
        store.append(NAME, 1, typed("Li"), Revealed(CODE))
        moved = 0
        while not moved:  # what another process writes is heard when it is heard
            moved = drawn(await ran(socket, "", hashed, look))
        return quiet, moved


async def ran(socket: ClientConnection, page: str, hashed: str, fragment: str) -> list[Any]:
    """What a run sends, up to the end of it or of the whole run that it has asked for."""

    ask = BackMsg()
    ask.rerun_script.query_string, ask.rerun_script.page_name = QUERY, page
    ask.rerun_script.page_script_hash, ask.rerun_script.fragment_id = hashed, fragment
    ask.rerun_script.is_auto_rerun = bool(fragment)
    await socket.send(ask.SerializeToString())
    sent = []
    async for data in socket:
        sent.append(ForwardMsg.FromString(data))
        if sent[-1].WhichOneof("type") == "script_finished" and sent[-1].script_finished != EARLY:
            break
    return sent


EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


def drawn(sent: list[Any]) -> int:
    """How many elements; the empty place of the look itself is none."""

    return sum(message.delta.WhichOneof("type") == "new_element" for message in sent)
