"""How fast the pages are, against a one-line Streamlit app on the same machine in the same run.

    python -m tests.bench.bench_pages [RUNS]

Prints medians of RUNS and the ratio to the bare app, first with the machine as it is and then with one core busy: the
first screen of every page, and how much of the server's processor a click on it takes. Asserts nothing, because a
number belongs to a machine; the ratio and the processor's time are those to compare. Needs Chromium, as the browser
tests do.
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
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from raci.file.dump import dumps
from raci.log import Body, Decision, Opened
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import address_of, open_store
from tests import large
from tests.browser.conftest import CHROMIUM, QUIET
from tests.conftest import POLICY, ROOT

RUNS = 7
SESSIONS, CLICKS = 10, 20
BARE = 'import streamlit as st\nif st.button("go"):\n    st.write("answer")\nst.write("hello")\n'
GRID = "table[role=treegrid] tbody td"
TEXT = "[data-testid=stMarkdown] p"
CODE = "K4F-9TX-AMW"
LANGUAGES = ("button:has-text('EN')", "button:has-text('中文')")
LAYERS = ("button:has-text('Stated')", "button:has-text('Today')")


class View(NamedTuple):
    """A page: its address, what stands there once the reader sees what it is for, and two places to click in turn."""

    name: str
    address: str
    sign: str
    clicks: tuple[str, str] | tuple[()] = LANGUAGES


VIEWS = (
    View("overview", "/?lang=en&layer=stated", ".board h2", LAYERS),
    View("overview, More", "/?lang=en&layer=stated&more=yes", ".js-plotly-plot .main-svg", LAYERS),
    View("matrix", "/matrix?lang=en&open=all", GRID, ("tr[data-row='3'] td >> nth=0", "tr[data-row='5'] td >> nth=0")),
    View("process", "/process?lang=en&layer=stated", ".leg button", (".leg button >> nth=1", ".leg button >> nth=2")),
    View("department", "/role?lang=en", "section.evidence li", LAYERS),
    View("gaps", "/gaps?lang=en", "button.item", ("button.item >> nth=1", "button.item >> nth=2")),
    View("compare", "/compare?lang=en", "h2"),
    View("prepare", "/prepare?lang=en", "[role=status]"),
    View("room", f"/room?lang=en&code={CODE}", ".st-key-room p", ()),
    View("policy changes", "/amendment?lang=en", "[data-testid=stHeading] h2"),
    View("record", "/record?lang=en", "button.item", ("button.item >> nth=0", "button.item >> nth=1")),
    View("ballot", f"/ballot?lang=en&code={CODE}", ".st-key-ballot p"),
    View("library", "/library?lang=en", "[data-testid=stHeading] h2"),
    View("bring", "/bring?lang=en", "[data-testid=stFileUploader]"),
    View("policy", "/policy?lang=en", "[data-testid=stFileUploader]"),
    View("500 x 50 open", "/matrix?matrix=large&open=all", GRID, ()),
)

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


Servers = tuple[tuple[subprocess.Popen[bytes], str], tuple[subprocess.Popen[bytes], str]]
"""Process and address of the bare app, and of ours."""


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


def medians(*measures: Callable[[], float], runs: int = RUNS) -> list[float]:
    """Seconds, one a measure; all take turns, so that a slow moment of the machine meets each. The first is no run."""

    rounds = [[measure() for measure in measures] for _ in range(runs + 1)][1:]
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


def processor(process: subprocess.Popen[bytes]) -> float:
    """Seconds of processor that the server has had so far, those of its threads that have ended included."""

    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def click(browser: Browser, process: subprocess.Popen[bytes], address: str, sign: str, places: Sequence[str]) -> float:
    """Seconds of the server's processor that one click takes, everything read and kept before; the mean of CLICKS."""

    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(address)
    page.locator(sign).first.wait_for()
    for place in places:  # what is made once a layer or language is made here
        press(page, place)
    before = processor(process)
    for turn in range(CLICKS):
        press(page, places[turn % 2])
    taken = processor(process) - before
    page.close()
    return taken / CLICKS


