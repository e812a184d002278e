"""Every page in both languages, as a visitor meets it: on the policy, an empty, a large and a broken matrix."""

import pytest
from streamlit.testing.v1 import AppTest

from raci import rules
from raci.letters import Layer
from raci.load import load
from tests.conftest import POLICY, ROOT, grid_of, sent

FRAME = ROOT / "pages" / "frame.py"

PAGES = ["look/overview.py", "look/matrix.py", "look/gaps.py"]


def texts(app) -> str:
    kinds = ("title", "header", "caption", "text", "error", "warning", "markdown")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind) if hasattr(element, "value"))


def evidence_of(app) -> str:
    return next(element.proto.body for element in app.get("html") if "<section" in element.proto.body)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("matrix", ["operations-policy", "large", "empty"])
def test_every_page_opens_in_both_languages(visit, page, lang, matrix):
    app = visit(page, lang=lang, matrix=matrix)
    assert not app.exception and not app.error and not app.warning
    assert sent(app)["lang"] == lang


@pytest.mark.parametrize("page", PAGES)
def test_no_english_is_left_in_the_chinese_page(visit, page):
    app = visit(page, lang="zh", layer="proposed")
    shown = [app.title[0].value, *(button.label for button in app.get("download_button"))]
    shown += [element.placeholder for element in app.selectbox] + [toggle.label for toggle in app.toggle]
    assert all(any("一" <= char <= "鿿" for char in text) for text in shown), shown
    said = [column["name"] for column in sent(app).get("columns", [])]
    said += [text for group in sent(app).get("groups", []) for text in (group["title"], group["items"][0]["says"])]
    assert said and all(any("一" <= char <= "鿿" for char in text) for text in said), said


def test_the_overview_says_how_many_activities_have_nobody_accountable(visit):
    assert visit(lang="en", layer="stated").header[0].value == "35 of 98 activities have nobody accountable"
    assert visit(lang="en", layer="proposed").header[0].value == "0 of 98 activities have nobody accountable"


@pytest.mark.parametrize(
    ("locale", "title"), [("zh-CN", "概览"), ("zh-TW", "概览"), ("en-GB", "Overview"), ("fr", "Overview")]
)
def test_the_first_visit_speaks_the_language_of_the_browser(locale, title):
    app = AppTest.from_file(str(FRAME))
    app.context["locale"] = locale
    assert app.run().title[0].value == title


def test_an_unknown_matrix_gets_a_friendly_message_and_no_path(visit):
    app = visit("look/matrix.py", matrix="../../etc/passwd", lang="en")
    assert app.error[0].value.startswith("There is no matrix called")
    assert not app.get("bidi_component")
    app.selectbox(key="frame-matrix").select("operations-policy").run()
    assert not app.error and grid_of(app)["label"] == "Operations responsibility policy"


def test_markup_in_the_address_stays_text(visit):
    app = visit("look/matrix.py", matrix="![x](http://evil.example/x.png)", lang="en")
    assert r"\!\[x\]\(http\:" in app.error[0].value


def test_a_link_to_something_that_is_not_here_says_so_and_shows_the_rest(visit):
    app = visit("look/matrix.py", lang="en", process="nowhere", cell="3.1.2-b:nobody", role="finance")
    assert app.warning[0].value.endswith(r"process=nowhere, cell=3\.1\.2\-b\:nobody")
    assert app.selectbox(key="matrix-role").value == "finance"


def test_a_broken_file_lists_its_problems_with_place_and_remedy(visit):
    app = visit("look/matrix.py", matrix="broken", lang="en")
    assert "broken.yaml:2:1: unknown key" in app.code[0].value and "did you mean" in app.code[0].value
    assert not app.exception


def test_a_broken_file_does_not_hide_the_others(visit):
    app = visit("look/matrix.py", matrix="broken", lang="en")
    app.selectbox(key="frame-matrix").select("operations-policy").run()
    assert not app.error


