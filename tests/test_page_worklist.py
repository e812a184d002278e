"""Page Gaps as a work list: what is done there stands in the log, moves the states, and begins the next workshop."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from streamlit.testing.v1 import AppTest

from raci.log import Accepted, Amends, Answered, Assigned, Confirmed, Decision, Parked
from raci.model.amendments import Amended
from tests.conftest import all_sent
from tests.workshops import OUTSIDE, events, html, shown, written

RISK = "RACI100:4.1.2-a"
CAUSE = "clause:risk:四(一)2"
PAST, SOON = date.today() - timedelta(days=3), date.today() + timedelta(days=40)


def gaps(alone: Callable[..., AppTest], **asked: str) -> Any:
    return alone("gaps/gaps.py", lang="en", **{"finding": RISK, **asked})


def typed(app: Any, **lines: str) -> Any:
    for name, line in {"author": "Li", **lines}.items():
        key = "gaps-author" if name == "author" else f"gaps-form-{name.replace('_', '-')}-{CAUSE}"
        app.text_input(key=key).set_value(line)
    return app.run()


def sent(app: Any) -> Any:
    """What the page sent to its list."""

    return next(one for one in all_sent(app) if "groups" in one)


def item(app: Any, finding: str = RISK) -> Any:
    return next(one for group in sent(app)["groups"] for one in group["items"] if one["id"] == finding)


def first_offered(alone: Callable[..., AppTest]) -> str:
    """The first row that Prepare offers, with why."""

    return str(next(one for one in all_sent(alone("prepare/prepare.py", lang="en")) if "rows" in one)["rows"][0])


def chips(app: Any) -> list[str]:
    [pills] = [one for one in app.get("button_group") if any("All " in option.content for option in one.proto.options)]
    return [option.content for option in pills.proto.options]


def test_a_cause_is_put_on_the_agenda_and_off_it_again(alone: Callable[..., AppTest]) -> None:
    app = typed(gaps(alone))
    app.date_input(key="gaps-day").set_value(SOON).run()
    app.button(key="gaps-put").click().run()
    [body] = events()
    assert (body.cause, body.after.agenda, body.at) == (CAUSE, SOON, "4.1.2-a")
    assert item(app)["cells"][0]["lines"] == [f"on the agenda of {SOON}"]
    assert [one for one in chips(app) if "agenda" in one] == ["● On the agenda 1"]
    assert f"On the agenda of {SOON}" in first_offered(alone)
    app.button(key="gaps-off").click().run()
    assert item(app)["cells"][0]["lines"] == ["open"] and len(events()) == 2


def test_the_panel_of_a_cause_opens_from_every_page_that_tells_of_it(visit: Callable[..., AppTest]) -> None:
    own = "RACI502:3.3.1-b:operations"
    for page, asked in (
        ("matrix", {"cell": "3.3.1-b:"}),
        ("process", {"step": "3.3.1-b"}),
        ("role", {"role": "operations"}),
    ):
        app = visit(f"{page}/{page}.py", lang="en", **asked)
        asks = [dict(parse_qsl(link.proto.query_string)) for link in app.get("page_link")]
        assert own in [one.get("finding") for one in asks], page
    cards = all_sent(visit(lang="en"))[0]["cards"]
    assert own in [dict(parse_qsl(urlsplit(card["see"][0]["href"]).query))["finding"] for card in cards]
    assert "Operations accepts its own work" in html(visit("gaps/gaps.py", lang="en", finding=own))


def test_states_add_up_and_filter_and_the_head_counts_what_is_shown(alone: Callable[..., AppTest]) -> None:
    written(Parked("4.1.2-a", "Who pays?", "finance", PAST))
    app = gaps(alone)
    numbers = [int(one.rsplit(" ", 1)[1]) for one in chips(app)[:6]]
    assert numbers[0] == sum(numbers[1:]) == 71 and chips(app)[6] == "1 overdue"
    for state in ("parked", "overdue"):
        app = gaps(alone, state=state)
        assert app.header[0].value == "1 gap"
        assert app.caption[0].value == "1 of 71 causes shown, gravest first"
    late = item(app)["cells"]
    assert late[0] == {"mark": "‖", "lines": [f"parked until {PAST}, overdue"], "late": True}
    assert late[1]["lines"] == ["Finance", f"{PAST}"]


def test_a_way_out_is_decided_with_its_clauses_and_answers_what_was_parked(alone: Callable[..., AppTest]) -> None:
    finding, why = "RACI502:3.3.1-b:operations", "gaps-form-why-row:3.3.1-b"
    written(Parked("3.3.1-b", "Who accepts?", "finance", PAST))
    app = gaps(alone, finding=finding, do="apply")
    app.text_input(key=why).set_value("whoever pays")
    app.text_input(key="gaps-author").set_value("Li")
    app.button(key="gaps-apply").click().run()
    _, decision, amended, answer = events()
    assert isinstance(decision, Decision) and decision.why == "whoever pays" and len(decision.changes) == 6
    assert isinstance(amended, Amends) and amended.fields[0].field == Amended.REFUSED
    assert answer == Answered(1, "whoever pays", by=2, activity="3.3.1-b")
    assert app.header[0].value.startswith("5 gaps") and not any(one.key == why for one in app.text_input if one.value)


def test_a_cause_that_a_decision_has_settled_is_listed_as_decided(alone: Callable[..., AppTest]) -> None:
    finding = "RACI306:3.3.3-a"
    app = gaps(alone, finding=finding, do="apply")
    app.text_input(key="gaps-form-why-clause:closing:三(三)3:results").set_value("management hears it")
    app.text_input(key="gaps-author").set_value("Li")
    app.button(key="gaps-apply").click().run()
    assert "settled in this layer, or left out by a filter" in shown(app)
    assert chips(app)[5] == "✓ Decided 1" and chips(app)[0] == "All 70"
    app = gaps(alone, state="decided", finding=finding)
    assert item(app, finding)["cells"][0]["lines"] == ["settled by a decision"]
    assert "Settled by decisions. It was: Concern; " in html(app)


def test_a_person_a_question_and_an_exception_go_into_the_same_log(alone: Callable[..., AppTest]) -> None:
    app = typed(gaps(alone, do="assign"))
    app.selectbox(key=f"gaps-form-owner-{CAUSE}").set_value("finance")
    app.date_input(key=f"gaps-form-due-{CAUSE}").set_value(SOON).run()
    app.button(key="gaps-assign").click().run()
    assert item(app)["cells"][1]["lines"] == ["Finance", f"{SOON}"]
    app = typed(gaps(alone, do="park"), question="Who pays?")
    app.selectbox(key=f"gaps-form-brings-{CAUSE}").set_value("finance").run()
    app.button(key="gaps-park").click().run()
    app = gaps(alone, do="accept")
    which = app.selectbox(key=f"gaps-form-which-{CAUSE}").value
    for name in ("accept-why", "control"):
        app.text_input(key=f"gaps-form-{name}-{which}").set_value(name)
    app.text_input(key="gaps-author").set_value("Li").run()
    app.button(key="gaps-accept").click().run()
    assert [type(body) for body in events()] == [Assigned, Parked, Accepted]
    assert events()[1].activity == "4.1.2-a" and events()[2].control == "control"


def test_open_questions_are_answered_where_they_are_listed(alone: Callable[..., AppTest]) -> None:
    written(Parked("4.1.2-a", "Who pays?", "finance", PAST), Confirmed("marketing", False, "not *ours*"))
    app = gaps(alone, view="questions")
    assert app.header[0].value == "2 open questions" and "Who pays?" in html(app)
    assert [one["id"] for group in sent(app)["groups"] for one in group["items"]] == ["1", "2"]
    first, told = first_offered(alone), alone("prepare/prepare.py", lang="en").get("page_link")
    assert "Still open: Who pays? (Finance, by" in first and "overdue" in first
    assert any("Marketing objects to its column: not" in one.proto.label.replace("\\", "") for one in told)
    app.button(key="gaps-answer").click().run()
    assert "Say why in one line" in shown(app) and len(events()) == 2
    for number, line in ((1, "the budget does"), (2, "it stays as it is")):
        app = gaps(alone, view="questions", entry=f"{number}")
        app.text_input(key=f"gaps-form-answer-entry:{number}").set_value(line)
        app.text_input(key="gaps-author").set_value("Li").run()
        app.button(key="gaps-answer").click().run()
    assert [body.why for body in events()[2:]] == ["the budget does", "it stays as it is"]
    assert "Nothing has been left open" in sent(app)["empty"]


def test_a_question_is_closed_by_a_decision_that_has_been_taken_on_its_row(alone: Callable[..., AppTest]) -> None:
    written(Parked("3.3.1-b", "Who accepts?", "finance", PAST), OUTSIDE)
    app = gaps(alone, view="questions", entry="1")
    app.button_group(key="gaps-question-do").set_value("decided").run()
    app.text_input(key="gaps-form-answer-entry:1").set_value("they pay")
    app.text_input(key="gaps-author").set_value("Li").run()
    app.button(key="gaps-answer").click().run()
    assert events()[-1] == Answered(1, "they pay", by=2, activity="3.3.1-b")


def test_in_other_layers_and_earlier_versions_the_panel_leads_to_today(alone: Callable[..., AppTest]) -> None:
    written(Parked("4.1.2-a", "Who pays?", "finance", PAST), Confirmed("marketing", True))
    for asked in ({"layer": "stated"}, {"version": "1"}):
        app = gaps(alone, **asked)
        assert "Decisions are taken on the matrix of today." in shown(app)
        assert [one.key for one in app.button if (one.key or "").startswith("gaps-put")] == []
