"""Roles -> who else is the same person: two posts with one holder are one hand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from raci.model import Role


class Mate(NamedTuple):
    """Another role of a person; `always` where each of the two has that one holder and no other."""

    role: str
    person: str
    always: bool


def mates_of(roles: Iterable[Role]) -> Mapping[str, tuple[Mate, ...]]:
    """Role -> the other roles that a person who holds it holds as well; roles without any are left out."""

    held: dict[str, list[Role]] = {}
    for role in roles:
        for person in dict.fromkeys(role.persons):
            held.setdefault(person, []).append(role)
    mates: dict[str, list[Mate]] = {}
    for person, posts in held.items():
        for role in posts if len(posts) > 1 else ():
            others = (other for other in posts if other is not role)
            mates.setdefault(role.id, []).extend(
                Mate(other.id, person, len(role.persons) == len(other.persons) == 1) for other in others
            )
    return {role: tuple(others) for role, others in mates.items()}


def one_party(roles: Sequence[Role]) -> list[tuple[str, ...]]:
    """Roles that may be one, in the order of the file: whoever is linked to another by `perhaps`, either way."""

    groups = {role.id: {role.id} for role in roles}
    for role in roles:
        for other in role.perhaps:
            joined = groups[role.id] | groups[other]
            groups |= dict.fromkeys(joined, joined)
    same_groups = dict.fromkeys(
        tuple(id_ for id_ in groups if id_ in group) for group in groups.values() if len(group) > 1
    )
    return list(same_groups)
