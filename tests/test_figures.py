"""Numbers of the figures exactly; each figure drawn once a theme and language, with its sentence and its clicks."""

import subprocess
import sys
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from, tuples
from matrices import PROPERTY, ROOT, matrix_of, policy

import raci.out.figures.sheet as paper
from raci.model.letters import Layer, Letter
from raci.out import figures
from raci.rules import check
from raci.views import burden, chart, heat
from raci.views.chart import Status, Teller

LOOKS = list(product(("en", "zh"), (False, True)))
ROLES = "roles: [{id: a, name: A, kind: role}, {id: b, name: B, kind: role}]\n"


def numbers_of_heat(*rows, more=""):
    matrix = matrix_of(*rows, more=more)
    return heat.heat(matrix, check(matrix))


def with_lines(*roles):
    return matrix_of(more="roles:\n" + "".join(f"  - {{kind: role, {role}}}\n" for role in roles))


CROSSED = with_lines(
    "id: a, name: A, reports_to: [b], leads: [c]",
    "id: b, name: B, reports_to: [a]",
    "id: c, name: C, reports_to: [d]",
    "id: d, name: D, leads: [c, e]",
    "id: e, name: E",
    "id: f, name: F",
)


def test_a_gap_counts_once_in_its_process_and_each_of_its_roles():
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


def test_an_accepted_gap_is_not_counted():
    accept = "accept: [{rule: RACI100, at: a1, why: W, until: 2999-01-01}]\n"
    assert numbers_of_heat("stated: {}", more=accept).cells == {}


def test_flows_stand_above_lists_and_the_whole_policy_comes_last():
    processes = (
        "processes: [{id: d, name: D, kind: duties}, {id: o, name: O, kind: oversight}, {id: f, name: F, kind: flow}]\n"
    )
    rows = ["process: d\nstated: {}", "process: o\nstated: {}", "process: f\nstated: {}"]
    circle = "roles: [{id: a, name: A, kind: role, reports_to: [b]}, {id: b, name: B, kind: role, reports_to: [a]}]\n"
    found = numbers_of_heat(*rows, more=processes + circle)
    assert [row.id for row in found.rows] == ["f", "o", "d", heat.WHOLE]
    assert found.cells["", "a"] == ("role:a",)


def test_roles_for_which_there_is_no_room_are_summed_up():
    crowd = "stated: {" + ", ".join(f"r{number}: R" for number in range(13)) + "}"
    found = numbers_of_heat(crowd, "stated: {r12: A, r0: A}", "stated: {r12: A, r1: A}", "stated: {}")
    assert [column.id for column in found.columns] == ["r12", *(f"r{n}" for n in range(9)), heat.NOBODY, heat.OTHERS]
    assert len(found.cells["p", heat.OTHERS]) == 1


def test_two_lists_of_one_name_are_told_apart():
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
def test_the_title_says_where_most_gaps_are(rows, en, zh):
    both = "processes: [{id: p, name: P, kind: duties}, {id: q, name: Q, kind: oversight}]\n"
    found = numbers_of_heat(*rows, more=both)
    assert (heat.title(found, "en"), heat.title(found, "zh")) == (en, zh)


def test_load_counts_every_letter_and_puts_the_busiest_first():
    found = burden.burden(matrix_of("stated: {a: I, b: A/R}", "stated: {b: A, c: R}", "stated: {c: C}"), Layer.TODAY)
    assert [(load.role.id, tuple(load.counts.values())) for load in found.loads] == [
        ("b", (2, 1, 0, 0, 0)),
        ("c", (0, 1, 0, 1, 0)),
        ("a", (0, 0, 0, 0, 1)),
    ]
    assert (found.more, found.activities, found.limit) == (0, 3, pytest.approx(1.8))
    assert not any(load.is_over for load in found.loads)  # three activities are too few to judge a share
    assert burden.title(found, "en") == "b answers for 2 of 3 activities"


def test_who_passes_the_limit_is_marked_with_a_word_when_the_rule_says_so():
    matrix = matrix_of(*["stated: {a: A/R}"] * 4, "stated: {b: A/R}")
    found = burden.burden(matrix, Layer.TODAY)
    over = [load.role.id for load in found.loads if load.is_over]
    assert [over] == [list(one.place.roles) for one in check(matrix) if one.rule.code == "RACI401"]
    assert burden.table(found, "en").rows == [
        ["a", "4", "4", "0", "0", "0", "over the limit"],
        ["b", "1", "1", "0", "0", "0", ""],
    ]
    assert burden.title(found, "en") == "a answers for 4 of 5 activities; more than the limit of 3"
    assert burden.title(found, "zh") == "5 项活动中，a负责 4 项；超过限度 3 项"
    assert "over the limit" in figures.burden(found, "en", False).layout.yaxis.ticktext[0]


