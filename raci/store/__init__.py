"""Log, ballots and uploaded matrices in a database: SQLite without set-up, PostgreSQL by one address."""

from raci.store.addresses import address
from raci.store.box import Box, Held, Mine
from raci.store.catalogue import KINDS, CatalogueLine, CauseKind, catalogue_line
from raci.store.follow import Follower
from raci.store.late import Fate, Late
from raci.store.library import Library
from raci.store.shelf import Shelf, Shelved
from raci.store.store import RefusedError, StaleVersionError, Store, Version, open_store
from raci.store.trouble import WritingOff
from raci.store.turns import BallotsClosedError, SeatTakenError
from raci.store.uploaded import NotKeptError, Revised, Upload

__all__ = [
    "KINDS",
    "BallotsClosedError",
    "Box",
    "CatalogueLine",
    "CauseKind",
    "Fate",
    "Follower",
    "Held",
    "Late",
    "Library",
    "Mine",
    "NotKeptError",
    "RefusedError",
    "Revised",
    "SeatTakenError",
    "Shelf",
    "Shelved",
    "StaleVersionError",
    "Store",
    "Upload",
    "Version",
    "WritingOff",
    "address",
    "catalogue_line",
    "open_store",
]
