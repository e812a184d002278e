"""A matrix and its view after some cells and fields have changed: rows that stay are the same rows, counted once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from raci.model import Act, Activity, Matrix
from raci.model.amendments import OF_ROLES, Amendment, apply_amendments
from raci.model.changes import Change
from raci.model.letters import Letter, Mark
from raci.rules.row import Row, row_of
from raci.rules.view import View

ROLES_STAY = ("lines", "superiors", "mates", "described", "index", "role_index", "topic_index")
"""What a view knows that no change of a row touches."""
WHOLE = (*ROLES_STAY, "every", "row", "by_topic", "rows_of", "letters_of", "every_chain", "chain_of", "position")
"""What views of one matrix share, however few rows they judge."""


def changed_rows(matrix: Matrix, changes: Iterable[Change], amendments: Iterable[Amendment]) -> dict[str, Activity]:
    """Activity id -> the activity with its cells as if the text stated them and its fields amended."""

    rows: dict[str, Activity] = {}
    for change in changes:
        row = rows.get(change.activity) or matrix.activity[change.activity]
        rows[row.id] = replace(row, stated={**row.stated, change.role: Mark(change.after, when=change.when)})
    for amendment in amendments:
        if amendment.field not in OF_ROLES:
            row = rows.get(amendment.at) or matrix.activity[amendment.at]
            rows[row.id] = replace(row, **{amendment.field.attribute: amendment.value})  # type: ignore[arg-type]
    return rows


def with_rows(matrix: Matrix, rows: Mapping[str, Activity], amendments: Iterable[Amendment] = ()) -> Matrix:
    """The matrix with these activities in place of those of the same id, and its roles amended."""

    changed = replace(matrix, activities=tuple(rows.get(row.id, row) for row in matrix.activities))
    return apply_amendments(changed, [amendment for amendment in amendments if amendment.field in OF_ROLES])


def patched(view: View, rows: Mapping[str, Activity]) -> View:
    """The view of the matrix with these activities; roles stay as they are.

    What the rows do not touch is taken over instead of being counted again: cached properties are set beforehand.
    """

    matrix = with_rows(view.matrix, rows)
    vars(matrix).update(role=view.matrix.role, topic=view.matrix.topic, process=view.matrix.process)
    new = {id_: row_of(row, view.row[id_].process, view.layer) for id_, row in rows.items()}
    after = View(matrix, view.layer, view.today)
    known = {name: getattr(view, name) for name in ROLES_STAY}
    every = tuple(new.get(row.id, row) for row in view.every)
    vars(after).update(known, every=every, row={**view.row, **new})
    vars(after).update(by_topic=_by_topic(view, new), rows_of=_rows_of(view, after, new))
    if not any(_may_join(view.row[id_], row, view) for id_, row in new.items()):
        chains = tuple(tuple(new.get(row.id, row) for row in chain) for chain in view.every_chain)
        vars(after).update(every_chain=chains)
    return after


def narrowed(view: View, rows: Iterable[str]) -> View:
    """The view of the same matrix that judges these rows only."""

    only = View(view.matrix, view.layer, view.today, frozenset(rows))
    vars(only).update({name: getattr(view, name) for name in WHOLE})
    return only


def among(view: View, roles: Iterable[str]) -> View:
    """The view of the same matrix that judges these roles only."""

    only = View(view.matrix, view.layer, view.today, among=frozenset(roles))
    vars(only).update({name: getattr(view, name) for name in WHOLE})
    return only


def around(view: View, rows: Iterable[str]) -> set[str]:
    """The rows, the chains in which they stand, all other rows on their topics, and what is handed in beside them.

    What is rated is handed in to whoever runs the evaluation.
    """

    near = set(rows)
    for row in [view.row[id_] for id_ in near]:
        near |= {other.id for other in view.chain_of.get(row.id, ())}
        near |= {other.id for topic in row.activity.topic for other in view.by_topic[topic]}
        handed = (Act.DELIVER, Act.EVALUATE) if row.activity.act == Act.EVALUATE else (Act.DELIVER,)
        near |= {other.id for other in view.matrix.steps[row.process.id] if other.act in handed}
    return near


def acceptances(view: View, rows: Iterable[str]) -> set[str]:
    """Those of the rows at which work is accepted: who may answer there hangs on who did it, whatever the rule."""

    return {id_ for id_ in rows if view.row[id_].activity.act == Act.ACCEPT}


def _by_topic(view: View, new: Mapping[str, Row]) -> Mapping[str, tuple[Row, ...]]:
    touched = {topic for row in new.values() for topic in row.activity.topic}
    return {
        **view.by_topic,
        **{topic: tuple(new.get(row.id, row) for row in view.by_topic[topic]) for topic in touched},
    }


def _rows_of(view: View, after: View, new: Mapping[str, Row]) -> Mapping[str, list[Row]]:
    """As counted anew, save for the order of roles that no row named before."""

    roles = {role for id_, row in new.items() for role in (*row.held, *view.row[id_].held)}
    counted = {role: [row for row in after.every if role in row.held] for role in sorted(roles)}
    return {role: rows for role, rows in {**view.rows_of, **counted}.items() if rows}


def _may_join(old: Row, row: Row, view: View) -> bool:
    """True where a flow may be joined to another one, or parted from it, by what has changed in the row."""

    was, now = old.activity, row.activity
    if (was.to, was.refused) != (now.to, now.refused):
        return True
    is_first = row.is_flow and view.matrix.steps[row.process.id][0].id == row.id
    return is_first and old.by[Letter.R] != row.by[Letter.R]