def test_the_title_of_the_load_names_two_and_no_more():
    def told(*owners):
        rows = [f"stated: {{{owner}: A/R}}" for owner in owners]
        return burden.title(burden.burden(matrix_of(*rows), Layer.TODAY), "en")

    assert told(*"aabbc") == "a, b each answer for 2 of 5 activities; the limit is 3"
    assert told(*"abcde") == "No role stands out: each answers for at most 1 of 5 activities; the limit is 3"


def test_roles_beyond_fifteen_are_counted():
    found = burden.burden(matrix_of(*[f"stated: {{r{number}: A/R}}" for number in range(17)]), Layer.TODAY)
    assert (len(found.loads), found.more) == (15, 2)
    assert burden.footnote(found, "en") == "2 roles with less to do are not shown"


def test_lines_carry_who_states_them_and_what_is_wrong_with_them():
    found = chart.chart(CROSSED)
    assert {(line.lower.id, line.upper.id): (line.teller, line.status) for line in found.lines} == {
        ("a", "b"): (Teller.LOWER, Status.CIRCLE),
        ("b", "a"): (Teller.LOWER, Status.CIRCLE),
        ("c", "d"): (Teller.BOTH, Status.AGREED),
        ("c", "a"): (Teller.UPPER, Status.DENIED),
        ("e", "d"): (Teller.UPPER, Status.ONE_END),
    }
    assert [role.id for role in found.alone] == ["f"]
    assert chart.described(found, "en") == [
        "A reports to B; only A says so; the line runs in a circle",
        "B reports to A; B says so, A says otherwise; the line runs in a circle",
        "C reports to D; both say so",
        "C reports to A; A says so, C says otherwise",
        "E reports to D; only D says so",
        "Without any reporting line: F",
    ]
    assert chart.described(found, "zh")[3] == "C向A汇报；A这样写，C的写法不同"


def test_a_line_is_circular_or_denied_exactly_where_the_rules_say_so():
    found = check(CROSSED)
    denied = {one.place.roles for one in found if one.rule.code == "RACI703"}
    circles = {role for one in found if one.rule.code == "RACI702" for role in one.place.roles}
    lines = chart.chart(CROSSED).lines
    told = {(line.lower.id, line.upper.id): chart.sentence(line, "en") for line in lines}
    assert denied == {pair for pair, words in told.items() if "says otherwise" in words}
    assert circles == {line.lower.id for line in lines if line.status == Status.CIRCLE}


@pytest.mark.parametrize(
    ("matrix", "en"),
    [
        (CROSSED, "2 of 5 reporting lines run in a circle; on 1 of 5 reporting lines the two ends disagree"),
        (policy(), "Both ends agree on every reporting line: 4"),
        (matrix_of(more=ROLES), "No reporting line is stated"),
        (
            with_lines("id: a, name: A, reports_to: [b]", "id: b, name: B"),
            "1 of 1 reporting lines is stated by one end only",
        ),
    ],
)
def test_the_title_of_the_chart_says_what_is_wrong(matrix, en):
    assert chart.title(chart.chart(matrix), "en") == en


def test_who_leads_stands_on_a_lower_level_and_places_never_change():
    found = chart.chart(policy())
    at = {node.role.id: node.at for node in found.nodes}
    assert (at["management"][0], at["operations"][0], at["project-team"][0]) == (0, 1, 2)
    assert len(set(at.values())) == len(at)
    assert chart.chart(policy()) == found


def test_a_line_past_other_roles_does_not_run_through_them():
    chain = with_lines("id: a, name: A", "id: b, name: B, reports_to: [a]", "id: c, name: C, reports_to: [b, a]")
    found = chart.chart(chain)
    long = next(line for line in found.lines if (line.lower.id, line.upper.id) == ("c", "a"))
    assert len(long.through) == 1
    assert not {*long.through} & {node.at for node in found.nodes}


def test_superiors_stand_in_the_middle_over_their_people():
    found = chart.chart(
        with_lines(
            "id: a, name: A, leads: [d]",
            "id: b, name: B, leads: [e, g]",
            "id: c, name: C, leads: [e]",
            "id: d, name: D",
            "id: e, name: E",
            "id: f, name: F, reports_to: [e]",
            "id: g, name: G",
            "id: h, name: H, reports_to: [e]",
        )
    )
    at = {node.role.id: node.at for node in found.nodes}
    assert {role: at[role] for role in "adefh"} == {"a": (0, 0), "d": (1, 0), "e": (1, 1.5), "f": (2, 1), "h": (2, 2)}
    assert at["c"][1] < at["b"][1]  # so that their lines do not cross
    assert at["g"] == (1, 2.5)


def test_a_circle_shares_a_level():
    at = {node.role.id: node.at for node in chart.chart(CROSSED).nodes}
    assert (at["a"][0], at["b"][0], at["c"][0]) == (0, 0, 1)


