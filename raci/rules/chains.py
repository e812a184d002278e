"""Matrix -> its chains of work: flows that the text joins, never two that merely stand one after the other."""

from collections.abc import Iterator
from itertools import pairwise

from raci.model import Matrix, Process, ProcessKind
from raci.model.letters import Layer, Letter


def chains(matrix: Matrix, layer: Layer) -> list[list[str]]:
    """Ids of the flows that are one run of work, in the order of the file.

    Joined are flows that name one `chain`, those that are `part_of` one whole, a gate with the step that its `refused`
    leads to, and a flow whose last result goes `to` whoever begins the next one.
    """

    flows = [process for process in matrix.processes if process.kind == ProcessKind.FLOW]
    home = {process.id: process.id for process in flows}
    for first, second in [*_named(flows), *_refused(matrix, home), *_handed(matrix, flows, layer)]:
        old, new = home[second], home[first]
        home |= {id_: new for id_, root in home.items() if root == old}
    joined: dict[str, list[str]] = {}
    for process in flows:
        joined.setdefault(home[process.id], []).append(process.id)
    return list(joined.values())


def _named(flows: list[Process]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for process in flows:
        whole = process.part_of.en if process.part_of and not process.chain else ""
        for name in filter(None, (process.chain and f"chain {process.chain}", whole and f"part {whole}")):
            yield first.setdefault(name, process.id), process.id


def _refused(matrix: Matrix, home: dict[str, str]) -> Iterator[tuple[str, str]]:
    for row in matrix.activities:
        after = matrix.activity[row.refused].process if row.refused else ""
        if row.process in home and after in home:
            yield row.process, after


def _handed(matrix: Matrix, flows: list[Process], layer: Layer) -> Iterator[tuple[str, str]]:
    """A flow and the next one, where the last result of the one goes to a doer of the first step of the other."""

    for before, after in pairwise(flows):
        steps, then = matrix.steps[before.id], matrix.steps[after.id]
        if steps and then and set(steps[-1].to) & {*then[0].holders(Letter.R, layer)}:
            yield before.id, after.id
