"""What README and the pages beside it in .github say is true: examples, commands, links, places and tables."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from pages.shared import uploads
from raci import cli, rules
from raci.cli.export_formats import FORMATS
from raci.file.folder import listing
from raci.file.load import load, loads
from raci.model.letters import Layer, Letter
from raci.model.terms import LETTERS
from raci.out import formats
from raci.out.formats import Checked
from raci.rules import RULES, Severity
from raci.views.plan import plan
from tests import test_architecture
from tests.conftest import ROOT
from tests.matrices import policy as read_policy
from tests.test_policy_gaps import JUDGED, about, findings
from tests.test_systems import CASES, CHECKABLE, TODAY

NAMES = [
    "README.md",
    *(f".github/{name}.md" for name in ("GUIDE", "DIAGNOSIS", "DEPLOY", "KEPT", "CONTRIBUTING", "CHANGELOG")),
]
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMES}
README, DIAGNOSIS, CONTRIBUTING = TEXTS["README.md"], TEXTS[".github/DIAGNOSIS.md"], TEXTS[".github/CONTRIBUTING.md"]
COMMANDS = [line for text in TEXTS.values() for line in re.findall(r"^    (\S.*)$", text, re.MULTILINE)]
LIMIT_README = 160  # lines: three minutes


def test_the_readme_reads_in_three_minutes() -> None:
    assert len(README.splitlines()) <= LIMIT_README


def test_the_example_is_a_matrix() -> None:
    example = next(text for text in blocks("yaml", README) if text.startswith("id:"))
    assert loads(example).activity["1"].holders(Letter.A, Layer.TODAY) == ["head"]


def test_the_notebook_prints_what_the_readme_shows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (notebook,) = blocks("python", README)
    (output,) = blocks("text", README)
    exec(compile(notebook, "README.md", "exec"), {})
    assert bare(capsys.readouterr().out) == bare(output)
    assert len(notebook.split("\n\n")) == 2 and len(notebook.splitlines()) == 5


def bare(table: str) -> list[str]:
    return [line.rstrip() for line in table.splitlines()]


def test_ci_passes_the_tests_with_the_command_of_the_readme() -> None:
    command = next(line for line in COMMANDS if line.endswith("pytest"))
    assert command in README and command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_commands_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    calls = [line.split(" -m raci ")[1] for line in COMMANDS if " -m raci " in line]
    assert len(calls) >= 5
    (tmp_path / "plan.csv").write_text("Task,Ana,Bob\nPay,A,R\n")
    (tmp_path / "data").mkdir()
    assert cli.main(["migrate"]) == cli.CLEAN  # the database that is copied
    for call in calls:
        words = re.sub(r"(?<!\S)(?=(data|tests)/)", f"{ROOT}/", call).replace("*", "operations-policy").split()
        assert cli.main(words) in (cli.CLEAN, cli.GAPS), call
    assert (tmp_path / "matrix.csv").exists() and (tmp_path / "matrix.json").exists()
    assert (tmp_path / "plan.yaml").exists()


def test_the_step_for_github_is_a_call_that_works(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    step = next(text for text in blocks("yaml", DIAGNOSIS) if text.startswith("- run:"))
    words = yaml.safe_load(step)[0]["run"].replace("*", "operations-policy").removeprefix("python -m raci ").split()
    assert cli.main(words) == cli.GAPS
    assert capsys.readouterr().out.startswith("::error file=data/operations-policy.yaml,line=")


def test_the_exception_shown_can_be_read() -> None:
    shown = next(text for text in blocks("yaml", DIAGNOSIS) if text.startswith("accept:"))
    policy = (ROOT / "data/operations-policy.yaml").read_text(encoding="utf-8")
    assert "accept:" not in policy and loads(f"{policy}\n{shown}").accept[-1].rule == "RACI505"


def test_the_other_commands_are_modules() -> None:
    called = {module for text in TEXTS.values() for module in re.findall(r"python -m (tests\.[\w.]*\w)", text)}
    assert "tests.bench.bench_workshop" in called
    assert {name for name in called if not (ROOT / f"{name.replace('.', '/')}.py").exists()} == set()


def test_the_options_exist(capsys: pytest.CaptureFixture[str]) -> None:
    offered = set()
    for words in [[], *([name] for name in cli.COMMANDS if name != "rules")]:
        with pytest.raises(SystemExit):
            cli.main([*words, "--help"])
        offered |= set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    elsewhere = {"--server", "--check", "--cov", "--cov-report", "--now", "--require-hashes"}  # of other programs
    named = {option for text in TEXTS.values() for option in re.findall(r"(?<!\S)`?(--[a-z][a-z-]*)", text)}
    assert {"--format", "--layer", "--server"} <= named
    assert named - offered - elsewhere == set()


def test_the_formats_of_an_export_are_named() -> None:
    assert [form for form in FORMATS if f"`{form}`" not in TEXTS[".github/GUIDE.md"]] == []


def test_links_and_pictures_lead_somewhere() -> None:
    broken = {
        (name, link)
        for name, text in TEXTS.items()
        for link in re.findall(r"\]\(([^)\s]+)\)", text)
        if not leads(name, *link.partition("#")[::2])
    }
    assert broken == set()
    assert len(re.findall(r"^!\[", README, re.MULTILINE)) == 1


def leads(name: str, link: str, heading: str) -> bool:
    """Whether a link in a file leads to a file, and to a heading of it where it names one."""

    target = ((ROOT / name).parent / link).resolve() if link else ROOT / name
    if not target.is_file():
        return False
    heads = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE) if heading else [""]
    return heading in [re.sub(r"[^\w-]", "", head.lower().replace(" ", "-")) for head in heads]


def test_every_picture_is_shown() -> None:
    shown = {link for text in TEXTS.values() for link in re.findall(r"([\w-]+\.png)\)", text)}
    assert shown == {path.name for path in ROOT.glob(".github/*.png") if path.stat().st_size > 10_000}


def test_every_page_beside_the_readme_is_listed_there() -> None:
    assert {path.name for path in ROOT.glob(".github/*.md")} == {name.split("/")[1] for name in NAMES[1:]}
    assert [name for name in NAMES[1:] if f"({name})" not in README] == []


def test_places_named_are_there() -> None:
    places = re.compile(r"`((?:raci|pages|tests|data|\.github|\.ci|\.streamlit)/[\w./-]*|[\w-]+\.(?:py|toml|txt))`")
    named = {place for text in TEXTS.values() for place in places.findall(text)}
    assert {"raci/out/frames.py", "app.py", "tests/requirements.txt"} <= named
    assert {place for place in named if not (ROOT / place.replace("NAME", "gaps")).exists()} == set()


def test_settings_and_addresses_named_are_known() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in test_architecture.sources())
    named = {word for text in TEXTS.values() for word in re.findall(r"RACI_[A-Z_]+|(?<=`)/[a-z]+", text)}
    assert {"RACI_PUBLIC_URL", "/livez", "/export"} <= named
    assert {word for word in named if word not in code} == set()


def test_settings_of_the_server_are_those_of_the_file() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    deploy = TEXTS[".github/DEPLOY.md"]
    for section, setting in re.findall(r"`(server|runner)\.(\w+)", deploy):
        assert setting in config[section] or setting in ("baseUrlPath", "trustedUserHeaders")
    assert f"may have {config['server']['maxUploadSize']} MB" in deploy
    assert f"one visit {uploads.LIMIT_VISIT // 10**6} MB" in deploy
    assert f"all visits {uploads.LIMIT_SERVER // 10**6} MB" in deploy


def test_the_deployment_that_is_shown_is_the_one_that_is_tested() -> None:
    shown = [text for kind in ("nginx", "ini", "sh", "sql") for text in blocks(kind, TEXTS[".github/DEPLOY.md"])]
    folder = ROOT / "tests" / "deploy"
    assert shown == [
        (folder / name).read_text(encoding="utf-8")
        for name in ("nginx.conf", "raci-sign-in.conf", "raci@.service", "raci.env", "roles.sql")
    ]


def test_the_containers_run_what_the_unit_runs() -> None:
    folder = ROOT / "tests" / "deploy"
    unit = (folder / "raci@.service").read_text(encoding="utf-8")
    services = yaml.safe_load((folder / "compose.yaml").read_text(encoding="utf-8"))["services"]
    for name, port in (("app1", "8501"), ("app2", "8502")):
        words = " ".join(services[name]["command"]).removeprefix("python ")
        assert f"ExecStart=/opt/raci/.venv/bin/python {words}".replace(port, "%i") in unit.splitlines()
        assert services[name]["read_only"] and f"LimitNOFILE={services[name]['ulimits']['nofile']}" in unit.splitlines()
    copied = re.findall(r"^COPY (\S+)", (folder / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert [path for path in copied if not (ROOT / path).exists()] == []


def test_the_newest_changes_are_those_of_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert re.findall(r"^## (.*)$", TEXTS[".github/CHANGELOG.md"], re.MULTILINE)[0] == project["version"]


def test_the_letters_are_explained_in_the_words_of_the_app() -> None:
    rows = [f"| **{letter}** | {name} | {meaning} |" for letter, (name, meaning) in LETTERS.items()]
    assert [row for row in rows if row not in README] == []


def test_the_house_is_the_one_that_stands() -> None:
    assert "\n".join(test_architecture.house()) in CONTRIBUTING


def blocks(language: str, text: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


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


def places(listed: Any) -> set[str]:
    """Every place in one verdict: {gap: [places]} or [{at: [places], why}]."""

    lists = listed.values() if isinstance(listed, dict) else [_at(one) for one in listed]
    return {place for places in lists for place in places}


def _at(one: dict[str, Any] | str) -> list[str]:
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


def _outcomes(name: str, entries: list[dict[str, Any]]) -> str:
    counts = [sum(word in one for one in entries) for word in OUTCOMES]
    return f"| {name} | {' | '.join(map(str, counts))} |"


def beyond_table() -> list[str]:
    """Findings beyond the inventory by verdict."""

    listed = [[case["beyond"].get(verdict) or {} for case in CASES.values()] for verdict in VERDICTS]
    counts = [str(sum(map(_counted, cases))) for cases in listed]
    return [f"| | {' | '.join(VERDICTS)} |", "|---|---|---|---|---|", f"| findings | {' | '.join(counts)} |"]


def _counted(judged: dict[str, Any] | list[Any]) -> int:
    places = judged.values() if isinstance(judged, dict) else [one["at"] for one in judged]
    return sum(map(len, places))


@pytest.mark.parametrize("table", [systems_table, defects_table, beyond_table])
def test_the_tables_of_the_systems_are_those_of_the_data(table: Any) -> None:
    assert "\n".join(table()) in DIAGNOSIS


def plan_table() -> list[str]:
    """The first decisions on the policy as stated, with the gaps that each closes and all of them so far."""

    made = plan(read_policy(), Layer.STATED, TODAY)
    rows = []
    for number, (one, so_far) in enumerate(zip(made.decisions[:SHOWN], made.curve(), strict=False), 1):
        closed = f"{len(one.gaps)} | {len(one.closes) - len(one.gaps)}"
        rows.append(f"| {number} | {one.title.of('en')} | {closed} | {so_far} of {made.gaps} |")
    return ["| | decision | gaps closed | concerns closed | gaps so far |", "|---|---|---|---|---|", *rows]


SHOWN = 10


def test_the_decisions_are_those_of_the_plan() -> None:
    assert "\n".join(plan_table()) in DIAGNOSIS


def test_the_table_of_rules_is_that_of_the_code() -> None:
    assert [row for row in DIAGNOSIS.splitlines() if row.startswith("| RACI")] == rule_table()


def test_the_verdicts_are_those_of_the_cases() -> None:
    assert "\n".join(verdict_table()) in DIAGNOSIS
