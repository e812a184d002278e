"""The server: start it with `streamlit run app.py`. Pages are in `pages/`, everything they know in `raci/`."""

import base64
import gc
import hashlib
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts import workspace
from raci import export
from raci.i18n import LANGUAGES, say
from raci.letters import Layer
from raci.log import incomplete
from raci.model import Matrix
from raci.problems import Problem
from raci.selection import Selection

STATIC = Path(st.__file__).parent / "static"
DRAWN = ("/", "/role")
"""Addresses of the pages with figures."""
GRID_FILES = ("BidiComponent", "recordbatch", "serialization", "_arrayReduce", "Html", "purify.es")

log = logging.getLogger("raci")


@asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[None]:
    """Read every matrix before the first visitor, then freeze what stays: 1 s less for that visitor's first page."""

    if st.get_option("runner.postScriptGC"):
        log.warning("runner.postScriptGC is on: a room of 25 will be slow; start beside .streamlit/config.toml")
    if problem := workspace.ready():  # a server without its log starts, for the files can be read, but not in silence
        log.error("%s", problem.message())
    for name in workspace.library():
        workspace.today(name)
    gc.collect()
    gc.freeze()
    yield


async def health(request: Request) -> Response:
    """{"status": "ok", "matrices": [...]}, or 503 naming the files that cannot be read and why the database cannot."""

    broken = [name for name in workspace.library() if not isinstance(workspace.file(name), Matrix)]
    problem = await run_in_threadpool(workspace.ready)  # it may wait, and the event loop must not
    is_well = not broken and problem is None
    body: dict[str, object] = {"status": "ok" if is_well else "broken", "matrices": list(workspace.library())}
    body |= {"broken": broken, "database": problem.message() if problem else "ok"}
    return JSONResponse(body, status_code=200 if is_well else 503)


def export_csv(request: Request) -> Response:
    """The CSV that the page offers, for scripts; takes shape, layer, lang and the page's own filters.

    No coroutine: a database that does not answer must hold up a thread and not every visitor.
    """

    name, asked = request.path_params["name"], request.query_params
    shape, layer, lang = asked.get("shape", "wide"), asked.get("layer", "today"), asked.get("lang", "en")
    if shape not in list(export.Shape) or layer not in list(Layer) or lang not in LANGUAGES:
        return PlainTextResponse("use shape=wide|long, layer=stated|today|proposed, lang=en|zh\n", status_code=400)
    if not workspace.is_known(name):
        return PlainTextResponse(say("there is no matrix called {name}", lang, name=name) + "\n", status_code=404)
    alone = workspace.alone(name) if layer == Layer.STATED else None
    read = alone or workspace.today(name)
    if isinstance(read, list):
        return PlainTextResponse("".join(problem.text(lang) + "\n" for problem in read), status_code=503)
    if isinstance(read, Problem):  # the file alone would pass for the whole
        return PlainTextResponse(read.message(lang) + "\n", status_code=503)
    if problem := incomplete(read):
        return PlainTextResponse(problem.message(lang) + "\n", status_code=503)
    found = read.matrix
    selection = Selection.read(asked, found)
    table = export.TABLES[export.Shape(shape)](selection.of(found, Layer(layer)), Layer(layer), lang)
    file_name = export.file_name(found, Layer(layer), f"{shape}.csv", selection)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name)}"}
    return Response(export.csv(table), media_type="text/csv; charset=utf-8", headers=headers)


class SecurityHeaders:
    """ASGI middleware that adds a content security policy and its companions to every answer."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = list(message.get("headers", []))
                is_page = any(value.startswith(b"text/html") for name, value in found if name == b"content-type")
                figures = PRELOAD_FIGURES if scope["path"] in DRAWN else []
                message["headers"] = [*found, *HEADERS, *([*PRELOAD, *figures] if is_page else [])]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def _policy() -> str:
    """Own origin only; the hashes are of Streamlit's inline scripts, inline components load from blob:."""

    index = (STATIC / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", index, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' blob: {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def _preload(*stems: str, how: str = "") -> list[tuple[bytes, bytes]]:
    """Streamlit's own files, fetched with the page and not only after its first message: 0.1 s sooner for the grid."""

    folder = STATIC / "static" / "js"
    names = [path.name for stem in stems for path in folder.glob(f"{stem}.*.js")]
    return [(b"link", ", ".join(f"</static/js/{name}>; rel=modulepreload{how}" for name in names).encode())]


HEADERS = [
    (b"content-security-policy", _policy().encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]

PRELOAD = _preload(*GRID_FILES)
PRELOAD_FIGURES = _preload("PlotlyChart", how="; fetchpriority=low")

app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    lifespan=warm,
    routes=[Route("/healthz", health), Route("/export/{name}.csv", export_csv)],
    middleware=[Middleware(SecurityHeaders)],
)
