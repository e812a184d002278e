"""A workshop without its screens: which rows, how far the seats agree, what settles a row, and what is written down."""

from raci.workshop.agreement import Agreement, Item, agenda, agreement
from raci.workshop.candidates import Candidate, Suggester, candidates, told_apart
from raci.workshop.invite import is_local, is_ours, lead_link, link, origin_of, qr_code
from raci.workshop.key import fits, key_of, lock_of, new_key
from raci.workshop.minutes import Minutes, minutes
from raci.workshop.offer import EXAMPLE, LIMIT_ROWS, Offer, code, code_of, departments, is_code, offer, parties
from raci.workshop.slips import Slip, read_slip, read_slip_file, slips_csv_table
from raci.workshop.stops import (
    PARK_AFTER_MIN,
    Deed,
    Outcome,
    RoomPlace,
    Stop,
    Turnout,
    has_changed,
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
    "fits",
    "has_changed",
    "in_words",
    "is_code",
    "is_local",
    "is_ours",
    "key_of",
    "last_deed",
    "lead_link",
    "link",
    "lock_of",
    "minutes",
    "new_key",
    "offer",
    "origin_of",
    "outcomes",
    "parties",
    "position",
    "qr_code",
    "read_slip",
    "read_slip_file",
    "rows_of",
    "slips_csv_table",
    "taken_back",
    "told_apart",
    "turnout",
    "verdict",
    "voices",
    "way",
]
