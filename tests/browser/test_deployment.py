"""The deployment that DEPLOY.md shows, from Debian's own packages: a workshop through it, one process killed in the
midst, and the database."""

import json
import re
import shutil
import ssl
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from raci.log import Decision, Opened, Revealed
from raci.store import Store, open_store
from tests import databases
from tests.browser.conftest import press, settled, tapped
from tests.browser.test_journey import PHONE, prepare
from tests.browser.test_kept import AGAIN, EDIT, cell, held
from tests.conftest import POLICY
from tests.deployments import PREFIX, Deployment, front, running, site
from tests.servers import free_port

NAME = "operations-policy"
BACK_S = 20
"""In which the users of a killed process are back on the other one, on a machine that does much else; measured on a
quiet one in DEPLOY.md."""
FIRST_VISIT = 1_500_000  # bytes, from an empty browser
FINANCE = {"ignore_https_errors": True} | PHONE


@pytest.fixture  # anew for each test, and for one that is tried once more: what happened before would be in its log
def deployment(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    folder = tmp_path_factory.mktemp("deployed")
    (folder / "data").mkdir()
    shutil.copy(POLICY, folder / "data")
    with running(folder) as deployment:
        yield deployment


@pytest.fixture
def server(deployment: Any) -> str:
    return str(deployment.address)


@pytest.fixture
def store(deployment: Any) -> Iterator[Store]:
    store = open_store(deployment.database)
    yield store
    store.close()


def get(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body as they are sent; the certificate is our own."""

    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30, context=trusting) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {}, error.read()


def test_the_proxy_hands_on_the_name_and_compresses_and_hides_what_is_not_for_everybody(deployment: Any) -> None:
    status, headers, page = get(deployment.address + "/")
    assert status == 200 and b"<script" in page and "default-src 'self'" in headers["content-security-policy"]
    [script] = re.findall(rb'src="\./(static/js/index\.[\w-]+\.js)"', page)
    address = f"{deployment.address}/{script.decode()}"
    plain, packed = get(address), get(address, **{"Accept-Encoding": "gzip"})
    assert packed[1]["content-encoding"] == "gzip" and len(packed[2]) < 0.45 * len(plain[2])
    assert "max-age" in packed[1]["cache-control"]
    assert get(deployment.address.removesuffix(PREFIX) + "/")[0] == 404
    port = free_port()
    nameless = site(deployment, port).replace("proxy_set_header Host $http_host;", "")
    with front(deployment, "nameless", nameless):
        assert answered(f"https://localhost:{port}{PREFIX}/") == 403


def answered(address: str) -> int:
    """The status, once the proxy that has just been started listens."""

    for _ in range(100):
        try:
            return get(address)[0]
        except OSError:
            time.sleep(0.05)  # polling a process that has no other sign of life
    pytest.fail(f"nobody listens at {address}")


def test_a_workshop_outlives_a_killed_process_and_a_restart_of_the_database(
    visitor: Any, deployment: Any, store: Store, tmp_path: Path
) -> None:
    desk, reader = visitor(ignore_https_errors=True), visitor(ignore_https_errors=True)
    link, _ = prepare(desk, "en")
    code = re.search(r"code=([-\w]+)", link)[1]
    phone = visitor(**FINANCE)
    for visit, name in ((desk, "1"), (reader, "1"), (phone, "2")):
        keep_on(visit, name)
    before = deployment.sent()
    vote(phone, link)
    assert 0 < deployment.sent() - before < FIRST_VISIT
    half_filled(desk, code)
    draft(reader)
    back_after_a_kill(deployment, desk.page, reader.page)
    assert [process_of(visit) for visit in (desk, reader, phone)] == ["2"] * 3
    apply(desk.page, "who pays decides")
    still_typed(reader.page)
    take_away(reader.page)
    bring(desk, tmp_path)
    without_a_database(reader.page, store)
    events: Any = store.events(NAME)
    assert [type(one.body) for one in events] == [Opened, Revealed, Decision, Decision]
    assert [one.letters for one in store.box.ballots(code)] == [{"finance": "A/R"}]
    assert deployment.written() == []
    noted = [json.loads(line)["event"] for line in deployment.log("2").splitlines() if line.startswith("{")]
    assert {"database away", "database back", "writing on", "entry"} <= {*noted}
    for visit in (desk, reader):
        visit.complaints.clear()  # the browser complains of the lost connection


def keep_on(visit: Any, name: str) -> None:
    """The next socket of that browser goes to that process."""

    visit.context.add_cookies([{"name": "raci", "value": name, "domain": "localhost", "path": PREFIX, "secure": True}])


def process_of(visit: Any) -> str:
    [found] = [one["value"] for one in visit.page.context.cookies() if one["name"] == "raci"]
    return str(found)


def vote(phone: Any, link: str) -> None:
    page = phone.open(link, waits_for=".st-key-seats button")
    page.locator(".st-key-seat-finance button").click()
    page.locator("tbody th").first.wait_for()
    tapped(page, [["finance:A", "finance:R"]])
    expect(page.locator(".progress")).to_contain_text("✓ 1")
    expect(page.locator(".progress")).not_to_contain_text("↑")


def half_filled(desk: Any, code: str) -> None:
    """The reveal, then the form of the first row with half a reason."""

    page = desk.open(f"/room?code={code}&lang=en", waits_for=".st-key-room-reveal button")
    page.locator(".st-key-room-reveal button").click()
    page.locator(".st-key-room-reveal-it button").click()
    expect(page.locator(".st-key-room-at-map h1")).to_be_visible()
    settled(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.room table")).to_be_visible()
    press(page, "1", ".st-key-room-apply-it")
    page.get_by_label("Reason, in one line").fill("who pays decides")
    page.keyboard.press("Tab")
    held(page, "who pays decides")


def draft(reader: Any) -> None:
    """A letter that is not applied yet, with a reason and a name."""

    page = reader.open(EDIT)
    cell(page, "Finance").click()
    page.keyboard.press("r")
    expect(page.get_by_role("heading", name="1 cell not applied yet")).to_be_visible()
    page.get_by_label("Reason, in one line").fill("typed")
    page.get_by_label("Your name").fill("Wang")
    page.keyboard.press("Tab")
    held(page, "typed")


def still_typed(page: Page) -> None:
    expect(page.get_by_label("Reason, in one line")).to_have_value("typed")
    expect(page.get_by_label("Your name")).to_have_value("Wang")
    page.locator("th.role span").first.wait_for()
    expect(cell(page, "Finance").locator(".letter.draft")).to_have_text(["R"])


def back_after_a_kill(deployment: Deployment, *pages: Page) -> None:
    """Kill the process of these pages: all have found the other one in time, and what was typed is there again."""

    for page in pages:
        settled(page)
    start = time.monotonic()
    deployment.kill("1")
    for page in pages:
        expect(page.get_by_text(AGAIN)).to_be_visible(timeout=BACK_S * 1000)
    assert time.monotonic() - start < BACK_S
    for page in pages:
        settled(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
    deployment.start("1")
    deployment.wait("1")


def apply(page: Page, why: str) -> None:
    expect(page.get_by_label("Reason, in one line")).to_have_value(why)
    page.get_by_label("Reason, in one line").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("section.room .now", has_text=f"✓ decided: {why}")).to_be_visible()


def take_away(page: Page) -> None:
    """A file comes from the process that has made it, though the cookie has named another one before."""

    page.get_by_role("button", name="Download").click()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").first.click()
    assert len(download.value.path().read_bytes()) > 1_000
    page.keyboard.press("Escape")
    settled(page)


def bring(desk: Any, folder: Path) -> None:
    (folder / "plan.csv").write_text("Task,Ops,IT\nPlan,A/R,C\nBuild,A,R\n", encoding="utf-8")
    page = desk.open("/bring?lang=en", "[data-testid=stFileUploader]")
    page.locator("input[type=file]").set_input_files(folder / "plan.csv")
    expect(page.get_by_text("4 of 4 cells are read")).to_be_visible()


def without_a_database(page: Page, store: Store) -> None:
    """A sentence meanwhile, and nothing lost after."""

    still_typed(page)
    with databases.stopped():
        page.get_by_role("button", name="Apply").click()
        expect(page.get_by_role("alert").first).to_contain_text("does not answer")
    still_typed(page)  # by itself
    settled(page)
    page.get_by_role("button", name="Apply").click()
    expect(cell(page, "Finance").locator(".letter.decided")).to_have_text(["R"])
