"""Ways -> bundles: those that belong together in one sentence, by process, doer, topic, clause or head."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from raci.model import Process
from raci.model.facts import process_name
from raci.model.letters import Letter
from raci.rules.finding import with_clauses
from raci.rules.rule import spoken
from raci.rules.view import View
from raci.views.plan.way import Kind, Way
from raci.words.sentences import LANGUAGES, Text, Word, count, say

Key = tuple[str, ...]
Args = Mapping[str, object]


@dataclass(frozen=True)
class Title:
    """A sentence with a verb that a board can vote on; `rows` is how many rows it changes, 0 for none in particular."""

    says: str
    args: Args
    rows: int = 0

    def of(self, lang: str) -> str:
        words = say(self.says, lang, **spoken(self.args, lang))
        if self.rows < 2:
            return words
        return say("{decision}: {rows}", lang, decision=words, rows=count(self.rows, "{n} row", "{n} rows", lang))


@dataclass(frozen=True)
class Bundle:
    """Ways under one title."""

    pattern: "Pattern"
    title: Title
    ways: tuple[Way, ...]

    def of(self, ways: tuple[Way, ...], view: View) -> "Bundle":
        """The same sentence for some of its ways."""

        return bundle(self.pattern, ways, view)


@dataclass(frozen=True)
class Pattern:
    """What makes ways one decision: `key` gives what they share, () where a way is none of it."""

    says: str
    kind: Kind
    key: Callable[[Way, View], Key]
    least: int = 2


def bundles(ways: Iterable[Way], view: View) -> list[Bundle]:
    """Every group of ways that one sentence can tell, and each way alone; the widest sentence first."""

    listed, merged = list(ways), dict[frozenset[int], Bundle]()
    for pattern in PATTERNS:
        groups: dict[Key, list[Way]] = {}
        for way in listed:
            if way.kind == pattern.kind and (key := pattern.key(way, view)):
                groups.setdefault(key, []).append(way)
        for same in groups.values():
            if len(same) >= pattern.least:
                merged.setdefault(frozenset(map(id, same)), bundle(pattern, tuple(same), view))
    return list(merged.values())


def bundle(pattern: Pattern, ways: tuple[Way, ...], view: View) -> Bundle:
    title = Title(pattern.says, _fields(ways, view), _rows(ways))
    return Bundle(pattern, _with_doers(title, ways, view), ways)


def _rows(ways: Iterable[Way]) -> int:
    rows = {change.activity for way in ways for change in way.changes} | {way.row for way in ways if way.row}
    return len(rows)


def _with_doers(title: Title, ways: Sequence[Way], view: View) -> Title:
    """A title that also says who does what nobody could be told to do so far, where it is the same everywhere."""

    if title.says not in DONE_BY or any(view.agrees(role) for way in ways for role in way.doers):
        return title
    doing = [_doers(way, view) for way in ways]
    doers = tuple(role for role in doing[0] if all(role in others for others in doing))
    if not doers:
        return title
    other, same = DONE_BY[title.says]
    if doers == ways[0].who:
        return Title(same, title.args, title.rows)
    return Title(other, {**title.args, "doers": view.names(doers)}, title.rows)


def _doers(way: Way, view: View) -> tuple[str, ...]:
    """Who does the row once the way is taken."""

    after = {**view.row[way.row].held, **{change.role: change.after for change in way.changes}}
    return tuple(role for role, letters in after.items() if Letter.R in letters)


def _process(way: Way, view: View) -> Key:
    return (*way.who, view.row[way.row].process.id)


def _doer(way: Way, view: View) -> Key:
    return (*way.who, way.doers[0]) if len(way.doers) == 1 and way.doers != way.who else ()


def _self(way: Way, view: View) -> Key:
    return way.who if way.doers == way.who else ()


def _topic(way: Way, view: View) -> Key:
    topics = view.row[way.row].activity.topic
    return (*way.who, topics[0]) if topics else ()


def _clause(way: Way, view: View) -> Key:
    row = view.row[way.row]
    return (*way.who, row.process.id, row.activity.clause) if row.activity.clause else ()


def _row(way: Way, view: View) -> Key:
    return (*way.who, way.row)


def _who(way: Way, view: View) -> Key:
    return way.who


def _all(way: Way, view: View) -> Key:
    return (way.kind,)


def _gates(way: Way, view: View) -> Key:
    return ("gates",) if view.row[way.row].activity.is_gate else ()


def _others(way: Way, view: View) -> Key:
    return () if view.row[way.row].activity.is_gate else ("others",)


def _in_process(way: Way, view: View) -> Key:
    return (view.row[way.row].process.id,)


def _about(way: Way, view: View) -> Key:
    return (*way.who, way.about)


def _fields(ways: Sequence[Way], view: View) -> Args:
    """What a sentence may name of ways that belong together, taken from the first of them, roles from all."""

    first, everybody = ways[0], dict.fromkeys(role for way in ways for role in way.who)
    args: dict[str, object] = {"head": view.names(first.who), "roles": view.names(everybody)}
    args["doer"] = view.names(first.doers[:1])
    if first.row:
        row = view.row[first.row]
        args |= {
            "row": row.name,
            "process": _process_name(ways, row.process, view),
            "clause": Text(*[row.activity.clause] * 2),
        }
        args["output"] = row.activity.output or row.name
    topic = first.about if first.kind in (Kind.OWN, Kind.LEAVE) else _topic_of(first, view)
    if topic:
        args["topic"] = view.matrix.topic[topic].name
    if first.kind == Kind.LINE:
        args["role"] = view.names([first.about])
    return args


def _topic_of(way: Way, view: View) -> str:
    return next(iter(view.row[way.row].activity.topic), "") if way.row else ""


def _process_name(ways: Sequence[Way], process: Process, view: View) -> Text:
    """The name of the process, with the clauses where the ways are about some of several."""

    every = dict.fromkeys(row.clause for row in view.matrix.steps[process.id])
    clauses = tuple(filter(None, dict.fromkeys(view.row[way.row].activity.clause for way in ways)))
    en, zh = (process_name(view.matrix, process, lang) for lang in LANGUAGES)
    return (
        Text(en, zh)
        if len(clauses) == len(every)
        else Text(with_clauses(en, clauses, "en"), with_clauses(zh, clauses, "zh"))
    )


ALONE = Word("Make {head} answer for “{row}”")
IN_PROCESS = Word("Make {head} answer for {process}")
PATTERNS = (
    Pattern(IN_PROCESS, Kind.ANSWER, _process),
    Pattern(Word("Make {head} answer for what {doer} does"), Kind.ANSWER, _doer),
    Pattern(Word("Make {head} answer for what they do themselves"), Kind.ANSWER, _self),
    Pattern(Word("Make {head} answer for {topic}"), Kind.ANSWER, _topic),
    Pattern(Word("Make {head} answer for clause {clause}"), Kind.ANSWER, _clause),
    Pattern(ALONE, Kind.ANSWER, _row, 1),
    Pattern(Word("Have {head} do “{row}”"), Kind.DO, _row, 1),
    Pattern(Word("Make {head} alone answer for {topic}"), Kind.OWN, _about, 1),
    Pattern(Word("Leave {topic} to {head}"), Kind.LEAVE, _about, 1),
    Pattern(Word("Say where the work goes after a no"), Kind.REFUSED, _all),
    Pattern(Word("Say where the work goes after a no in {process}"), Kind.REFUSED, _in_process),
    Pattern(Word("Say where the work goes after a no at “{row}”"), Kind.REFUSED, _row, 1),
    Pattern(Word("Say who receives the results of {process}"), Kind.RECEIVE, _in_process),
    Pattern(Word("Let {roles} receive what is addressed to nobody"), Kind.RECEIVE, _who),
    Pattern(Word("Let {roles} receive “{output}”"), Kind.RECEIVE, _row, 1),
    Pattern(Word("Give {roles} a part in the process"), Kind.PART, _all, 1),
    Pattern(Word("Ask {head} before {doer} plans or commits the company"), Kind.ASK, _doer),
    Pattern(Word("Ask {head} before “{row}”"), Kind.ASK, _row, 1),
    Pattern(Word("Name {roles} in the scope"), Kind.SCOPE, _all, 1),
    Pattern(Word("Put {role} under {head}"), Kind.LINE, _about, 1),
    Pattern(Word("Set a time limit where the work goes on or stops"), Kind.WHEN, _gates),
    Pattern(Word("Replace vague words by a time limit"), Kind.WHEN, _others),
    Pattern(Word("Set a time limit for “{row}”"), Kind.WHEN, _row, 1),
    Pattern(Word("Say how often"), Kind.OFTEN, _all),
    Pattern(Word("Say how often “{row}” is to be done"), Kind.OFTEN, _row, 1),
)
"""The widest sentence of a kind first: it names a group that several could name."""

DONE_BY: dict[str, tuple[str, str]] = {
    IN_PROCESS: (
        Word("Make {head} answer for {process}, done by {doers}"),
        Word("Make {head} do and answer for {process}"),
    ),
    ALONE: (Word("Make {head} answer for “{row}”, done by {doers}"), Word("Make {head} do and answer for “{row}”")),
}
"""Title -> the same with who does it: somebody else, or the head."""
