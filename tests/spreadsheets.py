"""A CSV file of the app read back as the table that it was made of."""

import csv
import io

from raci.out.export import inert
from raci.views.tables import Table


def uncsv(data: bytes) -> Table:
    """The table that `export.csv` wrote."""

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    live = [[cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell for cell in row] for row in rows]
    return Table(live[0], live[1:])
