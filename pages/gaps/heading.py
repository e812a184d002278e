"""The head of the page and what narrows the list: views, states, words, filters, limits for the moment, files."""

from typing import Any

import streamlit as st

from pages.gaps import files, linked
from pages.gaps.narrow import CAUSES, LIMITS, OVERDUE, QUESTIONS, limits, wanted
from pages.gaps.sight import Sight
from pages.shared import folds, paper, session
from pages.shared.download import DOWNLOAD
from pages.shared.pick import pick
from pages.shared.visit import Visit
from raci import rules
from raci.log.standing import SIGNS, STATUSES, CauseState, counted
from raci.model import Limits, Matrix, facts
from raci.model.selection import LIMIT_SEARCH
from raci.model.terms import SEVERITIES
from raci.out import formats
from raci.views.cause_filter import NONE
from raci.words.lists import listed

t, count = session.t, session.count


def show_views(sight: Sight) -> str:
    """The two lists of the page, and the one that is asked for."""

    points = len(sight.points)
    views = {CAUSES: t("Causes"), QUESTIONS: t("Open questions ({n})", n=points)}
    view = session.parameter("view", views) or CAUSES
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        if view == CAUSES:
            st.header(_headline(sight), anchor=False, width="content")
            shown, every = len(sight.shown), len(sight.every)
            st.caption(t("{n} of {all} causes shown, gravest first", n=shown, all=every), width="content")
            if shown:
                with paper.only_on_screen("gaps-keys"):
                    st.caption(t("↑ ↓ move · Enter opens · P agenda"), width="content")
        else:
            head = count(points, "{n} open question", "{n} open questions")
            st.header(head, anchor=False, width="content")
        st.space("stretch")
        st.segmented_control(
            t("View"), views, required=True, format_func=views.__getitem__, label_visibility="collapsed",
            **session.bind("gaps-view", view, "view", lambda chosen: "" if chosen == CAUSES else chosen),
        )  # fmt: skip
    return view


def _headline(sight: Sight) -> str:
    """What is shown, by kind; then how much of all that is."""

    live = [
        standing.cause for standing in sight.shown if standing.state != CauseState.DECIDED or standing in sight.listed
    ]
    words = formats.counted(live, session.spoken())
    gone = len(sight.shown) - len(live)
    return words if not gone or live else count(gone, "{n} cause settled", "{n} causes settled")


def show(visit: Visit, sight: Sight) -> None:
    """The states and what else narrows the list, and what is left of it as a file."""

    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        linked.show()
        _show_states(sight)
        st.text_input(
            t("Search"), type="search", placeholder=t("Search text or clause"), label_visibility="collapsed",
            max_chars=LIMIT_SEARCH, width=170, **session.bind("gaps-text", st.query_params.get("text", ""), "text"),
        )  # fmt: skip
        folds.show_popover(t("Filter"), lambda: _show_filters(visit), key="gaps-filter", icon=":material/filter_alt:")
        folds.show_popover(t("Limits"), lambda: _show_limits(visit.matrix), key="gaps-limits", icon=":material/tune:")
        folds.show_popover(t("Download"), lambda: files.show(visit, sight), key="gaps-files", icon=DOWNLOAD)


def _show_states(sight: Sight) -> None:
    numbers = counted(sight.listed)
    numbers[CauseState.DECIDED] += len(sight.done)
    late = sum(standing.is_overdue for standing in sight.listed)
    labels = {"": f"{t('All')} {len(sight.listed)}"}
    labels |= {state: f"{SIGNS[state]} {_capital(t(STATUSES[state]))} {number}" for state, number in numbers.items()}
    labels |= {OVERDUE: count(late, "{n} overdue", "{n} overdue")} if late else {}
    st.pills(
        t("State of the causes"), labels, required=True, format_func=labels.__getitem__, label_visibility="collapsed",
        **session.bind("gaps-state", session.parameter("state", labels), "state"),
    )  # fmt: skip


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _show_filters(visit: Visit) -> None:
    matrix, lang = visit.matrix, visit.lang
    asks = wanted(matrix)
    kinds = {severity: t(name) for severity, (name, _) in SEVERITIES.items()}
    pick(t("All kinds"), kinds, asks.severity, "severity", page="gaps")
    pick(t("All processes"), _processes(matrix, lang), asks.process, "process", page="gaps")
    pick(t("All parties"), _parties(matrix, asks.roles, lang), ",".join(asks.roles), "role", page="gaps")
    pick(t("All rules"), _titles(asks.rules), ",".join(asks.rules), "rule", page="gaps")
    if asks.row:  # a link from the row of a matrix asks for it
        pick(t("All activities"), {asks.row: visit.names.activity(asks.row)}, asks.row, "row", page="gaps")


def _processes(matrix: Matrix, lang: str) -> dict[str, str]:
    """Processes for the address, and what belongs to none."""

    names = {process.id: facts.process_name(matrix, process, lang) for process in matrix.processes}
    return names | {NONE: t("the whole policy")}


def _parties(matrix: Matrix, chosen: tuple[str, ...], lang: str) -> dict[str, str]:
    """Parties for the address, and nobody; a column of the figure that sums up asks for several at once."""

    names = {role.id: role.label.of(lang) for role in matrix.roles} | {NONE: t("nobody named")}
    several = {",".join(chosen): listed((names[role] for role in chosen), lang)}
    return several | names if len(chosen) > 1 else names


def _titles(chosen: tuple[str, ...]) -> dict[str, str]:
    """Codes for the address -> titles of rules, in report order; a link may ask for several at once."""

    titles = {code: t(rule.title) for code, rule in rules.RULES.items()}
    several = {",".join(chosen): listed((titles[code] for code in chosen), session.spoken())}
    return several | titles if len(chosen) > 1 else titles


def _show_limits(matrix: Matrix) -> None:
    st.caption(t("For the moment; to keep a limit, write it into the file of the matrix."))
    now = limits(matrix)
    for name, (label, least, most) in LIMITS.items():
        st.number_input(
            t(label),
            min_value=least,
            max_value=most,
            help=next(rule.source for rule in rules.RULES.values() if rule.limit == name),
            width=240,
            **session.bind(f"gaps-{name}", _shown(now, name), f"limit-{name}", _text(matrix, name)),
        )


def _text(matrix: Matrix, name: str) -> Any:
    """A limit as text for the address, "" where it is that of the file."""

    return lambda value: "" if value == _shown(matrix.limits, name) else str(value)


def _shown(limits: Limits, name: str) -> int:
    """A limit as the reader sees it: a share in percent."""

    return round(limits.share * 100) if name == "share" else int(getattr(limits, name))
