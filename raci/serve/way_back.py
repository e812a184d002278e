"""ASGI middleware around a sign-in: the way back to the address that was asked for, and cookies that stay safe."""

from collections.abc import MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from raci.serve.door import App, Receive, Scope, Send
from raci.serve.headers import Headers

NAME = "raci_back"
BACK_S = 900
"""So long somebody may take to sign in and still come back to the address."""
LIMIT_ADDRESS = 2_000  # characters; a cookie holds 4 KB


class Back:
    """Streamlit forgets where somebody was who signs in, and its cookies may travel unencrypted: here neither holds.

    `prefix` is the path below which everything is served; `is_encrypted` says that people open it by https.
    """

    def __init__(self, app: App, prefix: str, *, is_encrypted: bool) -> None:
        self.app = app
        self._prefix = prefix
        self._secure = "; Secure" if is_encrypted else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope["path"]) if scope["type"] == "http" else ""
        if path not in {f"{self._prefix}/{part}" for part in ("auth/login", "auth/logout", "oauth2callback")}:
            await self.app(scope, receive, send)
            return

        async def answer(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", [])]
                if path.endswith("/login"):
                    headers.append(self._cookie(_page_before(scope["headers"]), BACK_S))
                elif path.endswith("/oauth2callback"):
                    headers = [*self._sent_back(headers, scope["headers"]), self._cookie("", 0)]
                message["headers"] = [self._safe(*header) for header in headers]
            await send(message)

        await self.app(scope, receive, answer)

    def _cookie(self, address: str, age_s: int) -> tuple[bytes, bytes]:
        kept = f"{NAME}={quote(address, safe='')}; Path={self._prefix or '/'}; Max-Age={age_s}; HttpOnly; SameSite=Lax"
        return b"set-cookie", kept.encode()

    def _sent_back(self, headers: Headers, request: Headers) -> Headers:
        """The answer of the callback, with another address where a page of ours is known that was asked for."""

        address = _kept(request)
        if not is_own(address, self._prefix):
            return headers
        return [(name, address.encode() if name == b"location" else value) for name, value in headers]

    def _safe(self, name: bytes, value: bytes) -> tuple[bytes, bytes]:
        is_open = name == b"set-cookie" and b"; secure" not in value.lower()
        return name, value + self._secure.encode() if is_open else value


def is_own(address: str, prefix: str) -> bool:
    """True for a path below the prefix, printable ASCII only, that no browser takes for another host."""

    is_plain = address.isascii() and address.isprintable() and " " not in address and "\\" not in address
    return is_plain and address.startswith(f"{prefix}/") and not address.startswith("//")


def _page_before(headers: Headers) -> str:
    """Path and query of the page from which somebody goes to sign in, "" where no page of this host is named."""

    given = dict(headers)
    try:
        page = urlsplit(given.get(b"referer", b"").decode("latin-1"))
    except ValueError:
        return ""
    is_here = bool(page.netloc) and page.netloc.encode() == given.get(b"host")
    address = f"{page.path}?{page.query}" if page.query else page.path
    return address if is_here and len(address) <= LIMIT_ADDRESS else ""


def _kept(headers: Headers) -> str:
    cookie: SimpleCookie = SimpleCookie()
    try:
        cookie.load("; ".join(value.decode("latin-1") for name, value in headers if name == b"cookie"))
    except CookieError:
        return ""
    return unquote(cookie[NAME].value) if NAME in cookie else ""
