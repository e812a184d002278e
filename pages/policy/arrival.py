"""The arrival of a policy: its limits, a file or pasted text, and the policies that have been begun before."""

import streamlit as st

from pages.policy import desk
from pages.shared import form, session, workspace, writing
from raci.draft.limits import LIMIT_BYTES, LIMIT_CHARACTERS, LIMIT_PAGES
from raci.file.limits import MIB
from raci.people import Action
from raci.words.problem import LoadError, Problem

t, count = session.t, session.count
SHOWN = 12


def show(lang: str) -> None:
    """Take a policy, or lead back to one."""

    st.header(t("Which policy says who does what?"), anchor=False)
    most = min(LIMIT_BYTES // MIB, int(st.get_option("server.maxUploadSize")))
    limits = {"size": most, "pages": LIMIT_PAGES, "characters": f"{LIMIT_CHARACTERS:,}"}
    st.markdown(
        t(
            "Text, Markdown, DOCX, HTML or PDF; up to {size} MB, {pages} pages, {characters} characters. "
            "Scanned pages must have their text recognised first.",
            **limits,
        )
    )
    st.caption(t("The text and your answers are kept in the database of this app, so that you can go on later."))
    if writing.may_or_say(Action.UPLOAD):
        left, right = st.columns(2, gap="large")
        with left:
            _ask_for_file()
        with right:
            _ask_for_text()
    _show_refused(lang)
    _show_begun()


def _ask_for_file() -> None:
    st.file_uploader(t("The policy as a file"), key="policy-file", on_change=_take_file)


def _ask_for_text() -> None:
    st.text_area(t("Or its text"), key="policy-text", max_chars=LIMIT_CHARACTERS, height=120)
    st.button(t("Read this text"), key="policy-read", on_click=_take_text)


def _take_file() -> None:
    upload = session.state("policy-file")
    if upload is not None:
        _take(upload.getvalue(), upload.name)


def _take_text() -> None:
    text = form.text("policy-text")
    if not text:
        session.note("policy-refused", t("There is no text yet. Paste some first."))
        return
    _take(text.encode("utf-8", "replace"), t("Pasted text") + ".txt")


def _take(data: bytes, name: str) -> None:
    """Keep the policy and open it; a file that cannot be read is said at the next run."""

    brought = desk.bring(data, name)
    if isinstance(brought, str):
        session.note("policy-refused", None)
        open_paper(brought)
    else:
        session.note("policy-refused", brought)


def open_paper(name: str) -> None:
    """Let the page show that policy, its parties first."""

    for parameter in ("part", "band", "at", "cell"):
        session.put(parameter, "")
    session.put("paper", name)
    session.note("policy-paper", name)


def _show_refused(lang: str) -> None:
    refused = session.noted("policy-refused")
    if isinstance(refused, LoadError):
        st.error("\n\n".join(session.plain(problem.message(lang)) for problem in refused.problems))
    elif isinstance(refused, str):
        st.error(refused)


def _show_begun() -> None:
    """The policies that somebody has begun to read, the latest first."""

    begun = workspace.store().papers.begun()
    if isinstance(begun, Problem) or not begun:
        return
    st.subheader(t("Go on with"), anchor=False)
    with st.container(key="links-policy"):
        for paper in begun[:SHOWN]:
            steps = count(paper.steps, "{n} answer so far", "{n} answers so far")
            label = f"{session.plain(paper.name)} · {paper.at:%Y-%m-%d} · {steps}"
            st.button(
                label, key=f"policy-open-{paper.paper}", type="tertiary", on_click=open_paper, args=(paper.paper,)
            )
        for line in session.more(len(begun) - SHOWN):
            st.caption(line)
