"""A sentence -> the result that its work leaves behind, such as a report, in the words of the text."""

import re

from raci.draft.kept import keep
from raci.draft.lexicon import lexicon

BESIDE = {
    "zh": re.compile(r"^(?:了|其|该|相应的?|相关的?|有关的?|一份|本|和|完善|健全|各类|各项|公司)+"),
    "en": re.compile(r"^(?:a|an|the|its|their|any|all|each)\s+", re.I),
}
"""What stands before the thing itself."""
TITLED = re.compile(r"《([^》]{2,30})》")


def output_of(text: str, lang: str) -> str:
    """The document that the sentence has somebody write, issue or hand in; "" for none."""

    text = " ".join(keep(text, lang).text.split())
    words = lexicon(lang).words
    for name in ("OUTPUT", "OUTPUT_PASSIVE"):
        if made := re.search(words[name], text, re.IGNORECASE):
            output = BESIDE[lang].sub("", made["output"].strip())
            titled = TITLED.search(output)
            return titled[1] if titled else output
    return ""
