"""Ways out in words: what a way out offers is what its changes do."""

from raci.model.letters import Layer
from raci.rules import check
from tests.matrices import matrix_of

ROLES = """roles:
- {id: ops, name: ops, kind: role, reports_to: [boss]}
- {id: boss, name: boss, kind: role}"""


def ways(row: str) -> list[str]:
    """What each way out of the row says, in the order in which they are offered."""

    found = check(matrix_of(row, more=ROLES), Layer.STATED)
    return [fix.message("en") for one in found for fix in one.fixes]


def test_whoever_does_the_work_answers_for_it_too_and_a_superior_only_answers() -> None:
    assert ways("stated: {ops: R, boss: I}") == ["ops to answer for it too", "boss to answer for it"]
