"""Lists in a language: what stands between their parts, and the line for those that are left out."""

from collections.abc import Iterable

from raci.words.sentences import count

THINGS = {"en": ", ", "zh": "、"}
PHRASES = {"en": ", ", "zh": "，"}
SENTENCES = {"en": "; ", "zh": "；"}


def listed(things: Iterable[str], lang: str) -> str:
    """Things of one kind, such as Finance, Sales; "" for none."""

    return THINGS[lang].join(things)


def phrases(parts: Iterable[str], lang: str) -> str:
    """Parts of a sentence one after the other, such as 21 gaps, 57 concerns; "" for none."""

    return PHRASES[lang].join(parts)


def sentences(parts: Iterable[str], lang: str) -> str:
    """Parts that could stand alone, such as what is wrong; what to do. "" for none."""

    return SENTENCES[lang].join(parts)


def passages(texts: Iterable[str], lang: str) -> str:
    """Texts with their own stops one after the other; "" for none."""

    return ("" if lang == "zh" else " ").join(filter(None, texts))


def more(left: int, lang: str) -> list[str]:
    """The line that ends a list which leaves out as many items; no line where it leaves out none."""

    return [count(left, "and {n} more", "and {n} more", lang)] if left > 0 else []
