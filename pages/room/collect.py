"""The room while ballots are filled in: how to join, how many seats have answered, and nobody's answers."""

import streamlit as st

from pages.room import form, panel, place
from pages.shared import reading, session, workshops, workspace
from pages.shared.workshops import Visit
from raci import workshop
from raci.log import Revealed
from raci.words.html import escape

t, count = session.t, session.count
MODE = "reveal"


def show(visit: Visit) -> None:
    """The way in on the left, the count on the right."""

    answered = reading.given(workspace.store().box.answered(visit.code, visit.rows))
    told = workshop.turnout(len(visit.rows), answered, visit.seats)
    panel.title(visit.opening.opened.title)
    left, right = st.columns(2, gap="large")
    with left:
        link = workshop.link(workshops.origin(), visit.code, session.lang())
        picture = f"<img alt='{escape(t('QR code of the ballot'))}' src='{workshop.qr_code(link)}'>"
        where = escape(f"{workshops.origin()}/ballot")
        panel.panel(picture, f"<p class='quiet'>{where}</p>", f"<p class='code'>{visit.code}</p>")
    with right:
        number = f"<p class='big'>{told.seats} / {len(visit.seats)}</p>"
        answers = t("{n} of {all} answers are in", n=told.answers, all=told.asked)
        panel.panel(number, f"<p>{t('seats have answered every row')}</p>", f"<p class='quiet'>{answers}</p>")
        _reveal(visit, len(visit.seats) - told.seats)
    panel.definitions()


def _reveal(visit: Visit, left: int) -> None:
    waiting = count(left, "Reveal now; {n} seat has not finished", "Reveal now; {n} seats have not finished")
    asks = count(left, "Reveal without {n} seat?", "Reveal without {n} seats?") if left else t("Reveal now?")
    label, kind = (waiting, "secondary") if left else (t("Reveal all answers"), "primary")
    form.twice(MODE, label, asks, t("Yes, reveal"), _write, visit, type=kind)
    st.text(t("Nobody sees an answer before that. After it, none can be changed."))


def _write(visit: Visit) -> None:
    place.write(visit, Revealed(visit.code))
