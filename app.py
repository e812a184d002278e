"""The server: start it with `streamlit run app.py`. Pages are in `pages/`, everything they know in `raci/`."""

import asyncio
import gc
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlencode

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from pages.shared import number, visitor, workspace
from pages.shared.uploads import UploadLimit
from raci import serve
from raci.log import Today, incomplete
from raci.model.letters import Layer
from raci.model.selection import Selection
from raci.out import export, parameters
from raci.out.export import TableShape
from raci.people import Action
from raci.views.cause_filter import selected
from raci.words.journal import note
from raci.words.problem import Problem
from raci.words.sentences import LANGUAGES

ROOT = Path(__file__).parent
LIMIT_WARM = 100
"""Matrices read before the first visitor; each costs 15 ms of the start."""
DRAIN_S = 20
"""That a server which is ended waits for writes under way; each gives up sooner by itself."""
STATIC = Path(st.__file__).parent / "static"
PAGES = {path.stem for path in ROOT.glob("pages/*/*.py") if path.stem == path.parent.name} - {"overview"}
"""Addresses of pages; that of the overview is the prefix itself."""
PREFIX = workspace.prefix()
FILES, COUNTS = serve.Files(), serve.Counts()

log = logging.getLogger("raci")


@asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[None]:
    """Import everything and read the matrices before the first visitor, then freeze what stays: 1 s less for that
    visitor's first page."""

    serve.keep_journal(os.environ.get("RACI_LOG", ""), number.of_this_visit, COUNTS)
    if st.get_option("runner.postScriptGC"):
        log.warning("runner.postScriptGC is on: a room of 25 will be slow; start beside .streamlit/config.toml")
    if problem := workspace.ready():  # a server without its log starts, for the files can be read, but not in silence
        log.error("%s", problem.message())
    if problem := visitor.wrong_here():
        log.error("%s", problem.message())
        raise SystemExit(2)  # before anybody gets in who is nobody
    problems = [serve.unusable(), serve.raise_descriptors(), *workspace.library().strays()]
    for problem in filter(None, problems):
        log.warning(problem.text().removeprefix(": "))
    workspace.store().listen()
    serve.quiet_refusals(asyncio.get_running_loop())
    serve.open_late()
    serve.import_all(ROOT)
    workspace.library().heads("")
    for name in islice(workspace.library().names(), LIMIT_WARM):
        workspace.today(name)
    gc.collect()
    gc.freeze()
    note("start", database=workspace.url().partition(":")[0], matrices=len(workspace.library().names()))
    yield
    note("stopping", writes=workspace.store().in_flight().number)
    is_drained = await asyncio.to_thread(workspace.store().in_flight().drained, DRAIN_S)
    note("stop", writes_lost=0 if is_drained else workspace.store().in_flight().number)


async def alive(request: Request) -> Response:
    """200 for as long as the server answers at all; who hears nothing may start it anew."""

    return JSONResponse({"status": "ok"})


def ready(request: Request) -> Response:
    """200 while the database and the settings let everybody work, else 503; files that cannot be read are named.

    No coroutine: what it reads must hold up a thread and not every visitor.
    """

    settings = [problem.message() for problem in (serve.unusable(), workspace.library().unreadable_folder()) if problem]
    database = workspace.ready()
    broken, unread = FILES.look(workspace.library().files())
    body = {
        "status": "not ready" if settings or database else "ok",
        "database": database.message() if database else "ok",
        "settings": settings or "ok",
        "matrices": len(workspace.library().names()),
        "broken": broken,
        "unread": unread,
        "strays": [problem.text() for problem in workspace.library().strays()],
    }
    return JSONResponse(body, status_code=503 if settings or database else 200, headers={"Cache-Control": "no-store"})


