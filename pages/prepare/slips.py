"""Ballots on paper: slips to fill in as CSV or printed, and filled ones taken in."""

import streamlit as st

from pages.shared import session, workspace
from pages.shared.download import download
from pages.shared.workshops import Visit
from raci import workshop
from raci.log import Stage
from raci.log.names import Names
from raci.model import Matrix
from raci.out import export
from raci.out.slips import slips_html
from raci.store import BallotsClosedError, SeatTakenError, WritingOff
from raci.words.problem import Problem
from raci.workshop import Slip

t, count = session.t, session.count
LIMIT_PASTED = 100_000  # characters


def give(visit: Visit) -> None:
    """The two downloads."""

    lang = session.lang()
    with st.container(horizontal=True):
        download(
            t("Slips as CSV"),
            f"{visit.name}_{visit.code}_slips.csv",
            lambda: export.csv(workshop.slips_csv_table(visit.matrix, visit.opening.opened, lang)),
            key="prepare-slips-csv",
        )
        download(
            t("Slips to print"),
            f"{visit.name}_{visit.code}_slips.html",
            lambda: slips_html(visit.matrix, visit.opening.opened, lang).encode(),
            key="prepare-slips-html",
            icon=":material/print:",
        )


def take(visit: Visit) -> None:
    """Filled slips as a file or pasted from a spreadsheet."""

    if visit.stage != Stage.OPEN:
        return
    with st.expander(t("Take in filled slips")):
        address = {"code": visit.code, "lang": session.lang()}
        st.page_link("ballot/ballot.py", label=t("Type one in as on a phone"), query_params=address)
        found = st.file_uploader(t("Filled slips (CSV)"), type=["csv", "txt", "tsv"], key="prepare-slips-file")
        pasted = st.text_area(
            t("or paste the rows from a spreadsheet, with the first row"),
            key="prepare-slips-text",
            max_chars=LIMIT_PASTED,
        )
        data = found.getvalue() if found else pasted.encode()
        if data.strip():
            _read(visit, data)


def _read(visit: Visit, data: bytes) -> None:
    slip = workshop.read_slip_file(visit.matrix, data, visit.opening.opened)
    seats = len({one.seat for one in slip.ballots})
    told = count(len(slip.ballots), "{n} answer of {seats} can be taken in", "{n} answers of {seats} can be taken in",
                 seats=count(seats, "{n} seat", "{n} seats"))  # fmt: skip
    st.text(told)
    _problems(slip.problems, visit.matrix)
    st.button(
        t("Take them in"), key="prepare-slips-take", disabled=not slip.ballots, on_click=_keep, args=(visit, slip)
    )
    if done := session.noted(f"slips-told-{visit.code}", ""):
        st.info(done)


def _problems(found: list[Problem], matrix: Matrix) -> None:
    if found:
        told = Names(matrix, session.lang()).problem
        lines = [t("row {line}: {message}", line=one.line, message=told(one)) for one in found if one.line]
        lines += [told(one) for one in found if not one.line]
        st.code("\n".join(lines), language=None, wrap_lines=True)


def _keep(visit: Visit, slip: Slip) -> None:
    box, kept, taken = workspace.store().box, 0, set[str]()
    try:
        for one in slip.ballots:
            if box.take_in(visit.code, one):
                kept += 1
            else:
                taken.add(one.seat)
        told = count(kept, "{n} answer taken in.", "{n} answers taken in.")
    except WritingOff as error:
        told = t("{n} taken in, then: {reason}", n=kept, reason=error.problem.message(session.lang()))
    except (BallotsClosedError, SeatTakenError):
        told = t("{n} taken in, then: {reason}", n=kept, reason=t("the ballots are closed"))
    if taken:
        names = Names(visit.matrix, session.lang()).roles(sorted(taken))
        told += " " + t("On a phone already, and left as they are: {seats}", seats=names)
    session.note(f"slips-told-{visit.code}", session.plain(told))
