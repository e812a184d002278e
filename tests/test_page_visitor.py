"""Who is there, as the pages know it: what they offer to whom, and whose name they write."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_lead import OTHER
from tests.workshops import CODE, OPENED, events, shown, written

PAGES = ("overview/overview.py", "matrix/matrix.py", "gaps/gaps.py", "prepare/prepare.py", "record/record.py",
         "role/role.py", "library/library.py", "bring/bring.py", "policy/policy.py")  # fmt: skip
NOBODY_SIGNS_IN = "nobody signs in, and others than this machine reach the server"
WRITES = {"record-undo", "prepare-open", "matrix-apply", "gaps-apply", "role-confirm", "record-write"}
"""Buttons by which something is written; what else a page may show is refused by the store."""


def buttons(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


def test_where_others_reach_a_server_at_which_nobody_signs_in_nothing_is_written(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(OPENED)
    monkeypatch.setenv("RACI_PUBLIC_URL", "https://raci.example.com")
    for page in PAGES:
        app = alone(page, lang="en", edit="yes")
        assert not app.exception and NOBODY_SIGNS_IN in shown(app), page
        assert buttons(app).isdisjoint(WRITES), page
    phone = alone("ballot/ballot.py", lang="en", code=CODE)
    phone.session_state["note-phone"] = OTHER
    assert NOBODY_SIGNS_IN in shown(phone.run())
    assert events() == [OPENED]
