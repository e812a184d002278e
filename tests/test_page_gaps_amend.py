"""Page Gaps: what letters cannot settle is amended there, with a reason and a name, like letters."""

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from raci.log import Amends
from raci.model.amendments import Amended
from raci.model.field_changes import FieldChange
from tests.workshops import events, shown

AUDIT = "RACI306:3.3.1-c"
WHY = "gaps-form-amend-why-clause:acceptance:三(三)1:results"


def filled(app: Any, role: str = "management") -> Any:
    app.multiselect(key="gaps-form-value-3.3.1-c-to").select(role)
    app.text_input(key=WHY).set_value("Somebody must read it")
    app.text_input(key="gaps-author").set_value("Li")
    return app.run()


def test_a_field_is_amended_with_a_reason_and_a_name(alone: Callable[..., AppTest]) -> None:
    app = filled(alone("gaps/gaps.py", lang="en", layer="today", finding=AUDIT, do="amend"))
    assert "Goes to: – → Management" in shown(app)
    app.button(key="gaps-apply").click().run()
    change = FieldChange("3.3.1-c", Amended.TO, (), ("management",))
    assert events() == [Amends((change,), "Somebody must read it")]
    told = shown(alone("record/record.py", lang="en", entry="1"))
    assert "Goes to: – → Management" in told and "Somebody must read it" in told


def test_without_a_name_nothing_is_written_and_nothing_lost(alone: Callable[..., AppTest]) -> None:
    app = filled(alone("gaps/gaps.py", lang="en", layer="today", finding=AUDIT, do="amend"))
    app.text_input(key="gaps-author").set_value("")
    app.button(key="gaps-apply").click().run()
    assert events() == [] and app.text_input(key=WHY).value == "Somebody must read it"
    assert "Write your name first" in shown(app)


def test_a_cause_that_letters_settle_and_the_text_as_stated_have_no_form(alone: Callable[..., AppTest]) -> None:
    for asked in ({"finding": "RACI100:4.2.4-a", "layer": "today"}, {"finding": AUDIT, "layer": "stated"}):
        app = alone("gaps/gaps.py", lang="en", do="amend", **asked)
        assert [one.key for one in app.button if one.key == "gaps-apply"] == []
