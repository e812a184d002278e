"""The workshops of a log while their events are folded: how far each has come, and which events are its own."""

from array import array
from collections.abc import Iterable
from dataclasses import replace

from raci.log.events import Closed, Event, Opened, Revealed
from raci.log.motions import Split, Voting
from raci.log.numbers import Numbers
from raci.log.replanned import Cancelled, Reopened, Replanned
from raci.log.sittings import Stage, Workshop, changed

STEPS = (Opened, Revealed, Closed, Replanned, Cancelled, Reopened, Split, Voting)
"""Bodies by which a workshop goes on."""


class Course:
    """Takes every event with `take`. `numbers`: code -> those of the events of that workshop; `steps`: of STEPS."""

    def __init__(self) -> None:
        self.workshops: dict[str, Workshop] = {}
        self.numbers: dict[str, array[int]] = {}
        self.steps = Numbers()

    def take(self, event: Event) -> None:
        if event.body.workshop:
            self.numbers.setdefault(event.body.workshop, array("I")).append(event.number)
        if isinstance(event.body, STEPS):
            self.steps.add(event.number)
            self.take_step(event)

    def take_step(self, event: Event) -> None:
        """Let one of STEPS change its workshop; what no workshop was opened for changes nothing."""

        match event.body:
            case Opened() as body:
                self.workshops[body.workshop] = Workshop(body, event.author, {Stage.OPEN: event.number})
            case Revealed(workshop=code) if code in self.workshops:
                self._come(code, Stage.REVEALED, event.number)
            case Closed(workshop=code) if code in self.workshops:
                self._come(code, Stage.CLOSED, event.number)
            case Replanned() | Cancelled() | Reopened() | Split() | Voting() as body if body.workshop in self.workshops:
                self.workshops[body.workshop] = changed(self.workshops[body.workshop], body, event.number)

    def take_up(self, numbers: Iterable[tuple[str, bytes]], steps: bytes) -> None:
        """Go on with what another has kept of itself; its `steps` are to be taken again."""

        self.numbers = {code: array("I", kept) for code, kept in numbers}
        self.steps = Numbers(steps)

    def _come(self, code: str, stage: Stage, number: int) -> None:
        workshop = self.workshops[code]
        self.workshops[code] = replace(workshop, numbers={**workshop.numbers, stage: number})
