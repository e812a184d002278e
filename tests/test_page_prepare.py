"""The page that prepares a workshop, as a facilitator meets it, on a log of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.prepare import rows
from pages.shared import workspace
from raci.log import Ballot, Belated, Closed, Opened, Revealed
from raci.workshop import LIMIT_ROWS, is_code, slips_csv_table
from tests.conftest import all_sent
from tests.matrices import ROOT, policy
from tests.people import SOMEBODY
from tests.workshops import CODE, DAY, LEADS, OPENED, ROWS, SEATS, events, html, shown, voted, written


def test_rows_with_gaps_are_ticked_the_worst_first_and_no_more_than_fit(alone: Callable[..., AppTest]) -> None:
    app = alone("prepare/prepare.py", lead=LEADS, lang="en")
    data = next(one for one in all_sent(app) if "limit" in one)
    assert app.header[0].value == "27 rows have an open gap or lack a letter; the worst 20 fit into two hours"
    motions, inside = data["motions"], {row for one in data["motions"] for row in one["inside"]}
    worst = [row["id"] for row in data["rows"] if row["id"] not in inside]
    chosen, single = data["chosen"], data["chosen"][len(motions) :]
    assert chosen[: len(motions)] == [one["id"] for one in motions] and len(chosen) == LIMIT_ROWS
    assert {*single} <= {*worst}
    assert len(motions) > 2 and all(len(one["inside"]) != 1 and one["closes"] for one in motions)
    assert {*motions[0]["closes"]} <= {one["id"] for one in data["causes"]}
    assert len(data["rows"]) == 98 and data["rows"][0]["wrong"].startswith("▲")


@pytest.mark.parametrize(
    ("sent", "chosen"),
    [
        (None, ["a", "b"]),
        (["c", "a", "nowhere", 7], ["a", "c"]),
        ([], []),
        ("a", ["a", "b"]),
        (7, ["a", "b"]),
    ],
)
def test_rows_from_the_browser_are_checked(sent: Any, chosen: Any) -> None:
    data: Any = {"chosen": ["a", "b"], "motions": [], "rows": [{"id": one} for one in "abc"]}
    assert rows.chosen(data, sent) == chosen


def test_a_workshop_is_opened_with_code_link_picture_and_slips(alone: Callable[..., AppTest]) -> None:
    app = alone("prepare/prepare.py", lead=LEADS, lang="en")
    app.text_input(key="prepare-author").set_value("Li Na").run()
    app.button(key="prepare-open").click().run()
    [opened] = events()
    assert is_code(opened.workshop) and opened.seats[0] == "operations"
    assert opened.motions and len(opened.rows) + len(opened.motions) == LIMIT_ROWS
    assert app.query_params["code"] == opened.workshop
    assert f"/ballot?code={opened.workshop}&lang=en" in app.code[1].value
    assert "data:image/svg+xml" in html(app)
    assert [one.label for one in app.get("download_button")] == [
        "Slips as CSV",
        "Slips to print",
        "Links of the seats to print",
    ]


def test_nothing_is_opened_without_a_name_or_a_seat(alone: Callable[..., AppTest]) -> None:
    app = alone("prepare/prepare.py", lead=LEADS, lang="en")
    app.button(key="prepare-open").click().run()
    assert app.error[0].value == "Write a title, a day and your name; they stand in the minutes."
    app.text_input(key="prepare-author").set_value("Li").run()
    app.get("button_group")[-1].set_value([]).run()
    app.button(key="prepare-open").click().run()
    assert (app.error[0].value, events()) == ("Choose at least one seat.", [])


def test_a_matrix_may_have_several_workshops(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), Closed(CODE), Opened("AAA-AAA-AAA", "Next", DAY, ROWS, SEATS))
    labels = [link.proto.label for link in alone("prepare/prepare.py", lead=LEADS, lang="en").get("page_link")]
    assert [one.replace("\\", "") for one in labels if " · " in one] == [
        "2026-12-03 · Next · collecting answers",
        "2026-12-03 · December *workshop* · over",
    ]


def test_an_address_that_phones_cannot_open_is_told_and_another_can_be_written(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OPENED)
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE)
    assert app.warning[0].value.startswith("Only this machine can open that address.")
    monkeypatch.setenv("RACI_PUBLIC_URL", "http://10.0.0.5:8501")
    monkeypatch.setenv("RACI_EVERYBODY", "administer")
    app.text_input(key="prepare-join").set_value("http://10.0.0.5:8501/prepare").run()
    assert not app.warning
    assert app.code[1].value == f"http://10.0.0.5:8501/ballot?code={CODE}&lang=en"


def filled(answers: dict[str, dict[str, str]], separator: str = ";") -> str:
    """The slip of the workshop with what each seat writes into 3.1.2-b: seat -> role -> letters."""

    columns, rows = slips_csv_table(policy(), OPENED, "en")
    for row in rows:
        for role, letters in answers.get(row[1], {}).items() if row[2] == "3.1.2-b" else ():
            row[5 + list(policy().role).index(role)] = letters
    return "".join(separator.join(row) + "\n" for row in [columns, *rows])


def test_a_filled_slip_is_pasted_and_taken_in_and_a_phone_is_left_alone(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={"3.1.2-b": {"finance": "A"}})
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE)
    slip = filled({"operations": {"operations": "A/R", "finance": "C"}, "finance": {"finance": "R"}}, "\t")
    slip += f"{CODE}\tmarketing\tzz\t\t?\tA\n"
    app.text_area(key="prepare-slips-text").set_value(slip).run()
    assert "2 answers of 2 seats can be taken in" in shown(app)
    assert 'no activity has the id "zz"; keep' in app.code[-1].value
    app.button(key="prepare-slips-take").click().run()
    assert app.info[0].value.replace("\\", "") == "1 answer taken in. On a phone already, and left as they are: Finance"
    written(Revealed(CODE))
    assert workspace.store().box.ballots(CODE) == [
        Ballot("finance", "3.1.2-b", {"finance": "A"}),
        Ballot("operations", "3.1.2-b", {"finance": "C", "operations": "A/R"}),
    ]


def test_each_matrix_has_rows_seats_and_a_title_of_its_own(alone: Callable[..., AppTest], tmp_path: Path) -> None:
    shutil.copy(ROOT / "data" / "brand-custody.yaml", tmp_path)
    app = alone("prepare/prepare.py", lead=LEADS, lang="en")
    app.text_input(key="prepare-author").set_value("Li Na").run()
    app.query_params["matrix"] = "brand-custody"
    app.run()
    data = next(one for one in all_sent(app) if "limit" in one)
    app.button(key="prepare-open").click().run()
    [opened] = [event.body for event in workspace.store().events("brand-custody")]
    motions = [one["id"] for one in data["motions"]][: len(opened.motions)]
    assert [*motions, *opened.rows] == data["chosen"] and opened.seats
    assert opened.title == f"Workshop: {workspace.matrix('brand-custody').title.en}"
    assert opened.title != f"Workshop: {policy().title.en}"


def test_an_address_that_is_none_is_told_and_stays_in_its_field(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE, join="my server")
    assert (app.error[0].value[:19], app.text_input(key="prepare-join").value) == ("This is no address.", "my server")
    app.text_input(key="prepare-join").set_value("127.0.0.5:8501").run()
    assert not app.error and "http://127.0.0.5:8501/ballot" in app.code[1].value


def test_a_link_cannot_send_phones_to_another_server(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OPENED)
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE, join="https://evil.example")
    assert app.error[0].value.startswith("That is another server.") and "evil" not in app.code[1].value
    monkeypatch.setenv("RACI_PUBLIC_URL", "https://evil.example")
    assert "https://evil.example/ballot" in app.run().code[1].value


def test_problems_of_slips_name_their_row_and_the_department(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE)
    app.text_area(key="prepare-slips-text").set_value(
        filled({"finance": {"finance": "A"}}).replace("finance;3.1.2-b", "sales;3.1.2-b")
    ).run()
    assert app.code[-1].value.startswith("row 11: Sales has no seat in this workshop")


def test_the_invitation_leads_below_the_prefix_and_to_the_public_address(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OPENED)
    monkeypatch.setattr(workspace, "prefix", lambda: "/team")

    def link(**address: Any) -> str:
        shown = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE, **address).code[1].value
        return shown.partition("/ballot?")[0]

    assert link(join="127.0.0.5:8501") == "http://127.0.0.5:8501/team"
    assert link().endswith("/team")
    monkeypatch.setenv("RACI_PUBLIC_URL", "https://raci.example.com/raci")
    assert link() == link(join="https://raci.example.com") == "https://raci.example.com/raci"
    assert link(join="127.0.0.5:8501") == "http://127.0.0.5:8501/team"


def test_late_answers_are_named_with_their_number_and_what_was_made_of_them(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={"3.1.2-b": {"finance": "A/R"}})
    written(Revealed(CODE))
    box = workspace.store().box
    for row in ("3.1.1-a", "3.3.1-b"):
        box.late.keep(SOMEBODY, CODE, "phone-finance", Ballot("finance", row, {"finance": "A"}))
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE)
    told = [one.value.replace("\\", "") for one in app.warning]
    assert "Came after the reveal: Finance 2. The room can take them in as late, or leave them out." in told
    written(Belated((("finance", "3.1.1-a"),), True, CODE))
    told = [one.value.replace("\\", "") for one in app.run().warning]
    assert "Late answers are taken in, marked as late: Finance 1" in told
    assert "Finance 1. The room can" in " ".join(told)
