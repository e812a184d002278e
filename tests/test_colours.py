"""Letters can be read on their colour, and the colours told apart."""

from itertools import pairwise
from typing import Any

import pytest

from raci.model.letters import Letter
from raci.out.colours import DARK, HEAT, LIGHT, PAGE, SIGNS, TEXT

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


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("letter", Letter)
def test_a_letter_can_be_read_on_a_light_page(letter: Any) -> None:
    assert contrast(LIGHT[letter], WHITE) >= 4.5


@pytest.mark.parametrize("letter", Letter)
def test_a_letter_can_be_read_on_a_dark_page(letter: Any) -> None:
    assert contrast(INK, DARK[letter]) >= 4.5
    assert contrast(DARK[letter], NIGHT) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_five_letters_have_five_colours(colours: Any) -> None:
    assert list(colours) == list(Letter)
    assert len(set(colours.values())) == 5


@pytest.mark.parametrize(("theme", "page"), [*enumerate(PAGE)], ids=["light", "dark"])
def test_what_a_figure_says_can_be_read_on_its_page(theme: Any, page: Any) -> None:
    for ink in (TEXT[theme], *(sign[theme] for sign in SIGNS.values())):
        assert contrast(ink, page) >= 4.5


@pytest.mark.parametrize("steps", HEAT, ids=["light", "dark"])
def test_numbers_can_be_read_on_every_step_of_the_heat(steps: Any) -> None:
    assert [step for step in steps if contrast(*step) < 4.5] == []


@pytest.mark.parametrize(("theme", "steps"), [*enumerate(HEAT)], ids=["light", "dark"])
def test_the_heat_stands_out_more_with_every_step_even_in_grey(theme: Any, steps: Any) -> None:
    from_page = [contrast(fill, PAGE[theme]) for fill, _ in steps]
    assert all(more / less >= 1.15 for less, more in pairwise(from_page))
