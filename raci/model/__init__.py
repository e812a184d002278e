"""The values of a responsibility matrix, all frozen: an edit makes a new Matrix. Letters are counted here only."""

from raci.model.matrix import Acceptance, Damage, Limits, Matrix, Review, Sector, Source, roll_up
from raci.model.roles import Authority, Exclusion, Indicator, Interface, Power, Role, RoleKind
from raci.model.work import (
    ON_SCREEN,
    Act,
    Activity,
    Escalation,
    Process,
    ProcessKind,
    Relation,
    Statement,
    Topic,
    Unnamed,
    When,
)

__all__ = [
    "ON_SCREEN",
    "Acceptance",
    "Act",
    "Activity",
    "Authority",
    "Damage",
    "Escalation",
    "Exclusion",
    "Indicator",
    "Interface",
    "Limits",
    "Matrix",
    "Power",
    "Process",
    "ProcessKind",
    "Relation",
    "Review",
    "Role",
    "RoleKind",
    "Sector",
    "Source",
    "Statement",
    "Topic",
    "Unnamed",
    "When",
    "roll_up",
]
