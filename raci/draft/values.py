"""What a reading of a policy is made of: frozen values, every one with its characters in the file."""

from dataclasses import dataclass, field
from enum import StrEnum


class Band(StrEnum):
    """How far a letter may be trusted: of sure ones 92 in 100 held in texts of strangers; doubtful ones need a look."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class Source(StrEnum):
    """Where the party of a letter stands: in the clause, behind a by, or somewhere before it."""

    SUBJECT = "subject"
    AGENT = "agent"
    LIST = "list"
    LABEL = "label"
    HEADING = "heading"
    CONDITION = "condition"
    BEFORE = "before"


class Kind(StrEnum):
    """What sort of party a name is; the words are those of a matrix file."""

    DEPARTMENT = "department"
    ROLE = "role"
    BODY = "body"
    GROUP = "group"
    OUTSIDE = "outside"


class Silence(StrEnum):
    """Why a sentence has no letter."""

    PROHIBITION = "prohibition"
    DEFINITION = "definition"
    CONDITION = "condition"
    STATE = "state"
    PURPOSE = "purpose"
    NO_PARTY = "no party"
    NO_ACT = "no act"


@dataclass(frozen=True, order=True)
class Span:
    """Characters of the text of the file, [start, end)."""

    start: int
    end: int


@dataclass(frozen=True)
class Party:
    """A party as the text names it; `count` how often, `first` where first, `confirmed` by a person."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: Kind = Kind.DEPARTMENT
    count: int = 0
    first: Span | None = None
    confirmed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Sentence:
    """One sentence; `clause` is how it is cited, `headings` the titles over it from the outside in.

    `key` is the same in another edition of the text, as long as the words of the sentence and its title are.
    """

    span: Span
    text: str
    clause: str = ""
    headings: tuple[str, ...] = ()
    table: bool = False
    key: str = ""


@dataclass(frozen=True)
class Draft:
    """One letter that a sentence seems to give: to whom, by which words and by which rule.

    `id` follows from the key of the sentence, the party and the letter. `competes` are the ids of other letters that
    the same sentence seems to give and that cannot stand beside this one.
    """

    sentence: int
    party: str
    letter: str
    rule: str
    band: Band
    source: Source
    cue: Span
    party_at: Span | None = None
    id: str = ""
    competes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Switches:
    """What is convention and not in the words; each is R, A/R or C as its line says.

    owner: the owner of a list of duties, R or A/R. responsible: one party that is responsible for something,
    R or A/R. review: a review that an approval follows, C or R.
    """

    owner: str = "R"
    responsible: str = "R"
    review: str = "C"


@dataclass(frozen=True)
class Reading:
    """All that was read: the text that spans count in, its sentences, parties, letters, and why others are silent."""

    text: str
    language: str
    sha256: str
    own_text: bool
    sentences: tuple[Sentence, ...]
    parties: tuple[Party, ...]
    drafts: tuple[Draft, ...]
    silent: tuple[tuple[int, Silence], ...]
    damaged: float = 0.0
    notes: tuple[str, ...] = field(default=())
