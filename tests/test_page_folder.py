"""Pages on a folder in which all kinds of things lie beside the matrices, and come and go."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.log import Today
from tests.test_folder import strays
from tests.test_pages import PAGES


def shown(app: Any) -> str:
    """What is named in code blocks."""

    return "\n".join(one.value for one in app.code)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_page_opens_and_one_of_them_names_what_is_not_read(
    alone: Callable[..., AppTest], tmp_path: Path, lang: str
) -> None:
    names = strays(tmp_path)
    for page in PAGES:
        app = alone(page, lang=lang)
        assert not app.exception and not app.error and not app.warning
        assert app.selectbox(key="frame-matrix").options == [workspace.titles(lang, "")["operations-policy"]]
        named = sum(name in shown(app) for name in names)
        assert named == (5 if page == "overview/overview.py" else 0)
    assert ("3 more" if lang == "en" else "3") in shown(alone(PAGES[0], lang=lang)).splitlines()[-1]


def test_a_matrix_may_be_called_yml(alone: Callable[..., AppTest], tmp_path: Path) -> None:
    path = tmp_path / "operations-policy.yaml"
    path.rename(path.with_suffix(".yml"))
    for page in PAGES:
        assert not alone(page, lang="en").exception
    assert workspace.library().file_name("operations-policy") == "operations-policy.yml"
    text = workspace.library().text("operations-policy")
    assert workspace.library().write("operations-policy", text, text + "# end\n") is None
    assert path.with_suffix(".yml").read_text(encoding="utf-8").endswith("# end\n")


@pytest.mark.parametrize("page", PAGES)
def test_a_file_that_goes_between_two_looks_is_told(
    alone: Callable[..., AppTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Any
) -> None:
    path = tmp_path / "operations-policy.yaml"
    monkeypatch.setattr(workspace, "is_known", lambda name: True)  # a moment ago it was there
    assert isinstance(workspace.today("operations-policy"), Today)
    path.rename(tmp_path / "away")
    app = alone(page, lang="en", matrix="operations-policy")
    assert not app.exception
    assert "there is no such file; check the path" in shown(app)


def test_a_folder_without_any_matrix_says_so(alone: Callable[..., AppTest], tmp_path: Path) -> None:
    (tmp_path / "operations-policy.yaml").unlink()
    strays(tmp_path)
    app = alone(lang="en")
    assert not app.exception and "no matrix called operations" in app.error[0].value.replace("\\", "")
    assert ".#operations-policy.yaml" in shown(app)


def test_two_matrices_of_one_title_can_be_told_apart_and_chosen(alone: Callable[..., AppTest], tmp_path: Path) -> None:
    (tmp_path / "copy.yaml").write_bytes((tmp_path / "operations-policy.yaml").read_bytes())
    app = alone(lang="en", matrix="copy")
    choice = app.selectbox(key="frame-matrix")
    assert len(set(choice.options)) == 2 and choice.value == "copy"
    for name in ("operations-policy", "copy"):
        app.selectbox(key="frame-matrix").set_value(name).run()
        assert app.query_params["matrix"] == name
