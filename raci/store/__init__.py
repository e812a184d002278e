"""Log, ballots and uploaded matrices in a database: SQLite without set-up, PostgreSQL by one address."""

from raci.store.addresses import address, address_of
from raci.store.audit import ACTS, SIGNED_IN, AuditLine
from raci.store.box import Box
from raci.store.catalogue import KINDS, CatalogueLine, CauseKind, catalogue_line
from raci.store.copies import backup, restore
from raci.store.follow import Follower
from raci.store.forgetting import Forgot, forget
from raci.store.grants import Grant
from raci.store.guard import Given, denied, is_bounded, level_on
from raci.store.held import Held, Mine
from raci.store.knocks import Knock, KnockBox, Reply, sign_of
from raci.store.late import Fate, Late
from raci.store.library import Library
from raci.store.logs import Fitting
from raci.store.papers import Begun, FullError, Paper, Papers, Taken
from raci.store.progress import Version
from raci.store.pulled import LEFT, Becomes, Pulled, pull
from raci.store.refusals import RefusedError
from raci.store.rights import Right
from raci.store.seating import PAPER, PHONE
from raci.store.shelf import Shelf, Shelved
from raci.store.store import StaleVersionError, Store, open_store
from raci.store.trouble import WritingOff
from raci.store.turns import BallotsClosedError, SeatTakenError
from raci.store.unnamed import TakenOut, take_out
from raci.store.upkeep import Verified, migrate, verify
from raci.store.uploaded import NotKeptError, Revised, Upload
from raci.store.wall import GoneError, WallBox, WallWay

__all__ = [
    "ACTS",
    "KINDS",
    "LEFT",
    "PAPER",
    "PHONE",
    "SIGNED_IN",
    "AuditLine",
    "BallotsClosedError",
    "Becomes",
    "Begun",
    "Box",
    "CatalogueLine",
    "CauseKind",
    "Fate",
    "Fitting",
    "Follower",
    "Forgot",
    "FullError",
    "Given",
    "GoneError",
    "Grant",
    "Held",
    "Knock",
    "KnockBox",
    "Late",
    "Library",
    "Mine",
    "NotKeptError",
    "Paper",
    "Papers",
    "Pulled",
    "RefusedError",
    "Reply",
    "Revised",
    "Right",
    "SeatTakenError",
    "Shelf",
    "Shelved",
    "StaleVersionError",
    "Store",
    "Taken",
    "TakenOut",
    "Upload",
    "Verified",
    "Version",
    "WallBox",
    "WallWay",
    "WritingOff",
    "address",
    "address_of",
    "backup",
    "catalogue_line",
    "denied",
    "forget",
    "is_bounded",
    "level_on",
    "migrate",
    "open_store",
    "pull",
    "restore",
    "sign_of",
    "take_out",
    "verify",
]
