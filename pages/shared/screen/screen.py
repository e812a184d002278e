"""How the screen is used, alike on every page: projector mode by one key, help by another, the sheet of a phone."""

import streamlit as st

from pages.shared import session
from pages.shared.component import Component

SCREEN = Component("shared/screen/screen.js", ("shared/screen/screen.css",))

t = session.t


def show(page: str, where: str) -> None:
    """Listen, and draw the ways out; `where` says in projector mode what the page is about, for its frame is gone."""

    data = {"page": page, "where": where, "leave": t("Leave projector mode"), "close": t("Close")}
    with st.container(key="screen"):
        SCREEN.draw("screen-itself", data)


def show_fold() -> None:
    """The head under which a phone folds the filters of a page; page.css shows it only there."""

    st.html(f"<details class='fold'><summary>{t('Filter')}</summary></details>", width="content")
