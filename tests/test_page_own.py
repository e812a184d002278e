"""A matrix of one's own on screen: started on Bring, then shaped on Matrix, each change with a reason in the log."""

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.file.dump import dumps
from raci.log import Decision, Reshaped
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.item_changes import ItemKind
from raci.model.letters import letters_of
from raci.people import typed
from raci.sheets.started import lists_of, started
from tests.conftest import all_sent
from tests.workshops import NAME, shown

FORM = "matrix-shape-form"


def kept() -> Matrix:
    matrix = workspace.matrix("mine")
    assert isinstance(matrix, Matrix)
    return matrix


def shaping(alone: Callable[..., AppTest], kind: str = "activity") -> AppTest:
    """The page on which a small matrix of one's own is shaped."""

    text = dumps(started(lists_of("Order\nPay", "Sales\nFinance"), "Mine"))
    alone("bring/bring.py", lang="en")
    if not workspace.is_known("mine"):
        workspace.library().keep("mine", typed("Li"), text, "")
    app = alone("matrix/matrix.py", lang="en", matrix="mine", edit="yes")
    app.segmented_control(key="matrix-edit-what").set_value("items").run()
    app.segmented_control(key="matrix-shape-kind").set_value(ItemKind(kind)).run()
    app.text_input(key="matrix-author").set_value("Li").run()
    return app


def apply(app: AppTest, key: str, why: str) -> None:
    app.text_input(key=f"{key}-why").set_value(why).run()
    app.button(key="matrix-shape-apply").click().run()
    assert not app.exception, app.exception


def pick(app: AppTest, kind: str, id_: str) -> None:
    next(item for item in app.selectbox if str(item.key).startswith(f"matrix-shape-which-{kind}")).set_value(id_).run()


def test_a_matrix_is_started_from_lists_a_template_and_a_copy(alone: Callable[..., AppTest]) -> None:
    app = alone("bring/bring.py", lang="en")
    app.text_area(key="bring-start-activities").set_value("Order").run()
    assert "no party is named; write one party a line" in shown(app)
    app.text_area(key="bring-start-activities").set_value("Order\tSales\nPay\tFinance").run()
    app.text_input(key="bring-title-From two lists").set_value("Our buying").run()
    app.button(key="bring-keep-now").click().run()
    assert "Write your name first" in shown(app)
    app.text_input(key="bring-author").set_value("Li").run()
    app.button(key="bring-keep-now").click().run()
    assert not app.exception and dict(app.query_params).items() >= {("matrix", "our-buying"), ("edit", "yes")}
    matrix = workspace.matrix("our-buying")
    assert isinstance(matrix, Matrix) and [*matrix.role] == ["sales", "finance"] and len(matrix.activities) == 2
    for way, choice, name in (
        ("template", "incident", "incident"),
        ("copy", NAME, f"{NAME}-2"),
    ):
        app = alone("bring/bring.py", lang="en")
        app.segmented_control(key="bring-start-way").set_value(way).run()
        app.selectbox(key=f"bring-start-{way}").set_value(choice).run()
        app.text_input(key="bring-author").set_value("Li").run()
        app.button(key="bring-keep-now").click().run()
        assert not app.exception and workspace.is_known(name)


def test_a_row_is_added_with_its_attributes_and_its_topic(alone: Callable[..., AppTest]) -> None:
    app = shaping(alone)
    key = f"{FORM}-activity-"
    app.button(key="matrix-shape-apply").click().run()
    assert "Write a name first." in shown(app)
    app.text_input(key=f"{key}-activity.name").set_value("Approve the order").run()
    app.selectbox(key=f"{key}-activity.act").set_value("approve").run()
    app.multiselect(key=f"{key}-activity.topic").set_value(["Money", "付款", "采购"]).run()
    app.multiselect(key=f"{key}-to").set_value(["finance"]).run()
    app.text_input(key=f"{key}-when").set_value("within a day").run()
    app.selectbox(key=f"{key}-refused").set_value("order").run()
    app.selectbox(key=f"{key}-behind").set_value("order").run()
    app.button(key="matrix-shape-apply").click().run()
    assert "Write the reason and your name" in shown(app)
    apply(app, key, "four eyes")
    matrix = kept()
    assert [*matrix.activity] == ["order", "approve-the-order", "pay"]
    row = matrix.activity["approve-the-order"]
    assert (row.act, row.to, row.refused) == ("approve", ("finance",), "order")
    assert [matrix.topic[topic].name.en for topic in row.topic] == ["Money", "付款", "采购"]
    assert row.when and (row.when.text.en, row.when.exact) == ("within a day", True)
    assert app.text_input(key=f"{key}-activity.name").value == ""


