"""The three conventions that no text settles, as switches, each with how many letters it is about."""

from typing import Any

import streamlit as st

from pages.policy import desk as desks
from pages.policy.desk import Desk
from pages.shared import session
from raci.draft.review import Step, StepKind, switches_of
from raci.draft.review.steps import SETTINGS

t, count = session.t, session.count


def show(desk: Desk) -> None:
    """The switches as they stand; each press is a step that is kept."""

    labels = {
        "owner": t("The owner of a list of duties"),
        "responsible": t("“Is responsible for”, said of one party"),
        "review": t("A review that an approval follows"),
    }
    standing, about = switches_of(desk.steps), desk.conventions
    first, *columns = st.columns(4)
    first.markdown(f"**{t('Three conventions: the text does not say, so you do, once')}**")
    for column, (name, label) in zip(columns, labels.items(), strict=True):
        with column:
            letters = count(about[name], "{n} letter", "{n} letters")
            st.segmented_control(
                f"{label} · {letters}",
                SETTINGS[name],
                required=True,
                **_bind(desk, name, getattr(standing, name)),
            )


def _bind(desk: Desk, name: str, value: str) -> dict[str, Any]:
    key = f"policy-switch-{name}"
    session.fill(key, value)
    return {"key": key, "on_change": _note_switch, "args": (desk.paper.paper, name, key)}


def _note_switch(paper: str, name: str, key: str) -> None:
    value = session.state(key)
    if value in SETTINGS[name]:
        desks.write(paper, [Step(StepKind.SWITCH, name, value=value)])
