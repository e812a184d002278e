"""What the next workshop begins with: questions that are still open, and what has been put on its agenda."""

from datetime import date

import streamlit as st

from pages.shared import session
from pages.shared.visit import Visit
from raci.log.open_points import OpenPoint, open_points, rows_asked
from raci.log.standing import on_agenda, standings
from raci.model.letters import Layer

t = session.t
LOOSE_SHOWN = 3


def notes(visit: Visit) -> dict[str, str]:
    """Row -> why it comes first, in words: the questions, the earliest day first, then what is on the agenda."""

    day, rows = date.today(), dict[str, str]()
    for question in open_points(visit.today, day):
        why = " · ".join([_in_words(visit, question), *([t("overdue")] if question.is_overdue else [])])
        for row in rows_asked(visit.today, question):
            rows.setdefault(row, why)
    causes = visit.causes_of(Layer.TODAY)
    for row, on in on_agenda(standings(visit.today, causes, (), day)).items():
        rows.setdefault(row, t("On the agenda of {day}", day=on))
    return rows


def show_loose(visit: Visit) -> None:
    """The open questions that are about no row of the list, such as an objection to a column, and the way to them."""

    questions = open_points(visit.today, date.today())
    loose = [question for question in questions if not rows_asked(visit.today, question)]
    for question in loose[:LOOSE_SHOWN]:
        address = visit.address | {"view": "questions", "entry": f"{question.number}"}
        label = session.plain(_in_words(visit, question))
        st.page_link("gaps/gaps.py", label=label, icon=":material/help:", query_params=address)


def _in_words(visit: Visit, question: OpenPoint) -> str:
    """The question or the objection, with its person and day where it has them."""

    names = visit.names
    who = {"role": names.role(question.owner) or t("nobody yet"), "day": question.due or t("no day")}
    if not question.role:
        return t("Still open: {question} ({role}, by {day})", question=question.question, **who)
    objection = t("{role} objects to its column: {why}", role=names.role(question.role), why=question.question)
    return t("{question} ({role}, by {day})", question=objection, **who) if question.owner else objection
