"""The log and the ballots in a database: SQLite without set-up, PostgreSQL by one address in the environment."""

from raci.store.store import BallotsClosedError, StaleVersionError, Store, address, open_store
from raci.store.trouble import WritingOff

__all__ = ["BallotsClosedError", "StaleVersionError", "Store", "WritingOff", "address", "open_store"]
