"""Ids of a matrix -> the names that people read, one by one and in lists."""

from collections import Counter
from collections.abc import Iterable

from raci.model import Matrix
from raci.rules import RULES
from raci.words.lists import listed
from raci.words.problem import Problem
from raci.words.sentences import cited, say


class Names:
    """Ids -> names in one language; an id that the matrix has lost is shown as it is."""

    def __init__(self, matrix: Matrix, lang: str) -> None:
        self.matrix, self.lang = matrix, lang

    def role(self, id_: str) -> str:
        return self.matrix.role[id_].label.of(self.lang) if id_ in self.matrix.role else id_

    def roles(self, ids: Iterable[str]) -> str:
        return listed(map(self.role, ids), self.lang)

    def numbers(self, ids: Iterable[str]) -> str:
        """How often each role is there, such as Finance 5, Sales 2."""

        numbers = (f"{self.role(id_)} {number}" for id_, number in Counter(ids).items())
        return listed(numbers, self.lang)

    def activity(self, id_: str) -> str:
        return self.matrix.activity[id_].name.of(self.lang) if id_ in self.matrix.activity else id_

    def clause(self, id_: str) -> str:
        return cited(self.matrix.activity[id_].clause, self.lang) if id_ in self.matrix.activity else ""

    def process(self, id_: str) -> str:
        return self.matrix.process[id_].name.of(self.lang) if id_ in self.matrix.process else id_

    def topic(self, id_: str) -> str:
        return self.matrix.topic[id_].name.of(self.lang) if id_ in self.matrix.topic else id_

    def at(self, id_: str) -> str:
        if id_ in self.matrix.process and id_ not in self.matrix.activity:
            return self.matrix.process[id_].name.of(self.lang)
        return self.role(id_) if id_ in self.matrix.role else self.activity(id_)

    def rule(self, code: str) -> str:
        return say(RULES[code].title, self.lang) if code in RULES else code

    def problem(self, problem: Problem) -> str:
        """What does not fit, with names in place of ids."""

        by_field = {"role": self.role, "activity": self.activity, "place": self.at}
        named = {
            name: by_field[name](value) if name in by_field and isinstance(value, str) else value
            for name, value in problem.args.items()
        }
        return Problem("", 0, 0, problem.says, problem.do, named).message(self.lang)
