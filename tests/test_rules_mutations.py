"""One change to a clean matrix or to the policy brings out what a reviewer would report of it, and nothing else."""

import json
from datetime import date
from functools import cache
from typing import Any

import yaml

from raci.file.load import loads
from raci.model import Matrix
from raci.model.letters import Layer
from raci.rules import check
from tests.conftest import ROOT

TODAY = date(2026, 6, 1)
CASES = yaml.load((ROOT / "tests/cases/mutations.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
FILES = {"clean": ROOT / "tests/cases/clean.yaml", "policy": ROOT / "data/operations-policy.yaml"}
TEXTS = {name: yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader) for name, path in FILES.items()}
LISTS = {"role": "roles", "topic": "topics", "process": "processes"}
MUTATIONS = [(name, number) for name, listed in CASES.items() for number in range(len(listed))]
LEAST, EXACT = 60, 0.95


def read(name: str, changes: dict[str, Any]) -> Matrix:
    """The matrix with the changes made; a path such as `role sales.leads` or `visit.stated` names what to set."""

    text = json.loads(json.dumps(TEXTS[name]))
    for path, value in changes.items():
        id_, _, field = path.rpartition(".")
        kind, _, rest = id_.rpartition(" ")
        (record,) = [one for one in text[LISTS.get(kind, "activities")] if one["id"] == rest]
        record.pop(field, None)
        if value is not None:
            record[field] = value
    return loads(yaml.dump(_plain(text), Dumper=yaml.CSafeDumper, allow_unicode=True))


def _plain(value: Any) -> Any:
    """Flags as YAML writes them: read as bare text they would be written back in quotes."""

    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def ids(matrix: Matrix) -> set[str]:
    return {one.id for one in check(matrix, Layer.STATED, today=TODAY)}


@cache
def before(name: str) -> set[str]:
    return ids(read(name, {}))


@cache
def is_exact(name: str, number: int) -> bool:
    case = CASES[name][number]
    after = ids(read(name, case["set"]))
    raised, settled = set(case.get("raised", [])), set(case.get("settled", []))
    return (after - before(name), before(name) - after) == (raised, settled)


def test_the_small_matrix_is_clean_under_every_rule() -> None:
    assert before("clean") == set()


def test_there_are_enough_mutations() -> None:
    assert len(MUTATIONS) >= LEAST


def test_a_mutation_brings_out_its_own_fault_only() -> None:
    judged = [(name, number) for name, number in MUTATIONS if "judged" in CASES[name][number]]
    assert [one for one in MUTATIONS if not is_exact(*one)] == judged
    assert [one for one in judged if not CASES[one[0]][one[1]]["why"]] == []


def test_nearly_all_are_exact() -> None:
    assert sum(is_exact(*one) for one in MUTATIONS) >= EXACT * len(MUTATIONS)


def test_the_rate_that_is_told_is_the_one_measured() -> None:
    told = (ROOT / ".github/DIAGNOSIS.md").read_text(encoding="utf-8").replace("\n", " ")
    exact = sum(is_exact(*one) for one in MUTATIONS)
    assert f" {len(MUTATIONS)} single changes of the policy" in told and f"nothing else, in {exact} cases." in told
