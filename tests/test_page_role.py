"""The page of a department as a page to sign: rows taken and refused, the column confirmed, what is missing."""

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.log import Confirmed, Decision, Declined, columns
from raci.model.letters import cell_of

ROW = "3.3.1-b"


def events() -> list[Any]:
    return [event.body for event in workspace.store().events("operations-policy")]


def page(opened: Callable[..., AppTest], **address: str) -> AppTest:
    return opened("role/role.py", lang="en", role="operations", **address)


def signed(app: AppTest) -> AppTest:
    return app.text_input(key="role-author").set_value("Li").run()


def texts(app: AppTest) -> str:
    return "\n".join([*(one.value for one in app.text), *(one.proto.body for one in app.get("html"))])


def test_a_department_takes_a_row_and_it_is_a_decision(alone: Callable[..., AppTest]) -> None:
    app = signed(page(alone)).button(key=f"role-take-{ROW}").click().run()
    assert "Operations accepts its own work" in texts(app)  # what it would mean, before it is taken
    app.button(key="role-keep").click().run()
    assert app.error[0].value == "Write the reason and your name; both stand in the record." and events() == []
    app.text_input(key=f"role-why-take-{ROW}").set_value("we do it").run()
    app.button(key="role-keep").click().run()
    (body,) = events()
    assert isinstance(body, Decision) and body.why == "we do it"
    assert [(one.activity, one.role, cell_of(one.after)) for one in body.changes] == [(ROW, "operations", "A/R")]
    assert f"role-take-{ROW}" not in [button.key for button in app.button]


def test_a_department_refuses_a_row_with_its_reason_and_takes_that_back(alone: Callable[..., AppTest]) -> None:
    app = signed(page(alone)).button(key=f"role-decline-{ROW}").click().run()
    app.text_input(key=f"role-why-decline-{ROW}").set_value("we carried it out").run()
    app.button(key="role-keep").click().run()
    assert events() == [Declined("operations", ROW, "we carried it out")]
    assert "Not us, because we carried it out (Li, " in texts(app)
    app.button(key=f"role-back-{ROW}").click().run()
    assert events()[-1] == Declined("operations", ROW, "we carried it out", is_withdrawn=True, undoes=1)
    assert f"role-take-{ROW}" in [button.key for button in app.button]


def test_a_column_is_confirmed_as_it_is_and_the_page_says_when_it_has_changed(alone: Callable[..., AppTest]) -> None:
    app = page(alone).button(key="role-confirm").click().run()
    assert app.error[0].value == "Write your name first; it stands in the record." and events() == []
    signed(app).button(key="role-confirm").click().run()
    (body,) = events()
    assert isinstance(body, Confirmed) and body.agrees and body.day
    now: Any = workspace.today("operations-policy")
    assert body.column == columns.column(now.matrix, "operations") and "1 of 6 departments has confirmed" in texts(app)
    assert app.button(key="role-confirm").disabled
    app.button(key=f"role-take-{ROW}").click().run()
    app.text_input(key=f"role-why-take-{ROW}").set_value("ours").run()
    app.button(key="role-keep").click().run()
    assert "The column has changed since, in: Inspect and accept the finished project." in texts(app)
    assert "0 of 6 departments have confirmed" in texts(app) and not app.button(key="role-confirm").disabled


def test_an_objection_needs_its_reason_and_no_confirmation_swallows_one(alone: Callable[..., AppTest]) -> None:
    app = signed(page(alone)).button(key="role-object").click().run()
    assert app.error[0].value == "Write the objection first."
    app.text_input(key="role-objection-operations").set_value("not ours").run()
    app.button(key="role-confirm").click().run()
    assert app.error[0].value.startswith("An objection stands in the line") and events() == []
    app.button(key="role-object").click().run()
    assert [(one.agrees, one.why) for one in events()] == [(False, "not ours")]


def test_only_today_is_signed(visit: Callable[..., AppTest]) -> None:
    for layer in ("stated", "proposed"):
        keys = [button.key or "" for button in page(visit, layer=layer).button]
        assert not any(key.startswith(("role-take", "role-confirm")) for key in keys)
