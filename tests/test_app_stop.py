"""A server that is ended: a write that is under way is kept before it goes, and its log says what it did."""

import json
import signal
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from raci.file.load import load
from raci.log import Opened
from raci.people import typed
from raci.store import open_store
from tests.bench.phones import say
from tests.conftest import POLICY
from tests.servers import Server, running

NAME, CODE, SEAT, DAY = "operations-policy", "NK7-ARP-D76", "finance", date(2026, 11, 29)
LIMIT_S = 60
Ids = Sequence[str]


def test_a_write_under_way_is_kept_when_the_server_is_ended(matrices: Path) -> None:
    store = open_store(f"sqlite:///{matrices / 'workspace.db'}")
    store.append(NAME, 0, typed("Li Na"), Opened(CODE, "Title", DAY, (load(POLICY).activities[0].id,), (SEAT,)))
    with running(matrices, RACI_LOG="json") as server, opened(server) as socket:
        phone = drawn(socket)
        button = next(one for one in drawn(socket, phone) if one.endswith(f"seat-{SEAT}"))
        with closing(sqlite3.connect(matrices / "workspace.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            press(socket, phone, button)
            until(lambda: "raci_writes_in_flight 1\n" in server.get("/metrics")[1])
            server.process.send_signal(signal.SIGTERM)
            until(lambda: '"stopping"' in server.log.read_text(encoding="utf-8"))
            assert server.process.poll() is None and not store.box.holder(CODE, SEAT)
            other.execute("ROLLBACK")
        server.process.wait(timeout=LIMIT_S)
        lines = [json.loads(line) for line in server.log.read_text(encoding="utf-8").splitlines() if line[:1] == "{"]
    assert store.box.holder(CODE, SEAT)
    store.close()
    ours = [line for line in lines if line["event"] != "said"]
    assert [line["event"] for line in ours if line["event"] != "write"] == ["start", "stopping", "stop"]
    assert (ours[-1]["writes_lost"], ours[-2]["event"], len(ours[-2]["request"])) == (0, "write", 16)
    assert "Li Na" not in str(lines)


def opened(server: Server) -> Any:
    address = f"ws://localhost:{server.port}/_stcore/stream"
    return connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None)


def drawn(socket: Any, phone: Ids = ()) -> Ids:
    """The ids of what a run of the page shows to press, or asks for, once the phone has said which one it is."""

    press(socket, phone)
    ids: list[str] = []
    for data in socket:
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "script_finished":
            return ids
        element = message.delta.new_element
        if element.WhichOneof("type") == "button":
            ids.append(element.button.id)
        elif element.WhichOneof("type") == "bidi_component" and "offer" in json.loads(element.bidi_component.json):
            ids.append(element.bidi_component.id)
    pytest.fail("the page was not drawn")


def press(socket: Any, phone: Ids, button: str = "") -> None:
    asked = BackMsg()
    asked.rerun_script.query_string, asked.rerun_script.page_name = f"code={CODE}&lang=en", "ballot"
    for component in phone:
        say(asked, component, "phone", "a-secret-of-this-phone", 1)
    if button:
        pressed = asked.rerun_script.widget_states.widgets.add()
        pressed.id, pressed.trigger_value = button, True
    socket.send(asked.SerializeToString())


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + LIMIT_S
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)  # polling a process that has no other sign of life
