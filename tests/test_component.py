"""The helper of our own components: what the browser sends is taken apart, and a script carries all it imports."""

import re
from typing import Any

import pytest

from pages.shared import assets, component
from pages.shared.component import if_known
from tests.matrices import ROOT

SCRIPTS = sorted(path.relative_to(ROOT / "pages").as_posix() for path in ROOT.glob("pages/**/*.js"))
DRAWN = [name for name in SCRIPTS if "export default" in (ROOT / "pages" / name).read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("sent", "counts"),
    [
        ({"open": {"value": [], "count": 2}, "draft": {"value": {}, "count": 7}}, {"open": 2, "draft": 7}),
        ({"open": None, "picked": {"count": "x"}, "go": {"count": True}, "draft": 7}, {}),
        (None, {}),
        ("picked", {}),
    ],
)
def test_the_browser_is_told_how_far_its_messages_have_been_read(sent: Any, counts: Any) -> None:
    assert component.counts(sent) == counts


def test_a_value_counts_only_where_it_names_something_known() -> None:
    assert [if_known(sent, {"a", "b"}) for sent in ("a", "c", "", None, 7, ["a"], {"a": 1})] == ["a", *[""] * 6]


def test_a_script_carries_each_module_that_it_imports_once_and_before_itself() -> None:
    assert DRAWN
    for name in DRAWN:
        text = assets.script(name)
        assert text.count("export ") == text.count("export default component(") == 1, name
        assert not re.search(r"^import\b", text, re.MULTILINE), name
        assert text.index("function component(") < text.index("export default"), name


def test_every_module_is_carried_by_some_script() -> None:
    texts = [assets.script(name) for name in DRAWN]
    heads = {name: (ROOT / "pages" / name).read_text(encoding="utf-8").splitlines()[0] for name in SCRIPTS}
    assert {name for name, head in heads.items() if not any(head in text for text in texts)} == set()
    assert all(text.count(head) <= 1 for text in texts for head in heads.values())
