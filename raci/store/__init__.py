"""The log and the ballots in a database: SQLite without set-up, PostgreSQL by one address in the environment."""

from raci.store.box import Box, Held, Mine
from raci.store.follow import Follower
from raci.store.late import Fate, Late
from raci.store.papers import Begun, FullError, Paper, Papers
from raci.store.store import RefusedError, StaleVersionError, Store, Version, address, open_store
from raci.store.trouble import WritingOff
from raci.store.turns import BallotsClosedError, SeatTakenError

__all__ = [
    "BallotsClosedError",
    "Begun",
    "Box",
    "Fate",
    "Follower",
    "FullError",
    "Held",
    "Late",
    "Mine",
    "Paper",
    "Papers",
    "RefusedError",
    "SeatTakenError",
    "StaleVersionError",
    "Store",
    "Version",
    "WritingOff",
    "address",
    "open_store",
]
