"""What the reader wants to see of the findings: filters, limits for the moment, and the CSV of what is left."""

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.shared import session
from pages.shared.download import download
from pages.shared.pick import pick
from pages.shared.visit import Visit
from raci import rules
from raci.model import Limits, Matrix, facts
from raci.model.letters import Layer
from raci.model.terms import SEVERITIES
from raci.out import export
from raci.rules import Cause, Finding, Severity
from raci.views.areas import processes
from raci.views.findings_table import findings_table
from raci.views.remedies import Remedy, by_remedy
from raci.words.lists import listed
from raci.words.sentences import Word

t = session.t

LIMITS = {
    "responsible": ("Responsible in a row", 1, 20),
    "consulted": ("Consulted in a row", 0, 20),
    "informed": ("Informed in a row", 0, 50),
    "share": ("Percent of all rows for one role", 10, 100),
}
"""Limit -> label, least and greatest value; a share is shown in percent."""

REMEDIES = {
    Remedy.PROPOSED: Word("Settled by open proposals"),
    Remedy.CLAUSE: Word("Need an amended clause"),
    Remedy.OPEN: Word("Open"),
}


def limits(matrix: Matrix) -> Limits:
    """The limits of the file, with those that the address replaces for the moment."""

    chosen = {name: value for name in LIMITS if (value := _in_address(name)) is not None}
    changed: dict[str, Any] = {name: value / 100 if name == "share" else value for name, value in chosen.items()}
    return replace(matrix.limits, **changed)


def causes(findings: list[Finding], matrix: Matrix) -> list[Cause]:
    """The causes that the filters in the address leave: any finding inside may fit, the kind is that of the cause."""

    process, role = session.parameter("process", matrix.process), session.parameter("role", matrix.role)
    severity = session.parameter("severity", list(Severity))
    codes = chosen_rules()
    return [
        cause
        for cause in rules.causes(findings)
        if severity in ("", cause.severity)
        and any(
            (not codes or finding.rule.code in codes)
            and role in ("", *finding.place.roles)
            and process in ("", *processes(finding, matrix))
            for finding in cause.findings
        )
    ]


def counted_elsewhere(causes: list[Cause], visit: Visit) -> list[Cause]:
    """Those of them that a number on another page counts: causes with one remedy, or a handful named one by one."""

    if remedy := session.parameter("remedy", list(Remedy)):
        causes = list(by_remedy(causes, visit.findings_of(Layer.PROPOSED))[Remedy(remedy)])
    if among := _among():
        causes = [cause for cause in causes if any(one.id in among for one in cause.findings)]
    return causes


def _among() -> list[str]:
    return list(filter(None, st.query_params.get("among", "").split(",")))


def chosen_rules() -> list[str]:
    """The codes of the rules that the address asks for; [] for all."""

    return [code for code in st.query_params.get("rule", "").split(",") if code in rules.RULES]


def show(visit: Visit, causes: list[Cause]) -> None:
    """The row of filters, limits and download above the list."""

    matrix, lang = visit.matrix, visit.lang
    steps = {process.id: facts.process_name(matrix, process, lang) for process in matrix.processes}
    roles = {role.id: role.label.of(lang) for role in matrix.roles}
    kinds = {severity: t(name) for severity, (name, _) in SEVERITIES.items()}
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        _show_counted_elsewhere()
        pick(t("All kinds"), kinds, session.parameter("severity", kinds), "severity", page="gaps")
        pick(t("All steps"), steps, session.parameter("process", steps), "process", page="gaps")
        pick(t("All parties"), roles, session.parameter("role", roles), "role", page="gaps")
        pick(t("All rules"), _titles(lang), ",".join(chosen_rules()), "rule", page="gaps")
        with st.popover(t("Limits"), icon=":material/tune:"):
            _show_limits(matrix)
        download(
            t("Download CSV"),
            export.file_name(matrix, visit.layer, "findings.csv"),
            lambda: export.csv(findings_table((finding for cause in causes for finding in cause.findings), lang)),
            key="gaps-csv",
        )


def _show_counted_elsewhere() -> None:
    """What the link asks for, for as long as it does, with the way to all the others."""

    if among := _among():
        named = session.count(len(among), "{n} chosen cause", "{n} chosen causes")
        pick(t("All causes"), {",".join(among): named}, ",".join(among), "among", page="gaps")
    if remedy := session.parameter("remedy", list(Remedy)):
        said = {one.value: t(says) for one, says in REMEDIES.items()}
        pick(t("All ways out"), said, remedy, "remedy", page="gaps")


def _titles(lang: str) -> dict[str, str]:
    """Codes for the address -> titles of rules, in report order; a link may ask for several at once."""

    titles = {code: t(rule.title) for code, rule in rules.RULES.items()}
    chosen = chosen_rules()
    several = {",".join(chosen): listed((titles[code] for code in chosen), lang)}
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


def _in_address(name: str) -> int | None:
    _, least, most = LIMITS[name]
    text = st.query_params.get(f"limit-{name}", "")
    return int(text) if text.isascii() and text.isdigit() and least <= int(text) <= most else None


def _shown(limits: Limits, name: str) -> int:
    """A limit as the reader sees it: a share in percent."""

    return round(limits.share * 100) if name == "share" else int(getattr(limits, name))
