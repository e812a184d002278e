"""What axe says of a page, in a light and a dark room."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

FRAMEWORK = {"exclude": [["[data-testid=stHeader]"], ["[data-testid=stTopNavLinkContainer]"]]}
"""Streamlit's own header; what we draw lies outside it."""

CONTRAST = "color-contrast"
"""The only rule that sees the theme, and the only one that does not see the words."""


def violations(page: Page, **options: Any) -> list[tuple[str, list[str]]]:
    """Rule and the first places of everything that axe finds on the page as it stands."""

    broken = (
        Axe().run(page, context=FRAMEWORK, options={"resultTypes": ["violations"]} | options).response["violations"]
    )
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in broken]


def in_both_themes(page: Page) -> list[tuple[str, list[str]]]:
    """Everything that axe finds in a light room, and what cannot be read in a dark one; the page follows the system."""

    broken = violations(page)
    turn(page, "dark")
    broken += violations(page, runOnly={"type": "rule", "values": [CONTRAST]})
    turn(page, "light")
    return broken


def apart_from_colours(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds in the words and the order of the page, for a language whose colours have been looked at."""

    return violations(page, rules={CONTRAST: {"enabled": False}})


def turn(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
    settled(page)
    expect(page.locator("[data-stale=true]")).to_have_count(0)  # which is pale while the page is drawn anew
    page.wait_for_function(STILL)


STILL = """() => document.getAnimations().every(
  (one) => one.playState !== "running" || one.effect.getComputedTiming().iterations === Infinity)"""
"""No colour is on its way to another any more."""
