"""Roles -> reporting lines: who stands directly over whom, and who through others."""

from collections.abc import Iterable, Mapping

from raci.model import Role

Lines = Mapping[str, tuple[str, ...]]
"""Role -> its direct superiors, as stated by itself or by them."""


def lines_of(roles: Iterable[Role]) -> Lines:
    listed = list(roles)
    heads = {role.id: dict.fromkeys(role.reports_to) for role in listed}
    for role in listed:
        for led in role.leads:
            heads[led][role.id] = None
    return {role: tuple(superiors) for role, superiors in heads.items()}


def everybody_above(role: str, lines: Lines) -> frozenset[str]:
    """Everybody above a role, directly or through others; a circle of lines ends where it began."""

    above_all: set[str] = set()
    open_roles = list(lines[role])
    while open_roles:
        above = open_roles.pop()
        if above not in above_all:
            above_all.add(above)
            open_roles += lines[above]
    return frozenset(above_all)
