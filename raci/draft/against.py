"""A matrix that somebody has made of a policy by hand -> gold for a reading of that policy, clause by clause."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from raci.draft.keys import bare
from raci.draft.measure import Cell, Gold
from raci.draft.values import Kind, Party, Reading, Sentence
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.work import Activity


def parties_of_matrix(matrix: Matrix, lang: str) -> tuple[Party, ...]:
    """The roles of the matrix as confirmed parties, by their names in that language."""

    return tuple(
        Party(role.name.of(lang), tuple(role.aliases), Kind(str(role.kind)), confirmed=True) for role in matrix.roles
    )


def gold_of_matrix(matrix: Matrix, reading: Reading) -> Gold:
    """The stated letters of the matrix as cells of the sentences that stand in the clauses it cites.

    Activities of one clause are its sentences in order; where their numbers differ, each goes to the sentence that
    shares most of its words, and none before the one before it.
    """

    sentences: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(reading.sentences):
        sentences[_cited(sentence.clause)].append(index)
    activities: dict[str, list[Activity]] = defaultdict(list)
    for activity in matrix.activities:
        activities[_cited(activity.clause)].append(activity)
    cells: set[Cell] = set()
    for clause, listed in activities.items():
        here = sentences.get(clause, [])
        placed = _placed(listed, [reading.sentences[index] for index in here], reading.language)
        for activity, order in zip(listed, placed, strict=True):
            number = here[order] if here else -len(cells) - 1  # a clause that the text does not have is missed
            cells |= _cells(activity, number)
    spans = {index: (sentence.span.start, sentence.span.end) for index, sentence in enumerate(reading.sentences)}
    ids = tuple(role.id for role in matrix.roles)
    return Gold(matrix.id, parties_of_matrix(matrix, reading.language), ids, spans, frozenset(cells), frozenset())


def _cited(clause: str) -> str:
    return unicodedata.normalize("NFKC", clause).replace(" ", "").replace("、", "")


def _cells(activity: Activity, number: int) -> set[Cell]:
    marks = activity.marks(Layer.STATED)
    return {(number, role, letter.value) for role, mark in marks.items() for letter in mark.letters}


def _placed(activities: Sequence[Activity], sentences: Sequence[Sentence], lang: str) -> list[int]:
    """For each activity the number of its sentence, never falling."""

    if len(activities) == len(sentences) or not sentences:
        return list(range(len(activities)))
    places, last = [], 0
    for activity in activities:
        words = set(bare(activity.name.of(lang)))
        shared = [len(words & set(bare(sentence.text))) for sentence in sentences[last:]]
        last += shared.index(max(shared))
        places.append(last)
    return places
