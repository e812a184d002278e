"""One file that was checked: its findings, or why it cannot be read, and the words that every format shares."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from raci.model import Matrix
from raci.rules import Cause, Finding, Severity, causes
from raci.rules.order import LADDER
from raci.words.lists import phrases
from raci.words.problem import Problem
from raci.words.sentences import Word, count, say

SEVERITIES = {Severity.GAP: Word("gap"), Severity.CONCERN: Word("concern"), Severity.NOTE: Word("note")}


class Checked(NamedTuple):
    """One file and the findings to tell of it; without a matrix it could not be read, and `problems` say why."""

    path: str
    matrix: Matrix | None
    findings: list[Finding]
    problems: Sequence[Problem] = ()

    def live(self, form: str) -> "Checked":
        """Without accepted findings in the formats whose reader takes them for open ones."""

        if form not in ("sarif", "github"):  # GitHub ignores suppressions; the others carry a mark
            return self
        return self._replace(findings=[finding for finding in self.findings if finding.accepted is None])


def by_weight(files: Iterable[Checked]) -> list[tuple[str, Cause]]:
    """(path, cause) of all files, the gravest first, else in report order."""

    pairs = [(file.path, cause) for file in files for cause in causes(file.findings)]
    return sorted(pairs, key=lambda pair: (pair[1].accepted is not None, LADDER[pair[1].severity]))


def counted(causes: Iterable[Cause], lang: str) -> str:
    """Causes such as "21 gaps, 57 concerns, 2 accepted"; what there is none of is left out, except gaps."""

    kinds = ["accepted" if cause.accepted else cause.severity for cause in causes]
    gaps, concerns, notes, accepted = (kinds.count(kind) for kind in [*Severity, "accepted"])
    parts = [
        count(gaps, "{n} gap", "{n} gaps", lang),
        count(concerns, "{n} concern", "{n} concerns", lang) if concerns else "",
        count(notes, "{n} note", "{n} notes", lang) if notes else "",
        say("{n} accepted", lang, n=accepted) if accepted else "",
    ]
    return phrases(filter(None, parts), lang)


def severity(level: Severity, lang: str) -> str:
    return say(SEVERITIES[level], lang)


def in_line(finding: Finding | Cause, lang: str) -> str:
    """Code and message, and the first way out where there is one, without a line break."""

    words = finding.message(lang)
    if finding.fixes:
        words = say("{message}; suggested: {fix}", lang, message=words, fix=finding.fixes[0].message(lang))
    return " ".join(f"{finding.rule.code} {words}".splitlines())


def dumped(value: object) -> bytes:
    """The value as JSON, indented, in UTF-8."""

    from json import dumps  # check starts without it

    return (dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
