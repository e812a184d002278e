"""Every page in both languages, as a visitor meets it: on the policy, an empty, a large and a broken matrix."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from raci import rules
from raci.file.load import load
from raci.model.letters import Layer
from raci.words.markdown import on_screen as plain
from raci.words.sentences import say
from tests.conftest import POLICY, ROOT, all_sent, grid_of, sent, unfolded
from tests.workshops import html

FRAME = ROOT / "pages" / "frame.py"

PAGES = [f"{name}/{name}.py" for name in ("overview", "matrix", "process", "role", "gaps", "compare")]
PAGES += [f"{name}/{name}.py" for name in ("prepare", "record", "amendment")]
OF_ALL = ["library/library.py", "bring/bring.py", "policy/policy.py"]
"""Pages about all matrices, or about one that is not here yet."""


def texts(app: Any) -> str:
    kinds = ("title", "header", "caption", "text", "error", "warning", "markdown")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind) if hasattr(element, "value"))


def evidence_of(app: Any) -> str:
    return next(element.proto.body for element in app.get("html") if "<section" in element.proto.body)


@pytest.mark.parametrize("page", [*PAGES, *OF_ALL])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("matrix", ["operations-policy", "large", "empty"])
def test_every_page_opens_in_both_languages(visit: Callable[..., AppTest], page: Any, lang: str, matrix: Any) -> None:
    app = visit(page, lang=lang, matrix=matrix)
    assert not app.exception and not app.error and not app.warning
    assert {data["lang"] for data in all_sent(app)} <= {lang}
    headless = ("overview/overview.py", "matrix/matrix.py", "record/record.py")
    assert matrix == "empty" or page in headless or app.header[0].value


@pytest.mark.parametrize("page", [*PAGES, *OF_ALL])
@pytest.mark.parametrize("matrix", ["operations-policy", "brand-custody"])
def test_no_english_is_left_in_the_chinese_page(visit: Callable[..., AppTest], page: Any, matrix: Any) -> None:
    app = visit(page, lang="zh", layer="proposed", matrix=matrix)
    shown = [
        app.title[0].value,
        *(str(one.value) for one in app.header),
        *(link.proto.label for link in app.get("page_link")),
    ]
    shown += [label for kind in ("download_button", "toggle", "expander") for label in map(label_of, app.get(kind))]
    shown += [element.placeholder for element in app.selectbox if element.placeholder]
    shown += [str(one.value) for one in app.subheader]
    said = [text for data in all_sent(app) for text in spoken(data)]
    words = [text for text in shown + said if any(map(str.isalpha, text))]  # a day is no English
    assert [text for text in words if not any("一" <= char <= "鿿" for char in text)] == []


def label_of(element: Any) -> str:
    return getattr(element, "label", "") or element.proto.label


def spoken(data: dict[str, Any]) -> list[str]:
    """What a component shows in words: heads, titles, names of stages and lanes."""

    listed = [column["name"] for column in data.get("columns", [])] + data.get("lanes", [])
    listed += [text for group in data.get("groups", []) for text in (group["title"], group["items"][0]["says"])]
    listed += [text for card in data.get("cards", []) for text in (card["kind"], card["title"], card["why"])]
    listed += [tile["says"] for tile in data.get("areas", {}).get("tiles", [])] + [
        data[name] for name in ("sentence",) if name in data
    ]
    return listed + [leg["name"] for stage in data.get("stages", []) for leg in stage["legs"]]


def test_a_process_is_drawn_step_by_step_with_what_is_missing(visit: Callable[..., AppTest]) -> None:
    app = visit("process/process.py", lang="en", layer="stated")
    assert app.header[0].value.replace("\\", "").startswith("At step 20: Operations accepts its own work")
    assert app.header[0].value.endswith("; 1 of 25 steps has a gap")
    legs = [leg for stage in all_sent(app)[0]["stages"] for leg in stage["legs"]]
    gate = next(leg for leg in legs if leg["id"] == "3.3.1-b")
    assert gate["worst"] == {"severity": "gap", "says": "▲ Does and accepts"}
    assert (gate["number"], gate["missing"], gate["dropped"], gate["no"]) == (20, True, "", "on “no”: not said")
    labels = [link.proto.label for link in app.get("page_link")]
    assert any(label.startswith("▲ Operations accepts") for label in labels)  # the way to its cause stands beside it


def test_a_step_of_the_process_is_told_as_a_story(visit: Callable[..., AppTest]) -> None:
    app = visit("process/process.py", lang="en", layer="stated", step="3.3.1-b")
    told = "Inspect and accept the finished project: Operations, Depts concerned do it; nobody says yes or no."
    assert told in evidence_of(app)


def test_one_phase_of_the_process_has_a_link_of_its_own(visit: Callable[..., AppTest]) -> None:
    app = visit("process/process.py", lang="en", layer="stated", process="acceptance")
    assert [stage["id"] for stage in all_sent(app)[0]["stages"]] == ["acceptance"]
    assert app.header[0].value.startswith(r"Project acceptance\: At step 20")
    assert [leg["number"] for leg in all_sent(app)[0]["stages"][0]["legs"]] == [19, 20, 21]


def test_lists_of_duties_say_who_works_for_whom(visit: Callable[..., AppTest]) -> None:
    app = visit("process/process.py", lang="en", matrix="brand-custody")
    assert app.header[0].value == "3 times one of them works for another; 1 result goes to nobody"
    table = next(one.proto.body for one in app.get("html") if "Nobody named" in one.proto.body)
    assert table.count("<a class='gap' href='gaps?") == 1


def test_a_department_reads_what_it_answers_for_and_what_concerns_it(visit: Callable[..., AppTest]) -> None:
    app = visit("role/role.py", lang="en", layer="stated", role="finance")
    assert app.header[0].value == "Finance answers for 9 of 98 activities"
    labels = [link.proto.label for link in app.get("page_link")]
    contest = "◆ “Business processes” is with Operations, Sales, Finance, and "
    assert "We answer for: 9" in [one.value for one in app.subheader]
    assert any(label.startswith(contest) for label in labels)


def test_a_topic_is_looked_up_in_all_matrices(visit: Callable[..., AppTest]) -> None:
    app = visit("role/role.py", lang="en", topic="budget")
    table = next(one.proto.body for one in app.get("html") if '<th scope="col">Matrix</th>' in one.proto.body)
    assert "<td>Operations responsibility policy</td><td>Draw up the annual budget" in table


def test_two_layers_are_compared_in_words(visit: Callable[..., AppTest]) -> None:
    app = visit("compare/compare.py", lang="en")
    assert app.header[0].value.startswith("135 letters change; that settles 4 gaps, ")
    heads = [one.value.replace("\\", "") for one in app.subheader]
    assert "Finance: 17 cells change" in heads
    table = next(one.proto.body for one in app.get("html") if "The form carries a budget" in one.proto.body)
    assert "<td>Check whether the project is feasible and needed (3.1.1)</td>" in table


def test_the_caption_of_a_comparison_names_both_sides_and_not_the_layer_of_the_frame(
    visit: Callable[..., AppTest],
) -> None:
    sides = {"layer": "today", "from": "stated", "to": "proposed"}
    told = {lang: grid_of(visit("compare/compare.py", lang=lang, **sides))["caption"] for lang in ("en", "zh")}
    assert told["en"].endswith(" · Stated → Proposed, as the latter shows it")
    assert told["zh"].endswith(f" · {say('Stated', 'zh')} → {say('Proposed', 'zh')}，按后者显示")


def test_two_matrices_of_one_shape_are_compared(visit: Callable[..., AppTest], matrices: Path) -> None:
    path = matrices / "later.yaml"
    text = (matrices / "operations-policy.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("{management: A/R}", "{management: A}", 1), encoding="utf-8")
    app = visit("compare/compare.py", lang="en", other="later", **{"from": "stated", "to": "stated"})
    path.unlink()
    assert app.header[0].value == "1 letter changes; that settles 0 gaps and raises 0 gaps"


def test_one_matrix_is_not_different_from_itself(visit: Callable[..., AppTest]) -> None:
    app = visit("compare/compare.py", lang="en", **{"from": "stated", "to": "stated"})
    assert app.header[0].value == "The two sides are the same"


@pytest.mark.parametrize(
    ("locale", "title"), [("zh-CN", "概览"), ("zh-TW", "概览"), ("en-GB", "Overview"), ("fr", "Overview")]
)
def test_the_first_visit_speaks_the_language_of_the_browser(
    visit: Callable[..., AppTest], locale: Any, title: Any
) -> None:
    app = AppTest.from_file(str(FRAME))
    app.context["locale"] = locale
    assert app.run().title[0].value == title


def test_an_unknown_matrix_gets_a_friendly_message_and_no_path(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", matrix="../../etc/passwd", lang="en")
    assert app.error[0].value.startswith("There is no matrix called")
    assert not all_sent(app)
    app.selectbox(key="frame-matrix").select("operations-policy").run()
    assert not app.error and grid_of(app)["label"] == "Operations responsibility policy"


def test_markup_in_the_address_stays_text(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", matrix="![x](http://evil.example/x.png)", lang="en")
    assert plain("![x](http://evil.example/x.png)") in app.error[0].value


def test_a_link_to_something_that_is_not_here_says_so_and_shows_the_rest(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en", process="nowhere", cell="3.1.2-b:nobody", role="finance")
    told = app.warning[0].value.replace("\\", "")
    assert "process=nowhere names nothing here" in told and "cell=3.1.2-b:nobody names nothing here" in told
    assert app.selectbox(key="matrix-role").value == "finance"


def test_a_broken_file_lists_its_problems_with_place_and_remedy(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", matrix="broken", lang="en")
    assert "broken.yaml:2:1: unknown key" in app.code[0].value and "did you mean" in app.code[0].value
    assert not app.exception


def test_what_was_read_as_it_was_meant_is_told_once_on_the_overview(
    visit: Callable[..., AppTest], matrices: Path
) -> None:
    text = POLICY.read_text(encoding="utf-8").replace("stated: {management: A/R}", "stated: {management: a/r}")
    (matrices / "typed.yaml").write_text(text, encoding="utf-8")
    app = visit("overview/overview.py", lang="en", matrix="typed")
    assert [one.label for one in app.expander if "as it was meant" in one.label or "were meant" in one.label] != []
    assert app.code[0].value.splitlines()[0].endswith('"a/r" is read as A/R; write A/R')
    assert [one for one in visit("gaps/gaps.py", lang="en", matrix="typed").code if one.language != "yaml"] == []
    (matrices / "typed.yaml").unlink()


def test_a_broken_file_does_not_hide_the_others(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", matrix="broken", lang="en")
    app.selectbox(key="frame-matrix").select("operations-policy").run()
    assert not app.error


def test_an_edited_file_shows_its_new_content(visit: Callable[..., AppTest], matrices: Path) -> None:
    path = matrices / "edited.yaml"
    path.write_text((matrices / "empty.yaml").read_text(encoding="utf-8").replace("0 rows", "before"), encoding="utf-8")
    assert grid_of(visit("matrix/matrix.py", matrix="edited", lang="en"))["label"].startswith("before")
    path.write_text(path.read_text(encoding="utf-8").replace("before", "afterwards"), encoding="utf-8")
    assert grid_of(visit("matrix/matrix.py", matrix="edited", lang="en"))["label"].startswith("afterwards")
    path.unlink()


def test_filters_go_into_the_address_and_narrow_the_rows(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en")
    app.selectbox(key="matrix-process").select("acceptance").run()
    app.toggle(key="matrix-gaps").set_value(True).run()
    assert (app.query_params["process"], app.query_params["gaps"]) == ("acceptance", "yes")
    assert [row["id"] for row in grid_of(app)["rows"]] == ["acceptance", "3.3.1-b"]


def test_a_filter_taken_back_leaves_the_address(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en", gaps="yes", letter="A")
    app.toggle(key="matrix-gaps").set_value(False).run()
    app.selectbox(key="matrix-letter").select(None).run()
    assert {"gaps", "letter"} & set(app.query_params) == set()


def test_another_matrix_drops_the_filters_of_the_last_one(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en", process="approval", cell="3.1.2-b:management")
    app.selectbox(key="frame-matrix").select("large").run()
    assert {"process", "cell"} & set(app.query_params) == set()
    assert not app.warning


def test_the_layer_goes_into_the_address_and_stays_on_the_next_page(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en")
    app.get("button_group")[0].set_value("proposed").run()
    app.query_params.clear()
    app.switch_page("overview/overview.py").run()
    assert app.query_params["layer"] == "proposed"


def test_the_evidence_of_a_stated_letter_names_its_clause(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en", cell="3.1.2-b:management")
    evidence = evidence_of(app)
    assert "is stated in clause 3.1.2" in evidence and "Accountable" in evidence


def test_the_evidence_of_a_proposed_letter_gives_its_reason(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en", layer="proposed", cell="3.1.1-c:finance")
    assert "The form carries a budget, and finance draws up the budget (2.6.1)" in evidence_of(app)


def test_a_proposal_is_no_evidence_in_the_stated_layer(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en", layer="stated", cell="3.1.1-c:finance")
    assert "holds no letter here" in evidence_of(app)


def test_the_evidence_of_a_step_lists_where_ownership_is_missing(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="zh", layer="stated", cell="risk:")
    assert evidence_of(app).count("无人负责，也无人执行") == 2


DOES_AND_ACCEPTS = "RACI502:3.3.1-b:operations"


def listed(app: Any) -> list[str]:
    return [item["id"] for group in sent(app)["groups"] for item in group["items"]]


def test_the_page_of_findings_lists_them_all_and_counts_them_in_words(visit: Callable[..., AppTest]) -> None:
    app = visit("gaps/gaps.py", lang="en", layer="stated")
    found = rules.check(load(POLICY), Layer.STATED)
    causes = rules.causes(found)
    assert sorted(listed(app)) == sorted(one.head.id for one in causes) and listed(app)[0] == causes[0].head.id
    assert app.header[0].value.startswith(f"{sum(one.severity == 'gap' for one in causes)} gaps, ")


def test_a_cause_shows_why_it_comes_first_its_way_out_before_and_after_and_the_rule_last(
    visit: Callable[..., AppTest],
) -> None:
    app = visit("gaps/gaps.py", lang="en", layer="stated", finding=DOES_AND_ACCEPTS)
    panel = html(app)
    assert "Ranked 1 of 71: Gap; Does and accepts; here the work goes on or stops; at stake: money, customers" in panel
    assert ">Today</th>" in panel and ">After</th>" in panel and panel.count("class='lit'") == 6
    assert "Closes 1, opens 0" in panel and "Leaves 2 in these steps" in panel and "Must agree" in panel
    [way] = [one for one in app.button_group if one.key == "gaps-way-row:3.3.1-b"]
    assert way.options == [f"{number}/4" for number in range(1, 5)]
    assert "Way out: Make Management answer for “Inspect and accept the finished project”" in panel
    assert [one.label for one in app.expander] == ["Source and rule", "For maintainers"] and not app.markdown
    unfolded(app, "gaps-source")
    assert "Nobody fails his own work" in app.markdown[0].value.replace("\\", "")


def test_what_a_cause_lists_is_a_place_to_open_and_no_sentence_again(visit: Callable[..., AppTest]) -> None:
    app = unfolded(visit("gaps/gaps.py", lang="en", layer="stated", finding="RACI507:2.6.1-b"), "gaps-source")
    links = [link.proto for link in app.get("page_link") if "cell=" in link.proto.query_string]
    asks = [dict(parse_qsl(link.query_string))["cell"] for link in links]
    assert asks == ["2.6.1-b:finance", "2.6.3-a:finance", "2.6.3-b:finance"]
    assert links[1].label == "Allocate the company's money safely and usefully"
    inside = "".join(one.value for one in app.text if "leaves something open" in one.value)
    assert inside and "has to agree" not in inside


def test_without_a_choice_the_first_cause_is_selected(visit: Callable[..., AppTest]) -> None:
    app = visit("gaps/gaps.py", lang="en", layer="stated")
    assert sent(app)["picked"] == listed(app)[0] and "Operations accepts its own work" in html(app)


@pytest.mark.parametrize(
    ("name", "value"),
    [("process", "acceptance"), ("role", "finance"), ("severity", "concern"), ("rule", "RACI601,RACI404")],
)
def test_findings_can_be_narrowed(visit: Callable[..., AppTest], name: Any, value: Any) -> None:
    whole, part = (listed(visit("gaps/gaps.py", layer="stated", **asked)) for asked in ({}, {name: value}))
    assert part and set(part) < set(whole)


def test_a_limit_can_be_tried_for_the_moment(visit: Callable[..., AppTest]) -> None:
    app = visit("gaps/gaps.py", layer="proposed", **{"limit-consulted": "1"})
    assert any(one.startswith("RACI301") for one in listed(app))
    unfolded(app, "gaps-limits").number_input(key="gaps-consulted").set_value(3).run()
    assert not any(one.startswith("RACI301") for one in listed(app))
    assert "limit-consulted" not in app.query_params


def test_nothing_found_says_what_was_checked(visit: Callable[..., AppTest]) -> None:
    app = visit("gaps/gaps.py", lang="en", matrix="empty")
    assert sent(app)["empty"] == f"Nothing found. {len(rules.RULES)} rules looked at 0 activities."
    assert sent(app)["groups"] == []


def test_a_cause_of_which_one_finding_is_accepted_is_still_open_and_says_so(
    visit: Callable[..., AppTest], matrices: Path
) -> None:
    path = matrices / "accepted.yaml"
    text = (matrices / "operations-policy.yaml").read_text(encoding="utf-8")
    why = "accept: [{rule: RACI502, at: 3.3.1-b, why: Small team, until: 2999-01-01, control: Minutes}]\n"
    path.write_text(text + why, encoding="utf-8")
    whole = visit("gaps/gaps.py", lang="en", layer="stated").header[0].value
    app = visit("gaps/gaps.py", lang="en", layer="stated", matrix="accepted", finding=DOES_AND_ACCEPTS)
    path.unlink()
    assert "Accepted exceptions" not in [group["title"] for group in sent(app)["groups"]]
    counts = [[int(word) for word in header.split() if word.isdigit()] for header in (whole, app.header[0].value)]
    assert counts[0][0] - counts[1][0] == 1 and sum(counts[0]) == sum(counts[1])  # what is left of the row is a concern
    assert app.info[0].value == "Accepted until 2999-01-01: Small team  \nCompensating control: Minutes"


def test_rows_and_columns_with_findings_are_marked_in_the_matrix(visit: Callable[..., AppTest]) -> None:
    data = grid_of(visit("matrix/matrix.py", lang="en", layer="stated"))
    row = next(row for row in data["rows"] if row["id"] == "3.3.1-b")
    assert (row["mark"], row["n"]) == ("▲", 1) and "Operations accepts its own work" in row["says"]
    column = next(column for column in data["columns"] if column["id"] == "marketing")
    assert column["mark"] == "◆" and column["says"].endswith(f"and {column['n'] - 2} more")


def test_the_evidence_of_a_row_explains_each_finding_and_leads_to_the_ways_out(visit: Callable[..., AppTest]) -> None:
    app = visit("matrix/matrix.py", lang="en", layer="stated", cell="3.3.1-b:operations")
    shown = "".join(one.proto.body for one in app.get("html"))
    assert "<summary>▲ Operations accepts its own work together with" in shown and "Nobody fails his own work." in shown
    assert any(link.proto.label == "Ways out" for link in app.get("page_link"))


def test_a_long_group_of_findings_is_cut_and_says_so(visit: Callable[..., AppTest]) -> None:
    groups = sent(visit("gaps/gaps.py", lang="en", matrix="huge"))["groups"]
    cut = next(group for group in groups if group["more"])
    assert len(cut["items"]) == 200
    assert cut["more"] == f"and {int(cut['count']) - 200} more"


def test_a_limit_of_nothing_counts_too(visit: Callable[..., AppTest]) -> None:
    asked = {"layer": "stated", "rule": "RACI301"}
    few, many = (visit("gaps/gaps.py", **asked, **{"limit-consulted": limit}) for limit in "60")
    assert len(listed(few)) < len(listed(many))


def test_a_finding_that_is_not_in_this_layer_is_told(visit: Callable[..., AppTest]) -> None:
    app = visit("gaps/gaps.py", lang="en", layer="proposed", finding="RACI100:4.1.2-a")
    assert "settled in this layer" in "".join(str(one.value) for one in app.get("text"))
