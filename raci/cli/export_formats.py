"""One matrix, a part of it, or its causes as the bytes of a file; what a form needs is imported with it."""

import argparse

from raci.model import Matrix
from raci.model.selection import Selection
from raci.words.problem import LoadError, Problem

NOT_FOR_TERMINALS = {
    "xlsx": "a workbook cannot be shown in a terminal; add --out FILE.xlsx",
    "docx": "a Word file cannot be shown in a terminal; add --out FILE.docx",
    "parquet": "a Parquet file cannot be shown in a terminal; add --out FILE.parquet",
}
"""Format that is no text -> what to say instead of showing it."""

MESSAGES = {
    "missing": ("{form} needs pandas and pyarrow", "run: {command}"),
    "yaml": ("causes cannot be written as YAML", "use {allowed}"),
}

INSTALL = "pip install 'pandas>=3,<4' 'pyarrow>=20'"
"""What the extra `analysis` of pyproject.toml holds; the extra has no name where nothing is installed."""

FORMATS = {
    "csv": "wide.csv",
    "xlsx": "matrix.xlsx",
    "md": "table.md",
    "html": "page.html",
    "yaml": "matrix.yaml",
    "parquet": "letters.parquet",
    "json": "letters.json",
}
"""Format of `raci export` -> the ending of its file of rows."""


def exported(args: argparse.Namespace, matrix: Matrix, selection: Selection) -> bytes:
    """The rows of the selection, or the causes in them, in the format asked for. Raises LoadError for what is missing,
    or does not go together."""

    try:
        return _causes(args, matrix, selection) if args.causes else _rows(args, matrix, selection)
    except ImportError:
        raise _problem(args, "missing", form=args.format, command=INSTALL) from None


def _rows(args: argparse.Namespace, matrix: Matrix, selection: Selection) -> bytes:
    from raci.out import export, files

    if args.format == "yaml" and selection.is_empty:
        return _own_text(args, matrix)
    ending = f"{args.shape}.csv" if args.format == "csv" else FORMATS[args.format]
    return files.of_rows(ending, matrix, args.layer, args.lang, selection, export.SEPARATORS[args.separator])


def _own_text(args: argparse.Namespace, matrix: Matrix) -> bytes:
    """The file itself, with its comments, and what has been decided up to the version asked for."""

    from pathlib import Path

    from raci.file.edit import edit_file
    from raci.file.load import decode

    return edit_file(decode(Path(args.file).read_bytes()), matrix).text.encode()


def _causes(args: argparse.Namespace, matrix: Matrix, selection: Selection) -> bytes:
    from raci.out import export, files
    from raci.rules import causes, check
    from raci.views.cause_filter import CauseFilter

    if args.format == "yaml":
        raise _problem(args, "yaml", allowed=", ".join(form for form in FORMATS if form != "yaml"))
    wanted = CauseFilter.read({"process": selection.process, "role": selection.role}, matrix)
    listed = [cause for cause in causes(check(matrix, args.layer)) if wanted.keeps(cause)]
    separator = export.SEPARATORS[args.separator]
    return files.of_causes(f"causes.{args.format}", listed, matrix.title.of(args.lang), args.lang, separator)


def _problem(args: argparse.Namespace, name: str, **fields: object) -> LoadError:
    return LoadError([Problem(args.file, 0, 0, *MESSAGES[name], fields)])
