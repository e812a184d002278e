"""What an address asks for that its page does not know: it would show something else than the link promises."""

from collections.abc import Mapping

import streamlit as st

from pages.gaps import narrow
from pages.shared import session, workspace
from pages.shared.visit import Log, Settings
from pages.shared.workshops import MaybeSitting, Sitting
from raci.log import Today
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.selection import LIMIT_SEARCH
from raci.out import parameters
from raci.out.parameters import Allowed
from raci.words.problem import Problem
from raci.words.sentences import LANGUAGES
from raci.workshop import SIT

t = session.t
LIMIT_FREE = 2_000  # characters of what is looked at elsewhere: names, tokens, addresses
PICKED = ("open", "cell")
PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "": ("more",),
    "matrix": ("process", "role", "letter", "gaps", "text", "rows", "edit", *PICKED),
    "process": ("process", "step"),
    "role": ("role", "topic"),
    "gaps": (
        *("process", "role", "severity", "rule", "row", "finding", "state", "text", "view", "do", "entry"),
        *("remedy", "among"),
        *(f"limit-{name}" for name in narrow.LIMITS),
        *PICKED,
    ),
    "compare": ("from", "to", "other", *PICKED),
    "prepare": ("code", "join", "rows"),
    "record": ("view", "kind", "role", "code", "text", "entry", "before"),
}
"""Page -> what its address takes besides matrix, layer, lang and version."""
EVERYWHERE: Mapping[str, Allowed] = {"matrix": LIMIT_FREE, "layer": [*Layer], "lang": [*LANGUAGES]}
"""What most addresses ask for, and no more; the rest of what a page knows takes a look at the whole matrix."""
LIMIT_AMONG = 20_000  # characters of the causes that a number on another page counts


def of_page(page: str, settings: Settings, log: Log) -> list[Problem]:
    """What the address asks for that a page about one matrix does not know.

    To be asked before the settings are written into the address, which mends them.
    """

    if page not in PARAMETERS or not _left_out(EVERYWHERE):
        return []
    return _left_out(_of_matrix(page, settings, log))


def of_ballot(sitting: MaybeSitting) -> list[Problem]:
    """The same of a page without a frame; a code that is none is told there in full."""

    free: dict[str, Allowed] = dict.fromkeys(("matrix", "layer", "code", "phone", "join"), LIMIT_FREE)
    seats = sitting.seats if isinstance(sitting, Sitting) else LIMIT_FREE
    return _left_out(free | {"lang": list(LANGUAGES), "seat": seats, SIT: seats, "view": ("remote",)})


def show(problems: list[Problem], lang: str) -> None:
    """Say what has been found."""

    if problems:
        lines = [f"- {session.plain(problem.message(lang))}" for problem in problems]
        st.warning("\n".join([t("This link asks for something that is not here; it is left out:"), "", *lines]))


def _left_out(allowed: Mapping[str, Allowed]) -> list[Problem]:
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    return parameters.problems(pairs, allowed) if allowed else []


def _of_matrix(page: str, settings: Settings, log: Log) -> dict[str, Allowed]:
    """What the page takes; {} where there is no matrix to show, which the frame says itself."""

    today = log if isinstance(log, Today) else workspace.alone(settings.name)
    if not today:
        return {}
    everything = (
        parameters.everywhere(today.number)
        | parameters.rows(today.matrix)
        | parameters.looked(today)
        | _of_pages(today)
    )
    if page == "gaps":
        everything |= parameters.of_gaps(today.matrix)
    if page == "process":
        everything["process"] = parameters.flows(today.matrix)
    if isinstance(log, Problem):  # then nobody knows what the log holds, and the page says so
        everything |= dict.fromkeys(("version", "from", "to", "entry", "before", "code"), LIMIT_FREE)
    if page == "gaps":
        everything["view"] = (narrow.CAUSES, narrow.QUESTIONS)
    return {name: everything[name] for name in ("matrix", "layer", "lang", "version", *PARAMETERS[page])}


def _of_pages(today: Today) -> dict[str, Allowed]:
    """What only the pages know the values of."""

    free: dict[str, Allowed] = {"among": LIMIT_AMONG}
    free |= dict.fromkeys(("matrix", "finding", "join"), LIMIT_FREE)
    bounds = {f"limit-{name}": range(low, high + 1) for name, (_, low, high) in narrow.LIMITS.items()}
    shown: dict[str, Allowed] = {
        "before": range(1, today.number + 2),
        "edit": ("yes",),
        "more": ("yes",),
        "view": ("log", "minutes", "file", "rights"),
        "topic": LIMIT_SEARCH,
    }
    shown |= {"state": narrow.STATES_ASKED, "do": narrow.ACTS}
    return free | bounds | shown | {"other": LIMIT_FREE if _is_comparable(today.matrix) else ()}


def _is_comparable(matrix: Matrix) -> bool:
    """True where the other matrix that the address asks for has a row in common with this one."""

    name = st.query_params.get("other", "")
    other = workspace.file(name) if workspace.is_known(name) else None
    return isinstance(other, Matrix) and bool(set(other.activity) & set(matrix.activity))
