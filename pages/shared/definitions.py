"""What the letters mean, in words and by one worked example; one click away wherever somebody fills in letters."""

from pages.shared import evidence, session
from raci import workshop
from raci.model.terms import LETTERS
from raci.words import html

t = session.t


def show() -> None:
    """The letters in words, and the worked example."""

    evidence.show_panel([html.pairs((f"{letter} · {t(name)}", t(text)) for letter, (name, text) in LETTERS.items())])
    activity, cells = workshop.EXAMPLE
    rows = [(t(party), letters, t(why)) for party, letters, why in cells]
    evidence.show_panel([html.table((t(activity), t("Letter"), t("Why")), rows, css="plain")])
