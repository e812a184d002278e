"""Numbers of the figures exactly; each figure drawn once a theme and language, with its sentence and its clicks."""

import subprocess
import sys
from itertools import product
from typing import Any

import pytest

import raci.out.figures.sheet as paper
from raci.model.letters import Layer, Letter
from raci.out import figures
from raci.rules import check
from raci.views import burden, heat
from tests.matrices import ROOT, matrix_of, policy

LOOKS = list(product(("en", "zh"), (False, True)))
ROLES = "roles: [{id: a, name: A, kind: role}, {id: b, name: B, kind: role}]\n"


def numbers_of_heat(*rows: Any, more: Any = "") -> Any:
    matrix = matrix_of(*rows, more=more)
    return heat.heat(matrix, check(matrix))


def test_a_gap_counts_once_in_its_process_and_each_of_its_roles() -> None:
    found = numbers_of_heat("stated: {a: R, b: R}", "stated: {}", "stated: {b: R, c: R}")
    assert [row.id for row in found.rows] == ["p"]
    assert [column.id for column in found.columns] == ["b", "a", "c", heat.NOBODY]
    assert found.cells == {
        ("p", "a"): ("row:a1",),
        ("p", "b"): ("row:a1", "row:a3"),
        ("p", "c"): ("row:a3",),
        ("p", heat.NOBODY): ("clause:p:1",),
    }
    assert found.gaps == {"p": 3}
    assert found.most == 2
    assert heat.table(found, "en") == (["Process", "b", "a", "c", "nobody named"], [["P", "2", "1", "1", "1"]])


def test_an_accepted_gap_is_not_counted() -> None:
    accept = "accept: [{rule: RACI100, at: a1, why: W, until: 2999-01-01}]\n"
    assert numbers_of_heat("stated: {}", more=accept).cells == {}


def test_flows_stand_above_lists_and_the_whole_policy_comes_last() -> None:
    processes = (
        "processes: [{id: d, name: D, kind: duties}, {id: o, name: O, kind: oversight}, {id: f, name: F, kind: flow}]\n"
    )
    rows = ["process: d\nstated: {}", "process: o\nstated: {}", "process: f\nstated: {}"]
    circle = "roles: [{id: a, name: A, kind: role, reports_to: [b]}, {id: b, name: B, kind: role, reports_to: [a]}]\n"
    found = numbers_of_heat(*rows, more=processes + circle)
    assert [row.id for row in found.rows] == ["f", "o", "d", heat.WHOLE]
    assert found.cells[heat.WHOLE, "a"] == ("role:a",)


def test_roles_for_which_there_is_no_room_are_summed_up() -> None:
    crowd = "stated: {" + ", ".join(f"r{number}: R" for number in range(13)) + "}"
    found = numbers_of_heat(crowd, "stated: {r12: A, r0: A}", "stated: {r12: A, r1: A}", "stated: {}")
    assert [column.id for column in found.columns] == ["r12", *(f"r{n}" for n in range(9)), heat.NOBODY, heat.OTHERS]
    assert len(found.cells["p", heat.OTHERS]) == 1


def test_two_lists_of_one_name_are_told_apart() -> None:
    twins = "processes: [{id: p, name: Scope, kind: duties, of: a}, {id: q, name: Scope, kind: duties}]\n"
    found = numbers_of_heat("process: p\nstated: {}", "process: q\nstated: {}", more=ROLES + twins)
    assert [row.name.en for row in found.rows][:2] == ["Scope (A)", "Scope (q)"]


@pytest.mark.parametrize(
    ("rows", "en", "zh"),
    [
        (["stated: {a: A/R, b: C}"], "No gaps", "没有缺口"),
        (["stated: {}"], "Most gaps are in P: 1 of 1", "缺口最多的是P：1 项中占 1 项"),
        (
            ["stated: {}", "process: q\nstated: {}"],
            "No process stands out: each has at most 1 of the 2 gaps",
            "缺口分布分散：共 2 项，每个流程最多 1 项",
        ),
        (
            [f"clause: '{n}'\nprocess: {id_}\nstated: {{}}" for n in (1, 2) for id_ in "pq"],
            "Most gaps are in Q, P: 2 each",
            "缺口最多的是Q、P：各 2 项",
        ),
    ],
)
def test_the_title_says_where_most_gaps_are(rows: Any, en: str, zh: str) -> None:
    both = "processes: [{id: p, name: P, kind: duties}, {id: q, name: Q, kind: oversight}]\n"
    found = numbers_of_heat(*rows, more=both)
    assert (heat.title(found, "en"), heat.title(found, "zh")) == (en, zh)


