"""RACI717: what others are to give; a duty that rests on those whom nothing binds."""

from collections.abc import Iterator

from raci.model import Act, Relation, RoleKind
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Severity, rule
from raci.rules.view import View
from raci.words.sentences import Text


@rule(
    "RACI717",
    Severity.CONCERN,
    About.ROLE,
    says="{role} depends on what others contribute to {activities}, and what each of them owes is not said",
    why="Whoever must obtain people, money or help without a right to them can only ask, and answers for the refusal.",
    source="operations policy 二(一)5, 三(一)3, 三(二)2: no department is bound to supply anything",
    rank=4,
    takes_in=True,
    mends="Only the text can bind the others to their part, or give the right to decide.",
)
def supply_unbound(view: View) -> Iterator[Hit]:
    """Those whose means a coordinator needs have a letter in the row, or report to the coordinator.

    Bad:
        - act: coordinate
          involves: {everybody: supplies}
          stated: {sales: A/R}

    Good:
        - act: coordinate
          involves: {everybody: supplies}
          stated: {sales: A/R, everybody: S}
    """

    resting: dict[str, list[Row]] = {}
    for row in view.of_act(Act.COORDINATE):
        for role in row.owners:
            if any(_is_free(other, role, row, view) for other in _suppliers(row)):
                resting.setdefault(role, []).append(row)
    for role, rows in resting.items():
        names = tuple(Text(f"“{row.name.en}”", f"“{row.name.zh}”") for row in rows)
        args = {"role": view.matrix.role[role].name, "activities": names}
        yield Hit(Place(tuple(row.id for row in rows), (role,)), args)


def _suppliers(row: Row) -> list[str]:
    return [role for role, relation in row.activity.involves.items() if relation == Relation.SUPPLIES]


def _is_free(other: str, role: str, row: Row, view: View) -> bool:
    """True for departments that have no part in the row and do not stand below the role."""

    is_unit = view.matrix.role[other].kind in (RoleKind.DEPARTMENT, RoleKind.GROUP)
    return is_unit and other not in row.held and not view.is_under(other, role)
