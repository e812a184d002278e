"""One topic across all matrices: who answers for it here and there, found by the words of its name."""

from collections.abc import Iterable
from dataclasses import dataclass

from raci.model import Activity, Matrix
from raci.model.letters import Layer, Letter
from raci.model.selection import LIMIT_SEARCH
from raci.model.words import folded


@dataclass(frozen=True)
class TopicRow:
    """One activity about the topic in one matrix, who answers for it and who does it; () where nobody."""

    matrix: Matrix
    row: Activity
    heads: tuple[str, ...]
    doers: tuple[str, ...]


def elsewhere(matrices: Iterable[Matrix], words: str, layer: Layer) -> list[TopicRow]:
    """The activities whose topic, in either language, has all of these words; in the order of the matrices.

    [] for no words.
    """

    wanted = folded(words[:LIMIT_SEARCH]).split()
    return [_held(matrix, row, layer) for matrix in matrices for row in matrix.activities if _fits(matrix, row, wanted)]


def _fits(matrix: Matrix, row: Activity, wanted: list[str]) -> bool:
    names = " ".join(f"{matrix.topic[topic].name.en} {matrix.topic[topic].name.zh}" for topic in row.topic)
    return bool(wanted) and all(word in folded(names) for word in wanted)


def _held(matrix: Matrix, row: Activity, layer: Layer) -> TopicRow:
    heads, doers = (tuple(row.holders(letter, layer)) for letter in (Letter.A, Letter.R))
    return TopicRow(matrix, row, heads, doers)
