"""Findings -> causes: what one decision or one amended clause would settle, with the findings inside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from raci.model import Acceptance, Stake
from raci.rules.contests import contests, own_cause, settled
from raci.rules.finding import Finding, Weight, with_clauses
from raci.rules.order import because, gravity, score
from raci.rules.rule import About, Fix, Place, Rule, Severity, Unites, in_words, spoken
from raci.rules.view import View
from raci.words.lists import listed
from raci.words.sentences import in_brackets, say


@dataclass(frozen=True)
class Cause:
    """One decision waiting to be taken. The gravest finding speaks for it; accepted ones stand last."""

    id: str
    findings: tuple[Finding, ...]

    @property
    def head(self) -> Finding:
        return self.findings[0]

    @property
    def severity(self) -> Severity:
        return self.head.severity

    @property
    def rule(self) -> Rule:
        return self.head.rule

    @property
    def accepted(self) -> Acceptance | None:
        """The exception, where everything in it has been accepted."""

        return self.head.accepted

    @property
    def line(self) -> int:
        return self.head.line

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """Ways out of anything inside, each once, those of the gravest first."""

        by_change: dict[object, Fix] = {}
        for finding in self.findings:
            for fix in finding.fixes:
                by_change.setdefault(fix.changes, fix)
        return tuple(by_change.values())

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Clauses of the findings of the gravest kind."""

        return tuple(dict.fromkeys(clause for finding in self.in_sentence for clause in finding.clauses))

    @cached_property
    def place(self) -> Place:
        """All rows and roles that its sentence tells of."""

        places = [finding.place for finding in self.in_sentence]
        rows = dict.fromkeys(row for place in places for row in place.activities)
        roles = dict.fromkeys(role for place in places for role in place.roles)
        return replace(self.head.place, activities=tuple(rows), roles=tuple(roles))

    @cached_property
    def weight(self) -> Weight:
        """That of the gravest finding, with the rows of all that its sentence tells."""

        rows = {row for finding in self.in_sentence for row in finding.place.activities}
        return self.head.weight._replace(rows=len(rows))

    @property
    def stakes(self) -> tuple[Stake, ...]:
        return tuple(stake for stake in Stake if any(stake in finding.weight.stakes for finding in self.findings))

    def because(self, lang: str) -> str:
        """Why it stands where it stands, in words."""

        return because(self.rule, self.weight, lang)

    def sentence(self, lang: str) -> str:
        """The gravest finding in words; several of one kind in one sentence."""

        if lang not in self._said:
            self._said[lang] = self._sentence(lang)
        return self._said[lang]

    @cached_property
    def _said(self) -> dict[str, str]:
        """Its sentence by language: pages say the same causes at every click."""

        return {}

    def _sentence(self, lang: str) -> str:
        if len(self.in_sentence) == 1:
            return self.head.sentence(lang)
        every = listed((_named(finding, lang) for finding in self.in_sentence), lang)
        return say(self.head.many or self.rule.many, lang, **spoken(self.head.args, lang) | {"all": every})

    def message(self, lang: str) -> str:
        return with_clauses(self.sentence(lang), self.clauses, lang)

    @cached_property
    def inside(self) -> tuple["Cause", ...]:
        """What else is live in it, told as causes are: one sentence for those that one sentence can tell."""

        rest = {finding.id: finding for finding in self.findings if not finding.accepted}
        for finding in self.in_sentence:
            rest.pop(finding.id, None)
        parts = []
        while rest:
            part = Cause(self.id, tuple(rest.values()))
            parts.append(replace(part, findings=part.in_sentence))
            for finding in part.in_sentence:
                del rest[finding.id]
        return tuple(parts)

    @cached_property
    def in_sentence(self) -> tuple[Finding, ...]:
        """Findings that the sentence tells: those of the gravest rule where it can tell several, else the gravest."""

        many = self.head.many or self.rule.many
        if not many:
            return self.findings[:1]
        same = (finding for finding in self.findings if finding.rule is self.rule)
        alike = (finding for finding in same if (finding.many or finding.rule.many) == many)
        return tuple(finding for finding in alike if finding.accepted is self.accepted)


