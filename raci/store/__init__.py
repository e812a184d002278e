"""The log and the ballots in a database: SQLite without set-up, PostgreSQL by one address in the environment."""

from raci.store.box import BallotsClosedError, Box, Held, Mine, SeatTakenError
from raci.store.follow import Follower
from raci.store.store import RefusedError, StaleVersionError, Store, Version, address, open_store
from raci.store.trouble import WritingOff

__all__ = [
    "BallotsClosedError",
    "Box",
    "Follower",
    "Held",
    "Mine",
    "RefusedError",
    "SeatTakenError",
    "StaleVersionError",
    "Store",
    "Version",
    "WritingOff",
    "address",
    "open_store",
]
