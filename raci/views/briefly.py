"""A cause in a few words, for a headline and for a card; its page has the whole sentence."""

from raci.rules import Cause
from raci.rules.finding import with_clauses
from raci.rules.rule import spoken
from raci.rules.separation import AMONG_OTHERS
from raci.words.sentences import Word, cited, say

SHORT = {
    "RACI100": Word("nobody is named to do it or to answer for it"),
    "RACI104": Word("who approves is not written for “{activity}”"),
    "RACI106": Word("nobody is named to say yes or no"),
    "RACI501": Word("{role} decides on what it asks for itself"),
    "RACI502": Word("{role} accepts its own work"),
    AMONG_OTHERS: Word("{role} accepts its own work together with {others}"),
    "RACI503": Word("{role} checks its own work"),
    "RACI507": Word("no clause has anybody agree to what {role} plans or promises"),
    "RACI510": Word("{role} audits itself"),
    "RACI511": Word("nobody stands over {role}, which audits"),
    "RACI702": Word("the reporting lines run in a circle: {roles}"),
    "RACI703": Word("the two ends of the line from {lower} to {upper} say different things"),
    "RACI707": Word("{role} is given work that its own description leaves to {holder}"),
    "RACI711": Word("“{role}”, with {count} duties, is only our guess"),
}
"""Code of a rule, or the sentence of its own that a finding has, -> a short one with the same fields."""


def short(cause: Cause, lang: str) -> str:
    """Half a sentence, to stand behind another; the whole sentence where there is no shorter one."""

    head = cause.head
    words = SHORT.get(head.says or cause.rule.code)
    return say(words, lang, **spoken(head.args, lang)) if words else cause.sentence(lang)


def briefly(cause: Cause, lang: str) -> str:
    """The same as a sentence of its own, with its clauses."""

    words = short(cause, lang)
    return with_clauses(words[:1].upper() + words[1:], cause.clauses, lang)


def clauses(cause: Cause, lang: str) -> list[str]:
    """The clauses that it rests on, as a reader of the language writes them."""

    return [cited(clause, lang) for clause in cause.clauses]
