"""A random matrix, written in any format, orientation, separator and alphabet, reads back as the same matrix."""

import html
import json
import re
from collections.abc import Callable, Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raci.sheets import document, matrix_of, read
from raci.words.problem import LoadError

Cells = dict[str, dict[str, str]]
"""Activity -> role -> letters in the order A, R, S, C, I."""

LETTERS = "ARSCI"

ACTIVITIES = [
    "Write the plan",
    "Check the figures / year",
    "Pay (large) bills",
    "编制预算",
    "Prüfung der Ware",
    "R. Meier fragen",
    "Приёмка товара",
    "Sign, seal & send",
]
ROLES = ["Head office", "IT", "Legal (EU)", "Müller", "财务部", "Склад", "R&D", "Shift lead 2", "CIO", "A. Ruiz"]
CELLS = ["A", "R", "C", "I", "A/R", "R/C", "C/I", "S", "A/R/C"]
SEPARATORS = ["/", ", ", "; ", " / ", "+", " · ", "&", "、", "\uff0f", ""]
ALPHABETS: Mapping[str, str] = {
    "German": "E = Entscheidung; D = Durchführung; M = Mitwirkung; B = Beratung; N = Benachrichtigung",
    "Chinese": "★ 领导职责；☆ 执行部门；○ 协助部门；△ 咨询部门；◇ 知会部门",
    "Polish": "Z = zatwierdza; W = wykonuje; P = pomaga; K = konsultuje; T = informowany",
    "numbers": "1 = Accountable; 2 = Responsible; 3 = Support; 4 = Consulted; 5 = Informed",
}


@st.composite
def matrices(draw: st.DrawFn) -> Cells:
    """At least two roles and activities; every activity and every role holds a letter."""

    activities = draw(st.lists(st.sampled_from(ACTIVITIES), min_size=2, max_size=6, unique=True))
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=2, max_size=6, unique=True))
    cells: Cells = {activity: {role: draw(st.sampled_from(["", *CELLS])) for role in roles} for activity in activities}
    for place, activity in enumerate(activities):
        cells[activity][roles[place % len(roles)]] = "A/R" if place == 0 else draw(st.sampled_from(CELLS))
    for place, role in enumerate(roles):
        cells[activities[place % len(activities)]][role] = draw(st.sampled_from(CELLS))
    return cells


def roles_of(cells: Cells) -> list[str]:
    return list(next(iter(cells.values())))


def wide(cells: Cells, join: Callable[[str], str], corner: str = "Activity") -> list[list[str]]:
    rows = [[activity, *(join(cell) for cell in held.values())] for activity, held in cells.items()]
    return [[corner, *roles_of(cells)], *rows]


def csv(rows: list[list[str]], sign: str = ",") -> str:
    return "".join(sign.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)


def markdown(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(cell.replace("|", "\\|").replace("*", "\\*") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def page(rows: list[list[str]]) -> str:
    def line(row: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) + "</tr>"

    return "<table>" + line(rows[0], "th") + "".join(line(row, "td") for row in rows[1:]) + "</table>"


def latex(rows: list[list[str]]) -> str:
    lines = [" & ".join(cell.replace("&", r"\&") for cell in row) + r" \\" for row in rows]
    return r"\begin{tabular}{" + "l" * len(rows[0]) + "}\n" + "\n".join(lines) + "\n\\end{tabular}\n"


def rst(rows: list[list[str]]) -> str:
    lines = [("   * - " if not place else "     - ") + cell for row in rows for place, cell in enumerate(row)]
    return ".. list-table::\n   :header-rows: 1\n\n" + "\n".join(lines) + "\n"


WRITERS: dict[str, Callable[[list[list[str]]], str]] = {
    "a.csv": csv,
    "b.csv": lambda rows: csv(rows, ";"),
    "c.tsv": lambda rows: csv(rows, "\t"),
    "d.md": markdown,
    "e.html": page,
    "f.tex": latex,
    "g.rst": rst,
    "h.json": lambda rows: json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]]),
}