def press(page: Page, place: str) -> None:
    """Click there, and wait until the run that follows is over."""

    page.locator(place).first.click()
    page.wait_for_timeout(150)  # the run begins a moment after the click
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def command(*words: str) -> Callable[[], float]:
    def measure() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        return time.perf_counter() - start

    return measure


def show_pages(browser: Browser, servers: Servers, runs: int) -> None:
    """A line a page: the first screen, and a click."""

    (plain, bare), (ours, app) = servers
    views = [navigation(browser, app + view.address, view.sign) for view in VIEWS]
    base, *screens = medians(navigation(browser, bare, TEXT), *views, runs=runs)
    least = click(browser, plain, bare, TEXT, ("button:has-text('go')",) * 2)
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    print(f"{'':20}{'first screen':>14}{'times bare':>12}{'click, server':>15}")
    print(f"{'bare app':20}{base * 1000:11.0f} ms{1:12.2f}{least * 1000:12.1f} ms")
    for view, taken in zip(VIEWS, screens, strict=True):
        pressed = click(browser, ours, app + view.address, view.sign, view.clicks) if view.clicks else 0.0
        told = f"{pressed * 1000:12.1f} ms" if view.clicks else ""
        print(f"{view.name:20}{taken * 1000:11.0f} ms{taken / base:12.2f}{told}", flush=True)


def show_grid(browser: Browser, servers: Servers) -> None:
    """What the large matrix takes, and memory."""

    (_, bare), (ours, app) = servers
    large_page = f"{app}/matrix?matrix=large&open=all&lang=en"
    button, taken = medians(bare_click(browser, bare), grid_click(browser, large_page))
    print(f"bare app, button round trip         {button * 1000:6.0f} ms")
    print(f"500 x 50 open, click to evidence    {taken * 1000:6.0f} ms   {(taken - button) * 1000:+.0f} ms")
    edits = (edit(browser, f"{app}/matrix?{asked}&edit=yes&open=all&lang=en") for asked in EDITED.values())
    for name, taken in zip(EDITED, medians(*edits), strict=True):
        print(f"{name:35} {taken * 1000:6.0f} ms   {taken / button:4.2f} times the button of the bare app")
    print(f"memory of one more session          {memory(browser, ours, app + '/matrix?open=all'):6.1f} MB")


def fill(folder: Path) -> None:
    """The policy with a workshop and a decision, a large matrix, and the bare app."""

    (folder / POLICY.name).write_bytes(POLICY.read_bytes())
    (folder / "large.yaml").write_text(dumps(large.matrix(500, 50)), encoding="utf-8")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    store = open_store(address_of(folder / "workspace.db"))
    given = Decision((Change("3.3.1-b", "management", (), letters_of("A")),), "they pay for it")
    opened = Opened(CODE, "Workshop", date.today(), ("3.1.2-b", "4.1.2-a"), ("operations", "marketing"))
    bodies: tuple[Body, ...] = (opened, given)
    for number, body in enumerate(bodies):
        store.append("operations-policy", number, typed("Li"), body)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    folder = Path(tempfile.mkdtemp())
    fill(folder)
    servers = (serve(folder / "bare.py", folder), serve(ROOT / "app.py", folder))
    busy: list[subprocess.Popen[bytes]] = []
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            print("the machine as it is")
            show_pages(browser, servers, runs)
            busy.append(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            print("one core busy")
            show_pages(browser, servers, runs)
            busy.pop().kill()
            show_grid(browser, servers)
            browser.close()
    finally:
        for process in [*busy, *(process for process, _ in servers)]:
            process.terminate()
    base, check = medians(command("-c", "import yaml"), command("-m", "raci", "check", str(POLICY)))
    print(f"python -c 'import yaml'             {base * 1000:6.0f} ms")
    print(f"python -m raci check, the policy    {check * 1000:6.0f} ms   3 times + 100 ms = {base * 3000 + 100:.0f} ms")


if __name__ == "__main__":
    main()
