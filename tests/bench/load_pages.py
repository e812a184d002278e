"""Pages under load of another kind: a very large matrix in the browser, and the bytes of a first visit."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from raci.file.dump import dumps
from tests import deployments, large, servers
from tests.bench.bench_pages import BARE, GRID, TEXT, medians, navigation
from tests.browser.conftest import CHROMIUM, QUIET

VERY_LARGE = "/matrix?matrix=large&open=all&lang=en"


def large_open(folder: Path) -> None:
    """2,000 rows and 50 roles, all open, to the first frame with the grid, against the one-line app."""

    (folder / "large.yaml").write_text(dumps(large.matrix(2000, 50)), encoding="utf-8")
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    with (
        servers.running(folder) as ours,
        servers.running(folder, script=script) as bare,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        views = (navigation(browser, bare.address, TEXT), navigation(browser, ours.address + VERY_LARGE, GRID))
        base, taken = medians(*views, runs=5)
        browser.close()
    print(f"2,000 x 50 open: {taken * 1000:.0f} ms, the one-line app {base * 1000:.0f} ms: {taken / base:.1f} times")


def first_visit(folder: Path) -> None:
    """Bytes that nginx sends for a visit from an empty browser."""

    with deployments.running(folder) as deployment, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for page, sign in (("/?lang=en", ".board h2"), ("/matrix?lang=en&open=all", GRID)):
            before, context = deployment.sent(), browser.new_context(ignore_https_errors=True)
            opened = context.new_page()
            opened.goto(deployment.address + page)
            opened.locator(sign).first.wait_for()
            opened.wait_for_load_state("networkidle")
            context.close()
            print(f"first visit of {page}: {(deployment.sent() - before) / 1e6:.2f} MB")
        browser.close()
