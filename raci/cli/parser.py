"""The commands of the command line with their options and the help for each."""

import argparse
from pathlib import Path
from typing import Any, TypeAlias

from raci.cli.arguments import SWITCHES, argument, choice, days, entries, limit, pair, switch
from raci.cli.export_formats import FORMATS
from raci.cli.version import ShowVersion
from raci.file.schema import LIMIT_BOUNDS
from raci.model.letters import Layer
from raci.out import formats
from raci.people import Level
from raci.rules import Severity
from raci.rules.codes import codes
from raci.words.sentences import LANGUAGES

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

ENDS = "Exit status: 0 clean, 1 gaps in ownership, 2 a file or a call that cannot be read."
EXAMPLES = f"""\
examples:
  python -m raci check data/*.yaml
  python -m raci check data/*.yaml --severity gap --ignore RACI8,RACI404
  python -m raci check data/*.yaml --layer proposed --limit consulted=4 --limit share=0.5
  python -m raci check data/*.yaml --format sarif > raci.sarif

CODES are separated by commas; a prefix such as RACI5 stands for a family, and
`python -m raci rules` lists them all.

{ENDS}
"""

AMEND_FORMATS = ["docx", "md", "csv"]
PLAN_FORMATS = ["text", "json", "csv"]

NARROWS = {
    "process": "only the rows of this process, by its id",
    "role": "only rows in which this role holds a letter, by its id",
    "letter": "only rows with this letter; with --role, held by that role",
    "text": "only rows with these words",
}
"""Option of export -> what it leaves."""


def parser() -> argparse.ArgumentParser:
    """What reads the arguments of a call; `command` is the name of what is to be done."""

    reader = argparse.ArgumentParser(
        prog="python -m raci",
        description="Check, explain and export responsibility matrices (RACI) kept as YAML files.",
        epilog=ENDS,
    )
    reader.add_argument("--version", action=ShowVersion, nargs=0, help="print the version")
    commands = reader.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    _add_check(commands)
    named = _command(commands, "explain", "say what a rule asks and why, with examples")
    named.add_argument("codes", type=argument(codes), metavar="CODE", help="a rule such as RACI502, or a family: RACI5")
    _command(commands, "rules", "list the rules: code, severity, name")
    _add_plan(commands)
    _add_export(commands)
    _add_draft(commands)
    _add_amend(commands)
    text = "write the JSON Schema of a matrix file, from which editors complete and check"
    _add_out(_command(commands, "schema", text))
    _add_read(commands)
    _add_upkeep(commands)
    _add_people(commands)
    return reader


def _add_read(commands: Commands) -> None:
    text = "read a matrix from a spreadsheet, page or document of any shape, and say how it was read"
    command = _command(commands, "read", text)
    command.add_argument("file", metavar="FILE", help="CSV, XLSX, XLS, ODS, Markdown, HTML, JSON, DOCX, RST or LaTeX")
    command.add_argument("--out", type=Path, metavar="PATH", help="write the matrix as a YAML file that check opens")
    command.add_argument("--title", default="", metavar="TITLE", help="what the matrix is called; default: the file")
    command.add_argument("--json", action="store_true", help="tell roles, activities, notes and unread cells as JSON")
    text = "the matrix that this file was given out from: list the cells that the file says otherwise"
    command.add_argument("--onto", default="", metavar="MATRIX", help=text)
    text = "with --onto: write these cells into the log, as activity:role with commas between, likely or all"
    command.add_argument("--apply", default="", metavar="CELLS", help=text)
    text = "with --onto: add the rows and parties that the file has and the matrix has not, before any cell"
    command.add_argument("--add", action="store_true", help=text)
    command.add_argument("--why", default="", metavar="REASON", help="the reason of that decision")
    command.add_argument("--author", default="", metavar="NAME", help="who decides")
    text = "with --onto: the row that a damaged id means; may be repeated"
    command.add_argument("--row", type=argument(pair), action="append", default=[], metavar="ID=ROW", help=text)
    _add_log(command)


