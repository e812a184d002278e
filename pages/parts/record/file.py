"""Into the file: what the decisions change in the YAML, as a diff first; and decisions that no longer fit it."""

import streamlit as st

from pages.parts import session, workspace
from raci import record, workshop
from raci.log import Today
from raci.problems import Problem

t, count = session.t, session.count


def show(today: Today) -> None:
    """The diff, the merged file, and the button that writes it where it lies."""

    name = session.matrix_name()
    file_name = workspace.file_name(name)
    misfits(today)
    text = workspace.text(name)
    merged = workshop.merged(text, today.matrix)
    if isinstance(merged, Problem):
        st.warning(session.plain(merged.message(session.lang())))
        merged = workshop.written(text, today.matrix)
    diff = workshop.merged_diff(text, merged, file_name)
    if told := session.noted(f"file-told-{name}", ""):
        st.info(told)
    if not diff:
        st.text(t("Everything that has been decided is in the file."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            t("Download the file"), merged.encode(), file_name, "application/yaml", icon=":material/download:",
            key="record-merged", on_click="ignore",
        )  # fmt: skip
        st.button(
            t("Write into the file"), key="record-write", type="primary", on_click=_write, args=(name, text, merged)
        )
    st.code("\n".join(diff), language="diff", wrap_lines=True)


def misfits(today: Today) -> None:
    """What was decided and no longer fits the file, with what to do; nothing is dropped."""

    found = list(record.misfits(today, session.lang()))
    if found:
        head = count(len(found), "{n} entry no longer fits the file:", "{n} entries no longer fit the file:")
        lines = [f"- {session.plain(t('{n}: {what} ({why})', n=n, what=what, why=why))}" for n, what, why in found]
        st.warning("\n".join([head, "", *lines]))


def _write(name: str, before: str, after: str) -> None:
    problem = workspace.write(name, before, after)
    session.note(f"file-told-{name}", session.plain(problem.message(session.lang())) if problem else t("Written."))
