"""A plan -> text for people, JSON and CSV for programs: each decision with now and then, what it closes and opens."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from raci.log.field_words import FIELDS
from raci.model import Matrix, When
from raci.model.amendments import Value
from raci.model.changes import Change
from raci.model.letters import Mark, cell_of
from raci.model.terms import LAYERS, STAKES
from raci.views.effect_in_words import counted
from raci.views.plan import Decision, Plan, Restated
from raci.words.lists import listed
from raci.words.sentences import Text, cited, count, say

COLUMNS = ("number", "title", "changes", "amendments", "closes", "opens", "agree", "stakes", "reason")
NONE = "–"


def text(plan: Plan, lang: str) -> Iterator[str]:
    """Lines: what the plan rests on and how far it goes, then each decision with its parts indented."""

    name, layer = plan.matrix.title.of(lang), say(LAYERS[plan.layer][0], lang)
    gaps = count(plan.gaps, "{n} gap", "{n} gaps", lang)
    yield say("{matrix} ({layer}): {gaps}", lang, matrix=name, layer=layer, gaps=gaps)
    yield rests_on(plan, lang)
    if not plan.decisions:
        yield say("No letter and no amended field settles anything here; only the text can.", lang)
    for number, (decision, closed) in enumerate(zip(plan.decisions, plan.curve(), strict=True), 1):
        yield ""
        yield f"{number}. {decision.title.of(lang)}"
        yield from (f"   {line}" for line in _lines(decision, closed, plan, lang))


def rests_on(plan: Plan, lang: str) -> str:
    """Whether proposals speak, or rules and patterns alone."""

    if plan.from_proposals:
        return say("Made from open proposals, ways out of the rules, and patterns across rows.", lang)
    return say("There are no open proposals: rules and patterns across rows alone speak here.", lang)


def json(plan: Plan, lang: str) -> bytes:
    """A list of objects, one a decision, in the order in which they are best taken; UTF-8."""

    from json import dumps

    objects = [_object(decision, lang) for decision in plan.decisions]
    return (dumps(objects, ensure_ascii=False, indent=2) + "\n").encode()


def csv(plan: Plan, lang: str) -> bytes:
    """One row a decision; bytes that survive a spreadsheet."""

    from raci.out import export  # brings colours and workbooks, which no other format needs
    from raci.views.tables import Table

    return export.csv(Table(list(COLUMNS), rows(plan, lang)))


def rows(plan: Plan, lang: str) -> list[list[str]]:
    """The cells of each decision under `COLUMNS`, all of them text."""

    matrix = plan.matrix
    return [
        [
            str(number),
            decision.title.of(lang),
            listed((_change(change, matrix, lang) for change in decision.changes), lang),
            listed((_amendment(field, matrix, lang) for field in decision.amendments), lang),
            *(" ".join(cause.id for cause in causes) for causes in (decision.closes, decision.opens)),
            names(decision.agree, matrix, lang),
            listed((say(STAKES[stake], lang) for stake in decision.stakes), lang),
            decision.reason(lang),
        ]
        for number, decision in enumerate(plan.decisions, 1)
    ]


FORMATS: dict[str, Callable[[Plan, str], bytes]] = {"json": json, "csv": csv}
"""Formats for programs; `text` is for people."""


def names(roles: Iterable[str], matrix: Matrix, lang: str) -> str:
    return listed((matrix.role[role].name.of(lang) for role in roles), lang)


def now_and_then(decision: Decision, matrix: Matrix, lang: str) -> Iterator[str]:
    """One line a row that changes, one a field: what stands there now, and what stands there then."""

    for id_ in dict.fromkeys(change.activity for change in decision.changes):
        row = matrix.activity[id_]
        cells = listed((_cell(change, matrix, lang) for change in decision.changes if change.activity == id_), lang)
        yield f"“{row.name.of(lang)}”{_clause(row.clause, lang)} {cells}"
    yield from (_amendment(field, matrix, lang) for field in decision.amendments)


def _lines(decision: Decision, closed: int, plan: Plan, lang: str) -> Iterator[str]:
    yield decision.reason(lang)
    yield from (f"  {line}" for line in now_and_then(decision, plan.matrix, lang))
    words = say(
        "closes {closes}, opens {opens}; gaps closed so far: {n} of {all}",
        lang,
        closes=counted(decision.closes, lang),
        opens=counted(decision.opens, lang),
        n=closed,
        all=plan.gaps,
    )
    yield words
    if decision.agree:
        yield say("must agree: {roles}", lang, roles=names(decision.agree, plan.matrix, lang))
    if decision.stakes:
        yield say(
            "at stake: {stakes}", lang, stakes=listed((say(STAKES[stake], lang) for stake in decision.stakes), lang)
        )


def _object(decision: Decision, lang: str) -> dict[str, Any]:
    changes = [
        {"activity": each.activity, "role": each.role, "before": cell_of(each.before), "after": cell_of(each.after)}
        for each in decision.changes
    ]
    amendments = [
        {
            "at": each.amendment.at,
            "field": each.amendment.field.value,
            "before": _plain(each.before, lang),
            "after": _plain(each.amendment.value, lang),
        }
        for each in decision.amendments
    ]
    return {
        "title": decision.title.of(lang),
        "changes": changes,
        "amendments": amendments,
        "closes": [cause.id for cause in decision.closes],
        "opens": [cause.id for cause in decision.opens],
        "agree": list(decision.agree),
        "stakes": [stake.value for stake in decision.stakes],
        "reason": decision.reason(lang),
    }


def _plain(value: Value, lang: str) -> Any:
    """The value as JSON has it: ids stay ids, texts are in the language."""

    if isinstance(value, When):
        return {"text": value.text.of(lang), "exact": value.exact}
    if isinstance(value, Text):
        return value.of(lang)
    return list(value) if isinstance(value, tuple) else value


def _cell(change: Change, matrix: Matrix, lang: str) -> str:
    pairs = ((change.before, change.when_before), (change.after, change.when))
    now, then = (Mark(letters, when=when).in_words(lang) or NONE for letters, when in pairs)
    return f"{matrix.role[change.role].name.of(lang)} {now} → {then}"


def _change(change: Change, matrix: Matrix, lang: str) -> str:
    row = matrix.activity[change.activity]
    return f"“{row.name.of(lang)}”{_clause(row.clause, lang)} {_cell(change, matrix, lang)}"


def _amendment(restated: Restated, matrix: Matrix, lang: str) -> str:
    """Such as “Decide on the plan” (3.1.3) On “no”: – → “Draw up the plan”."""

    at, field = restated.amendment.at, restated.amendment.field
    row = matrix.activity.get(at)
    where = f"“{row.name.of(lang)}”{_clause(row.clause, lang)}" if row else matrix.role[at].name.of(lang)
    now, then = (_shown(value, matrix, lang) for value in (restated.before, restated.amendment.value))
    colon = "：" if lang == "zh" else ": "
    return f"{where} {say(FIELDS[field], lang)}{colon}{now} → {then}"


def _shown(value: Value, matrix: Matrix, lang: str) -> str:
    if isinstance(value, bool):
        return say("yes", lang) if value else say("no", lang)
    if isinstance(value, tuple):
        return names(value, matrix, lang) or NONE
    if isinstance(value, str):
        return f"“{matrix.activity[value].name.of(lang)}”" if value else NONE
    words = value.text if isinstance(value, When) else value
    return words.of(lang) if words else NONE


def _clause(clause: str, lang: str) -> str:
    if not clause:
        return ""
    return f"（{clause}）" if lang == "zh" else f" ({cited(clause, lang)})"
