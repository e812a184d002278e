"""The parties: departments, posts, bodies, groups and outsiders, with what their descriptions say of them."""

from dataclasses import dataclass, field
from enum import StrEnum

from raci.model.work import Act
from raci.words.sentences import Text


class RoleKind(StrEnum):
    """department: a unit; role: a post; body: several people who decide together; group: nobody in particular."""

    DEPARTMENT = "department"
    ROLE = "role"
    BODY = "body"
    GROUP = "group"
    OUTSIDE = "outside"


class Power(StrEnum):
    """The kinds of authority a role can hold; entrusted: a superior has handed over his own."""

    PROPOSE = "propose"
    GUIDE = "guide"
    INSPECT = "inspect"
    SUPERVISE = "supervise"
    DECIDE = "decide"
    ENTRUSTED = "entrusted"


@dataclass(frozen=True)
class Exclusion:
    """A boundary: this role leaves a topic, or one `act` on it, to another one and keeps only what `remains`."""

    topic: str
    held_by: str | None = None
    remains: Text | None = None
    act: Act | None = None


@dataclass(frozen=True)
class Authority:
    kind: Power
    object: Text
    limit: Text | None = None


@dataclass(frozen=True)
class Indicator:
    """What a role is measured by; a threshold is text with its direction and unit, such as "≥ 95 %"."""

    name: Text
    thresholds: tuple[Text, ...] = ()
    method: Text | None = None
    assessor: str | None = None


@dataclass(frozen=True)
class Interface:
    """Cooperation with other parties: what this role gives them and what it gets from them."""

    parties: tuple[str, ...]
    gives: Text | None = None
    gets: Text | None = None


Holders = tuple[str, ...] | Text | None
"""The names of the persons who hold a post, or in words that several hold it, and how."""


@dataclass(frozen=True)
class Role:
    """One party. `reports_to` and `leads` are lines as this role states them; the other end may say otherwise.

    `inferred`: the source gives no name, this one is ours. `perhaps`: parties that may be this one under another name.
    `everyone`: a scope clause that names this role names all staff.
    `purpose`: sentences that sum the role up and are no duties. `holders`: the persons who hold the post by name, or in
    words that several people hold it, and how. `stand_in`: the roles that act for it while its holder is away.
    """

    id: str
    name: Text
    kind: RoleKind
    in_scope: bool = False
    everyone: bool = False
    inferred: bool = False
    reports_to: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    answers: Text | None = None
    holders: Holders = None
    stand_in: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    purpose: tuple[Text, ...] = ()
    excludes: tuple[Exclusion, ...] = ()
    authority: tuple[Authority, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    interfaces: tuple[Interface, ...] = ()
    qualifications: tuple[Text, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def persons(self) -> tuple[str, ...]:
        """The names of those who hold the post; () where the matrix names nobody."""

        return self.holders if isinstance(self.holders, tuple) else ()

    @property
    def label(self) -> Text:
        """The name as a heading: in square brackets where it is not the source's own."""

        return Text(f"[{self.name.en}]", f"[{self.name.zh}]") if self.inferred else self.name
