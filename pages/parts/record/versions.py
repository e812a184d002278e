"""What can be done about one entry: take it back, look at the matrix as it was, set that beside today, take it away."""

import streamlit as st

from pages.parts import session, workspace, writing
from raci import workshop
from raci.log import Today, undo
from raci.problems import Problem
from raci.record import Line, Names

t = session.t
LIMIT_NAME = 60


def show(one: Line, today: Today) -> None:
    """The ways from an entry."""

    kept = session.settings()
    with st.container(key="links-version", gap="small"):
        st.subheader(t("The matrix after this entry"), anchor=False)
        label, address = t("Look at it"), kept | {"version": f"{one.number}", "layer": "today"}
        st.page_link("look/matrix.py", label=label, icon=":material/grid_on:", query_params=address)
        address = kept | {"from": f"{one.number}", "to": "today"}
        label = t("Compare it with today")
        st.page_link("look/compare.py", label=label, icon=":material/compare_arrows:", query_params=address)
    name = session.matrix_name()
    st.download_button(
        t("Download it as YAML"),
        lambda: workshop.written(workspace.text(name), workspace.at(name, one.number).matrix).encode(),
        f"{name}_version-{one.number}.yaml",
        "application/yaml",
        icon=":material/download:",
        key="record-yaml",
        on_click="ignore",
    )
    _undo(one, today)


def _undo(one: Line, today: Today) -> None:
    body, name = undo(today.events[one.number], today), session.matrix_name()
    st.subheader(t("Take it back"), anchor=False)
    if isinstance(body, Problem):
        st.text(Names(today.matrix, session.lang()).problem(body))
        return
    if writing.is_off():
        return
    place = f"record-{name}-{one.number}"
    writing.told(place, today)
    st.text_input(t("Your name"), key="record-author", max_chars=LIMIT_NAME, persist_state="session")
    if told := session.noted(f"{place}-told", ""):
        st.error(told)
    st.button(
        t("Undo entry {n}", n=one.number), key="record-undo", icon=":material/undo:",
        on_click=_take_back, args=(name, one.number, today, place),
    )  # fmt: skip


def _take_back(name: str, number: int, today: Today, place: str) -> None:
    author = (session.state("record-author") or "").strip()
    session.note(f"{place}-told", "" if author else t("Write your name first; it stands in the record."))
    body = undo(today.events[number], today)
    if not author or isinstance(body, Problem):
        return
    written = writing.add(name, today.number, author, body, place=place)
    if written:
        session.put("entry", f"{written.number}")