def causes(findings: Iterable[Finding]) -> list[Cause]:
    """The causes behind the findings, those that matter most first; accepted ones last."""

    inside: dict[str, list[Finding]] = {}
    for finding in findings:
        inside.setdefault(finding.cause, []).append(finding)
    return in_order(Cause(id_, tuple(sorted(same, key=gravity))) for id_, same in inside.items())


def in_order(listed: Iterable[Cause]) -> list[Cause]:
    """The causes that matter most first; accepted ones last."""

    return sorted(listed, key=_first)


def _first(cause: Cause) -> tuple[bool, int, float, str]:
    return *gravity(cause.head)[:2], -score(cause.rule, cause.weight), cause.rule.code


def told_causes(findings: list[Finding], view: View) -> list[Finding]:
    """The findings, each with the id of its cause.

    All that is found in a row is one cause. Rows of one clause that name nobody are one, and so are those that name one
    vague doer, and those whose gravest fault is that nobody receives the result; what one party commits of one kind is
    one, and so are topics contested in one row. What a reader could not tell of such a row is told with the contest.
    What nobody else agrees to is one where the same is at stake, or, where nothing is, in one clause.
    """

    rows: dict[str, list[Finding]] = {}
    for finding in findings:
        if row := decided_row(finding, view):
            rows.setdefault(row, []).append(finding)
    gravest = {row: min(same, key=gravity) for row, same in rows.items()}
    apart = contests(findings, view)
    return [finding.of_cause(cause_id(finding, gravest, apart, view)) for finding in findings]


def cause_id(finding: Finding, gravest: Mapping[str, Finding], apart: Mapping[str, str], view: View) -> str:
    """The cause of a finding; `gravest`: row -> the gravest finding about it, `apart`: what stands in contests."""

    if finding.rule.fold:
        return finding.rule.fold
    row = decided_row(finding, view)
    if not row:
        return apart.get(finding.id) or own_cause(finding)
    activity, head = view.matrix.activity[row], gravest[row]
    if (head.rule.yields and row in apart) or settled(head.rule.code, row) in apart:
        return apart.get(settled(head.rule.code, row)) or apart[row]
    if head.rule.unites == Unites.STAKES and (shared := _committed(row, view) or activity.clause):
        return f"agree:{activity.process}:{shared}"
    if not activity.clause or head.rule.unites in (None, Unites.STAKES):
        return f"row:{row}"
    shared = {Unites.CLAUSE: "", Unites.DOERS: "+".join(head.place.roles)}.get(head.rule.unites, head.rule.unites)
    return ":".join(filter(None, ("clause", activity.process, activity.clause, shared)))


def _committed(row: str, view: View) -> str:
    """What is at stake where a row commits the company, as one word; "" where it does not."""

    topics = [view.matrix.topic[topic] for topic in view.matrix.activity[row].topic[:1]]
    return "+".join(stake for stake in Stake if any(topic.commits and stake in topic.stakes for topic in topics))


def decided_row(finding: Finding, view: View) -> str:
    """The row that a decision on the finding is about: of a hand-off where it is given, of a watch where it looks."""

    rows = finding.place.activities
    if finding.rule.follows and finding.severity == Severity.NOTE:
        return rows[1] if len({_clause(row, view) for row in rows}) == 1 else ""
    if finding.rule.about in (About.ROW, About.CELL):
        return rows[0]
    return rows[1] if finding.rule.about == About.HANDOFF else ""


def _clause(row: str, view: View) -> str:
    return view.matrix.activity[row].clause or row


def _named(finding: Finding, lang: str) -> str:
    """What a sentence of several findings names of each: the role, the activity, or the topic with its parties."""

    if "{topic}" in finding.rule.says:
        topic, roles = (str(in_words(finding.args[name], lang)) for name in ("topic", "roles"))
        return in_brackets(f"“{topic}”", roles, lang)
    what = "role" if finding.rule.about == About.ROLE else "activity" if "activity" in finding.args else "after"
    name = in_words(finding.args[what], lang)
    return str(name) if what == "role" else f"“{name}”"
