"""What all visits share: the files of the folder, the log over them, and the diagnosis, each kept while it stays so."""

import os
from collections import Counter
from collections.abc import Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path

import streamlit as st

from pages.shared import visitor
from raci import rules
from raci.file.folder import Stamp, held
from raci.log import Today, fold, version_at
from raci.model import Limits, Matrix
from raci.model.letters import Layer
from raci.model.words import folded
from raci.rules import Cause, Finding
from raci.store import Follower, Library, Store, WritingOff, address, open_store
from raci.words.problem import Problem

FOLDER = Path(os.environ.get("RACI_DATA") or Path(__file__).parents[2] / "data")
_SEEN: ContextVar[dict[str, Stamp] | None] = ContextVar("seen", default=None)
LIMIT_MATRICES = 1_200
"""Matrices kept in memory, 0.2 MB each: more than a folder holds, because a cache that is asked for more never hits."""


def url() -> str:
    """The address of the database."""

    return address(FOLDER)


def prefix() -> str:
    """The path below which everything is served, such as /team; "" for none."""

    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def library() -> Library:
    """Every matrix at hand: the files of the folder, and what has been uploaded."""

    return _library(FOLDER, url())


def titles(lang: str, shown: str) -> dict[str, str]:
    """Matrix id -> title, the id where there is none to read; of the shown one as its file says it now.

    Titles that several have tell the id as well: a browser sends the title that was chosen, and the last would win.
    """

    heads, may_see = library().heads(shown), visitor.sight()
    names = {name: head.title.of(lang) if head.title else name for name, head in heads.items() if may_see(name)}
    often = Counter(names.values())
    return {name: title if often[title] == 1 else f"{title} ({name})" for name, title in names.items()}


def sharing(name: str, ids: Set[str]) -> list[str]:
    """The other matrices in whose text one of the ids stands."""

    others = (other for other, head in library().heads(name).items() if other != name and not ids.isdisjoint(head.ids))
    return [*filter(visitor.sight(), others)]


def mentioning(words: str) -> list[Matrix] | Problem:
    """The matrices of today in whose files all of the words stand, or why a log cannot be read.

    Kept for a minute, because it reads every file.
    """

    may_see = visitor.sight()
    try:
        matrices = _mentioning(FOLDER, url(), tuple(folded(words).split()))
    except WritingOff as error:
        return error.problem
    return [matrix for name, matrix in matrices if may_see(name)]


def stamp(name: str) -> Stamp:
    """What tells this state of the file or upload from any other; while a page is drawn, that at its beginning."""

    seen = _SEEN.get()
    if seen is None:
        return library().stamp(name)
    if name not in seen:
        seen[name] = library().stamp(name)
    return seen[name]


@contextmanager
def seen_once() -> Iterator[None]:
    """Meanwhile the folder and each file are looked at once: a page asks for the same ones at every step."""

    token = _SEEN.set({})
    try:
        with held():
            yield
    finally:
        _SEEN.reset(token)


def is_known(name: str) -> bool:
    """True where there is a file or an upload for the matrix id, and the reader may look at it."""
    return library().is_known(name) and visitor.sight()(name)


def names() -> list[str]:
    """Every matrix at hand that the reader may look at, sorted."""

    return [*filter(visitor.sight(), library().names())]


def file(name: str) -> Matrix | list[Problem]:
    """The matrix as its file or upload says it, or what is wrong with it; read anew when it changes."""

    return _kept_file(url(), name, stamp(name))


def today(name: str) -> Today | Problem | list[Problem]:
    """The matrix with everything decided since; why the log cannot be read, or what is wrong with the file."""

    base, now = url(), stamp(name)
    follower = _follower(_url=base, _name=name, _stamp=now, state=repr((FOLDER, base, name, now)))
    return follower.today() if isinstance(follower, Follower) else follower


def at(name: str, log: Today, number: int) -> Today:
    """The matrix as it was after that event, on the file of today. Reads nothing."""

    return _at(_today=log, _number=number, state=repr((name, stamp(name), number, log.events.get(number))))


def matrix(name: str) -> Matrix | Problem | None:
    """The matrix of today, or why the log cannot be read; None when its file is broken or gone."""

    log = today(name) if is_known(name) else None
    return log.matrix if isinstance(log, Today) else log if isinstance(log, Problem) else None


