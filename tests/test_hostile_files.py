"""Whatever a file of 16 MB holds, it is read or refused with a sentence, within bounded time and memory."""

import re
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from raci import rules
from raci.file import nodes
from raci.file.load import LIMIT_BYTES, load, loads
from raci.file.schema import LIMIT_ROLE_LIST, LIMIT_ROLES
from raci.rules.ways import LIMIT_WAYS
from raci.words.problem import LoadError
from tests import forked

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


def measure(path: Path, line: Connection) -> None:
    """Read and judge the file in this process, and tell its seconds and its megabytes at their most."""

    began = time.process_time()
    with suppress(LoadError):
        rules.check(load(path))
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    line.send((time.process_time() - began, int(peak[1]) / 1024))


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_costs_little(name: Any, tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(FILES[name]().encode()[:LIMIT_BYTES])
    here, there = forked.PROCESSES.Pipe()
    process = forked.started(measure, path, there)
    there.close()
    with here:
        seconds, megabytes = here.recv()
    process.join()
    assert seconds < LIMIT_SECONDS and megabytes < LIMIT_MB


KINDS = "processes: [{id: p, name: P, kind: flow}, {id: d, name: D, kind: duties}]\n"
TOPIC = "topics: [{id: t, name: T}]\n"
WORK = {
    "done": ["{process: p, act: do}"],
    "decided": ["{process: p, act: approve, topic: t}"],
    "told": ["{process: p, act: do}", "{process: p, act: report, to: [r0]}"],
    "asked and decided": ["{process: p, act: request}", "{process: p, act: approve}"],
    "done and accepted": ["{process: p, act: do, topic: t}", "{process: p, act: accept, topic: t}"],
    "done and checked": ["{process: p, act: do, topic: t}", "{process: p, act: audit, topic: t}"],
    "checked": ["{process: d, act: audit, topic: t}"],
    "duties": ["{process: d, act: plan, topic: t}", "{process: d, act: approve, topic: t}"],
    "accepted duties": ["{process: d, act: do, topic: t}", "{process: d, act: accept, topic: t}"],
    "refused": ["{process: p, act: approve, refused: x0}"],
    "screened": ["{process: p, act: screen}", "{process: p, act: do}"],
    "approved": ["{process: p, act: do}", "{process: p, act: approve}"],
    "rated": ["{process: p, act: evaluate, output: o}", "{process: p, act: evaluate}"],
}
"""Rows that stand in one chain or about one topic, where comparing each with each lies near."""


def calls(work: list[str], many: int) -> int:
    """How many functions are called for the diagnosis of so many rows; the same on every machine."""

    rows = [
        f"- {{id: x{n}, name: n{n}, stated: {{r{n % 2}: A/R}}, {work[n * len(work) // many][1:]}\n" for n in range(many)
    ]
    matrix = loads(HEAD + roles(2) + TOPIC + KINDS + "activities:\n" + "".join(rows).replace(", refused: x0", "", 1))
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        rules.check(matrix)
    finally:
        sys.setprofile(before)
    return counted


def test_twice_as_many_rows_cost_twice_as_much() -> None:
    for work in WORK.values():  # names and topics are read once, outside the count
        calls(work, 4)
    grown = {name: calls(work, 160) / calls(work, 80) for name, work in WORK.items()}
    assert {name: times for name, times in grown.items() if times > 2.1} == {}


def told(text: str) -> list[str]:
    with pytest.raises(LoadError) as error:
        loads(text)
    return [problem.message() for problem in error.value.problems]


def test_too_many_values_are_told_where_they_become_too_many() -> None:
    (problem,) = told("- x\n" * nodes.LIMIT_NODES)
    assert problem == f"the file has more than {nodes.LIMIT_NODES:,} values; split the matrix"


def test_too_many_parties_are_told() -> None:
    text = HEAD + roles(LIMIT_ROLES + 1) + PROCESSES + "activities: []\n"
    assert told(text) == [f"the list has {LIMIT_ROLES + 1} entries; keep it within {LIMIT_ROLES}"]
    lines = f", reports_to: [{', '.join(f'r{n}' for n in range(LIMIT_ROLE_LIST + 1))}]"
    assert f"the list has {LIMIT_ROLE_LIST + 1} entries; keep it within {LIMIT_ROLE_LIST}" in told(
        HEAD + roles(LIMIT_ROLE_LIST + 1, lines) + PROCESSES + "activities: []\n"
    )


def test_a_row_with_many_accountable_offers_a_few_ways_out() -> None:
    stated = ", ".join(f"r{n}: A" for n in range(50))
    row = f"activities: [{{id: x, process: p, name: n, act: do, stated: {{{stated}}}}}]\n"
    found = rules.check(loads(HEAD + roles(50) + PROCESSES + row))
    assert [len(one.fixes) for one in found if one.rule.code == "RACI102"] == [LIMIT_WAYS]


def test_a_circle_of_many_refusals_is_told_in_short() -> None:
    assert len(told(FILES["circle"]())[0]) < 200