def held(text: str, name: str) -> tuple[list[str], Cells]:
    """Roles and filled cells as read."""

    reading = read(document(text.encode(), name), name)
    assert [matrix.unread for matrix in reading.matrices] == [()], reading
    matrix = reading.matrices[0]
    assert len(matrix_of(reading, "x").activities) == len(matrix.activities)
    return list(matrix.roles), {one.name: dict(one.letters) for one in matrix.activities}


def filled(cells: Cells) -> Cells:
    return {activity: {role: cell for role, cell in row.items() if cell} for activity, row in cells.items()}


def quick(test: Callable[..., None]) -> Callable[..., None]:
    return settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))(test)


@quick
@given(matrices(), st.sampled_from(list(WRITERS)), st.sampled_from(SEPARATORS))
def test_roles_across_in_any_format_with_any_separator(cells: Cells, name: str, separator: str) -> None:
    text = WRITERS[name](wide(cells, lambda cell: separator.join(cell.split("/"))))
    assert held(text, name) == (roles_of(cells), filled(cells))


@quick
@given(matrices(), st.sampled_from(list(WRITERS)), st.sampled_from(["Role", "角色", "Rolle", "Роль", "Role / Task"]))
def test_roles_down_in_any_format(cells: Cells, name: str, corner: str) -> None:
    rows = [list(row) for row in zip(*wide(cells, str, corner), strict=True)]
    roles, found = held(WRITERS[name](rows), name)
    assert (roles, found) == (roles_of(cells), filled(cells))


@quick
@given(matrices(), st.sampled_from(["a.csv", "d.md", "e.html", "f.tex"]), st.sampled_from(list(ALPHABETS)))
def test_letters_of_another_alphabet_by_the_legend(cells: Cells, name: str, alphabet: str) -> None:
    told = ALPHABETS[alphabet]
    signs = {letter: one.split()[0] for letter, one in zip("ARSCI", re.split("[;；]", told), strict=True)}
    rows = wide(cells, lambda cell: "/".join(signs[letter] for letter in cell.split("/")) if cell else "")
    text = WRITERS[name](rows)
    lines = {"a.csv": f"{text}\r\n\r\n{csv([[told]])}", "e.html": f"<p>{told}</p>{text}"}
    text = lines.get(name, f"{told}\n\n{text}")
    assert held(text, name) == (roles_of(cells), filled(cells))


@quick
@given(matrices(), st.sampled_from(["a.csv", "d.md", "e.html", "g.rst"]))
def test_names_below_letters(cells: Cells, name: str) -> None:
    rows = [["Activity", *LETTERS]]
    for activity, held_by in cells.items():
        names = ("; ".join(role for role, cell in held_by.items() if one in cell.split("/")) for one in LETTERS)
        rows.append([activity, *names])
    assert held(WRITERS[name](rows), name)[1] == filled(cells)


@quick
@given(matrices(), st.sampled_from(["a.csv", "d.md", "e.html", "h.json"]))
def test_one_row_a_letter(cells: Cells, name: str) -> None:
    rows = [["Activity", "Role", "Letter"]]
    for activity, held_by in cells.items():
        rows += [[activity, role, one] for role, cell in held_by.items() for one in cell.split("/") if cell]
    assert held(WRITERS[name](rows), name)[1] == filled(cells)


@quick
@given(
    matrices(),
    st.sampled_from(["a.csv", "d.md", "e.html"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20),
)
def test_any_text_beside_the_matrix_is_no_harm(cells: Cells, name: str, noise: str) -> None:
    rows = wide(cells, str)
    rows = [
        [*row, "Remarks" if not place else noise.replace("\n", " ").replace("\r", " ")]
        for place, row in enumerate(rows)
    ]
    found = read(document(WRITERS[name](rows).encode(), name), name)
    assert {one.name for matrix in found.matrices for one in matrix.activities} >= set(cells)


@quick
@given(st.binary(max_size=300), st.sampled_from([*WRITERS, "x.xlsx", "x.docx", "x.txt", "x"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        read(document(data, name), name)
    except LoadError as error:
        assert error.problems
