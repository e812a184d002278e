"""The roles that a cell names: cut apart, looked up in a numbered list, and words for everybody."""

from raci.sheets.cells import Parsed
from raci.sheets.legend import Legend
from raci.sheets.named import split_names
from raci.sheets.sketch import Row, Sketch


def roles_in(text: str, legend: Legend) -> list[tuple[str, str]]:
    """The roles that a cell names, each with its note; numbers of a numbered list of roles become their names."""

    roles: list[tuple[str, str]] = []
    for name in split_names(text):
        numbers = _numbers(name, legend.roster)
        roles += [(legend.roster[number], "") for number in numbers] if numbers else [(name, "")]
    return roles


def _numbers(name: str, roster: dict[str, str]) -> list[str]:
    """Such as 2-4 -> 2, 3, 4; [] for a name."""

    ends = [part.strip() for part in name.replace("–", "-").replace("—", "-").split("-")]
    if not roster or not 1 <= len(ends) <= 2 or not all(end.isdigit() and end in roster for end in ends):
        return []
    return [number for number in map(str, range(int(ends[0]), int(ends[-1]) + 1)) if number in roster]


EVERYBODY = {
    "all",
    "everyone",
    "everybody",
    "all members",
    "all others",
    "others",
    "alle",
    "tous",
    "todos",
    "tutti",
    "все",
    "全员",
    "全員",
    "所有人",
    "iedereen",
    "wszyscy",
    "모두",
}


def is_everybody(name: str) -> bool:
    return name.casefold().strip(" .") in EVERYBODY


def give_everybody(sketch: Sketch, row: Row, everybody: list[tuple[str, str]], legend: Legend) -> None:
    """A word for everybody means every role of the numbered list that has no letter in the row."""

    for _, letters in everybody:
        for role in [role for role in legend.roster.values() if role not in row.letters]:
            sketch.put(row, role, Parsed(letters, kind="letter"))
