"""A new edition of a policy that was read before: whose answers stay, and what it has otherwise, in words."""

import streamlit as st

from pages.policy import desk as desks
from pages.policy.desk import Desk, reading_of
from pages.shared import session, workspace
from raci.draft import Reading, Sentence
from raci.draft.review import Differences, Step, StepKind, differences, letters_gone, likeness
from raci.store import Paper
from raci.words import lists
from raci.words.problem import Problem

t, count = session.t, session.count
LIKE = 0.4
"""Share of sentences in common from which a policy may be another edition."""
LOOKED, SHOWN, LIMIT_EXCERPT = 12, 30, 160
"""Policies that are compared, sentences that are listed, and characters of each."""


def show(desk: Desk) -> None:
    """Nothing, where the policy is like no other one."""

    if desk.earlier:
        _show_differences(desk, desk.earlier)
    elif not desk.own and (earlier := _earlier(desk)):
        _ask(desk, *earlier)


def _earlier(desk: Desk) -> tuple[Paper, float] | None:
    """The policy that has most sentences in common with this one, and their share."""

    begun = workspace.store().papers.begun()
    others = (
        []
        if isinstance(begun, Problem)
        else [paper for paper in begun if paper.steps and paper.paper != desk.paper.paper]
    )
    papers = [workspace.store().papers.find(paper.paper) for paper in others[:LOOKED]]
    alike = [(paper, likeness(reading_of(paper), desk.first)) for paper in papers if isinstance(paper, Paper)]
    best = max(alike, key=lambda pair: pair[1], default=None)
    return best if best and best[1] >= LIKE else None


def _ask(desk: Desk, earlier: Paper, share: float) -> None:
    name = session.plain(earlier.name)
    with st.container(horizontal=True, vertical_alignment="center", key="policy-edition"):
        percent = f"{share:.0%}"
        said = t("{share} of its sentences stand in {name} too. Is this a new edition?", share=percent, name=name)
        st.info(said, width="stretch")
        step = Step(StepKind.EDITION, earlier.paper)
        st.button(t("Yes, keep its answers"), key="policy-is-edition", on_click=_take_on, args=(desk.paper.paper, step))


def _take_on(paper: str, step: Step) -> None:
    """From here on its answers count, and the letters ask only for what is unread."""

    desks.write(paper, [step])
    session.put("band", "unread")


def _show_differences(desk: Desk, earlier: Paper) -> None:
    before = reading_of(earlier)
    apart = differences(before, desk.first)
    with st.expander(_in_words(apart, earlier.name), key="policy-differences"):
        st.markdown(_lines(apart, desk, before))


def _in_words(apart: Differences, name: str) -> str:
    """The difference in one sentence."""

    parts = [
        count(len(apart.changed), "{n} sentence is reworded", "{n} sentences are reworded"),
        count(len(apart.added), "{n} is new", "{n} are new"),
        count(len(apart.gone), "{n} is gone", "{n} are gone"),
        count(apart.same, "{n} is the same and keeps its answers", "{n} are the same and keep their answers"),
    ]
    return t("Against {name}: {parts}", name=session.plain(name), parts=lists.phrases(parts, session.spoken()))


def _lines(apart: Differences, desk: Desk, before: Reading) -> str:
    lines = [t("- Reworded: {before} → {after}", before=_cut(old), after=_cut(new)) for old, new in apart.changed]
    lines += [t("- New: {text}", text=_cut(sentence)) for sentence in apart.added]
    lines += [t("- Gone: {text}", text=_cut(sentence)) for sentence in apart.gone]
    gone = letters_gone(desk.answers, before, desk.reading)
    lines = [*lines[:SHOWN], *(f"- {line}" for line in session.more(len(lines) - SHOWN))]
    if gone:
        lines += ["", t("Letters that were confirmed and fit no sentence any more:")]
        lines += [
            t("- {party} {letter}: {text}", party=session.plain(party), letter=letter, text=_cut(sentence))
            for sentence, party, letter in gone[:SHOWN]
        ]
        lines += [f"- {line}" for line in session.more(len(gone) - SHOWN)]
    return "\n".join(lines)


def _cut(sentence: Sentence) -> str:
    text = " ".join(sentence.text.split())
    shown = text if len(text) <= LIMIT_EXCERPT else text[: LIMIT_EXCERPT - 1] + "…"
    return session.plain(f"{sentence.clause} {shown}".strip())