def test_a_party_is_renamed_gets_its_persons_and_goes(alone: Callable[..., AppTest]) -> None:
    app = shaping(alone, "role")
    pick(app, "role", "finance")
    key = f"{FORM}-role-finance"
    app.text_input(key=f"{key}-role.name").set_value("Treasury").run()
    app.multiselect(key=f"{key}-role.holders").set_value(["Li Wei"]).run()
    app.multiselect(key=f"{key}-role.stand_in").set_value(["sales"]).run()
    assert "“Finance”: Name: Finance → Treasury" in shown(app)
    apply(app, key, "new name")
    role = kept().role["finance"]
    assert (role.name.en, role.aliases, role.persons, role.stand_in) == (
        "Treasury",
        ("Finance",),
        ("Li Wei",),
        ("sales",),
    )
    app.text_input(key=f"{key}-why").set_value("gone").run()
    app.button(key="matrix-shape-retire").click().run()
    assert not app.exception and [*kept().role] == ["sales"]


def test_who_was_slower_reads_what_changed_and_turns_nothing_back(alone: Callable[..., AppTest]) -> None:
    app = shaping(alone, "process")
    pick(app, "process", "mine")
    key = f"{FORM}-process-mine"
    app.selectbox(key=f"{key}-process.kind").set_value("flow").run()
    other = Decision((Change("order", "sales", (), letters_of("A/R")),), "theirs")
    workspace.store().append("mine", 0, typed("Wu"), other)
    apply(app, key, "steps in order")
    assert "somebody was faster" in shown(app) and "Wu" in shown(app)
    app.button(key="matrix-shape-apply").click().run()
    events: Any = workspace.store().events("mine")
    assert [type(item.body) for item in events] == [Decision, Reshaped] and kept().processes[0].kind == "flow"


def test_who_changes_one_thing_changes_nothing_else(alone: Callable[..., AppTest]) -> None:
    """What a field says at first is what the item says: its place, what follows a no, its chain."""

    app = shaping(alone)
    pick(app, "activity", "pay")
    key = f"{FORM}-activity-pay"
    assert app.selectbox(key=f"{key}-behind").value == "order"
    app.selectbox(key=f"{key}-refused").set_value("order").run()
    apply(app, key, "unpaid goes back")
    assert app.selectbox(key=f"{key}-refused").value == "order"
    app.text_input(key=f"{key}-activity.name").set_value("Pay it").run()
    apply(app, key, "clearer")
    assert [*kept().activity] == ["order", "pay"] and kept().activity["pay"].refused == "order"
    app.segmented_control(key="matrix-shape-kind").set_value(ItemKind.ROLE).run()
    pick(app, "role", "finance")
    app.text_input(key=f"{FORM}-role-finance-role.name").set_value("Treasury").run()
    apply(app, f"{FORM}-role-finance", "new name")
    assert [*kept().role] == ["sales", "finance"]
    body = workspace.store().events("mine")[-1].body
    assert body.orders == () and [change.field for change in body.fields] == ["role.name", "role.aliases"]


def test_rows_and_parties_are_pasted_into_a_matrix_and_what_is_there_stays_once(alone: Callable[..., AppTest]) -> None:
    app = shaping(alone)
    pick(app, "activity", "+")
    key = f"{FORM}-activity-+"
    app.button(key="matrix-shape-apply").click().run()
    assert "Write a list first." in shown(app)
    app.text_area(key=f"{key}-list").set_value("Order\tSales\nClaim\tLegal\nAfter sales:\nRefund\nRefund").run()
    assert "2 of them are there already" in [one.value for one in app.caption]
    assert "“Refund” is added to After sales" in shown(app)
    apply(app, key, "agreed")
    matrix = kept()
    assert [(row.id, matrix.process[row.process].name.en) for row in matrix.activities][-2:] == [
        ("claim", matrix.processes[0].name.en),
        ("refund", "After sales"),
    ]
    assert [*matrix.role] == ["sales", "finance", "legal"] and app.text_area(key=f"{key}-list").value == ""


def test_what_a_change_of_rows_settles_and_raises_stands_there_before_the_press(alone: Callable[..., AppTest]) -> None:
    app = shaping(alone)
    app.text_input(key=f"{FORM}-activity--activity.name").set_value("Approve the order").run()
    assert "**Raises: 1**" in shown(app) and shown(app).count("“Approve the order”") == 2


def test_a_field_that_was_emptied_stays_empty_in_a_page_that_begins_anew(alone: Callable[..., AppTest]) -> None:
    app = shaping(alone, "role")
    pick(app, "role", "finance")
    field = f"{FORM}-role-finance-role.stand_in"
    app.multiselect(key=field).set_value(["sales"]).run()
    apply(app, f"{FORM}-role-finance", "for holidays")
    app.multiselect(key=field).set_value([]).run()
    held = next(message for message in all_sent(app) if message.get("place") == "matrix-shape-mine")["values"]
    assert held["matrix-shape-form-emptied"] == [field]
    again = shaping(alone, "role")
    for name, value in held.items():
        again.session_state[f"note-kept-{name}"] = value
    pick(again, "role", "finance")
    assert again.multiselect(key=field).value == []
    pick(again, "role", "sales")
    assert not again.exception
