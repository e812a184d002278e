"""A visit over a raw socket: it opens pages and sends whatever it likes, be it of widgets that it was never shown."""

import json
import re
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from ssl import SSLContext
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

KEYED = re.compile(r"\$\$ID-[0-9a-f]+-(.+)", re.DOTALL)
PRESSED = ("button", "download_button")
LIMIT_S = 60
Sent = Mapping[str, Any]
"""Key of a widget -> what is sent of it: True presses a button; of a component the names and values of its messages."""


@contextmanager
def visiting(
    address: str, headers: Mapping[str, str] | None = None, trusting: SSLContext | None = None
) -> Iterator["SocketVisit"]:
    """A session of that server, with what a proxy would say of it; `trusting` whom, where the address is https."""

    where = f"ws{address.removeprefix('http')}/_stcore/stream"
    with connect(
        where, subprotocols=[Subprotocol("streamlit")], max_size=None, ping_interval=None, proxy=None,
        additional_headers=headers or {}, ssl=trusting,
    ) as socket:  # fmt: skip
        yield SocketVisit(socket, address)


class SocketVisit:
    """One session. `widgets` is key -> (kind, id) of all that it was shown, `told` the bytes of the last run."""

    def __init__(self, socket: ClientConnection, address: str) -> None:
        self._socket, self._address = socket, address
        self.widgets: dict[str, tuple[str, str]] = {}
        self.data: dict[str, Any] = {}
        self.told = b""
        self.errors: list[str] = []
        self._page = self._query = self._hash = self._session = ""
        self._states: dict[str, WidgetState] = {}
        self._count = 0

    def open(self, page: str, query: str) -> None:
        """Follow a link to that page."""

        self._page, self._query, self._hash, self._states = page, query, "", {}
        self._run([])

    def learn(self, other: "SocketVisit") -> None:
        """Know from now on what the other visit was shown."""

        self.widgets |= other.widgets
        self.data |= other.data

    def send(self, sent: Sent) -> None:
        """Send it, and whatever has been sent of this page before."""

        self._count += 1
        pressed = []
        for key, value in sent.items():
            kind, id_ = self.widgets[key]
            state = _state(kind, id_, value, self._count)
            if kind in PRESSED:
                pressed.append(state)
            else:
                self._states[id_] = state
        self._run(pressed)

    def uploaded(self, name: str, data: bytes) -> FileUploaderState:
        """What a file uploader sends once the file has been put where the server said."""

        asked = BackMsg()
        asked.file_urls_request.request_id, asked.file_urls_request.session_id = "1", self._session
        asked.file_urls_request.file_names.append(name)
        self._socket.send(asked.SerializeToString())
        message = ForwardMsg()
        while message.WhichOneof("type") != "file_urls_response":
            message = ForwardMsg.FromString(self._received())
        [urls] = message.file_urls_response.file_urls
        body = f'--x\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\n\r\n'.encode() + data
        token, kind = generate_xsrf_token_string(), "multipart/form-data; boundary=x"
        headers = {"Content-Type": kind, "Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token}
        request = urllib.request.Request(
            self._address + urls.upload_url, body + b"\r\n--x--\r\n", headers, method="PUT"
        )
        urllib.request.urlopen(request, timeout=LIMIT_S).close()
        info = UploadedFileInfo(file_id=urls.file_id, file_urls=urls, name=name, size=len(data))
        return FileUploaderState(uploaded_file_info=[info])

    def _run(self, pressed: Iterable[WidgetState]) -> None:
        asked = BackMsg()
        asked.rerun_script.query_string, asked.rerun_script.page_script_hash = self._query, self._hash
        asked.rerun_script.page_name = "" if self._hash else self._page
        asked.rerun_script.widget_states.widgets.extend([*self._states.values(), *pressed])
        self._socket.send(asked.SerializeToString())
        self.told = b""
        while not self._take(ForwardMsg.FromString(self._received())):
            pass

    def _received(self) -> bytes:
        data = self._socket.recv(timeout=LIMIT_S)
        assert isinstance(data, bytes)
        self.told += data
        return data

    def _take(self, message: ForwardMsg) -> bool:
        """True at the end of a run that is not followed by another one."""

        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._session = message.new_session.initialize.session_id
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message.delta.new_element)
        return kind == "script_finished" and message.script_finished in (
            ForwardMsg.FINISHED_SUCCESSFULLY,
            ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
        )

    def _note(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors.append(f"{element.exception.type}: {element.exception.message}")
        shown = getattr(element, kind) if kind else None
        keyed = KEYED.fullmatch(getattr(shown, "id", ""))
        if keyed:
            self.widgets[keyed[1]] = (str(kind), shown.id)
            if kind == "bidi_component":
                self.data[keyed[1]] = json.loads(shown.json)


def _state(kind: str, id_: str, value: Any, count: int) -> WidgetState:
    state = WidgetState(id=id_)
    if kind in PRESSED:
        state.trigger_value = bool(value)
    elif kind == "bidi_component":  # as `component.js` does
        state.json_value = json.dumps({name: {"value": one, "count": count} for name, one in value.items()})
    elif kind == "file_uploader":
        state.file_uploader_state_value.CopyFrom(value)
    elif kind == "checkbox":
        state.bool_value = value
    else:
        state.string_value = value
    return state
