"""A rolling upgrade: an older process beside a newer one reads on, says what it does not know, and misleads nobody."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from raci.log import Declined, Parked, fold
from raci.people import typed
from raci.store import Follower, follow, open_store
from raci.words.problem import Problem
from tests import databases
from tests.random_log import DAYS, MATRIX

OLDER = """
import json, sys
from raci.log import BODIES, Parked, incomplete, snapshot, wire
from raci.people import typed
from raci.store import Follower, WritingOff, follow, open_store
from tests.random_log import DAYS, MATRIX

for kinds in (BODIES, wire.FORMS):  # an app of before: it never heard of rows that a party does not take
    del kinds["decline"]
snapshot._code, follow.EVERY = lambda: "older", 3
store = open_store(sys.argv[1])
followers = {}
for line in sys.stdin:
    act, matrix, base = line.split()
    if act == "write":
        try:
            said = store.append(matrix, int(base), typed("Old"), Parked("a1", "Who?", "fin", DAYS[0])).number
        except WritingOff as error:
            said = error.problem.message()
    else:
        kept = followers.setdefault(matrix, Follower(store, matrix, MATRIX))
        today = (kept if act == "look" else Follower(store, matrix, MATRIX)).today()
        problem = incomplete(today)
        said = [today.number, list(today.newer), len(today.parked), problem.message() if problem else ""]
    print(json.dumps(said), flush=True)
"""
"""A process of the version before, as far as this test needs one."""

SAYS = "a newer app has written into the log of this matrix; install the latest app, which knows what it says"


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return databases.new(request.param, tmp_path)


@pytest.fixture
def older(url: str) -> Iterator[Callable[..., Any]]:
    """What the older process answers when it is asked to look, to look anew, or to write."""

    call = [sys.executable, "-c", OLDER, url]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        to, answers = process.stdin, process.stdout

        def ask(act: str, matrix: str, base: int = 0) -> Any:
            to.write(f"{act} {matrix} {base}\n")
            to.flush()
            return json.loads(answers.readline())

        yield ask
        to.close()


def test_an_older_process_reads_on_and_says_what_it_does_not_know(
    url: str, older: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow, "EVERY", 3)
    store, asks = open_store(url), Parked("a2", "Who?", "fin", DAYS[0])
    store.append("m", 0, typed("New"), asks)
    assert older("look", "m") == [1, [], 1, ""] and older("write", "m", 1) == 2
    store.append("m", 2, typed("New"), Declined("fin", "a2", "not ours"))
    store.append("m", 3, typed("New"), asks)
    assert older("look", "m")[:3] == [4, [3], 3] and older("look", "m")[3].startswith(SAYS)
    assert older("write", "m", 4).startswith(SAYS)
    assert older("look", "n") == [0, [], 0, ""] and older("write", "n") == 1  # of which nothing is new
    whole = store.events("m")
    assert not isinstance(whole, Problem)
    for _ in range(2):  # each keeps its own snapshot in the place of the other's, and neither believes a stranger's
        assert Follower(store, "m", MATRIX).today() == fold(MATRIX, whole)
        assert older("begin", "m")[:3] == [4, [3], 3]
    assert ("a2", "fin") in fold(MATRIX, whole).declined
    store.close()
