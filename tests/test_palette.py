"""Letters can be read on their colour, and the colours told apart."""

import pytest

from raci.letters import Letter
from raci.palette import DARK, LIGHT

WHITE, INK, NIGHT = "#FFFFFF", "#10141A", "#12161C"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1-21: WCAG 2.2, relative luminance and contrast ratio."""

    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def test_the_measure_itself_is_right():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("letter", Letter)
def test_a_letter_can_be_read_on_a_light_page(letter):
    assert contrast(LIGHT[letter], WHITE) >= 4.5


@pytest.mark.parametrize("letter", Letter)
def test_a_letter_can_be_read_on_a_dark_page(letter):
    assert contrast(INK, DARK[letter]) >= 4.5
    assert contrast(DARK[letter], NIGHT) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_five_letters_have_five_colours(colours):
    assert list(colours) == list(Letter)
    assert len(set(colours.values())) == 5
