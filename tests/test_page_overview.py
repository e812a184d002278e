"""The overview as a board paper: the answer, three decisions, every area; each number opens just what it counts."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from streamlit.testing.v1 import AppTest

from pages.overview.doors import Doors
from raci.file.load import load
from raci.log import Assigned, Assignment, Parked
from raci.model.letters import Layer
from raci.rules import causes, check
from raci.views.plan import plan
from raci.words.sentences import Text
from tests.conftest import POLICY, all_sent, grid_of, sent
from tests.test_pages import listed, texts
from tests.workshops import NAME, events, written

Link = dict[str, str]


def asked(link: Link) -> tuple[str, dict[str, str]]:
    address = urlsplit(link["href"])
    page = address.path.strip("/")
    return f"{page}/{page}.py", dict(parse_qsl(address.query))


def test_it_opens_with_the_answer(visit: Callable[..., AppTest]) -> None:
    data = sent(visit(lang="en", layer="stated"))
    assert data["sentence"] == (
        "Nobody answers for 7 of 98 activities, 5 of them in Staff appraisal; "
        "Operations accepts its own work together with Depts concerned"
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
        assert not app.warning and len(listed(app)) == number(link), link
    page, parameters = asked(data["areas"]["states"][2]["link"])
    rows = [row["id"] for row in grid_of(visit(page, **parameters))["rows"] if row["id"] in ids()]
    assert len(rows) == 7 and data["areas"]["states"][2]["link"]["says"].startswith("7 ")


def number(link: Link) -> int:
    """What a link says it opens, all kinds together; a part of that stands in brackets."""

    return sum(map(int, re.findall(r"\d+", link["says"].partition(" (")[0])))


def ids() -> set[str]:
    return set(load(POLICY).activity)


def test_a_tile_opens_the_rows_that_it_shows(visit: Callable[..., AppTest]) -> None:
    tile = next(one for one in sent(visit(lang="en"))["areas"]["tiles"] if len(one["rows"]) == 4)
    page, parameters = asked(tile["link"])
    assert len([row for row in grid_of(visit(page, **parameters))["rows"] if row["id"] in ids()]) == 4


def board(app: Any) -> Any:
    """What the page sent to the board; a form that stands open has a component before it."""

    return next(data for data in all_sent(app) if "cards" in data)


def pressed(app: Any, act: str, place: int) -> Any:
    """What the browser says when somebody presses a button of a card."""

    app.session_state[f"note-overview-asked-{NAME}"] = (act, board(app)["cards"][place]["id"])
    return app.run()


def prepared(alone: Callable[..., AppTest], **asked: str) -> Any:
    return next(one for one in all_sent(alone("prepare/prepare.py", **{"lang": "en", **asked})) if "limit" in one)


def test_what_is_put_on_the_agenda_here_is_on_it_in_gaps_and_first_in_prepare_and_off_again(
    alone: Callable[..., AppTest],
) -> None:
    app = pressed(alone(lang="en"), "put", 0)
    assert board(app)["prepare"] is None and board(app)["cards"][0]["title"] in texts(app)
    app.button(key="overview-write").click().run()
    assert "Write your name first" in app.error[0].value and events() == []
    app.text_input(key="gaps-author").set_value("Li").run()
    app.button(key="overview-write").click().run()
    data, day = board(app), date.today() + timedelta(days=7)
    assert (data["cards"][0]["state"], data["cards"][0]["says"]) == ("agenda", f"● on the agenda of {day}")
    closed = listed(alone("gaps/gaps.py", lang="en", state="agenda"))
    assert len(closed) == number(data["cards"][0]["closes"]["link"]) > 1 == len(events())
    page, parameters = asked(data["prepare"])
    rows = parameters["rows"].split(",")
    assert page == "prepare/prepare.py" and data["prepare"]["says"] == f"Prepare {len(rows)} rows"
    assert prepared(alone, **parameters)["chosen"]
    assert f"On the agenda of {day}" in str(prepared(alone)["rows"][0])
    pressed(app, "off", 0).button(key="overview-write").click().run()
    assert board(app)["cards"][0]["state"] == "open" and board(app)["prepare"] is None
    assert not listed(alone("gaps/gaps.py", lang="en", state="agenda"))


def test_what_gaps_puts_on_the_agenda_or_parks_is_so_on_the_overview(alone: Callable[..., AppTest]) -> None:
    first, second, *_ = board(alone(lang="en"))["cards"]
    day = date.today() + timedelta(days=3)
    held = causes(check(load(POLICY), Layer.TODAY))
    closed = {one.id for one in plan(load(POLICY), Layer.TODAY, most=1).decisions[0].closes}
    for cause in (one for one in held if one.id in closed):
        written(Assigned(cause.id, Text("x", "x"), Assignment(), Assignment(agenda=day)))
    data = board(alone(lang="en"))
    assert (data["cards"][0]["id"], data["cards"][0]["state"]) == (first["id"], "agenda")
    app = pressed(alone(lang="en"), "later", 1)
    assert data["cards"][1]["id"] == second["id"] and second["able"]
    why, owner = (f"gaps-form-{name}-{second['id']}" for name in ("later-why", "later-owner"))
    for key, line in {why: "no money this year", "gaps-author": "Li"}.items():
        app.text_input(key=key).set_value(line).run()
    app.selectbox(key=owner).set_value("finance").run()
    other = pressed(app, "later", 2)  # what is said of one card is none of another
    assert [line.value for line in other.text_input if "later-why" in line.key] == [""]
    app = pressed(other, "later", 1)
    assert app.text_input(key=why).value == "no money this year"
    app.button(key="overview-write").click().run()
    assert [card["id"] for card in board(app)["cards"]].count(second["id"]) == 0 and len(board(app)["cards"]) == 3
    parked = next(one for one in reversed(events()) if isinstance(one, Parked))
    assert (parked.question, parked.owner) == ("no money this year", "finance")
    assert len(listed(alone("gaps/gaps.py", lang="en", state="parked"))) >= 1


def test_in_another_layer_the_overview_leads_to_where_decisions_are_taken(visit: Callable[..., AppTest]) -> None:
    data = sent(visit(lang="en", layer="stated"))
    page, parameters = asked(data["prepare"])
    assert (page, parameters["layer"]) == ("/.py", "today") and not any(card["id"] for card in data["cards"])
    assert "Not now, because …" not in str(data["cards"])


def test_what_only_the_text_can_settle_has_cards_of_its_own(visit: Callable[..., AppTest]) -> None:
    data = sent(visit(lang="en", matrix="brand-custody"))
    assert [card["title"].partition(" ")[0] for card in data["cards"]] == ["Only", "Only", "Ask"]
    assert [card["closes"]["link"]["says"] for card in data["cards"]] == ["1 gap", "1 gap", "2 concerns"]
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
    told = "The text alone has 6 gaps. The open proposals would settle 4 of 6. Of 1 more they would leave only a "
    assert f"{told}concern." in texts(opened)
    labels = [link.proto.label for link in opened.get("page_link")]
    assert "**6** gaps in who owns what" in labels


def test_where_a_link_leads_is_looked_up_and_not_taken_from_the_browser() -> None:
    known = Doors({"lang": "en"})
    link = known.to("gaps", "8 gaps", severity="gap")
    assert known.known[link["id"]] == ("gaps/gaps.py", {"lang": "en", "severity": "gap"})
    assert json.dumps(link) and link["href"] == "/gaps?lang=en&severity=gap"
