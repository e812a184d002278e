"""The fields of a matrix while amendments are folded over it; one that no longer fits is kept aside."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from raci.log.events import Amends, Event
from raci.log.history import History
from raci.log.misfits import Loose, Misfit, loose_of, misfit_of
from raci.log.reshaped import Reshaped
from raci.log.upto import Past
from raci.model import Matrix
from raci.model.amendments import Amended, Amendment, Value, amended_value
from raci.model.field_changes import FieldChange, has_place, lost_names
from raci.words.problem import Problem
from raci.words.sentences import Word

Place = tuple[str, Amended]
"""Activity, role or process, and the field of it."""

GONE = (
    Word("{place} is no longer in the file"),
    Word("decide on what took its place, or take this back"),
)
OTHERWISE = (
    Word("{place} says something else there now than when this was decided"),
    Word("decide on it again, or take this back"),
)


class HeldValue(NamedTuple):
    """What a field holds, which may be nothing."""

    value: Value


@dataclass(frozen=True)
class KeptFields:
    """What has been amended, by the numbers of the events."""

    numbers: list[tuple[Place, bytes]]
    loose: list[Loose]


class Fields:
    """Takes amendments in order with `amend`; `amendments` and `misfits` are what came of it."""

    def __init__(self, matrix: Matrix, events: Past) -> None:
        self._matrix = matrix
        self._history: History[Place, HeldValue] = History(events, self._stated, _left)
        self._loose: dict[Place, Misfit] = {}

    def amend(self, event: Event, body: Amends | Reshaped) -> None:
        for change in body.fields:
            place = change.at, change.field
            why = self._unfit(change) or self._change(event, body, change)
            if why:
                self._loose[place] = Misfit(event, None, why)
            else:
                self._loose.pop(place, None)

    def go_on(self, matrix: Matrix, parts: Set[str]) -> None:
        """Go on with a matrix that has been reshaped; what did not fit these items before is settled."""

        self._matrix = matrix
        self._loose = {place: misfit for place, misfit in self._loose.items() if place[0] not in parts}

    def amendments(self) -> list[Amendment]:
        """What each field that was ever amended holds now."""

        return [Amendment(at, field, held.value) for (at, field), held in self._history.now.items()]

    def kept(self) -> KeptFields:
        return KeptFields(self._history.kept(), [loose_of(place, misfit) for place, misfit in self._loose.items()])

    def take_up(self, kept: KeptFields, matrix: Matrix, events: Mapping[int, Event]) -> None:
        """Go on with what others have kept of themselves, over the matrix as it was reshaped by then."""

        self._matrix = matrix
        self._history.take_up(kept.numbers, events)
        self._loose = {(loose.key[0], Amended(loose.key[1])): misfit_of(loose, events) for loose in kept.loose}

    def misfits(self) -> list[Misfit]:
        return list(self._loose.values())

    def amended_by(self) -> Mapping[Place, int]:
        """Field -> number of the event that it stands by now."""

        return self._history.last()

    def _stated(self, place: Place) -> HeldValue:
        return HeldValue(amended_value(self._matrix, *place))

    def _unfit(self, change: FieldChange) -> Problem | None:
        lost = lost_names(self._matrix, change) if has_place(self._matrix, change) else [change.at]
        return Problem("", 0, 0, *GONE, {"place": lost[0]}) if lost else None

    def _change(self, event: Event, body: Amends | Reshaped, change: FieldChange) -> Problem | None:
        place = change.at, change.field
        held = self._history.now.get(place) or self._stated(place)
        if held.value == change.before:
            earlier = self._history.earlier(place, body.undoes)
            if earlier and body.undoes and earlier.value == change.after:
                self._history.rewind(place, body.undoes)
            else:
                self._history.put(place, event.number, HeldValue(change.after))
            return None
        if held.value == change.after:
            return None  # the file says already what was decided: it has been merged
        return Problem("", 0, 0, *OTHERWISE, {"place": change.at})


def _left(event: Event, place: Place) -> HeldValue:
    """What an amendment of the field left there."""

    assert isinstance(event.body, Amends | Reshaped)
    change = next(each for each in reversed(event.body.fields) if (each.at, each.field) == place)
    return HeldValue(change.after)
