"""The rows and columns of a matrix while events that reshape it are folded; what no longer fits is kept aside."""

from collections.abc import Iterable, Mapping, Sequence

from raci.log.events import Event
from raci.log.misfits import Misfit
from raci.log.reshaped import Reshaped
from raci.model import Matrix
from raci.model.item_changes import ItemChange, ItemKind, OrderChange, in_order, items_of, with_item, with_order
from raci.model.retired import without
from raci.words.problem import Problem
from raci.words.sentences import Word

Part = tuple[ItemKind, str]
"""Kind and id of an item."""

ORDER = (
    Word("they stand in another order now than when this was decided"),
    Word("put them in order again, or take this back"),
)


class Structure:
    """Takes events in order with `reshape`; `result` leaves out of a matrix what is retired.

    What is retired stays in the matrix until then, so that what is decided on it fits, and so does taking it back.
    """

    def __init__(self, matrix: Matrix) -> None:
        self._retired: dict[ItemKind, set[str]] = {kind: set() for kind in ItemKind}
        self._loose: dict[ItemKind, Misfit] = {}
        self._by: dict[Part, int] = {}

    def reshape(self, matrix: Matrix, event: Event, body: Reshaped) -> Matrix:
        """The matrix with what is added in it, and in the new order."""

        for change in body.items:
            matrix = self._change(matrix, change)
            self._by[change.kind, change.at] = event.number
        for order in body.orders:
            matrix = self._put(matrix, event, order)
        return matrix

    def result(self, matrix: Matrix) -> Matrix:
        """The matrix without what is retired."""

        return without(matrix, self._retired)

    def has_retired(self, row: str) -> bool:
        return row in self._retired[ItemKind.ACTIVITY]

    def misfits(self) -> Iterable[Misfit]:
        """Orders that found another one than they expected, and none decided since."""

        return self._loose.values()

    def reshaped_by(self) -> Mapping[Part, int]:
        """Item -> number of the event that added or retired it last."""

        return dict(self._by)

    def _change(self, matrix: Matrix, change: ItemChange) -> Matrix:
        """An item that the file has already, or no longer, has been merged."""

        if change.after is None:
            self._retired[change.kind].add(change.at)
            return matrix
        self._retired[change.kind].discard(change.at)
        return matrix if change.at in items_of(matrix, change.kind) else with_item(matrix, change)

    def _put(self, matrix: Matrix, event: Event, order: OrderChange) -> Matrix:
        now = in_order(matrix, order.kind, order.after)
        before, after = (_known(ids, now) for ids in (order.before, order.after))
        if now not in (before, after):
            self._loose[order.kind] = Misfit(event, None, Problem("", 0, 0, *ORDER))
            return matrix
        self._loose.pop(order.kind, None)
        return with_order(matrix, order.kind, after)


def before_shape(matrix: Matrix, bodies: Sequence[Reshaped]) -> Matrix:
    """The matrix as it was before these events, which come in their order, as far as it has been reshaped by them."""

    for body in reversed(bodies):
        for order in reversed(body.orders):
            if in_order(matrix, order.kind, order.after) == _known(order.after, items_of(matrix, order.kind)):
                matrix = with_order(matrix, order.kind, order.before)
        for change in reversed(body.items):
            has = change.at in items_of(matrix, change.kind)
            if change.before is None and has:
                matrix = without(matrix, {change.kind: {change.at}})
            elif change.after is None and not has:
                matrix = with_item(matrix, change)
    return matrix


def _known(ids: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    listed = set(known)
    return tuple(id_ for id_ in ids if id_ in listed)
