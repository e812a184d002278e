"""What the next workshop begins with: questions that are still open, and what has been put on its agenda."""

from datetime import date

from pages.shared import session
from pages.shared.visit import Visit
from raci.log.open_points import open_points
from raci.log.standing import on_agenda, standings
from raci.model.letters import Layer

t = session.t


def notes(visit: Visit) -> dict[str, str]:
    """Row -> why it comes first, in words: the questions, the earliest day first, then what is on the agenda."""

    day, names, rows = date.today(), visit.names, dict[str, str]()
    for point in open_points(visit.today, day):
        if point.activity in visit.matrix.activity:
            who = {"role": names.role(point.owner), "day": point.due, "question": point.question}
            rows.setdefault(point.activity, t("Still open: {question} ({role}, by {day})", **who))
    causes = visit.causes_of(Layer.TODAY)
    for row, on in on_agenda(standings(visit.today, causes, (), day)).items():
        rows.setdefault(row, t("On the agenda of {day}", day=on))
    return rows
