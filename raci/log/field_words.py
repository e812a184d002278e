"""Changes of fields in words, such as “Audit report” (4.1.1): goes to – → Management."""

from raci.log.names import Names
from raci.model.amendments import OF_ROLES, Amended, Value
from raci.model.field_changes import FieldChange
from raci.model.work import When
from raci.words.sentences import Text, Word, say

FIELDS = {
    Amended.TO: Word("Goes to"),
    Amended.WHEN: Word("When"),
    Amended.REFUSED: Word("On “no”"),
    Amended.IN_SCOPE: Word("Named by the scope"),
    Amended.ANSWERS: Word("Position that answers"),
    Amended.REPORTS_TO: Word("Reports to"),
}


def field_in_words(change: FieldChange, names: Names) -> str:
    """Where, which field, and its value before and after."""

    lang = names.lang
    where = names.role(change.at) if change.field in OF_ROLES else names.activity(change.at)
    clause = say(" ({clause})", lang, clause=names.clause(change.at)) if names.clause(change.at) else ""
    before, after = (value_in_words(value, change.field, names) for value in (change.before, change.after))
    fields = {
        "place": where,
        "clause": clause,
        "field": say(FIELDS[change.field], lang),
        "before": before,
        "after": after,
    }
    return say("“{place}”{clause}: {field}: {before} → {after}", lang, **fields)


def value_in_words(value: Value, field: Amended, names: Names) -> str:
    """What a field holds, "–" for nothing."""

    if isinstance(value, tuple):
        return names.roles(value) or "–"
    if isinstance(value, When):
        return value.text.of(names.lang)
    if isinstance(value, Text):
        return value.of(names.lang)
    if isinstance(value, bool):
        return say("yes", names.lang) if value else say("no", names.lang)
    return names.activity(value) if value else "–"
