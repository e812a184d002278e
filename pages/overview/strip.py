"""Work at a glance: a card a stage of the process, who runs it and where the baton falls, or a card a role."""

from collections.abc import Iterable
from typing import Any

from pages.shared.component import Component
from raci.model import Matrix, facts
from raci.model.terms import SHAPES
from raci.views.relay import Holder, RelayStage
from raci.words.sentences import count, say

STRIP = Component("overview/strip.js", ("overview/strip.css",))
RUNNERS = 3
"""Names shown on a stage; the page of the process has them all."""


def show(data: dict[str, Any], *, key: str) -> str:
    """Draw the cards; the id of the one that was clicked just now, "" for none. Its kind is for the caller to check."""

    picked = STRIP.draw(key, data, picked=None)["picked"]
    return picked if isinstance(picked, str) else ""


def stages(matrix: Matrix, relay: Iterable[RelayStage], lang: str) -> dict[str, Any]:
    """What the browser needs to draw the stages of a process, in words."""

    cards = [_stage(matrix, stage, lang) | {"joined": place > 0} for place, stage in enumerate(relay)]
    return {"label": say("The process from start to end", lang), "joined": True, "cards": cards}


def holders(matrix: Matrix, relay: Iterable[Holder], lang: str) -> dict[str, Any]:
    """The same for lists of duties: a card a role, in no order of work."""

    cards = [_holder(matrix, holder, lang) for holder in relay]
    return {"label": say("Who holds the duties", lang), "joined": False, "cards": cards}


def _holder(matrix: Matrix, holder: Holder, lang: str) -> dict[str, Any]:
    role = matrix.role[holder.role]
    gaps = count(holder.gaps, "{n} gap", "{n} gaps", lang)
    return {
        "id": role.id,
        "name": role.label.of(lang),
        "who": count(holder.duties, "{n} duty", "{n} duties", lang),
        "mark": SHAPES["gap"] if holder.gaps else "✓",
        "gap": holder.gaps > 0,
        "says": gaps if holder.gaps else say("no gap", lang),
    }


def _stage(matrix: Matrix, stage: RelayStage, lang: str) -> dict[str, Any]:
    runners = facts.names(matrix, stage.runners[:RUNNERS], lang) + (" …" if len(stage.runners) > RUNNERS else "")
    steps = len(stage.legs)
    answered = count(steps, "{n} step, with a party named", "{n} steps, each with a party named", lang)
    orphans = say("nobody answers for {n} of {all}", lang, n=stage.orphans, all=steps)
    gaps = count(stage.gaps, "{n} gap", "{n} gaps", lang)
    return {
        "id": stage.process.id,
        "name": stage.process.name.of(lang),
        "who": runners or say("nobody", lang),
        "mark": SHAPES["gap"] if stage.orphans or stage.gaps else "✓",
        "gap": bool(stage.orphans or stage.gaps),
        "says": orphans if stage.orphans else gaps if stage.gaps else answered,
        "dropped": say("The baton falls: neither side has a part in the other", lang) if stage.is_dropped else "",
    }
