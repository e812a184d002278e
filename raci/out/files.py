"""A matrix, a part of it, or its causes -> a file in any format, as pages and command line hand them out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from raci.file.dump import dumps
from raci.model import Activity, Matrix
from raci.model.letters import Layer
from raci.model.selection import Selection
from raci.out import export, handout
from raci.rules import Cause
from raci.views.cause_filter import selected
from raci.views.findings_table import causes_table
from raci.views.tables import LONG_COLUMNS, Table, long_parts
from raci.words.sentences import Word, say

ROWS: Mapping[str, Word] = {
    "wide.csv": Word("CSV, one row an activity"),
    "long.csv": Word("CSV, one row a letter"),
    "matrix.xlsx": Word("Excel, both with definitions"),
    "table.md": Word("Markdown, one table"),
    "page.html": Word("HTML, a page that opens offline"),
    "matrix.yaml": Word("YAML, the format of this app"),
    "letters.json": Word("JSON, one object a letter"),
    "letters.parquet": Word("Parquet, one row a letter"),
}
"""Ending of a file of rows -> what it is. All but the YAML hold one layer in one language."""

CAUSES: Mapping[str, Word] = {
    "causes.csv": Word("CSV, one row a cause"),
    "causes.xlsx": Word("Excel, one row a cause"),
    "causes.md": Word("Markdown, one table"),
    "causes.html": Word("HTML, a page that opens offline"),
    "causes.json": Word("JSON, one object a cause"),
    "causes.parquet": Word("Parquet, one row a cause"),
}
"""The same of the causes."""


def of_rows(
    ending: str, matrix: Matrix, layer: Layer, lang: str, selection: Selection | None = None, separator: str = ","
) -> bytes:
    """The file of that ending of `ROWS` with the rows of the selection."""

    chosen = selection or Selection()
    if ending == "matrix.xlsx":
        return export.xlsx(matrix, layer, lang, chosen)
    if ending in ("table.md", "page.html"):
        return (handout.markdown if ending == "table.md" else handout.html)(matrix, layer, lang, chosen)
    rows = selected(chosen, matrix, layer)
    if ending == "matrix.yaml":
        return dumps(rows if chosen.is_empty else part(rows)).encode()
    if ending in ("letters.json", "letters.parquet"):
        return _frame(ending, rows, layer, lang)
    if ending == "long.csv":
        return export.csv_of(chain([LONG_COLUMNS], long_parts(rows, layer, lang)), separator)
    return export.csv(export.TABLES[export.TableShape(ending.removesuffix(".csv"))](rows, layer, lang), separator)


def of_causes(ending: str, causes: Iterable[Cause], title: str, lang: str, separator: str = ",") -> bytes:
    """The file of that ending of `CAUSES`."""

    table = causes_table(causes, lang)
    head = say("{what}: {told}", lang, what=title, told=Word("causes"))
    return of_table(ending.rpartition(".")[2], table, head, lang, separator)


def of_table(form: str, table: Table, title: str, lang: str, separator: str = ",") -> bytes:
    """Any table as csv, xlsx, md, html, json or parquet. Raises ImportError where pandas is missing for the last."""

    writers: dict[str, Callable[[], bytes]] = {
        "csv": partial(export.csv, table, separator),
        "xlsx": partial(export.table_xlsx, table, title),
        "md": partial(handout.table_markdown, table, title),
        "html": partial(handout.table_html, table, title, lang),
        "json": partial(_objects, table),
        "parquet": partial(_parquet, table),
    }
    return writers[form]()


def part(matrix: Matrix) -> Matrix:
    """The matrix of some rows as one that stands alone: without processes, exceptions and ways back that lead out."""

    kept = matrix.activity.keys()
    used = {row.process for row in matrix.activities}
    processes = tuple(process for process in matrix.processes if process.id in used)
    places = {*kept, *matrix.role, *used}
    accept = tuple(acceptance for acceptance in matrix.accept if acceptance.at in places)
    return replace(
        matrix, processes=processes, activities=tuple(_alone(row, kept) for row in matrix.activities), accept=accept
    )


def _alone(row: Activity, kept: Iterable[str]) -> Activity:
    return row if row.refused is None or row.refused in kept else replace(row, refused=None)


def _frame(ending: str, rows: Matrix, layer: Layer, lang: str) -> bytes:
    from raci.out import frames  # pandas belongs to the app and to the extra `analysis`

    return (frames.json if ending.endswith("json") else frames.parquet)(frames.letters(rows, layer, lang))


def _objects(table: Table) -> bytes:
    from raci.out.checked import dumped

    return dumped([dict(zip(table.columns, row, strict=True)) for row in table.rows])


def _parquet(table: Table) -> bytes:
    from raci.out import frames

    return frames.parquet(frames.of_table(table))