def metrics(request: Request) -> Response:
    """Whether people can work, and how often what has happened since the start; no coroutine, as `ready`."""

    store = workspace.store()
    gauges = {"ready": not workspace.ready(), "writing_off": bool(store.check_writing())}
    text = serve.open_metrics(gauges | {"writes_in_flight": store.in_flight().number}, COUNTS.by_event)
    return Response(text, media_type="application/openmetrics-text; version=1.0.0; charset=utf-8")


def export_csv(request: Request) -> Response:
    """The CSV that the page offers, for scripts; takes shape, layer, lang, version and the page's own filters.

    No coroutine: a database that does not answer must hold up a thread and not every visitor.
    """

    name, given = request.path_params["name"], request.query_params
    lang = given["lang"] if given.get("lang") in LANGUAGES else "en"
    whom = visitor.of_request(request.headers, request.cookies)
    if visitor.is_nobody(whom):
        return _refusal([visitor.NOBODY], lang, 401)
    if not workspace.library().is_known(name) or not visitor.may(Action.LOOK, name, whom):
        return _refusal(
            [parameters.no_matrix(name, filter(visitor.sight(whom), workspace.library().names()))], lang, 404
        )
    stated = workspace.alone(name) if given.get("layer") == Layer.STATED and not given.get("version") else None
    read = stated or workspace.today(name)  # the file alone would pass for the whole of any other layer
    if not isinstance(read, Today):
        return _refusal(read if isinstance(read, list) else [read], lang, 503)
    if problem := incomplete(read):
        return _refusal([problem], lang, 503)
    if wrong := parameters.problems(given.multi_items(), parameters.exported(read)):
        return _refusal(wrong, lang, 400)  # the whole under the name of a part would be worse than nothing
    number = given.get("version", "")
    shown = workspace.at(name, read, int(number)).matrix if number else read.matrix
    shape, layer = TableShape(given.get("shape") or TableShape.WIDE), Layer(given.get("layer") or Layer.TODAY)
    selection = Selection.read(given, shown)
    table = export.TABLES[shape](selected(selection, shown, layer), layer, lang)
    ending = f"after-{number}_{shape}.csv" if number else f"{shape}.csv"
    file_name = export.file_name(shown, layer, ending, selection)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name)}"}
    return Response(export.csv(table), media_type="text/csv; charset=utf-8", headers=headers)


def _refusal(problems: list[Problem], lang: str, status: int) -> Response:
    """A sentence a line; a problem of a file with its place."""

    lines = [problem.text(lang) if problem.path else problem.message(lang) for problem in problems]
    return PlainTextResponse("".join(f"{line}\n" for line in lines), status_code=status)


def join(request: Request) -> Response:
    """From /ballot/CODE, as it is read from a wall, to the page; relative, for a path may stand before it."""

    parameters = {**request.query_params, "code": request.path_params["code"]}
    return RedirectResponse(f"../ballot?{urlencode(parameters)}")


ROUTES = [
    Route(f"{PREFIX}/livez", alive),
    Route(f"{PREFIX}/readyz", ready),
    Route(f"{PREFIX}/healthz", ready),
    Route(f"{PREFIX}/metrics", metrics),
    Route(f"{PREFIX}/export/{{name}}.csv", export_csv),
    Route(f"{PREFIX}/ballot/{{code}}", join),
]

app = st.App(
    ROOT / "pages" / "frame.py",
    lifespan=warm,
    routes=ROUTES,
    middleware=[
        Middleware(serve.Numbered),
        Middleware(serve.Door, names=serve.names()),
        Middleware(serve.SecurityHeaders, static=STATIC, prefix=PREFIX),
        Middleware(serve.Shipped, static=STATIC, prefix=PREFIX),
        Middleware(serve.Inside, prefix=PREFIX),
        Middleware(serve.Back, prefix=PREFIX, is_encrypted=serve.public_url().startswith("https://")),
        Middleware(UploadLimit),
        Middleware(serve.Places, prefix=PREFIX, pages=PAGES, static=STATIC, routes=ROUTES),
    ],
)
