"""The frame around every page: page settings, navigation, and the matrix, layer and language of the visit."""

from contextlib import nullcontext
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages import unknown
from pages.shared import assets, badge, head, notices, number, paper, session, unread, workshops, workspace
from pages.shared.screen import screen
from pages.shared.visit import Settings, handed_down, has_layers, read_log, read_settings, visit_of
from pages.shared.welcome import welcome
from raci.model.letters import Letter
from raci.out.colours import LIGHT, ON_LETTER
from raci.words.html import css_text

t = session.t

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    f'<rect width="32" height="32" fill="{LIGHT[Letter.A]}"/>'
    f'<path d="M8 25 16 6l8 19M11 19h10" stroke="{ON_LETTER[0]}" stroke-width="4" fill="none"/></svg>'
)
"""Drawn here, because an icon by name is fetched from a font service at run time."""
STYLE = assets.element("shared/page.css", "shared/grid/letters.css", "shared/evidence.css")
"""Once for all that is drawn as HTML; our components have styles of their own."""

LAYERED = ("", "matrix", "process", "role", "gaps")
"""Pages that show another layer where the reader chooses one; the overview is the page without a path."""
WITHOUT_MATRIX = ("library", "bring", "policy")
"""Pages about all matrices, or about one that is not here yet."""
ALONE = ("room", "ballot")
"""Pages with nothing around them: the projector and the phones."""


def show() -> None:
    """The page of the address, with its frame where it has one."""

    number.keep()
    settings = read_settings()
    session.speak(settings.lang)
    session.keep_settings(settings.address)
    # before the menu, whose page would else have its icon fetched from a font service
    st.set_page_config(page_title=t("Who owns what"), page_icon=ICON, layout="wide")
    page = navigate()
    badge.refuse_nobody(settings.lang)
    if page.url_path in ALONE:
        show_alone(page, settings)
    else:
        show_framed(page, settings)


def navigate() -> StreamlitPage:
    """The page of the address, with the menu around it or without. Told once, as it was in the last run of this visit;
    a page of the other kind tells it anew."""

    sections, before = session.made(f"pages-{session.spoken()}", pages), session.noted("has-menu", default=False)
    page = st.navigation(sections, position="top" if before else "hidden")
    has_menu = page.url_path not in ALONE
    if has_menu != before:
        st.navigation(sections, position="top" if has_menu else "hidden")
        session.note("has-menu", has_menu)
    return page


def pages() -> dict[str, list[StreamlitPage]]:
    """Title of a section of the menu -> its pages."""

    look = [
        st.Page("overview/overview.py", title=t("Overview"), icon=":material/visibility:", default=True),
        st.Page("matrix/matrix.py", title=t("Matrix"), icon=":material/grid_on:"),
        st.Page("process/process.py", title=t("Process"), icon=":material/route:"),
        st.Page("role/role.py", title=t("My department"), icon=":material/badge:"),
        st.Page("gaps/gaps.py", title=t("Gaps"), icon=":material/report:"),
        st.Page("compare/compare.py", title=t("Compare"), icon=":material/compare_arrows:"),
    ]
    workshop = [
        st.Page("prepare/prepare.py", title=t("Prepare"), icon=":material/event:"),
        st.Page("room/room.py", title=t("Room"), icon=":material/present_to_all:"),
        st.Page("amendment/amendment.py", title=t("Policy changes"), icon=":material/edit_document:"),
        st.Page("record/record.py", title=t("Record"), icon=":material/history:"),
        st.Page("ballot/ballot.py", title=t("Ballot"), visibility="hidden"),
    ]
    matrices = [
        st.Page("library/library.py", title=t("Library"), icon=":material/menu_book:"),
        st.Page("bring/bring.py", title=t("Bring"), icon=":material/upload_file:"),
        st.Page("policy/policy.py", title=t("Bring a policy"), icon=":material/article:"),
    ]
    return {"": look, t("Workshop"): workshop, t("Matrices"): matrices}


def show_alone(page: StreamlitPage, settings: Settings) -> None:
    st.set_page_config(page_title=f"{page.title} · {t('Who owns what')}")
    sitting = workshops.read_sitting(settings.lang)
    policy = [sitting.matrix.title.of(settings.lang)] if isinstance(sitting, workshops.Sitting) else []
    st.html(STYLE + paper.margins(" · ".join([*policy, page.title, f"{date.today()}"])))
    unknown.show(unknown.of_ballot(sitting), settings.lang)
    notices.show_open()
    with workshops.handed_down(sitting), unread.ending_page(settings.lang):
        page.run()


def show_framed(page: StreamlitPage, settings: Settings) -> None:
    """A page about one matrix, or about none, below the same head."""

    is_of_one = page.url_path not in WITHOUT_MATRIX
    log = read_log(settings.name) if is_of_one else None
    visit = visit_of(settings, log, is_text=page.url_path in notices.WITHOUT_LOG)
    about = visit.matrix.title.of(settings.lang) if visit else t("Who owns what")
    st.set_page_config(page_title=f"{page.title} · {about}")
    left_out = unknown.of_page(page.url_path, settings, log) if is_of_one else []  # before the address is mended
    session.write_address(settings.address)
    where = paper.where(page.url_path, visit) if visit else f"{page.title} · {date.today()}"
    st.html(STYLE + paper.margins(where) + f"<style>:root {{ --choose-file: {css_text(t('Choose a file'))}; }}</style>")
    with st.container(key="page"):
        layered = page.url_path in LAYERED and has_layers(settings, visit)
        head.show(page, settings, has_matrix=is_of_one, has_layers=layered)
        screen.show(page.url_path, where if is_of_one else f"{date.today()}")  # before what may end the page
        badge.keep_key()
        notices.show_open()
        if is_of_one:
            unknown.show(left_out, settings.lang)
            notices.show(page, settings, log, visit)
            if visit is None:
                return
        with handed_down(visit) if visit else nullcontext(), unread.ending_page(settings.lang):
            page.run()
        if is_of_one:
            welcome.show_card(settings.lang)


with workspace.seen_once():
    show()
