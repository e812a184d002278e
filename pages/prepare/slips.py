"""Ballots on paper: slips to fill in as CSV or printed, and filled ones taken in."""

import streamlit as st

from pages.shared import lead, session, workshops, workspace
from pages.shared.download import download
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Stage
from raci.log.names import Names
from raci.out import export
from raci.out.seat_links import seat_links_html
from raci.out.slips import slips_html
from raci.store import BallotsClosedError, RefusedError, SeatTakenError, WritingOff
from raci.words.problem import Problem
from raci.workshop import Slip

t, count = session.t, session.count
LIMIT_PASTED_SLIPS = 100_000  # characters


def give(sitting: Sitting) -> None:
    """Slips in two forms, and a sheet with the own link of each seat."""

    lang = sitting.lang
    with st.container(horizontal=True):
        download(
            t("Slips as CSV"),
            f"{sitting.name}_{sitting.code}_slips.csv",
            lambda: export.csv(workshop.slips_csv_table(sitting.matrix, sitting.opening.opened, lang)),
            key="prepare-slips-csv",
        )
        download(
            t("Slips to print"),
            f"{sitting.name}_{sitting.code}_slips.html",
            lambda: slips_html(sitting.matrix, sitting.opening.opened, lang).encode(),
            key="prepare-slips-html",
            icon=":material/print:",
        )
        origin, opened = workshops.origin(), sitting.opening.opened
        download(
            t("Links of the seats to print"),
            f"{sitting.name}_{sitting.code}_seats.html",
            lambda: seat_links_html(
                sitting.matrix, opened, lang, lambda seat: workshop.seat_link(origin, sitting.code, lang, seat)
            ).encode(),
            key="prepare-seats-html",
            icon=":material/qr_code:",
        )


def take(sitting: Sitting) -> None:
    """Filled slips as a file or pasted from a spreadsheet."""

    if sitting.stage != Stage.OPEN or not lead.is_leading(sitting):
        return
    with st.expander(t("Take in filled slips")):
        address = {"code": sitting.code, "lang": sitting.lang}
        st.page_link("ballot/ballot.py", label=t("Type one in as on a phone"), query_params=address)
        file = st.file_uploader(t("Filled slips (CSV)"), type=["csv", "txt", "tsv"], key="prepare-slips-file")
        pasted = st.text_area(
            t("or paste the rows from a spreadsheet, with the first row"),
            key="prepare-slips-text",
            max_chars=LIMIT_PASTED_SLIPS,
        )
        data = file.getvalue() if file else pasted.encode()
        if data.strip():
            _read(sitting, data)


def _read(sitting: Sitting, data: bytes) -> None:
    slip = workshop.read_slip_file(sitting.matrix, data, sitting.opening.opened)
    seats = len({ballot.seat for ballot in slip.ballots})
    whose = count(seats, "{n} seat", "{n} seats")
    readable = len(slip.ballots)
    st.text(
        count(
            readable,
            "{n} answer of {seats} can be taken in",
            "{n} answers of {seats} can be taken in",
            seats=whose,
        )
    )
    _show_problems(slip.problems, sitting.names)
    st.button(
        t("Take them in"), key="prepare-slips-take", disabled=not slip.ballots, on_click=_keep, args=(sitting, slip)
    )
    if done := session.noted(f"slips-told-{sitting.code}", ""):
        st.info(done)


def _show_problems(problems: list[Problem], names: Names) -> None:
    if problems:
        in_rows, others = (
            [problem for problem in problems if problem.line],
            [problem for problem in problems if not problem.line],
        )
        lines = [t("row {line}: {message}", line=problem.line, message=names.problem(problem)) for problem in in_rows]
        lines += map(names.problem, others)
        st.code("\n".join(lines), language=None, wrap_lines=True)


def _keep(sitting: Sitting, slip: Slip) -> None:
    box, kept, taken = workspace.store().box, 0, set[str]()
    try:
        for ballot in slip.ballots:
            if box.take_in(lead.author(sitting), sitting.code, ballot, lead.key(sitting.code)):
                kept += 1
            else:
                taken.add(ballot.seat)
        sentence = count(kept, "{n} answer taken in.", "{n} answers taken in.")
    except (WritingOff, RefusedError) as error:
        sentence = t("{n} taken in, then: {reason}", n=kept, reason=error.problem.message(sitting.lang))
    except (BallotsClosedError, SeatTakenError):
        sentence = t("{n} taken in, then: {reason}", n=kept, reason=t("the ballots are closed"))
    if taken:
        names = sitting.names.roles(sorted(taken))
        sentence += " " + t("On a phone already, and left as they are: {seats}", seats=names)
    session.note(f"slips-told-{sitting.code}", session.plain(sentence))
