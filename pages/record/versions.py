"""What can be done about one entry: take it back, look at the matrix as it was, set that beside today, take it away."""

import streamlit as st

from pages.shared import form, session, workspace, writing
from pages.shared.download import download
from raci.file.edit import edit_file
from raci.log import Body, Today, is_back, restores, undo, undoes
from raci.log.entries import LogLine
from raci.log.names import Names
from raci.words.problem import Problem

t = session.t


def show(one: LogLine, today: Today) -> None:
    """The ways from an entry."""

    kept = session.settings()
    with st.container(key="links-version", gap="small"):
        st.subheader(t("The matrix after this entry"), anchor=False)
        label, address = t("Look at it"), kept | {"version": f"{one.number}", "layer": "today"}
        st.page_link("matrix/matrix.py", label=label, icon=":material/grid_on:", query_params=address)
        address = kept | {"from": f"{one.number}", "to": "today"}
        label = t("Compare it with today")
        st.page_link("compare/compare.py", label=label, icon=":material/compare_arrows:", query_params=address)
    name = session.matrix_name()
    download(
        t("Download it as YAML"),
        f"{name}_version-{one.number}.yaml",
        lambda: edit_file(workspace.text(name), workspace.at(name, today, one.number).matrix).text.encode(),
        key="record-yaml",
    )
    _undo(one, today)


def _undo(one: LogLine, today: Today) -> None:
    event, name = today.events[one.number], session.matrix_name()
    body, number = undo(event, today), restores(event, today)
    is_redo = number is not None and (undoes(event) is None or is_back(event, today))
    st.subheader(t("Bring it back") if is_redo else t("Take it back"), anchor=False)
    if isinstance(body, Problem):
        st.text(Names(today.matrix, session.lang()).problem(body))
        return
    if writing.is_off():
        return
    place = f"record-{name}-{one.number}"
    writing.told(place, today)
    form.author("record-author")
    writing.missing(place)
    st.button(
        t("Bring back entry {n}", n=number) if is_redo else t("Undo entry {n}", n=one.number),
        key="record-undo", icon=":material/redo:" if is_redo else ":material/undo:",
        on_click=_take_back, args=(name, today.number, body, place),
    )  # fmt: skip


def _take_back(name: str, base: int, body: Body, place: str) -> None:
    author = form.text("record-author")
    lack = "" if author else t("Write your name first; it stands in the record.")
    written = form.send(place, lack, lambda: writing.add(name, base, author, body, place=place))
    if written:
        session.put("entry", f"{written.number}")
