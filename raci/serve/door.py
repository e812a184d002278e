"""ASGI middleware that lets in only who calls this server by one of its names."""

import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from raci.serve.hosts import Address, HostNames
from raci.words.sentences import LANGUAGES, Word, say

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LIMIT_STRANGERS = 20
"""Names that are logged once each; whoever tries more is not worth a log."""
LIMIT_HOST = 100  # characters of a name that is told

log = logging.getLogger("raci")


class Door:
    """Refuses requests and sockets whose Host or Origin is not among the names of this server.

    That keeps other sites out, those on this machine and those that point a name of theirs at it, and keeps Streamlit
    from asking an outside address, synchronously, what the public address of this machine may be.
    """

    def __init__(self, app: App, names: HostNames) -> None:
        self.app = app
        self._names = names
        self._logged: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif (stranger := self._stranger(scope)) is None:
            await self.app(_one_name(scope), receive, send)
        else:
            self._tell(stranger)
            await _refuse(scope, send, stranger)

    def _stranger(self, scope: Scope) -> str | None:
        """The first name that is not ours, None where all are. A browser sends both headers, a program need not."""

        arrived: Address = scope.get("server") or ("", None)
        strange = [host for host in _all(scope, b"host") if not self._names.has_host(host, arrived)]
        strange += [origin for origin in _all(scope, b"origin") if not self._names.has_origin(origin, arrived)]
        return "".join(filter(str.isprintable, strange[0][:LIMIT_HOST])) if strange else None

    def _tell(self, stranger: str) -> None:
        if stranger not in self._logged and len(self._logged) < LIMIT_STRANGERS:
            self._logged.add(stranger)
            log.warning(_sentence(stranger, "en"))


def _sentence(stranger: str, lang: str) -> str:
    sentence = Word("this server is not called {name}; set RACI_PUBLIC_URL to the address that people open")
    return say(sentence, lang, name=stranger)


def _all(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for header, value in scope["headers"] if header == name]


def _one_name(scope: Scope) -> Scope:
    """The same socket with the Host of its Origin: Streamlit takes two names of ours for two sites, and would ask."""

    origins = _all(scope, b"origin")
    if scope["type"] != "websocket" or not origins:
        return scope
    host = (b"host", urlsplit(origins[0]).netloc.encode("latin-1"))
    others = [(header, value) for header, value in scope["headers"] if header != b"host"]
    return {**scope, "headers": [host, *others]}


async def _refuse(scope: Scope, send: Send, stranger: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    body = "".join(f"{_sentence(stranger, lang)}\n" for lang in LANGUAGES).encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})
