"""One run of a page: what the address asks for and what there is of it, resolved once by the frame and handed down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

import streamlit as st

from pages.shared import session, workspace
from raci.log import Today
from raci.log.names import Names
from raci.model import Limits, Matrix
from raci.model.letters import Layer
from raci.rules import Cause, Finding
from raci.words.problem import Problem

DEFAULT_MATRIX = "operations-policy"

T = TypeVar("T")
Log = Today | Problem | list[Problem] | None
"""A matrix with its log; why the log cannot be read, what is wrong with the file, or None: there is no such matrix."""


@dataclass(frozen=True)
class Settings:
    """What the address carries on every page; `name` is the id of a matrix, whether there is one or not."""

    name: str
    layer: Layer
    lang: str

    @property
    def address(self) -> dict[str, str]:
        """The same as parameters of a link."""

        return {"matrix": self.name, "layer": self.layer.value, "lang": self.lang}


@dataclass(frozen=True, eq=False)
class Visit:
    """What one run of a page shows. There is none where there is no matrix to show; then the frame says why.

    `today` is the matrix with its log as it is now, or as it was after the entry `version`; where the log cannot be
    read (`log` is a Problem), the file alone, which holds the text as stated and nothing else.
    """

    settings: Settings
    version: int | None
    log: Today | Problem
    today: Today

    @property
    def name(self) -> str:
        """The id of the matrix."""

        return self.settings.name

    @property
    def layer(self) -> Layer:
        return self.settings.layer

    @property
    def lang(self) -> str:
        return self.settings.lang

    @property
    def is_now(self) -> bool:
        """True where causes are those of today, so that something can be done about them."""

        return self.layer == Layer.TODAY and self.version is None

    @property
    def address(self) -> dict[str, str]:
        """What a link to any page carries."""

        return self.settings.address

    @property
    def matrix(self) -> Matrix:
        return self.today.matrix

    @property
    def names(self) -> Names:
        """What roles and activities are called in the language of this run."""

        return Names(self.matrix, self.lang)

    @cached_property
    def findings(self) -> list[Finding]:
        """The diagnosis of the matrix in the layer that is shown."""

        return self.findings_of(self.layer)

    @cached_property
    def causes(self) -> list[Cause]:
        """What is behind the findings, those that matter most first."""

        return self.causes_of(self.layer)

    def findings_of(self, layer: Layer, limits: Limits | None = None) -> list[Finding]:
        """The diagnosis in another layer, or with other limits than those of the file."""

        return workspace.findings(self.name, self.today, layer, limits)

    def kept(self, what: str, make: Callable[[], T], *more: object) -> T:
        """What `make` gives, made once for as long as file, log, layer, language, day and `more` stay. Not to be
        changed by whoever gets it."""

        state = workspace.version(self.name, self.today), self.layer, self.lang, date.today()
        return cast(T, _kept(_make=make, state=repr((what, *state, *more))))

    def causes_of(self, layer: Layer, limits: Limits | None = None) -> list[Cause]:
        """What is behind the diagnosis in another layer."""

        return workspace.causes(self.name, self.today, layer, limits)


@st.cache_resource(max_entries=500, show_spinner=False)
def _kept(_make: Callable[[], object], state: str) -> object:
    return _make()


_VISIT: ContextVar[Visit] = ContextVar("visit")


def read_settings() -> Settings:
    """What the address asks for; else what this session showed last; else the defaults."""

    default = DEFAULT_MATRIX
    if not workspace.is_known(DEFAULT_MATRIX):
        default = next(iter(workspace.names()), DEFAULT_MATRIX)
    layer = session.setting("layer", list(Layer), Layer.TODAY)
    return Settings(session.setting("matrix", None, default), Layer(layer), session.language())


def read_log(name: str) -> Log:
    """The matrix as the database and its file have it now."""

    return workspace.today(name) if workspace.is_known(name) else workspace.library().unread_uploads()


def visit_of(settings: Settings, log: Log, *, is_text: bool) -> Visit | None:
    """What there is to show; None where there is nothing. `is_text`: the page can do with the text as stated."""

    version = session.version()
    if isinstance(log, Today):
        if version is not None and version < log.number:
            return Visit(settings, version, log, workspace.at(settings.name, log, version))
        return Visit(settings, version, log, log)
    if isinstance(log, Problem) and is_text and settings.layer == Layer.STATED and version is None:
        alone = workspace.alone(settings.name)
        return Visit(settings, version, log, alone) if alone else None
    return None


def has_layers(settings: Settings, visit: Visit | None) -> bool:
    """True where another layer would show something else, or where there is a way back to today to be kept."""

    if visit is None or settings.layer != Layer.TODAY or not isinstance(visit.log, Today):
        return True
    return any(row.decided or row.proposed for row in visit.matrix.activities)


@contextmanager
def handed_down(visit: Visit) -> Iterator[None]:
    """While the page runs, `this_visit` gives it that visit."""

    token = _VISIT.set(visit)
    try:
        yield
    finally:
        _VISIT.reset(token)


def this_visit() -> Visit:
    """The visit of this run, for the page to hand down to its parts."""

    return _VISIT.get()
