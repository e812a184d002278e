"""What the app is made of, made anew after a change of requirements: the lock files with hashes, and the list of parts.

Run: pip install uv cyclonedx-bom; python -m tests.supply
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.servers import ROOT

PARTS = ROOT / ".github" / "sbom.json"
UNDECLARED = {"protobuf": "BSD-3-Clause", "pydeck": "Apache-2.0", "pypdfium2": "BSD-3-Clause OR Apache-2.0"}
"""Package -> its licence, where its metadata tells it in words only."""
LOCKS = {"requirements.txt": "requirements.lock", "tests/requirements.txt": "tests/requirements.lock"}
COMPILE = ("uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--quiet")


def main() -> None:
    for asked, lock in LOCKS.items():
        words = [*COMPILE, "--no-emit-index-url", "--no-header", asked, "-o", lock]
        subprocess.run(words, cwd=ROOT, check=True)
    with TemporaryDirectory() as name:
        place = Path(name) / "parts"
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        pip = [str(place / "bin" / "pip")]
        subprocess.run([*pip, "install", "-q", "-r", "requirements.lock"], cwd=ROOT, check=True)
        subprocess.run([*pip, "uninstall", "-q", "-y", "setuptools", "pip"], check=True)
        listed = ["cyclonedx-py", "environment", str(place), "--output-reproducible", "--of", "JSON"]
        told = json.loads(subprocess.run(listed, check=True, capture_output=True).stdout)
    PARTS.write_text(json.dumps(short(told), indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def short(told: dict[str, Any]) -> dict[str, Any]:
    """The list without addresses and descriptions, which change more often than the parts; every part has a licence."""

    for part in told["components"]:
        part.pop("externalReferences", None)
        part.pop("description", None)
        if part["name"] in UNDECLARED:
            part["licenses"] = [{"expression": UNDECLARED[part["name"]]}]
    told["metadata"].pop("tools", None)
    return told


if __name__ == "__main__":
    main()
