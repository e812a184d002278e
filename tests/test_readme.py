"""What the README says is true: its example loads, its commands are those of CI and of the command line."""

import re

from raci import cli
from raci.letters import Letter
from raci.load import loads
from raci.terms import LETTERS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (\S.*)$", README, re.MULTILINE)


def test_the_example_is_a_matrix():
    example = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)[1]
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


def test_the_picture_is_there():
    assert (ROOT / re.search(r"\]\((\.github/\S+)\)", README)[1]).stat().st_size > 10_000
