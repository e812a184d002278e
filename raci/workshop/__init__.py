"""A workshop without its screens: which rows, how far the seats agree, what settles a row, and what is written down."""

from raci.workshop.agreement import Agreement, Item, agenda, agreement
from raci.workshop.candidates import Candidate, Suggester, candidates, told_apart
from raci.workshop.invite import is_local, is_ours, link, origin_of, qr_code
from raci.workshop.minutes import Minutes, minutes
from raci.workshop.offer import EXAMPLE, LIMIT_ROWS, Offer, code, code_of, departments, is_code, offer, parties
from raci.workshop.policy_changes import (
    PolicyChange,
    PolicyChanges,
    of_workshop,
    policy_changes,
    since,
    with_edits,
)
from raci.workshop.slips import Slip, read_slip, read_slip_file, slips_csv_table
from raci.workshop.stops import (
    PARK_AFTER_MIN,
    Deed,
    Outcome,
    RoomPlace,
    Stop,
    Turnout,
    last_deed,
    outcomes,
    position,
    rows_of,
    taken_back,
    turnout,
    way,
)
from raci.workshop.verdict import MARKS, Verdict, in_words, verdict
from raci.workshop.voices import Voice, voices

__all__ = [
    "EXAMPLE",
    "LIMIT_ROWS",
    "MARKS",
    "PARK_AFTER_MIN",
    "Agreement",
    "Candidate",
    "Deed",
    "Item",
    "Minutes",
    "Offer",
    "Outcome",
    "PolicyChange",
    "PolicyChanges",
    "RoomPlace",
    "Slip",
    "Stop",
    "Suggester",
    "Turnout",
    "Verdict",
    "Voice",
    "agenda",
    "agreement",
    "candidates",
    "code",
    "code_of",
    "departments",
    "in_words",
    "is_code",
    "is_local",
    "is_ours",
    "last_deed",
    "link",
    "minutes",
    "of_workshop",
    "offer",
    "origin_of",
    "outcomes",
    "parties",
    "policy_changes",
    "position",
    "qr_code",
    "read_slip",
    "read_slip_file",
    "rows_of",
    "since",
    "slips_csv_table",
    "taken_back",
    "told_apart",
    "turnout",
    "verdict",
    "voices",
    "way",
    "with_edits",
]
