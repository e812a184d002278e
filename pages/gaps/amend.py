"""What the text must say: the amendment that settles a cause, its effect seen before it is applied with a reason."""

from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st

from pages.shared import cause_form, form, session
from pages.shared.kept import kept
from pages.shared.visit import Visit
from raci.log import Amends, Answered
from raci.log.field_words import FIELDS, field_in_words
from raci.log.names import Names
from raci.log.standing import CauseStanding
from raci.model import Matrix, RoleKind, When
from raci.model.amendments import OF_ROLES, Amended, Value, amended_value
from raci.model.field_changes import FieldChange
from raci.model.letters import Layer
from raci.model.shaping import LIMIT_TIME, rows_after_no
from raci.rules import Cause, effect_between, judged, rejudged
from raci.views import effect_in_words
from raci.words.sentences import Text

t = session.t
CAUSES_SHOWN = 4

Place = tuple[str, Amended]


def places(cause: Cause) -> list[Place]:
    """The fields whose amendment settles something of the cause, those of the gravest first."""

    return list(dict.fromkeys(_places(cause)))


def show(visit: Visit, standing: CauseStanding, places: Sequence[Place]) -> None:
    """The form."""

    matrix, names = visit.matrix, visit.names
    labels = {field_at: f"{t(FIELDS[field_at[1]])} · {_where(field_at, names)}" for field_at in places}
    field_at = st.selectbox(t("What it is to say"), places, format_func=labels.__getitem__, key="gaps-field")
    value = _ask_value(matrix, field_at, names)
    change = FieldChange(*field_at, amended_value(matrix, *field_at), value)
    if change.before != change.after:
        _show_effect(visit, change, names)
    why = cause_form.key("amend-why", standing.cause.id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form.show_line(t("Reason, in one line"), why)
        form.show_author(cause_form.AUTHOR, width=150)
        st.button(t("Apply"), key="gaps-apply", type="primary", on_click=_apply, args=(visit, standing, change, why))


def _show_effect(visit: Visit, change: FieldChange, names: Names) -> None:
    """The amendment in words, and what it would settle and raise."""

    st.text(field_in_words(change, names))
    before = judged(visit.matrix, Layer.TODAY, date.today())
    effect = effect_between(before, rejudged(before, (), (change.amendment,)))
    for part in effect_in_words.parts(effect, visit.lang):
        lines = [part.head(visit.lang), *part.lines(visit.lang, CAUSES_SHOWN)]
        st.text("\n".join(lines))


def _places(cause: Cause) -> Iterator[Place]:
    """Fields whose amendment settles what is found, those of the gravest first."""

    for finding in cause.findings:
        if (field := finding.rule.amends) and not finding.accepted:
            ids = finding.place.roles if field in OF_ROLES else finding.place.activities
            if ids:
                yield ids[0], field


def _where(field_at: Place, names: Names) -> str:
    return names.role(field_at[0]) if field_at[1] in OF_ROLES else names.activity(field_at[0])


def _ask_value(matrix: Matrix, field_at: Place, names: Names) -> Value:
    """What the reader wants the field to say; what it says now until something else is chosen."""

    at, field = field_at
    key, now = cause_form.key("value", f"{at}-{field}"), amended_value(matrix, at, field)
    label = t(FIELDS[field])
    if field in (Amended.TO, Amended.REPORTS_TO):
        able = [role.id for role in matrix.roles if role.kind != RoleKind.GROUP and role.id != at]
        held = [role for role in now if role in able] if isinstance(now, tuple) else []
        held = kept.listed(key, able) or held
        chosen_roles = st.multiselect(
            label, able, held, format_func=names.role, key=key, placeholder=t("Choose parties"), persist_state="session"
        )
        return tuple(chosen_roles)
    if field == Amended.REFUSED:
        rows, given = rows_after_no(matrix, at), kept.text(key)
        begins = rows.index(given) if given in rows else None
        chosen: str | None = st.selectbox(
            label, rows, begins, format_func=names.activity, key=key, placeholder=t("Choose a row")
        )
        return chosen or now
    if field == Amended.IN_SCOPE:
        return bool(st.checkbox(label, bool(now), key=key))
    return _ask_time(label, now, key)


def _ask_time(label: str, now: Value, key: str) -> Value:
    said = (st.text_input(label, kept.text(key), key=key, max_chars=LIMIT_TIME, persist_state="session") or "").strip()
    return When(Text(said, said), st.checkbox(t("An exact time"), True, key=f"{key}-exact")) if said else now


def _apply(visit: Visit, standing: CauseStanding, change: FieldChange, field: str) -> None:
    why = form.text(field)
    is_whole = why and change.before != change.after
    wanted = t("Choose what the text is to say, and write the reason and your name; both stand in the record.")
    parked = [each.event.number for each in standing.questions if change.at in each.body.rows]
    steps: list[cause_form.Step] = [lambda _: Amends((change,), why)]
    steps += [answered(number, change.at, why) for number in parked]
    value = cause_form.key("value", f"{change.at}-{change.field}")
    cause_form.write(visit, "" if is_whole else wanted, steps, field, value)


def answered(number: int, row: str, why: str) -> cause_form.Step:
    """The entry that says that the decision before it answers the question."""

    return lambda first: Answered(number, why, by=first.number if first else None, activity=row)
