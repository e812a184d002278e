"""Judged: the diagnosis of one view, and what becomes of it when cells or fields change: only that is judged again."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property

from raci.model.amendments import OF_ROLES, Amendment
from raci.model.changes import Change
from raci.rules.causes import Cause, cause_id, decided_row, told_causes
from raci.rules.contests import contests, row_in
from raci.rules.finding import Finding
from raci.rules.findings import Excuses, excuses, findings_of, in_file_order, is_about, spot
from raci.rules.order import gravity, order
from raci.rules.patch import acceptances, among, around, changed_rows, narrowed, patched, with_rows
from raci.rules.rule import RULES, Reach, Rule
from raci.rules.view import View

Grouped = Mapping[str, tuple[Finding, ...]]


@dataclass(frozen=True)
class Judged:
    """Every finding of one view. `by_rule`: code -> its findings in the order of the file, without their causes."""

    view: View
    by_rule: Grouped

    @cached_property
    def findings(self) -> list[Finding]:
        """All of them in report order, each with the id of its cause."""

        with _uncollected():
            named = told_causes([finding for same in self.by_rule.values() for finding in same], self.view)
            return sorted(named, key=order)

    @cached_property
    def by_row(self) -> Grouped:
        """Row -> the findings that a decision on it is about; the findings of one place stand together."""

        return _grouped(
            (decided_row(finding, self.view), finding) for same in self.by_rule.values() for finding in same
        )

    @cached_property
    def gravest(self) -> Mapping[str, Finding]:
        return {row: min(same, key=gravity) for row, same in self.by_row.items() if row}

    @cached_property
    def by_cause(self) -> Grouped:
        """Id of a cause -> the findings inside it."""

        findings = (finding for same in self.by_rule.values() for finding in same)
        return _grouped((cause_id(finding, self.gravest, self.apart, self.view), finding) for finding in findings)

    @cached_property
    def apart(self) -> Mapping[str, str]:
        """What stands in contests: finding or row -> its cause."""

        settling = (code for code in self.by_rule if RULES[code].takes_in or RULES[code].settles)
        findings = (finding for code in settling for finding in self.by_rule[code])
        return contests(findings, self.view)

    def cause(self, id_: str) -> Cause:
        """One cause, its gravest finding first. Raises KeyError for none of that id."""

        return Cause(id_, tuple(sorted((replace(finding, cause=id_) for finding in self.by_cause[id_]), key=gravity)))


def judge(view: View) -> Judged:
    """Every rule asked of every row of the view."""

    accepted = excuses(view)
    with _uncollected():
        return Judged(view, {rule.code: tuple(findings_of(rule, view, accepted)) for rule in RULES.values()})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: all that is made here stays, and the larger the matrix, the more often it would
    look through the whole of it in vain."""

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def rejudged(before: Judged, changes: Iterable[Change], amendments: Iterable[Amendment] = ()) -> Judged:
    """The diagnosis after the changes, as if the text stated them; only rules that hang on them are asked again.

    On a row that has changed hang its own findings, those of its chain and its topics, and, where letters have changed,
    those of the roles in it and those of the whole matrix. An amended role has everything judged anew.
    """

    changes, amendments = tuple(changes), tuple(amendments)
    rows = changed_rows(before.view.matrix, changes, amendments)
    if any(amendment.field in OF_ROLES for amendment in amendments):
        view = before.view
        return judge(View(with_rows(view.matrix, rows, amendments), view.layer, view.today))
    view = patched(before.view, rows)
    near = around(before.view, rows) | around(view, rows)
    views = {Reach.ROW: narrowed(view, {*rows} | acceptances(view, near)), Reach.AROUND: narrowed(view, near)}
    if changes:
        held = {role for id_ in rows for side in (before.view, view) for role in side.row[id_].held}
        held |= {*view.with_mates(held)}
        views |= {Reach.TOPIC: views[Reach.ROW], Reach.ROLE: among(view, held), Reach.ALL: view}
    accepted, hanging = excuses(view), [rule for rule in RULES.values() if rule.reach in views]
    changed = {rule.code: _changed(before, rule, views[rule.reach], accepted) for rule in hanging}
    return _merged(before, view, {code: pair for code, pair in changed.items() if pair[0] != pair[1]})


Pair = tuple[list[Finding], list[Finding]]


def _changed(before: Judged, rule: Rule, view: View, accepted: Excuses) -> Pair:
    """What the rule found of the rows that the view judges, and what it finds now."""

    was = [finding for finding in before.by_rule[rule.code] if is_about(finding.place, rule, view)]
    return was, findings_of(rule, view, accepted)


def _merged(before: Judged, view: View, changed: Mapping[str, Pair]) -> Judged:
    by_rule = dict(before.by_rule)
    gone = {id(finding) for was, _ in changed.values() for finding in was}
    for code, (_, now) in changed.items():
        kept = [finding for finding in by_rule[code] if id(finding) not in gone]
        by_rule[code] = tuple(in_file_order([*kept, *now], view))
    after = Judged(view, by_rule)
    lost, come = ([finding for pair in changed.values() for finding in pair[side]] for side in (0, 1))
    rows = {decided_row(finding, view) for finding in (*lost, *come)} - {""}
    by_row = _regrouped(before.by_row, _by_row(lost, view), _by_row(come, view), view)
    graver = {row: min(by_row[row], key=gravity) for row in rows if row in by_row}
    gravest = {row: finding for row, finding in {**before.gravest, **graver}.items() if row in by_row}
    vars(after).update(by_row=by_row, gravest=gravest)
    moved = {key for key in {**before.apart, **after.apart} if before.apart.get(key) != after.apart.get(key)}
    left, arrived = (_inside(side, some, rows | moved) for side, some in ((before, lost), (after, come)))
    vars(after).update(by_cause=_regrouped(before.by_cause, left, arrived, view))
    return after


def _by_row(findings: Iterable[Finding], view: View) -> Grouped:
    return _grouped((decided_row(finding, view), finding) for finding in findings)


def _inside(judged: Judged, findings: Iterable[Finding], moved: set[str]) -> Grouped:
    """Cause -> these findings, and those of `moved` rows or ids in contests, which may belong to another cause now."""

    inside = {id(finding): finding for finding in findings}
    inside |= {id(finding): finding for name in sorted(moved) for finding in judged.by_row.get(row_in(name), ())}
    if any(row_in(name) not in judged.view.row for name in moved):
        disputes = (finding for code, same in judged.by_rule.items() if RULES[code].takes_in for finding in same)
        inside |= {id(finding): finding for finding in disputes if finding.id in moved}
    return _grouped(
        (cause_id(finding, judged.gravest, judged.apart, judged.view), finding) for finding in inside.values()
    )


def _grouped(named: Iterable[tuple[str, Finding]]) -> Grouped:
    groups: dict[str, list[Finding]] = {}
    for name, finding in named:
        groups.setdefault(name, []).append(finding)
    return {name: tuple(same) for name, same in groups.items()}


def _regrouped(before: Grouped, lost: Grouped, come: Grouped, view: View) -> Grouped:
    """The groups without what is lost and with what has come, each in the order of the rules; empty ones left out."""

    groups = dict(before)
    for name, same in lost.items():
        gone = {id(finding) for finding in same}
        groups[name] = tuple(finding for finding in groups[name] if id(finding) not in gone)
    for name, same in come.items():
        groups[name] = tuple(
            sorted((*groups.get(name, ()), *same), key=lambda finding: (finding.rule.code, spot(finding, view)))
        )
    for name in lost:
        if not groups[name]:
            del groups[name]
    return groups
