"""Roles -> the sentences of a policy about its scope, and about who answers for a role and whom it reports to."""

from raci.model import Matrix
from raci.views.wording.activity_names import in_sentence
from raci.views.wording.party_names import named, parties
from raci.views.wording.row_text import as_text
from raci.words.sentences import say


def scope_text(matrix: Matrix, lang: str) -> str:
    """Whom the policy applies to, in one sentence; "" where it names nobody."""

    roles = parties(matrix, [(role.id, None) for role in matrix.roles if role.in_scope], lang)
    return as_text([say("this policy applies to {roles}", lang, roles=roles)] if roles else [], lang)


def answers_text(matrix: Matrix, role: str, lang: str) -> str:
    """The position that answers for the role; "" where nobody is named."""

    position = matrix.role[role].answers
    if position is None:
        return ""
    fields = {"position": in_sentence(position.of(lang), lang), "role": named(matrix, role, lang)}
    return as_text([say("the {position} answers for {role}", lang, **fields)], lang)


def reports_text(matrix: Matrix, role: str, lang: str) -> str:
    """Whom the role reports to; "" where nobody is named."""

    upper = parties(matrix, [(head, None) for head in matrix.role[role].reports_to], lang)
    fields = {"role": named(matrix, role, lang), "upper": upper}
    return as_text([say("{role} shall report to {upper}", lang, **fields)] if upper else [], lang)
