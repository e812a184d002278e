"""The first decisions as cards: what is at stake, what to decide, why, now and then, and who must agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pages.overview.doors import Doors
from pages.shared import session
from raci.log.field_words import FIELDS, value_in_words
from raci.log.names import Names
from raci.log.standing import SIGNS, CauseStanding, CauseState, in_words, rows_of
from raci.model import Stake
from raci.model.terms import STAKES
from raci.out.decisions import names
from raci.rules import Cause
from raci.views.briefly import briefly
from raci.views.effect_in_words import counted
from raci.views.excerpt import Excerpt, Holding, agenda, excerpt
from raci.views.plan import Decision, Plan
from raci.views.steps import Step, closed, steps
from raci.words.lists import listed
from raci.words.sentences import Word

t, count = session.t, session.count
SHOWN = 3
"""Decisions that a board takes at one sitting; `raci plan` lists the others."""
LINES = 4
"""Lines of the excerpt; who is told after goes first where there are more."""
FIELD = "§"
"""The sign of a field of the text, which no letter says."""
ACCEPT = "accept"
"""What the page of gaps calls leaving a cause as it is, with a reason and until a day."""
SETTLES = (Word("This decision closes"), Word("These {n} decisions close"))


def chosen(plan: Plan, live: Mapping[str, Cause], standings: Mapping[str, CauseStanding]) -> list[Step]:
    """Up to three steps: decisions, then what only the text can settle; what has been left for now comes last.

    `live`: id of a cause -> the cause as it is; `standings`: how far each has come, {} where nothing can be done.
    """

    every = steps(plan, list(live.values()), SHOWN + parked(standings))
    return sorted(every, key=lambda step: _state(step, standings) == CauseState.PARKED)[:SHOWN]


def parked(standings: Mapping[str, CauseStanding]) -> int:
    """How many steps may have been left for now, and make room for others."""

    return min(sum(step.state == CauseState.PARKED for step in standings.values()), SHOWN)


def message(
    shown: Sequence[Step],
    plan: Plan,
    live: Mapping[str, Cause],
    standings: Mapping[str, CauseStanding],
    lang: str,
    doors: Doors,
) -> dict[str, Any]:
    """A card a step, and what they settle together."""

    cards = [
        (_decision(step, plan, live, lang, doors) if isinstance(step, Decision) else _clause(step, lang, doors))
        | _done(step, live, standings, lang, doors)
        for step in shown
    ]
    every = dict.fromkeys(cause.id for step in shown for cause in closed(step))
    head = {"says": count(len(cards), *SETTLES), "link": _settled(every, live, lang, doors)} if cards else {}
    return {"head": head, "cards": cards}


def causes_of(step: Step, live: Mapping[str, Cause]) -> tuple[Cause, ...]:
    """The causes that it settles, as they stand now."""

    return tuple(live[cause.id] for cause in closed(step) if cause.id in live)


def without_acts(card: Mapping[str, Any]) -> dict[str, Any]:
    """The card for whoever may only look: the way to the clause, and nothing to press."""

    return {**card, "id": "", "able": False, "see": card["see"][:1]}


def _settled(ids: Iterable[str], live: Mapping[str, Cause], lang: str, doors: Doors) -> dict[str, str]:
    """What it closes of what stands there now, as a number that opens just these."""

    causes = [live[id_] for id_ in ids if id_ in live]
    return doors.to("gaps", counted(causes, lang), among=",".join(cause.head.id for cause in causes))


def _decision(step: Decision, plan: Plan, live: Mapping[str, Cause], lang: str, doors: Doors) -> dict[str, Any]:
    matrix = plan.matrix
    first = next((live[cause.id] for cause in step.closes if cause.id in live), step.closes[0])
    return {
        "kind": _kind(first, step.stakes, lang),
        "title": replace(step.title, rows=0).of(lang),
        "why": step.in_brief(lang),
        "excerpt": _excerpt(step, plan, lang, doors),
        "closes": {"says": t("Closes")} | {"link": _settled((cause.id for cause in step.closes), live, lang, doors)},
        "opens": {
            "says": t(", opens {n}. ", n=counted(step.opens, lang)),
            "list": [cause.message(lang) for cause in step.opens],
        },
        "agree": t("Must agree: {roles}.", roles=names(step.agree, matrix, lang)) if step.agree else "",
    }


def _clause(causes: Sequence[Cause], lang: str, doors: Doors) -> dict[str, Any]:
    """What no letter settles, of one kind: the sentence that the text must say."""

    cause, live = causes[0], {cause.id: cause for cause in causes}
    stakes = [stake for stake in Stake if any(stake in step.stakes for step in causes)]
    return {
        "kind": _kind(cause, stakes, lang),
        "title": t(cause.rule.mends),
        "why": briefly(cause, lang),
        "excerpt": None,
        "closes": {"says": t("Closes")} | {"link": _settled(live, live, lang, doors)},
        "opens": None,
        "agree": "",
    }


def _done(
    step: Step, live: Mapping[str, Cause], standings: Mapping[str, CauseStanding], lang: str, doors: Doors
) -> dict[str, Any]:
    """How far it has come, and what can be done about it; `able`: that it can be left with a reason, here.

    `is_kept`: it is on the agenda only as a row of a workshop under way, which cannot be undone here.
    """

    causes, state = causes_of(step, live), _state(step, standings)
    known = [standings[cause.id] for cause in causes if cause.id in standings]
    finding = (causes or closed(step))[0].head.id
    see = [doors.to("gaps", t("See the clause"), finding=finding)]
    is_able = bool(known) and all(rows_of(step.cause) for step in known)
    if known and not is_able and known[0].cause.head.place.ids:
        see.append(doors.to("gaps", t("Not now, because …"), finding=finding, do=ACCEPT))
    return {
        "id": causes[0].id if known else "",
        "state": state or "",
        "says": f"{SIGNS[state]} {in_words(known[0], lang)}" if state in (CauseState.AGENDA, CauseState.PARKED) else "",
        "is_kept": state == CauseState.AGENDA and not any(step.held.agenda for step in known),
        "able": is_able and state != CauseState.PARKED,
        "see": see,
    }


def _state(step: Step, standings: Mapping[str, CauseStanding]) -> CauseState | None:
    """The state of all that it settles; None where they are not in one state."""

    states = {standings[cause.id].state for cause in closed(step) if cause.id in standings}
    return states.pop() if len(states) == 1 else None


def _kind(cause: Cause, stakes: Iterable[Any], lang: str) -> str:
    at_stake = listed((t(STAKES[stake]) for stake in stakes), lang)
    return " · ".join(filter(None, (t(cause.rule.title), at_stake)))


def _excerpt(step: Decision, plan: Plan, lang: str, doors: Doors) -> dict[str, Any]:
    """The row that shows it best, as it is and as it would be; how many more rows change."""

    shown: Excerpt = excerpt(step, plan.matrix, plan.layer)
    rows, said = list(agenda(step, plan.matrix)), Names(plan.matrix, lang)
    at = shown.row.id if shown.row else step.amendments[0].amendment.at if step.amendments else ""
    fields = [each for each in step.amendments if each.amendment.at == at]
    more = count(len(rows), "{n} row", "{n} rows")
    now = [_line(held, said) for held in shown.now]
    if shown.row and not now:
        now = [{"letter": "?", "origin": "none", "says": t("Nobody is named")}]
    was, becomes = [], []
    for each in fields:
        label, field = t(FIELDS[each.amendment.field]), each.amendment.field
        was += [_field(label, value_in_words(each.before, field, said))] if not shown.row else []
        becomes.append(_field(label, value_in_words(each.amendment.value, field, said)))
    role = plan.matrix.role.get(at)
    return {
        "name": shown.row.name.of(lang) if shown.row else role.name.of(lang) if role else said.activity(at),
        "more": doors.to("matrix", more, rows=",".join(rows)) if rows else None,
        "now": now + was,
        "then": [_line(held, said) for held in shown.then][: LINES - len(becomes)] + becomes,
    }


def _line(held: Holding, said: Names) -> dict[str, str]:
    return {"letter": held.letter.value, "origin": held.origin.value, "says": said.roles(held.roles)}


def _field(label: str, value: str) -> dict[str, str]:
    return {"letter": FIELD, "origin": "none", "says": t("{label}: {value}", label=label, value=value)}
