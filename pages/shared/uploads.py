"""How much all uploads together may hold in memory: of one visit, and of the whole server."""

from collections import Counter
from collections.abc import Mapping

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime

LIMIT_VISIT, LIMIT_SERVER = 20_000_000, 200_000_000  # bytes; one file is limited by server.maxUploadSize
PLACE = "/_stcore/upload_file/"
TOLD = "uploads of {whom} hold more than {limit} bytes; {do}\n"


class UploadLimit:
    """ASGI middleware that refuses an upload which would exceed what a visit or the server may hold.

    Streamlit limits each file and not how many there are. What is on its way counts by the length it announces; an
    upload that announces none is refused, as browsers always do.
    """

    def __init__(self, app: ASGIApp):
        self.app = app
        self.coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visit = _visit(scope)
        if not visit:
            await self.app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit():
            await PlainTextResponse("the upload has no length; say it\n", 411)(scope, receive, send)
            return
        size = int(length)
        if refused := refusal(visit, size, sizes() + self.coming):
            await PlainTextResponse(refused, 413)(scope, receive, send)
            return
        self.coming[visit] += size
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming[visit] -= size


def refusal(visit: str, size: int, held: Mapping[str, int]) -> str:
    """Why an upload of so many bytes is refused; "" where there is room."""

    if held.get(visit, 0) + size > LIMIT_VISIT:
        return TOLD.format(whom="this visit", limit=f"{LIMIT_VISIT:,}", do="remove one, or reload the page")
    if sum(held.values()) + size > LIMIT_SERVER:
        return TOLD.format(whom="all visits", limit=f"{LIMIT_SERVER:,}", do="try again later")
    return ""


def sizes() -> Counter[str]:
    """Visit -> bytes of its uploads that are in memory."""

    if not runtime.exists():
        return Counter()
    stored = runtime.get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return Counter({visit: sum(len(file.data) for file in files.values()) for visit, files in list(stored.items())})


def _visit(scope: Scope) -> str:
    """The visit that a request uploads for; "" for any other request. Holds below a path prefix too."""

    if scope["type"] != "http" or scope["method"] != "PUT":
        return ""
    _, visit, rest = scope["path"].partition(PLACE)
    return rest.partition("/")[0] if visit else ""
