"""The log and the ballots in a database: SQLite without set-up, PostgreSQL by one address in the environment."""

from raci.store.box import Box, Held, Mine
from raci.store.follow import Follower
from raci.store.late import Fate, Late
from raci.store.rights import RefusedError, Right
from raci.store.store import StaleVersionError, Store, Version, address, open_store
from raci.store.trouble import WritingOff
from raci.store.turns import BallotsClosedError, SeatTakenError

__all__ = [
    "BallotsClosedError",
    "Box",
    "Fate",
    "Follower",
    "Held",
    "Late",
    "Mine",
    "RefusedError",
    "Right",
    "SeatTakenError",
    "StaleVersionError",
    "Store",
    "Version",
    "WritingOff",
    "address",
    "open_store",
]
