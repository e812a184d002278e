"""Which decisions are told: all, those of a workshop or since a version, or a list; and how much of a clause."""

from typing import NamedTuple

import streamlit as st

from pages.amendment import ticked
from pages.shared import lead, session, workspace
from pages.shared.visit import Visit
from raci import workshop
from raci.log import Today
from raci.out.which_decisions import chosen_in_words, since_in_words
from raci.words.sentences import say
from raci.workshop import PolicyChanges

t = session.t
ALL, SINCE, CHOSEN, PROPOSED = "all", "since", "chosen", "proposed"


class Wanted(NamedTuple):
    """The decisions that the address asks for; `entries`: of a chosen list, `slug`: a part of a file name."""

    source: str
    version: int
    entries: tuple[int, ...]
    is_whole: bool
    slug: str


def read(visit: Visit) -> Wanted:
    """What the address asks for; all decisions where it asks for nothing that is there."""

    sources = _sources(visit)
    source = session.parameter("code", sources) or ALL
    version = _version(visit) if source == SINCE else 0
    entries = ticked.numbers(visit) if source == CHOSEN else ()
    held = visit.today.workshops.get(source)
    slug = {PROPOSED: PROPOSED, CHOSEN: f"{CHOSEN}-{len(entries)}"}.get(source, f"since-{version}")
    is_whole = session.parameter("whole", ("yes",)) == "yes"
    return Wanted(source, version, entries, is_whole, f"{held.opened.day}_{source}" if held else slug)


def title_of(visit: Visit, wanted: Wanted, lang: str) -> str:
    """Which decisions these are, in words."""

    if held := visit.today.workshops.get(wanted.source):
        return f"{held.opened.day} · {held.opened.title}"
    if wanted.source == PROPOSED:
        return say("open proposals, which nobody has decided", lang)
    return chosen_in_words(wanted.entries, lang) if wanted.source == CHOSEN else since_in_words(wanted.version, lang)


def changes_of(visit: Visit, wanted: Wanted, lang: str) -> PolicyChanges:
    """The clauses that these decisions rewrite, kept while file and log stay."""

    return _changes(visit.today, workspace.version(visit.name, visit.today), wanted, lang)


def show(visit: Visit, wanted: Wanted) -> None:
    """The choices; each goes into the address."""

    sources = _sources(visit)
    st.selectbox(
        t("Decisions from"), sources, index=None, required=True, format_func=sources.__getitem__, width=300,
        label_visibility="collapsed", **session.bind("amendment-code", wanted.source, "code", _not_all),
    )  # fmt: skip
    if wanted.source == SINCE:
        st.number_input(
            t("Since version"), 0, max(visit.today.number, 1), width=130, label_visibility="collapsed",
            **session.bind("amendment-since", wanted.version, "since", lambda number: str(number or 0)),
        )  # fmt: skip
    extents = {"": t("Changed sentences"), "yes": t("Whole clause")}
    st.segmented_control(
        t("How much of a clause"), extents, required=True, format_func=extents.__getitem__,
        label_visibility="collapsed", **session.bind("amendment-whole", "yes" if wanted.is_whole else "", "whole"),
    )  # fmt: skip


def show_left_out(visit: Visit, changes: PolicyChanges) -> None:
    """Decisions that change nothing here because the file is another one by now, and the way to them."""

    if changes.left_out:
        sentence = session.count(
            len(changes.left_out),
            "{n} decision no longer fits the file and is left out.",
            "{n} decisions no longer fit the file and are left out.",
        )
        st.warning(sentence)
        address = visit.address | {"view": "log"}
        st.page_link("record/record.py", label=t("See what to do"), icon=":material/history:", query_params=address)


def _sources(visit: Visit) -> dict[str, str]:
    """Code of a workshop, or one of our own words, -> what it is called; the newest workshop first."""

    held = {
        code: f"{sitting.opened.day} · {sitting.opened.title}"
        for code, sitting in reversed([*lead.known(visit).items()])
    }
    proposed = {PROPOSED: t("Open proposals")} if any(row.proposed for row in visit.matrix.activities) else {}
    ways = {SINCE: t("Since a version"), CHOSEN: t("Chosen decisions")}
    return {ALL: t("All decisions"), **held, **ways, **proposed}


def _version(visit: Visit) -> int:
    numbers = {f"{number}" for number in range(visit.today.number + 1)}
    return int(session.parameter("since", numbers) or 0)


def _not_all(source: str) -> str:
    return "" if source == ALL else source


@st.cache_resource(max_entries=50, show_spinner=False)
def _changes(_today: Today, stamp: tuple[object, ...], wanted: Wanted, lang: str) -> PolicyChanges:
    today, numbers = _today, frozenset(workshop.since(_today, wanted.version))
    if wanted.source == CHOSEN:
        numbers = frozenset(wanted.entries)
    elif wanted.source == PROPOSED:
        today, numbers = workshop.supposed(_today)
    elif wanted.source not in (ALL, SINCE):
        numbers = frozenset(workshop.of_workshop(_today, wanted.source))
    return workshop.policy_changes(today, numbers, lang, is_whole=wanted.is_whole)
