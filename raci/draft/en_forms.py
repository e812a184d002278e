"""English verbs -> their forms: third person, participle, gerund, as alternations for patterns."""

import re
from collections.abc import Callable

IRREGULAR = dict(
    pair.split(":")
    for pair in [
        "tell:told",
        "give:given",
        "draw:drawn",
        "hold:held",
        "keep:kept",
        "make:made",
        "send:sent",
        "take:taken",
        "write:written",
        "choose:chosen",
        "run:run",
        "build:built",
        "pay:paid",
        "set:set",
        "put:put",
        "find:found",
        "lead:led",
        "bring:brought",
        "sell:sold",
        "show:shown",
        "see:seen",
        "hear:heard",
        "meet:met",
        "buy:bought",
        "withdraw:withdrawn",
        "undertake:undertaken",
        "teach:taught",
        "say:said",
        "begin:begun",
        "drive:driven",
        "cut:cut",
        "read:read",
        "seek:sought",
        "oversee:overseen",
        "let:let",
        "lend:lent",
        "overrule:overruled",
        "do:done",
        "bear:borne",
        "know:known",
    ]
)
DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]|permit|refer|submit|transfer|commit|control|confer|recur|admit|omit")


def forms(words: str, kind: str) -> str:
    """An alternation of verbs in one form: "base", "s" (third person), "ed" (participle) or "ing"."""

    return "|".join(sorted({_form(word, kind) for word in words.split()}, key=lambda form: (-len(form), form)))


def verbs(words: str) -> str:
    """Third person and base of verbs."""

    return f"{forms(words, 's')}|{forms(words, 'base')}"


def _form(word: str, kind: str) -> str:
    verb, _, rest = word.partition("_")
    shaped = SHAPES[kind](verb)
    return f"{shaped} {rest.replace('_', ' ')}" if rest else shaped


def _third(verb: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def _past(verb: str) -> str:
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{verb}{_doubled(verb)}ed"


def _ing(verb: str) -> str:
    return f"{verb[:-1]}ing" if re.search(r"[^eoy]e$", verb) else f"{verb}{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    return verb[-1] if DOUBLING.fullmatch(verb) else ""


SHAPES: dict[str, Callable[[str], str]] = {"base": str, "s": _third, "ed": _past, "ing": _ing}
"""Form -> what makes it."""
