"""The first decisions as cards: what is at stake, what to decide, why, now and then, and who must agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pages.overview.doors import Doors
from pages.shared import session
from raci.log.field_words import FIELDS, value_in_words
from raci.log.names import Names
from raci.model import Stake
from raci.model.letters import Layer
from raci.model.terms import STAKES
from raci.out.decisions import counted, names
from raci.rules import Cause
from raci.views.briefly import briefly
from raci.views.excerpt import Excerpt, Holding, agenda, excerpt
from raci.views.plan import Decision, Plan
from raci.views.steps import closed, steps
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


def message(plan: Plan, live: Mapping[str, Cause], lang: str, doors: Doors) -> dict[str, Any]:
    """Up to three cards: decisions, then what only the text can settle. `live`: id of a cause -> the cause as it is."""

    chosen = steps(plan, list(live.values()), SHOWN)
    cards = [
        _decision(decision, plan, live, lang, doors)
        if isinstance(decision, Decision)
        else _clause(decision, plan, lang, doors)
        for decision in chosen
    ]
    every = dict.fromkeys(cause.id for decision in chosen for cause in closed(decision))
    head = {"says": count(len(cards), *SETTLES), "link": _settled(every, live, lang, doors)} if cards else {}
    return {"head": head, "cards": cards}


def _settled(ids: Iterable[str], live: Mapping[str, Cause], lang: str, doors: Doors) -> dict[str, str]:
    """What it closes of what stands there now, as a number that opens just these."""

    causes = [live[id_] for id_ in ids if id_ in live]
    return doors.to("gaps", counted(causes, lang), among=",".join(cause.head.id for cause in causes))


def _decision(decision: Decision, plan: Plan, live: Mapping[str, Cause], lang: str, doors: Doors) -> dict[str, Any]:
    matrix = plan.matrix
    first = next((live[cause.id] for cause in decision.closes if cause.id in live), decision.closes[0])
    return {
        "kind": _kind(first, decision.stakes, lang),
        "title": replace(decision.title, rows=0).of(lang),
        "why": decision.in_brief(lang),
        "excerpt": _excerpt(decision, plan, lang, doors),
        "closes": {"says": t("Closes")}
        | {"link": _settled((cause.id for cause in decision.closes), live, lang, doors)},
        "opens": {
            "says": t(", opens {n}. ", n=counted(decision.opens, lang)),
            "list": [cause.message(lang) for cause in decision.opens],
        },
        "agree": t("Must agree: {roles}.", roles=names(decision.agree, matrix, lang)) if decision.agree else "",
        "rows": list(agenda(decision, matrix)),
        "see": _acts(first, plan, doors),
    }


def _clause(causes: Sequence[Cause], plan: Plan, lang: str, doors: Doors) -> dict[str, Any]:
    """What no letter settles, of one kind: the sentence that the text must say."""

    cause, live = causes[0], {cause.id: cause for cause in causes}
    stakes = [stake for stake in Stake if any(stake in cause.stakes for cause in causes)]
    return {
        "kind": _kind(cause, stakes, lang),
        "title": t(cause.rule.mends),
        "why": briefly(cause, lang),
        "excerpt": None,
        "closes": {"says": t("Closes")} | {"link": _settled(live, live, lang, doors)},
        "opens": None,
        "agree": "",
        "rows": list(dict.fromkeys(row for cause in causes for row in cause.place.activities)),
        "see": _acts(cause, plan, doors),
    }


def _acts(cause: Cause, plan: Plan, doors: Doors) -> list[dict[str, str]]:
    """The clause behind it; and, where decisions are taken, the form that keeps why it is not taken now."""

    finding = cause.head.id
    see = doors.to("gaps", t("See the clause"), finding=finding)
    if plan.layer != Layer.TODAY or not cause.head.place.ids:
        return [see]
    return [see, doors.to("gaps", t("Not now, because …"), finding=finding, do=ACCEPT)]


def _kind(cause: Cause, stakes: Iterable[Any], lang: str) -> str:
    at_stake = listed((t(STAKES[stake]) for stake in stakes), lang)
    return " · ".join(filter(None, (t(cause.rule.title), at_stake)))


def _excerpt(decision: Decision, plan: Plan, lang: str, doors: Doors) -> dict[str, Any]:
    """The row that shows it best, as it is and as it would be; how many more rows change."""

    shown: Excerpt = excerpt(decision, plan.matrix, plan.layer)
    rows, said = list(agenda(decision, plan.matrix)), Names(plan.matrix, lang)
    at = shown.row.id if shown.row else decision.amendments[0].amendment.at if decision.amendments else ""
    fields = [each for each in decision.amendments if each.amendment.at == at]
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
