"""A department as a sheet to sign: which policy, in which layer, on which day, and the line for the name."""

from datetime import date

from pages.shared import paper, session
from raci.model import Matrix
from raci.model.terms import LAYERS
from raci.views.profile import Profile

t = session.t
LINE = "_" * 24


def head(matrix: Matrix) -> None:
    """Above the department."""

    layer = LAYERS[session.layer()]
    paper.only(f"{matrix.title.of(session.lang())} · {t(layer[0])} · {date.today()}")


def signature(one: Profile) -> None:
    """Below the department; whoever answers for it by the file signs, else whoever speaks for it."""

    lang = session.lang()
    who = one.role.answers.of(lang) if one.role.answers else one.role.label.of(lang)
    paper.only(t("Read and confirmed, {who}: {line}   Date: {line}", who=who, line=LINE), "signature")
