"""The record, and letters typed into the matrix outside a workshop, on a log of their own."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.matrix import typed
from pages.shared import session, workspace
from raci.file import nodes
from raci.file.load import load, loads
from raci.log import Closed, Decision, Merged, Parked, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed as person
from raci.store import Library
from raci.words.problem import Problem
from tests.conftest import POLICY, all_sent, grid_of
from tests.matrices import ROOT
from tests.workshops import (
    CODE,
    DAY,
    GIVEN,
    LEADS,
    NAME,
    OPENED,
    OUTSIDE,
    events,
    html,
    shown,
    written,
)


def test_the_record_lists_the_log_in_words_and_narrows_it(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN, Parked("3.1.2-b", "Who?", "finance", DAY, CODE))
    listed = all_sent(alone("record/record.py", lang="en", view="log"))[0]["groups"][0]["items"]
    assert [item["id"] for item in listed] == ["4", "3", "2", "1"]
    assert listed[1]["says"] == ("3 · Li: “Inspect and accept the finished project” (3.3.1): Management – → A")
    for asked, ids in (
        ({"kind": "park"}, ["4"]),
        ({"role": "management"}, ["3"]),
        ({"text": "pay for"}, ["3"]),
        ({"code": CODE}, ["4", "3", "2", "1"]),
        ({"text": "nowhere"}, []),
    ):
        groups = all_sent(alone("record/record.py", lang="en", view="log", **asked))[0]["groups"]
        assert [item["id"] for group in groups for item in group["items"]] == ids


def test_a_long_log_is_listed_a_page_at_a_time(alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.record.looked.LIMIT_LISTED", 2)
    written(OPENED, Revealed(CODE), GIVEN, Parked("3.1.2-b", "Who?", "finance", DAY, CODE), OUTSIDE)

    def ids(app: AppTest) -> list[str]:
        return [item["id"] for group in all_sent(app)[0]["groups"] for item in group["items"]]

    app = alone("record/record.py", lang="en", view="log")
    assert ids(app) == ["5", "4"] and "1 to 2 of 5 entries" in shown(app) and app.button(key="record-newer").disabled
    app.button(key="record-older").click().run()
    assert ids(app) == ["3", "2"]
    app.button(key="record-older").click().run()
    assert ids(app) == ["1"] and "5 to 5 of 5 entries" in shown(app) and app.button(key="record-older").disabled
    app.button(key="record-newer").click().run()
    assert ids(app) == ["3", "2"]
    assert ids(alone("record/record.py", lang="en", view="log", entry="2")) == ["3", "2"]
    assert ids(alone("record/record.py", lang="en", view="log", before="x")) == ["5", "4"]
    assert ids(alone("record/record.py", lang="en", view="log", before="1")) == ["1"]


def test_filters_look_as_far_back_as_a_look_goes_and_say_so(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a log of any length a look reads a part; the next one goes on where it ended."""

    for name, value in {"LIMIT_PASSED": 3, "STEP": 2, "LEAF": 2, "LIMIT_LISTED": 2}.items():
        monkeypatch.setattr(f"pages.record.looked.{name}", value)
    parked = [Parked("3.1.2-b", f"Who {number}?", "finance", DAY, CODE) for number in range(3)]
    written(OPENED, Revealed(CODE), GIVEN, *parked, OUTSIDE)

    def ids(app: AppTest) -> list[str]:
        return [item["id"] for group in all_sent(app)[0]["groups"] for item in group["items"]]

    app = alone("record/record.py", lang="en", view="log", kind="park")
    assert ids(app) == ["6", "5"] and "looked at 1 to 3 of 7 entries" in shown(app)
    app.button(key="record-older").click().run()
    assert ids(app) == ["4"] and "looked at 4 to 6 of 7 entries" in shown(app)
    app.button(key="record-newer").click().run()
    assert ids(app) == ["6", "5"]
    app = alone("record/record.py", lang="en", view="log", kind="open")
    assert all_sent(app)[0]["empty"] == "None of these entries fits the filters; older ones may."
    for _ in range(2):
        app.button(key="record-older").click().run()
    assert ids(app) == ["1"] and app.button(key="record-older").disabled
    assert ids(alone("record/record.py", lang="en", view="log", code=CODE)) == ["6", "5"]
    assert ids(alone("record/record.py", lang="en", view="log", code=CODE, before="3")) == ["2", "1"]
    assert ids(alone("record/record.py", lang="en", view="log", role="management", entry="3")) == ["3"]


