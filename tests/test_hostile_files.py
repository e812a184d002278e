"""Whatever a file of 16 MB holds, it is read or refused with a sentence, within bounded time and memory."""

import subprocess
import sys

import pytest

from raci import rules
from raci.file import nodes
from raci.file.load import LIMIT_BYTES, loads
from raci.file.schema import LIMIT_NAMED, LIMIT_ROLES
from raci.rules.accountable import LIMIT_WAYS
from raci.words.problem import LoadError
from tests.conftest import ROOT

LIMIT_SECONDS, LIMIT_MB = 15, 300  # 5 s on a machine with nothing else to do; the kind that this is about took 65
HEAD = "id: a\ntitle: b\n"
PROCESSES = "processes: [{id: p, name: P, kind: flow}]\n"


def filled(piece: str) -> str:
    return (piece * (LIMIT_BYTES // len(piece.encode()) + 1))[
        : LIMIT_BYTES // max(1, len(piece.encode()) // len(piece))
    ]


def roles(many: int, more: str = "") -> str:
    return "roles:\n" + "".join(f"- {{id: r{n}, name: n{n}, kind: role{more}}}\n" for n in range(many))


ACTS = ("request", "accept", "do")
FILES = {
    "flow": lambda: "[" + filled("1,"),
    "pairs": lambda: "{" + ",".join(f"k{n}: v" for n in range(1_200_000)) + "}",
    "keys": lambda: filled("a:\n"),
    "deep": lambda: "[" * LIMIT_BYTES,
    "scalar": lambda: "a: " + "x" * (LIMIT_BYTES - 3),
    "quoted": lambda: 'a: "' + "\\x41" * (LIMIT_BYTES // 4 - 2) + '"',
    "lines": lambda: "a: |\n" + filled(" x\n")[:-9],
    "comments": lambda: filled("# x\n"),
    "aliases": lambda: "a: &a [x]\n" + filled("b: *a\n")[:-9],
    "anchors": lambda: filled("- &a x\n"),
    "documents": lambda: filled("---\n"),
    "wrong names": lambda: HEAD + roles(LIMIT_ROLES) + PROCESSES + "activities:\n"
    + "".join(f"- {{id: x{n}, process: p, name: n, act: dooo, stated: {{rx{n}: R}}}}\n" for n in range(11_000)),
    "circle": lambda: HEAD + roles(1) + PROCESSES + "activities:\n"
    + "".join(f"- {{id: x{n}, process: p, name: n, act: approve, refused: x{(n + 1) % 11_000}, stated: {{r0: A/R}}}}\n"
              for n in range(11_000)),
    "valid": lambda: HEAD + roles(1) + PROCESSES + "activities:\n"
    + "".join(f"- {{id: x{n}, process: p, name: n, act: do, stated: {{r0: A/R}}}}\n" for n in range(16_000)),
    "gates": lambda: HEAD + roles(3) + PROCESSES + "activities:\n"
    + "".join(f"- {{id: x{n}, process: p, name: n, act: {ACTS[n % 3]}, stated: {{r{n % 3}: A/R}}}}\n"
              for n in range(12_000)),
    "many accountable": lambda: HEAD + roles(300) + PROCESSES + "activities:\n"
    + "".join(f"- {{id: x{n}, process: p, name: n, act: do, stated: {{{', '.join(f'r{k}: A' for k in range(300))}}}}}\n"
              for n in range(390)),
}  # fmt: skip

READ = r"""
import re, sys, time
from pathlib import Path
from raci import rules
from raci.file.load import load
from raci.words.problem import LoadError
began = time.process_time()
try:
    rules.check(load(sys.argv[1]))
except LoadError:
    pass
peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())  # of this program, not of who started it
print(time.process_time() - began, int(peak[1]) / 1024)
"""


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_costs_little(name, tmp_path):
    path = tmp_path / "m.yaml"
    path.write_bytes(FILES[name]().encode()[:LIMIT_BYTES])
    call = [sys.executable, "-c", READ, str(path)]
    ended = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    seconds, megabytes = map(float, ended.stdout.split())
    assert seconds < LIMIT_SECONDS and megabytes < LIMIT_MB


def told(text: str) -> list[str]:
    with pytest.raises(LoadError) as error:
        loads(text)
    return [problem.message() for problem in error.value.problems]


def test_too_many_values_are_told_where_they_become_too_many():
    (problem,) = told("- x\n" * nodes.LIMIT_NODES)
    assert problem == f"the file has more than {nodes.LIMIT_NODES:,} values; split the matrix"


def test_too_many_parties_are_told():
    text = HEAD + roles(LIMIT_ROLES + 1) + PROCESSES + "activities: []\n"
    assert told(text) == [f"the list has {LIMIT_ROLES + 1} entries; keep it within {LIMIT_ROLES}"]
    lines = f", reports_to: [{', '.join(f'r{n}' for n in range(LIMIT_NAMED + 1))}]"
    assert f"the list has {LIMIT_NAMED + 1} entries; keep it within {LIMIT_NAMED}" in told(
        HEAD + roles(LIMIT_NAMED + 1, lines) + PROCESSES + "activities: []\n"
    )


def test_a_row_with_many_accountable_offers_a_few_ways_out():
    stated = ", ".join(f"r{n}: A" for n in range(50))
    row = f"activities: [{{id: x, process: p, name: n, act: do, stated: {{{stated}}}}}]\n"
    found = rules.check(loads(HEAD + roles(50) + PROCESSES + row))
    assert [len(one.fixes) for one in found if one.rule.code == "RACI102"] == [LIMIT_WAYS]


def test_a_circle_of_many_refusals_is_told_in_short():
    assert len(told(FILES["circle"]())[0]) < 200
