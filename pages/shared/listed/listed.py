"""A list in groups that fold, one item picked: findings by rule, entries of the log by day."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pages.shared.component import Component, if_known
from raci.words.lists import more

LIST = Component("shared/listed/listed.js", ("shared/listed/listed.css",))
GROUP_SHOWN = 200
"""Items of one group that are listed; filters and the CSV reach the others."""


def show(
    groups: Sequence[dict[str, Any]],
    picked: str,
    *,
    key: str,
    above: str,
    empty: str,
    take: Callable[[str], None],
    keys: Mapping[str, Callable[[str], None]] | None = None,
) -> None:
    """Draw the groups below something that is `above` high; `take` gets the id of an item that the reader picks.

    `keys`: letter -> who gets the id of the item in focus where it is pressed, "" for one that is not there any more.
    """

    acts = {f"key_{letter}": act for letter, act in (keys or {}).items()}
    data: dict[str, Any] = {"groups": list(groups), "picked": picked, "above": above, "empty": empty}
    data |= {"keys": {name.removeprefix("key_"): name for name in acts}}
    known = {item["id"] for group in groups for item in group["items"]}

    def checked(act: Callable[[str], None]) -> Callable[[Any], None]:
        return lambda sent: act(if_known(sent, known))

    LIST.draw(key, data, picked=checked(take), **{name: checked(act) for name, act in acts.items()})


def group(
    id_: str, title: str, items: Sequence[tuple[str, str]], lang: str, *, mark: str = "", total: int | None = None
) -> dict[str, Any]:
    """A group of items, (id, words) each, of which the first GROUP_SHOWN are listed; `total` where it is more."""

    total = len(items) if total is None else total
    return {
        "id": id_,
        "severity": "",
        "mark": mark,
        "title": title,
        "count": str(total),
        "open": True,
        "items": [{"id": item, "says": says} for item, says in items[:GROUP_SHOWN]],
        "more": "".join(more(total - GROUP_SHOWN, lang)),
    }
