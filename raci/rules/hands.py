"""RACI5xx, third part: what must not lie in one hand; ordering and paying, auditing and being audited."""

from collections.abc import Iterator
from dataclasses import replace

from raci.model import Act, Relation, RoleKind
from raci.model.amendments import Amended
from raci.rules.one_hand import both, keep_first, of_one_person, selves
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Reach, Severity, rule
from raci.rules.separation import ISACA
from raci.rules.view import View
from raci.words.sentences import Word

AUDITED = Word("“{activity}” is an audit by one of those audited: {person} is both {role} and {other}")
INSIDE = Word("“{before}” and “{after}” are both with {role}; that different people do them is not said")


@rule(
    "RACI506",
    Severity.CONCERN,
    About.CELL,
    says="“{before}” comes before the work, and both it and the work (“{after}”) are in one hand: {role}",
    why="Whoever picks the work also gains from it: nothing stops the own project from passing the own review.",
    source=ISACA + "; operations policy 三(一)1 with 三(一)2",
)
def screens_and_does(view: View) -> Iterator[Hit]:
    """Who screens applications does not own the work that follows.

    Bad:
        - act: screen
          stated: {sales: R, management: A}
        - act: do
          stated: {sales: A/R}

    Good:
        - act: screen
          refused: a3
          when: {text: within five days, exact: true}
          stated: {finance: R, management: A}
        - act: do
          stated: {sales: A/R, finance: I}
        - act: report
          to: [sales]
          stated: {finance: A/R, sales: I}
    """

    for chain in view.chains:
        screened: dict[str, Row] = {}
        works: dict[str, list[Row]] = {}
        for row in chain:
            if row.activity.act == Act.SCREEN:
                keep_first(screened, row, row.owners)
            elif row.activity.act == Act.DO:
                for role in row.owners:
                    works.setdefault(role, []).append(row)
        for role, gate in screened.items():
            for mate in selves(view, role):
                done = works.get(mate.role if mate else role, ())
                after = [row for row in done if view.position[row.id] > view.position[gate.id]]
                if after:
                    args = {"role": view.matrix.role[role].name, "before": gate.name, "after": after[0].name}
                    hit = Hit(Place((gate.id, *(row.id for row in after)), (role,), gate.process.id), args)
                    yield of_one_person(view, hit, mate) if mate else hit
                    break


@rule(
    "RACI509",
    Severity.CONCERN,
    About.ROLE,
    says="“{before}” and “{after}” are in one hand: {role}",
    why="Whoever orders and pays, or pays and keeps the books, can hide what was never delivered.",
    source=ISACA + ": authorisation, custody and recording",
    rank=4,
)
def orders_and_pays(view: View) -> Iterator[Hit]:
    """Who pays neither orders nor keeps the books; of a department the text says that different people do the two.

    Bad:
        - act: order
          stated: {sales: A/R}
        - act: pay
          stated: {sales: A/R}

    Good:
        - act: order
          stated: {sales: A/R, finance: I}
        - act: pay
          stated: {finance: A/R, sales: I}
    """

    other: dict[str, Row] = {}
    for row in view.of_act(Act.ORDER, Act.RECORD):
        keep_first(other, row, row.owners)
    paid: dict[str, Row] = {}
    for row in view.of_act(Act.PAY):
        keep_first(paid, row, row.owners)
    for role, row in paid.items():
        for hit in both(view, other, row, [role]):
            place = replace(hit.place, process="")
            if view.matrix.role[role].kind == RoleKind.DEPARTMENT:
                hit = replace(hit, says=hit.says or INSIDE)
            yield replace(hit, place=place)


@rule(
    "RACI510",
    Severity.GAP,
    About.CELL,
    says="“{activity}” is an audit by one of those audited: {role}",
    why="An audit by those audited finds what they want found.",
    source=ISACA + ": verification is a duty of its own",
    rank=8,
    mends="Only the text can name an auditor who is not audited.",
    hangs_on=Reach.ROW,
)
def audits_itself(view: View) -> Iterator[Hit]:
    """Who audits is none of those audited.

    Bad:
        - act: audit
          involves: {sales: checked}
          stated: {sales: A/R}

    Good:
        - act: audit
          involves: {sales: checked}
          stated: {boss: A/R, sales: I}
    """

    for row in view.of_act(Act.AUDIT):
        for role in row.owners:
            for mate in selves(view, role):
                if row.activity.involves.get(mate.role if mate else role) == Relation.CHECKED:
                    args = {"activity": row.name, "role": view.matrix.role[role].name}
                    hit = Hit(Place((row.id,), (role,), row.process.id), args)
                    yield of_one_person(view, hit, mate, AUDITED) if mate else hit
                    break


@rule(
    "RACI511",
    Severity.GAP,
    About.ROLE,
    says="“{activity}” is in the hands of {role}, over whom nobody stands: to whom an audit answers is not said",
    why="An auditor without a superior has nobody to turn to when those audited do not listen.",
    source="IIA, Global Internal Audit Standards (2024), 7.1: internal audit reports to the board; 四(一)1",
    rank=7,
    mends="Only the text can say to whom the auditor reports.",
    settles=("RACI306",),
    amends=Amended.REPORTS_TO,
)
def auditor_unled(view: View) -> Iterator[Hit]:
    """Who audits reports to somebody, where the matrix knows a body above.

    Bad:
        roles:
          - {id: audit, name: Audit, kind: department}
          - {id: top, name: T, kind: body}
        activities:
          - act: audit
            stated: {audit: A/R}

    Good:
        roles:
          - {id: audit, name: Audit, kind: department, reports_to: [top]}
          - {id: top, name: T, kind: body}
        activities:
          - act: audit
            stated: {audit: A/R, top: I}
    """

    bodies = {role.id for role in view.matrix.roles if role.kind == RoleKind.BODY}
    audits: dict[str, Row] = {}
    for row in view.of_act(Act.AUDIT):
        keep_first(audits, row, row.owners)
    for role, row in audits.items():
        if bodies - {role} and view.agrees(role) and role not in bodies and not view.lines[role]:
            along = tuple(
                report.id
                for report in view.rows_of[role]
                if report.activity.act == Act.REPORT and role in report.owners
            )
            args = {"activity": row.name, "role": view.matrix.role[role].name}
            yield Hit(Place((row.id,), (role,)), args, along=along)
