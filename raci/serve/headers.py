"""Security headers on every answer, and Streamlit's own files fetched together with the page that will need them."""

import base64
import hashlib
import re
from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

from raci.serve.door import App, Receive, Scope, Send

DRAWN = ("BidiComponent", "Html", "Selectbox", "PageLink", "ButtonGroup")
"""Streamlit's files for what the first screen of a page about a matrix is made of: the frame, and our components."""
IMPORT = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
Headers = list[tuple[bytes, bytes]]


class SecurityHeaders:
    """ASGI middleware that adds a content security policy and its companions to every answer.

    `static` is the folder of Streamlit's own files, `prefix` the path below which everything is served.
    """

    def __init__(self, app: App, static: Path, prefix: str) -> None:
        self.app = app
        self._always: Headers = [
            (b"content-security-policy", _policy(static).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
        ]
        self._page = _preload(static, prefix, *DRAWN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                is_page = any(value.startswith(b"text/html") for name, value in headers if name == b"content-type")
                message["headers"] = [*headers, *self._always, *(self._page if is_page else [])]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def _policy(static: Path) -> str:
    """Own origin only; the hashes are of Streamlit's inline scripts, inline components load from blob:.

    WebAssembly is compiled by Graphviz, which lays out the organisation chart; no JavaScript is evaluated by that.
    """

    index = (static / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", index, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob: {allowed}; "
        "style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def _preload(static: Path, prefix: str, *stems: str) -> Headers:
    """Fetched with the page, and not one after the other once its first message asks for them."""

    folder = static / "static" / "js"
    index = (static / "index.html").read_text(encoding="utf-8")
    known = _with_imports(folder, re.findall(r"static/js/([\w.-]+\.js)", index))
    wanted = _with_imports(folder, [path.name for stem in stems for path in folder.glob(f"{stem}.*.js")])
    links = ", ".join(f"<{prefix}/static/js/{name}>; rel=modulepreload" for name in wanted if name not in known)
    return [(b"link", links.encode())]


def _with_imports(folder: Path, names: Iterable[str]) -> dict[str, None]:
    """The files with everything that they import at once, in order; what is not there is left out."""

    files: dict[str, None] = {}
    left = list(names)
    while left:
        name = left.pop(0)
        if name not in files and (folder / name).is_file():
            files[name] = None
            left += IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return files
