"""What an address asks for that its page does not know: it would show something else than the link promises."""

from collections.abc import Mapping

import streamlit as st

from pages.gaps import narrow
from pages.shared import session, workshops, workspace
from pages.shared.workshops import Visit
from raci.log import Today
from raci.model import Matrix
from raci.model.selection import LIMIT_TEXT
from raci.out import parameters
from raci.out.parameters import Allowed
from raci.words.problem import Problem
from raci.words.sentences import LANGUAGES

t = session.t
PICKED = ("open", "cell")
PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "": (),
    "matrix": ("process", "role", "letter", "gaps", "text", "edit", *PICKED),
    "process": ("process", "step"),
    "role": ("role", "topic"),
    "gaps": ("process", "role", "severity", "rule", "finding", *(f"limit-{name}" for name in narrow.LIMITS), *PICKED),
    "compare": ("from", "to", "other", *PICKED),
    "prepare": ("code", "join"),
    "record": ("view", "kind", "role", "code", "text", "entry"),
}
"""Page -> what its address takes besides matrix, layer, lang and version."""
LIMIT_FREE = 2_000  # characters of what is looked at elsewhere: names, tokens, addresses


def problems(page: str) -> list[Problem]:
    """What the address asks for that this page does not know: it shows something else than the link promises.

    To be asked before the settings are written into the address, which mends them.
    """

    allowed = _of_matrix(page) if page in PARAMETERS else _of_ballot()
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    return parameters.problems(pairs, allowed) if allowed else []


def show(problems: list[Problem]) -> None:
    """Say what `problems` has found."""

    if problems:
        lines = [f"- {session.plain(problem.message(session.lang()))}" for problem in problems]
        st.warning("\n".join([t("This link asks for something that is not here; it is left out:"), "", *lines]))


def _of_matrix(page: str) -> dict[str, Allowed]:
    """What the page takes; {} where there is no matrix to show, which the page says itself."""

    read = session.read()
    today = read if isinstance(read, Today) else workspace.alone(session.matrix_name())
    if not today:
        return {}
    everything = (
        parameters.everywhere(today.number)
        | parameters.rows(today.matrix)
        | parameters.looked(today)
        | _of_pages(today)
    )
    if page == "process":
        everything["process"] = parameters.flows(today.matrix)
    if isinstance(read, Problem):  # then nobody knows what the log holds, and the page says so
        everything |= dict.fromkeys(("version", "from", "to", "entry", "code"), LIMIT_FREE)
    return {one: everything[one] for one in ("matrix", "layer", "lang", "version", *PARAMETERS[page])}


def _of_pages(today: Today) -> dict[str, Allowed]:
    """What only the pages know the values of."""

    other = workspace.matrix(st.query_params.get("other", ""))
    is_comparable = isinstance(other, Matrix) and bool(set(other.activity) & set(today.matrix.activity))
    free: dict[str, Allowed] = dict.fromkeys(("matrix", "finding", "join"), LIMIT_FREE)
    bounds = {f"limit-{name}": range(low, high + 1) for name, (_, low, high) in narrow.LIMITS.items()}
    shown: dict[str, Allowed] = {"edit": ("yes",), "view": ("log", "minutes", "file"), "topic": LIMIT_TEXT}
    return free | bounds | shown | {"other": LIMIT_FREE if is_comparable else ()}


def _of_ballot() -> dict[str, Allowed]:
    """What the pages without a frame take; a code that is none is told there in full."""

    visit = workshops.asked()
    free: dict[str, Allowed] = dict.fromkeys(("matrix", "layer", "code", "phone", "join"), LIMIT_FREE)
    return free | {"lang": list(LANGUAGES), "seat": visit.seats if isinstance(visit, Visit) else LIMIT_FREE}
