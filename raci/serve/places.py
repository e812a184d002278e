"""ASGI middleware that answers 404 where nothing is; Streamlit would answer every address with its page and 200."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from raci.serve.door import App, Receive, Scope, Send
from raci.words.sentences import LANGUAGES, Word, say

STREAMLIT = ("_stcore", "media", "component", "static", "auth", "oauth2callback", "index.html")
"""First parts of the addresses that Streamlit answers itself, with its own 404 where nothing is."""


class Route(Protocol):
    """One of our own addresses: anything that can tell whether a request is for it."""

    def matches(self, scope: Any) -> tuple[Any, Any]: ...


class Places:
    """Lets through what is for a page, for a route of ours or for Streamlit itself, all below the prefix."""

    def __init__(self, app: App, prefix: str, pages: Iterable[str], static: Path, routes: Iterable[Route]) -> None:
        self.app = app
        self._prefix = prefix
        self._pages = {"", *pages}
        self._first = {*STREAMLIT, *(path.name for path in static.iterdir() if path.is_file())}
        self._routes = list(routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._is_known(scope):
            await self.app(scope, receive, send)
            return
        body = "".join(f"{_sentence(lang, self._prefix)}\n" for lang in LANGUAGES).encode()
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": 404, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _is_known(self, scope: Scope) -> bool:
        path = str(scope["path"])
        if path != self._prefix and not path.startswith(f"{self._prefix}/"):
            return False
        below = path[len(self._prefix) :].strip("/")
        is_page = below in self._pages or below.partition("/")[0] in self._first
        return is_page or any(route.matches(scope)[0].value for route in self._routes)


def _sentence(lang: str, prefix: str) -> str:
    return say(Word("there is nothing at this address; the overview is at {path}"), lang, path=f"{prefix}/")
