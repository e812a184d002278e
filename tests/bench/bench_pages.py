"""How fast the pages are, against a one-line Streamlit app on the same machine in the same run.

    python -m tests.bench.bench_pages

Prints medians of RUNS and the ratio to the bare app; asserts nothing, because a number belongs to a machine.
Needs Chromium, as the browser tests do.
"""

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

from raci.file.dump import dumps
from tests import large
from tests.browser.conftest import CHROMIUM, QUIET
from tests.conftest import POLICY, ROOT

RUNS = 7
SESSIONS = 10
PAGES = ("overview", "matrix", "process", "role", "gaps", "compare")
BARE = 'import streamlit as st\nif st.button("go"):\n    st.write("answer")\nst.write("hello")\n'
GRID = "table[role=treegrid] tbody td"
TEXT = "[data-testid=stMarkdown] p"
VIEWS = (
    ("overview, first screen", "/?lang=en&layer=stated", ".strip button"),
    ("overview, figures", "/?lang=en&layer=stated", ".js-plotly-plot .main-svg"),
    ("matrix", "/matrix?lang=en", GRID),
    ("process", "/process?lang=en&layer=stated", ".leg button"),
    ("department", "/role?lang=en", "section.evidence li"),
    ("gaps", "/gaps?lang=en", "summary"),
    ("compare", "/compare?lang=en", "h2"),
    ("500 x 50 open", "/matrix?matrix=large&open=all", GRID),
)
"""Name, address, and what stands there once the reader sees what the page is for."""

WATCH_DRAFT = """
() => {
  addEventListener("keydown", (event) => { if (event.key === "i") window.pressed = performance.now(); }, true);
  const look = () => {
    const heads = [...document.querySelectorAll("h3")].map((one) => one.textContent);
    const told = heads.find((one) => one.includes("applied"));
    const done = document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning";
    if (told && told !== window.told && done) {
      window.told = told;
      window.taken = performance.now() - window.pressed;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
"""
"""Notes the milliseconds from the key to the frame in which the words on the draft are new and all are there."""

EDITED = {
    "edit to findings, policy": "matrix=operations-policy",
    "edit to findings, 500 x 50": "matrix=large",
}
"""Name -> the matrix that is edited; targets 400 and 800 ms."""

