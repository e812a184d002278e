"""A person as every write knows one: an id where somebody has signed in, a name, and the rights to write with."""

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Level(IntEnum):
    """How far a right goes; each holds those before it."""

    NONE = 0
    LOOK = 1
    VOTE = 2
    FACILITATE = 3
    EDIT = 4
    ADMINISTER = 5

    @property
    def text(self) -> str:
        """As it is written in the environment, in the database and on the command line."""

        return self.name.lower()


class Mode(StrEnum):
    """Where a server takes the person from: RACI_SIGN_IN."""

    OFF = "off"
    KEY = "key"
    PROXY = "proxy"
    OIDC = "oidc"


class Rights(NamedTuple):
    """The level that the server gives, on every matrix, until the database says otherwise; the groups of the person,
    and where both come from."""

    level: Level
    groups: tuple[str, ...] = ()
    mode: Mode = Mode.OFF


class Person(NamedTuple):
    """Who acts; `id` is "" where nobody signs in and the name has been typed."""

    id: str
    name: str
    rights: Rights

    @property
    def signature(self) -> str:
        """What stands in the log: two persons may have one name, and no two one id."""

        return f"{self.name} ({self.id})" if self.id and self.id != self.name else self.name

    @property
    def subjects(self) -> tuple[str, ...]:
        """Under what rights may be given that are this person's: the id, and every group with an @ before it."""

        return (self.id, *(f"@{group}" for group in self.rights.groups)) if self.id else ()


def typed(name: str, level: Level = Level.ADMINISTER) -> Person:
    """Whoever wrote that name where nobody signs in; on this machine everybody may do everything."""

    return Person("", name, Rights(level))


def level_named(text: str) -> Level | None:
    """The level that is written so; None for any other word."""

    return next((level for level in Level if level.text == text.strip().lower()), None)
