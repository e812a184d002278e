"""Who may do what on the matrix, given and taken here by administrators; the audit, and what is kept of whom."""

from typing import NamedTuple

import streamlit as st

from pages.record import audited
from pages.shared import evidence, form, session, unread, visitor, workspace, writing
from pages.shared.visit import Visit
from raci.people import LEVELS, Action, Level, Mode
from raci.store import Grant, RefusedError, WritingOff
from raci.words import html
from raci.words.sentences import Word

t = session.t
SUBJECT, LEVEL, WHERE, AUTHOR = "rights-subject", "rights-level", "rights-where", "rights-author"
FORM_ID = "rights"
HERE, EVERYWHERE = "here", "everywhere"
KEPT = (
    Word("In the log: the name under which somebody decided, signed, asked or led. It stays with the decision."),
    Word("In the audit: the id of whoever signed in, or the name that was typed, with what it did. It stays."),
    Word("In the rights: the id of whoever has one, and of whoever gave it. It stays; the last one counts."),
    Word("Of ballots: which seat answered what, and a secret of its phone. `raci forget --days DAYS` deletes them."),
    Word("A name is taken out of all of this by `raci forget --name NAME`, and the audit says that it was."),
)
"""What is kept of whom, for how long, and how it goes."""


class RightLine(NamedTuple):
    """Who may do something, how far it goes, on which matrices, and who says so."""

    subject: str
    level: Level
    is_everywhere: bool
    says: str


def is_offered(visit: Visit) -> bool:
    """True for whoever may give rights on this matrix."""

    return visitor.may(Action.GRANT, visit.name)


def show(visit: Visit) -> None:
    """The rights, the form, the audit and what is kept; nothing but why for whoever may not see them."""

    writing.show_refused(FORM_ID, visit.today, visit.lang)
    if not writing.may_or_say(Action.GRANT, visit.name):
        return
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _show_rights(visit)
        if visitor.is_known():
            _show_form(visit)
        else:
            st.text(t("Nobody signs in here, so that a right could be given to nobody by name; DEPLOY.md says how."))
        st.subheader(t("What is kept of whom"), anchor=False)
        evidence.show_panel([html.items(map(t, KEPT))])
    with right:
        audited.show(visit)


def lines(visit: Visit, given: list[Grant]) -> list[RightLine]:
    """What the server says, then what the database says of this matrix or of all."""

    how = visitor.settings()
    everybody = [RightLine(t("everybody"), how.everybody, True, t("the server"))] if how.mode != Mode.OFF else []
    listed = [RightLine(subject, level, True, t("the server")) for subject, level in how.lists.items()]
    own = [
        RightLine(grant.subject, grant.level, not grant.matrix, f"{grant.author}, {grant.at:%Y-%m-%d}")
        for grant in given
        if grant.matrix in ("", visit.name)
    ]
    return [*everybody, *(listed if visitor.is_known() else []), *own]


def _show_rights(visit: Visit) -> None:
    st.subheader(t("Who may do what"), anchor=False)
    given = unread.value_or_stop(workspace.store().grants.all(), visit.lang)
    heads = (t("Person or group"), t("How far"), t("On which matrices"), t("Says who"))
    rows = [
        (line.subject, t(LEVELS[line.level]), t("all matrices") if line.is_everywhere else t("this matrix"), line.says)
        for line in lines(visit, given)
    ]
    evidence.show_panel([html.table(heads, rows, css="plain")] if rows else [])
    st.caption(t("What is said of this matrix goes before what is said of all, a person before the groups."))


def _show_form(visit: Visit) -> None:
    levels = {level.text: t(LEVELS[level]) for level in Level} | {"": t("what the server says")}
    wheres = {HERE: t("this matrix"), EVERYWHERE: t("all matrices")}
    st.subheader(t("Give or take a right"), anchor=False)
    form.show_line(t("Id of the person, or @group"), SUBJECT, limit=100)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(t("How far"), [*levels], 1, format_func=levels.__getitem__, key=LEVEL, width=180)
        if visitor.may(Action.GRANT):
            st.segmented_control(
                t("On which matrices"),
                [*wheres],
                format_func=wheres.__getitem__,
                default=HERE,
                required=True,
                key=WHERE,
            )
        st.button(t("Give this right"), key="rights-give", type="primary", on_click=_give, args=(visit.name,))
    writing.show_missing(FORM_ID)


def _give(name: str) -> None:
    text, where = session.state(LEVEL), "" if session.state(WHERE) == EVERYWHERE else name
    level = next((level for level in Level if level.text == text), None)
    subject = form.text(SUBJECT)
    writing.forget(FORM_ID)
    writing.ask(FORM_ID, "" if subject else t("Write who gets the right."))
    if not subject:
        return
    try:
        workspace.store().grants.give(visitor.person(), subject, where, level)
    except (RefusedError, WritingOff) as error:
        writing.refuse(FORM_ID, error.problem)
    else:
        session.clear(SUBJECT)
