"""The diagnosis on any matrix: it never crashes, depends on no order and no id, and its fixes do what they say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from random import Random
from typing import Any, TypeVar

import pytest

from raci.model import (
    Acceptance,
    Act,
    Activity,
    Exclusion,
    Limits,
    Matrix,
    Process,
    ProcessKind,
    Relation,
    Review,
    Role,
    RoleKind,
    Stake,
    Statement,
    Topic,
    Unnamed,
    When,
)
from raci.model.letters import Layer, Letter, Mark, Marks, Origin
from raci.rules import RULES, Finding, Fix, check, effect_of
from raci.rules.effect import preview
from raci.words.sentences import Text
from tests.matrices import applied as changed
from tests.matrices import policy

T = TypeVar("T")
TODAY = date(2026, 6, 1)
WHY = Text("W", "W")
ROLES = ["r0", "r1", "r2", "r3", "r4", "r5"]
PROCESSES = {"p": ProcessKind.FLOW, "q": ProcessKind.FLOW, "d": ProcessKind.DUTIES, "o": ProcessKind.OVERSIGHT}
TOPICS = ["t0", "t1"]
CELLS = [(), *((letter,) for letter in Letter), (Letter.A, Letter.R), (Letter.R, Letter.C), (Letter.A, Letter.I)]


def name(id_: str) -> Text:
    return Text("name " + id_, "名称 " + id_)


MANY = 200
EVERY = [(seed, layer) for seed in range(MANY) for layer in Layer]
"""Random matrices, each known by its seed; a seed has no smaller form, so nothing is lost without Hypothesis."""


@cache
def any_matrix(seed: int) -> Matrix:
    """Up to six roles and eight rows, either of them none at all."""

    return built(Random(seed))


def built(chance: Random) -> Matrix:
    ids, rows = ROLES[: chance.randint(0, 6)], [f"a{n}" for n in range(chance.randint(0, 8))]
    places = [*ids, *rows, *PROCESSES]
    return Matrix(
        id="m",
        title=name("m"),
        review=chance.choice([None, Review(date(2026, 5, 1))]),
        limits=chance.choice([Limits(), Limits(1, 1, 1, 0.5), Limits(1, 0, 1, 0.0)]),
        roles=tuple(any_role(chance, id_, ids) for id_ in ids),
        topics=tuple(any_topic(chance, id_) for id_ in TOPICS),
        processes=tuple(any_process(chance, id_, ids) for id_ in PROCESSES),
        activities=tuple(any_activity(chance, id_, ids, rows) for id_ in rows),
        accept=tuple(any_acceptance(chance, places) for _ in range(chance.randint(0, 2))),
    )


def any_role(chance: Random, id_: str, ids: list[str]) -> Role:
    return Role(
        id=id_,
        name=name(id_),
        kind=chance.choice(list(RoleKind)),
        in_scope=chance.choice([True, False]),
        everyone=chance.choice([True, False]),
        inferred=chance.choice([True, False]),
        reports_to=some(chance, ids),
        leads=some(chance, ids),
        perhaps=some(chance, ids),
        excludes=tuple(map(Exclusion, dict.fromkeys(some(chance, TOPICS)))),
    )


def any_topic(chance: Random, id_: str) -> Topic:
    return Topic(id_, name(id_), dict.fromkeys(some(chance, list(Stake)), WHY), chance.choice([True, False]))


def any_process(chance: Random, id_: str, ids: list[str]) -> Process:
    return Process(
        id=id_,
        name=name(id_),
        kind=PROCESSES[id_],
        of=chance.choice([None, *ids]),
        statement=chance.choice(list(Statement)),
        chain=chance.choice(["", "x"]),
    )


def any_activity(chance: Random, id_: str, ids: list[str], rows: list[str]) -> Activity:
    return Activity(
        id=id_,
        process=chance.choice(list(PROCESSES)),
        clause=chance.choice(["", "1", "2"]),
        printed=chance.choice(["", "1", "（2）", "三", "3.1"]),
        place=chance.choice(["", "L1", "L2"]),
        name=name(id_),
        act=chance.choice(list(Act)),
        topic=some(chance, TOPICS),
        applies=chance.choice([None, name("south"), name("north")]),
        output=chance.choice([None, name("output")]),
        to=some(chance, ids),
        when=chance.choice([None, When(name("soon"), False), When(name("regularly"), False), When(name("noon"), True)]),
        refused=chance.choice([None, None, *rows]),
        unclear=some(chance, [name("open")]),
        stated=marks(chance, ids, Origin.STATED),
        decided=marks(chance, ids, Origin.DECIDED),
        proposed=marks(chance, ids, Origin.PROPOSED),
        involves={role: chance.choice(list(Relation)) for role in some(chance, ids)},
        unnamed=some(chance, list(Unnamed)),
        carried=some(chance, rows),
        stands_in=some(chance, ids),
        damaged=chance.choice([True, False]),
        open_ended=chance.choice([True, False]),
    )


def any_acceptance(chance: Random, places: list[str]) -> Acceptance:
    until = chance.choice([date(2026, 5, 1), date(2026, 7, 1)])
    return Acceptance(chance.choice(list(RULES)), chance.choice(places), WHY, until)


def some(chance: Random, values: list[T]) -> tuple[T, ...]:
    """Up to two of the values, now and then one twice; often none."""

    return tuple(chance.choices(values, k=chance.choice([0, 0, 1, 1, 2]))) if values else ()


def marks(chance: Random, ids: list[str], origin: Origin) -> Marks:
    """A cell for some of the roles, in any order; half of the time for none."""

    held = chance.sample(ids, chance.choice([0, chance.randint(0, len(ids))]))
    return {id_: Mark(chance.choice(CELLS), origin) for id_ in held}


def full(cell: tuple[Letter, ...], roles: int = 4, rows: int = 6) -> Matrix:
    """Every role holds the same letters in every row."""

    held = {id_: Mark(cell) for id_ in ROLES[:roles]}
    steps = [Activity(id=f"a{n}", process="p", name=name(f"a{n}"), act=list(Act)[n], stated=held) for n in range(rows)]
    return Matrix(
        id="m",
        title=name("m"),
        roles=tuple(Role(id_, name(id_), RoleKind.ROLE) for id_ in ROLES[:roles]),
        processes=(Process("p", name("p"), ProcessKind.FLOW),),
        activities=tuple(steps),
    )


each_layer = pytest.mark.parametrize("layer", Layer)


def found(matrix: Matrix, layer: Layer) -> list[Finding]:
    return check(matrix, layer, today=TODAY)


@cache
def findings_of(seed: int, layer: Layer) -> list[Finding]:
    return found(any_matrix(seed), layer)


def keys(findings: list[Finding]) -> set[tuple[Any, ...]]:
    """What was found, whatever the order in which it is told."""

    return {
        (one.rule.code, frozenset(one.place.activities), frozenset(one.place.roles), one.severity) for one in findings
    }


def test_every_finding_can_be_told_and_every_fix_changes_something() -> None:
    for finding in (one for seed, layer in EVERY for one in findings_of(seed, layer)):
        told = [finding.message(lang) + "".join(fix.message(lang) for fix in finding.fixes) for lang in ("en", "zh")]
        assert "{" not in "".join(told)
        assert all(any(change.before != change.after for change in fix.changes) for fix in finding.fixes)


def test_a_uniform_matrix_is_checked_in_every_layer() -> None:
    for cell, (roles, rows) in product(CELLS, [(0, 0), (0, 6), (1, 6), (4, 0), (4, 6)]):
        matrix = full(cell, roles, rows)
        assert found(matrix, Layer.STATED) == found(matrix, Layer.TODAY) == found(matrix, Layer.PROPOSED), matrix


def test_checking_twice_gives_the_same() -> None:
    assert [one for one in EVERY if found(any_matrix(one[0]), one[1]) != findings_of(*one)] == []


def test_two_findings_never_share_an_id() -> None:
    ids = {one: [finding.id for finding in findings_of(*one) if finding.rule.code != "RACI804"] for one in EVERY}
    assert [one for one, listed in ids.items() if len(listed) != len(set(listed))] == []


# The order of roles.


def reordered(matrix: Matrix, ids: list[str]) -> Matrix:
    """The roles in this order, in the list and in every row."""

    def sort(held: Mapping[str, T]) -> Mapping[str, T]:
        return {id_: held[id_] for id_ in ids if id_ in held}

    rows = [
        replace(
            row,
            stated=sort(row.stated),
            decided=sort(row.decided),
            proposed=sort(row.proposed),
            involves=sort(row.involves),
        )
        for row in matrix.activities
    ]
    return replace(matrix, roles=tuple(matrix.role[id_] for id_ in ids), activities=tuple(rows))


def test_the_order_of_roles_changes_no_finding() -> None:
    for seed, layer in EVERY:
        matrix = any_matrix(seed)
        ids = Random(seed).sample(list(matrix.role), len(matrix.role))
        assert keys(found(reordered(matrix, ids), layer)) == keys(findings_of(seed, layer)), (seed, layer)


# The id of a role.


def renamed(matrix: Matrix, old: str, new: str) -> Matrix:
    """Another id for one role, wherever the matrix names it; the names on screen stay."""

    def ids(roles: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if id_ == old else id_ for id_ in roles)

    def held(found: Mapping[str, T]) -> Mapping[str, T]:
        return dict(zip(ids(tuple(found)), found.values(), strict=True))

    roles = [
        replace(
            role,
            id=ids((role.id,))[0],
            reports_to=ids(role.reports_to),
            leads=ids(role.leads),
            perhaps=ids(role.perhaps),
        )
        for role in matrix.roles
    ]
    processes = [replace(one, of=new if one.of == old else one.of) for one in matrix.processes]
    rows = [
        replace(
            row,
            to=ids(row.to),
            stated=held(row.stated),
            decided=held(row.decided),
            proposed=held(row.proposed),
            involves=held(row.involves),
            stands_in=ids(row.stands_in),
        )
        for row in matrix.activities
    ]
    accept = [replace(one, at=ids((one.at,))[0]) for one in matrix.accept]
    return replace(matrix, roles=tuple(roles), processes=tuple(processes), activities=tuple(rows), accept=tuple(accept))


def test_renaming_a_role_renames_nothing_else() -> None:
    def told(findings: list[Finding]) -> list[tuple[Any, ...]]:
        return [
            (one.message("zh"), one.severity, one.place.activities, bool(one.accepted), len(one.fixes))
            for one in findings
        ]

    for seed, layer in EVERY:
        before, after = findings_of(seed, layer), found(renamed(any_matrix(seed), "r0", "another"), layer)
        assert told(after) == told(before), (seed, layer)
        places = [tuple("another" if id_ == "r0" else id_ for id_ in one.place.roles) for one in before]
        assert [one.place.roles for one in after] == places, (seed, layer)


# Fixes.


def is_left(finding: Finding, after: list[Finding]) -> bool:
    """True when the same rule still speaks of the same row, and of one of the same roles where it names any."""

    return any(
        one.rule.code == finding.rule.code
        and one.place.activities[:1] == finding.place.activities[:1]
        and (one.place.roles == finding.place.roles or set(one.place.roles) & set(finding.place.roles))
        for one in after
    )


def applied(matrix: Matrix, fix: Fix, layer: Layer) -> Matrix:
    if layer == Layer.STATED:
        return preview(matrix, layer, fix)
    told = [replace(change, why=change.why or WHY) for change in fix.changes]
    return changed(matrix, told, on=TODAY if layer == Layer.TODAY else None)


def test_a_fix_removes_its_finding() -> None:
    for seed, layer in EVERY:
        for finding in findings_of(seed, layer):
            for fix in finding.fixes:
                assert fix.changes
                assert not is_left(finding, found(applied(any_matrix(seed), fix, layer), layer)), (seed, layer)


def test_a_fix_removes_its_finding_where_all_is_the_same() -> None:
    for cell, roles in product(CELLS, [1, 4, 6]):
        matrix = full(cell, roles)
        for finding in found(matrix, Layer.TODAY):
            for fix in finding.fixes:
                assert not is_left(finding, found(applied(matrix, fix, Layer.TODAY), Layer.TODAY)), matrix


@each_layer
def test_the_policys_fixes_remove_their_findings(layer: Any) -> None:
    for finding in found(policy(), layer):
        for fix in finding.fixes:
            assert not is_left(finding, found(applied(policy(), fix, layer), layer))


def test_the_effect_of_a_fix_settles_or_changes_the_cause_of_its_own_finding() -> None:
    for seed in range(MANY):
        for finding in findings_of(seed, Layer.TODAY):
            for fix in finding.fixes[:1]:
                effect = effect_of(fix, any_matrix(seed), Layer.TODAY)
                gone = [inside.id for one in effect.settled for inside in one.findings]
                left = {inside.id for one in effect.changed for inside in one.after.findings}
                was = [inside.id for one in effect.changed for inside in one.before.findings]
                assert finding.id in [*gone, *(id_ for id_ in was if id_ not in left)], seed