@PROPERTY
@given(lists(tuples(sampled_from("abcdefghij"), sampled_from("abcdefghij")), min_size=1, max_size=16))
def test_no_line_runs_over_a_box(pairs):
    leads = {upper: sorted({lower for over, lower in pairs if over == upper}) for upper in "abcdefghij"}
    drawn = chart.chart(with_lines(*(f"id: {id_}, name: N, leads: [{', '.join(leads[id_])}]" for id_ in leads)))
    figure = figures.chart(drawn, "en", False)
    boxes = [(box.x0, box.x1, box.y0, box.y1) for box in figure.layout.shapes]
    for trace in figure.data:
        for (x, y), (to_x, to_y) in (
            pairwise(zip(trace.x, trace.y, strict=True)) if trace.mode != "markers+text" else []
        ):
            for step in range(1, 40) if None not in (x, to_x) else []:
                across, down = x + (to_x - x) * step / 40, y + (to_y - y) * step / 40
                assert not any(
                    x0 + 0.01 < across < x1 - 0.01 and y0 + 0.01 < down < y1 - 0.01 for x0, x1, y0, y1 in boxes
                )


def test_many_beside_each_other_turn_the_chart():
    crowd = with_lines("id: a, name: A", *(f"id: b{n}, name: B, reports_to: [a]" for n in range(9)))
    upright, turned = (figures.chart(chart.chart(found), "en", False).data[-1] for found in (policy(), crowd))
    assert upright.y[upright.customdata.index("management")] == 0 == turned.x[0]
    assert (turned.x[1:], sorted(turned.y[1:])) == ((1,) * 9, list(range(9)))


def test_a_role_over_itself_is_drawn_as_a_circle():
    found = chart.chart(with_lines("id: a, name: A, reports_to: [a]"))
    assert [line.status for line in found.lines] == [Status.CIRCLE]
    figures.chart(found, "en", False)


@pytest.mark.parametrize(("lang", "dark"), LOOKS)
def test_the_figures_of_the_policy_carry_their_sentence(lang, dark):
    numbers = (heat.heat(policy(), check(policy())), burden.burden(policy(), Layer.TODAY), chart.chart(policy()))
    for module, number in zip((heat, burden, chart), numbers, strict=True):
        figure = getattr(figures, module.__name__.split(".")[-1])(number, lang, dark)
        assert figure.layout.title.text.replace("<br>", " ") == module.title(number, lang)
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
        assert figure.to_json()


@pytest.mark.parametrize(("lang", "dark"), LOOKS)
def test_nothing_gives_an_empty_figure_with_a_title(lang, dark):
    empty = matrix_of()
    drawn = [
        figures.heat(heat.heat(empty, []), lang, dark),
        figures.burden(burden.burden(empty, Layer.TODAY), lang, dark),
        figures.chart(chart.chart(empty), lang, dark),
    ]
    assert [figure.layout.title.text for figure in drawn] == {
        "en": ["No gaps", "Nobody holds a letter", "No reporting line is stated"],
        "zh": ["没有缺口", "没有任何角色承担职责", "没有写明任何汇报关系"],
    }[lang]
    assert not any(trace.x for figure in drawn for trace in figure.data)


def test_a_click_on_a_number_names_its_process_and_role():
    figure = figures.heat(numbers_of_heat("stated: {a: R, b: R}", "stated: {}"), "en", False)
    points = [point for trace in figure.data if trace.type == "scatter" for point in trace.customdata]
    assert sorted(points) == [["p", ""], ["p", "a"], ["p", "b"]]
    assert [trace.text for trace in figure.data if trace.text] == [("1", "1", "1")]


def test_a_click_on_a_bar_or_a_box_names_its_role():
    bars = figures.burden(burden.burden(matrix_of("stated: {a: A/R}"), Layer.TODAY), "en", False).data
    assert [(bar.customdata, bar.x) for bar in bars] == [(("a",), (int(letter in "AR"),)) for letter in Letter]
    boxes = figures.chart(chart.chart(CROSSED), "en", False).data[-1]
    assert boxes.customdata == ("a", "b", "c", "d", "e")


def test_what_is_wrong_with_a_line_stands_on_it_in_words():
    notes = [note.text for note in figures.chart(chart.chart(CROSSED), "en", True).layout.annotations]
    assert sorted(notes) == ["Without any reporting line: F", "× circle", "× circle", "× denied"]  # noqa: RUF001


def test_a_name_is_shown_as_it_is_written():
    matrix = matrix_of(more='roles: [{id: a, name: "<b>R&D</b>", kind: role, reports_to: [a]}]\n')
    boxes = figures.chart(chart.chart(matrix), "en", False).data[-1]
    assert boxes.text == ("&lt;b&gt;R&amp;D&lt;/b&gt;",)


def test_names_break_between_words_and_never_before_a_comma():
    assert paper.lines_of("Customer service supervisor", 16) == ["Customer service", "supervisor"]
    assert paper.lines_of("Decision-makers", 10) == ["Decision-", "makers"]
    assert paper.lines_of("淘宝客服专员，等", 12) == ["淘宝客服专", "员，等"]
    assert paper.lines_of("x" * 40, 10) == ["x" * 16, "x" * 16, "x" * 8]
    assert paper.lines_of("", 10) == [""]


def test_the_numbers_come_without_plotly():
    code = "import sys; from raci import heat, burden, chart; sys.exit('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
