"""One step of the relay told as a story, and who hands on to whom."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import evidence, session
from pages.shared.visit import Visit
from raci.model.terms import SHAPES
from raci.views import relay, story
from raci.views.relay import Leg, RelayStage
from raci.words import html
from raci.words.html import Html, escape
from raci.words.lists import listed
from raci.words.sentences import Word

t, count = session.t, session.count

HANDOVERS = (Word("From → to"), Word("Times"), Word("At step"))


def headline(stages: Sequence[RelayStage], whole: Sequence[RelayStage], lang: str) -> str:
    """What the relay says: how often the baton falls, and how many steps nobody answers for."""

    if not stages:
        return t("No process in this matrix")
    orphans, drops = sum(stage.orphans for stage in stages), sum(stage.drops for stage in stages)
    steps = sum(len(stage.legs) for stage in stages)
    where = "" if len(stages) == len(whole) else f"{stages[0].process.name.of(lang)}: "
    falls = count(drops, "the baton falls once", "the baton falls {n} times") if drops else t("the baton never falls")
    owned = t("every step names a party")
    if orphans:
        owned = count(
            orphans, "nobody answers for {n} of {all} steps", "nobody answers for {n} of {all} steps", all=steps
        )
    return where + t("{falls}; {owned}", falls=falls[:1].upper() + falls[1:], owned=owned)


def picked(stages: Sequence[RelayStage]) -> str:
    """The step that the address asks for, else the first one that nobody answers for, else the first."""

    legs = [leg for stage in stages for leg in stage.legs]
    step = session.parameter("step", {leg.activity.id for leg in legs})
    return step or next((leg.activity.id for leg in legs if leg.is_unowned), legs[0].activity.id)


def show(visit: Visit, stages: Sequence[RelayStage], row: str) -> None:
    """The story of a step, its answers, and the hand-overs of the stages shown."""

    matrix, lang, layer = visit.matrix, visit.lang, visit.layer
    activity = matrix.activity[row]
    answers = [_answer(*answer) for answer in story.answers(matrix, activity, layer, lang)]
    sentence = escape(story.told(matrix, activity, layer, lang))
    source = f"<p class='quiet'>{escape(activity.clause)}</p>" if activity.clause else ""
    with st.container(key="evidence"):
        evidence.show_panel([f"<h2>{sentence}</h2>", source, html.pairs(answers, css="answers")])
        address = visit.address | {"cell": f"{row}:", "open": activity.process}
        st.page_link("matrix/matrix.py", label=t("Show in the matrix"), icon=":material/grid_on:", query_params=address)
        st.subheader(t("Who hands on to whom"), anchor=False)
        evidence.show_panel([_handovers(visit, stages)])


def _answer(question: str, answer: str, is_missing: bool) -> tuple[str, str]:
    missing = Html(f"<strong class='gap'>{SHAPES['gap']} {escape(answer)}</strong>")
    return question, missing if is_missing else answer


def _handovers(visit: Visit, stages: Sequence[RelayStage]) -> str:
    """A line a pair, the most frequent first, with the steps at which the baton passes."""

    legs = [leg for stage in stages for leg in stage.legs]
    number = {leg.activity.id: place for place, leg in enumerate(legs, 1)}
    pairs = sorted(relay.handovers(legs).items(), key=lambda pair: -len(pair[1]))
    rows = [
        (Html(f"{_name(visit, giver)} → {_name(visit, taker)}"), f"{len(passed)}", _steps(passed, number, visit.lang))
        for (giver, taker), passed in pairs
    ]
    return html.table(map(t, HANDOVERS), rows, css="handovers")


def _steps(passed: Sequence[Leg], number: dict[str, int], lang: str) -> str:
    """The numbers of the steps, a cross behind those where the baton falls."""

    steps = (f"{number[leg.activity.id]}{' ✕' if leg.is_dropped else ''}" for leg in passed)
    return listed(steps, lang)


def _name(visit: Visit, role: str) -> str:
    return escape(visit.names.role(role)) if role else f"<em>{t('nobody')}</em>"
