"""What a foreign file may cost: every limit in one place."""

from raci.file.limits import MIB

LIMIT_BYTES = 20 * MIB
LIMIT_UNPACKED_BYTES = 200 * MIB
"""Of all parts of a zipped workbook or document together."""

LIMIT_ROWS = 100_000
LIMIT_COLUMNS = 2_000
LIMIT_CELLS = 1_000_000
"""Of all tables together, empty ones included."""

LIMIT_DETAILED_CELLS = 200_000
"""Cells up to which comments, hidden rows and struck letters of a workbook are looked for."""

LIMIT_FOREIGN_NAME = 1_000
"""Characters of a role's or an activity's name."""

LIMIT_CELL_LETTERS = 160
"""Characters of a cell that may hold letters; a longer one is text."""

LIMIT_LINE = 2_000
"""Characters of a line of text that may explain signs or name roles."""

LIMIT_DEPTH = 100
"""Objects in objects of a JSON file."""

LIMIT_SECONDS = 20
LIMIT_READING_SECONDS = 5
"""Of CPU, for finding the matrices of an opened file once: a page does that again after every correction."""
