"""Data is text on every page: what looks like markup is shown as it was typed, in whatever element it stands."""

from html import escape
from typing import Any

import pytest

from pages.shared import workspace
from raci.words.html import css_text
from raci.words.markdown import on_screen as plain
from tests import markup
from tests.conftest import POLICY, opener
from tests.test_pages import PAGES

MARKDOWN = ("label", "body", "help")
"""Fields of elements that Streamlit renders as Markdown."""
AS_TEXT = ("text", "code", "bidi_component", "plotly_chart", "title")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("markup")
    text = markup.matrix_text(POLICY.read_text(encoding="utf-8"))
    (folder / "operations-policy.yaml").write_text(text, encoding="utf-8")
    return folder


def elements(node: Any) -> list[Any]:
    """Every element and block of a page, however deep."""

    found = []
    for child in getattr(node, "children", {}).values():
        found += [child, *elements(child)]
    return found


def strings(proto: Any) -> list[tuple[str, str]]:
    """(name, value) of every string field of a message, lists and messages inside it too."""

    found = []
    for field, value in proto.ListFields():
        values = value if hasattr(value, "__iter__") and not isinstance(value, (str, bytes)) else [value]
        for one in values:
            if isinstance(one, str):
                found.append((field.name, one))
            elif hasattr(one, "ListFields"):
                found += strings(one)
    return found


def css(text: str) -> str:
    """The text inside a string of CSS."""

    return css_text(text).strip('"')


def markup_in(app: Any) -> list[tuple[str, str, str]]:
    """(kind, field, value) of every Markdown field that holds typed text otherwise than escaped."""

    found = []
    for element in elements(app._tree):
        kind = element.type
        for name, value in strings(element.proto) if getattr(element, "proto", None) else []:
            is_html = kind == "html"
            if is_html and not all(escape(one) in value or css(one) in value for one in markup.typed(value)):
                found.append((kind, name, value))
            is_markdown = name in MARKDOWN or (name == "content" and kind == "button_group")
            is_escaped = all(plain(one) in value for one in markup.typed(value))
            if kind not in (*AS_TEXT, "html") and is_markdown and not is_escaped:
                found.append((kind, name, value))
    return found


ADDRESSES = [
    *((page, {}) for page in PAGES),
    ("matrix/matrix.py", {"cell": "3.1.2-b:management"}),
    ("process/process.py", {"step": "3.3.1-b"}),
    ("role/role.py", {"role": "finance", "topic": "z"}),
    ("gaps/gaps.py", {"finding": "RACI502:3.3.1-b:operations"}),
    ("gaps/gaps.py", {"finding": "RACI101:3.3.1-a:project-team"}),
]


@pytest.mark.parametrize(("page", "asked"), ADDRESSES)
def test_no_name_is_markup_anywhere(hostile: Any, monkeypatch: pytest.MonkeyPatch, page: Any, asked: Any) -> None:
    monkeypatch.setattr(workspace, "FOLDER", hostile)
    shown = set()
    for layer in ("stated", "proposed"):
        app = opener()(page, lang="en", layer=layer, **asked)
        assert not app.exception and not app.error
        assert markup_in(app) == []
        shown |= {one for element in elements(app._tree) for _, value in _all(element) for one in markup.typed(value)}
    assert page in ("record/record.py", "amendment/amendment.py") or len(shown) > 3  # nothing is decided there


def _all(element: Any) -> list[tuple[str, str]]:
    return strings(element.proto) if getattr(element, "proto", None) else []
