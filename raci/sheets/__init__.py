"""Foreign matrices: a spreadsheet, page or document of any shape -> a `Reading` that says how each cell was read.

    document = open_safely(data, "plan.xlsx")          # in a process of its own; raises LoadError
    reading = read(document, "plan.xlsx")              # milliseconds; again after each correction
    reading = read(document, "plan.xlsx", {0: Corrections(shape=Shape.ROLES_DOWN, letters={"★": "A"})})

`Reading` holds the `matrices` (roles, activities, notes, unread cells; `layout` says where each stands in its
table), the `grids` as the file has them, what was `skipped` with the reason, and
`questions`. `Corrections` are by number of the grid;
`marks` says what was made of every cell, `origins` where each letter
stands, and `interpreted` what had to be understood. `as_json` gives JSON, `summary` the same in words, `matrix_of` a
matrix of our own that `raci check` opens.
"""

from raci.sheets.as_json import as_json
from raci.sheets.formats import document
from raci.sheets.grid import Document, Grid, Skipped
from raci.sheets.kept import matrix_of
from raci.sheets.marks import Made, marks
from raci.sheets.origins import Interpreted, interpreted, origins, place_of
from raci.sheets.read import reading as read
from raci.sheets.reading import (
    CellText,
    Corrections,
    Layout,
    Meaning,
    Question,
    ReadActivity,
    Reading,
    ReadMatrix,
    Shape,
)
from raci.sheets.summary import SHAPES, left_out, summary
from raci.sheets.worker import open_safely

__all__ = [
    "SHAPES",
    "CellText",
    "Corrections",
    "Document",
    "Grid",
    "Interpreted",
    "Layout",
    "Made",
    "Meaning",
    "Question",
    "ReadActivity",
    "ReadMatrix",
    "Reading",
    "Shape",
    "Skipped",
    "as_json",
    "document",
    "interpreted",
    "left_out",
    "marks",
    "matrix_of",
    "open_safely",
    "origins",
    "place_of",
    "read",
    "summary",
]
