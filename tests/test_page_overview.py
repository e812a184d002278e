"""The overview as a board paper: the answer, three decisions, every area; each number opens just what it counts."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from streamlit.testing.v1 import AppTest

from pages.overview.doors import Doors
from raci.file.load import load
from raci.model.letters import Layer
from raci.views.plan import plan
from tests.conftest import POLICY, all_sent, grid_of, sent
from tests.test_pages import listed, texts

Link = dict[str, str]


def asked(link: Link) -> tuple[str, dict[str, str]]:
    address = urlsplit(link["href"])
    page = address.path.strip("/")
    return f"{page}/{page}.py", dict(parse_qsl(address.query))


def test_it_opens_with_the_answer(visit: Callable[..., AppTest]) -> None:
    data = sent(visit(lang="en", layer="stated"))
    assert data["sentence"] == (
        "Nobody answers for 10 of 98 activities, 6 of them in Staff appraisal; Operations accepts its own work"
    )
    assert data["where"].startswith("Operations responsibility policy · Stated · 20")
    assert [link["says"] for link in data["clauses"]] == ["4.1.2", "4.2.1", "4.2.4", "3.1.2"]
    assert sent(visit(lang="en", layer="proposed"))["sentence"].startswith("Somebody is named for every one of the 98")


def test_its_cards_are_the_first_decisions_of_the_plan(visit: Callable[..., AppTest]) -> None:
    first = plan(load(POLICY), Layer.STATED, most=3).decisions
    for lang in ("en", "zh"):
        cards = sent(visit(lang=lang, layer="stated"))["cards"]
        assert [card["why"] for card in cards] == [one.in_brief(lang) for one in first]
    assert cards[1]["title"] == "由管理层对项目验收负责"
    assert [line["letter"] for line in cards[1]["excerpt"]["then"]] == ["A", "R", "S", "§"]


def test_numbers_open_just_what_they_count(visit: Callable[..., AppTest]) -> None:
    """One of each kind; `test_board` holds the sums."""

    data = sent(visit(lang="en"))
    gaps = [data["bar"]["parts"][0]["link"], data["head"]["link"], data["cards"][1]["closes"]["link"]]
    gaps.append(next(tile["gaps"] for tile in data["areas"]["tiles"] if tile["gaps"]))
    for link in gaps:
        page, parameters = asked(link)
        app = visit(page, **parameters)
        assert not app.warning and len(listed(app)) == sum(map(int, re.findall(r"\d+", link["says"]))), link
    page, parameters = asked(data["areas"]["states"][2]["link"])
    rows = [row["id"] for row in grid_of(visit(page, **parameters))["rows"] if row["id"] in ids()]
    assert len(rows) == 10 and data["areas"]["states"][2]["link"]["says"].startswith("10 ")


def ids() -> set[str]:
    return set(load(POLICY).activity)


def test_a_tile_opens_the_rows_that_it_shows(visit: Callable[..., AppTest]) -> None:
    tile = next(one for one in sent(visit(lang="en"))["areas"]["tiles"] if len(one["rows"]) == 4)
    page, parameters = asked(tile["link"])
    assert len([row for row in grid_of(visit(page, **parameters))["rows"] if row["id"] in ids()]) == 4


def test_the_agenda_stands_in_the_address_and_goes_to_prepare(visit: Callable[..., AppTest]) -> None:
    assert sent(visit(lang="en"))["prepare"] is None
    data = sent(visit(lang="en", rows="3.3.1-c,4.1.2-a,nowhere"))
    assert data["agenda"] == ["3.3.1-c", "4.1.2-a"] and data["prepare"]["says"] == "Prepare 2 rows"
    page, parameters = asked(data["prepare"])
    prepared = next(one for one in all_sent(visit(page, **parameters)) if "limit" in one)
    assert page == "prepare/prepare.py" and prepared["chosen"] == data["agenda"]
    assert [row["id"] for row in prepared["rows"][:2]] == data["agenda"]


def test_what_only_the_text_can_settle_has_cards_of_its_own(visit: Callable[..., AppTest]) -> None:
    data = sent(visit(lang="en", matrix="brand-custody"))
    assert [card["title"].partition(" ")[0] for card in data["cards"]] == ["Only", "Only", "Ask"]
    assert [card["closes"]["link"]["says"] for card in data["cards"]] == ["1 gap", "1 gap", "3 concerns"]
    assert data["bar"]["whole"]["says"] == "2 gaps"
    assert [part["link"]["says"] for part in data["bar"]["parts"]] == ["2 need an amended clause"]


def test_a_matrix_in_good_order_says_so_and_what_was_looked_at(visit: Callable[..., AppTest], matrices: Any) -> None:
    text = (
        "id: fine\ntitle: Fine\nroles: [{id: a, name: A, kind: department}, {id: b, name: B, kind: department}]\n"
        "processes: [{id: p, name: P, kind: duties}]\n"
        "activities: [{id: a1, process: p, clause: '1', name: N, act: do, stated: {a: A/R, b: I}}]\n"
    )
    (matrices / "fine.yaml").write_text(text, encoding="utf-8")
    data = sent(visit(lang="en", matrix="fine"))
    (matrices / "fine.yaml").unlink()
    assert "rules looked at 1 activities" in data["order"] and data["bar"] is None and data["cards"] == []


def test_nothing_of_the_figures_is_sent_until_more_is_opened(visit: Callable[..., AppTest]) -> None:
    assert not visit(lang="en").get("plotly_chart")
    opened = visit(lang="en", layer="today", more="yes")
    assert len(opened.get("plotly_chart")) == 2
    assert "The text alone has 8 gaps. The open proposals would settle 4 of 8." in texts(opened)
    labels = [link.proto.label for link in opened.get("page_link")]
    assert "**8** gaps in who owns what" in labels


def test_where_a_link_leads_is_looked_up_and_not_taken_from_the_browser() -> None:
    known = Doors({"lang": "en"})
    link = known.to("gaps", "8 gaps", severity="gap")
    assert known.known[link["id"]] == ("gaps/gaps.py", {"lang": "en", "severity": "gap"})
    assert json.dumps(link) and link["href"] == "/gaps?lang=en&severity=gap"
