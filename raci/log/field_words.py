"""Changes of fields in words, such as “Audit report” (4.1.1): goes to – → Management."""

from raci.log.names import Names
from raci.model import Act, ProcessKind, RoleKind
from raci.model.amendments import OF_PROCESSES, OF_ROLES, Amended, Value
from raci.model.field_changes import FieldChange
from raci.model.terms import ACTS, PROCESS_KINDS, ROLE_KINDS
from raci.model.work import When
from raci.words.lists import listed
from raci.words.sentences import Text, Word, say

FIELDS = {
    Amended.TO: Word("Goes to"),
    Amended.WHEN: Word("When"),
    Amended.REFUSED: Word("On “no”"),
    Amended.IN_SCOPE: Word("Named by the scope"),
    Amended.ANSWERS: Word("Position that answers"),
    Amended.REPORTS_TO: Word("Reports to"),
    Amended.NAME: Word("Name"),
    Amended.ACT: Word("Kind of work"),
    Amended.TOPIC: Word("Topic"),
    Amended.PROCESS: Word("Process"),
    Amended.ROLE_NAME: Word("Name"),
    Amended.ALIASES: Word("Also called"),
    Amended.KIND: Word("Kind"),
    Amended.HOLDERS: Word("Held by"),
    Amended.STAND_IN: Word("Stand-in"),
    Amended.PROCESS_NAME: Word("Name"),
    Amended.PROCESS_KIND: Word("Kind"),
    Amended.CHAIN: Word("Chain"),
}


def field_in_words(change: FieldChange, names: Names) -> str:
    """Where, which field, and its value before and after."""

    lang = names.lang
    where, cited = _where(change, names), "" if change.field in OF_ROLES | OF_PROCESSES else names.clause(change.at)
    clause = say(" ({clause})", lang, clause=cited) if cited else ""
    before, after = (value_in_words(value, change.field, names) for value in (change.before, change.after))
    fields = {
        "place": where,
        "clause": clause,
        "field": say(FIELDS[change.field], lang),
        "before": before,
        "after": after,
    }
    return say("“{place}”{clause}: {field}: {before} → {after}", lang, **fields)


def _where(change: FieldChange, names: Names) -> str:
    if change.field in OF_ROLES:
        return names.role(change.at)
    return names.process(change.at) if change.field in OF_PROCESSES else names.activity(change.at)


def value_in_words(value: Value, field: Amended, names: Names) -> str:
    """What a field holds, "–" for nothing."""

    if isinstance(value, tuple):
        return _listed(value, field, names) or "–"
    if isinstance(value, When):
        return value.text.of(names.lang)
    if isinstance(value, Text):
        return value.of(names.lang)
    if isinstance(value, bool):
        return say("yes", names.lang) if value else say("no", names.lang)
    if isinstance(value, Act):
        return say(ACTS[value], names.lang)
    if isinstance(value, RoleKind):
        return say(ROLE_KINDS[value], names.lang)
    if isinstance(value, ProcessKind):
        return say(PROCESS_KINDS[value], names.lang)
    by_field = {Amended.REFUSED: names.activity, Amended.PROCESS: names.process}
    return by_field.get(field, str)(value) if value else "–"


def _listed(values: tuple[str, ...], field: Amended, names: Names) -> str:
    if field in (Amended.ALIASES, Amended.HOLDERS):
        return listed(values, names.lang)
    return listed(map(names.topic, values), names.lang) if field == Amended.TOPIC else names.roles(values)