def test_an_edited_file_shows_its_new_content(visit, matrices):
    path = matrices / "edited.yaml"
    path.write_text((matrices / "empty.yaml").read_text(encoding="utf-8").replace("0 rows", "before"), encoding="utf-8")
    assert grid_of(visit("look/matrix.py", matrix="edited", lang="en"))["label"].startswith("before")
    path.write_text(path.read_text(encoding="utf-8").replace("before", "afterwards"), encoding="utf-8")
    assert grid_of(visit("look/matrix.py", matrix="edited", lang="en"))["label"].startswith("afterwards")
    path.unlink()


def test_filters_go_into_the_address_and_narrow_the_rows(visit):
    app = visit("look/matrix.py", lang="en")
    app.selectbox(key="matrix-process").select("approval").run()
    app.toggle(key="matrix-gaps").set_value(True).run()
    assert (app.query_params["process"], app.query_params["gaps"]) == ("approval", "yes")
    assert [row["id"] for row in grid_of(app)["rows"]] == ["approval", "3.1.2-a", "3.1.2-d"]


def test_a_filter_taken_back_leaves_the_address(visit):
    app = visit("look/matrix.py", lang="en", gaps="yes", letter="A")
    app.toggle(key="matrix-gaps").set_value(False).run()
    app.selectbox(key="matrix-letter").select(None).run()
    assert {"gaps", "letter"} & set(app.query_params) == set()


def test_another_matrix_drops_the_filters_of_the_last_one(visit):
    app = visit("look/matrix.py", lang="en", process="approval", cell="3.1.2-b:management")
    app.selectbox(key="frame-matrix").select("large").run()
    assert {"process", "cell"} & set(app.query_params) == set()
    assert not app.warning


def test_the_layer_goes_into_the_address_and_stays_on_the_next_page(visit):
    app = visit("look/matrix.py", lang="en")
    app.get("button_group")[0].set_value("proposed").run()
    app.query_params.clear()
    app.switch_page("look/overview.py").run()
    assert app.query_params["layer"] == "proposed"


def test_the_evidence_of_a_stated_letter_names_its_clause(visit):
    app = visit("look/matrix.py", lang="en", cell="3.1.2-b:management")
    evidence = evidence_of(app)
    assert "is stated in clause 三(一)2" in evidence and "Accountable" in evidence


def test_the_evidence_of_a_proposed_letter_gives_its_reason(visit):
    app = visit("look/matrix.py", lang="en", layer="proposed", cell="3.1.1-c:finance")
    assert "The form carries a budget, and finance draws up the budget (二(六)1)" in evidence_of(app)


def test_a_proposal_is_no_evidence_in_the_stated_layer(visit):
    app = visit("look/matrix.py", lang="en", layer="stated", cell="3.1.1-c:finance")
    assert "holds no letter here" in evidence_of(app)


def test_the_evidence_of_a_step_lists_where_ownership_is_missing(visit):
    app = visit("look/matrix.py", lang="zh", layer="stated", cell="risk:")
    assert evidence_of(app).count("无人负责，也无人执行") == 2


DOES_AND_ACCEPTS = "RACI502:3.3.1-b:operations"


def listed(app) -> list[str]:
    return [item["id"] for group in sent(app)["groups"] for item in group["items"]]


def test_the_page_of_findings_lists_them_all_and_counts_them_in_words(visit):
    app = visit("look/gaps.py", lang="en", layer="stated")
    found = rules.check(load(POLICY), Layer.STATED)
    assert listed(app) == [one.id for one in found]
    assert app.header[0].value.startswith(f"{sum(one.severity == 'gap' for one in found)} gaps, ")


def test_a_finding_shows_why_it_matters_its_rows_and_its_ways_out(visit):
    app = visit("look/gaps.py", lang="en", layer="stated", finding="RACI101:3.3.1-a:project-team")
    assert "Whoever does the work cannot decide alone" in app.markdown[0].value.replace("\\", "")
    assert [row["id"] for row in grid_of(app)["rows"]] == ["acceptance", "3.3.1-a"]
    labels = [one.label.replace("\\", "") for one in app.expander]
    assert "Project team to answer for it too · settles 1, raises 0" in labels
    assert labels[-1] == "About this rule"


