"""What can be done about one entry: take it back, look at the matrix as it was, set that beside today, take it away."""

import streamlit as st

from pages.shared import form, session, workspace, writing
from pages.shared.download import download
from pages.shared.visit import Visit
from raci.file.edit import edit_file
from raci.log import Body, is_back, restores, undo, undoes
from raci.log.event_words import LogLine
from raci.words.problem import Problem

t = session.t


def show(visit: Visit, line: LogLine) -> None:
    """The ways from an entry."""

    with st.container(key="links-version", gap="small"):
        st.subheader(t("The matrix after this entry"), anchor=False)
        label, address = t("Look at it"), visit.address | {"version": f"{line.number}", "layer": "today"}
        st.page_link("matrix/matrix.py", label=label, icon=":material/grid_on:", query_params=address)
        address = visit.address | {"from": f"{line.number}", "to": "today"}
        label = t("Compare it with today")
        st.page_link("compare/compare.py", label=label, icon=":material/compare_arrows:", query_params=address)
    name = visit.name
    download(
        t("Download it as YAML"),
        f"{name}_version-{line.number}.yaml",
        lambda: _text_at(visit, line.number),
        key="record-yaml",
    )
    _show_undo(visit, line)


def _text_at(visit: Visit, number: int) -> bytes:
    """The file with what had been decided up to that entry in it."""

    matrix = workspace.at(visit.name, visit.today, number).matrix
    return edit_file(workspace.library().text(visit.name), matrix).text.encode()


def _show_undo(visit: Visit, line: LogLine) -> None:
    today, event = visit.today, visit.today.events[line.number]
    body, number = undo(event, today), restores(event, today)
    is_redo = number is not None and (undoes(event) is None or is_back(event, today))
    st.subheader(t("Bring it back") if is_redo else t("Take it back"), anchor=False)
    if isinstance(body, Problem):
        st.text(visit.names.problem(body))
        return
    if not writing.can_write_or_say(visit):
        return
    form_id = f"record-{visit.name}-{line.number}"
    writing.show_refused(form_id, today, visit.lang)
    form.show_author("record-author")
    writing.show_missing(form_id)
    st.button(
        t("Bring back entry {n}", n=number) if is_redo else t("Undo entry {n}", n=line.number),
        key="record-undo", icon=":material/redo:" if is_redo else ":material/undo:",
        on_click=_take_back, args=(visit.name, today.number, body, form_id),
    )  # fmt: skip


def _take_back(name: str, base: int, body: Body, form_id: str) -> None:
    author = form.author("record-author")
    lack = "" if author.name else t("Write your name first; it stands in the record.")
    written = form.send(form_id, lack, lambda: writing.add(name, base, author, body, form_id=form_id))
    if written:
        session.put("entry", f"{written.number}")
