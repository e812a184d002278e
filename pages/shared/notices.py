"""What a reader must know about what is on screen before reading it: an earlier version, or a log that is not there."""

from typing import Any

import streamlit as st

from pages.shared import session, visitor, workspace
from pages.shared.unread import unread
from pages.shared.visit import Log, Settings, Visit
from raci.log import Today
from raci.model import Matrix
from raci.model.letters import Layer
from raci.people import Action
from raci.words.lists import more
from raci.words.problem import Problem
from raci.words.sentences import Word

t, count = session.t, session.count
WITHOUT_LOG = ("", "matrix", "process", "role", "gaps")
"""Pages that can show the text as stated without the log; the others are about the log."""
NEWER = (
    Word("A newer app wrote {n} entry of this log, which this one cannot read and leaves out."),
    Word("A newer app wrote {n} entries of this log, which this one cannot read and leaves out."),
)
AGAIN_S = 5
"""Between two looks whether the database is back."""
SHOWN, LIMIT_NOTES = 5, 50
"""Entries of the folder named in the notice, and notes on how a file was read."""


def show(page: Any, settings: Settings, log: Log, visit: Visit | None) -> None:
    """Nothing, on most days; `page` is the one that is about to be shown, as the frame knows it."""

    if isinstance(log, Problem):
        _show_unread(log, page, settings, visit)
    elif visit and isinstance(log, Today):
        _show_newer(log)
        _show_version(visit, log)
    if not page.url_path:  # said in one place, because it disturbs nothing
        _show_strays(settings.lang)
        _show_reading(settings)
    if log is None:
        name = session.plain(settings.name[:100])
        st.error(t("There is no matrix called {name}. Choose one above.", name=name))
    elif isinstance(log, list):
        st.error(t("The file of this matrix cannot be read. Mend these places and reload; nothing else is affected."))
        st.code("\n".join(problem.text(settings.lang) for problem in log), language=None, wrap_lines=True)


def show_open() -> None:
    """Say why nothing can be written where nobody signs in and others than this machine reach the server."""

    if visitor.is_open() and not visitor.may(Action.DECIDE):
        why = t("Nothing can be decided here: nobody signs in, and others than this machine reach the server.")
        st.warning(f"{why} {t('Let whoever runs it set RACI_EVERYBODY; DEPLOY.md says how.')}")


def _show_strays(lang: str) -> None:
    """What is called like a matrix in the folder and is none."""

    strays = workspace.library().strays()
    if strays:
        label = count(
            len(strays),
            "{n} entry of the folder of matrices is not read",
            "{n} entries of the folder of matrices are not read",
        )
        with st.expander(label, icon=":material/folder_off:", key="strays"):
            lines = [problem.text(lang) for problem in strays[:SHOWN]] + session.more(len(strays) - SHOWN)
            st.code("\n".join(lines), language=None, wrap_lines=True)


def _show_newer(today: Today) -> None:
    """Say that what a newer app has written is left out here."""

    if today.newer:
        left_out = count(len(today.newer), *NEWER)
        then = t("Nothing can be decided here until the latest app is installed; nothing is lost.")
        st.warning(f"{left_out} {then}")


def _show_unread(problem: Problem, page: Any, settings: Settings, visit: Visit | None) -> None:
    """The text as stated needs no log; everything else waits for it."""

    _look_again(settings.name)
    if visit:
        st.warning(f"{unread(problem, settings.lang)} {t('What you see is the file alone.')}")
        return
    st.error(f"{unread(problem, settings.lang)} {t('Without them nothing here would be true today.')}")
    st.page_link(
        page if page.url_path in WITHOUT_LOG else "matrix/matrix.py",
        label=t("Show the text as stated"),
        icon=":material/article:",
        query_params=settings.address | {"layer": Layer.STATED.value},
    )


@st.fragment(run_every=AGAIN_S)
def _look_again(name: str) -> None:
    """Draw the page as soon as the decisions can be read again: whoever was typing need not know what to press."""

    if not isinstance(workspace.today(name), Problem):
        st.rerun()


def _show_version(visit: Visit, log: Today) -> None:
    if visit.today is not log:
        with st.container(horizontal=True, vertical_alignment="center", key="version"):
            at = t("You are looking at the matrix as it was after entry {n} of {all}.", n=visit.version, all=log.number)
            st.info(at, width="stretch")
            label = t("Back to today")
            st.page_link("matrix/matrix.py", label=label, query_params=visit.address, width="content")


def _show_reading(settings: Settings) -> None:
    """What was read in the file as it was meant and not as it is written; nothing for most files."""

    matrix = workspace.file(settings.name) if workspace.is_known(settings.name) else None
    notes = matrix.notes if isinstance(matrix, Matrix) else ()
    if notes:
        label = count(
            len(notes),
            "{n} place of the file was read as it was meant",
            "{n} places of the file were read as they were meant",
        )
        with st.expander(label, icon=":material/edit_note:"):
            lines = [
                t("line {line}: {message}", line=note.line, message=note.message(settings.lang))
                for note in notes[:LIMIT_NOTES]
            ]
            st.code("\n".join([*lines, *more(len(notes) - LIMIT_NOTES, settings.lang)]), language=None, wrap_lines=True)
