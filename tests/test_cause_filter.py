"""A number equals the length of the list it opens: on every page, of every matrix, in every layer and language."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pytest

from pages.matrix.marks import marks
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.selection import Selection
from raci.model.terms import SHAPES
from raci.rules import Cause, Finding, Severity, causes, check
from raci.views import compare, headline, heat, profile, tables
from raci.views.areas import areas
from raci.views.cause_filter import NONE, CauseFilter, Counted, gap_rows
from raci.words.sentences import LANGUAGES
from tests.matrices import DATA, matrix_of, shipped


class Sight(NamedTuple):
    """One matrix in one layer, and what the diagnosis says of it."""

    matrix: Matrix
    layer: Layer
    findings: list[Finding]
    causes: list[Cause]

    @property
    def name(self) -> str:
        return f"{self.matrix.id}, {self.layer}"


@cache
def sights() -> list[Sight]:
    matrices = [shipped(path) for path in DATA]
    found = [(matrix, layer, check(matrix, layer)) for matrix in matrices for layer in Layer]
    return [Sight(matrix, layer, findings, causes(findings)) for matrix, layer, findings in found]


def wrong(numbers: Iterable[tuple[str, Counted]], sight: Sight) -> Iterator[str]:
    """What opens another number of causes than it says, read from its address as the page of gaps does."""

    for what, (number, address) in numbers:
        opened = len(CauseFilter.read(address, sight.matrix).of(sight.causes))
        if opened != number:
            yield f"{sight.name}: {what} says {number} and opens {opened}"


def gaps_of(**place: str) -> dict[str, str]:
    return {"severity": "gap"} | place


def test_every_shipped_matrix_is_looked_at() -> None:
    assert len(sights()) == 21 * 3


def test_counts_of_the_overview() -> None:
    lies = [
        lie
        for sight in sights()
        for lang in LANGUAGES
        for lie in wrong(
            ((one.says, Counted(one.number, one.asks)) for one in headline.counts(sight.findings, lang)), sight
        )
    ]
    assert not lies


def test_cells_rows_and_whole_of_the_heat_map() -> None:
    lies: list[str] = []
    for sight in sights():
        hot = heat.heat(sight.matrix, sight.findings)
        cells = [(place, hot.cell(*place)) for place in hot.cells]
        lies += wrong(((str(place), one) for place, one in cells), sight)
        lies += wrong(((row.id, hot.row(row.id)) for row in hot.rows), sight)
        lies += wrong([("all", hot.whole)], sight)
    assert not lies


def test_marks_of_rows_processes_and_parties() -> None:
    lies: list[str] = []
    for sight in sights():
        severities = {SHAPES[one]: one for one in Severity}
        for id_, mark in marks(sight.causes, sight.matrix, "zh").items():
            name = next(
                name
                for name, ids in {
                    "row": sight.matrix.activity,
                    "process": sight.matrix.process,
                    "role": sight.matrix.role,
                }.items()
                if id_ in ids
            )
            address = {"severity": severities[mark["mark"]].value, name: id_}
            lies += wrong([(id_, Counted(mark["n"], address))], sight)
    assert not lies


def test_tiles_of_processes() -> None:
    lies: list[str] = []
    for sight in sights():
        for area in areas(sight.matrix, sight.layer, sight.findings):
            process = area.process.id
            lies += wrong([(process, Counted(len(area.gaps), gaps_of(process=process)))], sight)
    assert not lies


def test_a_department_is_told_the_same_number_of_gaps_everywhere() -> None:
    lies: list[str] = []
    for sight in sights():
        heads = marks(sight.causes, sight.matrix, "en")
        for role in sight.matrix.role:
            one = profile.profile(sight.matrix, role, sight.layer, sight.findings)
            lies += wrong([(role, Counted(len(one.gaps), one.gaps_filter.address))], sight)
            lies += wrong([(f"{role} overlaps", Counted(len(one.overlaps), one.overlaps_filter.address))], sight)
            if one.gaps and (heads[role]["mark"], heads[role]["n"]) != (SHAPES["gap"], len(one.gaps)):
                lies.append(f"{sight.name}: the column of {role} and its page")
    assert not lies


def test_only_rows_with_a_gap_are_the_rows_that_carry_its_mark() -> None:
    for sight in sights():
        rows = gap_rows(sight.causes)
        shapes = marks(sight.causes, sight.matrix, "en")
        marked = {row for row in sight.matrix.activity if shapes.get(row, {}).get("mark") == SHAPES["gap"]}
        kept = Selection(gaps=True).of(sight.matrix, sight.layer, rows).activities
        assert {row.id for row in kept} == marked == rows, sight.name


def test_the_long_csv_has_every_row_shown_even_where_nobody_holds_a_letter() -> None:
    for sight in sights():
        kept = Selection(gaps=True).of(sight.matrix, sight.layer, gap_rows(sight.causes))
        assert [*dict.fromkeys(row[0] for row in tables.long(kept, sight.layer, "en").rows)] == [*kept.activity]


@pytest.mark.parametrize("layers", [(Layer.STATED, Layer.TODAY), (Layer.TODAY, Layer.PROPOSED)], ids=str)
def test_what_is_settled_is_told_alike_by_overview_and_comparison(layers: tuple[Layer, Layer]) -> None:
    for sight in sights()[::3]:
        matrix = sight.matrix
        effect = compare.compare(matrix, layers[0], matrix, layers[1]).effect
        before, after = (causes(check(matrix, layer)) for layer in layers)
        gaps = [len(CauseFilter(severity="gap").of(listed)) for listed in (before, after)]
        settled, raised = (len(CauseFilter(severity="gap").of(listed)) for listed in (effect.settled, effect.raised))
        if layers[0] == Layer.STATED:
            told = headline.settled(*(check(matrix, layer) for layer in Layer))
            assert (told.gaps, told.decided) == (gaps[0], settled), matrix.id
        else:
            assert headline.settled(*(check(matrix, layer) for layer in Layer)).proposed == settled, matrix.id
        changed = sum((one.after.severity == "gap") - (one.before.severity == "gap") for one in effect.changed)
        assert gaps[0] - settled + raised + changed == gaps[1], matrix.id


def test_an_address_gives_back_what_it_asks_for() -> None:
    matrix = matrix_of("stated: {a: A/R, b: C}")
    address = {"severity": "gap", "process": "p", "role": "a,b", "rule": "RACI100,RACI101", "row": "a1"}
    assert CauseFilter.read(address, matrix).address == address
    assert (
        CauseFilter.read({"severity": "x", "process": "x", "role": "x", "rule": "x", "row": "x"}, matrix).address == {}
    )
    assert CauseFilter.read({"process": NONE, "role": NONE}, matrix).address == {"process": NONE, "role": NONE}
