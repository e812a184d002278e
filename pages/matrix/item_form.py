"""The fields of a row, a party or a process: what the reader wants them to say, as an item of the matrix."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.shared import session
from pages.shared.kept import kept
from pages.shared.visit import Visit
from raci.log.field_words import FIELDS
from raci.log.wanted import WantedItem, new_id, new_topics
from raci.model import Act, Activity, Process, ProcessKind, Role, RoleKind, Topic, When
from raci.model.amendments import Amended
from raci.model.item_changes import Item, ItemKind, items_of
from raci.model.shaping import LIMIT_NAME, LIMIT_TIME, before_item, beside, in_language, one_line, rows_after_no
from raci.model.terms import ACTS, PROCESS_KINDS, ROLE_KINDS
from raci.words.sentences import Text

t = session.t
EMPTIED, BEGAN = "matrix-shape-form-emptied", "matrix-shape-began"
LINES = (Amended.NAME, Amended.ROLE_NAME, Amended.PROCESS_NAME, Amended.WHEN, Amended.ANSWERS)
"""Fields that are a line of text."""
NAMES = {
    ItemKind.ACTIVITY: Amended.NAME,
    ItemKind.ROLE: Amended.ROLE_NAME,
    ItemKind.PROCESS: Amended.PROCESS_NAME,
}


def ask_item(visit: Visit, kind: ItemKind, item: Item | None, key: str) -> WantedItem | None:
    """The item as its fields say it; None for a new one that has no name yet, or that has nowhere to stand."""

    if kind == ItemKind.ACTIVITY and not visit.matrix.processes:
        st.text(t("Add a process first: every row stands in one."))
        return None
    now = item.name if item else None
    name = in_language(now, _ask_line(NAMES[kind], now, key, visit), visit.lang)
    shown = name or Text("–", "–")
    fields = _ask_fields(visit, replace(item, name=shown) if item else _new(visit, kind, shown), key)
    return fields if name else None


def _ask_fields(visit: Visit, item: Item, key: str) -> WantedItem | None:
    match item:
        case Activity():
            return _ask_row(visit, item, key)
        case Role():
            return _ask_role(visit, item, key)
        case Process():
            return _ask_process(visit, item, key)
    return None


def _new(visit: Visit, kind: ItemKind, name: Text) -> Item:
    id_ = new_id(visit.today, name.en, kind)
    match kind:
        case ItemKind.ACTIVITY:
            return Activity(id=id_, process=visit.matrix.processes[-1].id, name=name, act=Act.DO)
        case ItemKind.ROLE:
            return Role(id_, name, RoleKind.ROLE)
    return Process(id_, name, ProcessKind.FLOW)


def _ask_row(visit: Visit, row: Activity, key: str) -> WantedItem:
    matrix, names = visit.matrix, visit.names
    process = _select_field(Amended.PROCESS, [*matrix.process], row.process, key, names.process)
    act = Act(_select_field(Amended.ACT, [*Act], row.act, key, lambda option: t(ACTS[option])))
    new = replace(row, process=process, act=act)
    behind = _ask_behind(visit, ItemKind.ACTIVITY, new, key, names.activity)
    with st.expander(t("Topic, recipients, time, after a no")):
        topic, topics = _ask_topics(visit, row, key)
        to = _select_many(Amended.TO, [*matrix.role], row.to, key, names.role)
        when = _ask_when(row.when, key, visit)
        others = rows_after_no(matrix, row.id) if row.id in matrix.activity else [*matrix.activity]
        refused = _select_field(
            Amended.REFUSED, ["", *others], row.refused or "", key, lambda option: names.activity(option) or "–"
        )
    new = replace(new, topic=topic, to=to, when=when, refused=refused or None)
    return WantedItem(ItemKind.ACTIVITY, new, behind, topics)


def _ask_topics(visit: Visit, row: Activity, key: str) -> tuple[tuple[str, ...], tuple[Topic, ...]]:
    """Ids of the topics of the row, and those of them that are new."""

    names = visit.names
    known = {names.topic(id_): id_ for id_ in visit.matrix.topic}
    said = _select_many(Amended.TOPIC, [*visit.matrix.topic], row.topic, key, names.topic, is_open=True)
    ids = [option if option in visit.matrix.topic else known.get(one_line(option), one_line(option)) for option in said]
    new = new_topics(visit.today, [option for option in ids if option and option not in visit.matrix.topic])
    by_name = {topic.name.en: topic.id for topic in new}
    return tuple(dict.fromkeys(by_name.get(option, option) for option in ids if option)), tuple(new)


def _ask_role(visit: Visit, role: Role, key: str) -> WantedItem:
    names, others = visit.names, [id_ for id_ in visit.matrix.role if id_ != role.id]
    kind = RoleKind(_select_field(Amended.KIND, [*RoleKind], role.kind, key, lambda option: t(ROLE_KINDS[option])))
    every = dict.fromkeys(person for option in visit.matrix.roles for person in option.persons)
    listed = _select_many(Amended.HOLDERS, [*every], role.persons, key, str, is_open=True)
    persons = tuple(dict.fromkeys(name for option in listed if (name := one_line(option))))
    holders = persons or (role.holders if isinstance(role.holders, Text) else None)
    behind = _ask_behind(visit, ItemKind.ROLE, role, key, names.role)
    with st.expander(t("Stand-in, lines, position that answers")):
        stand_in = _select_many(Amended.STAND_IN, others, role.stand_in, key, names.role)
        upper = _select_many(Amended.REPORTS_TO, others, role.reports_to, key, names.role)
        said = _ask_line(Amended.ANSWERS, role.answers, key, visit)
        answers = in_language(role.answers, said, visit.lang) if said else None
    new = replace(role, kind=kind, holders=holders, stand_in=stand_in, reports_to=upper, answers=answers)
    return WantedItem(ItemKind.ROLE, new, behind)


def _ask_process(visit: Visit, process: Process, key: str) -> WantedItem:
    names, matrix = visit.names, visit.matrix
    kind = ProcessKind(
        _select_field(Amended.PROCESS_KIND, [*ProcessKind], process.kind, key, lambda option: t(PROCESS_KINDS[option]))
    )
    chains = dict.fromkeys(option.chain for option in matrix.processes if option.chain)
    chain = _select_field(Amended.CHAIN, ["", *chains, *([process.id] if process.id not in chains else [])],
                 process.chain, key, lambda option: _chain(visit, option))  # fmt: skip
    new = replace(process, kind=kind, chain=chain)
    return WantedItem(ItemKind.PROCESS, new, _ask_behind(visit, ItemKind.PROCESS, new, key, names.process))


def _chain(visit: Visit, chain: str) -> str:
    """A chain is told by the processes that are in it."""

    names = [option.name.of(visit.lang) for option in visit.matrix.processes if option.chain == chain]
    return " → ".join(names) if chain and names else t("A chain of its own") if chain else "–"


def _ask_behind(visit: Visit, kind: ItemKind, item: Item, key: str, name: Callable[[str], str]) -> str:
    """The id after which it stands: where it stands now, or at the end."""

    matrix = visit.matrix
    others = [id_ for id_ in beside(matrix, kind, item) if id_ != item.id]
    is_there = item.id in beside(matrix, kind, item) and item.id in items_of(matrix, kind)
    now = before_item(matrix, kind, item.id) if is_there else others[-1] if others else ""
    options = ["", *others]
    return _select(
        t("Stands after"), options, now, f"{key}-behind", lambda option: name(option) if option else t("at the front")
    )


def _ask_line(field: Amended, now: Text | None, key: str, visit: Visit, limit: int = LIMIT_NAME) -> str:
    label, id_ = t(FIELDS[field]), f"{key}-{field}"
    said = now.of(visit.lang) if now else ""
    begins = kept.text(id_) or ("" if id_ in emptied() else said)
    written = (st.text_input(label, begins, key=id_, max_chars=limit, persist_state="session") or "").strip()
    _note_began(id_, said)
    return written


def _ask_when(now: When | None, key: str, visit: Visit) -> When | None:
    before = now.text if now else None
    said = _ask_line(Amended.WHEN, before, key, visit, LIMIT_TIME)
    text = in_language(before, said, visit.lang) if said else None
    if text is None:
        return None
    return When(text, st.checkbox(t("An exact time"), now.exact if now else True, key=f"{key}-exact"))


def _select_field(field: Amended, options: Sequence[str], now: str, key: str, name: Callable[[Any], str]) -> str:
    return _select(t(FIELDS[field]), options, now, f"{key}-{field}", name)


def _select(label: str, options: Sequence[str], now: str, key: str, name: Callable[[Any], str]) -> str:
    given = kept.text(key)  # "" for none, and an option of its own
    begins = given if given and given in options else "" if key in emptied() else now
    index = options.index(begins) if begins in options else 0
    chosen: str = st.selectbox(label, options, index, format_func=name, key=key, persist_state="session")
    _note_began(key, now)
    return chosen


def _select_many(
    field: Amended,
    options: Sequence[str],
    now: Sequence[str],
    key: str,
    name: Callable[[Any], str],
    is_open: bool = False,
) -> tuple[str, ...]:
    """Any of the options; `is_open`: others as well."""

    id_ = f"{key}-{field}"
    begins = kept.listed(id_, options) or [option for option in now if option in options and id_ not in emptied()]
    chosen = st.multiselect(
        t(FIELDS[field]), options, begins, format_func=name, key=id_, accept_new_options=is_open,
        placeholder=t("Choose, or write a new one") if is_open else t("Choose"), persist_state="session",
    )  # fmt: skip
    _note_began(id_, now)
    return tuple(chosen)


def emptied() -> set[str]:
    """Keys of the fields that the reader has emptied, here or before the page began anew."""

    began, before = session.noted(BEGAN, ()), session.noted(f"kept-{EMPTIED}", ())
    here = {key for key in began if session.is_shown(key) and not session.state(key)}
    return here | {key for key in before if isinstance(key, str) and not session.is_shown(key)}


def _note_began(key: str, now: Any) -> None:
    """Remember which fields began with something: the browser holds nothing for one in which nothing stands."""

    began = {*session.noted(BEGAN, ())} - {key}
    session.note(BEGAN, tuple(sorted(began | {key} if now else began)))