def alone(name: str) -> Today | None:
    """The file without its log, which is the text as stated and nothing else; None when it is broken or gone."""

    stated = file(name) if is_known(name) else None
    return fold(stated, ()) if isinstance(stated, Matrix) else None


def ready() -> Problem | None:
    """Why the database cannot be read or written now; None when it can."""

    return store().ready()


def store() -> Store:
    """The log and the ballots of every matrix."""

    return _store(url())


def findings(name: str, log: Today, layer: Layer, limits: Limits | None = None) -> list[Finding]:
    """The diagnosis of one layer, kept for as long as file, log, layer, limits and day stay."""

    limits, today = limits or log.matrix.limits, date.today()
    state = repr((version(name, log), layer, limits, today))
    return _findings(_matrix=log.matrix, _layer=layer, _limits=limits, _today=today, state=state)


def causes(name: str, log: Today, layer: Layer, limits: Limits | None = None) -> list[Cause]:
    """The causes behind that diagnosis, those that matter most first, kept like it."""

    listed = findings(name, log, layer, limits)
    state = repr((version(name, log), layer, limits or log.matrix.limits, date.today()))
    return _causes(_listed=listed, state=state)


def settled(name: str, log: Today, limits: Limits | None = None) -> list[Cause]:
    """The causes of the text that are no more today, kept like the diagnosis: decisions have settled them."""

    now, limits, today = findings(name, log, Layer.TODAY, limits), limits or log.matrix.limits, date.today()
    state = repr((version(name, log), limits, today))
    return _settled(_log=log, _now=now, _limits=limits, _today=today, state=state)


def version(name: str, log: Today) -> tuple[object, ...]:
    """What tells one state of file and log from any other, as a key.

    A cache of Streamlit finds its `repr` twice as fast, and any argument that is named to it ten times as fast.
    """

    last = log.events.get(log.number)
    return stamp(name), log.number, last.at if last else None


@st.cache_resource(max_entries=20, ttl=60, show_spinner=False)
def _mentioning(folder: Path, url: str, words: tuple[str, ...]) -> list[tuple[str, Matrix]]:
    logs = [(name, today(name)) for name in library().mentioning(words)]
    for _, log in logs:
        if isinstance(log, Problem):
            raise WritingOff(log)  # an exception is not kept
    return [(name, log.matrix) for name, log in logs if isinstance(log, Today)]


@lru_cache(10)  # asked at every step of a page, and by requests that have no page
def _library(folder: Path, url: str) -> Library:
    return Library(folder, _store(url).uploads)


@st.cache_resource(max_entries=LIMIT_MATRICES, show_spinner=False)
def _file(_url: str, _name: str, state: str) -> Matrix | list[Problem]:
    return _library(FOLDER, _url).read(_name)


def _kept_file(url: str, name: str, stamp: Stamp) -> Matrix | list[Problem]:
    return _file(_url=url, _name=name, state=repr((FOLDER, url, name, stamp)))


@st.cache_resource(max_entries=LIMIT_MATRICES, show_spinner=False)
def _follower(_url: str, _name: str, _stamp: Stamp, state: str) -> Follower | list[Problem]:
    stated = _kept_file(_url, _name, _stamp)
    return Follower(_store(_url), _name, stated) if isinstance(stated, Matrix) else stated


@st.cache_resource(max_entries=20, show_spinner=False)
def _at(_today: Today, _number: int, state: str) -> Today:
    return version_at(_today, _number)


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    return open_store(url)


@st.cache_resource(max_entries=200, show_spinner=False)
def _findings(_matrix: Matrix, _layer: Layer, _limits: Limits, _today: date, state: str) -> list[Finding]:
    return rules.check(_matrix, _layer, today=_today, limits=_limits)


@st.cache_resource(max_entries=200, show_spinner=False)
def _causes(_listed: list[Finding], state: str) -> list[Cause]:
    return rules.causes(_listed)


@st.cache_resource(max_entries=100, show_spinner=False)
def _settled(_log: Today, _now: list[Finding], _limits: Limits, _today: date, state: str) -> list[Cause]:
    before = rules.check(_log.file, Layer.STATED, today=_today, limits=_limits)
    return [cause for cause in rules.compare(before, _now).settled if not cause.accepted]
