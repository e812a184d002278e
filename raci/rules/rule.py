"""What a rule is and what it finds: a sentence in two languages, a place, the letters it rests on, and fixes to try."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from inspect import cleandoc

from raci.changes import Change
from raci.i18n import Text, say
from raci.model import Acceptance
from raci.rules.view import View

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
    """What a rule reports: the place, the fields of its sentence, fixes, and a severity other than the rule's own."""

    place: Place
    args: Mapping[str, object]
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True)
class Rule:
    """One question asked of a matrix. Bad and good are its examples, rows of a small matrix as YAML."""

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

    @property
    def title(self) -> str:
        """The name as words, such as "Nobody owns"."""

        return self.name.replace("-", " ").capitalize()


@dataclass(frozen=True)
class Finding:
    """One root cause of unclear ownership, in words and in place."""

    rule: Rule
    severity: Severity
    place: Place
    args: Mapping[str, object]
    clauses: tuple[str, ...]
    line: int
    fixes: tuple[Fix, ...] = ()
    accepted: Acceptance | None = None

    @property
    def id(self) -> str:
        """Rule and what it is about, such as RACI502:3.3.1-b:operations; edits elsewhere leave it as it is."""

        return ":".join(filter(None, [self.rule.code, self.place.known_by(self.rule.about)]))

    def sentence(self, lang: str) -> str:
        """The finding in words."""

        return say(self.rule.says, lang, **spoken(self.args, lang))

    def message(self, lang: str) -> str:
        """The sentence, with the clauses it rests on in brackets."""

        told = self.sentence(lang)
        if not self.clauses:
            return told
        shown = self.clauses if len(self.clauses) <= CLAUSES_SHOWN else (*self.clauses[: CLAUSES_SHOWN - 1], "…")
        return f"{told}（{'、'.join(shown)}）" if lang == "zh" else f"{told} ({', '.join(shown)})"


RULES: dict[str, Rule] = {}
"""Code -> rule, in the order in which the families were imported; `raci.rules.RULES` has them in report order."""


def rule(
    code: str, severity: Severity, about: About, *, says: str, why: str, source: str
) -> Callable[..., Callable[..., object]]:
    """Register a function that takes a View and yields Hits; its docstring holds the examples under Bad: and Good:."""

    def register(find: Callable[[View], Iterable[Hit]]) -> Callable[[View], Iterable[Hit]]:
        _, _, examples = cleandoc(find.__doc__ or "").partition("Bad:\n")
        bad, _, good = examples.partition("Good:\n")
        name = find.__name__.replace("_", "-")
        RULES[code] = Rule(
            code, name, severity, about, says, why, source, cleandoc("\n" + bad), cleandoc("\n" + good), find
        )
        return find

    return register


def spoken(args: Mapping[str, object], lang: str) -> dict[str, object]:
    """The fields of a sentence in one language: texts, and tuples of texts as a list in words."""

    return {name: _spoken(value, lang) for name, value in args.items()}


def _spoken(value: object, lang: str) -> object:
    if isinstance(value, Text):
        return value.of(lang)
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(str(_spoken(item, lang)) for item in value)
    return value
