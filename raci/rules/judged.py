"""Judged: the diagnosis of one view, and what becomes of it when cells or fields change: only that is judged again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from raci.model.amendments import OF_ROLES, Amendment
from raci.model.changes import Change
from raci.rules.causes import Cause, cause_id, decided_row, told_causes
from raci.rules.contests import contests
from raci.rules.finding import Finding
from raci.rules.findings import asked, excuses, in_file_order, is_about, spot
from raci.rules.order import gravity, order
from raci.rules.patch import acceptances, around, changed_rows, narrowed, patched, with_rows
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

        told = told_causes([one for same in self.by_rule.values() for one in same], self.view)
        return sorted(told, key=order)

    @cached_property
    def by_row(self) -> Grouped:
        """Row -> the findings that a decision on it is about; the findings of one place stand together."""

        return _grouped((decided_row(one, self.view), one) for same in self.by_rule.values() for one in same)

    @cached_property
    def gravest(self) -> Mapping[str, Finding]:
        return {row: min(same, key=gravity) for row, same in self.by_row.items() if row}

    @cached_property
    def by_cause(self) -> Grouped:
        """Id of a cause -> the findings inside it."""

        told = (one for same in self.by_rule.values() for one in same)
        return _grouped((cause_id(one, self.gravest, self.apart, self.view), one) for one in told)

    @cached_property
    def apart(self) -> Mapping[str, str]:
        """What stands in contests: finding or row -> its cause."""

        told = (one for code, same in self.by_rule.items() if RULES[code].takes_in for one in same)
        return contests(told, self.view)

    def cause(self, id_: str) -> Cause:
        """One cause, its gravest finding first. Raises KeyError for none of that id."""

        return Cause(id_, tuple(sorted((replace(one, cause=id_) for one in self.by_cause[id_]), key=gravity)))


def judge(view: View) -> Judged:
    """Every rule asked of every row of the view."""

    accepted = excuses(view)
    return Judged(view, {rule.code: tuple(asked(rule, view, accepted)) for rule in RULES.values()})


def rejudged(before: Judged, changes: Iterable[Change], amendments: Iterable[Amendment] = ()) -> Judged:
    """The diagnosis after the changes, as if the text stated them; only rules that hang on them are asked again.

    Of a row that has changed hang its own findings, those of its chain and its topics, and, where letters have changed,
    those that count over the whole matrix. An amended role has everything judged anew.
    """

    changes, amendments = tuple(changes), tuple(amendments)
    rows = changed_rows(before.view.matrix, changes, amendments)
    if any(one.field in OF_ROLES for one in amendments):
        view = before.view
        return judge(View(with_rows(view.matrix, rows, amendments), view.layer, view.today))
    view = patched(before.view, rows)
    near = around(before.view, rows) | around(view, rows)
    views = {Reach.ROW: narrowed(view, {*rows} | acceptances(view, near)), Reach.AROUND: narrowed(view, near)}
    views |= {Reach.TOPIC: views[Reach.ROW], Reach.ALL: view} if changes else {}
    changed = {rule.code: _changed(before, rule, views[rule.reach]) for rule in RULES.values() if rule.reach in views}
    return _merged(before, view, {code: pair for code, pair in changed.items() if pair[0] != pair[1]})


Pair = tuple[list[Finding], list[Finding]]


def _changed(before: Judged, rule: Rule, view: View) -> Pair:
    """What the rule found of the rows that the view judges, and what it finds now."""

    was = [one for one in before.by_rule[rule.code] if is_about(one.place, rule, view)]
    return was, asked(rule, view, excuses(view))


def _merged(before: Judged, view: View, changed: Mapping[str, Pair]) -> Judged:
    by_rule = dict(before.by_rule)
    gone = {id(one) for was, _ in changed.values() for one in was}
    for code, (_, now) in changed.items():
        kept = [one for one in by_rule[code] if id(one) not in gone]
        by_rule[code] = tuple(in_file_order([*kept, *now], RULES[code], view))
    after = Judged(view, by_rule)
    come = [one for _, now in changed.values() for one in now]
    rows = {decided_row(one, view) for was, now in changed.values() for one in (*was, *now)} - {""}
    by_row = _regrouped(before.by_row, gone, ((decided_row(one, view), one) for one in come), view.index)
    graver = {row: min(by_row[row], key=gravity) for row in rows if row in by_row}
    gravest = {row: one for row, one in {**before.gravest, **graver}.items() if row in by_row}
    vars(after).update(by_row=by_row, gravest=gravest)
    moved = {key for key in {**before.apart, **after.apart} if before.apart.get(key) != after.apart.get(key)}
    vars(after).update(by_cause=_by_cause(before, after, gone, come, rows | moved))
    return after


def _by_cause(before: Judged, after: Judged, gone: set[int], come: list[Finding], moved: set[str]) -> Grouped:
    """The causes, where findings have gone and come, and those of `moved` rows or ids may belong to another cause."""

    left = gone | {id(one) for one in _told(before, moved)}
    told = {id(one): one for one in (*come, *_told(after, moved))}.values()
    named = ((cause_id(one, after.gravest, after.apart, after.view), one) for one in told)
    return _regrouped(before.by_cause, left, named, after.view.index)


def _told(judged: Judged, names: set[str]) -> Iterator[Finding]:
    """The findings of these rows, or of these ids in contests."""

    yield from (one for name in names for one in judged.by_row.get(name, ()))
    disputes = (one for code, same in judged.by_rule.items() if RULES[code].takes_in for one in same)
    yield from (one for one in disputes if one.id in names)


def _grouped(named: Iterable[tuple[str, Finding]]) -> Grouped:
    found: dict[str, list[Finding]] = {}
    for name, one in named:
        found.setdefault(name, []).append(one)
    return {name: tuple(same) for name, same in found.items()}


def _regrouped(
    before: Grouped, gone: set[int], named: Iterable[tuple[str, Finding]], index: Mapping[str, int]
) -> Grouped:
    """The groups without what is gone and with what has come, each in the order of the rules; empty ones left out."""

    come = _grouped(named)
    found = dict(before)
    for name, same in before.items():
        if any(id(one) in gone for one in same):
            found[name] = tuple(one for one in same if id(one) not in gone)
    for name, same in come.items():
        found[name] = tuple(sorted((*found.get(name, ()), *same), key=lambda one: (one.rule.code, spot(one, index))))
    return {name: same for name, same in found.items() if same}
