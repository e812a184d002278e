"""Selection: the rows a reader asked for, by process, role, letter, gap, words or their ids."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from raci.model import Activity, Matrix
from raci.model.letters import Layer, Letter
from raci.model.words import folded, is_in

LIMIT_SEARCH = 100  # characters of a search


@dataclass(frozen=True)
class Selection:
    """Empty fields ask for nothing; several must all hold. Role with letter asks for that letter held by that role."""

    process: str = ""
    role: str = ""
    letter: Letter | None = None
    gaps: bool = False
    text: str = ""
    rows: tuple[str, ...] = ()

    @classmethod
    def read(cls, parameters: Mapping[str, str], matrix: Matrix) -> "Selection":
        """What an address asks for; an id, letter or flag that does not exist in this matrix asks for nothing."""

        letter = parameters.get("letter", "")
        return cls(
            process=_if_in(matrix.process, parameters.get("process", "")),
            role=_if_in(matrix.role, parameters.get("role", "")),
            letter=Letter(letter) if letter in Letter.__members__ else None,
            gaps=parameters.get("gaps") == "yes",
            text=parameters.get("text", "")[:LIMIT_SEARCH],
            rows=tuple(row for row in parameters.get("rows", "").split(",") if row in matrix.activity),
        )

    @property
    def is_empty(self) -> bool:
        return self == Selection()

    def of(self, matrix: Matrix, layer: Layer, with_gap: Collection[str] = ()) -> Matrix:
        """The matrix with only the rows asked for; roles and processes stay, so that columns keep their place.

        `with_gap` are the rows that have a gap by the diagnosis, which counts letters and more than letters.
        """

        if self.is_empty:
            return matrix
        among = matrix.activities if not self.gaps else [row for row in matrix.activities if row.id in with_gap]
        kept = tuple(activity for activity in among if self._keeps(matrix, activity, layer))
        return replace(matrix, activities=kept)

    def parts(self) -> list[str]:
        """What was asked for, as short pieces for a file name; [] for nothing."""

        letter = f"letter-{self.letter}" if self.letter else ""
        parts = [self.process, self.role, letter, "gaps" if self.gaps else "", _slug(self.text)]
        parts.append(f"{len(self.rows)}-rows" if self.rows else "")
        return [part for part in parts if part]

    def _keeps(self, matrix: Matrix, activity: Activity, layer: Layer) -> bool:
        return (
            self.process in ("", activity.process)
            and self._keeps_letters(activity, layer)
            and (not self.rows or activity.id in self.rows)
            and self._keeps_words(matrix, activity, layer)
        )

    def _keeps_letters(self, activity: Activity, layer: Layer) -> bool:
        if not self.role and self.letter is None:
            return True
        held = {role: mark.letters for role, mark in activity.marks(layer).items()}
        of_roles = [held.get(self.role, ())] if self.role else list(held.values())
        return any(self.letter in letters if self.letter else letters for letters in of_roles)

    def _keeps_words(self, matrix: Matrix, activity: Activity, layer: Layer) -> bool:
        words = folded(self.text).split()
        text = _haystack(matrix, activity, layer) if words else ""
        return all(is_in(word, text) for word in words)


def _if_in(known: Mapping[str, object], value: str) -> str:
    return value if value in known else ""


def _haystack(matrix: Matrix, activity: Activity, layer: Layer) -> str:
    """What a search looks at: the activity with its clause, its topics, and the parties that hold a letter in it."""

    texts = [activity.name, *([activity.output] if activity.output else [])]
    texts += [matrix.topic[topic].name for topic in activity.topic]
    held = (matrix.role[role] for role, mark in activity.marks(layer).items() if mark.letters)
    texts += [text for role in held for text in (role.name, role.label)]
    return folded(" ".join([activity.id, activity.clause, *(f"{text.en} {text.zh}" for text in texts)]))


def _slug(text: str) -> str:
    """The words of a search as a piece of a file name: letters and digits of any script, at most 30."""

    return "-".join("".join(c if c.isalnum() else " " for c in text).split())[:30]
