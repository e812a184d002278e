"""What the text says of an activity and of a role, as pairs of words."""

from raci.model import Matrix, facts
from tests.matrices import matrix_of

ROLES = """
roles:
  - {id: a, name: Head, kind: role, inferred: true}
  - id: b
    name: Clerk
    kind: role
    perhaps: [a]
    purpose: [Keeps the books, Pays]
    excludes: [{topic: t, act: approve, held_by: a, remains: Advice}]
    authority: [{kind: propose, object: Budgets, limit: yearly}]
    indicators: [{name: Speed, thresholds: [≥ 95 %], method: Count, assessor: a}]
    interfaces: [{parties: [a], gives: Data, gets: Orders}]
"""


def of(row: str, lang: str = "en") -> dict[str, str]:
    matrix = matrix_of(row, more=ROLES)
    return dict(facts.of_activity(matrix, matrix.activities[0], lang))


def test_what_the_text_leaves_out_is_left_out() -> None:
    assert of("stated: {}") == {"Kind of work": "carrying out"}


def test_an_activity_says_when_what_for_whom_and_beyond_what() -> None:
    row = (
        "applies: Shops\ntrigger: Alarm\nstages: [Look, Act]\noutput: Report\nto: a\nwhen: {text: soon, exact: false}\n"
    )
    row += "escalation: {to: a, when: large sums}\nstands_in: a\ninvolves: {b: checked}\nunnamed: approver\nstated: {}"
    assert of(row) == {
        "Kind of work": "carrying out",
        "Applies to": "Shops",
        "Set off by": "Alarm",
        "Stages": "1 Look; 2 Act",
        "Output": "Report",
        "Goes to": "[Head]",
        "When": "soon (no exact time)",
        "Beyond its power": "[Head] decides: large sums",
        "Stands in for": "[Head]",
        "Checks": "Clerk",
        "Not named": "who approves",
    }


def test_the_names_of_the_pairs_are_translated() -> None:
    assert of("stated: {}", "zh") == {"工作性质": "实施"}


def test_a_role_says_what_it_leaves_may_do_and_is_measured_by() -> None:
    matrix = matrix_of(more=ROLES)
    assert dict(facts.of_role(matrix, matrix.role["b"], "en")) == {
        "Purpose": "Keeps the books; Pays",
        "Perhaps the same as": "[Head]",
        "Leaves to others": "T (approval) → [Head] (keeps: Advice)",
        "Authority": "may propose: Budgets (yearly)",
        "Measured by": "Speed: ≥ 95 %, Count, rated by [Head]",
        "Works with": "[Head], gives Data, gets Orders",
    }


def listed(*owners: str) -> Matrix:
    lists = [f"{{id: p{n}, name: Sales, kind: duties, statement: basic, of: {of}}}" for n, of in enumerate(owners)]
    return matrix_of(more=f"{ROLES}processes: [{', '.join(lists)}]")


def test_a_list_is_named_with_its_role_where_several_have_one() -> None:
    for owners, name in ((["b"], "Sales"), (["a", "b"], "[Head] · Sales")):
        matrix = listed(*owners)
        assert facts.process_name(matrix, matrix.processes[0], "en") == name


def test_a_list_says_what_it_is_and_whose() -> None:
    matrix = listed("b")
    assert facts.of_process(matrix, matrix.processes[0], "en") == "basic duties of Clerk (role)"


def test_a_misprinted_number_is_told_with_the_source() -> None:
    matrix = matrix_of("clause: S22\nprinted: '232'\nplace: L186", "clause: S3\nprinted: (3)\nplace: L187")
    assert [facts.source(row, "en") for row in matrix.activities] == ["S22 · L186 · printed as 232", "S3 · L187"]
