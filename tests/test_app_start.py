"""The first moment of a server, when nothing has been imported or read and everybody comes at once."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import POLICY, ROOT
from tests.servers import running
from tests.sessions import visits
from tests.test_folder import strays

SESSIONS = 20


def test_twenty_sessions_at_once_after_a_start_meet_no_error(matrices: Path) -> None:
    names = ["role", "role", "overview", "compare"]
    with running(matrices) as server:
        seen = visits(server.address, *((names[number % len(names)], "lang=en") for number in range(SESSIONS)))
        assert [error for one in seen for error in one.errors] == []
        assert all("bidi_component" in one.kinds or "header" in one.kinds or "heading" in one.kinds for one in seen)
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_what_lies_beside_the_matrices_keeps_no_server_from_starting(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(POLICY, folder)
    names = strays(folder)
    with running(folder) as server:
        (seen,) = visits(server.address, ("", "lang=en"))
        assert not seen.errors
        told = json.loads(server.get("/readyz")[1])
        assert (told["status"], told["matrices"], len(told["strays"])) == ("ok", 1, len(names))
        log = server.log.read_text(encoding="utf-8")
        assert [name for name in names if name not in log] == []


IMPORTS = """
import sys
from streamlit.testing.v1 import AppTest
from raci.serve.warm import import_all
from tests.test_pages import PAGES
from tests.conftest import POLICY, ROOT

def run(page):
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    return app.switch_page(page).run()

import_all(ROOT)
known = {name.partition(".")[0] for name in sys.modules}
for page in [*PAGES, "room/room.py", "ballot/ballot.py"]:
    assert not run(page).exception
new = {name.partition(".")[0] for name in sys.modules} - known - sys.stdlib_module_names
print(sorted(name for name in new if not name.startswith("_")))
"""


def test_no_page_is_the_first_to_import_a_library(matrices: Path) -> None:
    environment = os.environ | {"RACI_DATA": str(matrices)}
    done = subprocess.run([sys.executable, "-c", IMPORTS], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
