"""Causes -> those that a reader asks for, by kind, process, party, rule and row: every number on a page and its list.

A page takes a number and the address of the list that it opens from one `CauseFilter`, so that the two cannot disagree.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.selection import Selection
from raci.rules import RULES, Cause, Finding, Severity, causes, check

NONE = "-"
"""In the place of a process or a party: the causes that are about none; no id is written like that."""


class Counted(NamedTuple):
    """How many causes there are, and the parameters of the page of gaps that list just these."""

    number: int
    address: dict[str, str]


@dataclass(frozen=True)
class CauseFilter:
    """Empty fields ask for nothing; one finding inside a cause must answer all of them, its kind is that of the cause.

    `within` are the rows of the process, `own` the rows in lists of duties of the parties.
    """

    severity: str = ""
    process: str = ""
    roles: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    row: str = ""
    within: frozenset[str] = field(default=frozenset(), repr=False)
    own: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def read(cls, address: Mapping[str, str], matrix: Matrix) -> "CauseFilter":
        """What an address asks for; what does not exist in this matrix asks for nothing."""

        process = _known(address.get("process", ""), matrix.process)
        roles = tuple(role for role in address.get("role", "").split(",") if _known(role, matrix.role))
        row = address.get("row", "")
        return cls(
            severity=_known(address.get("severity", ""), list(Severity)),
            process=process,
            roles=roles,
            rules=tuple(code for code in address.get("rule", "").split(",") if code in RULES),
            row=row if row in matrix.activity else "",
            within=frozenset(row.id for row in matrix.steps.get(process, ())),
            own=frozenset(row for role in roles for row in _own(matrix, role)),
        )

    @property
    def address(self) -> dict[str, str]:
        parameters = {"severity": self.severity, "process": self.process, "role": ",".join(self.roles)}
        parameters |= {"rule": ",".join(self.rules), "row": self.row}
        return {name: str(value) for name, value in parameters.items() if value}

    def keeps(self, cause: Cause) -> bool:
        """True for a cause of the kind that has such a finding; accepted findings speak in accepted causes alone."""

        if self.severity not in ("", cause.severity):
            return False
        findings = [
            finding
            for finding in cause.findings
            if bool(finding.accepted) == bool(cause.accepted) and self._fits(finding)
        ]
        if self.roles == (NONE,):
            return bool(findings) and not any(
                finding.place.roles or self.own.intersection(rows(finding)) for finding in findings
            )
        return any(self._names(finding) for finding in findings)

    def of(self, causes: Iterable[Cause]) -> list[Cause]:
        """Those asked for that nobody has accepted, in the order given."""

        return [cause for cause in causes if not cause.accepted and self.keeps(cause)]

    def count(self, causes: Iterable[Cause]) -> Counted:
        return Counted(len(self.of(causes)), self.address)

    def _fits(self, finding: Finding) -> bool:
        return (
            (not self.rules or finding.rule.code in self.rules)
            and (not self.row or self.row in rows(finding))
            and (not self.process or self._is_inside(finding))
        )

    def _is_inside(self, finding: Finding) -> bool:
        if self.process == NONE:
            return not finding.place.process and not rows(finding)
        return finding.place.process == self.process or not self.within.isdisjoint(rows(finding))

    def _names(self, finding: Finding) -> bool:
        return (
            not self.roles
            or any(role in finding.place.roles for role in self.roles)
            or bool(self.own & {*rows(finding)})
        )


def rows(finding: Finding) -> tuple[str, ...]:
    """The rows that a finding is about: the first of its place, and all of a topic; the others are compared with it."""

    return finding.place.activities if finding.place.topic else finding.place.activities[:1]


def processes(finding: Finding, matrix: Matrix) -> tuple[str, ...]:
    """The processes that a finding is about, NONE for one about the whole matrix or about a party alone."""

    ids = dict.fromkeys(filter(None, [finding.place.process, *(matrix.activity[row].process for row in rows(finding))]))
    return tuple(ids) or (NONE,)


def parties(finding: Finding, matrix: Matrix) -> tuple[str, ...]:
    """The parties that a finding concerns: those it names, and those in whose lists of duties its rows stand."""

    lists = (matrix.process[matrix.activity[row].process].of for row in rows(finding))
    return tuple(dict.fromkeys(filter(None, [*finding.place.roles, *lists])))


def gap_rows(causes: Iterable[Cause]) -> frozenset[str]:
    """The rows that a gap which nobody has accepted is about: just those that `CauseFilter` finds a gap for."""

    gaps = CauseFilter(severity=Severity.GAP).of(causes)
    findings = (finding for cause in gaps for finding in cause.findings if not finding.accepted)
    return frozenset(row for finding in findings for row in rows(finding))


def selected(selection: Selection, matrix: Matrix, layer: Layer) -> Matrix:
    """The matrix with only the rows asked for, judged anew where those with a gap are asked for."""

    return selection.of(matrix, layer, gap_rows(causes(check(matrix, layer))) if selection.gaps else ())


def _known(value: str, known: Collection[str]) -> str:
    return value if value in known or (value == NONE and isinstance(known, Mapping)) else ""


def _own(matrix: Matrix, role: str) -> list[str]:
    """The rows in lists of duties of a role, of any role for NONE."""

    lists = {process.id for process in matrix.processes if process.of and role in (NONE, process.of)}
    return [row.id for row in matrix.activities if row.process in lists]
