"""A matrix of one's own: from two lists, and from templates in our own words."""

from raci.file.dump import dumps
from raci.file.load import loads
from raci.file.templates import NAMES, templates
from raci.model.item_changes import ItemKind, items_of
from raci.model.letters import Layer
from raci.model.shaping import LIMIT_NAME
from raci.rules import Severity, check
from raci.sheets.started import Lists, lack_of, lists_of, started


def test_two_lists_make_a_matrix_with_a_row_a_line_and_a_column_a_party() -> None:
    lists = lists_of("Buying:\nOrder\n Pay the bill \n\nOrder\n收货：\n验收", "Finance\nFinance\n仓库\n")
    assert lists == Lists((("Buying", "Order"), ("Buying", "Pay the bill"), ("收货", "验收")), ("Finance", "仓库"))
    matrix = started(lists, "Our buying")
    assert matrix.id == "our-buying"
    assert [(item.id, item.name.zh) for item in matrix.processes] == [("buying", "Buying"), ("process-1", "收货")]
    assert [(item.id, item.process) for item in matrix.activities] == [
        *(("order", "buying"), ("pay-the-bill", "buying"), ("a-1", "process-1"))
    ]
    assert [(item.id, item.name.en) for item in matrix.roles] == [("finance", "Finance"), ("role-1", "仓库")]
    assert loads(dumps(matrix)) == matrix


def test_two_columns_of_a_spreadsheet_are_activities_and_parties() -> None:
    assert lists_of("Order\tSales\nPay\tFinance\n\tAudit", "IT") == Lists(
        (("", "Order"), ("", "Pay")), ("Sales", "Finance", "Audit", "IT")
    )
    assert [item.name.en for item in started(lists_of("Order\tSales", ""), "T").processes] == ["T"]


def test_what_is_missing_or_too_much_is_said() -> None:
    cases = {
        "no activity is named; write one activity a line": ("", "IT"),
        "no party is named; write one party a line, or paste it beside the activities": ("Order", ""),
        f"the name “{'x' * 40}” is too long; keep it within {LIMIT_NAME} characters": ("x" * 301, "IT"),
        "1 activities and 501 parties are too many; keep within 5000 and 500": (
            "Order", "\n".join(f"party {number}" for number in range(501))
        ),
    }  # fmt: skip
    for message, (activities, parties) in cases.items():
        problem = lack_of(lists_of(activities, parties))
        assert problem and problem.message("en") == message
    assert lack_of(lists_of("Order", "IT")) is None


def test_the_six_templates_are_in_both_languages_and_leave_nothing_open() -> None:
    assert tuple(templates()) == NAMES and len(NAMES) == 6
    for name, matrix in templates().items():
        assert matrix.id == name and 9 <= len(matrix.activities) <= 20 and matrix.notes == ()
        result = check(matrix, Layer.TODAY)
        assert [item.message("en") for item in result if item.severity != Severity.NOTE] == [], name
        words = [item.name for kind in ItemKind for item in items_of(matrix, kind).values()]
        assert [text.en for text in (matrix.title, *words) if text.en == text.zh] == [], name
