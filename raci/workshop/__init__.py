"""A workshop without its screens: which rows, how far the seats agree, what settles a row, and what is written down."""

from raci.workshop.agreement import Agreement, Item, agenda, agreement
from raci.workshop.candidates import Candidate, Source, candidates
from raci.workshop.merge import merged_diff, merged_yaml
from raci.workshop.minutes import Minutes, minutes
from raci.workshop.opening import LIMIT_ROWS, Offer, code, is_code, offer
from raci.workshop.paper import minutes_html, minutes_markdown
from raci.workshop.slips import Slip, read_slip, slips_csv_table
from raci.workshop.told import as_written

__all__ = [
    "LIMIT_ROWS",
    "Agreement",
    "Candidate",
    "Item",
    "Minutes",
    "Offer",
    "Slip",
    "Source",
    "agenda",
    "agreement",
    "as_written",
    "candidates",
    "code",
    "is_code",
    "merged_diff",
    "merged_yaml",
    "minutes",
    "minutes_html",
    "minutes_markdown",
    "offer",
    "read_slip",
    "slips_csv_table",
]
