"""One decision over several rows on the wall: voted once, applied once; a number takes its row out, S takes all."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from pages.room import back, late, leave, panel, place, row, settle, stances, voting
from pages.shared import lead, session, workspace
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Ballot, Motion, Split, Stage
from raci.log.field_words import field_in_words
from raci.log.names import Names
from raci.model.amendments import amended_value
from raci.model.changes import on_top
from raci.model.letters import Layer, Letters, cell_of
from raci.model.terms import SHAPES
from raci.rules import Cause, Effect
from raci.store import Late
from raci.views import effect_in_words
from raci.words.html import Html, escape, items
from raci.words.lists import listed
from raci.workshop import MotionVote

t, count = session.t, session.count
MOST = 9
"""Rows with a key of their own; the others are taken out row by row."""


def show(sitting: Sitting, ballots: Sequence[Ballot], belated: Sequence[Late], id_: str) -> None:
    """The whole place."""

    whole = sitting.opening.motions[id_]
    motion = left_of(sitting, sitting.motions.get(id_, whole))
    is_asked = bool(motion.rows or motion.fields) and sitting.stage != Stage.CLOSED and id_ in sitting.motions
    parked = leave.parked_as_one(sitting, motion)
    is_open = is_asked and not (voting.is_open(sitting, id_) or (parked and place.mode() != leave.TAKEN_UP))
    answer = mark(motion) if is_open else ""
    if lead.is_leading(sitting):
        stances.ask(sitting, id_, motion.changes, answer)
    vote = _of_seats(sitting, id_, ballots)
    _show_head(sitting, id_, sitting.motions.get(id_, whole), vote)
    left, right = st.columns(panel.HALVES, gap="small")
    with left:
        show_rows(sitting, sitting.motions.get(id_, motion), vote)
        late.show_item(sitting, belated, id_)
        if answer and lead.is_leading(sitting) and place.mode() != back.MODE:
            _show_splits(sitting, id_)
        _show_apart(sitting, id_)
        if answer and lead.is_leading(sitting) and not place.mode():
            back.show(sitting, *whole.rows)
    with right:
        if voting.is_open(sitting, id_):
            voting.show_open(sitting, id_)
        elif not is_asked:
            _show_done(sitting, id_, whole)
        elif place.mode() == back.MODE:
            back.ask(sitting)
        elif place.mode() == leave.PARK.mode and motion.rows and lead.is_leading(sitting):
            leave.show_park(sitting, id_, *motion.rows)
        elif parked and not answer:
            _show_parked(sitting, id_, motion, whole)
        else:
            _show_way(sitting, id_, motion, answer)
    panel.show_definitions()


def left_of(sitting: Sitting, motion: Motion) -> Motion:
    """What of the motion does not hold yet."""

    changes = on_top(sitting.matrix, Layer.TODAY, motion.changes)
    fields = tuple(
        field for field in motion.fields if amended_value(sitting.matrix, field.at, field.field) != field.after
    )
    return Motion(motion.title, changes, fields, motion.why)


def mark(motion: Motion) -> str:
    """The mark of what is asked, cell by cell and field by field; another one as soon as a row is taken out."""

    cells: list[tuple[str, str, Letters]] = [(change.activity, change.role, change.after) for change in motion.changes]
    cells += [(field.at, str(field.field), ()) for field in motion.fields]
    return settle.answer_of(cells)


def show_rows(sitting: Sitting, motion: Motion, vote: MotionVote | None = None) -> None:
    """A line a row: its number, clause and name, what changes, and how many seats want it apart."""

    names, lines = sitting.names, list[Html]()
    common = _common(motion)
    if common:
        cells = " ".join(_cell(names, *cell) for cell in common)
        panel.show(f"<p>{escape(t('For all of them:'))} {cells}</p>")
    for number, id_ in enumerate(motion.rows, 1):
        own = [change for change in motion.changes if change.activity == id_]
        cells_of = [(change.role, change.before, change.after) for change in own]
        moved = [_cell(names, *cell) for cell in cells_of if cell not in common]
        fields = [escape(field_in_words(field, names)) for field in motion.fields if field.at == id_]
        apart = vote.apart.get(id_, 0) if vote else 0
        aside = f" <b class='gap'>{escape(count(apart, '{n} seat: apart', '{n} seats: apart'))}</b>" if apart else ""
        clause, name = escape(names.clause(id_)), escape(names.activity(id_))
        words = f"<span class='words' title='{name}'><span class='quiet'>{clause}</span> {name}</span>"
        cells = " ".join([*moved, *fields, aside])
        lines.append(Html(f"<b class='number'>{number}</b>{words}<span class='cells'>{cells}</span>"))
    lines += [escape(field_in_words(field, names)) for field in motion.fields if field.at not in motion.rows]
    panel.show(items(lines, css="rows", numbered=True))


def _common(motion: Motion) -> list[tuple[str, Letters, Letters]]:
    """What changes alike in every row of several, as role, before and after: said once."""

    rows = motion.rows
    counted = Counter((change.role, change.before, change.after) for change in motion.changes)
    return [cells for cells, times in counted.items() if times == len(rows) > 1]


def _cell(names: Names, role: str, before: Letters, after: Letters) -> str:
    """A party with the letters that it gets, and those that it had, where it had some."""

    letters = panel.moved(before, after) if before else panel.cell(cell_of(after))
    return f"<span class='moved'>{letters} {escape(names.role(role))}</span>"


def show_effect(effect: Effect, lang: str, shown: int = 1) -> None:
    """What it closes and opens: the numbers, and so many of each; the first of what is left or only a note."""

    lines = [("✓", cause) for cause in effect.closes[:shown]]
    raised = [*effect.opens[:shown], *(effect.raised[:1] if not effect.opens else ())]
    lines += [(SHAPES[cause.severity], cause) for cause in raised or effect.left[:1]]
    panel.show(
        f"<p class='now'>{escape(effect_in_words.phrase(effect, lang))}</p>",
        *(panel.one_line(f"{sign} {Cause.sentence(cause, lang)}") for sign, cause in lines),
    )


def effect_of(sitting: Sitting, motion: Motion) -> Effect:
    """What it would settle and raise as things stand today."""

    return _kept_effect(workspace.version(sitting.name, sitting.today), mark(motion), sitting, motion)


@st.cache_resource(max_entries=100, show_spinner=False)
def _kept_effect(version: object, answer: str, _sitting: Sitting, _motion: Motion) -> Effect:
    return workshop.motion_effect(_sitting.matrix, _motion)


def _show_head(sitting: Sitting, id_: str, motion: Motion, vote: MotionVote) -> None:
    """The title, why, and the blind vote, in numbers and with the names of those against."""

    rows = count(len(motion.rows), "One decision over {n} row", "One decision over {n} rows") if motion.rows else ""
    why = t("Why: {why}", why=motion.why.of(sitting.lang)) if motion.why else ""
    panel.show(f"<h1 class='long'>{escape(motion.title.of(sitting.lang))}</h1>",
               panel.one_line(" · ".join(filter(None, (rows, why))), "quiet"))  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="room-votes"):
        if sitting.opening.vote(id_).revealed > 1:
            voting.show_before(sitting, id_, lambda cast: _of_seats(sitting, id_, cast).in_words(sitting.lang))
        else:
            blind = t("Blind vote: {told}", told=vote.in_words(sitting.lang))
            against = t("against: {seats}", seats=sitting.names.roles(vote.against)) if vote.against else ""
            whole = f"<b>{escape(blind)}</b> <span class='gap'>{escape(against)}</span>"
            panel.show(f"<p class='one-line' title='{escape(against)}'>{whole}</p>")
        _show_again(sitting, id_)


def _show_again(sitting: Sitting, id_: str) -> None:
    """The button for one more vote, as long as there is something to vote on."""

    is_asked = sitting.stage == Stage.REVEALED and id_ in sitting.motions and not voting.is_open(sitting, id_)
    if is_asked and lead.is_leading(sitting) and not place.mode():
        voting.show_button(sitting, id_)


def _of_seats(sitting: Sitting, id_: str, cast: Sequence[Ballot]) -> MotionVote:
    return workshop.motion_vote(id_, cast, sitting.seats)


def _show_way(sitting: Sitting, id_: str, motion: Motion, answer: str) -> None:
    """What it would settle, who agrees, and the one button; without the key only what is asked and who says what."""

    show_effect(effect_of(sitting, motion), sitting.lang)
    if not lead.is_leading(sitting):
        stances.show(workshop.consents(sitting.seats, stances.phones(sitting, id_, answer)), sitting.names)
        return
    label = count(len(motion.rows), "Apply to {n} row", "Apply to all {n} rows") if motion.rows else t("Apply")
    settle.decide_motion(sitting, id_, motion, answer, label)


def _show_parked(sitting: Sitting, id_: str, motion: Motion, whole: Motion) -> None:
    """The question that it was left open with; what the phones say where another screen has taken it up again."""

    row.show_outcome(sitting, motion.rows[0])
    way = stances.standing(sitting, id_)
    if way:
        panel.show(f"<p class='now'>{escape(t('On the wall now, asked of every phone'))}</p>")
        stances.show(stances.of_wall(sitting, way), sitting.names)
    if lead.is_leading(sitting):
        leave.show_take_up()
        back.show(sitting, *whole.rows)


def _show_splits(sitting: Sitting, id_: str) -> None:
    """A button a row, pressed by its number, and one for all of them; the others go on as one decision."""

    apart, rows = sitting.opening.apart.get(id_, ()), sitting.motions[id_].rows
    if len(rows) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="room-splits"):
        st.text(t("On its own:"), width="content")
        for number, activity in enumerate(rows[:MOST], 1):
            body = Split(sitting.code, id_, (*apart, activity))
            st.button(f"{number}", key=f"room-way-{number}", **place.press(place.write, sitting, body))
        body = Split(sitting.code, id_, (*apart, *rows))
        st.button(t("Row by row"), key="room-split", shortcut="S", **place.press(place.write, sitting, body))


def _show_apart(sitting: Sitting, id_: str) -> None:
    """The rows that were taken out, which come next, and the way to put them back."""

    apart = [activity for activity in sitting.opening.apart.get(id_, ()) if activity in sitting.matrix.activity]
    if not apart:
        return
    rows = listed(map(sitting.names.activity, apart), sitting.lang)
    with st.container(horizontal=True, vertical_alignment="center", key="room-apart"):
        panel.show(panel.one_line(t("Next, on their own: {rows}", rows=rows), "quiet"))
        if lead.is_leading(sitting) and sitting.stage == Stage.REVEALED:
            whole = Split(sitting.code, id_, ())
            st.button(t("One decision again"), key="room-whole", **place.press(place.write, sitting, whole))


def _show_done(sitting: Sitting, id_: str, whole: Motion) -> None:
    """What was decided, who agreed and dissented; or that every row of it is settled on its own."""

    places = [*whole.rows, *(field.at for field in whole.fields)]
    done = [spot for spot in places if spot in workshop.outcomes(sitting.today, sitting.code)]
    if id_ not in sitting.motions:
        panel.show(f"<p class='now'>{escape(t('Every row of it is settled on its own.'))}</p>")
    elif done:
        row.show_outcome(sitting, done[0])
    else:
        panel.show(f"<p class='now'>{escape(t('It holds already; nothing is left to decide.'))}</p>")
    if lead.is_leading(sitting) and sitting.stage == Stage.REVEALED:
        if place.mode() == back.MODE:
            back.ask(sitting)
        else:
            back.show(sitting, *places)
