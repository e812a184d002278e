"""The work list as files: for a spreadsheet, for a calendar, and the findings one by one."""

from datetime import UTC, datetime

import streamlit as st

from pages.gaps.sight import Sight
from pages.shared import files, session
from pages.shared.download import download
from pages.shared.visit import Visit
from raci.out import export, worklist
from raci.views.findings_table import findings_table

t = session.t


def show(visit: Visit, sight: Sight) -> None:
    """The three downloads, of what is shown, and its causes in every other format."""

    names, lang = visit.names, visit.lang
    download(
        t("Work list as CSV"),
        export.file_name(visit.matrix, visit.layer, "worklist.csv"),
        lambda: export.csv(worklist.table(sight.shown, sight.leads, sight.points, names)),
        key="gaps-worklist",
    )
    download(
        t("Days for a calendar (ICS)"),
        export.file_name(visit.matrix, visit.layer, "worklist.ics"),
        lambda: worklist.calendar(sight.shown, sight.points, names, datetime.now(UTC)),
        key="gaps-calendar",
        icon=":material/calendar_month:",
    )
    causes = [standing.cause for standing in sight.shown]
    download(
        t("Every finding as CSV"),
        export.file_name(visit.matrix, visit.layer, "findings.csv"),
        lambda: export.csv(findings_table((finding for cause in causes for finding in cause.findings), lang)),
        key="gaps-csv",
    )
    st.caption(t("Causes in other formats"))
    files.show_causes(visit, causes, "gaps")
