"""The lines of all matrices, each made once for a state of its text and its log; and what narrows and groups them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from pages.shared import session, workspace
from raci.file.folder import Stamp
from raci.model.facts import document_name
from raci.model.letters import Layer
from raci.model.words import folded
from raci.store import CatalogueLine, Version, catalogue_line
from raci.words.problem import Problem

t = session.t
SLOW = 5
"""So many new lines are made without a word; from then on a bar says how far it is."""


class Shown(NamedTuple):
    """A line of the library, or why there is none; `changed` is when text or log last changed, `revision` that of an
    uploaded matrix, 0 for a file."""

    name: str
    line: CatalogueLine | None
    problem: Problem | None
    changed: datetime
    author: str
    revision: int


def diagnose_all(layer: Layer) -> list[Shown]:
    """Every matrix at hand, by name."""

    library, versions = workspace.library(), workspace.store().versions()
    if isinstance(versions, Problem):
        st.warning(
            t("The decisions cannot be read: {reason}.", reason=session.plain(versions.message(session.spoken())))
        )
        versions = {}
    states = {name: (library.stamp(name), versions.get(name)) for name in workspace.names()}
    key = (workspace.FOLDER, workspace.url(), layer, date.today())
    new = [name for name, state in states.items() if (name, *state, *key) not in _KNOWN]
    bar = st.progress(0.0, t("The matrices are being diagnosed.")) if len(new) > SLOW else None
    for number, name in enumerate(new, 1):
        _KNOWN.add((name, *states[name], *key))
        _line(name, *states[name], *key)
        if bar:
            bar.progress(number / len(new), t("The matrices are being diagnosed."))
    if bar:
        bar.empty()
    return [_shown(name, _line(name, *state, *key), state[1]) for name, state in states.items()]


_KNOWN: set[tuple[object, ...]] = set()
"""States whose lines have been made, for the bar."""


@lru_cache(3 * workspace.LIMIT_MATRICES)
def _line(
    name: str, stamp: Stamp, version: Version | None, folder: Path, url: str, layer: Layer, day: date
) -> CatalogueLine | Problem:
    today = workspace.today(name)
    if isinstance(today, list):
        return today[0]
    if isinstance(today, Problem):
        alone = workspace.alone(name)
        if alone is None:
            return today
        today = alone
    return catalogue_line(name, today, workspace.findings(name, today, layer), layer)


def _shown(name: str, line: CatalogueLine | Problem, version: Version | None) -> Shown:
    library = workspace.library()
    uploaded = library.uploaded(name)
    changed = max(filter(None, [library.changed(name), version.at if version else None]))
    return Shown(
        name,
        line if isinstance(line, CatalogueLine) else None,
        line if isinstance(line, Problem) else None,
        changed,
        uploaded.author if uploaded else "",
        uploaded.revision if uploaded else 0,
    )


def narrowed(all_: Iterable[Shown], text: str, topic: str, role: str, lang: str) -> list[Shown]:
    """Those with all of the words, the topic and the role, by their names."""

    words = folded(text).split()
    return [shown for shown in all_ if _fits(shown, words, topic, role, lang)]


def _fits(shown: Shown, words: Sequence[str], topic: str, role: str, lang: str) -> bool:
    line = shown.line
    if line is None:
        return not topic and not role and all(word in folded(shown.name) for word in words)
    return (
        all(word in line.words for word in words)
        and (not topic or any(name.of(lang) == topic for name in line.topics))
        and (not role or any(name.of(lang) == role for name in line.roles))
    )


def grouped(all_: Iterable[Shown], by: str, lang: str) -> dict[str, list[Shown]]:
    """Title of a group -> its matrices; what was brought stands first, what was changed last first in its group."""

    groups: dict[str, list[Shown]] = {}
    for shown in sorted(all_, key=lambda shown: -shown.changed.timestamp() if by == "changed" else 0):
        groups.setdefault(_group(shown, by, lang), []).append(shown)
    ours = t("Brought by us")
    return {
        title: groups[title] for title in sorted(groups, key=lambda title: (title != ours, by != "changed" and title))
    }


def _group(shown: Shown, by: str, lang: str) -> str:
    if by == "changed":
        days = (date.today() - shown.changed.astimezone().date()).days
        return t("Today") if days < 1 else t("The last seven days") if days < 7 else t("Before")
    if shown.revision and by == "source":
        return t("Brought by us")
    if shown.line is None:
        return t("Cannot be read")
    if by == "sector":
        return shown.line.sector.of(lang) if shown.line.sector else t("No sector named")
    return document_name(shown.line.source, lang) if shown.line.source else t("No source named")
