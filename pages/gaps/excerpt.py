"""The piece of the matrix that a way out changes, today and after, and the fields that are amended, as HTML."""

from collections.abc import Iterable, Sequence

from pages.shared import evidence, session
from raci.log.field_words import field_in_words
from raci.log.names import Names
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.field_changes import FieldChange
from raci.model.letters import Layer, Letter, Mark, Origin, cell_of
from raci.views.plan import Decision
from raci.words import html
from raci.words.html import Html, escape

t = session.t
ROWS, COLUMNS = 6, 9
"""Rows and parties that are drawn; what changes comes first, and the others are in the matrix."""

Changes = dict[tuple[str, str], Change]


def before_and_after(matrix: Matrix, layer: Layer, decision: Decision, names: Names) -> list[str]:
    """The table, with the changed cells lit; then the amendments, a sentence each."""

    changes = {(change.activity, change.role): change for change in decision.changes}
    rows = list(dict.fromkeys(change.activity for change in decision.changes))
    amended = [field_in_words(field, names) for field in fields(decision)]
    drawn = [_table(matrix, layer, rows, changes, names)] if rows else []
    return [*drawn, *(f"<p class='adds'>{escape(words)}</p>" for words in amended)]


def as_it_is(matrix: Matrix, layer: Layer, rows: Sequence[str], names: Names) -> list[str]:
    """The rows as they stand, where no way out changes them."""

    return [_table(matrix, layer, list(rows), {}, names)] if rows else []


def fields(decision: Decision) -> list[FieldChange]:
    """The amendments of the decision, each with what the field says now."""

    return [
        FieldChange(amendment.amendment.at, amendment.amendment.field, amendment.before, amendment.amendment.value)
        for amendment in decision.amendments
    ]


def _table(matrix: Matrix, layer: Layer, rows: list[str], changes: Changes, names: Names) -> str:
    parties = _parties(matrix, layer, rows, changes)
    heads = [_head(names.role(role)) for role in parties]
    sides = ["", *heads] if changes else []
    drawn = [_row(matrix, layer, row, parties, changes, names) for row in rows[:ROWS]]
    groups = [("", 1), (t("Today"), len(parties)), *([("", 1), (t("After"), len(parties))] if changes else [])]
    table = html.table(["", *heads, *sides], drawn, css="plain", named=True, groups=groups)
    left = "".join(f"<p class='quiet'>{line}</p>" for line in session.more(len(rows) - ROWS))
    return f"<div class='excerpt' tabindex='0'>{table}</div>{left}"


def _parties(matrix: Matrix, layer: Layer, rows: Iterable[str], changes: Changes) -> list[str]:
    """Whose cells change, and who answers or works there, in the order of the file."""

    changed = {role for _, role in changes}
    held = {
        role: {letter for row in rows for letter in matrix.activity[row].letters(role, layer)} for role in matrix.role
    }
    owning = [role for role in matrix.role if held[role] & {Letter.A, Letter.R}]
    others = [role for role in matrix.role if held[role]] if not changes else []
    wanted = list(dict.fromkeys([*(role for role in matrix.role if role in changed), *owning, *others]))[:COLUMNS]
    return [role for role in matrix.role if role in wanted]


def _row(matrix: Matrix, layer: Layer, row: str, parties: Iterable[str], changes: Changes, names: Names) -> list[str]:
    marks = matrix.activity[row].marks(layer)
    now = [_chips(marks.get(role)) for role in parties]
    after = [_after(marks.get(role), changes.get((row, role))) for role in parties]
    return [names.activity(row), *now, *([Html(""), *after] if changes else [])]


def _after(mark: Mark | None, change: Change | None) -> Html:
    if change is None:
        return _chips(mark)
    if change.after:
        return Html(f"<span class='lit'>{_chips(Mark(change.after, Origin.PROPOSED, when=change.when))}</span>")
    return Html(f"<span class='lit'><s>{cell_of(change.before)}</s></span>")


def _chips(mark: Mark | None) -> Html:
    return evidence.chips(mark) if mark and mark.letters else Html("")


def _head(name: str) -> Html:
    return Html(f"<span class='upright' title='{escape(name)}'>{escape(name)}</span>")
