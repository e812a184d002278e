"""What a reading is told in: why a sentence is silent, where a letter comes from, how far it may be trusted."""

from raci.draft.values import Band, Silence, Source
from raci.words.sentences import Word

SILENT = {
    Silence.PROHIBITION: Word("forbids something"),
    Silence.DEFINITION: Word("says what a word means"),
    Silence.CONDITION: Word("says only when something holds"),
    Silence.STATE: Word("says how things are, not who does what"),
    Silence.PURPOSE: Word("says what something is for"),
    Silence.NO_PARTY: Word("names no party"),
    Silence.NO_ACT: Word("gives no party anything to do"),
}
ROW = Word("a row of a table, which is not read")

BANDS = {
    Band.SURE: Word("sure"),
    Band.LIKELY: Word("likely"),
    Band.DOUBTFUL: Word("doubtful"),
}

GIVES = {
    "A": Word("decides, or answers for it"),
    "R": Word("does the work"),
    "S": Word("helps with it"),
    "C": Word("is asked, or checks it, before"),
    "I": Word("is told"),
}

FROM = {
    Source.SUBJECT: Word("as the sentence says"),
    Source.AGENT: Word("as the sentence says"),
    Source.LIST: Word("as the line over the list says"),
    Source.LABEL: Word("as the words before the colon say"),
    Source.HEADING: Word("as the heading says"),
    Source.CONDITION: Word("as the condition before it says"),
    Source.BEFORE: Word("as the sentence before says"),
}
