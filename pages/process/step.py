"""One step of the relay told as a story, and who hands on to whom."""

from collections.abc import Sequence

import streamlit as st

from pages.process.lanes import Causes, Numbers
from pages.shared import evidence, links, session
from pages.shared.visit import Visit
from raci.model.terms import SHAPES
from raci.rules import Severity
from raci.rules.causes import in_order
from raci.views import relay, story
from raci.views.by_row import gravest
from raci.views.relay import Leg, RelayStage
from raci.words import html
from raci.words.html import Html, escape
from raci.words.lists import listed
from raci.words.sentences import Word

t, count = session.t, session.count

STEPS_WITH_GAP = (Word("{n} of {all} steps has a gap"), Word("{n} of {all} steps have a gap"))
HANDOVERS = (Word("From → to"), Word("Times"), Word("At step"))


def numbers(whole: Sequence[RelayStage]) -> Numbers:
    """Step -> its number in the whole process."""

    legs = (leg for stage in whole for leg in stage.legs)
    return {leg.activity.id: number for number, leg in enumerate(legs, 1)}


def headline(stages: Sequence[RelayStage], whole: Sequence[RelayStage], causes: Causes, lang: str) -> str:
    """The gravest thing at any step shown, with its number; then how many steps have a gap."""

    number = numbers(whole)
    rows = [leg.activity.id for stage in stages for leg in stage.legs]
    where = "" if len(stages) == len(whole) else f"{stages[0].process.name.of(lang)}: "
    gaps = sum(any(cause.severity == Severity.GAP for cause in causes.get(row, ())) for row in rows)
    counted = count(gaps, *STEPS_WITH_GAP, all=len(rows)) if gaps else t("no step has a gap")
    row = worst_step(rows, causes)
    if not row:
        return where + counted[:1].upper() + counted[1:]
    first = t("At step {n}: {what}", n=number[row], what=gravest(row, causes[row][0]).sentence(lang))
    return where + t("{first}; {second}", first=first, second=counted)


def worst_step(rows: Sequence[str], causes: Causes) -> str:
    """The row with the gravest cause, "" where no row has anything but notes."""

    ranked = in_order({cause.id: cause for row in rows for cause in causes.get(row, ())}.values())
    first = next((cause for cause in ranked if cause.severity != Severity.NOTE), None)
    return next((row for row in rows if first and first in causes.get(row, ())), "")


def picked(stages: Sequence[RelayStage], causes: Causes) -> str:
    """The step that the address asks for, else the one with the gravest fault, else the first."""

    rows = [leg.activity.id for stage in stages for leg in stage.legs]
    return session.parameter("step", rows) or worst_step(rows, causes) or rows[0]


def show(visit: Visit, stages: Sequence[RelayStage], number: Numbers, causes: Causes, row: str) -> None:
    """What is wrong with a step, each with the way to its cause; its story, and the hand-overs of the stages shown."""

    matrix, lang, layer = visit.matrix, visit.lang, visit.layer
    activity = matrix.activity[row]
    answers = [_answer(*answer) for answer in story.answers(matrix, activity, layer, lang)]
    sentence = escape(story.short_story(matrix, activity, layer, lang))
    where = t("Step {n} of {all}", n=number[row], all=len(number)) + (
        f" · {session.clause(activity.clause)}" if activity.clause else ""
    )
    with st.container(key="evidence"):
        evidence.show_panel([f"<p class='quiet'>{escape(where)}</p><h2>{sentence}</h2>"])
        if here := causes.get(row, ()):
            links.show(visit, here, key="step", asks={"text": activity.name.of(lang)})
        evidence.show_panel([html.pairs(answers, css="answers")])
        address = visit.address | {"cell": f"{row}:", "open": activity.process}
        st.page_link("matrix/matrix.py", label=t("Show in the matrix"), icon=":material/grid_on:", query_params=address)
        st.subheader(t("Who hands on to whom"), anchor=False)
        evidence.show_panel([_handovers(visit, stages, number)])


def _answer(question: str, answer: str, is_missing: bool) -> tuple[str, str]:
    missing = Html(f"<strong class='gap'>{SHAPES['gap']} {escape(answer)}</strong>")
    return question, missing if is_missing else answer


def _handovers(visit: Visit, stages: Sequence[RelayStage], number: Numbers) -> str:
    """A line a pair, the most frequent first, with the steps at which the baton passes."""

    legs = [leg for stage in stages for leg in stage.legs]
    pairs = sorted(relay.handovers(legs).items(), key=lambda pair: -len(pair[1]))
    rows = [
        (Html(f"{_name(visit, giver)} → {_name(visit, taker)}"), f"{len(passed)}", _steps(passed, number, visit.lang))
        for (giver, taker), passed in pairs
    ]
    return html.table(map(t, HANDOVERS), rows, css="handovers")


def _steps(passed: Sequence[Leg], number: Numbers, lang: str) -> str:
    """The numbers of the steps, a cross behind those where the baton falls."""

    steps = (f"{number[leg.activity.id]}{' ✕' if leg.is_dropped else ''}" for leg in passed)
    return listed(steps, lang)


def _name(visit: Visit, role: str) -> str:
    return escape(visit.names.role(role)) if role else f"<em>{t('nobody')}</em>"
