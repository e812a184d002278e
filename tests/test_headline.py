"""The answer in a minute: one sentence, a few counts, what matters most, what is settled."""

from raci.model.letters import Layer
from raci.rules import check
from raci.views import headline
from tests.matrices import matrix_of, policy

SELF_ACCEPTED = ("stated: {sales: A/R}", "act: accept\nrefused: a1\nstated: {sales: A/R, boss: C}")


SIDE = "sales accepts its own work"


def sentence(*rows: str, lang: str = "en", more: str = "") -> str:
    matrix = matrix_of(*rows, more=more)
    return headline.sentence(matrix, Layer.TODAY, check(matrix), lang)


def test_the_sentence_counts_what_nobody_answers_for_and_tells_the_gravest_gap_besides() -> None:
    rows = (*SELF_ACCEPTED, "clause: '2'\nstated: {boss: R, sales: R}")
    assert sentence(*rows) == "Nobody answers for 1 of 3 activities; " + SIDE
    assert sentence(*rows, lang="zh") == "3 项活动中有 1 项无人负责；sales自己实施、自己验收"


def test_the_sentence_names_the_area_with_most_of_them() -> None:
    more = "processes: [{id: p, name: P, kind: duties}, {id: q, name: Q, kind: duties}]"
    rows = ("clause: '1'\nstated: {}", "clause: '2'\nstated: {}", "process: q\nclause: '3'\nstated: {}")
    assert sentence(*rows, more=more) == "Nobody answers for 3 of 3 activities, 2 of them in P"
    assert sentence(*rows[:2], more=more) == "Nobody answers for 2 of 2 activities"


def test_the_sentence_says_so_when_somebody_answers_for_all() -> None:
    assert sentence("stated: {a: A/R, b: I}") == "Somebody is named for every one of the 1 activities"


def test_what_is_behind_the_sentence_can_be_looked_at() -> None:
    told = [one.rule.code for one in headline.behind(check(policy(), Layer.STATED))]
    assert told == ["RACI100", "RACI100", "RACI100", "RACI100", "RACI502"]


def test_why_nobody_answers_is_counted_once_a_row() -> None:
    told = headline.reasons(check(policy(), Layer.STATED), "en")
    assert told == "7 name nobody"
    joint = matrix_of("stated: {}", "stated: {a: R, b: R}", "act: approve\nstated: {a: R}")
    told = headline.reasons(check(joint, Layer.STATED), "en")
    assert told == "1 names nobody, 1 leaves a yes or a no to nobody, 1 has several doers and no head"


def test_an_empty_matrix_says_that_it_is_empty() -> None:
    assert sentence() == "This matrix has no activities yet"


def test_counts_are_at_most_four_and_never_nothing() -> None:
    found = check(policy(), Layer.STATED)
    assert [(one.number, one.asks) for one in headline.counts(found, "en")] == [
        (6, {"severity": "gap"}),
        (36, {"severity": "concern"}),
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
