"""What an address asks for and a page does not know is told on every page; the links of the app are all known."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import all_sent
from tests.test_pages import PAGES

WRONG = {
    "overview/overview.py": {"role": "finance"},
    "matrix/matrix.py": {"role": "finace", "open": "aproval", "letter": "X", "gaps": "1", "text": "x" * 101},
    "process/process.py": {"process": "risk", "step": "3.3.1"},
    "role/role.py": {"role": "finace", "cell": "3.1.2-b:"},
    "gaps/gaps.py": {"severity": "grave", "rule": "RACI999", "limit-consulted": "99", "letter": "A"},
    "compare/compare.py": {"from": "before", "to": "7", "other": "brand-custody"},
    "prepare/prepare.py": {"code": "KKKK", "seat": "finance"},
    "record/record.py": {"kind": "celll", "role": "finace", "code": "KKKK", "entry": "7", "view": "minuets"},
    "room/room.py": {"lang": "de", "q": "1"},
    "ballot/ballot.py": {"lang": "de", "q": "1"},
}
EVERYWHERE = {"version": "7", "layer": "todya", "lang": "de", "nmae": "x"}


def told(app: Any) -> list[str]:
    return [line[2:].replace("\\", "") for one in app.warning for line in one.value.splitlines() if line[:2] == "- "]


@pytest.mark.parametrize("page", WRONG)
def test_everything_that_a_page_does_not_know_is_told_on_it(visit: Callable[..., AppTest], page: Any) -> None:
    asked = WRONG[page] | (EVERYWHERE if page in PAGES else {})
    app = visit(page, **asked)
    assert not app.exception
    assert [name for name in asked if not any(name in line.split(";")[0].split("；")[0] for line in told(app))] == []
    assert len(told(app)) == len(asked)


def test_links_of_the_app_ask_for_nothing_unknown(visit: Callable[..., AppTest]) -> None:
    """Every link on every page, and where it leads."""

    seen = set()
    for page in PAGES:
        app = visit(page, lang="en", matrix="operations-policy", layer="stated")
        assert told(app) == []
        for name, query in [*_page_links(app), *_addresses(all_sent(app))]:
            target = f"{name}?{sorted(parameter for parameter, _ in parse_qsl(query))}"
            to = next((page for page in PAGES if name in (page, page.partition("/")[0])), None)
            if target not in seen and to:
                seen.add(target)
                assert told(visit(to, **dict(parse_qsl(query)))) == [], target
    assert len(seen) > 7


def _page_links(app: Any) -> list[tuple[str, str]]:
    return [(link.proto.page, link.proto.query_string) for link in app.get("page_link")]


def _addresses(data: Any) -> Iterator[tuple[str, str]]:
    """The links that a component draws: page and query of each."""

    if isinstance(data, dict) and "href" in data:
        address = urlsplit(data["href"])
        yield address.path.strip("/"), address.query
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _addresses(part)
