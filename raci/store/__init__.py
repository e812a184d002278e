"""Log, ballots and uploaded matrices in a database: SQLite without set-up, PostgreSQL by one address."""

from raci.store.addresses import address, address_of
from raci.store.audit import AuditLine
from raci.store.box import Box
from raci.store.catalogue import KINDS, CatalogueLine, CauseKind, catalogue_line
from raci.store.copies import backup, restore
from raci.store.follow import Follower
from raci.store.grants import Grant
from raci.store.held import Held, Mine
from raci.store.late import Fate, Late
from raci.store.library import Library
from raci.store.papers import Begun, FullError, Paper, Papers, Taken
from raci.store.progress import Version
from raci.store.refusals import RefusedError
from raci.store.rights import Right
from raci.store.shelf import Shelf, Shelved
from raci.store.store import StaleVersionError, Store, open_store
from raci.store.trouble import WritingOff
from raci.store.turns import BallotsClosedError, SeatTakenError
from raci.store.upkeep import Verified, migrate, verify
from raci.store.uploaded import NotKeptError, Revised, Upload
from raci.store.wall import GoneError, WallBox, WallWay

__all__ = [
    "KINDS",
    "AuditLine",
    "BallotsClosedError",
    "Begun",
    "Box",
    "CatalogueLine",
    "CauseKind",
    "Fate",
    "Follower",
    "FullError",
    "GoneError",
    "Grant",
    "Held",
    "Late",
    "Library",
    "Mine",
    "NotKeptError",
    "Paper",
    "Papers",
    "RefusedError",
    "Revised",
    "Right",
    "SeatTakenError",
    "Shelf",
    "Shelved",
    "StaleVersionError",
    "Store",
    "Taken",
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
    "migrate",
    "open_store",
    "restore",
    "verify",
]
