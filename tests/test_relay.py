"""The work as a relay: who runs each leg, where the baton falls, who hands on to whom."""

from raci.model.letters import Layer
from raci.rules import check
from raci.views import relay
from raci.views.areas import areas
from tests.matrices import matrix_of

THREE = ("stated: {a: A/R}", "act: approve\nstated: {b: R}", "stated: {c: A, a: I}")


def stages(*rows: str, more: str = "") -> tuple[relay.RelayStage, ...]:
    matrix = matrix_of(*rows, more=more)
    return relay.stages(matrix, Layer.TODAY, check(matrix))


def drops(stage: relay.RelayStage) -> int:
    return sum(leg.is_dropped for leg in stage.legs)


def test_a_leg_is_run_by_whoever_does_it_else_by_whoever_answers() -> None:
    (stage,) = stages(*THREE, "stated: {}")
    assert [leg.runner for leg in stage.legs] == ["a", "b", "c", ""]
    assert tuple(dict.fromkeys(leg.runner for leg in stage.legs if leg.runner)) == ("a", "b", "c")


def test_a_leg_says_that_nobody_answers_for_it_and_that_it_takes_over_from_nobody() -> None:
    (stage,) = stages(*THREE)
    assert (sum(leg.is_unowned for leg in stage.legs), drops(stage)) == (1, 2)
    matrix = matrix_of(*THREE)
    (area,) = areas(matrix, Layer.TODAY, check(matrix))
    assert len(area.gaps) == 1  # of one gate: one cause


def test_a_stage_is_dropped_where_its_first_leg_is() -> None:
    more = "processes: [{id: p, name: P, kind: flow, chain: x}, {id: q, name: Q, kind: flow, chain: x}]"
    first, second = stages("output: O\nstated: {a: A/R}", "process: q\nstated: {b: A/R}", more=more)
    assert (first.legs[0].is_dropped, second.legs[0].is_dropped) == (False, True)


def test_flows_that_are_one_chain_are_told_and_a_flow_alone_is_none() -> None:
    more = "processes: [{id: p, name: P, kind: flow, chain: x}, {id: q, name: Q, kind: flow, chain: x}, "
    matrix = matrix_of(more=more + "{id: r, name: R, kind: flow}]")
    assert [[one.id for one in chain] for chain in relay.chains(matrix, Layer.TODAY)] == [["p", "q"]]


def test_an_accepted_break_is_none() -> None:
    more = "accept: [{rule: RACI601, at: a2, why: W, until: 2999-01-01}]"
    assert [drops(stage) for stage in stages("output: O\nstated: {a: A/R}", "stated: {b: A/R}", more=more)] == [0]


def test_duty_lists_are_no_stages() -> None:
    assert stages("stated: {a: A/R}", more="processes: [{id: p, name: P, kind: duties}]") == ()


def test_owners_have_the_first_lanes() -> None:
    matrix = matrix_of("stated: {told: I, owner: A/R}")
    assert relay.lanes(relay.stages(matrix, Layer.TODAY, [])[0].legs, matrix) == ("owner", "told")


def test_handovers_tell_from_whom_to_whom_and_at_which_leg() -> None:
    (stage,) = stages(*THREE, "stated: {c: R}", "stated: {}")
    passed = {pair: [leg.activity.id for leg in legs] for pair, legs in relay.handovers(stage.legs).items()}
    assert passed == {("a", "b"): ["a2"], ("b", "c"): ["a3"], ("c", ""): ["a5"]}
