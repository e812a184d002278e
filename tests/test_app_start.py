"""What a server imports before its first visitor: no page is the first to ask for a library."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

IMPORTS = """
import sys
from raci.serve.warm import import_all
from tests.conftest import ROOT, opener
from tests.test_pages import PAGES

open_page = opener()
import_all(ROOT)
known = {name.partition(".")[0] for name in sys.modules}
for page in [*PAGES, "room/room.py", "ballot/ballot.py"]:
    assert not open_page(page).exception
new = {name.partition(".")[0] for name in sys.modules} - known - sys.stdlib_module_names
print(sorted(name for name in new if not name.startswith("_")))
"""


def test_no_page_is_the_first_to_import_a_library(matrices: Path) -> None:
    environment = os.environ | {"RACI_DATA": str(matrices)}
    done = subprocess.run([sys.executable, "-c", IMPORTS], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
