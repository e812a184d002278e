"""Reporting lines: who says so, what is wrong with them, and the text that Graphviz lays out."""

import re
from typing import Any

import pytest

from raci.out.graphviz import dot
from raci.rules import check
from raci.views import lines
from raci.views.lines import Status, Teller
from tests.matrices import matrix_of, policy

ROLES = "roles: [{id: a, name: A, kind: role}, {id: b, name: B, kind: role}]\n"


def with_lines(*roles: Any) -> Any:
    return matrix_of(more="roles:\n" + "".join(f"  - {{kind: role, {role}}}\n" for role in roles))


CROSSED = with_lines(
    "id: a, name: A, reports_to: [b], leads: [c]",
    "id: b, name: B, reports_to: [a]",
    "id: c, name: C, reports_to: [d]",
    "id: d, name: D, leads: [c, e]",
    "id: e, name: E",
    "id: f, name: F",
)


def test_lines_carry_who_states_them_and_what_is_wrong_with_them() -> None:
    found = lines.chart(CROSSED)
    assert {(line.lower.id, line.upper.id): (line.teller, line.status) for line in found.lines} == {
        ("a", "b"): (Teller.LOWER, Status.CIRCLE),
        ("b", "a"): (Teller.LOWER, Status.CIRCLE),
        ("c", "d"): (Teller.BOTH, Status.AGREED),
        ("c", "a"): (Teller.UPPER, Status.DENIED),
        ("e", "d"): (Teller.UPPER, Status.ONE_END),
    }
    assert [role.id for role in found.alone] == ["f"]
    assert lines.described(found, "en") == [
        "A reports to B; only A says so; the line runs in a circle",
        "B reports to A; B says so, A says otherwise; the line runs in a circle",
        "C reports to D; both say so",
        "C reports to A; A says so, C says otherwise",
        "E reports to D; only D says so",
        "Without any reporting line: F",
    ]
    assert lines.described(found, "zh")[3] == "C向A汇报；A这样写，C的写法不同"


def test_a_line_is_circular_or_denied_exactly_where_the_rules_say_so() -> None:
    found = check(CROSSED)
    denied = {one.place.roles for one in found if one.rule.code == "RACI703"}
    circles = {role for one in found if one.rule.code == "RACI702" for role in one.place.roles}
    drawn = lines.chart(CROSSED).lines
    told = {(line.lower.id, line.upper.id): lines.sentence(line, "en") for line in drawn}
    assert denied == {pair for pair, words in told.items() if "says otherwise" in words}
    assert circles == {line.lower.id for line in drawn if line.status == Status.CIRCLE}


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
def test_the_title_of_the_chart_says_what_is_wrong(matrix: Any, en: str) -> None:
    assert lines.title(lines.chart(matrix), "en") == en


def test_a_role_over_itself_is_a_circle() -> None:
    found = lines.chart(with_lines("id: a, name: A, reports_to: [a]"))
    assert [line.status for line in found.lines] == [Status.CIRCLE]


def drawn(matrix: Any, lang: str = "en", dark: bool = False, shown: Any = "") -> Any:
    return dot(lines.chart(matrix), lang, dark, lambda role: f"?role={role}&lang={lang}", shown)


def test_a_box_leads_to_its_party_and_the_shown_one_has_a_thick_frame() -> None:
    text = drawn(CROSSED, shown="c")
    assert re.findall(r'URL="([^"]*)"', text) == [f"?role={role}&amp;lang=en" for role in "abcde"]
    assert [line.split()[0] for line in text.splitlines() if "penwidth" in line] == ['"c"']


def test_what_is_wrong_with_a_line_stands_on_it_in_words() -> None:
    edges = [line for line in drawn(CROSSED, "zh").splitlines() if " -> " in line]
    assert [re.findall(r'label="([^"]*)"', edge) for edge in edges].count([]) == 2
    assert sum("\N{MULTIPLICATION SIGN}" in edge for edge in edges) == 3
    assert set(re.findall(r"style=(\w+)", " ".join(edges))) == {"solid", "dashed", "dotted"}


def test_many_beside_each_other_turn_the_drawing() -> None:
    crowd = with_lines("id: a, name: A", *(f"id: b{n}, name: B, reports_to: [a]" for n in range(9)))
    assert "rankdir=LR" in drawn(crowd) and "rankdir=TB" in drawn(policy())


def test_a_name_is_text_and_never_markup() -> None:
    text = drawn(matrix_of(more="roles: [{id: a, name: '<b>R\\N \"D\" &lt;</b>', kind: role, reports_to: [a]}]\n"))
    assert 'label="<b>R\\\\N \\"D\\" &amp;lt;</b>"' in text