def test_an_entry_is_taken_back_with_a_name(alone: Callable[..., AppTest]) -> None:
    written(OUTSIDE)
    app = alone("record/record.py", lang="en", view="log", entry="1")
    app.button(key="record-undo").click().run()
    assert app.error[0].value == "Write your name first; it stands in the record."
    app.text_input(key="record-author").set_value("Wang").run()
    app.button(key="record-undo").click().run()
    assert (events()[-1].undoes, app.query_params["entry"]) == (1, "2")
    assert "Takes back entry 1" in shown(app)
    assert app.button(key="record-undo").label == "Bring back entry 1" and "Bring it back" in shown(app)
    app.button(key="record-undo").click().run()
    assert "Brings back entry 1" in shown(app) and app.button(key="record-undo").label == "Undo entry 3"


def test_what_cannot_be_taken_back_says_why(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    told = shown(alone("record/record.py", lang="en", view="log", entry="1"))
    assert "a workshop cannot be opened, revealed or closed backwards; open another one" in told


def test_any_version_can_be_looked_at_and_compared(alone: Callable[..., AppTest]) -> None:
    written(OUTSIDE, Decision((Change("3.3.1-b", "finance", (), letters_of("C")),), "w"))
    old = alone("matrix/matrix.py", lang="en", version="1", open="acceptance", cell="3.3.1-b:finance")
    assert old.info[0].value == "You are looking at the matrix as it was after entry 1 of 2."
    assert "Finance holds no letter here" in html(old)
    compared = alone("compare/compare.py", lang="en", **{"from": "1", "to": "today"})
    assert compared.header[0].value.startswith("1 letter changes")
    assert "Finance: 1 cell changes" in [one.value.replace("\\", "") for one in compared.subheader]


def test_a_version_that_is_not_there_is_today(alone: Callable[..., AppTest]) -> None:
    written(OUTSIDE)
    for asked in ("7", "x", "-1", "9" * 30):
        assert not alone("matrix/matrix.py", lang="en", version=asked).info


def test_minutes_are_on_the_page_as_things_stood_at_the_end(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN, Closed(CODE, DAY))
    written(Decision((Change("3.3.1-b", "management", letters_of("A"), letters_of("C")),), "later"))
    told = html(alone("record/record.py", lang="zh", view="minutes", code=CODE))
    assert "they pay for it" in told and "later" not in told and "2026-12-03" in told
    assert "December *workshop*" in told


def test_decisions_go_into_the_file_after_a_look_at_the_difference(
    alone: Callable[..., AppTest], tmp_path: Path
) -> None:
    written(OUTSIDE)
    app = alone("record/record.py", lang="en", view="file")
    assert "+    decided:" in app.code[0].value or "+      management:" in app.code[0].value
    app.button(key="record-write").click().run()
    assert app.error[0].value == "Write your name first; it stands in the record." and len(events()) == 1
    app.text_input(key="record-file-author").set_value("Wang").run()
    app.button(key="record-write").click().run()
    assert app.info[0].value == "Written." and "Everything that has been decided is in the file." in shown(app)
    assert (events()[-1], workspace.today(NAME).events[2].author) == (Merged(1), "Wang")
    listed = all_sent(alone("record/record.py", lang="en", view="log"))[0]["groups"][0]["items"]
    assert listed[0]["says"] == "2 · Wang: What was decided up to entry 1 is written into the file"
    assert load(tmp_path / POLICY.name).activity["3.3.1-b"].decided["management"].letters == letters_of("A")
    assert "no longer" not in shown(app)


def test_decisions_go_into_an_uploaded_matrix_as_its_next_revision(alone: Callable[..., AppTest]) -> None:
    text = POLICY.read_text(encoding="utf-8").replace("id: operations-policy", "id: brought", 1)
    workspace.library().keep("brought", person("Li"), text, "brought.xlsx")
    workspace.store().append("brought", 0, person("Li"), OUTSIDE)
    app = alone("record/record.py", lang="en", view="file", matrix="brought")
    app.text_input(key="record-file-author").set_value("Wang").run()
    app.button(key="record-write").click().run()
    assert app.info[0].value == "Written." and "Everything that has been decided is in the file." in shown(app)
    kept = workspace.store().uploads.history("brought")
    assert [(one.revision, one.author) for one in kept] == [(1, "Li"), (2, "Wang")]
    assert loads(kept[1].text).activity["3.3.1-b"].decided["management"].letters == letters_of("A")


def test_the_file_is_read_no_more_while_it_and_the_log_stay(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OUTSIDE)
    app = alone("record/record.py", lang="en", view="file")
    monkeypatch.setattr(nodes, "parse", lambda text: pytest.fail("read again"))
    app.text_input(key="record-file-author").set_value("Wang").run()
    assert not app.exception and "decided:" in app.code[0].value


def test_a_file_that_cannot_be_written_leaves_no_entry_and_a_late_writer_no_file(
    alone: Callable[..., AppTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OUTSIDE)
    app = alone("record/record.py", lang="en", view="file")
    app.text_input(key="record-file-author").set_value("Wang").run()
    before = (tmp_path / POLICY.name).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Library, "write", lambda *_: Problem("", 0, 0, "the file is open elsewhere", "close it"))
        app.button(key="record-write").click().run()
    assert "the file is open elsewhere" in app.error[0].value and len(events()) == 1
    written(Parked("3.1.2-b", "Who?", "finance", DAY))  # in the meantime, by somebody else
    app.button(key="record-write").click().run()
    assert "somebody was faster" in app.warning[0].value and len(events()) == 2
    assert (tmp_path / POLICY.name).read_bytes() == before


def test_decisions_that_no_longer_fit_the_file_are_listed_and_not_dropped(
    alone: Callable[..., AppTest], tmp_path: Path
) -> None:
    written(OUTSIDE)
    path = tmp_path / POLICY.name
    path.write_text(path.read_text(encoding="utf-8").replace("3.3.1-b", "3.3.1-x"), encoding="utf-8")
    app = alone("record/record.py", lang="en", view="file")
    told = app.warning[0].value.replace("\\", "")
    assert "1 entry no longer fits the file:" in told and "3.3.1-b is no longer in the file" in told
    assert "1 entry no longer fits the file" in shown(alone("overview/overview.py", lang="en", more="yes"))


def drafted(app: Any, **cells: str) -> Any:
    app.session_state[f"note-draft-{NAME}"] = {key.replace("_", ":"): cell for key, cell in cells.items()}
    return app.run()


def test_a_draft_says_what_it_settles_before_it_counts(alone: Callable[..., AppTest]) -> None:
    app = alone("matrix/matrix.py", lang="en", edit="yes")
    assert "Nothing counts before you give a reason." in shown(app)
    drafted(app, **{"3.3.1-b_management": "A", "3.3.1-b_nobody": "A"})
    assert grid_of(app)["draft"] == {"3.3.1-b:management": "A"}
    told = shown(app)
    assert "1 cell not applied yet" in told and re.search(r"(Settles|Changes): [1-9]", told)
    assert events() == []


def test_a_batch_is_applied_with_one_reason_and_a_name(alone: Callable[..., AppTest]) -> None:
    app = drafted(
        alone("matrix/matrix.py", lang="en", edit="yes"), **{"3.3.1-b_management": "A", "3.1.2-b_finance": "C"}
    )
    app.button(key="matrix-apply").click().run()
    assert app.error[0].value.startswith("Write the reason and your name")
    app.text_input(key="matrix-why").set_value("agreed").run()
    app.text_input(key="matrix-author").set_value("Wang").run()
    app.button(key="matrix-apply").click().run()
    [decided] = events()
    assert decided == Decision(
        (
            Change("3.3.1-b", "management", (), letters_of("A")),
            Change("3.1.2-b", "finance", (), letters_of("C")),
        ),
        "agreed",
    )
    assert grid_of(app)["draft"] == {} and workspace.store().events(NAME)[0].author == "Wang"


def late(alone: Callable[..., AppTest]) -> Any:
    """A batch that is applied after somebody else has written."""

    app = drafted(alone("matrix/matrix.py", lang="en", edit="yes"), **{"3.1.2-b_finance": "C"})
    app.text_input(key="matrix-why").set_value("agreed").run()
    app.text_input(key="matrix-author").set_value("Wang").run()
    written(OUTSIDE)
    app.button(key="matrix-apply").click().run()
    assert "somebody was faster" in app.warning[0].value
    return app


def test_a_late_batch_keeps_its_draft(alone: Callable[..., AppTest]) -> None:
    app = late(alone)
    assert grid_of(app)["draft"] == {"3.1.2-b:finance": "C"} and app.text_input(key="matrix-why").value == "agreed"
    app.button(key="matrix-apply").click().run()
    assert len(events()) == 2 and not app.warning


def test_a_draft_can_be_discarded(alone: Callable[..., AppTest]) -> None:
    app = drafted(alone("matrix/matrix.py", lang="en", edit="yes"), **{"3.1.2-b_finance": "C"})
    app.button(key="matrix-discard").click().run()
    assert grid_of(app)["draft"] == {}


@pytest.mark.parametrize("asked", [{"layer": "stated"}, {"layer": "proposed"}, {"version": "0"}])
def test_only_the_matrix_of_today_can_be_edited(alone: Callable[..., AppTest], asked: Any) -> None:
    written(OUTSIDE)
    app = alone("matrix/matrix.py", lang="en", edit="yes", **asked)
    assert "draft" not in grid_of(app) and "Editing changes the matrix of today." in shown(app)


@pytest.mark.parametrize("sent", [None, 7, "x", ["x"], {"3.1.2-b:finance": 7}, {"x": "A"}])
def test_a_draft_from_the_browser_is_checked(sent: Any) -> None:
    assert typed.cells_of(load(POLICY), sent) == {}


def test_choosing_a_workshop_among_the_entries_stays_among_them(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN)
    app = alone("record/record.py", lead=LEADS, lang="en")
    app.selectbox(key="record-code").set_value(CODE).run()
    assert [len(group["items"]) for group in all_sent(app)[0]["groups"]] == [3]


def test_what_could_not_be_written_is_forgotten_with_the_draft_and_on_other_matrices(
    alone: Callable[..., AppTest], tmp_path: Path
) -> None:
    shutil.copy(ROOT / "data" / "brand-custody.yaml", tmp_path)
    app = late(alone)
    app.query_params["matrix"] = "brand-custody"
    assert not app.run().warning
    app.query_params["matrix"] = NAME
    assert app.run().warning
    app.button(key="matrix-discard").click().run()
    assert not app.warning


def test_a_letter_typed_while_a_batch_is_written_stays_in_the_draft() -> None:
    written_now = (Change("3.1.2-b", "finance", (), letters_of("C")),)
    session.note(f"draft-{NAME}", {"3.1.2-b:finance": "C", "3.1.2-b:sales": "I"})
    typed.discard(NAME, written_now)
    assert session.noted(f"draft-{NAME}") == {"3.1.2-b:sales": "I"}
