"""What the README says is true: its example loads, its commands are those of CI and of the command line."""

import re

import pytest

from raci import cli, rules
from raci.file.folder import listing
from raci.file.load import load, loads
from raci.model.letters import Layer, Letter
from raci.model.terms import LETTERS
from raci.out import formats
from raci.out.formats import Checked
from raci.rules import RULES, Severity
from tests.conftest import ROOT
from tests.test_policy_gaps import JUDGED, about, findings
from tests.test_systems import CASES, CHECKABLE, TODAY

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (\S.*)$", README, re.MULTILINE)


def test_the_example_is_a_matrix():
    example = next(text for text in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if text.startswith("id:"))
    assert loads(example).activity["1"].holders(Letter.A, "today") == ["head"]


def test_ci_passes_the_tests_with_the_command_of_the_readme():
    command = next(line for line in COMMANDS if line.endswith("pytest"))
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_commands_of_the_readme_exist(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for line in (line for line in COMMANDS if " -m raci " in line):
        words = line.split(" -m raci ")[1].replace("data/", f"{ROOT}/data/").replace("*", "operations-policy").split()
        assert cli.main(words) in (cli.CLEAN, cli.GAPS)
    assert (tmp_path / "matrix.csv").exists()


def test_the_letters_are_explained_in_the_words_of_the_app():
    rows = [f"| **{letter}** | {name} | {meaning} |" for letter, (name, meaning) in LETTERS.items()]
    assert [row for row in rows if row not in README] == []


def test_the_pictures_are_there():
    pictures = re.findall(r"\]\((\.github/\S+)\)", README)
    assert len(pictures) == 4 and all((ROOT / path).stat().st_size > 10_000 for path in pictures)


def rule_table() -> list[str]:
    return [f"| {rule.code} | {rule.title} | {rule.severity} | {shown(rule.says)} |" for rule in RULES.values()]


def shown(sentence: str) -> str:
    """A sentence of a rule with dots where names would stand."""

    return re.sub(r"\{\w+\}", "…", sentence)


def verdict_table() -> list[str]:
    """Findings of the stated layer by severity and verdict, as judged in tests/cases/policy-findings.yaml."""

    found = [(finding.severity, verdict(*about(finding))) for finding in findings(Layer.STATED)]
    counts = [[found.count((severity, word)) for word in VERDICTS] for severity in Severity]
    rows = [f"| {severity}s | {' | '.join(map(str, row))} |" for severity, row in zip(Severity, counts, strict=True)]
    return [f"| | {' | '.join(VERDICTS)} |", "|---|---|---|---|---|", *rows]


VERDICTS = ("right", "arguable", "wrong", "open")
"""As in the cases; `open` is not yet judged."""


def verdict(code: str, place: str) -> str:
    return next(word for word in VERDICTS if place in places(JUDGED[code].get(word, [])))


def places(listed: object) -> set[str]:
    """Every place in one verdict: {gap: [places]} or [{at: [places], why}]."""

    lists = listed.values() if isinstance(listed, dict) else [_at(one) for one in listed]
    return {place for places in lists for place in places}


def _at(one: dict | str) -> list[str]:
    return [one] if isinstance(one, str) else one["at"]


def systems_table() -> list[str]:
    """What `check --format table` prints of everything in data/."""

    found = [load(path) for path in listing(ROOT / "data").files.values()]
    files = [Checked(matrix.id, matrix, rules.check(matrix, today=TODAY)) for matrix in found]
    return formats.table(files, "en").decode().splitlines()


def defects_table() -> list[str]:
    """Entries of the inventory by whether they can be told without reading for sense, and what became of them."""

    entries = [one for case in CASES.values() for one in case["inventory"]]
    plain = [one for one in entries if one["tag"] in CHECKABLE]
    read = [one for one in entries if one["tag"] not in CHECKABLE]
    rows = [_outcomes(name, some) for name, some in (("told without reading", plain), ("readings", read))]
    return ["| | found | of these in part | missed |", "|---|---|---|---|", *rows]


OUTCOMES = ("found", "part", "missed")


def _outcomes(name: str, entries: list[dict]) -> str:
    counts = [sum(word in one for one in entries) for word in OUTCOMES]
    return f"| {name} | {' | '.join(map(str, counts))} |"


def beyond_table() -> list[str]:
    """Findings beyond the inventory by verdict."""

    listed = [[case["beyond"].get(verdict) or {} for case in CASES.values()] for verdict in VERDICTS]
    counts = [str(sum(map(_counted, cases))) for cases in listed]
    return [f"| | {' | '.join(VERDICTS)} |", "|---|---|---|---|---|", f"| findings | {' | '.join(counts)} |"]


def _counted(judged: dict | list) -> int:
    places = judged.values() if isinstance(judged, dict) else [one["at"] for one in judged]
    return sum(map(len, places))


@pytest.mark.parametrize("table", [systems_table, defects_table, beyond_table])
def test_the_tables_of_the_systems_are_those_of_the_data(table):
    assert "\n".join(table()) in README


def test_the_table_of_rules_is_that_of_the_code():
    assert [row for row in README.splitlines() if row.startswith("| RACI")] == rule_table()


def test_the_verdicts_are_those_of_the_cases():
    assert "\n".join(verdict_table()) in README
