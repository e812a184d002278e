"""One thing a person did with a reading, as a value, and what a browser sends made into one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from raci.draft.values import Kind, Switches
from raci.model.work import Act

LIMIT_PARTY_NAME, LIMIT_TITLE = 120, 1_000
"""Characters of a name, and of the titles over a sentence."""


class StepKind(StrEnum):
    """What can be done."""

    KEEP = "keep"
    STRIKE = "strike"
    MERGE = "merge"
    RENAME = "rename"
    ADD = "add"
    KIND = "kind"
    OWNER = "owner"
    SWITCH = "switch"
    LETTER = "letter"
    SEEN = "seen"
    NAME = "name"
    ACT = "act"
    TO = "to"
    WHEN = "when"
    REFUSED = "refused"
    OUTPUT = "output"
    TOPIC = "topic"
    EDITION = "edition"
    UNDO = "undo"
    SIGN = "sign"


@dataclass(frozen=True)
class Step:
    """One step; `about` is a party, a title, a switch, or the key of a sentence, `number` its place in the log, `by`
    and `at` who took it and when.

    keep, strike: the party. merge: the party, into `party`. rename: the party, to `value`. add, kind: the party, of
    kind `value`. owner: the title, whose duties are those of `party`, "" for nobody's. switch: its `value`.
    letter: of `party` in the sentence, such as "A/R", "" for none, "?" for an answer that is taken back.
    seen: the sentence has rightly no letter ("yes"), or is unread again (""). name: what the sentence is called.
    act, to, when, refused, output, topic: of the activity of the sentence, "" for none; `to` are names of parties, one
    a line, `refused` is the key of the sentence that tells what follows a no, `topic` names of topics as written.
    edition: this is a later edition of the policy whose file has that SHA-256. undo: the number of another step.
    sign: the number of a step that names nobody, which was taken by whoever takes this one.
    """

    kind: StepKind
    about: str
    party: str = ""
    value: str = ""
    number: int = 0
    by: str = ""
    at: datetime | None = None


LETTERS = ("", "?", "A", "R", "S", "C", "I", "A/R")
ALLOWED = {
    StepKind.LETTER: LETTERS,
    StepKind.ADD: tuple(Kind),
    StepKind.KIND: tuple(Kind),
    StepKind.SEEN: ("", "yes"),
    StepKind.ACT: tuple(Act),
}
"""Kind -> the values that it may have, where not any text is one."""
DETAILS = (StepKind.ACT, StepKind.TO, StepKind.WHEN, StepKind.REFUSED, StepKind.OUTPUT, StepKind.TOPIC)
"""Kinds of steps about one field of an activity."""
SETTINGS = {"owner": ("R", "A/R"), "responsible": ("R", "A/R"), "review": ("C", "R")}
"""Switch -> its values, the first as `Switches` has it."""


def step_of(sent: Any) -> Step | None:
    """What a browser has sent as a step; None for what is none, and for a signature, whose name the server knows."""

    step = kept_step(sent)
    return None if step and step.kind == StepKind.SIGN else step


def kept_step(sent: Any) -> Step | None:
    """What has been kept as a step; None for what is none."""

    fields = [sent.get(name, "") for name in ("kind", "about", "party", "value")] if isinstance(sent, dict) else []
    if not fields or not all(isinstance(field, str) and len(field) <= LIMIT_TITLE for field in fields):
        return None
    kind, about, party, value = fields
    if kind not in list(StepKind) or len(party) > LIMIT_PARTY_NAME:
        return None
    step = Step(StepKind(kind), about, party.strip(), value.strip())
    return step if _is_sound(step) else None


def _is_sound(step: Step) -> bool:
    if step.kind == StepKind.SWITCH:
        return step.value in SETTINGS.get(step.about, ())
    if step.kind in (StepKind.RENAME, StepKind.NAME) and not 0 < len(step.value) <= LIMIT_PARTY_NAME:
        return False
    if step.kind in (StepKind.WHEN, StepKind.OUTPUT, StepKind.TOPIC) and len(step.value) > LIMIT_PARTY_NAME:
        return False
    if step.kind == StepKind.ADD and not 0 < len(step.about.strip()) <= LIMIT_PARTY_NAME:
        return False
    if step.kind in (StepKind.MERGE, StepKind.LETTER) and (not step.party or step.party == step.about):
        return False
    return step.value in ALLOWED.get(step.kind, (step.value,))


def standing(steps: Iterable[Step]) -> list[Step]:
    """The steps in order and signed, without those that have been taken back, and without taking back and signing."""

    order = list(steps)
    gone: set[str] = set()
    for step in reversed(order):  # what takes back may be taken back itself
        if step.kind == StepKind.UNDO and str(step.number) not in gone:
            gone.add(step.about)
    signed = {step.about: step.by for step in reversed(order) if step.kind == StepKind.SIGN}  # the first stands
    return [
        step if step.by else replace(step, by=signed.get(str(step.number), ""))
        for step in order
        if step.kind not in (StepKind.UNDO, StepKind.SIGN) and str(step.number) not in gone
    ]


def switches_in(steps: Sequence[Step]) -> Switches:
    """The conventions as they were last set."""

    chosen = {step.about: step.value for step in steps if step.kind == StepKind.SWITCH}
    return Switches(**chosen)
