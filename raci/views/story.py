"""One step of the work -> what a reader would ask about it, answered in sentences."""

from collections.abc import Iterator

from raci.model import Activity, Matrix, RoleKind, facts
from raci.model.letters import Layer, Letter
from raci.words.sentences import Word, count, say

QUESTIONS = {
    Letter.A: (Word("Who answers for it?"), Word("nobody")),
    Letter.R: (Word("Who does it?"), Word("nobody")),
    Letter.S: (Word("Who helps?"), ""),
    Letter.C: (Word("Who is asked before?"), Word("nobody")),
    Letter.I: (Word("Who is told after?"), Word("nobody")),
}
"""Letter -> the question, and the answer where nobody holds it; "" leaves the question out."""

BOTH = (
    Word("{activity}: {roles} does it and answers for it."),
    Word("{activity}: {roles} do it and answer for it together."),
)


def short_story(matrix: Matrix, row: Activity, layer: Layer, lang: str) -> str:
    """The step as a short story: who does it, who answers for it, and what is not said."""

    doers, heads = (row.holders(letter, layer) for letter in (Letter.R, Letter.A))
    name, roles = row.name.of(lang), facts.names(matrix, doers, lang)
    if doers and heads == doers:
        return count(len(doers), *BOTH, lang, activity=name, roles=roles)
    does = count(len(doers), "{roles} does it", "{roles} do it", lang, roles=roles) if doers else ""
    doing, deciding = does or say("nobody is told to do it", lang), _verdict(matrix, row, doers, heads, lang)
    return say("{activity}: {doing}; {deciding}.", lang, activity=name, doing=doing, deciding=deciding)


def answers(matrix: Matrix, row: Activity, layer: Layer, lang: str) -> Iterator[tuple[str, str, bool]]:
    """(question, answer, whether the answer is missing) in the order in which a newcomer asks."""

    for letter, (question, nobody) in QUESTIONS.items():
        roles = row.holders(letter, layer)
        if roles or nobody:
            yield (
                say(question, lang),
                facts.names(matrix, roles, lang) or say(nobody, lang),
                not roles and letter in "AR",
            )
    yield say("By when?", lang), facts.when(row, lang) or say("not said", lang), row.when is None and row.is_gate
    if row.output or row.to:
        output = row.output.of(lang) if row.output else say("not said", lang)
        yield say("What comes out?", lang), output, False
        yield say("Who gets it?", lang), facts.names(matrix, row.to, lang) or say("nobody", lang), not row.to
    if row.is_gate:
        after = matrix.activity[row.refused].name.of(lang) if row.refused else say("not said", lang)
        yield say("What happens on “no”?", lang), after, row.refused is None


def _verdict(matrix: Matrix, row: Activity, doing: list[str], heads: list[str], lang: str) -> str:
    """Who answers for the step, as the second half of its sentence."""

    if not heads and row.is_gate:
        return say("nobody says yes or no", lang)
    if not heads:
        doers = [matrix.role[role].kind for role in doing]
        is_one = len(doers) == 1 and doers[0] not in (RoleKind.GROUP, RoleKind.OUTSIDE)
        return say("who answers for it is not said", lang) if is_one else say("nobody answers for it", lang)
    roles = facts.names(matrix, heads, lang)
    return count(len(heads), "{roles} answers for it", "{roles} answer for it", lang, roles=roles)
