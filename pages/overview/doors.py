"""Links of a component: each with an address that can be copied, and the way there without leaving the session."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from pages.shared import workspace

Address = Mapping[str, str]


@dataclass(frozen=True)
class Doors:
    """What a component may open: id -> page and parameters. `address` is what every link carries."""

    address: Address
    known: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    def to(self, page: str, says: str, /, **asks: str) -> dict[str, str]:
        """The link for the browser; the same page and parameters have the same id."""

        parameters = {**self.address, **asks}
        path = f"/{'' if page == 'overview' else page}?{urlencode(parameters)}"
        self.known[path] = (f"{page}/{page}.py", parameters)
        return {"id": path, "href": f"{workspace.prefix()}{path}", "says": says}
