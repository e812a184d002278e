"""What the text must say: the amendment that settles a cause, chosen and applied with a reason and a name."""

from collections.abc import Iterator

import streamlit as st

from pages.shared import session, writing
from pages.shared.visit import Visit
from raci.log import Amends
from raci.log.field_words import FIELDS, field_in_words
from raci.log.names import Names
from raci.model import Matrix, RoleKind, When
from raci.model.amendments import OF_ROLES, Amended, Value, amended_value
from raci.model.field_changes import FieldChange
from raci.model.letters import Layer
from raci.rules import Cause
from raci.words.sentences import Text

t = session.t
WHY, AUTHOR = "gaps-why", "gaps-author"
LIMIT_NAME, LIMIT_WHY, LIMIT_TIME = 60, 300, 120  # characters

Place = tuple[str, Amended]


def show(visit: Visit, cause: Cause) -> None:
    """The form, where the cause has something that an amendment settles and decisions can be kept."""

    places = list(dict.fromkeys(_places(cause)))
    if not places or visit.layer != Layer.TODAY or not writing.can_write(visit):
        return
    matrix, names = visit.matrix, visit.names
    st.subheader(t("Amend the text"), anchor=False)
    labels = {place: f"{t(FIELDS[place[1]])} · {_where(place, names)}" for place in places}
    place = st.selectbox(t("What it is to say"), places, format_func=labels.__getitem__, key="gaps-field")
    value = _value(matrix, place, names)
    for label, key, limit in ((t("Reason, in one line"), WHY, LIMIT_WHY), (t("Your name"), AUTHOR, LIMIT_NAME)):
        st.text_input(label, key=key, max_chars=limit, persist_state="session")
    change = FieldChange(*place, amended_value(matrix, *place), value)
    if change.before != change.after:
        st.text(field_in_words(change, names))
    form = _form(visit.name)
    writing.show_refused(form, visit.today, visit.lang)
    writing.show_missing(form)
    apply = (visit.name, visit.today.number, change)
    st.button(t("Apply"), key="gaps-apply", type="primary", on_click=_apply, args=apply)


def _places(cause: Cause) -> Iterator[Place]:
    """Fields whose amendment settles what is found, those of the gravest first."""

    for finding in cause.findings:
        if (field := finding.rule.amends) and not finding.accepted:
            ids = finding.place.roles if field in OF_ROLES else finding.place.activities
            if ids:
                yield ids[0], field


def _where(place: Place, names: Names) -> str:
    return names.role(place[0]) if place[1] in OF_ROLES else names.activity(place[0])


def _value(matrix: Matrix, place: Place, names: Names) -> Value:
    """What the reader wants the field to say; what it says now until something else is chosen."""

    at, field = place
    key, now = f"gaps-value-{at}-{field}", amended_value(matrix, at, field)
    label = t(FIELDS[field])
    if field in (Amended.TO, Amended.REPORTS_TO):
        able = [role.id for role in matrix.roles if role.kind != RoleKind.GROUP and role.id != at]
        held = [role for role in now if role in able] if isinstance(now, tuple) else []
        chosen_roles = st.multiselect(
            label, able, held, format_func=names.role, key=key, placeholder=t("Choose parties")
        )
        return tuple(chosen_roles)
    if field == Amended.REFUSED:
        chosen: str | None = st.selectbox(
            label, _others(matrix, at), None, format_func=names.activity, key=key, placeholder=t("Choose a row")
        )
        return chosen or now
    if field == Amended.IN_SCOPE:
        return bool(st.checkbox(label, bool(now), key=key))
    return _time(label, now, key)


def _others(matrix: Matrix, at: str) -> list[str]:
    """Rows that can follow a no, those of the same process first, and none whose refusals lead back here."""

    own = matrix.activity[at].process
    rows = [row for row in matrix.activities if row.id != at and not _leads_to(matrix, row.id, at)]
    return [row.id for row in sorted(rows, key=lambda row: row.process != own)]


def _leads_to(matrix: Matrix, row: str, at: str) -> bool:
    here: str | None = row
    while here and here != at:
        here = matrix.activity[here].refused
    return here == at


def _time(label: str, now: Value, key: str) -> Value:
    typed = (st.text_input(label, key=key, max_chars=LIMIT_TIME) or "").strip()
    return When(Text(typed, typed), st.checkbox(t("An exact time"), True, key=f"{key}-exact")) if typed else now


def _apply(name: str, base: int, change: FieldChange) -> None:
    why, author = ((session.state(key) or "").strip() for key in (WHY, AUTHOR))
    is_whole = bool(why and author and change.before != change.after)
    wanted = t("Choose what the text is to say, and write the reason and your name; both stand in the record.")
    writing.ask(_form(name), "" if is_whole else wanted)
    if is_whole and writing.add(name, base, author, Amends((change,), why), place=_form(name)):
        session.clear(WHY)


def _form(name: str) -> str:
    return f"gaps-{name}"
