"""One topic across matrices: found by the words of its name, in either language."""

from raci.model.letters import Layer
from raci.views import topics
from tests.matrices import matrix_of

TRAINING = "topics: [{id: t, name: {en: Staff Training, zh: 员工培训}}]"


def found(words: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    matrices = [matrix_of("topic: t\nstated: {a: A, b: R}", more=TRAINING), matrix_of("topic: t\nstated: {a: R}")]
    return [(one.row.id, one.heads, one.doers) for one in topics.elsewhere(matrices, words, Layer.TODAY)]


def test_all_words_must_be_in_the_name_of_the_topic() -> None:
    assert found("training staff") == found("培训") == [("a1", ("a",), ("b",))]
    assert found("training budget") == []


def test_no_words_find_nothing() -> None:
    assert found("  ") == []
