"""Help in a list of duties: its owner helps and answers for that; nothing is said against whom it helps."""

from raci import rules
from tests.matrices import matrix_of

LIST = "processes: [{id: duties, name: D, kind: duties, of: sales}]"


def codes(stated: str) -> dict[str, str]:
    """Rule -> severity of what is found of such a duty of sales."""

    kinds = {"sales": "department", "heads": "group", "fin": "department"}
    roles = f"roles: [{', '.join(f'{{id: {role}, name: {role}, kind: {kind}}}' for role, kind in kinds.items())}]"
    found = rules.check(matrix_of(f"process: duties\nact: support\nstated: {stated}", more=f"{roles}\n{LIST}"))
    return {finding.rule.code: finding.severity.value for finding in found if finding.place.activities}


def test_whom_a_list_helps_is_not_asked_to_answer_for_the_help() -> None:
    assert codes("{fin: R}")["RACI101"] == "concern"
    assert codes("{heads: R}")["RACI203"] == "concern"
    assert codes("{fin: R, sales: S}")["RACI101"] == "note"
    assert "RACI203" not in codes("{heads: R, sales: S}")


def test_help_without_anybody_who_leads_is_a_concern_and_no_work_without_an_owner() -> None:
    assert codes("{}")["RACI100"] == "gap"
    assert codes("{sales: S}")["RACI100"] == "concern"
