"""People: who acts, what each may do, and how a server learns of it; the rights themselves are kept in `store`."""

from raci.people.actions import ACTIONS, LEVELS, Action
from raci.people.person import Level, Mode, Person, Rights, level_named, typed

__all__ = ["ACTIONS", "LEVELS", "Action", "Level", "Mode", "Person", "Rights", "level_named", "typed"]
