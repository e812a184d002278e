"""Activity or role -> what the text says of it besides its letters, as (name, value) pairs in words."""

import re
from collections.abc import Iterable, Iterator

from raci.model import Activity, Matrix, Process, Relation, Role
from raci.model.roles import Holders
from raci.model.terms import ACTS, POWERS, PROCESS_KINDS, RELATIONS, ROLE_KINDS, STATEMENTS, UNNAMED
from raci.words.lists import listed, phrases, sentences
from raci.words.sentences import Text, Word, in_brackets, say

Facts = Iterator[tuple[str, str]]


def document_name(file: str, lang: str) -> str:
    """What a source is called: a name that was made of a number and a checksum is a number, any other stays."""

    made = re.fullmatch(r"0*(\d+)_[0-9a-f]{12,}\.\w+", file)
    return say("document {n}", lang, n=made[1]) if made else file


def of_activity(matrix: Matrix, row: Activity, lang: str) -> Facts:
    """What is known of an activity, in the order in which a reader asks for it."""

    pairs = [
        (Word("Kind of work"), say(ACTS[row.act], lang)),
        (Word("Topic"), joined((matrix.topic[topic].name for topic in row.topic), lang)),
        (Word("Applies to"), _text(row.applies, lang)),
        (Word("Set off by"), _text(row.trigger, lang)),
        (Word("Stages"), _lines((f"{number} {stage.of(lang)}" for number, stage in enumerate(row.stages, 1)), lang)),
        (Word("Output"), _text(row.output, lang)),
        (Word("Goes to"), names(matrix, row.to, lang)),
        (Word("When"), when(row, lang)),
        (Word("On “no”"), matrix.activity[row.refused].name.of(lang) if row.refused else ""),
        (Word("Beyond its power"), _escalation(matrix, row, lang)),
        (Word("Stands in for"), names(matrix, row.stands_in, lang)),
        (Word("Carried out by"), joined((matrix.activity[other].name for other in row.carried), lang)),
        *((RELATIONS[relation], names(matrix, roles, lang)) for relation, roles in involved(row).items()),
        (Word("Not named"), listed((say(UNNAMED[letter], lang) for letter in row.unnamed), lang)),
    ]
    return ((say(name, lang), value) for name, value in pairs if value)


def of_role(matrix: Matrix, role: Role, lang: str) -> Facts:
    """What the description of a role says besides its duties: purpose, boundaries, authority, measures."""

    pairs = [
        (Word("Purpose"), _lines((text.of(lang) for text in role.purpose), lang)),
        (Word("Position that answers"), _text(role.answers, lang)),
        (Word("Held by"), holders_in_words(role.holders, lang)),
        (Word("Stand-in"), names(matrix, role.stand_in, lang)),
        (Word("Also called"), listed(role.aliases, lang)),
        (Word("Perhaps the same as"), names(matrix, role.perhaps, lang)),
        (Word("Leaves to others"), _lines(_exclusions(matrix, role, lang), lang)),
        (Word("Authority"), _lines(_powers(role, lang), lang)),
        (Word("Measured by"), _lines(_indicators(matrix, role, lang), lang)),
        (Word("Works with"), _lines(_interfaces(matrix, role, lang), lang)),
        (Word("Qualifications"), _lines((text.of(lang) for text in role.qualifications), lang)),
    ]
    return ((say(name, lang), value) for name, value in pairs if value)


def holders_in_words(holders: Holders, lang: str) -> str:
    """The persons by name, or that several hold the post; "" where nothing is said."""

    return listed(holders, lang) if isinstance(holders, tuple) else _text(holders, lang)


def of_process(matrix: Matrix, process: Process, lang: str) -> str:
    """What kind of process it is; of a list of duties, what the source calls it and whose it is."""

    if not process.of:
        return say(PROCESS_KINDS[process.kind], lang)
    owner = matrix.role[process.of]
    unit = say(ROLE_KINDS[owner.kind], lang)
    return say(
        "{kind} of {role} ({unit})",
        lang,
        kind=say(STATEMENTS[process.statement], lang),
        role=owner.label.of(lang),
        unit=unit,
    )


