"""A selection keeps the rows asked for, and every column."""

from typing import Any

import pytest

from raci.model import Matrix
from raci.model.letters import Layer, Letter
from raci.model.selection import Selection
from raci.model.words import stem_of
from tests.matrices import matrix_of, policy

STATED, TODAY, PROPOSED = Layer
MATRIX = matrix_of(
    "id: 1.1-a\nclause: 三(一)1\nname: {en: Draft the Plan, zh: 编制计划}\nstated: {ops: A/R, fin: C}",
    "id: 1.1-b\nclause: 三(一)2\nname: {en: Approve, zh: 审批}\noutput: {en: Decision, zh: 意见}\nstated: {boss: A}",
    "id: 2.1-a\nprocess: q\nclause: 四(一)1\nname: {en: Audit the plan, zh: 审计}\nstated: {fin: R}\n"
    "proposed: {boss: {letters: A, why: w}, fin: {letters: '', why: w}}",
    more="processes: [{id: p, name: P, kind: flow}, {id: q, name: Q, kind: oversight}]",
)


def kept(selection: Selection, layer: Layer = STATED, matrix: Matrix = MATRIX) -> list[str]:
    return list(selection.of(matrix, layer, with_gap=["1.1-b", "2.1-a"]).activity)


def test_nothing_asked_for_gives_the_same_matrix() -> None:
    assert Selection().is_empty
    assert Selection().of(MATRIX, STATED) is MATRIX


def test_columns_and_processes_stay_where_they_are() -> None:
    chosen = Selection(process="q").of(MATRIX, STATED)
    assert (chosen.roles, chosen.processes) == (MATRIX.roles, MATRIX.processes)
    assert chosen.activities == (MATRIX.activities[2],)


def test_rows_of_one_process() -> None:
    assert kept(Selection(process="p")) == ["1.1-a", "1.1-b"]


def test_rows_in_which_a_role_holds_a_letter() -> None:
    assert kept(Selection(role="fin")) == ["1.1-a", "2.1-a"]


def test_a_letter_that_was_taken_away_is_not_held() -> None:
    assert kept(Selection(role="fin"), PROPOSED) == ["1.1-a"]


def test_rows_in_which_anybody_holds_a_letter() -> None:
    assert kept(Selection(letter=Letter.R)) == ["1.1-a", "2.1-a"]


def test_role_and_letter_ask_for_that_letter_held_by_that_role() -> None:
    assert kept(Selection(role="fin", letter=Letter.R)) == ["2.1-a"]
    assert kept(Selection(role="fin", letter=Letter.A)) == []


def test_rows_with_a_gap() -> None:
    assert kept(Selection(gaps=True)) == ["1.1-b", "2.1-a"]


@pytest.mark.parametrize(("layer", "rows"), [(STATED, ["1.1-a", "1.1-b"]), (PROPOSED, ["1.1-a", "1.1-b", "2.1-a"])])
def test_letters_are_those_of_the_layer(layer: Any, rows: Any) -> None:
    assert kept(Selection(letter=Letter.A), layer) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("plan", ["1.1-a", "2.1-a"]),
        ("PLAN", ["1.1-a", "2.1-a"]),
        ("审", ["1.1-b", "2.1-a"]),
        ("decision", ["1.1-b"]),
        ("意见", ["1.1-b"]),
        ("三(一)2", ["1.1-b"]),
        ("三（一）\uff12", ["1.1-b"]),
        ("2.1-A", ["2.1-a"]),
        ("\uff12\uff0e\uff11", ["2.1-a"]),
        ("\uff30\uff2c\uff21\uff2e", ["1.1-a", "2.1-a"]),
        ("plan audit", ["2.1-a"]),
        ("  plan\u3000audit ", ["2.1-a"]),
        ("plan approve", []),
        ("[.*", []),
    ],
)
def test_every_word_must_be_in_the_row_however_it_is_typed(text: Any, rows: Any) -> None:
    assert kept(Selection(text=text)) == rows


def test_a_search_finds_words_by_stem_or_part_in_activity_party_topic_and_clause() -> None:
    found = {
        words: {*Selection(text=words).of(policy(), STATED).activity}
        for words in ("acceptance", "验收项目", "auditing", "内审部", "Evaluating", "risks", "三(三)1", "zzz")
    }
    assert "3.3.1-b" in found["acceptance"] & found["验收项目"] & found["三(三)1"]
    assert {row.id for row in policy().activities if "internal-audit" in row.marks(STATED)} <= (
        found["auditing"] & found["内审部"]
    )
    assert {row.id for row in policy().activities if "risk-assessment" in row.topic} <= found["risks"]
    assert found["Evaluating"] and not found["zzz"]


def test_a_word_is_searched_by_its_stem() -> None:
    stems = {
        "acceptance": "accept",
        "approval": "approv",
        "planning": "plan",
        "policies": "polic",
        "process": "process",
    }
    assert {word: stem_of(word) for word in stems} == stems
    assert [word for word in ("sales", "plan", "验收", "3.1.2", "its") if stem_of(word) != word] == []


def test_everything_asked_for_must_hold() -> None:
    assert kept(Selection(process="p", gaps=True)) == ["1.1-b"]
    assert kept(Selection(process="p", role="fin")) == ["1.1-a"]
    assert kept(Selection(process="q", letter=Letter.R, text="audit", gaps=True)) == ["2.1-a"]
    assert kept(Selection(process="q", letter=Letter.R, text="draft")) == []


def test_blanks_alone_ask_for_nothing() -> None:
    assert kept(Selection(text="  ")) == ["1.1-a", "1.1-b", "2.1-a"]


def test_an_address_is_read() -> None:
    asked = {"process": "q", "role": "fin", "letter": "R", "gaps": "yes", "text": "audit", "page": "2"}
    assert Selection.read(asked, MATRIX) == Selection("q", "fin", Letter.R, gaps=True, text="audit")
    assert Selection.read({}, MATRIX) == Selection()


def test_what_an_address_asks_for_and_the_matrix_lacks_is_not_asked_for() -> None:
    asked = {"process": "../q", "role": "boss2", "letter": "X", "gaps": "1", "text": "x" * 101}
    assert Selection.read(asked, MATRIX) == Selection(text="x" * 100)


def test_the_parts_of_a_selection_name_what_was_asked_for() -> None:
    everything = Selection("approval", "ops", Letter.A, gaps=True, text=" Who, when? 审批 ")
    assert everything.parts() == ["approval", "ops", "letter-A", "gaps", "Who-when-审批"]
    assert Selection().parts() == []


def test_a_long_search_is_cut_in_a_file_name() -> None:
    assert Selection(text="x" * 31).parts() == ["x" * 30]


def test_a_search_cannot_lead_out_of_a_folder() -> None:
    assert Selection(text="../../etc/passwd").parts() == ["etc-passwd"]
