"""One matrix as the bytes of a file, in the form asked for; what a form needs is imported with it."""

import argparse
from collections.abc import Callable
from functools import partial

from raci.model import Matrix
from raci.model.selection import Selection
from raci.words.problem import LoadError, Problem

NOT_FOR_TERMINALS = {
    "xlsx": "a workbook cannot be shown in a terminal; add --out FILE.xlsx",
    "docx": "a Word file cannot be shown in a terminal; add --out FILE.docx",
    "parquet": "a Parquet file cannot be shown in a terminal; add --out FILE.parquet",
}
"""Format that is no text -> what to say instead of showing it."""

MESSAGES = {"missing": ("{form} needs pandas and pyarrow", "run: {command}")}


def exported(args: argparse.Namespace, matrix: Matrix, selection: Selection) -> bytes:
    """The rows of the selection in the format asked for. Raises LoadError where a library for it is missing."""

    return FORMATS[args.format](args, matrix, selection)


def _csv(args: argparse.Namespace, matrix: Matrix, selection: Selection) -> bytes:
    from raci.out import export
    from raci.views.asked import selected

    table = export.TABLES[export.TableShape(args.shape)]
    rows = table(selected(selection, matrix, args.layer), args.layer, args.lang)
    return export.csv(rows, export.SEPARATORS[args.separator])


def _handout(form: str, args: argparse.Namespace, matrix: Matrix, selection: Selection) -> bytes:
    from raci.out import handout

    write = {"md": handout.markdown, "html": handout.html}[form]
    return write(matrix, args.layer, args.lang, selection)


def _xlsx(args: argparse.Namespace, matrix: Matrix, selection: Selection) -> bytes:
    from raci.out import export

    return export.xlsx(matrix, args.layer, args.lang, selection)


def _frame(form: str, args: argparse.Namespace, matrix: Matrix, selection: Selection) -> bytes:
    """One row a letter. pandas belongs to the app and to the extra `analysis`, so it may be missing here."""

    try:
        from raci.out import frames
        from raci.views.asked import selected

        write = {"json": frames.json, "parquet": frames.parquet}[form]
        return write(frames.letters(selected(selection, matrix, args.layer), args.layer, args.lang))
    except ImportError:
        says, do = MESSAGES["missing"]
        missing = Problem(args.file, 0, 0, says, do, {"form": form, "command": INSTALL})
        raise LoadError([missing]) from None


INSTALL = "pip install 'pandas>=3,<4' 'pyarrow>=20'"
"""What the extra `analysis` of pyproject.toml holds; the extra has no name where nothing is installed."""

FORMATS: dict[str, Callable[[argparse.Namespace, Matrix, Selection], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "md": partial(_handout, "md"),
    "html": partial(_handout, "html"),
    "parquet": partial(_frame, "parquet"),
    "json": partial(_frame, "json"),
}
"""Format of `raci export` -> its writer."""
