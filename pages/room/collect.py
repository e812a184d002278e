"""The room while ballots are filled in: how to join, how many seats have answered, and nobody's answers."""

from collections.abc import Mapping

import streamlit as st

from pages.room import form, leading, panel, place
from pages.shared import lead, session, unread, workshops, workspace
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Revealed
from raci.words.html import escape
from raci.words.lists import listed

t, count = session.t, session.count
MODE = "reveal"


def show(sitting: Sitting) -> None:
    """The way in on the left, the count on the right."""

    there = unread.value_or_stop(workspace.store().box.attendance(sitting.code, sitting.questions), sitting.lang)
    answered = {seat: number for seat, number in there.items() if number}
    turnout = workshop.turnout(len(sitting.questions), answered, sitting.seats)
    panel.show_title(sitting.opening.opened.title)
    left, right = st.columns(2, gap="large")
    with left:
        link = workshop.link(workshops.origin(), sitting.code, sitting.lang)
        picture = f"<img alt='{escape(t('QR code of the ballot'))}' src='{workshop.qr_code(link)}'>"
        where = escape(f"{workshops.origin()}/ballot")
        panel.show(picture, f"<p class='quiet'>{where}</p>", f"<p class='code'>{sitting.code}</p>")
    with right:
        number = f"<p class='big'>{turnout.seats} / {len(sitting.seats)}</p>"
        answers = t("{n} of {all} answers are in", n=turnout.answers, all=turnout.expected)
        panel.show(number, f"<p>{t('seats have answered every row')}</p>", f"<p class='quiet'>{answers}</p>")
        _show_missing(sitting, there)
        if lead.is_leading(sitting):
            _show_reveal(sitting, len(sitting.seats) - turnout.seats)
        else:
            leading.show(sitting)
    panel.show_definitions()


def _show_missing(sitting: Sitting, there: Mapping[str, int]) -> None:
    """Whom the room is waiting for, by name: those who are answering, with how far they are, and those not there."""

    names, rows = sitting.names, len(sitting.questions)
    busy = [f"{names.role(seat)} {there[seat]}/{rows}" for seat in sitting.seats if there.get(seat, rows) < rows]
    away = [names.role(seat) for seat in sitting.seats if seat not in there]
    missing = ((t("Still answering"), busy), (t("Not there yet"), away))
    lines = (t("{what}: {told}", what=what, told=listed(who, sitting.lang)) for what, who in missing if who)
    panel.show(*(f"<p>{escape(line)}</p>" for line in lines))


def _show_reveal(sitting: Sitting, left: int) -> None:
    waiting = count(left, "Reveal now; {n} seat has not finished", "Reveal now; {n} seats have not finished")
    asks = count(left, "Reveal without {n} seat?", "Reveal without {n} seats?") if left else t("Reveal now?")
    label, kind = (waiting, "secondary") if left else (t("Reveal all answers"), "primary")
    form.show_twice(MODE, label, asks, t("Yes, reveal"), _write, sitting, type=kind)
    st.text(t("Nobody sees an answer before that. After it, none can be changed."))


def _write(sitting: Sitting) -> None:
    place.write(sitting, Revealed(sitting.code))
