"""A workshop that has been opened gets another plan, is called off, or goes on after its end; older logs know none."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.log import Cancelled, Closed, Reopened, Replanned, Revealed, Stage
from raci.people import typed
from raci.store import RefusedError, Right
from tests.workshops import CODE, KEY, LEADS, NAME, OPENED, ROWS, events, html, revealed, room, shown, voted, written


def stage() -> Any:
    """What log and ballot box say of it, which is the same."""

    today: Any = workspace.today(NAME)
    held: Any = workspace.store().box.find(CODE)
    assert today.workshops[CODE].stage == held.stage
    return held.stage


def test_rows_and_seats_change_until_the_reveal_and_no_longer(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE)
    plan = {one.key.split("-")[2]: one for one in app.multiselect if one.key.startswith("prepare-plan")}
    plan["rows"].set_value([*ROWS[1:], "3.2.1-a"])
    plan["seats"].set_value(["finance"])
    app.run()
    app.button(key="prepare-replan-it").click().run()
    assert events()[1] == Replanned(CODE, (*ROWS[1:], "3.2.1-a"), ("finance",))
    voted(finance={"3.2.1-a": {"finance": "A"}})
    written(Revealed(CODE))
    assert not [one for one in alone("prepare/prepare.py", lead=LEADS, code=CODE).multiselect]
    assert "Marketing" not in html(room(alone, "row:3.2.1-a")) and stage() == Stage.REVEALED
    with pytest.raises(RefusedError):
        workspace.store().append(NAME, 3, typed("Li"), Replanned(CODE, ROWS, ("finance",)), right=Right(KEY))


def test_a_cancelled_workshop_says_so_and_its_ballots_stay_shut(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={"3.3.1-b": {"management": "A"}})
    app = alone("prepare/prepare.py", lead=LEADS, lang="en", code=CODE)
    app.button(key="prepare-cancel-it").click().run()
    assert "Write one line of reason first" in shown(app)
    app.text_input(key="prepare-cancel-why").set_value("no quorum").run()
    app.button(key="prepare-cancel-it").click().run()
    assert events()[1:] == [Cancelled(CODE, "no quorum")] and stage() == Stage.CANCELLED
    assert workspace.store().box.ballots(CODE) == []
    assert "Li: no quorum" in html(room(alone))
    assert "has been cancelled" in shown(alone("ballot/ballot.py", lang="en", code=CODE))
    with pytest.raises(RefusedError):
        written(Revealed(CODE))


def test_a_workshop_that_is_over_goes_on(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone, "end")
    written(Closed(CODE))
    app.run()
    app.button(key="room-reopen").click().run()
    app.button(key="room-reopen-it").click().run()
    assert events()[-1] == Reopened(CODE) and stage() == Stage.REVEALED
    written(Closed(CODE))
    assert stage() == Stage.CLOSED
