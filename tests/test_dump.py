"""A matrix becomes text as people write it, and that text reads back as the same matrix."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from raci.file.dump import dumps, save
from raci.file.load import loads
from raci.log import Reshaped, decode, encode
from raci.model import (
    Acceptance,
    Act,
    Activity,
    Authority,
    Damage,
    Escalation,
    Exclusion,
    Indicator,
    Interface,
    Limits,
    Matrix,
    Power,
    Process,
    ProcessKind,
    Relation,
    Review,
    Role,
    RoleKind,
    Sector,
    Source,
    Stake,
    Statement,
    Topic,
    Unnamed,
    When,
)
from raci.model.conditions import Condition
from raci.model.item_changes import ItemChange, ItemKind, items_of
from raci.model.letters import Layer, Letter, Mark, Origin, letters_of
from raci.words.sentences import Text
from tests.matrices import PROPERTY, matrix_of, policy

# Any matrix at all: its ids stand still, everything else varies.


def whole(kind: type, /, **parts: st.SearchStrategy) -> st.SearchStrategy:
    """Values of the kind; every attribute must be given, so that a new one cannot be forgotten here."""

    assert set(parts) == {field.name for field in fields(kind) if field.compare}
    return st.builds(kind, **parts)


def several(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=2).map(tuple)


SIGNS = [*":#-?&*!|>%@`,'\"[]{}~= \n\t\\", ": ", " #", "\n\n", "\n  ", "null", "no", "1.0"]
LETTER = st.characters(exclude_categories=("Cc", "Cs"))
ANY_WORD = st.lists(st.sampled_from(SIGNS) | LETTER, max_size=8).map("".join).map(str.strip).filter(bool)
WORDS = st.shared(st.lists(ANY_WORD, min_size=16, max_size=16), key="words")
"""Drawn once for a matrix: a matrix has hundreds of texts, and to draw each by itself takes ten times as long."""
WORD = st.builds(lambda words, at: words[at], WORDS, st.integers(0, 15))
TEXT = st.builds(Text, WORD, WORD) | WORD.map(lambda word: Text(word, word))
MAYBE = st.none() | TEXT
SHORT = st.just("") | WORD
LETTERS = st.lists(st.sampled_from(Letter)).map("/".join).map(letters_of)
COUNT = st.integers(1, 1000)
ROLE = st.sampled_from(["null", "no", "1.0"])
TOPIC = st.sampled_from(["true", "2026-01-01"])
PROCESS = st.sampled_from(["0", "p"])
ACTIVITY = st.sampled_from(["3.1.2-b", "no"])
PLACE = st.sampled_from(["3.1.2-b", "no", "p"])

AMOUNTS = st.integers(0, 10**12) | st.floats(0, 1e12).filter(lambda amount: not amount.is_integer())
RANGES = st.tuples(AMOUNTS, AMOUNTS).filter(lambda pair: pair[0] < pair[1])
WHEN = st.none() | st.one_of(
    whole(Condition, text=TEXT, over=st.none(), upto=st.none(), unit=SHORT),
    whole(Condition, text=MAYBE, over=AMOUNTS, upto=st.none(), unit=SHORT),
    RANGES.flatmap(lambda ends: whole(Condition, text=MAYBE, over=st.just(ends[0]), upto=st.just(ends[1]), unit=SHORT)),
)
STATED = whole(Mark, letters=LETTERS, origin=st.just(Origin.STATED), why=st.none(), on=st.none(), when=WHEN)
DECIDED = whole(Mark, letters=LETTERS, origin=st.just(Origin.DECIDED), why=TEXT, on=st.dates(), when=WHEN)
PROPOSED = whole(Mark, letters=LETTERS, origin=st.just(Origin.PROPOSED), why=TEXT, on=st.none(), when=WHEN)
LIMITS = whole(Limits, responsible=COUNT, consulted=COUNT, informed=COUNT, share=st.floats(0, 1))
EXCLUSION = whole(Exclusion, topic=TOPIC, held_by=st.none() | ROLE, remains=MAYBE, act=st.none() | st.sampled_from(Act))
AUTHORITY = whole(Authority, kind=st.sampled_from(Power), object=TEXT, limit=MAYBE)
INDICATOR = whole(Indicator, name=TEXT, thresholds=several(TEXT), method=MAYBE, assessor=st.none() | ROLE)
INTERFACE = whole(Interface, parties=several(ROLE), gives=MAYBE, gets=MAYBE)
ESCALATION = whole(Escalation, to=several(ROLE), when=MAYBE)
DAMAGE = whole(Damage, what=TEXT, place=SHORT)
SOURCE = whole(Source, document=WORD, place=SHORT, note=MAYBE, damage=several(DAMAGE))
SECTOR = whole(Sector, name=TEXT, stated=st.booleans())
ACCEPTANCE = whole(Acceptance, rule=WORD, at=PLACE, why=TEXT, until=st.dates(), control=MAYBE)


def any_role(id_: str) -> st.SearchStrategy:
    return whole(
        Role,
        id=st.just(id_),
        name=TEXT,
        kind=st.sampled_from(RoleKind),
        in_scope=st.booleans(),
        everyone=st.booleans(),
        inferred=st.booleans(),
        reports_to=several(ROLE),
        leads=several(ROLE),
        answers=MAYBE,
        holders=MAYBE | several(WORD),
        stand_in=several(ROLE),
        aliases=several(WORD),
        perhaps=several(ROLE),
        purpose=several(TEXT),
        excludes=several(EXCLUSION),
        authority=several(AUTHORITY),
        indicators=several(INDICATOR),
        interfaces=several(INTERFACE),
        qualifications=several(TEXT),
    )


def any_topic(id_: str) -> st.SearchStrategy:
    stakes = st.dictionaries(st.sampled_from(Stake), TEXT, max_size=2)
    return whole(Topic, id=st.just(id_), name=TEXT, stakes=stakes, commits=st.booleans())


def any_process(id_: str) -> st.SearchStrategy:
    return whole(
        Process,
        id=st.just(id_),
        name=TEXT,
        kind=st.sampled_from(ProcessKind),
        clause=SHORT,
        part_of=MAYBE,
        chain=st.sampled_from(["", "x"]),
        of=st.none() | ROLE,
        statement=st.sampled_from(Statement),
        place=SHORT,
    )


def any_activity(id_: str, refused: st.SearchStrategy) -> st.SearchStrategy:
    return whole(
        Activity,
        id=st.just(id_),
        process=PROCESS,
        clause=SHORT,
        printed=SHORT,
        place=SHORT,
        name=TEXT,
        act=st.sampled_from(Act),
        topic=several(TOPIC),
        applies=MAYBE,
        trigger=MAYBE,
        stages=several(TEXT),
        output=MAYBE,
        to=several(ROLE),
        when=st.none() | whole(When, text=TEXT, exact=st.booleans()),
        refused=refused,
        escalation=st.none() | ESCALATION,
        stated=st.dictionaries(ROLE, STATED),
        decided=st.dictionaries(ROLE, DECIDED),
        proposed=st.dictionaries(ROLE, PROPOSED),
        involves=st.dictionaries(ROLE, st.sampled_from(Relation)),
        unnamed=several(st.sampled_from(Unnamed)),
        carried=several(ACTIVITY),
        stands_in=several(ROLE),
        unclear=several(TEXT),
        damaged=st.booleans(),
        open_ended=st.booleans(),
        quotes=st.dictionaries(ROLE, WORD, max_size=2),
    )


MATRIX = whole(
    Matrix,
    id=PLACE,
    title=TEXT,
    sector=st.none() | SECTOR,
    source=st.none() | SOURCE,
    review=st.none() | whole(Review, due=st.dates()),
    limits=st.just(Limits()) | LIMITS,
    roles=st.tuples(any_role("null"), any_role("no"), any_role("1.0")),
    topics=st.tuples(any_topic("true"), any_topic("2026-01-01")),
    processes=st.tuples(any_process("0"), any_process("p")),
    activities=st.tuples(any_activity("3.1.2-b", st.sampled_from([None, "no"])), any_activity("no", st.none())),
    accept=several(ACCEPTANCE),
)


# Not shrunk: a failing matrix would be made smaller for minutes.
@settings(
    PROPERTY,
    max_examples=40,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(MATRIX)
def test_any_matrix_reads_back_as_itself_from_a_file_and_item_by_item_from_the_log(matrix: Any) -> None:
    assert loads(dumps(matrix)) == matrix
    items = [(kind, item) for kind in ItemKind for item in items_of(matrix, kind).values()]
    added = Reshaped(tuple(ItemChange(kind, item.id, None, item, "x") for kind, item in items), "W")
    assert decode("shape", encode(added)) == added


@PROPERTY
@given(st.builds(Text, ANY_WORD, ANY_WORD))
def test_any_text_reads_back_as_itself(text: Any) -> None:
    matrix = Matrix(id="m", title=text)
    assert loads(dumps(matrix)) == matrix


def test_the_policy_reads_back_as_itself() -> None:
    assert loads(dumps(policy())) == policy()


def test_writing_what_was_read_changes_nothing_more() -> None:
    once = dumps(policy())
    assert dumps(loads(once)) == once


def test_rows_and_marks_keep_their_order() -> None:
    matrix = matrix_of("id: z\nstated: {ops: A, fin: R}", "id: a\nstated: {fin: A, ops: R}")
    back = loads(dumps(matrix))
    assert [(row.id, list(row.marks(Layer.STATED))) for row in back.activities] == [
        ("z", ["ops", "fin"]),
        ("a", ["fin", "ops"]),
    ]


def test_a_file_is_written_as_people_write_it() -> None:
    matrix = Matrix(
        id="m",
        title=Text("Policy", "制度"),
        limits=Limits(consulted=4),
        roles=(Role("ops", Text("Ops", "Ops"), RoleKind.BODY, in_scope=True),),
        processes=(Process("p", Text("P", "P"), ProcessKind.FLOW),),
        activities=(
            Activity(
                id="a1",
                process="p",
                clause="三(一)1",
                name=Text("Do", "做"),
                act=Act.SET_RULES,
                stated={"ops": Mark((Letter.A, Letter.R))},
                decided={"ops": Mark((), Origin.DECIDED, Text("w", "w"), date(2026, 12, 1))},
                involves={"ops": Relation.CHECKED},
                unnamed=(Unnamed.APPROVER,),
            ),
        ),
    )
    assert (
        dumps(matrix)
        == """\
