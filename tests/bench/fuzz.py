"""Thousands of mutated files, hundreds of mutated addresses: python tests/bench/fuzz.py [files] [addresses] [seed]."""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import pytest  # noqa: E402

from tests import fuzz  # noqa: E402
from tests.conftest import POLICY, opener  # noqa: E402
from tests.test_fuzz import KNOWN, ON_PAGES, PAGES, exporter  # noqa: E402


def told(what: str, ended: Counter[str], slowest: float, seconds: float) -> None:
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(ended.items()))
    print(f"| {what} | {ended.total()} | {counts} | {slowest:.2f} s | {seconds:.0f} s |", flush=True)


def main(files: int = 5_000, asked: int = 500, seed: int = 1) -> None:
    print("| what | tried | ended | slowest | in all |\n| --- | ---: | --- | ---: | ---: |")
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data").glob("*.yaml"))]
    began = time.process_time()
    told("files", *fuzz.read_files(sources, files, seed), time.process_time() - began)
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        (folder / POLICY.name).write_bytes(POLICY.read_bytes())
        ask, began = exporter(folder, patch), time.process_time()
        told("/export", *fuzz.ask_export(ask, fuzz.addresses(KNOWN, asked, seed)), time.process_time() - began)
        for page in PAGES:
            ended, slowest, began = Counter[str](), 0.0, time.process_time()
            for pairs in fuzz.addresses(ON_PAGES, asked // len(PAGES), seed):
                before = time.process_time()
                app = opener()(page, **dict(pairs))
                assert not app.exception, pairs
                ended["with a notice" if app.warning else "without"] += 1
                slowest = max(slowest, time.process_time() - before)
            told(page, ended, slowest, time.process_time() - began)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
