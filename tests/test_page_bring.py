"""Bring: a foreign file is shown as it is read, corrected, and kept as a matrix that every page opens."""

from collections.abc import Callable
from threading import Event
from typing import Any

import streamlit
from streamlit.testing.v1 import AppTest

from pages.bring import upload, waiting
from pages.shared import workspace
from raci.file.load import load, loads
from raci.log import Decision
from raci.model.changes import Change
from raci.model.letters import Layer, letters_of
from raci.out import export
from raci.views.tables import wide
from tests.conftest import POLICY, all_sent
from tests.workshops import OUTSIDE, events, shown, written

TABLE = "\tOps\tIT\tSales\nPlan\tA/R\tC\t\nBuild\tA\tR\tn/a\nShip\t★\tR\tI\n"
OWN = "id: kitchen\ntitle: Kitchen\nroles: []\nprocesses: []\nactivities: []\n"


def tables_of(app: AppTest) -> dict[str, Any]:
    return next(message for message in all_sent(app) if "lists" in message)


def brought(alone: Callable[..., AppTest], text: str = TABLE, lang: str = "en") -> AppTest:
    app = alone("bring/bring.py", lang=lang)
    return app.text_area[0].set_value(text).run()


def test_the_limits_stand_there_before_anything_is_given(alone: Callable[..., AppTest]) -> None:
    for lang, words in (("en", "At most 5 MB, 100,000 rows"), ("zh", "上限：5 MB")):
        app = alone("bring/bring.py", lang=lang)
        assert not app.exception and words in app.caption[0].value


def test_a_pasted_table_stands_beside_what_was_read_and_asks(alone: Callable[..., AppTest]) -> None:
    app = brought(alone)
    assert not app.exception and app.header[0].value == "6 of 7 cells are read; 1 place asks you"
    sent = tables_of(app)
    assert sent["file"]["columns"] == ["A", "B", "C", "D"]
    assert sent["file"]["rows"][3][1][:2] == [["Ship", "activity", 0], ["★", "unread", 0]]
    [_, _, name, cells, at] = sent["matrices"][0]["rows"][2]
    assert (name, at, cells[0], cells[1]) == ("Ship", ["3:0"], ["", "", "★", 0, ["3:1"]], ["R", "", "", 0, ["3:2"]])
    nothing = sent["lists"][0]["items"][0]
    assert (nothing["says"], nothing["at"]) == ("“n/a” is read as nothing on purpose", ["2:3"])


def test_an_answer_and_a_correction_change_both_tables_at_once(alone: Callable[..., AppTest]) -> None:
    app = brought(alone)
    app.segmented_control(key="bring-fix-ask-0-0").set_value("A").run()
    assert app.header[0].value == "7 of 7 cells are read; nothing is left to ask"
    app.multiselect(key="bring-fix-roles-0").set_value([1, 2]).run()
    assert tables_of(app)["matrices"][0]["heads"][3:] == ["Ops", "IT"]
    app.selectbox(key="bring-fix-shape-0").set_value("roles-down").run()
    assert tables_of(app)["matrices"][0]["heads"][3:] == ["Plan", "Build", "Ship"]


def test_what_is_kept_is_a_matrix_like_all_others(alone: Callable[..., AppTest]) -> None:
    app = brought(alone)
    app.button(key="bring-keep-now").click().run()
    assert "Write your name first" in shown(app) and workspace.store().uploads.revisions() == {}
    app.text_input(key="bring-title-pasted").set_value("Our plan")
    app.text_input(key="bring-author").set_value("Li").run()
    app.button(key="bring-keep-now").click().run()
    assert not app.exception and app.query_params["matrix"] in ("our-plan", ["our-plan"])
    kept: Any = workspace.store().uploads.history("our-plan")
    [kept] = kept
    assert (kept.author, loads(kept.text).title.en, len(loads(kept.text).activities)) == ("Li", "Our plan", 3)
    assert "Ops" in str(all_sent(alone("matrix/matrix.py", lang="en", matrix="our-plan")))


def test_a_matrix_of_our_own_is_kept_as_it_is_or_says_where_it_is_wrong(alone: Callable[..., AppTest]) -> None:
    wrong = brought(alone, OWN.replace("title", "titel"))
    assert "Nothing has been kept" in wrong.error[0].value and "pasted:2:1: unknown key" in wrong.code[0].value
    app = brought(alone, OWN)
    app.text_input(key="bring-author").set_value("Li").run()
    app.button(key="bring-keep-now").click().run()
    assert not app.exception and workspace.library().text("kitchen") == OWN


def given_out(cell: tuple[str, str], letters: str) -> str:
    """The policy as a file that was given out, with one cell changed in it."""

    matrix = load(POLICY)
    table = wide(matrix, Layer.TODAY, "en")
    row = next(row for row in table.rows if row[0] == cell[0])
    row[len(row) - len(matrix.roles) + list(matrix.role).index(cell[1])] = letters
    return export.csv(table).decode("utf-8-sig")


