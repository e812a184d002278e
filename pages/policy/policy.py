"""Page: a policy is read with a person: first its parties, then its letters, then the matrix of what was confirmed."""

import streamlit as st

from pages.policy import arrival, edition, result, signing, what, who
from pages.policy.desk import AUTHOR, Desk, desk_of
from pages.shared import form, session
from pages.shared.kept import kept
from raci.draft.review import standing
from raci.words.problem import LoadError, Problem

t = session.t
PARTS = {"parties": who.show, "letters": what.show, "matrix": result.show}


def show() -> None:
    """The policy that the address names, else the one of this visit; without one the place to bring one."""

    lang = session.spoken()
    name = session.text_parameter("paper") or session.noted("policy-paper", "")
    desk = desk_of(name) if name else None
    if isinstance(desk, Problem):
        st.error(session.plain(desk.message(lang)))
    if not isinstance(desk, Desk):
        if name and desk is None:
            st.warning(t("This policy is not here any more. Bring it again; its answers are found by its text."))
        arrival.show(lang)
        return
    session.put("paper", name)
    session.note("policy-paper", name)
    _show_parts(desk)
    _keep_author()
    signing.show_unsigned(desk)
    part = session.parameter("part", PARTS) or "parties"
    try:
        _show_trouble(desk, lang, is_first=part == "parties")
        edition.show(desk)
        PARTS[part](desk)
    except LoadError as error:  # a long text with other parties may pass the limits that it kept before
        st.error("\n\n".join(session.plain(problem.message(lang)) for problem in error.problems))


def _show_parts(desk: Desk) -> None:
    """Name of the policy, the three steps, and the way to another policy."""

    labels = {"parties": t("1 Parties"), "letters": t("2 Letters"), "matrix": t("3 Matrix")}
    with st.container(horizontal=True, vertical_alignment="center", key="policy-parts"):
        st.segmented_control(
            t("Step of the reading"),
            labels,
            format_func=labels.__getitem__,
            required=True,
            label_visibility="collapsed",
            **session.bind("policy-part", session.parameter("part", PARTS) or "parties", "part"),
        )
        st.markdown(f"**{session.plain(desk.paper.name)}**", width="content")
        st.space("stretch")
        _show_author(desk.paper.paper)
        steps = len(standing(desk.own))
        answers = session.count(steps, "{n} answer kept", "{n} answers kept")
        st.caption(t("not kept") if desk.unkept else answers, width="content")
        st.button(t("Another policy"), key="policy-leave", on_click=_leave)


def _show_author(paper: str) -> None:
    """The name that goes with every answer; one that is written late signs what was answered before."""

    form.show_author(AUTHOR, width=180, label_visibility="collapsed", on_change=signing.write_name, args=(paper,))


def _keep_author() -> None:
    """The browser holds the name: whoever comes back has signed already."""

    values = {AUTHOR: form.text(AUTHOR)}
    kept.show("policy", values, turn=0, lines=(AUTHOR,), take=lambda left: kept.give(AUTHOR, left.get(AUTHOR, "")))


def _leave() -> None:
    session.note("policy-paper", "")
    arrival.open_paper("")


def _show_trouble(desk: Desk, lang: str, *, is_first: bool) -> None:
    if desk.unkept:
        reason = session.plain(desk.unkept.message(lang))
        st.warning(t("Your answers are not kept yet: {reason}. They stay in this visit.", reason=reason))
    if desk.first.notes and is_first:
        share = f"{desk.first.damaged:.1%}"
        st.warning(
            t("{share} of the characters are damaged; expect gaps, and look at the silent sentences.", share=share)
        )


show()
