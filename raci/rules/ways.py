"""Ways out: changes of cells that settle a finding; never to an outsider, a group, whoever is checked, or a doer at an
acceptance."""

from itertools import islice

from raci.model import Act, Relation
from raci.model.changes import Change
from raci.model.letters import Layer, Letter, Letters
from raci.rules.row import Row
from raci.rules.rule import Fix
from raci.rules.view import View
from raci.words.sentences import Word

ANSWERS = Word("{role} to answer for it")
LIMIT_WAYS = 12  # ways out of one row with many A; the tenth is not read, and each changes the whole row


def adopted(row: Row, view: View) -> tuple[Fix, ...]:
    """The fix that the open proposals for a row are agreed on, where they leave it with one clear owner."""

    proposed = row.activity.proposed if view.layer != Layer.PROPOSED else {}
    after = {**row.held, **{role: mark.letters for role, mark in proposed.items()}}
    heads, doers = ([role for role in after if letter in after[role]] for letter in (Letter.A, Letter.R))
    if not proposed or len(heads) != 1 or not doers or any(map(view.is_nobody, [*heads, *doers])):
        return ()
    if not may_answer(row, heads[0], view):
        return ()
    held = [row.activity.when_held(role, view.layer) for role in proposed]
    changes = [
        Change(row.id, role, row.held.get(role, ()), mark.letters, mark.why, when, mark.when)
        for (role, mark), when in zip(proposed.items(), held, strict=True)
    ]
    names = {"head": view.matrix.role[heads[0]].name, "doers": view.names(doers)}
    return (Fix("as proposed: {head} to answer for it, done by {doers}", names, tuple(changes)),)


def may_own(row: Row, view: View) -> tuple[Fix, ...]:
    """Ways out of a row that nobody answers for: as proposed, a doer, or the superior of the doers."""

    doers = row.by[Letter.R]
    above = dict.fromkeys(superior for role in doers for superior in view.lines[role] if superior not in doers)
    return (
        *adopted(row, view),
        *(answers(row, role, view) for role in (*doers, *above) if may_answer(row, role, view)),
    )


def may_answer(row: Row, role: str, view: View) -> bool:
    """True for one identifiable party of the company that is not checked here, nor accepts what it has done itself."""

    if not view.agrees(role) or row.activity.involves.get(role) == Relation.CHECKED:
        return False
    return row.activity.act != Act.ACCEPT or role not in view.did_before(row)


def answers(row: Row, role: str, view: View) -> Fix:
    """The fix that a role answers for the row, besides what it does there already."""

    says = Word("{role} to answer for it too") if role in row.by[Letter.R] else ANSWERS
    return Fix(says, {"role": view.matrix.role[role].name}, (gains(row, role, Letter.A),))


def only_one(row: Row, heads: tuple[str, ...], view: View) -> tuple[Fix, ...]:
    """A fix for each of the first heads that may keep the A: the others are consulted, or go on doing the work."""

    able = islice((role for role in heads if may_answer(row, role, view)), LIMIT_WAYS)
    lost = {role: loses(row, role, Letter.A, Letter.C) for role in heads}
    return tuple(
        Fix(
            "{role} alone to answer for it",
            {"role": view.matrix.role[kept].name},
            tuple(change for role, change in lost.items() if role != kept),
        )
        for kept in able
    )


def gains(row: Row, role: str, letter: Letter) -> Change:
    """The change that adds a letter; A and R stand together, any other letter is replaced."""

    held = row.held.get(role, ())
    kept = {old for old in held if {old, letter} == {Letter.A, Letter.R}}
    return Change(row.id, role, held, in_order(kept | {letter}))


def loses(row: Row, role: str, letter: Letter, instead: Letter) -> Change:
    """The change that takes a letter; where nothing is left the role gets another one instead."""

    held = row.held[role]
    left = set(held) - {letter}
    return Change(row.id, role, held, in_order(left or {instead}))


def in_order(letters: set[Letter]) -> Letters:
    return tuple(letter for letter in Letter if letter in letters)


def moved(row: Row, old: str, new: str, view: View) -> Fix:
    changes = (loses(row, old, Letter.A, Letter.I), gains(row, new, Letter.A))
    return Fix(ANSWERS, {"role": view.matrix.role[new].name}, changes)
