"""What a rule is and what it finds: a sentence in two languages, a place, the letters it rests on, and fixes to try."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from inspect import cleandoc
from typing import Any, NamedTuple

from raci.model import Acceptance, Stake
from raci.model.changes import Change
from raci.rules.view import View
from raci.words.sentences import Text, cited, listed, say

CLAUSES_SHOWN = 4  # in a sentence; `Finding.clauses` has them all


class Severity(StrEnum):
    """gap: ownership missing, double or not independent; concern: it will hurt; note: look once."""

    GAP = "gap"
    CONCERN = "concern"
    NOTE = "note"


class About(StrEnum):
    """What a rule asks about, and by what its findings are known as long as that stays; never by a list of names."""

    ROW = "row"
    CELL = "role in a row"
    PAIR = "pair of rows"
    ROLE = "role"
    LINE = "pair of roles"
    TOPIC = "topic"
    MATRIX = "matrix"


class Reach(StrEnum):
    """What a finding can hang on besides what the text fixes for good, from nothing to everything that is decided."""

    TEXT = "text"
    ROW = "row"
    AROUND = "chain and topics of the row"
    TOPIC = "topic"
    ALL = "matrix"


REACH = {About.ROW: Reach.ROW, About.CELL: Reach.AROUND, About.PAIR: Reach.AROUND, About.TOPIC: Reach.TOPIC}
"""About -> the reach of its rules where they declare none; all others hang on the whole matrix."""


@dataclass(frozen=True)
class Place:
    """Where a finding stands: the first activity is the one it is about, the others are those it compares.

    `part` narrows a topic to what it applies to, or the matrix to one of its entries.
    """

    activities: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    process: str = ""
    topic: str = ""
    part: str = ""

    def known_by(self, about: About) -> str:
        """What tells a finding here from every other one of its rule, such as 3.3.1-b:operations."""

        keys: Mapping[About, tuple[str, ...]] = {
            About.ROW: self.activities[:1],
            About.CELL: (*self.activities[:1], self.topic, *self.roles[:1]),
            About.PAIR: self.activities[:2],
            About.ROLE: self.roles[:1],
            About.LINE: self.roles[:2],
            About.TOPIC: (self.topic, self.part),
            About.MATRIX: (self.part,),
        }
        return ":".join(filter(None, keys[about]))

    @property
    def ids(self) -> tuple[str, ...]:
        """What an accepted exception may name: the activity the finding is about, the process or a role."""

        return tuple(filter(None, [*self.activities[:1], self.process, *self.roles]))


@dataclass(frozen=True)
class Fix:
    """One way out, as changes of cells that can be previewed and applied."""

    says: str
    args: Mapping[str, object]
    changes: tuple[Change, ...]

    def message(self, lang: str) -> str:
        return say(self.says, lang, **spoken(self.args, lang))


@dataclass(frozen=True)
class Hit:
    """What a rule reports: the place, the fields of its sentence, fixes, and a severity or sentence of its own."""

    place: Place
    args: Mapping[str, object]
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    says: str = ""


@dataclass(frozen=True)
class Rule:
    """One question asked of a matrix. Bad and good are its examples, rows of a small matrix as YAML.

    `rank`, from 1 to 10, is how grave its kind of cause is. `mends` says what the text must say where no letter helps.
    `fold` names the one cause that all its findings belong to, `many` the sentence that tells several of them at once.
    `hangs_on` is declared where the rule looks further, or less far, than what it is about says.
    """

    code: str
    name: str
    severity: Severity
    about: About
    says: str
    why: str
    source: str
    bad: str
    good: str
    find: Callable[[View], Iterable[Hit]] = field(compare=False, repr=False)
    rank: int = 3
    mends: str = ""
    fold: str = ""
    many: str = ""
    hangs_on: Reach | None = None

    @cached_property
    def reach(self) -> Reach:
        """What a decision must touch for the findings of this rule to change."""

        return self.hangs_on or REACH.get(self.about, Reach.ALL)

    @property
    def title(self) -> str:
        """The name as words, such as "Nobody owns"."""

        return self.name.replace("-", " ").capitalize()


class Weight(NamedTuple):
    """What makes a finding matter besides its kind: a gate or not, what is at stake, how many rows it touches."""

    is_gate: bool = False
    stakes: tuple[Stake, ...] = ()
    rows: int = 0


@dataclass(frozen=True)
class Finding:
    """One thing that is unclear about ownership, in words and in place; `cause` is what one decision would settle."""

    rule: Rule
    severity: Severity
    place: Place
    args: Mapping[str, object]
    clauses: tuple[str, ...]
    line: int
    fixes: tuple[Fix, ...] = ()
    accepted: Acceptance | None = None
    says: str = ""
    cause: str = ""
    weight: Weight = field(default_factory=Weight)

    @property
    def id(self) -> str:
        """Rule and what it is about, such as RACI502:3.3.1-b:operations; edits elsewhere leave it as it is."""

        return ":".join(filter(None, [self.rule.code, self.place.known_by(self.rule.about)]))

    def sentence(self, lang: str) -> str:
        """The finding in words."""

        return say(self.says or self.rule.says, lang, **spoken(self.args, lang))

    def message(self, lang: str) -> str:
        """The sentence, with the clauses it rests on in brackets."""

        return with_clauses(self.sentence(lang), self.clauses, lang)

    def text_only(self, lang: str) -> str:
        """Why no letter settles it, and what the text must say; "" where there is a way out by letters."""

        return "" if self.fixes or not self.rule.mends else say(self.rule.mends, lang)


def with_clauses(told: str, clauses: tuple[str, ...], lang: str) -> str:
    """The sentence with the first few clauses in brackets, as each language writes them."""

    if not clauses:
        return told
    shown = [cited(clause, lang) for clause in clauses]
    if len(shown) > CLAUSES_SHOWN:
        shown = [*shown[: CLAUSES_SHOWN - 1], "…"]
    return f"{told}（{'、'.join(shown)}）" if lang == "zh" else f"{told} ({', '.join(shown)})"


RULES: dict[str, Rule] = {}
"""Code -> rule, in the order in which the families were imported; `raci.rules.RULES` has them in report order."""


def rule(
    code: str, severity: Severity, about: About, *, says: str, why: str, source: str, **more: Any
) -> Callable[..., Callable[..., object]]:
    """Register a function that takes a View and yields Hits; its docstring holds the examples under Bad: and Good:.

    `more` are the fields of Rule that have a default.
    """

    def register(find: Callable[[View], Iterable[Hit]]) -> Callable[[View], Iterable[Hit]]:
        _, _, examples = cleandoc(find.__doc__ or "").partition("Bad:\n")
        bad, _, good = examples.partition("Good:\n")
        name = find.__name__.replace("_", "-")
        RULES[code] = Rule(
            code, name, severity, about, says, why, source, cleandoc("\n" + bad), cleandoc("\n" + good), find, **more
        )
        return find

    return register


def spoken(args: Mapping[str, object], lang: str) -> dict[str, object]:
    """The fields of a sentence in one language: texts, and tuples of texts as a list in words."""

    return {name: in_words(value, lang) for name, value in args.items()}


def in_words(value: object, lang: str) -> object:
    if isinstance(value, Text):
        return cited(value.of(lang), lang)
    if isinstance(value, tuple):
        return listed((str(in_words(item, lang)) for item in value), lang)
    return value
