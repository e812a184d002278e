"""The page of a policy that is read: brought, its parties, its letters, the matrix of them, and coming back."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.log import Today
from raci.model.work import Act
from raci.people import typed
from raci.store import FullError
from raci.store.papers import Papers
from tests.conftest import all_sent
from tests.test_draft_review import POLICY

PAGE = "policy/policy.py"


def brought(alone: Callable[..., AppTest], text: str = POLICY, **address: str) -> AppTest:
    """The page after somebody has pasted a policy."""

    app = alone(PAGE, **address)
    app.text_area(key="policy-text").set_value(text).run()
    return app.button(key="policy-read").click().run()


def paper_of(app: AppTest) -> str:
    paper = app.query_params["paper"]
    return paper if isinstance(paper, str) else paper[0]


def step(kind: str, about: str, party: str = "", value: str = "") -> dict[str, str]:
    return {"kind": kind, "about": about, "party": party, "value": value}


def message(app: AppTest) -> dict[str, Any]:
    return next(data for data in all_sent(app) if "ack" in data)


def test_a_pasted_policy_shows_its_parties_and_each_change_is_read_at_once(alone: Callable[..., AppTest]) -> None:
    app = brought(alone, lang="en")
    assert not app.exception and message(app)["title"] == "4 parties found, 4 for you to look at"
    first = message(app)["counts"]
    workspace.store().papers.add(
        typed("Li"), paper_of(app), [step("strike", "总经理"), step("owner", "日常事项", "采购部")]
    )
    app.run()
    after = message(app)
    assert [one["name"] for one in after["parties"]] == ["采购部", "质检部", "仓库主任"]
    assert [one["says"] for one in after["done"]] == ["总经理 is struck"]
    assert after["counts"][0] == first[0] and after["counts"][1]["numbers"][3] == first[0]["numbers"][3] - 2
    assert [(one["title"], one["owner"]) for one in after["lists"]] == [("日常事项", "采购部")]


def test_answers_are_there_for_whoever_opens_the_policy_again(alone: Callable[..., AppTest]) -> None:
    app = brought(alone, lang="zh")
    paper = paper_of(app)
    sentences = message(alone(PAGE, lang="zh", paper=paper, part="letters"))["sentences"]
    assert all(one["reason"] for one in sentences if not one["cells"])
    first, second = sentences[0]["key"], sentences[1]["key"]
    workspace.store().papers.add(
        typed("Li"), paper, [step("letter", first, "采购部", "R"), step("letter", first, "总经理", "A")]
    )
    workspace.store().papers.add(typed("Li"), paper, [step("seen", second, value="yes")])
    again = message(alone(PAGE, lang="zh", paper=paper, part="letters"))
    assert again["title"] == "还有 3 句未读" and again["at"] == again["sentences"][2]["key"]
    unread = message(alone(PAGE, lang="zh", paper=paper, part="letters", band="unread"))
    assert [one["number"] for one in unread["sentences"]] == [3, 4, 5]


def test_an_answer_carries_who_gave_it_also_where_the_name_is_written_late(alone: Callable[..., AppTest]) -> None:
    app = brought(alone, lang="en")
    key = message(alone(PAGE, paper=paper_of(app), part="letters"))["sentences"][0]["key"]
    workspace.store().papers.add(
        typed("Li"), paper_of(app), [step("letter", key, "采购部", "R"), step("strike", "仓库主任")]
    )
    app.segmented_control(key="policy-switch-owner").set_value("A/R").run()
    assert message(app)["done"][0]["by"][0] == "Li" and message(app)["done"][0]["by"][1].endswith(" UTC")
    cells = message(alone(PAGE, paper=paper_of(app), part="letters"))["sentences"][0]["cells"]
    assert [cell["by"][:1] for cell in cells] == [["Li"], []]
    app.text_input(key="policy-author").set_value("Wu").run()
    steps = workspace.store().papers.steps(paper_of(app))
    assert isinstance(steps, list) and [(one.by, one.body["kind"], one.body["about"]) for one in steps[2:]] == [
        ("", "switch", "owner"),
        ("Wu", "sign", "3"),
    ]


def test_what_could_not_be_kept_is_its_author_s_whoever_writes_next(
    alone: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = brought(alone, lang="en")
    with monkeypatch.context() as away:
        away.setattr(Papers, "add", full)
        app.segmented_control(key="policy-switch-owner").set_value("A/R").run()
        app.text_input(key="policy-author").set_value("Li").run()
        app.segmented_control(key="policy-switch-review").set_value("R").run()
        assert "not kept" in [caption.value for caption in app.caption]
    app.text_input(key="policy-author").set_value("Wu").run()
    app.segmented_control(key="policy-switch-owner").set_value("R").run()
    steps = workspace.store().papers.steps(paper_of(app))
    assert isinstance(steps, list)
    assert [(one.by, one.body["about"]) for one in steps] == [("Li", "owner"), ("Li", "review"), ("Wu", "owner")]


def full(*given: Any) -> range:
    raise FullError("steps", 1)


def test_only_what_was_confirmed_is_in_the_matrix_with_its_sentence(alone: Callable[..., AppTest]) -> None:
    app = brought(alone, lang="en")
    paper = paper_of(app)
    key = message(alone(PAGE, paper=paper, part="letters"))["sentences"][0]["key"]
    assert "No letter is confirmed yet" in alone(PAGE, lang="en", paper=paper, part="matrix").info[0].value
    workspace.store().papers.add(typed("Li"), paper, [step("letter", key, "总经理", "A")])
    app = alone(PAGE, lang="en", paper=paper, part="matrix", cell="a001:r02")
    assert not app.exception and app.header[0].value == "1 confirmed letter in 1 activity"
    panel = next(one.proto.body for one in app.get("html") if "<blockquote>" in one.proto.body)
    assert "<blockquote>编制采购计划，报<mark>总经理</mark>批准。</blockquote>" in panel


def test_the_matrix_is_kept_beside_the_others_and_opens(alone: Callable[..., AppTest]) -> None:
    paper = paper_of(brought(alone, lang="en"))
    key = message(alone(PAGE, paper=paper, part="letters"))["sentences"][0]["key"]
    workspace.store().papers.add(typed("Li"), paper, [step("letter", key, "总经理", "A")])
    app = alone(PAGE, lang="en", paper=paper, part="matrix")
    app.button(key="policy-keep").click().run()
    assert app.error[0].value == "Your name is missing. Write who brings this matrix."
    app.text_input(key="policy-author").set_value("Li")
    app.button(key="policy-keep").click().run()
    kept = workspace.today("pasted-text")
    assert not app.exception and isinstance(kept, Today) and kept.matrix.activities[0].quotes
    assert app.query_params["matrix"] in ("pasted-text", ["pasted-text"])


def test_a_new_edition_keeps_the_answers_and_tells_the_difference(alone: Callable[..., AppTest]) -> None:
    app = brought(alone, lang="en")
    key = message(alone(PAGE, paper=paper_of(app), part="letters"))["sentences"][0]["key"]
    workspace.store().papers.add(typed("Li"), paper_of(app), [step("letter", key, "采购部", "R")])
    later = brought(alone, POLICY.replace("不得拆单", "不得拆分订单"), lang="en")
    assert "Is this a new edition?" in later.info[0].value
    later.button(key="policy-is-edition").click().run()
    assert not later.exception and later.expander[0].label == (
        r"Against Pasted text\.txt: 1 sentence is reworded, 0 are new, 0 are gone, "
        "4 are the same and keep their answers"
    )
    sentences = message(alone(PAGE, paper=paper_of(later), part="letters"))["sentences"]
    assert [cell["answer"] for cell in sentences[0]["cells"]] == ["R", None]


def test_a_convention_is_kept_and_read_at_once(alone: Callable[..., AppTest]) -> None:
    app = brought(alone, lang="en")
    app.segmented_control(key="policy-switch-owner").set_value("A/R").run()
    cells = message(alone(PAGE, paper=paper_of(app), part="letters"))["sentences"][0]["cells"]
    assert [cell["proposed"] for cell in cells] == ["A/R", "A"]


def test_what_cannot_be_read_says_why_and_nothing_is_lost(alone: Callable[..., AppTest]) -> None:
    app = alone(PAGE, lang="en")
    app.button(key="policy-read").click().run()
    assert app.error[0].value == "There is no text yet. Paste some first."
    damaged = brought(alone, POLICY.replace("总经理", "总\ufffd\ufffd理"), lang="en")
    assert "of the characters are damaged" in damaged.warning[0].value
    unknown = alone(PAGE, lang="en", paper="0" * 64)
    assert "not here any more" in unknown.warning[0].value and unknown.button(key="policy-read")


def test_markup_in_a_policy_is_text(alone: Callable[..., AppTest]) -> None:
    app = brought(alone, "The Board approves <script>alert(1)</script> **x**.\nThe Board tells the CEO.\n", lang="en")
    key = message(alone(PAGE, paper=paper_of(app), part="letters"))["sentences"][0]["key"]
    workspace.store().papers.add(typed("Li"), paper_of(app), [step("letter", key, "Board", "A")])
    app = alone(PAGE, lang="en", paper=paper_of(app), part="matrix", cell="a001:board")
    bodies = "".join(one.proto.body for one in app.get("html"))
    assert "&lt;script&gt;" in bodies and "<script>" not in bodies


def test_what_a_sentence_tells_besides_letters_is_put_right_on_the_page_and_reaches_the_matrix(
    alone: Callable[..., AppTest],
) -> None:
    app = brought(alone, lang="en")
    paper = paper_of(app)
    first = message(alone(PAGE, lang="en", paper=paper, part="letters"))["sentences"][0]
    assert first["details"] == {
        "act": "plan", "to": [], "when": "", "refused": "", "output": "采购计划", "topic": "",
    }  # fmt: skip
    key = first["key"]
    steps = [step("letter", key, "采购部", "R"), step("act", key, value="request"), step("to", key, value="仓库主任")]
    steps += [
        step("output", key, value="年度采购计划"),
        step("topic", key, value="采购"),
        step("when", key, value="每年"),
    ]
    workspace.store().papers.add(typed("Li"), paper, steps)
    again = message(alone(PAGE, lang="en", paper=paper, part="letters"))["sentences"][0]["details"]
    assert again == {
        "act": "request", "to": ["仓库主任"], "when": "每年", "refused": "", "output": "年度采购计划", "topic": "采购",
    }  # fmt: skip
    app = alone(PAGE, lang="en", paper=paper, part="matrix")
    app.text_input(key="policy-author").set_value("Li")
    app.button(key="policy-keep").click().run()
    kept = workspace.today("pasted-text")
    assert not app.exception and isinstance(kept, Today)
    (activity,), roles = kept.matrix.activities, kept.matrix.role
    assert (activity.act, activity.output and activity.output.zh) == (Act.REQUEST, "年度采购计划")
    assert [roles[role].name.zh for role in activity.to] == ["仓库主任"] and activity.when and activity.topic


def test_answers_that_name_nobody_can_still_be_signed_after_a_reload(alone: Callable[..., AppTest]) -> None:
    """By whoever says that they are his; until then the page says that they name nobody."""

    app = brought(alone, lang="en")
    app.segmented_control(key="policy-switch-owner").set_value("A/R").run()
    again = alone(PAGE, lang="en", paper=paper_of(app))
    said = [caption.value for caption in again.caption]
    assert "1 answer names nobody. Write your name, and those of this visit are signed." in said
    again.text_input(key="policy-author").set_value("Wu").run()
    steps = workspace.store().papers.steps(paper_of(app))
    assert isinstance(steps, list) and [one.body["kind"] for one in steps] == [
        "switch"
    ]  # another visit's: not by itself
    again.button(key="policy-sign").click().run()
    steps = workspace.store().papers.steps(paper_of(app))
    assert isinstance(steps, list)
    assert [(one.by, one.body["kind"], one.body["about"]) for one in steps[1:]] == [
        ("Wu", "sign", str(steps[0].number))
    ]
    assert not again.exception and not [one for one in again.button if one.key == "policy-sign"]
