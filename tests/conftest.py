"""Fixtures shared by page and browser tests: a folder of matrices outside `data/`, and pages to run against it."""

import gc
import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

from pages.shared import workspace
from raci.file import load
from raci.file.dump import dumps
from tests import large

ROOT = Path(__file__).parents[1]
FRAME = str(ROOT / "pages" / "frame.py")
POLICY = ROOT / "data" / "operations-policy.yaml"

gc.disable()  # until all tests are read: a third of that time went into a search for garbage where there is none


def pytest_collection_finish() -> None:
    """What is there by now stays to the end, so no search for garbage looks at it again, and there are fewer."""

    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def matrices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The policy, two large matrices, an empty one and a broken one."""

    folder = tmp_path_factory.mktemp("data")
    shutil.copy(POLICY, folder)
    shutil.copy(POLICY.with_name("brand-custody.yaml"), folder)
    (folder / "large.yaml").write_text(dumps(large.matrix(500, 50)), encoding="utf-8")
    (folder / "huge.yaml").write_text(dumps(large.matrix(2000, 50, "huge")), encoding="utf-8")
    (folder / "empty.yaml").write_text(dumps(large.matrix(0, 0, "empty")), encoding="utf-8")
    (folder / "broken.yaml").write_text("id: broken\ntitel: Broken\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session", autouse=True)
def data() -> Iterator[None]:
    """Fails where a test has written into `data/`, be it only a database."""

    folder = ROOT / "data"
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    yield
    after = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert [path.name for path in after if before.get(path) != after[path]] == []


@pytest.fixture(scope="session", autouse=True)
def packages() -> Iterator[None]:
    """Streamlit looks through all installed packages for components whenever a test opens a page, 0.1 s; here once."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def texts() -> Iterator[None]:
    """Many tests have a copy of the policy in their own folder; its text becomes a matrix once, for that is a value."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "loads", lru_cache(50)(load.loads))
        yield


@pytest.fixture(scope="session", autouse=True)
def runs() -> Iterator[None]:
    """AppTest makes a server of mocks and compiles every page for each run of a page; here once, as a server does."""

    server, scripts = MagicMock(spec=Runtime), ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app_test, "MagicMock", lambda **_: server)
        patch.setattr(app_test, "ScriptCache", lambda: scripts)
        patch.setattr(local_script_runner, "ScriptCache", lambda: scripts)
        yield


@pytest.fixture
def visit(matrices: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page the way an address does: visit("matrix/matrix.py", lang="zh")."""

    monkeypatch.setattr(workspace, "FOLDER", matrices)
    return opener()


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The same on a folder that only this test has, with the policy in it, so that it may write."""

    shutil.copy(POLICY, tmp_path)
    monkeypatch.setattr(workspace, "FOLDER", tmp_path)
    st.session_state.clear()  # what a test outside of any page has left in it
    return opener()


def unfolded(app: AppTest, key: str) -> AppTest:
    """The page with that button or fold opened, as by a press: until then what it holds is not drawn."""

    app.session_state[key] = True
    return app.run()


@cache
def registered() -> dict[str, Any]:
    """The pages of the frame. A run tells them, and so only a second one would get to a page by its name; these are
    the same in every session, so that each test opens its page first, like somebody who follows a link."""

    return AppTest.from_file(FRAME, default_timeout=20).run()._registered_pages


def opener() -> Callable[..., AppTest]:
    """Opens pages of the app in sessions of their own."""

    def open_page(page: str = "overview/overview.py", lead: Any = None, **address: str) -> AppTest:
        app = AppTest.from_file(FRAME, default_timeout=20)
        if lead:  # the facilitator's keys that the device has told
            app.session_state["note-lead"] = lead
        app._registered_pages = registered()
        for name, value in address.items():
            app.query_params[name] = value
        return app.switch_page(page).run()

    return open_page


def sent(app: AppTest) -> dict[str, Any]:
    """What the page sent to its first component."""

    return all_sent(app)[0]


def all_sent(app: AppTest) -> list[dict[str, Any]]:
    """What the page sent to each of its components; the one that hears the keys of every page is none of its own."""

    messages = [json.loads(one.proto.json) for one in app.get("bidi_component")]
    return [message for message in messages if "leave" not in message]


def grid_of(app: AppTest) -> dict[str, Any]:
    """What the page sent to its grid."""

    return next(message for message in all_sent(app) if "columns" in message)
