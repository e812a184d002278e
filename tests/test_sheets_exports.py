"""What the app exports reads back: activities with their ids, roles and letters, in every format and language."""

from collections.abc import Callable

import pytest

from raci.model import Matrix
from raci.model.letters import Layer
from raci.out import export, frames
from raci.sheets import document, matrix_of, read
from raci.views.tables import role_heads
from tests.matrices import DATA, shipped

Held = dict[str | None, tuple[str, dict[str, str]]]

WRITERS: dict[str, Callable[[Matrix, str], bytes]] = {
    "wide.csv": lambda matrix, lang: export.csv(export.TABLES[export.TableShape.WIDE](matrix, Layer.TODAY, lang)),
    "long.csv": lambda matrix, lang: export.csv(export.TABLES[export.TableShape.LONG](matrix, Layer.TODAY, lang)),
    "matrix.xlsx": lambda matrix, lang: export.xlsx(matrix, Layer.TODAY, lang),
    "letters.json": lambda matrix, lang: frames.json(frames.letters(matrix, Layer.TODAY, lang)),
}


def held(matrix: Matrix, lang: str) -> Held:
    """Id -> name and letters by the head of the role."""

    heads = dict(zip([role.id for role in matrix.roles], role_heads(matrix, lang), strict=True))
    return {
        one.id: (
            one.name.of(lang),
            {heads[role]: mark.cell for role, mark in one.marks(Layer.TODAY).items() if mark.letters},
        )
        for one in matrix.activities
    }


@pytest.mark.parametrize("name", WRITERS)
def test_an_export_reads_back_as_the_same_matrix(name: str) -> None:
    """Letters as JSON know only activities with letters."""

    wrong = {}
    for path in DATA:
        matrix = shipped(path)
        for lang in ("en", "zh"):
            wanted = held(matrix, lang)
            reading = read(document(WRITERS[name](matrix, lang), name), name)
            got: Held = {
                one.id: (one.name, dict(one.letters)) for found in reading.matrices for one in found.activities
            }
            if name == "letters.json":
                wanted = {key: one for key, one in wanted.items() if one[1]}
            if len(reading.matrices) != 1 or got != wanted:
                wrong[path.stem, lang] = [
                    (key, got.get(key), one) for key, one in wanted.items() if got.get(key) != one
                ][:2]
    assert wrong == {}


def test_a_wide_export_becomes_a_file_with_the_ids_of_the_matrix() -> None:
    matrix = shipped(DATA[0])
    again = matrix_of(read(document(WRITERS["wide.csv"](matrix, "en"), "wide.csv"), "wide.csv"), "Again")
    assert [one.id for one in again.activities] == [one.id for one in matrix.activities]
