"""Five short lines on the letters and the layers: over the page on the first visit, and behind "?", with the keys."""

import streamlit as st

from pages.shared import folds, session
from pages.shared.component import Component
from pages.shared.screen import hotkeys
from raci.model.letters import Letter
from raci.model.terms import BRIEFLY, LAYERS, LETTERS
from raci.words import html
from raci.words.sentences import say

WELCOME = Component("shared/welcome/welcome.js", ("shared/welcome/welcome.css",))
TOGETHER = ((Letter.R, Letter.A), (Letter.S, Letter.C, Letter.I))
"""Letters that share a line."""

t = session.t


def show_help(page: str, lang: str) -> None:
    """The "?" of the frame, and below the lines the keys of the page."""

    hint = t("What the letters, the layers and the keys mean")
    folds.show_popover("?", lambda: _show_lines(page, lang), key="frame-help", hint=hint)


def _show_lines(page: str, lang: str) -> None:
    st.text("\n".join(lines(lang)))
    st.html(f"<p><strong>{t('Keys')}</strong></p>{html.pairs(hotkeys.pairs(page, lang), css='keys')}")


def show_card(lang: str) -> None:
    """The same on the first visit; the browser knows whether this is one."""

    data = {"title": t("What the letters and layers mean"), "lines": lines(lang), "close": t("Understood")}
    WELCOME.draw("frame-welcome", data)


def lines(lang: str) -> list[str]:
    """Such as "R Responsible: does it · A Accountable: answers, one only"; then a line a layer."""

    named = [" · ".join(_letter(letter, lang) for letter in letters) for letters in TOGETHER]
    layers = (say("{what}: {told}", lang, what=say(name, lang), told=say(text, lang)) for name, text in LAYERS.values())
    return [*named, *layers]


def _letter(letter: Letter, lang: str) -> str:
    return say(
        "{what}: {told}", lang, what=f"{letter} {say(LETTERS[letter][0], lang)}", told=say(BRIEFLY[letter], lang)
    )
