"""A department as a sheet to sign: which policy, in which layer, on which day, and the line for the name."""

from datetime import date

from pages.shared import paper, session
from pages.shared.visit import Visit
from raci.model.terms import LAYERS
from raci.views.profile import Profile

t = session.t
LINE = "_" * 24


def show_head(visit: Visit) -> None:
    """Above the department."""

    layer, _ = LAYERS[visit.layer]
    paper.show_line(f"{visit.matrix.title.of(visit.lang)} · {t(layer)} · {date.today()}")


def show_signature(profile: Profile, lang: str) -> None:
    """Below the department; whoever answers for it by the file signs, else whoever speaks for it."""

    who = profile.role.answers.of(lang) if profile.role.answers else profile.role.label.of(lang)
    paper.show_line(t("Read and confirmed, {who}: {line}   Date: {line}", who=who, line=LINE), "signature")