def test_a_file_that_comes_back_is_known_and_what_was_changed_becomes_a_decision(alone: Callable[..., AppTest]) -> None:
    cell = ("3.1.2-b", "finance")
    was = load(POLICY).activity[cell[0]].letters(cell[1], Layer.TODAY)
    app = brought(alone, given_out(cell, "S"))
    assert not app.exception and app.header[0].value == "1 cell differs from Operations responsibility policy"
    [row] = next(message for message in all_sent(app) if "rows" in message and "all" in message)["rows"]
    assert (row["key"], row["file"], row["chosen"]) == (":".join(cell), ["S", ""], True)
    app.button(key="bring-apply").click().run()
    assert "Write the reason and your name" in shown(app) and events() == []
    app.text_input(key="bring-why").set_value("they asked for it")
    app.text_input(key="bring-author").set_value("Li").run()
    app.button(key="bring-apply").click().run()
    assert not app.exception and events() == [Decision((Change(*cell, was, letters_of("S")),), "they asked for it")]
    assert app.header[0].value == "The file says what Operations responsibility policy says today"
    assert "Entry 1 of the log" in app.success[0].value


def test_who_decides_meanwhile_is_told_and_an_old_file_takes_nothing_back_unasked(
    alone: Callable[..., AppTest],
) -> None:
    app = brought(alone, given_out(("3.1.2-b", "finance"), "S"), lang="zh")
    app.text_input(key="bring-why").set_value("理由")
    app.text_input(key="bring-author").set_value("李").run()
    written(OUTSIDE)
    app.button(key="bring-apply").click().run()
    assert not app.exception and events() == [OUTSIDE] and "他人已先作改动" in "".join(one.value for one in app.warning)
    rows = next(message for message in all_sent(app) if "rows" in message and "all" in message)["rows"]
    assert [(row["key"], row["chosen"]) for row in rows] == [("3.1.2-b:finance", True), ("3.3.1-b:management", False)]
    app.selectbox(key="bring-onto-matrix").set_value(None).run()
    assert not app.exception and "bring-keep-now" in [button.key for button in app.button]


def test_what_was_said_of_one_file_that_came_back_is_not_said_of_the_next(alone: Callable[..., AppTest]) -> None:
    app = brought(alone, given_out(("3.1.2-b", "finance"), "S").replace("\n3.1.1-a,", "\n9.9.9,"))
    assert "1 row asks you" in app.header[0].value
    [doubt] = (choice for choice in app.segmented_control if str(choice.key).startswith("bring-doubt-"))
    doubt.set_value("3.1.1-a").run()
    app.button(key="bring-again").click().run()
    app.text_area[0].set_value(given_out(("3.1.2-b", "finance"), "C").replace("\n3.1.1-a,", "\n8.8.8,")).run()
    [doubt] = (choice for choice in app.segmented_control if str(choice.key).startswith("bring-doubt-"))
    assert not app.exception and "1 row asks you" in app.header[0].value and doubt.value is None


def test_new_rows_and_parties_of_a_file_are_added_and_then_their_letters(alone: Callable[..., AppTest]) -> None:
    head, *rows = given_out(("3.1.2-b", "finance"), "S").splitlines()
    wide = [f"{head},Auditor", *(f"{row}," for row in rows)]
    blanks = "," * (head.count(",") - 3)
    app = brought(alone, "\n".join([*wide[:2], f"9.9.9,,,Read the meter{blanks},A", *wide[2:]]))
    assert not app.exception and "1 cell differs from Operations" in app.header[0].value
    assert "1 row, 1 party are new" in app.header[0].value
    app.text_input(key="bring-why").set_value("new duty")
    app.text_input(key="bring-author").set_value("Li").run()
    app.button(key="bring-add").click().run()
    [added] = events()
    assert not app.exception and [one.at for one in added.items] == ["auditor", "9.9.9"]
    assert "1 row, 1 party" in app.success[0].value and "are new" not in app.header[0].value
    rows = next(message for message in all_sent(app) if "rows" in message and "all" in message)["rows"]
    assert [row["key"] for row in rows] == ["9.9.9:auditor", "3.1.2-b:finance"]


class Bar:
    """Where the page draws its bar; `drawn` is set once it has."""

    def __init__(self) -> None:
        self.drawn, self.said = Event(), [("", 0.0)]

    def progress(self, share: float, text: str) -> None:
        self.said.append((text, share))
        self.drawn.set()

    def empty(self) -> None:
        self.said.append(("", 0.0))


def test_work_of_more_than_a_second_has_a_bar_and_shorter_work_has_none(monkeypatch: Any) -> None:
    bar, clock = Bar(), iter([0.0, 0.4, 0.9, 1.1, *range(2, 900)])
    monkeypatch.setattr(streamlit, "empty", lambda: bar)
    monkeypatch.setattr(waiting, "monotonic", lambda: next(clock))
    monkeypatch.setattr(waiting, "SECONDS_A_LOOK", 0.01)
    assert waiting.done(lambda: bar.drawn.wait(8), upload.OPENING, 20)  # the work ends once the bar is there
    assert bar.said[1] == ("The file is being opened: 1 of at most 20 seconds", 0.05) and bar.said[-1] == ("", 0.0)
    quick = Bar()
    monkeypatch.setattr(streamlit, "empty", lambda: quick)
    assert waiting.done(lambda: 3, upload.OPENING, 20) == 3 and quick.said == [("", 0.0)] * 2