def _add_check(commands: Commands) -> None:
    command = _command(commands, "check", "list what is wrong with matrix files")
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = EXAMPLES
    command.add_argument("files", nargs="+", metavar="FILE", help="a matrix, such as data/operations-policy.yaml")
    _add_layer(command)
    formatted = ["text", *formats.FORMATS]
    text = "how to tell: text for people (the default), the others for programs"
    command.add_argument("--format", choices=formatted, default="text", metavar="|".join(formatted), help=text)
    of_rules: dict[str, Any] = {"type": argument(codes), "default": (), "metavar": "CODES"}
    command.add_argument("--select", **of_rules, help="only these rules; default: all")
    command.add_argument("--ignore", **of_rules, help="all rules but these")
    text = "accepted findings too, which GitHub would show as open ones"
    command.add_argument("--show-accepted", action="store_true", help=text)
    text = "only what is that severe, or more; default: note, which is everything"
    names = "|".join(Severity)
    command.add_argument("--severity", type=argument(choice(Severity)), default=Severity.NOTE, metavar=names, help=text)
    text = f"replace a limit of the file, such as consulted=4; may be repeated: {', '.join(LIMIT_BOUNDS)} (0 to 1)"
    command.add_argument("--limit", type=argument(limit), action="append", default=[], metavar="NAME=N", help=text)


def _add_plan(commands: Commands) -> None:
    command = _command(commands, "plan", "list the decisions that settle most, each on top of those before it")
    command.add_argument("file", metavar="FILE", help="a matrix, such as data/operations-policy.yaml")
    _add_layer(command)
    text = "how to tell: text for people (the default), json and csv for programs"
    command.add_argument("--format", choices=PLAN_FORMATS, default="text", metavar="|".join(PLAN_FORMATS), help=text)


def _add_export(commands: Commands) -> None:
    command = _command(commands, "export", "write a matrix as CSV, XLSX, Markdown, HTML or data")
    command.add_argument("file", metavar="FILE", help="a matrix, such as data/operations-policy.yaml")
    _add_layer(command)
    shapes = "of CSV: one row an activity, or one a letter"
    command.add_argument("--shape", choices=["wide", "long"], default="wide", help=shapes)
    text = "of CSV: what stands between its cells; default: comma"
    command.add_argument("--separator", choices=["comma", "semicolon"], default="comma", help=text)
    text = (
        "xlsx holds both shapes; md is a table, html a page that opens offline and prints; yaml is the file itself with"
        " its decisions; parquet and json, which need pandas, hold one row a letter"
    )
    command.add_argument("--format", choices=list(FORMATS), default="csv", help=text)
    for name, text in NARROWS.items():
        command.add_argument(f"--{name}", default="", metavar=name.upper(), help=text)
    command.add_argument("--gaps", action="store_const", const="yes", default="", help="only rows with a gap")
    text = "what leaves work without an owner, one row a cause, in place of the rows; of --process and --role"
    command.add_argument("--causes", action="store_true", help=text)
    text = "the matrix as it was after this entry of the log; 0 is before the first"
    command.add_argument("--version", type=int, default=None, metavar="N", help=text)
    _add_log(command)
    _add_out(command)


def _add_amend(commands: Commands) -> None:
    command = _command(commands, "amend", "write the clauses that decisions rewrite: as they stand, as they shall read")
    command.add_argument("file", metavar="FILE", help="a matrix, such as data/operations-policy.yaml")
    text = "decisions after this entry of the log; default: 0, which is all"
    command.add_argument("--since", type=int, default=0, metavar="VERSION", help=text)
    command.add_argument("--workshop", default="", metavar="CODE", help="only the decisions of this workshop")
    text = "only the decisions with these numbers in the record, such as 3,5"
    command.add_argument("--entries", type=argument(entries), default=(), metavar="NUMBERS", help=text)
    command.add_argument("--both", action="store_true", help="both languages in one Word file, that of --lang first")
    command.add_argument("--whole", action="store_true", help="all sentences of a clause, not only those that change")
    text = "a Word file (the default), a Markdown table, or CSV"
    command.add_argument("--format", choices=AMEND_FORMATS, default="docx", metavar="|".join(AMEND_FORMATS), help=text)
    _add_log(command)
    _add_out(command)


