"""The way that stands on the wall, on a phone: what it would change; agree, can live with it, or object, because."""

import streamlit as st

from pages.shared import evidence, session, unread, workshops, workspace
from pages.shared.workshops import Sitting
from raci.model.changes import on_top
from raci.model.letters import Layer, Letter, Letters, Mark, Origin
from raci.rules import Fix
from raci.rules import effect as effects
from raci.store import GoneError, SeatTakenError, WallWay, WritingOff
from raci.views import effect_in_words
from raci.words.html import Html, escape
from raci.workshop import OBJECTIONS, STANCE_MARKS, STANCES, Consent, Stance

t = session.t
LIMIT_WHY = 300  # characters


def find(sitting: Sitting) -> WallWay | None:
    """The way that the phones are asked about: that of the row at which the room is."""

    if not sitting.held.answer:
        return None
    way = unread.value_or_stop(workspace.store().box.wall.way(sitting.code), sitting.lang)
    if way is None or sitting.held.place != f"row:{way.activity}" or way.activity not in sitting.matrix.activity:
        return None
    return way


def show(sitting: Sitting, way: WallWay, seat: str, me: str) -> None:
    """The row, who would hold what, what that means for this seat, and the three answers."""

    said = workspace.store().box.wall.said(sitting.code, way.activity, way.answer)
    own = unread.value_or_stop(said, sitting.lang).get(seat)
    with st.container(key="phone-way"):
        st.caption(t("On the wall now: do you agree with this?"))
        st.subheader(session.plain(sitting.names.activity(way.activity)), anchor=False)
        _show_letters(sitting, way, seat)
        effect = workshops.effect(sitting, on_top(sitting.matrix, Layer.TODAY, way.changes))
        st.text(effect_in_words.phrase(effect, sitting.lang))
        _show_answers(sitting, way, seat, me, own)


def _show_letters(sitting: Sitting, way: WallWay, seat: str) -> None:
    names, changes = sitting.names, on_top(sitting.matrix, Layer.TODAY, way.changes)
    before = sitting.matrix.activity[way.activity]
    after = effects.preview(sitting.matrix, Layer.TODAY, Fix("", {}, changes)).activity[way.activity]
    lines = []
    for letter in Letter:
        held = after.holders(letter, Layer.STATED)
        if held or letter == Letter.A:
            who = names.roles(held) or t("nobody")
            lines.append(Html(f"<p>{_chips((letter,))} {escape(who)}</p>"))
    was, now = before.letters(seat, Layer.TODAY), after.letters(seat, Layer.STATED)
    own = escape(names.role(seat))
    moved = f"{_chips(was)} → {_chips(now)}" if was != now else f"{_chips(now)} {escape(t('stays as it is'))}"
    evidence.show_panel([*lines, Html(f"<p><b>{own}</b> {moved}</p>")])


def _chips(letters: Letters) -> Html:
    return evidence.chips(Mark(letters, Origin.STATED)) if letters else Html("–")


def _show_answers(sitting: Sitting, way: WallWay, seat: str, me: str, own: Consent | None) -> None:
    args = (sitting, way, seat, me)
    is_say_whying = session.noted("phone-objects") == way.answer
    chosen = own.stance if own else None
    for stance in Stance:
        is_on = stance == chosen
        label = f"{STANCE_MARKS[stance]} {t(STANCES[stance])}"
        act, more = (_begin, (way.answer,)) if stance == Stance.OBJECT else (_keep, (*args, Consent(stance)))
        st.button(
            label, key=f"phone-{stance}", width="stretch", type="primary" if is_on else "secondary", on_click=act,
            args=more,
        )  # fmt: skip
    if is_say_whying:
        _show_reasons(way, args)
    elif own:
        says = t("You object: {why}", why=own.why) if own.stance == Stance.OBJECT else t("Your answer is on the wall.")
        st.text(says)
    st.caption(t("The wall and the minutes show your seat and your words; you can change them until this is applied."))
    if problem := session.noted("phone-refused", ""):
        st.error(session.plain(problem))


def _show_reasons(way: WallWay, args: tuple[Sitting, WallWay, str, str]) -> None:
    """Reasons that are one tap away, a line for any other, and the button that sends one of them."""

    reasons = [t(reason) for reason in OBJECTIONS]
    st.pills(t("Because"), reasons, key=f"phone-reason-{way.activity}", label_visibility="collapsed", wrap=True)
    st.text_input(
        t("Because, in your own words"), key=f"phone-why-{way.activity}", max_chars=LIMIT_WHY, persist_state="session"
    )
    st.button(t("Send the objection"), key="phone-send", type="primary", width="stretch", on_click=_say_why, args=args)


def _begin(answer: str) -> None:
    session.note("phone-objects", "" if session.noted("phone-objects") == answer else answer)
    session.note("phone-refused", "")


def _say_why(sitting: Sitting, way: WallWay, seat: str, me: str) -> None:
    parts = [session.state(f"phone-reason-{way.activity}"), session.state(f"phone-why-{way.activity}")]
    why = "; ".join(part.strip() for part in parts if part and part.strip())
    if why:
        _keep(sitting, way, seat, me, Consent(Stance.OBJECT, why))
    else:
        session.note("phone-refused", t("Say why: tap a reason or write one."))


def _keep(sitting: Sitting, way: WallWay, seat: str, me: str, said: Consent) -> None:
    try:
        workspace.store().box.wall.say(sitting.code, seat, me, way.answer, said)
    except GoneError:
        session.note("phone-refused", t("The wall shows something else by now; look at it and answer again."))
        return
    except SeatTakenError:
        session.note("phone-refused", t("Another phone answers for this seat now; what you tap here does not count."))
        return
    except WritingOff as error:
        problem = error.problem.message(sitting.lang)
        session.note("phone-refused", t("Not sent: {reason}. Tap again in a moment.", reason=problem))
        return
    session.note("phone-refused", "")
    session.note("phone-objects", "")
