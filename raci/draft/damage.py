"""How much of a text is damaged: characters that no encoding meant, and Chinese ones that nobody writes."""

import re
from functools import lru_cache

LOST = re.compile(
    "[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]|\\?{2,}(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\\?(?=[\u3400-\u9fff])"
)
"""Replacement characters, private ones, and question marks within Chinese words."""
MIXED = re.compile("(?<=[\u3400-\u9fff])[|Y](?=[\u3400-\u9fff|])|[\u0250-\u02af\u0400-\u04ff](?=[\u3400-\u9fff])")
"""Latin and Cyrillic letters that stand for half of a Chinese character."""
LEGIBLE = 0.0005
"""Up to this share a reader does not notice."""


@lru_cache(8)
def damage(text: str) -> float:
    """The share of characters that are damaged, 0 to 1; what stands beside them is read wrong too."""

    letters = sum(1 for character in text if not character.isspace())
    lost = sum(len(match[0]) for shape in (LOST, MIXED) for match in shape.finditer(text))
    return lost / letters if letters else 0.0
