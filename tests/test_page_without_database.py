"""Every page of a workshop while its database is away: reading goes on and nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.log import Closed, Parked, Revealed, Stage
from raci.store import Store, past, time_outs
from tests.conftest import POLICY, all_sent, grid_of
from tests.workshops import CODE, DAY, GIVEN, NAME, OPENED, events, room, written


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_outs, "RETRY_S", 0)


def test_without_a_database_everything_can_be_read_and_nothing_typed_is_lost(
    alone: Callable[..., AppTest], tmp_path: Path
) -> None:
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "row:3.1.2-b")
    app.button(key="room-park").click().run()
    app.text_input(key="room-question-3.1.2-b").set_value("Who pays?").run()
    app.selectbox(key="room-owner-3.1.2-b").set_value("finance").run()
    kept = app.text_input(key="room-question-3.1.2-b")
    (tmp_path / "workspace.db").chmod(0o400)
    (tmp_path / "workspace.db").rename(tmp_path / "away.db")
    look = alone("matrix/matrix.py", lang="en", edit="yes")
    told = look.error[0].value.replace("\\", "")
    assert "The decisions cannot be read" in told and "nothing here would be true today" in told
    assert not look.exception and not all_sent(look)  # the file alone is not the matrix of today
    stated = alone("matrix/matrix.py", lang="en", layer="stated")
    told = stated.warning[0].value.replace("\\", "")
    assert "What you see is the file alone." in told and grid_of(stated)["rows"]
    assert kept.value == "Who pays?"
    (tmp_path / "away.db").rename(tmp_path / "workspace.db")
    app.button(key="room-park-it").click().run()
    assert isinstance(events()[-1], Parked)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("page", ["prepare/prepare.py", "record/record.py", "overview/overview.py", "gaps/gaps.py"])
def test_pages_open_without_a_database(alone: Callable[..., AppTest], tmp_path: Path, page: Any, lang: str) -> None:
    (tmp_path / "workspace.db").write_bytes(b"no database at all " * 100)
    app = alone(page, lang=lang)
    assert not app.exception and app.error and "layer=stated" in app.get("page_link")[1].proto.query_string


def test_the_stage_of_a_workshop_is_that_of_its_last_step(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), Closed(CODE))
    one = workspace.today(NAME).workshops[CODE]
    assert (one.stage, one.author, dict(one.numbers)) == (
        Stage.CLOSED,
        "Li",
        {Stage.OPEN: 1, Stage.REVEALED: 2, Stage.CLOSED: 3},
    )


def test_the_room_and_the_phones_say_that_the_database_is_away_and_come_back(
    alone: Callable[..., AppTest], tmp_path: Path
) -> None:
    written(OPENED, Revealed(CODE))
    (tmp_path / "workspace.db").rename(tmp_path / "away.db")
    wall, phone = room(alone), alone("ballot/ballot.py", lang="en", code=CODE, seat="finance", phone="p")
    for app in (wall, phone):
        assert app.warning[0].value.startswith("The decisions cannot be read")
    (tmp_path / "away.db").rename(tmp_path / "workspace.db")
    assert not wall.run().warning and not phone.run().warning


def test_a_broken_file_is_told_where_its_workshop_is_asked_for(alone: Callable[..., AppTest], tmp_path: Path) -> None:
    written(OPENED)
    (tmp_path / POLICY.name).write_text("- a", encoding="utf-8")
    assert room(alone).warning[0].value.startswith("The file of this matrix cannot be read")


def test_an_early_entry_that_cannot_be_read_ends_the_page_with_a_sentence(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a long log only the latest entries are in memory: the database may go away before somebody asks for others."""

    written(OPENED, Revealed(CODE), GIVEN, Parked("3.1.2-b", "Who?", "finance", DAY, CODE))
    monkeypatch.setattr(past, "KEPT", 1)
    page = Store.page
    away = workspace.store()._database.off("unreachable").problem
    monkeypatch.setattr(Store, "page", lambda log, matrix, after, upto=None: away if upto else page(log, matrix, after))
    look = alone("record/record.py", lang="en", view="log", entry="1")
    assert "The decisions cannot be read" in look.warning[0].value.replace("\\", "") and not look.exception
