"""What a rule is, all that belongs to it, and what it reports: a place, the fields of its sentence, fixes to try."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from inspect import cleandoc
from typing import Any, NamedTuple

from raci.model.amendments import Amended
from raci.model.changes import Change
from raci.rules.view import View
from raci.words.lists import listed
from raci.words.sentences import Text, cited, say


class Severity(StrEnum):
    """gap: ownership missing, double or not independent; concern: likely to hurt; note: worth a look."""

    GAP = "gap"
    CONCERN = "concern"
    NOTE = "note"


class About(StrEnum):
    """What a rule asks about, and by what its findings are known as long as that stays; never by a list of names."""

    ROW = "row"
    CELL = "role in a row"
    HANDOFF = "hand-off"
    PAIR = "pair of rows"
    ROLE = "role"
    LINE = "pair of roles"
    TOPIC = "topic"
    PROCESS = "process"
    MATRIX = "matrix"


class Unites(StrEnum):
    """What rows must share so that their findings are one cause: a clause, doers, results, remarks, or the stakes."""

    CLAUSE = "clause"
    DOERS = "doers"
    RESULTS = "results"
    REMARKS = "remarks"
    STAKES = "stakes"


class Plural(NamedTuple):
    """Findings of a rule as a count in words; `turn` is its rank for leadership, which is shown those with 1 first."""

    one: str
    many: str
    turn: int


class Reach(StrEnum):
    """What a finding can hang on besides what the text fixes for good, from nothing to everything that is decided."""

    TEXT = "text"
    ROW = "row"
    AROUND = "chain and topics of the row"
    TOPIC = "topic"
    ROLE = "roles of the row"
    ALL = "matrix"


REACH = {About.ROW: Reach.ROW, About.TOPIC: Reach.TOPIC, About.ROLE: Reach.ROLE} | dict.fromkeys(
    (About.CELL, About.HANDOFF, About.PAIR), Reach.AROUND
)
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
            About.HANDOFF: self.activities[:2],
            About.PAIR: self.activities[:2],
            About.ROLE: self.roles[:1],
            About.LINE: self.roles[:2],
            About.TOPIC: (self.topic, self.part),
            About.PROCESS: (self.process,),
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
    """What a rule reports: the place, the fields of its sentence, fixes, and a severity or sentences of its own.

    `along` are other rows, in which findings of the rules that this one `settles` belong to the same cause.
    """

    place: Place
    args: Mapping[str, object]
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    says: str = ""
    many: str = ""
    along: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One question asked of a matrix. Bad and good are its examples, rows of a small matrix as YAML.

    `rank`, from 1 to 10, is how grave its kind of cause is. `mends` says what the text must say where no letter helps.
    `fold` names the one cause that all its findings belong to, `unites` what those of one clause must share to be one,
    `many` the sentence that tells several of them at once. `limit` is the limit that it reads: `source` says where its
    default is from. `plural` counts its findings, `unowned` the rows that its gaps leave without anybody to answer for,
    each under the first such turn. `is_damage`: it tells what the source has lost. `of_roles`: as much about the roles.
    `takes_in`: its findings are one cause with what a reader could not tell of their rows, which `yields` marks.
    `settles`: codes of findings that, gravest in a row named along with it, one decision settles together with it.
    `follows`: a note of it belongs to the row that it looks at. `amends`: the field whose amendment settles it.
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
    unites: Unites | None = None
    limit: str = ""
    plural: Plural | None = None
    unowned: Plural | None = None
    is_damage: bool = False
    amends: Amended | None = None
    takes_in: bool = False
    yields: bool = False
    settles: tuple[str, ...] = ()
    follows: bool = False
    of_roles: bool = False
    hangs_on: Reach | None = None

    @cached_property
    def reach(self) -> Reach:
        """What a decision must touch for the findings of this rule to change."""

        return self.hangs_on or REACH.get(self.about, Reach.ALL)

    @property
    def title(self) -> str:
        """The name as words, such as "Nobody owns"."""

        return self.name.replace("-", " ").capitalize()

    @property
    def marks_roles(self) -> bool:
        """True where its findings are about roles too and not only about the work."""

        return self.of_roles or self.about not in (About.ROW, About.HANDOFF, About.PROCESS)


RULES: dict[str, Rule] = {}
"""Code -> rule, in report order, whatever the order in which the families are imported."""


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
        for later in sorted(RULES):
            RULES[later] = RULES.pop(later)
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
