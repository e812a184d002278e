"""Rules judged by the other texts: for each text, what its reading is worth with rules and bands set without it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from raci.draft.measure import Measured, Score
from raci.draft.values import Band

FEWEST = 5
"""Letters that a rule must give in the other texts before they change its band or drop it."""
SURE_FROM, LIKELY_FROM, KEPT_FROM = 0.95, 0.75, 0.4
"""Lenient precision in the other texts from which a rule is sure, likely, or kept at all."""

Verdict = tuple[str, tuple[int, str, str], str]


def crossed(measured: Mapping[str, Measured]) -> list[str]:
    """Lines: F, and precision and share of the sure band, of each text under rules set by all the others."""

    lines = [f"{'left out':24} {'strict P / R / F':24} sure band: lenient P / R"]
    total, sure = Score(), Score()
    for name, measures in measured.items():
        bands = _bands(other for title, other in measured.items() if title != name)
        score, top = _under(measures.verdicts, bands)
        lines.append(_line(name, score, top))
        total.add(score)
        sure.add(top)
    return [*lines, _line("all", total, sure)]


def _line(name: str, score: Score, sure: Score) -> str:
    strict = " / ".join(f"{share:.3f}" for share in score.strict)
    share = sure.right / max(score.right + score.missed, 1)
    return f"{name:24} {strict:24} {sure.lenient[0]:.3f} / {share:.3f}"


def _bands(others: Iterable[Measured]) -> dict[str, Band | None]:
    """Rule with the band it was given -> its band by these texts, None where it is not worth having."""

    counts: dict[str, list[bool]] = defaultdict(list)
    for measures in others:
        for rule, _, verdict in measures.verdicts:
            if rule != "-":
                counts[rule].append(verdict != "wrong")
    return {rule: _band(held) for rule, held in counts.items() if len(held) >= FEWEST}


def _band(held: list[bool]) -> Band | None:
    share = sum(held) / len(held)
    if share < KEPT_FROM:
        return None
    return Band.SURE if share >= SURE_FROM else Band.LIKELY if share >= LIKELY_FROM else Band.DOUBTFUL


def _under(verdicts: list[Verdict], bands: Mapping[str, Band | None]) -> tuple[Score, Score]:
    """The score of one text under these bands, and that of its sure letters."""

    score, sure = Score(), Score()
    for rule, _, verdict in verdicts:
        band = bands.get(rule, Band(rule.split()[-1])) if rule != "-" else None
        if band is None:
            score.missed += verdict in ("missed", "right")
            continue
        for counted in [score, *([sure] if band == Band.SURE else [])]:
            counted.right += verdict == "right"
            counted.wrong += verdict != "right"
            counted.defensible += verdict == "defensible"
    return score, sure
