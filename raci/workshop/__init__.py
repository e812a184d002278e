"""A workshop without its screens: which rows, how far the seats agree, what settles a row, and what is written down."""

from raci.workshop.agreement import Agreement, Item, agenda, agreement
from raci.workshop.candidates import Candidate, Suggester, candidates, told_apart
from raci.workshop.consent import OBJECTIONS, STANCE_MARKS, STANCES, Consent, Consents, Stance, consents
from raci.workshop.invite import is_local, is_ours, lead_link, link, origin_of, qr_code
from raci.workshop.key import fits, key_of, lock_of, new_key
from raci.workshop.minutes import Minutes, minutes
from raci.workshop.offer import EXAMPLE, LIMIT_ROWS, Offer, code, code_of, departments, is_code, offer, parties
from raci.workshop.own_cells import OwnCell, OwnColumn, own_column
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
from raci.workshop.supposed import supposed
from raci.workshop.verdict import MARKS, Verdict, in_words, verdict
from raci.workshop.voices import Voice, voices

__all__ = [
    "EXAMPLE",
    "LIMIT_ROWS",
    "MARKS",
    "OBJECTIONS",
    "PARK_AFTER_MIN",
    "STANCES",
    "STANCE_MARKS",
    "Agreement",
    "Candidate",
    "Consent",
    "Consents",
    "Deed",
    "Item",
    "Minutes",
    "Offer",
    "Outcome",
    "OwnCell",
    "OwnColumn",
    "PolicyChange",
    "PolicyChanges",
    "RoomPlace",
    "Slip",
    "Stance",
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
    "consents",
    "departments",
    "fits",
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
    "of_workshop",
    "offer",
    "origin_of",
    "outcomes",
    "own_column",
    "parties",
    "policy_changes",
    "position",
    "qr_code",
    "read_slip",
    "read_slip_file",
    "rows_of",
    "since",
    "slips_csv_table",
    "supposed",
    "taken_back",
    "told_apart",
    "turnout",
    "verdict",
    "voices",
    "way",
    "with_edits",
]