WATCH = """
const look = () => {
  const roots = [document, ...[...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean)];
  const found = roots.map((root) => root.querySelector("SIGN")).find((one) => one && one.getClientRects().length);
  if (found) window.shown = performance.now(); else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
"""Notes the milliseconds since navigation at which the sign is first in a frame."""


def serve(script: Path, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = os.environ | {"RACI_DATA": str(folder)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    while process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
            return process, address
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{script} did not start")


def medians(*measures: Callable[[], float]) -> list[float]:
    """Seconds, one a measure; all take turns, so that a slow moment of the machine meets each. The first is no run."""

    rounds = [[measure() for measure in measures] for _ in range(RUNS + 1)][1:]
    return [statistics.median(taken) for taken in zip(*rounds, strict=True)]


def navigation(browser: Browser, address: str, sign: str) -> Callable[[], float]:
    """From asking for the address to the first frame that shows the sign, in a browser with an empty cache.

    Taken in the page itself, frame by frame: a driver that waits for an element looks only now and then.
    """

    def measure() -> float:
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        page = context.new_page()
        page.add_init_script(WATCH.replace("SIGN", sign))
        page.goto(address)
        page.locator(sign).first.wait_for()
        taken = page.evaluate("window.shown")
        context.close()
        return taken / 1000

    return measure


def bare_click(browser: Browser, address: str) -> Callable[[], float]:
    def measure() -> float:
        page = browser.new_page()
        page.goto(address)
        page.get_by_text("hello").wait_for()
        start = time.perf_counter()
        page.get_by_role("button", name="go").click()
        page.get_by_text("answer").wait_for()
        taken = time.perf_counter() - start
        page.close()
        return taken

    return measure


def grid_click(browser: Browser, address: str) -> Callable[[], float]:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(address)
    page.locator(GRID).first.wait_for()
    place = iter(range(1, 1000))

    def measure() -> float:
        row = next(place) % 8 + 2
        start = time.perf_counter()
        page.locator(f"tr[data-row='{row}'] td").first.click()
        page.locator("section.evidence h2", has_text=re.compile(f"^Activity {row - 1} ")).wait_for()
        return time.perf_counter() - start

    return measure


def edit(browser: Browser, address: str) -> Callable[[], float]:
    """From a letter typed into a cell to what the draft settles and raises, in words beside the grid.

    Taken in the page itself: a driver that looks for words in a table of thousands of cells takes longer than the page.
    """

    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(address)
    page.locator(GRID).first.wait_for()
    page.locator("tr.row td").first.click()
    page.locator("section.evidence h2").wait_for()
    page.evaluate(WATCH_DRAFT)

    def measure() -> float:
        page.evaluate("window.taken = 0")
        page.keyboard.press("i")
        while not (taken := page.evaluate("window.taken")):
            page.wait_for_timeout(50)
        page.keyboard.press("ArrowRight")
        return float(taken) / 1000

    return measure


def resident(process: subprocess.Popen[bytes]) -> float:
    """Resident memory of the server in MB."""

    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def memory(browser: Browser, process: subprocess.Popen[bytes], address: str) -> float:
    """MB that one more session costs, each with the grid of the policy open and one letter clicked."""

    before = resident(process)
    pages = [browser.new_page() for _ in range(SESSIONS)]
    for page in pages:
        page.goto(address)
        page.locator(GRID).first.click()
        page.locator("section.evidence h2").wait_for()
    found = (resident(process) - before) / SESSIONS
    for page in pages:
        page.close()
    return found


def script_run(page: str) -> float:
    """Seconds that one run of a page takes on the policy, everything read and kept before."""

    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=20)
    app.run()
    app.switch_page(f"{page}/{page}.py").run()

    def measure() -> float:
        start = time.perf_counter()
        app.run()
        return time.perf_counter() - start

    return medians(measure)[0]


def command(*words: str) -> Callable[[], float]:
    def measure() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        return time.perf_counter() - start

    return measure


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    (folder / POLICY.name).write_bytes(POLICY.read_bytes())
    (folder / "large.yaml").write_text(dumps(large.matrix(500, 50)), encoding="utf-8")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    servers = [serve(folder / "bare.py", folder), serve(ROOT / "app.py", folder)]
    (_, bare), (ours, app) = servers
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            views = [navigation(browser, app + address, sign) for _, address, sign in VIEWS]
            base, *found = medians(navigation(browser, bare, TEXT), *views)
            print(f"bare app, navigation to text        {base * 1000:6.0f} ms")
            for (name, *_), taken in zip(VIEWS, found, strict=True):
                print(f"{name:35} {taken * 1000:6.0f} ms   {taken / base:4.2f} times the bare app")
            large_page = f"{app}/matrix?matrix=large&open=all&lang=en"
            button, click = medians(bare_click(browser, bare), grid_click(browser, large_page))
            print(f"bare app, button round trip         {button * 1000:6.0f} ms")
            print(f"500 x 50 open, click to evidence    {click * 1000:6.0f} ms   {(click - button) * 1000:+.0f} ms")
            edits = (edit(browser, f"{app}/matrix?{asked}&edit=yes&open=all&lang=en") for asked in EDITED.values())
            for name, taken in zip(EDITED, medians(*edits), strict=True):
                print(f"{name:35} {taken * 1000:6.0f} ms   {taken / button:4.2f} times the button of the bare app")
            print(f"memory of one more session          {memory(browser, ours, app + '/matrix?open=all'):6.1f} MB")
            browser.close()
    finally:
        for process, _ in servers:
            process.terminate()
    for page in PAGES:
        print(f"{f'script run, {page}, warm':35} {script_run(page) * 1000:6.0f} ms")
    base, check = medians(command("-c", "import yaml"), command("-m", "raci", "check", str(POLICY)))
    print(f"python -c 'import yaml'             {base * 1000:6.0f} ms")
    print(f"python -m raci check, the policy    {check * 1000:6.0f} ms   3 times + 100 ms = {base * 3000 + 100:.0f} ms")


if __name__ == "__main__":
    main()
