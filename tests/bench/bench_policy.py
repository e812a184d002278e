"""How soon the letters of a policy are drawn anew once a party is struck, merged, renamed or added.

    python -m tests.bench.bench_policy [FILE]

Prints the milliseconds from the press to the frame in which the numbers of the letters are those of the new parties,
median and worst of TIMES, beside a click of a one-line Streamlit app in the same run; a change that moves no letter is
timed to the frame in which Python has read it. FILE is a policy; without one, the longest of the cases. Asserts
nothing: a number belongs to a machine. Needs Chromium.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.bench_pages import BARE, bare_click, serve
from tests.browser.conftest import CHROMIUM, QUIET
from tests.conftest import ROOT

TIMES = 10
CASES = ROOT / "tests" / "cases" / "draft"
WATCH = """
() => {
  const host = () => document.querySelector("[class*=st-key-policy-parties] [data-listens]")
    ?? [...document.querySelectorAll("*")].map((one) => one.shadowRoot?.host).find((one) => one?.dataset.listens);
  const at = host();
  window.since = () => {
    const [began, read] = [performance.now(), at.dataset.read];
    window.redrawn = 0;
    const look = () => {
      if (at.dataset.read !== read) window.redrawn = performance.now() - began;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
}
"""
"""`data-read` is the number of the last step that Python has read: what is drawn then is what it makes of it."""


def bring(page: Page, address: str, file: Path) -> None:
    """The policy in the page, its parties drawn, and the watch beside them."""

    page.goto(f"{address}/policy?lang=en")
    page.locator("input[type=file]").set_input_files(str(file))
    page.locator(".policy .effect").wait_for()
    settle(page)
    page.evaluate(WATCH)


def settle(page: Page) -> None:
    page.wait_for_timeout(400)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def timed(page: Page, act: Callable[[], None]) -> float:
    """Milliseconds from the press to what is drawn of it; the act before its press is not counted."""

    act()
    while not (taken := page.evaluate("window.redrawn")):
        page.wait_for_timeout(20)
    settle(page)
    return float(taken)


def acts(page: Page) -> dict[str, Callable[[], None]]:
    """What is measured: how it is done, with the watch started at the press."""

    def choose(number: int) -> None:
        page.locator("button.line").nth(number).click()

    def press(script: str, argument: str = "") -> None:
        page.evaluate(
            f"""(value) => {{
            const root = [...document.querySelectorAll("*")].map((one) => one.shadowRoot)
                .find((one) => one?.querySelector(".effect"));
            {script}
        }}""",
            argument,
        )

    def strike() -> None:
        choose(3)
        press("window.since(); root.querySelector('[data-id=strike]').click();")

    def merge() -> None:
        choose(4)
        press("""const into = root.querySelector('[data-id=into]'); into.selectedIndex = 1;
            window.since(); into.dispatchEvent(new Event('change'));""")

    def rename() -> None:
        choose(2)
        press("root.querySelector('[data-id=rename]').click();")
        press(
            """const line = root.querySelector('.rename input'); line.value += value;
            window.since(); line.form.requestSubmit();""",
            "x",
        )

    def add() -> None:
        name = f"Office {add.__dict__.setdefault('number', 0)}"
        add.__dict__["number"] += 1
        press(
            """const line = root.querySelector('.adding input'); line.value = value;
            line.dispatchEvent(new Event('input')); window.since(); line.form.requestSubmit();""",
            name,
        )

    return {"strike": strike, "merge": merge, "rename": rename, "add": add}


def main() -> None:
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else max(CASES.glob("*.txt"), key=lambda path: path.stat().st_size)
    folder = Path(tempfile.mkdtemp())
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    servers = [serve(folder / "bare.py", folder), serve(ROOT / "app.py", folder)]
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            click = bare_click(browser, servers[0][1])
            clicks = [click() * 1000 for _ in range(TIMES)]
            print(f"{file.name}, load of the machine: {os.getloadavg()[0]:.1f}")
            print(f"{'bare click':12}{statistics.median(clicks):8.0f} ms{max(clicks):8.0f} ms")
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            bring(page, servers[1][1], file)
            for name, act in acts(page).items():
                taken = [timed(page, act) for _ in range(TIMES)]
                print(f"{name:12}{statistics.median(taken):8.0f} ms{max(taken):8.0f} ms", flush=True)
            browser.close()
    finally:
        for process, _ in servers:
            process.terminate()


if __name__ == "__main__":
    main()
