"""A finding: one answer of a rule, in words and in place, with all that decides how much it matters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from raci.model import Acceptance, Stake
from raci.rules.rule import Fix, Place, Rule, Severity, spoken
from raci.words.lists import listed
from raci.words.sentences import cited, in_brackets, say

CLAUSES_SHOWN = 4  # in a sentence; `Finding.clauses` has them all


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
    many: str = ""
    along: tuple[str, ...] = ()
    cause: str = ""
    weight: Weight = field(default_factory=Weight)

    @property
    def id(self) -> str:
        """Rule and what it is about, such as RACI502:3.3.1-b:operations; edits elsewhere leave it as it is."""

        return ":".join(filter(None, [self.rule.code, self.place.known_by(self.rule.about)]))

    def of_cause(self, cause: str) -> "Finding":
        """The same, of that cause; `replace` takes three times as long, and every finding of a check comes by here."""

        return Finding(**{**vars(self), "cause": cause})

    def sentence(self, lang: str) -> str:
        """The finding in words."""

        return say(self.says or self.rule.says, lang, **spoken(self.args, lang))

    def message(self, lang: str) -> str:
        """The sentence, with the clauses it rests on in brackets."""

        return with_clauses(self.sentence(lang), self.clauses, lang)

    def text_only(self, lang: str) -> str:
        """Why no letter settles it, and what the text must say; "" where there is a way out by letters."""

        return "" if self.fixes or not self.rule.mends else say(self.rule.mends, lang)


def with_clauses(sentence: str, clauses: tuple[str, ...], lang: str) -> str:
    """The sentence with the first few clauses in brackets, as each language writes them."""

    if not clauses:
        return sentence
    shown = [cited(clause, lang) for clause in clauses]
    if len(shown) > CLAUSES_SHOWN:
        shown = [*shown[: CLAUSES_SHOWN - 1], "…"]
    return in_brackets(sentence, listed(shown, lang), lang)
