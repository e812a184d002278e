"""What two rows have in one hand: one role in both, or two roles that one person holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from raci.rules.persons import Mate
from raci.rules.row import Row, first_rows
from raci.rules.rule import Hit, Place, Severity
from raci.rules.view import View
from raci.words.sentences import Word

PERSON = Word("“{before}” and “{after}” are with one person: {person} is both {role} and {other}")


def keep_first(rows: dict[str, Row], row: Row, roles: Iterable[str]) -> None:
    """Note the row for each of the roles that has none yet."""

    for role in roles:
        rows.setdefault(role, row)


def both(view: View, before: Mapping[str, Row], after: Row, roles: Iterable[str]) -> Iterator[Hit]:
    """A hit for each of the roles that also stands in a row before, itself or by another role of the same person."""

    for role in roles:
        for mate in selves(view, role):
            if first := before.get(mate.role if mate else role):
                args = {"role": view.matrix.role[role].name, "before": first.name, "after": after.name}
                hit = Hit(Place((after.id, first.id), (role,), after.process.id), args)
                yield of_one_person(view, hit, mate) if mate else hit
                break


def selves(view: View, role: str) -> tuple[Mate | None, ...]:
    """The role itself, which is None, then the other roles of its persons."""

    return (None, *view.mates.get(role, ()))


def of_one_person(view: View, hit: Hit, mate: Mate, says: str = PERSON) -> Hit:
    """The same of two roles that one person holds; a concern where somebody else holds one of them as well."""

    args = {**hit.args, "other": view.matrix.role[mate.role].name, "person": mate.person}
    severity = hit.severity if mate.always else Severity.CONCERN
    place = replace(hit.place, roles=(*hit.place.roles, mate.role))
    return replace(hit, place=place, args=args, severity=severity, says=says)


def first_about(view: View, chosen: Callable[[Row], bool]) -> Callable[[Row, str], Row | None]:
    """What finds, for a row and a role, the first of the chosen rows that the role owns about a topic of the row."""

    about = {topic: first_rows(filter(chosen, rows)) for topic, rows in view.topics.items()}

    def first(row: Row, role: str) -> Row | None:
        return next((about[topic][role] for topic in row.activity.topic if role in about[topic]), None)

    return first
