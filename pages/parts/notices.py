"""What a reader must know about what is on screen before reading it: a link that asks for something unknown, an earlier
version, or a log that is not there."""

from collections.abc import Mapping

import streamlit as st

from pages.parts import session, workshops, workspace
from pages.parts.findings import narrow
from raci import asked
from raci.asked import Allowed
from raci.i18n import LANGUAGES, more
from raci.log import Today
from raci.model import Matrix
from raci.problems import Problem
from raci.selection import LIMIT_TEXT

t, count = session.t, session.count
SHOWN, LIMIT_NOTES = 5, 50
"""Entries of the folder named in the notice, and notes on how a file was read."""


def strays() -> None:
    """What is called like a matrix in the folder and is none; it disturbs nothing, so it is said in one place."""

    found = workspace.strays()
    if found:
        label = count(
            len(found),
            "{n} entry of the folder of matrices is not read",
            "{n} entries of the folder of matrices are not read",
        )
        with st.expander(label, icon=":material/folder_off:", key="strays"):
            told = [problem.text(session.lang()) for problem in found[:SHOWN]] + session.more(len(found) - SHOWN)
            st.code("\n".join(told), language=None, wrap_lines=True)

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


def unknown(page: str) -> list[Problem]:
    """What the address asks for that this page does not know: it shows something else than the link promises.

    To be asked before the settings are written into the address, which mends them.
    """

    allowed = _of_matrix(page) if page in PARAMETERS else _of_ballot()
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    return asked.problems(pairs, allowed) if allowed else []


def left_out(problems: list[Problem]) -> None:
    """Say what `unknown` has found."""

    if problems:
        lines = [f"- {session.plain(problem.message(session.lang()))}" for problem in problems]
        st.warning("\n".join([t("This link asks for something that is not here; it is left out:"), "", *lines]))


def _of_matrix(page: str) -> dict[str, Allowed]:
    """What the page takes; {} where there is no matrix to show, which the page says itself."""

    name = session.matrix_name()
    today = workspace.today(name) if workspace.is_known(name) else None
    if not isinstance(today, Today):
        return {}
    everything = asked.everywhere(today.number) | asked.rows(today.matrix) | asked.looked(today) | _of_pages(today)
    if page == "process":
        everything["process"] = asked.flows(today.matrix)
    if workspace.store().unreadable():  # then nobody knows what the log holds, and the page says so
        everything |= dict.fromkeys(("version", "from", "to", "entry", "code"), LIMIT_FREE)
    return {one: everything[one] for one in ("matrix", "layer", "lang", "version", *PARAMETERS[page])}


def _of_pages(today: Today) -> dict[str, Allowed]:
    """What only the pages know the values of."""

    other = workspace.matrix(st.query_params.get("other", ""))
    is_comparable = other is not None and bool(set(other.activity) & set(today.matrix.activity))
    free: dict[str, Allowed] = dict.fromkeys(("matrix", "finding", "join"), LIMIT_FREE)
    bounds = {f"limit-{name}": range(low, high + 1) for name, (_, low, high) in narrow.LIMITS.items()}
    shown: dict[str, Allowed] = {"edit": ("yes",), "view": ("log", "minutes", "file"), "topic": LIMIT_TEXT}
    return free | bounds | shown | {"other": LIMIT_FREE if is_comparable else ()}


def _of_ballot() -> dict[str, Allowed]:
    """What the pages without a frame take; a code that is none is told there in full."""

    visit = workshops.asked()
    free: dict[str, Allowed] = dict.fromkeys(("matrix", "layer", "code", "phone", "join"), LIMIT_FREE)
    return free | {"lang": list(LANGUAGES), "seat": visit.seats if visit else LIMIT_FREE}


def show() -> None:
    """Nothing, on most days."""

    name = session.matrix_name()
    found = workspace.today(name) if workspace.is_known(name) else None
    if not isinstance(found, Today):
        return
    problem = workspace.store().unreadable()
    if problem:
        told = t("The decisions cannot be read: {reason}.", reason=problem.message(session.lang()))
        st.warning(session.plain(f"{told} {t('What you see is the file alone.')}"))
    number = session.version()
    if number is not None and number < found.number:
        with st.container(horizontal=True, vertical_alignment="center", key="version"):
            told = t("You are looking at the matrix as it was after entry {n} of {all}.", n=number, all=found.number)
            st.info(told, width="stretch")
            label = t("Back to today")
            st.page_link("look/matrix.py", label=label, query_params=session.settings(), width="content")


def reading() -> None:
    """What was read in the file as it was meant and not as it is written; nothing for most files."""

    name = session.matrix_name()
    found = workspace.file(name) if workspace.is_known(name) else None
    notes = found.notes if isinstance(found, Matrix) else ()
    if notes:
        label = count(
            len(notes),
            "{n} place of the file was read as it was meant",
            "{n} places of the file were read as they were meant",
        )
        with st.expander(label, icon=":material/edit_note:"):
            lines = [
                t("line {line}: {message}", line=note.line, message=note.message(session.lang()))
                for note in notes[:LIMIT_NOTES]
            ]
            st.code(
                "\n".join([*lines, *more(len(notes) - LIMIT_NOTES, session.lang())]), language=None, wrap_lines=True
            )
