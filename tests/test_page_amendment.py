"""Policy changes on screen: which decisions are asked for, what is edited, and what there is to take away."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.amendment import edits
from pages.shared import workspace
from pages.shared.visit import Settings, Visit
from raci.log import Amends, Decision, Revealed, Today
from raci.model.amendments import Amended
from raci.model.changes import Change
from raci.model.field_changes import FieldChange
from raci.model.letters import Layer, letters_of
from raci.workshop import policy_changes, since
from tests.conftest import all_sent
from tests.workshops import CODE, GIVEN, NAME, OPENED, shown, written

PAGE = "amendment/amendment.py"
OUTSIDE = Decision((Change("4.1.2-a", "management", (), letters_of("A")),), "somebody must")
SCOPE = Amends((FieldChange("internal-audit", Amended.IN_SCOPE, False, True),), "auditors are staff")


def table(app: Any) -> Any:
    return next(data for data in all_sent(app) if "rows" in data and "heads" in data)


def test_the_decisions_asked_for_are_told_clause_by_clause(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), replace(GIVEN, dissent=(("finance", "too far"),)), OUTSIDE, SCOPE)
    for address, clauses in (
        ({}, ["适用范围", "三(三)1", "四(一)2"]),
        ({"code": CODE}, ["三(三)1"]),
        ({"code": "since", "since": "4"}, ["适用范围"]),
        ({"code": "nowhere", "since": "99"}, ["适用范围", "三(三)1", "四(一)2"]),
    ):
        app = alone(PAGE, lang="zh", **address)
        assert [row["clause"] for row in table(app)["rows"]] == clauses and not app.exception
    app = alone(PAGE, lang="en", code=CODE)
    [row] = table(app)["rows"]
    assert app.header[0].value == "1 clause of the policy is rewritten"
    assert row["clause"] == "3.3.1" and row["rest"][0] == "they pay for it" and row["rest"][2] == "Finance: too far"
    assert ["; Management shall answer for it", True] in [list(piece) for piece in row["new"]]
    assert [one.proto.label for one in app.get("download_button")] == [
        "CSV",
        "Markdown",
        "Word file, both languages",
        "Word file",
    ]


def test_a_whole_clause_and_a_version_stand_in_the_address(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN, OUTSIDE)
    app = alone(PAGE, lang="en", code=CODE)
    brief = table(app)["rows"][0]["text"]
    whole = table(alone(PAGE, lang="en", code=CODE, whole="yes"))["rows"][0]["text"]
    assert brief in whole and "Finance shall" not in brief and "acceptance report" in whole
    app.selectbox(key="amendment-code").set_value("since").run()
    app.number_input(key="amendment-since").set_value(3).run()
    assert (app.query_params["code"], app.query_params["since"]) == ("since", "3")
    assert [row["clause"] for row in table(app)["rows"]] == ["4.1.2"]


def test_decisions_are_ticked_one_by_one_and_stand_in_the_address(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN, OUTSIDE, SCOPE)
    app = alone(PAGE, lang="en", code="chosen")
    assert app.header[0].value == "No clause is rewritten" and app.expander[0].label == "Decisions: 0 of 3 chosen"
    labels = [one.label.partition(" ")[0] for one in app.checkbox]
    assert labels == ["5", "4", "3"]
    for number in (5, 3):
        app.checkbox(key=f"amendment-entry-{NAME}-{number}").check().run()
    assert app.query_params["entries"] == "5,3" and len(table(app)["rows"]) == 2
    assert "chosen decisions: entries 3, 5" in shown(app)
    app.checkbox(key=f"amendment-entry-{NAME}-5").uncheck().run()
    assert [row["clause"] for row in table(app)["rows"]] == ["3.3.1"]
    asked = alone(PAGE, lang="en", code="chosen", entries="4,9,x,1")
    assert [row["clause"] for row in table(asked)["rows"]] == ["4.1.2"]


def test_nothing_decided_says_what_will_stand_here(alone: Callable[..., AppTest]) -> None:
    app = alone(PAGE, lang="en")
    assert app.header[0].value == "No clause is rewritten" and not app.get("download_button")
    proposed = alone(PAGE, lang="en", code="proposed")
    assert len(table(proposed)["rows"]) > 10 and "open proposals, which nobody has decided" in shown(proposed)
    assert "What a workshop decides" in shown(app)


def test_decisions_that_no_longer_fit_are_said(alone: Callable[..., AppTest]) -> None:
    written(replace(OUTSIDE, changes=(Change("gone", "management", (), letters_of("A")),)))
    assert alone(PAGE, lang="en").warning[0].value == "1 decision no longer fits the file and is left out."


def test_a_text_from_the_browser_is_kept_for_its_language_and_taken_back(alone: Callable[..., AppTest]) -> None:
    written(OUTSIDE)
    alone(PAGE, lang="en")
    today = workspace.today(NAME)
    assert isinstance(today, Today)
    visit = Visit(Settings(NAME, Layer.TODAY, "en"), None, today, today)
    changes = policy_changes(today, since(today, 0), "en")
    key = edits.key_of(changes.clauses[0], "en")
    for sent in ({"key": key, "text": "Management answers."}, {"key": "gone", "text": "x"}, {"key": 1}, "x", None):
        edits.write(visit, changes, sent)
    [one] = edits.put_in(visit, changes).clauses
    assert (one.final, one.reads) == ("Management answers.", changes.clauses[0].reads)
    other = policy_changes(today, since(today, 0), "zh")
    assert edits.put_in(visit, other).clauses[0].edited == ""
    more = policy_changes(today, since(today, 0), "en", is_whole=True)
    assert edits.put_in(visit, more).clauses[0].edited == ""  # it was written for fewer sentences
    assert edits.others(visit, more.clauses[0]) == ["Management answers."] and not edits.others(visit, one)
    edits.write(visit, changes, {"key": key, "text": " "})
    assert edits.put_in(visit, changes).clauses[0].edited == ""