def _add_draft(commands: Commands) -> None:
    command = _command(commands, "draft", "read a policy: who it makes responsible for what, word for word")
    command.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a policy as text, Markdown, DOCX, HTML or PDF"
    )
    text = "a YAML list of {name, aliases}: look for these parties and no others"
    command.add_argument("--parties", type=Path, metavar="FILE", help=text)
    settings = "; ".join(f"{name}={'|'.join(values)}" for name, values in SWITCHES.items())
    text = f"a convention, the first setting being the default; may be repeated: {settings}"
    command.add_argument(
        "--switch", type=argument(switch), action="append", default=[], metavar="NAME=VALUE", help=text
    )
    command.add_argument("--json", action="store_true", help="parties, letters and silent sentences as JSON")
    text = "compare with gold, or with a matrix made by hand: precision, recall, F, keys left; texts stand beside gold"
    command.add_argument("--measure", nargs="+", type=Path, default=[], metavar="GOLD", help=text)
    _add_out(command)


def _add_upkeep(commands: Commands) -> None:
    text = "say whether the log is as it was written: name what was changed, is missing or stands elsewhere"
    verify = _command(commands, "verify", text)
    text = "bring the tables of the database up to date; the app does so itself where it may"
    migrate = _command(commands, "migrate", text)
    backup = _command(commands, "backup", "copy the whole database into one file, while people go on writing")
    text = "the new file, a SQLite database of the app; ballots are in it: keep it where only you can read it"
    backup.add_argument("--out", type=Path, metavar="PATH", required=True, help=text)
    restore = _command(commands, "restore", "put what backup wrote into an empty database of either kind")
    restore.add_argument("file", type=Path, metavar="FILE", help="what backup wrote, or any workspace.db")
    text = "write the newest revision of every uploaded matrix as a file, for version control"
    pull = _command(commands, "pull", text)
    text = "a folder that is not the app's, such as a checkout; a file that was edited there is left and named"
    pull.add_argument("--out", type=Path, metavar="FOLDER", required=True, help=text)
    pull.add_argument("--force", action="store_true", help="take the uploaded text in place of what was edited")
    forget = _command(commands, "forget", "delete old ballots, or take a name out of the record")
    what = forget.add_mutually_exclusive_group(required=True)
    text = "delete the ballots of workshops that ended so many days ago; decisions and minutes stay"
    what.add_argument("--days", type=argument(days), metavar="DAYS", help=text)
    text = "put N. N. in place of a name as it stands in the record, and seal the logs anew"
    what.add_argument("--name", default="", metavar="NAME", help=text)
    for command in (verify, migrate, backup, restore, pull, forget):
        _add_database(command)


def _add_people(commands: Commands) -> None:
    text = "list the rights that the database gives on matrices, or give one: who, and how far"
    rights = _command(commands, "rights", text)
    rights.add_argument("subject", nargs="?", default="", metavar="WHO", help="an id, or a group with an @ before it")
    levels = [level.text for level in Level] + ["server"]
    text = "how far; server takes it back, so that what the server gives counts again"
    rights.add_argument("level", nargs="?", choices=levels, metavar="|".join(levels), help=text)
    rights.add_argument("--on", default="", metavar="MATRIX", help="the matrix; default: every one")
    rights.add_argument("--author", default="", metavar="NAME", help="who gives it; needed to give one")
    audit = _command(
        commands, "audit", "list who signed in, was refused, revealed, took over, wrote, uploaded, deleted"
    )
    audit.add_argument("--on", metavar="MATRIX", help="of one matrix; default: all")
    audit.add_argument("--limit", type=int, default=500, metavar="N", help="so many, the latest; default: 500")
    for command in (rights, audit):
        _add_database(command)


def _add_database(command: argparse.ArgumentParser) -> None:
    text = "a SQLite file or an address; default: RACI_DATABASE_URL, or workspace.db in RACI_DATA or data"
    command.add_argument("--database", default="", metavar="DATABASE", help=text)


def _add_log(command: argparse.ArgumentParser) -> None:
    text = "where the decisions are: a SQLite file or an address; default: RACI_DATABASE_URL, or workspace.db beside it"
    command.add_argument("--log", default="", metavar="LOG", help=text)


def _add_out(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, metavar="PATH", help="the file to write; default: standard output")


def _add_layer(command: argparse.ArgumentParser) -> None:
    text = "the text alone, with decisions, or with proposals; default: today"
    names = "|".join(Layer)
    command.add_argument("--layer", type=argument(choice(Layer)), default=Layer.TODAY, metavar=names, help=text)


def _command(commands: Commands, name: str, about: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    command.add_argument("--lang", choices=list(LANGUAGES), default="en", help="language of names and messages")
    return command
