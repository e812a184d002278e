"""What an entry of the log is about: the rows and the parties that it names."""

from raci.log.events import Amends, Body, Decision, Newer
from raci.log.followed import Assigned, Parked
from raci.log.reshaped import Reshaped
from raci.log.shape_words import touched
from raci.model.amendments import OF_ROLES, OF_ROWS
from raci.model.item_changes import ItemKind


def named_in(body: Body | Newer) -> tuple[list[str], list[str]]:
    """The activities and the roles that an event names."""

    match body:
        case Decision(changes=changes):
            return [change.activity for change in changes], [change.role for change in changes]
        case Amends(fields=changed):
            roles = [changed_field.at for changed_field in changed if changed_field.field in OF_ROLES]
            return [changed_field.at for changed_field in changed if changed_field.field in OF_ROWS], roles
        case Reshaped(fields=changed):
            named = [*touched(body)]
            rows, roles = (
                [id_ for kind, id_ in named if kind == wanted] for wanted in (ItemKind.ACTIVITY, ItemKind.ROLE)
            )
            rows += [changed_field.at for changed_field in changed if changed_field.field in OF_ROWS]
            return rows, [*roles, *(changed_field.at for changed_field in changed if changed_field.field in OF_ROLES)]
        case Assigned(causes=causes):
            places = [given.at for given in causes]
            return places, [*places, *(given.after.owner for given in causes)]
        case Parked():
            return [*body.rows], [body.owner]
        case _:
            row = getattr(body, "activity", "") or getattr(body, "at", "")
            return [row], [getattr(body, "role", "") or getattr(body, "owner", "")]
