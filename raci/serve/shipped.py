"""ASGI middleware that answers for Streamlit's own files from memory; a first visit asks for a hundred of them."""

import gzip
from functools import cached_property
from mimetypes import guess_type
from pathlib import Path

from raci.serve.door import App, Receive, Scope, Send
from raci.serve.headers import Headers

PIECE_BYTES = 1 << 16
"""Sent at once: whoever reads slowly then holds up one piece, and not a copy of the file."""
KEPT_BY_BROWSERS = b"public, immutable, max-age=31536000"
"""A name has the hash of the content in it, as Streamlit itself says of these files."""
TEXT = (".js", ".css")


class Shipped:
    """What lies below `static/static` when the server starts, and nothing else; each is read when first asked for.

    Streamlit reads such a file from the disk for every visitor, in pieces that each go through another thread.
    """

    def __init__(self, app: App, static: Path, prefix: str) -> None:
        self.app = app
        files = (path for path in (static / "static").rglob("*") if path.is_file())
        self._files = {f"{prefix}/{path.relative_to(static).as_posix()}": File(path) for path in files}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_get = scope["type"] == "http" and scope["method"] == "GET"
        file = self._files.get(str(scope["path"])) if is_get else None
        if file is None or any(name == b"range" for name, _ in scope["headers"]):
            await self.app(scope, receive, send)
            return
        is_packed = any(name == b"accept-encoding" and b"gzip" in value for name, value in scope["headers"])
        headers, pieces = file.packed if is_packed and file.is_text else file.plain
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for piece in pieces:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


class File:
    """One file: headers and pieces of the answer, as it is and packed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.is_text = path.suffix in TEXT

    @cached_property
    def plain(self) -> tuple[Headers, list[bytes]]:
        return self._answer(self._path.read_bytes())

    @cached_property
    def packed(self) -> tuple[Headers, list[bytes]]:
        headers, pieces = self._answer(gzip.compress(self._path.read_bytes(), compresslevel=6))
        return [*headers, (b"content-encoding", b"gzip")], pieces

    def _answer(self, body: bytes) -> tuple[Headers, list[bytes]]:
        headers = [
            (b"content-type", (guess_type(self._path.name)[0] or "application/octet-stream").encode()),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", KEPT_BY_BROWSERS),
            (b"vary", b"accept-encoding"),
        ]
        return headers, [body[at : at + PIECE_BYTES] for at in range(0, len(body), PIECE_BYTES)]
