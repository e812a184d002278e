"""RACI108, RACI109: who answers within which limits; overlapping ones, and ranges that nobody covers."""

from collections.abc import Iterator, Sequence

from raci.model.conditions import Condition, common, condition_in_words, meeting, uncovered
from raci.model.letters import Letter
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Severity, rule
from raci.rules.view import View
from raci.words.sentences import Text

APPROVALS = "approval limits (审批权限表): one answers for each amount, and no amount is without anybody"


@rule(
    "RACI108",
    Severity.GAP,
    About.ROW,
    says="For “{activity}”, {when}, several answer: {roles}",
    why="Where two limits overlap, either may decide, and each may leave it to the other.",
    source=APPROVALS,
    rank=6,
    mends="Only the text can say where one limit ends and the other begins.",
)
def limits_overlap(view: View) -> Iterator[Hit]:
    """Limits within which several answer exclude each other.

    Bad:
        - stated: {sales: R, head: {letters: A, when: {upto: 50000}}, board: {letters: A, when: {over: 20000}}}
        - stated: {sales: R, head: A, board: {letters: A, when: {over: 20000}}}

    Good:
        - stated: {sales: R, head: {letters: A, when: {upto: 50000}}, board: {letters: A, when: {over: 50000}}}
    """

    for row in view.rows:
        limits = limits_of(row, view) if len(row.by[Letter.A]) > 1 else []
        pairs = meeting([when for _, when in limits]) if any(when for _, when in limits) else []
        pairs = [(first, other) for first, other in pairs if limits[first][1] or limits[other][1]]
        if pairs:
            roles = tuple(limits[position][0] for position in sorted({position for pair in pairs for position in pair}))
            when = common(*(limits[position][1] for position in pairs[0]))
            args = {"activity": row.name, "when": _text(when), "roles": view.names(roles)}
            yield Hit(Place((row.id,), roles, row.process.id), args)


@rule(
    "RACI109",
    Severity.GAP,
    About.ROW,
    says="Nobody answers for “{activity}” {when}",
    why="A case that no limit covers is decided by whoever is asked, or by nobody.",
    source=APPROVALS,
    rank=6,
    mends="Only the text can say who answers for what no limit covers.",
)
def limits_leave_out(view: View) -> Iterator[Hit]:
    """Limits within which somebody answers cover every amount.

    Bad:
        - stated: {sales: R, head: {letters: A, when: {upto: 50000}}, board: {letters: A, when: {over: 80000}}}
        - stated: {sales: R, head: {letters: A, when: {upto: 50000}}}

    Good:
        - stated: {sales: R, head: {letters: A, when: {upto: 50000}}, board: {letters: A, when: {over: 50000}}}
        - stated: {sales: R, head: A}
    """

    for row in view.rows:
        left = uncovered([when for _, when in limits_of(row, view)]) if row.by[Letter.A] else []
        if left:
            heads = row.by[Letter.A]
            args = {"activity": row.name, "when": tuple(map(_text, left))}
            yield Hit(Place((row.id,), heads, row.process.id), args)


Limited = tuple[str, Condition | None]


def limits_of(row: Row, view: View) -> Sequence[Limited]:
    """The accountable roles, each with when it answers, None for always."""

    return [(role, row.activity.when_held(role, view.layer)) for role in row.by[Letter.A]]


def _text(when: Condition | None) -> Text:
    return Text(*(condition_in_words(when, lang) if when else "" for lang in ("en", "zh")))
