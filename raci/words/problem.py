"""Problem: what is wrong with a file, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from raci.words.lists import sentences
from raci.words.sentences import say


@dataclass(frozen=True, order=True)
class Problem:
    """One sentence and its remedy at a place; line and column count from 1, 0 where the whole file is meant."""

    path: str
    line: int
    column: int
    says: str
    do: str
    args: Mapping[str, object] = field(default_factory=dict, compare=False)

    def message(self, lang: str = "en") -> str:
        """The sentence, then the remedy: "what is wrong; what to do"."""

        return sentences((say(self.says, lang, **self.args), say(self.do, lang, **self.args)), lang)

    def text(self, lang: str = "en") -> str:
        """One line for a terminal or an editor: `path:line:column: sentence; remedy`."""

        position = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{position}: {self.message(lang)}"

    def at(self, path: str) -> "Problem":
        return replace(self, path=path)


class LoadError(Exception):
    """A file that is no matrix; `problems` holds every reason found, in the order of the file."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(problem.text() for problem in problems))
        self.problems = problems
