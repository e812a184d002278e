"""A policy's text -> who it seems to make responsible for what, every letter with the words it came from.

For pages and other programs:

read_file(data, name, parties=None, switches=None) -> Reading    text, Markdown, DOCX, HTML or PDF, by its name
open_file(data, name) -> (text, is_own)                          the text alone, and whether the file is that text
read_text(text, parties=None, switches=None) -> Reading          text that is at hand; about 20 ms per 1,000 characters
read_safely(text, ...) -> Reading                                the same; a long text in a process of its own
Reading     text, language, sha256, sentences, parties, drafts, silent, damaged, notes; all spans are [start, end)
            in characters of `Reading.text`, which is the file's own text for plain text and Markdown
Sentence    span, text, clause (how it is cited), headings over it, `table` for a row of a table
Party       name, aliases, kind, count, first; pass a list of them back as `parties` once a person has confirmed it:
            only those are looked for then, so merging, striking, renaming and adding is editing the list
Draft       sentence (its index), party (its name), letter, rule, band (sure, likely, doubtful), source, cue, party_at
Switches    owner, responsible (R or A/R) and review (C or R): what is convention and not in the words
silent      (index of a sentence, Silence): why it has no letter
wire(reading) -> dict            the same for JSON
matrix_text(reading, name, drafts=None) -> str    the YAML of a matrix, with the words of the policy at each letter;
            without drafts all but the doubtful letters stand
rules()                          every rule with its examples
"""

from raci.draft.apart import read_safely
from raci.draft.files import open_file, read_file
from raci.draft.lexicon import lexicon
from raci.draft.matrix import matrix_of, matrix_text
from raci.draft.reading import read_text
from raci.draft.rule import Rule
from raci.draft.values import (
    Band,
    Draft,
    Kind,
    Party,
    Reading,
    Sentence,
    Silence,
    Source,
    Span,
    Switches,
)
from raci.draft.wire import wire


def rules() -> tuple[Rule, ...]:
    """Every rule of both languages, in the order in which they are tried."""

    return tuple(rule for lang in ("zh", "en") for rule in (*lexicon(lang).named, *lexicon(lang).subject))


__all__ = [
    "Band", "Draft", "Kind", "Party", "Reading", "Rule", "Sentence", "Silence", "Source", "Span", "Switches",
    "matrix_of", "matrix_text", "open_file", "read_file", "read_safely", "read_text", "rules", "wire",
]  # fmt: skip