def test_load_counts_every_letter_and_puts_the_busiest_first() -> None:
    found = burden.burden(matrix_of("stated: {a: I, b: A/R}", "stated: {b: A, c: R}", "stated: {c: C}"), Layer.TODAY)
    assert [(load.role.id, tuple(load.counts.values())) for load in found.loads] == [
        ("b", (2, 1, 0, 0, 0)),
        ("c", (0, 1, 0, 1, 0)),
        ("a", (0, 0, 0, 0, 1)),
    ]
    assert (found.more, found.activities) == (0, 3) and found.limit == pytest.approx(1.8)
    assert not any(load.is_over for load in found.loads)  # three activities are too few to judge a share
    assert burden.title(found, "en") == "b answers for 2 of 3 activities"


def test_who_passes_the_limit_is_marked_with_a_word_when_the_rule_says_so() -> None:
    matrix = matrix_of(*["stated: {a: A/R}"] * 4, "stated: {b: A/R}")
    found = burden.burden(matrix, Layer.TODAY)
    over = [load.role.id for load in found.loads if load.is_over]
    assert [over] == [list(one.place.roles) for one in check(matrix) if one.rule.code == "RACI401"]
    assert burden.table(found, "en").rows == [
        ["a", "4", "4", "0", "0", "0", "over the limit"],
        ["b", "1", "1", "0", "0", "0", ""],
    ]
    assert burden.title(found, "en") == "a answers for 4 of 5 activities; more than the limit of 3"
    assert burden.title(found, "zh") == "5 项活动中，a负责 4 项；超过上限 3 项"
    assert "over the limit" in figures.burden(found, "en", False).layout.yaxis.ticktext[0]


def test_the_title_of_the_load_names_two_and_no_more() -> None:
    def told(*owners: Any) -> Any:
        rows = [f"stated: {{{owner}: A/R}}" for owner in owners]
        return burden.title(burden.burden(matrix_of(*rows), Layer.TODAY), "en")

    assert told(*"aabbc") == "a, b each answer for 2 of 5 activities; the limit is 3"
    assert told(*"abcde") == "No role stands out: each answers for at most 1 of 5 activities; the limit is 3"


def test_roles_beyond_fifteen_are_counted() -> None:
    found = burden.burden(matrix_of(*[f"stated: {{r{number}: A/R}}" for number in range(17)]), Layer.TODAY)
    assert (len(found.loads), found.more) == (15, 2)
    assert burden.footnote(found, "en") == "2 roles with less to do are not shown"


@pytest.mark.parametrize(("lang", "dark"), LOOKS)
def test_the_figures_of_the_policy_carry_their_sentence(lang: str, dark: bool) -> None:
    numbers = (heat.heat(policy(), check(policy())), burden.burden(policy(), Layer.TODAY))
    for module, number in zip((heat, burden), numbers, strict=True):
        figure = getattr(figures, module.__name__.split(".")[-1])(number, lang, dark)
        assert figure.layout.title.text.replace("<br>", " ").partition(" <span")[0] == module.title(number, lang)
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
        assert figure.to_json()


@pytest.mark.parametrize(("lang", "dark"), LOOKS)
def test_nothing_gives_an_empty_figure_with_a_title(lang: str, dark: bool) -> None:
    empty = matrix_of()
    drawn = [
        figures.heat(heat.heat(empty, []), lang, dark),
        figures.burden(burden.burden(empty, Layer.TODAY), lang, dark),
    ]
    assert [figure.layout.title.text for figure in drawn] == {
        "en": ["No gaps", "Nobody holds a letter"],
        "zh": ["没有缺口", "没有任何角色承担职责"],
    }[lang]
    assert not any(trace.x for figure in drawn for trace in figure.data)


def test_a_click_on_a_number_names_its_process_and_role() -> None:
    figure = figures.heat(numbers_of_heat("stated: {a: R, b: R}", "stated: {}"), "en", False)
    points = [point for trace in figure.data if trace.type == "scatter" for point in trace.customdata]
    assert sorted(points) == [["p", heat.NOBODY], ["p", "a"], ["p", "b"]]
    assert [trace.text for trace in figure.data if trace.text] == [("1", "1", "1")]


def test_a_click_on_a_bar_names_its_role() -> None:
    bars = figures.burden(burden.burden(matrix_of("stated: {a: A/R}"), Layer.TODAY), "en", False).data
    assert [(bar.customdata, bar.x) for bar in bars] == [(("a",), (int(letter in "AR"),)) for letter in Letter]


def test_names_break_between_words_and_never_before_a_comma() -> None:
    assert paper.lines_of("Customer service supervisor", 16) == ["Customer service", "supervisor"]
    assert paper.lines_of("Decision-makers", 10) == ["Decision-", "makers"]
    assert paper.lines_of("淘宝客服专员，等", 12) == ["淘宝客服专", "员，等"]
    assert paper.lines_of("x" * 40, 10) == ["x" * 16, "x" * 16, "x" * 8]
    assert paper.lines_of("", 10) == [""]


def test_the_numbers_come_without_plotly() -> None:
    code = "import sys; from raci.views import heat, burden; sys.exit('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