def test_the_rows_of_a_finding_are_drawn_with_the_roles_they_involve(visit):
    app = visit("look/gaps.py", lang="en", layer="stated", finding=DOES_AND_ACCEPTS)
    assert [column["id"] for column in grid_of(app)["columns"]] == ["operations", "related-departments"]


@pytest.mark.parametrize(("name", "value"), [("process", "acceptance"), ("role", "finance"), ("severity", "concern")])
def test_findings_can_be_narrowed(visit, name, value):
    whole, part = (listed(visit("look/gaps.py", layer="stated", **asked)) for asked in ({}, {name: value}))
    assert part and set(part) < set(whole)


def test_a_limit_can_be_tried_for_the_moment(visit):
    app = visit("look/gaps.py", layer="proposed", **{"limit-consulted": "1"})
    assert any(one.startswith("RACI301") for one in listed(app))
    app.number_input(key="gaps-consulted").set_value(3).run()
    assert not any(one.startswith("RACI301") for one in listed(app))
    assert "limit-consulted" not in app.query_params


def test_nothing_found_says_what_was_checked(visit):
    app = visit("look/gaps.py", lang="en", matrix="empty")
    assert sent(app)["empty"] == f"Nothing found. {len(rules.RULES)} rules looked at 0 activities."
    assert sent(app)["groups"] == []


def test_accepted_findings_are_folded_and_not_counted(visit, matrices):
    path = matrices / "accepted.yaml"
    text = (matrices / "operations-policy.yaml").read_text(encoding="utf-8")
    why = "accept: [{rule: RACI502, at: 3.3.1-b, why: Small team, until: 2999-01-01, control: Minutes}]\n"
    path.write_text(text + why, encoding="utf-8")
    whole = visit("look/gaps.py", lang="en", layer="stated").header[0].value
    app = visit("look/gaps.py", lang="en", layer="stated", matrix="accepted", finding=DOES_AND_ACCEPTS)
    path.unlink()
    last = sent(app)["groups"][-1]
    assert (last["title"], last["open"], last["items"][0]["id"]) == ("Accepted exceptions", False, DOES_AND_ACCEPTS)
    assert int(app.header[0].value.split()[0]) == int(whole.split()[0]) - 1
    assert app.info[0].value == "Accepted until 2999-01-01: Small team  \nCompensating control: Minutes"


def test_rows_and_columns_with_findings_are_marked_in_the_matrix(visit):
    data = grid_of(visit("look/matrix.py", lang="en", layer="stated"))
    row = next(row for row in data["rows"] if row["id"] == "3.3.1-b")
    assert row["mark"] == "▲" and row["n"] > 2 and "nobody answers for it" in row["says"]
    column = next(column for column in data["columns"] if column["id"] == "marketing")
    assert column["mark"] == "▲" and "No step of the process gives Marketing a part" in column["says"]


def test_the_evidence_of_a_row_explains_each_finding_and_leads_to_the_ways_out(visit):
    app = visit("look/matrix.py", lang="en", layer="stated", cell="3.3.1-b:operations")
    shown = "".join(one.proto.body for one in app.get("html"))
    assert "<summary>▲ Operations carries out projects" in shown and "Nobody fails his own work." in shown
    assert any(link.proto.label == "Ways out" for link in app.get("page_link"))


def test_a_long_group_of_findings_is_cut_and_says_so(visit):
    groups = sent(visit("look/gaps.py", lang="en", matrix="huge"))["groups"]
    cut = next(group for group in groups if group["more"])
    assert len(cut["items"]) == 200
    assert cut["more"] == f"and {int(cut['count']) - 200} more"


def test_a_limit_of_nothing_counts_too(visit):
    app = visit("look/gaps.py", layer="stated", **{"limit-consulted": "0"})
    assert any(one.startswith("RACI301:2.2.4-b") for one in listed(app))


def test_a_finding_that_is_not_in_this_layer_is_told(visit):
    app = visit("look/gaps.py", lang="en", layer="proposed", finding="RACI100:4.1.2-a")
    assert "settled in this layer" in "".join(str(one.value) for one in app.get("text"))
