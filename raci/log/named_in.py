"""What an entry of the log is about: the rows and the parties that it names."""

from raci.log.events import Amends, Body, Decision, Newer
from raci.log.followed import Assigned
from raci.log.reshaped import Reshaped
from raci.log.shape_words import touched
from raci.model.amendments import OF_ROLES, OF_ROWS
from raci.model.item_changes import ItemKind


def named_in(body: Body | Newer) -> tuple[list[str], list[str]]:
    """The activities and the roles that an event names."""

    match body:
        case Decision(changes=changes):
            return [change.activity for change in changes], [one.role for one in changes]
        case Amends(fields=changed):
            roles = [one.at for one in changed if one.field in OF_ROLES]
            return [one.at for one in changed if one.field in OF_ROWS], roles
        case Reshaped(fields=changed):
            named = [*touched(body)]
            rows, roles = ([id_ for kind, id_ in named if kind == one] for one in (ItemKind.ACTIVITY, ItemKind.ROLE))
            rows += [one.at for one in changed if one.field in OF_ROWS]
            return rows, [*roles, *(one.at for one in changed if one.field in OF_ROLES)]
        case Assigned(at=at, after=after):
            return [at], [at, after.owner]
        case _:
            row = getattr(body, "activity", "") or getattr(body, "at", "")
            return [row], [getattr(body, "role", "") or getattr(body, "owner", "")]
