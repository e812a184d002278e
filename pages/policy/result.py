"""Step three: the matrix of the confirmed letters, each with the sentence behind it, to look at and to take away."""

from dataclasses import replace

import streamlit as st

from pages.policy.desk import AUTHOR, Desk
from pages.shared import evidence, form, session, workspace, writing
from pages.shared.download import download
from pages.shared.grid import grid
from pages.shared.visit import Settings, Visit
from raci.draft import matrix_of
from raci.draft.review import letters_of
from raci.file.dump import dumps
from raci.log import fold
from raci.model import Matrix
from raci.model.letters import Layer
from raci.people import Action
from raci.store import NotKeptError, RefusedError, WritingOff

t, count = session.t, session.count
LIMIT_NAMES = 50
"""Names that are tried until one is free: policy, policy-2, policy-3."""


def show(desk: Desk) -> None:
    """The matrix, or what it waits for."""

    drafts = letters_of(desk.reading, desk.answers)
    unread = sum(not page.is_read for page in desk.pages)
    if not drafts:
        st.info(t("No letter is confirmed yet. Only what you confirm comes into the matrix."))
        return
    matrix = matrix_of(desk.reading, desk.paper.name, drafts, desk.answers.names, desk.answers.details)
    letters = count(len(drafts), "{n} confirmed letter", "{n} confirmed letters")
    rows = count(len(matrix.activities), "{n} activity", "{n} activities")
    st.header(t("{letters} in {rows}", letters=letters, rows=rows), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="policy-out"):
        download(t("Download the matrix"), f"{matrix.id}.yaml", lambda: dumps(matrix).encode(), key="policy-yaml")
        if writing.may_or_say(Action.UPLOAD):
            label = t("Keep it and open the overview")
            st.button(label, key="policy-keep", type="primary", on_click=_keep, args=(matrix,))
        if unread:
            st.caption(count(unread, "{n} sentence is unread and not in it", "{n} sentences are unread and not in it"))
    _show_kept()
    _show_grid(matrix)


def _keep(matrix: Matrix) -> None:
    """Keep the matrix beside the others, under a name that is free, and let the next run open it."""

    author = form.author(AUTHOR)
    writing.ask("policy", "" if author.name else t("Your name is missing. Write who brings this matrix."))
    if not author.name:
        return
    names = (matrix.id, *(f"{matrix.id}-{number}" for number in range(2, LIMIT_NAMES)))
    problem = None
    for name in (name for name in names if not workspace.is_known(name)):
        text = dumps(replace(matrix, id=name))
        try:
            workspace.library().keep(name, author, text, matrix.source.document if matrix.source else "")
        except NotKeptError as error:  # the log of another one, or somebody was faster
            problem = error.problem
            continue
        except (RefusedError, WritingOff) as error:
            problem = error.problem
            break
        session.note("policy-kept", name)
        return
    session.note("policy-not-kept", problem)


def _show_kept() -> None:
    """Open what has just been kept; else say what is missing, or why it was not kept."""

    writing.show_missing("policy")
    if problem := session.noted("policy-not-kept"):
        session.note("policy-not-kept", None)
        st.error(session.plain(problem.message(session.spoken())))
    if name := session.noted("policy-kept"):
        session.note("policy-kept", None)
        address = {"matrix": name, "layer": Layer.STATED.value, "lang": session.spoken()}
        st.switch_page("overview/overview.py", query_params=address)


def _show_grid(matrix: Matrix) -> None:
    """The matrix as its own page would show it, with the evidence beside it."""

    today = fold(matrix, ())
    visit = Visit(Settings(matrix.id, Layer.STATED, session.spoken()), None, today, today)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        rows = grid.only(matrix, matrix.activity)  # all steps stand open
        grid.show(visit, matrix, rows, key=f"policy-grid-{matrix.id}", above="14rem")
    with right:
        evidence.show(visit, grid.picked(matrix))
