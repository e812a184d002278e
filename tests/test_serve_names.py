"""Who may call this server by which name, and that everybody else is refused before Streamlit hears of it."""

from typing import Any

import pytest

from raci.serve import Door, HostNames, names, public_url
from tests import aside

HOME = ("127.0.0.1", 8501)
LAN = ("192.168.1.20", 8501)
SIX = ("::ffff:192.168.1.20", 8501)
FAR = ("fd00::20", 8501)
TEAM = HostNames("https://raci.example.com/team", frozenset({"meeting-room", "meeting-room.local"}))

OURS = [
    (HOME, "localhost:8501"),
    (HOME, "LOCALHOST:8501"),
    (HOME, "127.0.0.1:8501"),
    (HOME, "[::1]:8501"),
    (LAN, "192.168.1.20:8501"),
    (SIX, "192.168.1.20:8501"),
    (FAR, "[fd00::20]:8501"),
    (FAR, "[FD00:0::20]:8501"),
    (LAN, "meeting-room.local.:8501"),
    (LAN, "localhost:8501"),
    (("192.168.1.20", 80), "192.168.1.20"),
    (HOME, "raci.example.com"),
    (HOME, "raci.example.com:443"),
]
STRANGE = [
    (HOME, "evil.example:8501"),
    (HOME, "localhost:9999"),
    (HOME, "localhost"),
    (HOME, "192.168.1.20:8501"),
    (LAN, "192.168.1.21:8501"),
    (LAN, "192.168.1.20.evil.example:8501"),
    (HOME, "raci.example.com:8501"),
    (HOME, "raci.example.com.evil.example"),
    (HOME, "me@localhost:8501"),
    (HOME, "localhost:8501@evil.example"),
    (HOME, "localhost:85x1"),
    (HOME, "localhost:99999"),
    (HOME, "localhost:8501/x"),
    (HOME, "[::1"),
    (HOME, ""),
]


def test_hosts_of_ours_and_of_others() -> None:
    assert [host for arrived, host in OURS if not TEAM.has_host(host, arrived)] == []
    assert [host for arrived, host in STRANGE if TEAM.has_host(host, arrived)] == []


def test_origins_of_ours_and_of_others() -> None:
    ours = [(arrived, f"http://{host}") for arrived, host in OURS if "example" not in host]
    ours += [
        (HOME, "https://raci.example.com"),
        (HOME, "https://raci.example.com:443"),
        (("::1", 443), "https://[::1]"),
    ]
    assert [origin for arrived, origin in ours if not TEAM.has_origin(origin, arrived)] == []
    strange = [(arrived, f"http://{host}") for arrived, host in STRANGE if host != "localhost:8501/x"]
    strange += [(HOME, origin) for origin in ("null", "", "http://raci.example.com", "file://", "ftp://localhost:8501")]
    assert [origin for arrived, origin in strange if TEAM.has_origin(origin, arrived)] == []


@pytest.mark.parametrize(
    "set_to", ["", "raci.example.com", "ftp://raci.example.com", "http://", "http://[", "http://a:b"]
)
def test_what_is_no_address_of_the_web_is_no_public_name(set_to: Any) -> None:
    assert public_url({"RACI_PUBLIC_URL": set_to}) == ""
    assert not names({"RACI_PUBLIC_URL": set_to}).has_host("raci.example.com", HOME)


def test_the_public_address_may_have_a_path() -> None:
    assert public_url({"RACI_PUBLIC_URL": " https://raci.example.com/team/ "}) == "https://raci.example.com/team"


async def unasked() -> Any:
    pytest.fail("nobody here reads what is sent")


async def silent(scope: Any, receive: Any, send: Any) -> None:
    """What stands behind a door and says nothing."""


def asked(
    kind: str, *headers: tuple[bytes, bytes], arrived: tuple[str, int] | None = HOME
) -> tuple[list[Any], list[Any]]:
    """What came through the door as scopes, and what was sent to who knocked."""

    through: list[Any] = []
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        through.append(scope)

    async def send(message: Any) -> None:
        sent.append(message)

    aside.run(Door(app, TEAM)({"type": kind, "headers": list(headers), "server": arrived}, unasked, send))
    return through, sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "headers",
    [
        [(b"host", b"evil.example:8501"), (b"origin", b"http://evil.example:8501")],
        [(b"host", b"localhost:8501"), (b"origin", b"http://localhost:9999")],
        [(b"host", b"localhost:8501"), (b"origin", b"http://localhost:8501"), (b"origin", b"https://evil.example")],
        [(b"host", b"localhost:8501"), (b"host", b"evil.example")],
        [(b"host", b"")],
        [(b"host", b"\xff\xfe\r\n")],
    ],
)
def test_strangers_are_refused(kind: Any, headers: Any) -> None:
    through, (first, *rest) = asked(kind, *headers)
    assert not through
    assert first.get("status") == 403 if kind == "http" else first == {"type": "websocket.close", "code": 1008}
    assert kind == "websocket" or "RACI_PUBLIC_URL" in rest[0]["body"].decode()


def test_programs_that_send_neither_header_and_lifespans_come_in() -> None:
    assert asked("http")[0] and asked("websocket", (b"host", b"localhost:8501"))[0] and asked("lifespan")[0]
    assert asked("http", (b"host", b"raci.example.com"), arrived=None)[0]


def test_streamlit_sees_one_name_behind_a_proxy_that_hands_on_no_host() -> None:
    origin = (b"origin", b"https://raci.example.com")
    (scope,), _ = asked("websocket", (b"host", b"localhost:8501"), (b"cookie", b"a=b"), origin)
    assert dict(scope["headers"]) == {b"host": b"raci.example.com", b"cookie": b"a=b", b"origin": origin[1]}


def test_each_stranger_is_logged_once_and_not_without_end(caplog: pytest.LogCaptureFixture) -> None:
    door = Door(silent, TEAM)

    async def knock() -> None:
        async def send(message: Any) -> None:
            pass

        for number in [*range(100)] * 2:
            headers = [(b"host", f"evil{number}.example".encode())]
            await door({"type": "http", "headers": headers, "server": HOME}, unasked, send)

    aside.run(knock())
    assert len(caplog.records) == 20
