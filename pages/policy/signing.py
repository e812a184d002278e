"""Who answered: the name beside an answer, a name that is written late, and answers that name nobody."""

import streamlit as st

from pages.policy import desk as desks
from pages.policy.desk import Desk
from pages.shared import form, session
from raci.draft.review import Step, StepKind, standing

t, count = session.t, session.count


def told_by(step: Step | None) -> list[str]:
    """Who took a step, and the same with the time; nothing where there is none."""

    if not step or not step.at:
        return []
    by = step.by or session.t("no name")
    return [by, f"{by} · {step.at:%Y-%m-%d %H:%M} UTC"]


def write_name(name: str) -> None:
    """Put the name that has been written by now to what this visit has answered before it was."""

    author, numbers = form.author(desks.AUTHOR).signature, session.noted(f"policy-unsigned-{name}", ())
    if not author:
        return
    unsaved = [{**body, "by": body["by"] or author} for body in session.noted(f"policy-unsaved-{name}", ())]
    session.note(f"policy-unsaved-{name}", unsaved)
    session.note(f"policy-unsigned-{name}", ())
    desks.write(name, [Step(StepKind.SIGN, f"{number}") for number in numbers])


def unsigned(desk: Desk) -> list[int]:
    """The numbers of the answers that stand and name nobody."""

    return [step.number for step in standing(desk.own) if not step.by]


def show_unsigned(desk: Desk) -> None:
    """Nothing where every answer names somebody; else the way to sign those that one has given oneself."""

    numbers = unsigned(desk)
    if not numbers:
        return
    nameless = count(len(numbers), "{n} answer names nobody.", "{n} answers name nobody.")
    with st.container(horizontal=True, vertical_alignment="center", key="policy-nameless"):
        if not form.author(desks.AUTHOR).signature:
            st.caption(t("{nameless} Write your name, and those of this visit are signed.", nameless=nameless))
            return
        st.caption(nameless, width="content")
        st.button(
            t("They are mine: sign them"),
            key="policy-sign",
            on_click=_write_signatures,
            args=(desk.paper.paper, numbers),
        )


def _write_signatures(name: str, numbers: list[int]) -> None:
    """Put the name of whoever presses to the answers that were on screen as nobody's."""

    if form.author(desks.AUTHOR).signature:
        desks.write(name, [Step(StepKind.SIGN, f"{number}") for number in numbers])