def process_name(matrix: Matrix, process: Process, lang: str) -> str:
    """The name of a process, after that of its role where several roles have lists: "Sales · Scope of work"."""

    name = process.name.of(lang)
    if not process.of or len(matrix.listed) < 2:
        return name
    return f"{matrix.role[process.of].label.of(lang)} · {name}"


def source(row: Activity, lang: str) -> str:
    """Where the source has it: the clause, the line, and the number it prints where that is another one."""

    parts = [row.clause, row.place]
    if row.printed and not row.clause.endswith(row.printed.strip("().、")) and not row.clause.endswith(row.printed):
        parts.append(say("printed as {number}", lang, number=row.printed))
    return " · ".join(filter(None, parts))


def involved(row: Activity) -> dict[Relation, list[str]]:
    """Relation -> the roles that the text names without giving them a part, in the order of `Relation`."""

    return {
        relation: roles
        for relation in Relation
        if (roles := [role for role, held in row.involves.items() if held == relation])
    }


def names(matrix: Matrix, roles: Iterable[str], lang: str) -> str:
    return joined((matrix.role[role].label for role in roles), lang)


def joined(texts: Iterable[Text], lang: str) -> str:
    """Texts as a list in words, "" for none."""

    return listed((text.of(lang) for text in texts), lang)


def _text(text: Text | None, lang: str) -> str:
    return text.of(lang) if text else ""


def _lines(parts: Iterable[str], lang: str) -> str:
    """Parts that may hold commas of their own."""

    return sentences(parts, lang)


def when(row: Activity, lang: str) -> str:
    """When it is due, with a word where the text is vague; "" where it says nothing."""

    if not row.when:
        return ""
    words = row.when.text.of(lang)
    return words if row.when.exact else say("{when} (no exact time)", lang, when=words)


def _escalation(matrix: Matrix, row: Activity, lang: str) -> str:
    if not row.escalation:
        return ""
    to = names(matrix, row.escalation.to, lang)
    when = _text(row.escalation.when, lang)
    return say("{role} decides: {when}", lang, role=to, when=when) if when else say("{role} decides", lang, role=to)


def _exclusions(matrix: Matrix, role: Role, lang: str) -> Iterator[str]:
    for limit in role.excludes:
        words = matrix.topic[limit.topic].name.of(lang)
        words = in_brackets(words, say(ACTS[limit.act], lang), lang) if limit.act else words
        if limit.held_by:
            words += " → " + matrix.role[limit.held_by].label.of(lang)
        if limit.remains:
            words += say(" (keeps: {remains})", lang, remains=limit.remains.of(lang))
        yield words


def _powers(role: Role, lang: str) -> Iterator[str]:
    for power in role.authority:
        limit = f" ({power.limit.of(lang)})" if power.limit else ""
        yield f"{say(POWERS[power.kind], lang)}: {power.object.of(lang)}{limit}"


def _indicators(matrix: Matrix, role: Role, lang: str) -> Iterator[str]:
    for indicator in role.indicators:
        parts = [indicator.name.of(lang), joined(indicator.thresholds, lang), _text(indicator.method, lang)]
        if indicator.assessor:
            parts.append(say("rated by {role}", lang, role=matrix.role[indicator.assessor].label.of(lang)))
        yield ": ".join(filter(None, (parts[0], phrases(filter(None, parts[1:]), lang))))


def _interfaces(matrix: Matrix, role: Role, lang: str) -> Iterator[str]:
    for interface in role.interfaces:
        words = names(matrix, interface.parties, lang)
        if interface.gives:
            words += say(", gives {what}", lang, what=interface.gives.of(lang))
        yield words + (say(", gets {what}", lang, what=interface.gets.of(lang)) if interface.gets else "")