id: m
title: {en: Policy, zh: 制度}
limits: {consulted: 4}
roles:
- {id: ops, name: Ops, kind: body, in_scope: true}
processes:
- {id: p, name: P, kind: flow}
activities:
- id: a1
  process: p
  clause: 三(一)1
  name: {en: Do, zh: 做}
  act: set-rules
  stated: {ops: A/R}
  decided:
    ops: {letters: '', 'on': 2026-12-01, why: w}
  involves: {ops: checked}
  unnamed: [approver]
"""
    )


def test_an_empty_matrix_still_has_every_key_that_a_file_needs() -> None:
    empty = "id: m\ntitle: M\nroles: []\nprocesses: []\nactivities: []\n"
    assert dumps(Matrix(id="m", title=Text("M", "M"))) == empty


@pytest.mark.parametrize("word", ["no", "null", "~", "1.0", "2026-01-01", "- a", "a: b", "#", "<<", "*a", "'", "{"])
def test_a_word_that_looks_like_markup_stays_a_word(word: Any) -> None:
    matrix = Matrix(id="m", title=Text(word, word))
    assert loads(dumps(matrix)) == matrix


def test_a_text_is_saved_in_one_move_and_keeps_the_rights_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"\xef\xbb\xbfold\r\n")
    path.chmod(0o640)
    assert save(path, "old\r\n", "new\r\n") is None
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new\r\n", 0o640)
    assert [one.name for one in tmp_path.iterdir()] == ["m.yaml"]


def test_a_link_stays_a_link_to_the_file_that_was_saved(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "m.yaml"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    assert save(link, "old", "new") is None
    assert link.is_symlink() and real.read_text(encoding="utf-8") == "new"


def test_a_try_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(PermissionError(1, "Not permitted")))
    assert save(path, "old", "new").message().startswith("m.yaml cannot be written: Not permitted")
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("m.yaml", "old")]


def test_a_file_that_somebody_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("theirs", encoding="utf-8")
    assert (
        save(path, "old", "new").message() == "m.yaml has been changed in the meantime; look at the differences again"
    )
    assert path.read_text(encoding="utf-8") == "theirs"


def test_a_file_that_cannot_be_written_is_a_problem_with_a_remedy(tmp_path: Path) -> None:
    told = save(tmp_path / "none" / "m.yaml", "old", "new").message()
    assert told == "m.yaml cannot be written: No such file or directory; download the file and put it into its place"
