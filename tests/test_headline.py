"""The answer in a minute: one sentence, a few counts, what matters most, what is settled."""

from raci.model.letters import Layer
from raci.rules import check
from raci.views import headline
from tests.matrices import matrix_of, policy

SELF_ACCEPTED = ("stated: {sales: A/R}", "act: accept\nrefused: a1\nstated: {sales: A/R, boss: C}")


SIDE = "sales accepts its own work: “N” is done, and “N” is in its hands as well"


def sentence(*rows: str, lang: str = "en", more: str = "") -> str:
    matrix = matrix_of(*rows, more=more)
    return headline.sentence(matrix, Layer.TODAY, check(matrix), lang)


def test_the_sentence_counts_activities_and_names_the_gravest_gap_besides() -> None:
    told = sentence(*SELF_ACCEPTED, "clause: '2'\nstated: {boss: R, sales: R}")
    assert (
        told == "Of 3 activities, 1 is left without anybody to answer for it: 1 has several doers and no head; " + SIDE
    )


def test_the_sentence_says_so_when_somebody_answers_for_all() -> None:
    assert sentence("stated: {a: A/R, b: I}") == "Somebody is named for the one activity"


def test_duties_are_counted_beside_steps() -> None:
    more = "processes: [{id: p, name: P, kind: duties}, {id: q, name: Q, kind: flow}]"
    assert (
        sentence("stated: {}", "process: q\nstated: {a: A/R}", more=more)
        == "Of 2 activities, 1 is left without anybody to answer for it: 1 names nobody"
    )
    assert sentence("stated: {}", lang="zh", more=more) == "1 项活动中有 1 项无人负责：1 项未指明任何一方"


def test_an_empty_matrix_says_that_it_is_empty() -> None:
    assert sentence() == "This matrix has no activities yet"


def test_what_matters_most_is_one_finding_a_rule_and_no_note() -> None:
    found = check(policy(), Layer.STATED)
    assert [one.rule.code for one in headline.top(found)] == ["RACI502", "RACI100", "RACI511"]
    assert headline.top([]) == []


def test_counts_are_at_most_four_and_never_nothing() -> None:
    found = check(policy(), Layer.STATED)
    assert [(one.number, one.asks) for one in headline.counts(found, "en")] == [
        (8, {"severity": "gap"}),
        (41, {"severity": "concern"}),
        (1, {"rule": "RACI404"}),
        (5, {"rule": "RACI701"}),
    ]
    assert headline.counts([], "en") == []


def test_settled_tells_decisions_from_proposals() -> None:
    matrix = matrix_of(
        "clause: '1'\nstated: {}\n"
        "decided: {a: {letters: A/R, on: 2026-01-01, why: W}, b: {letters: I, on: 2026-01-01, why: W}}",
        "clause: '2'\nstated: {a: I}\nproposed: {a: {letters: A/R, why: W}}",
        "clause: '3'\nstated: {}",
    )
    assert headline.settled(*(check(matrix, layer) for layer in Layer)) == headline.Progress(3, 1, 1)
