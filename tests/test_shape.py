"""Rows and columns through the log: added, renamed, put in order and retired, taken back, merged, told, compared."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from raci.file.dump import dumps
from raci.file.edit import difference, edit_file, edit_text
from raci.file.load import loads
from raci.file.scalars import as_written
from raci.log import Decision, Event, Merged, Parked, Reshaped, Today, decode, encode, fold, undo, version_at
from raci.log.event_words import lines
from raci.log.wanted import WantedItem, new_id, reshaping, retiring
from raci.model import Act, Activity, Matrix, Process, ProcessKind, Role, RoleKind, Topic
from raci.model.changes import Change
from raci.model.item_changes import ItemKind, OrderChange, items_of
from raci.model.letters import Layer, Letter
from raci.model.shaping import addition, before_item, field_changes, in_language, merged
from raci.views.compare import compare
from raci.words.problem import Problem
from raci.words.sentences import Text
from tests.matrices import POLICY, PROPERTY, matrix_of, policy

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
SMALL = matrix_of("stated: {ops: A/R, it: C}", "stated: {it: A/R}", "stated: {ops: A/R}")
AUDIT = Role("audit", Text("Audit", "审计"), RoleKind.DEPARTMENT)
ARCHIVE = Activity(id="a9", process="p", name=Text("Archive", "归档"), act=Act.ARCHIVE)


def events(*bodies: Any) -> list[Event]:
    return [Event("m", number, NOW, "Li", body) for number, body in enumerate(bodies, 1)]


def today(*bodies: Any, matrix: Matrix = SMALL) -> Today:
    return fold(matrix, events(*bodies))


def want(now: Today, kind: ItemKind, item: Any, behind: str) -> Reshaped:
    return reshaping(now, WantedItem(kind, item, behind), "because")


def ids(matrix: Matrix, kind: ItemKind = ItemKind.ACTIVITY) -> list[str]:
    return [*items_of(matrix, kind)]


AQUARIUM = (POLICY.parent / "aquarium.yaml").read_text(encoding="utf-8")
ADD = want(today(), ItemKind.ACTIVITY, ARCHIVE, "a1")
DECIDE = Decision((Change("a9", "ops", (), (Letter.A, Letter.R)),), "ours")


def test_what_is_added_stands_at_its_place_and_can_be_decided_on() -> None:
    result = today(ADD, DECIDE)
    assert ids(result.matrix) == ["a1", "a9", "a2", "a3"] and result.misfits == ()
    assert result.matrix.activity["a9"].letters("ops", Layer.TODAY) == (Letter.A, Letter.R)
    assert ids(result.file) == ["a1", "a2", "a3"]


def test_what_is_retired_leaves_no_mention_and_comes_back_whole() -> None:
    gone = retiring(today(), ItemKind.ROLE, "it", "merged into operations")
    result = today(gone)
    assert ids(result.matrix, ItemKind.ROLE) == ["ops"] and [*result.matrix.activity["a1"].stated] == ["ops"]
    back = undo(events(gone)[0], result)
    assert isinstance(back, Reshaped) and today(gone, back).matrix == SMALL
    again = undo(events(gone, back)[1], today(gone, back))
    assert isinstance(again, Reshaped) and today(gone, back, again).matrix == result.matrix


def test_what_has_been_decided_on_a_retired_row_is_quiet_and_comes_back_with_it() -> None:
    decide = Decision((Change("a2", "ops", (), (Letter.C,)),), "asked before")
    park = Parked("a2", "Who?", "ops", NOW.date())
    gone = retiring(today(decide, park), ItemKind.ACTIVITY, "a2", "nobody needs it")
    result = today(decide, park, gone)
    assert ids(result.matrix) == ["a1", "a3"] and result.misfits == () and result.parked == ()
    back = undo(events(decide, park, gone)[2], result)
    whole = today(decide, park, gone, back)
    assert whole.matrix == today(decide).matrix and len(whole.parked) == 1


def test_a_process_is_retired_with_its_rows_and_added_again_with_them() -> None:
    gone = retiring(today(), ItemKind.PROCESS, "p", "no longer ours")
    result = today(gone)
    assert (result.matrix.processes, result.matrix.activities) == ((), ())
    assert today(gone, undo(events(gone)[0], result)).matrix == SMALL


def test_a_party_that_is_renamed_keeps_its_old_name_and_no_difference_of_letters_is_told() -> None:
    body = want(today(), ItemKind.ROLE, replace(SMALL.role["it"], name=Text("Systems", "系统部")), "ops")
    now = today(body).matrix
    assert (now.role["it"].name.en, now.role["it"].aliases) == ("Systems", ("it",))
    result = compare(SMALL, Layer.TODAY, now, Layer.TODAY)
    assert [(old.name.en, new.name.en) for old, new in result.renamed] == [("it", "Systems")]
    assert (result.cells, result.joined, result.left) == ([], [], [])
    other = replace(now, roles=tuple(replace(item, id="systems") if item.id == "it" else item for item in now.roles),
                    activities=())  # fmt: skip
    result = compare(replace(SMALL, activities=()), Layer.TODAY, other, Layer.TODAY)
    assert (result.joined, result.left) == ([], [])


def test_order_is_changed_by_the_least_that_moves_and_taken_back() -> None:
    body = want(today(), ItemKind.ACTIVITY, SMALL.activity["a3"], "a1")
    assert body.orders == (OrderChange(ItemKind.ACTIVITY, ("a2", "a3"), ("a3", "a2")),)
    result = today(body)
    assert ids(result.matrix) == ["a1", "a3", "a2"]
    assert today(body, undo(events(body)[0], result)).matrix == SMALL
    assert before_item(result.matrix, ItemKind.ACTIVITY, "a3") == "a1"


def test_a_later_change_of_the_same_item_is_taken_back_first() -> None:
    gone = retiring(today(ADD), ItemKind.ACTIVITY, "a9", "not needed")
    assert isinstance(undo(events(ADD, gone)[0], today(ADD, gone)), Problem)
    process = Process("q", Text("Q", "Q"), ProcessKind.FLOW)
    first = want(today(), ItemKind.PROCESS, process, "p")
    row = want(today(first), ItemKind.ACTIVITY, replace(ARCHIVE, process="q"), "")
    assert isinstance(undo(events(first, row)[0], today(first, row)), Problem)


def test_who_orders_what_the_file_has_put_in_order_otherwise_is_told_and_nothing_is_lost() -> None:
    body = Reshaped((), "so", (OrderChange(ItemKind.ACTIVITY, ("a2", "a3"), ("a3", "a2")),))
    other = replace(SMALL, activities=tuple(SMALL.activity[id_] for id_ in ("a2", "a1", "a3")))
    assert today(body, matrix=other).misfits == ()
    three = Reshaped((), "so", (OrderChange(ItemKind.ACTIVITY, ("a1", "a2", "a3"), ("a3", "a1", "a2")),))
    assert [item.event.number for item in today(three, matrix=other).misfits] == [1]


def test_an_event_is_written_and_read_back() -> None:
    gone = retiring(today(), ItemKind.PROCESS, "p", "W")
    topic = Reshaped((addition(ItemKind.TOPIC, Topic("x", Text("X", "X")), "t"),), "W")
    new = replace(AUDIT, holders=("Li Wei",), stand_in=("it",), kind=RoleKind.ROLE)
    fields = Reshaped((), "W", fields=field_changes(ItemKind.ROLE, AUDIT, new))
    large = retiring(today(matrix=policy()), ItemKind.PROCESS, policy().processes[0].id, "W")
    for body in (ADD, gone, topic, fields, large):
        assert decode("shape", encode(body)) == body
    assert '"line"' not in encode(ADD) and len(encode(ADD)) < 250


def test_the_record_tells_it_in_both_languages() -> None:
    move = want(today(ADD), ItemKind.ACTIVITY, SMALL.activity["a3"], "a1")
    rename = want(today(ADD, move), ItemKind.ACTIVITY, replace(ARCHIVE, name=Text("File away", "归档保存")), "a3")
    result = today(ADD, move, rename, matrix=SMALL)
    assert [line.says for line in lines(result, "en")] == [
        "“File away”: Name: Archive → File away",
        "The rows stand in another order: N, File away, N",
        "The row “Archive” is added to P",
    ]
    assert [*lines(result, "zh")][-1].says == "在“P”中新增活动“归档”"
    assert [*lines(result, "en")][-1].activities == ("a9",)


def test_a_version_of_before_it_was_written_into_the_file_is_the_file_of_then() -> None:
    gone = retiring(today(ADD, DECIDE), ItemKind.ACTIVITY, "a2", "nobody needs it")
    bodies = [ADD, DECIDE, gone]
    file = as_written(today(*bodies).matrix)
    result = fold(file, events(*bodies, Merged(3)))
    assert result.misfits == () and as_written(result.matrix) == file
    assert ids(version_at(fold(file, events(*bodies)), 2).matrix) == ["a1", "a9", "a2", "a3"]
    assert version_at(fold(file, events(*bodies)), 0).matrix == SMALL
    back = undo(events(*bodies)[2], result)
    assert isinstance(back, Reshaped)
    again = fold(file, events(*bodies, Merged(3), back))
    assert ids(again.matrix) == ["a1", "a9", "a2", "a3"] and again.misfits == ()


def changed_lines(now: Matrix) -> list[str]:
    text = POLICY.read_text(encoding="utf-8")
    result = difference(text, edit_text(text, now), "f")[2:]
    return [line.strip() for line in result if line[0] in "+-"]


def wanted_of_policy(kind: ItemKind, item: Any, behind: str) -> Matrix:
    return today(want(today(matrix=policy()), kind, item, behind), matrix=policy()).matrix


def test_the_file_changes_in_the_lines_that_it_is_about() -> None:
    row = replace(ARCHIVE, process=policy().activity["3.1.1-c"].process)
    changed = changed_lines(wanted_of_policy(ItemKind.ACTIVITY, row, "3.1.1-c"))
    assert all(line.startswith("+") for line in changed) and 3 <= len(changed) <= 8
    renamed = replace(policy().role["finance"], name=Text("Treasury", "资金部"))
    behind = before_item(policy(), ItemKind.ROLE, "finance")
    assert changed_lines(wanted_of_policy(ItemKind.ROLE, renamed, behind)) == [
        "-    name: {en: Finance, zh: 财务部}",
        "+    name: {en: Treasury, zh: 资金部}",
        "-    aliases: [财务部门]",
        "+    aliases: [财务部门, Finance, 财务部]",
    ]
    held = replace(policy().role["finance"], holders=("Li Wei", "O'Neil: acting"))
    assert changed_lines(wanted_of_policy(ItemKind.ROLE, held, behind)) == ['+    holders: [Li Wei, "O\'Neil: acting"]']
    gone = today(retiring(today(matrix=policy()), ItemKind.ACTIVITY, "3.1.1-c", "W"), matrix=policy()).matrix
    assert all(line.startswith("-") for line in changed_lines(gone))


def test_ids_are_never_given_twice() -> None:
    gone = retiring(today(ADD), ItemKind.ACTIVITY, "a9", "W")
    merged_file = replace(SMALL, activities=SMALL.activities[:2])
    result = fold(merged_file, events(ADD, gone))
    assert new_id(result, "a9", ItemKind.ACTIVITY) == "a9-2" and new_id(result, "归档", ItemKind.ACTIVITY) == "a-1"


def test_what_others_changed_meanwhile_is_not_turned_back() -> None:
    seen = SMALL.activity["a1"]
    now = replace(seen, name=Text("Theirs", "Theirs"))
    result = merged(ItemKind.ACTIVITY, seen, replace(seen, act=Act.AUDIT), now)
    assert (result.name.en, result.act) == ("Theirs", Act.AUDIT)
    assert in_language(Text("A", "甲"), " B\x07 ", "en") == Text("B", "甲")


def reshaped(matrix: Matrix, seed: Random, number: int) -> list[Event]:
    """A history of so many random changes of rows and columns, and some decisions."""

    listed: list[Event] = []
    for _ in range(number):
        now = fold(matrix, listed)
        listed.append(Event("m", len(listed) + 1, NOW, "Li", a_change(now, seed)))
    return listed


def a_change(now: Today, seed: Random) -> Any:
    matrix = now.matrix
    kind = seed.choice([ItemKind.ACTIVITY, ItemKind.ROLE, ItemKind.PROCESS])
    held = ids(matrix, kind)
    at = seed.choice(held) if held else ""
    what = seed.choice(["add", "retire", "rename", "move", "decide", "undo"])
    if what == "undo" and now.events:
        back = undo(seed.choice([*now.events.values()]), now)
        if not isinstance(back, Problem):
            return back
    if what == "decide" and matrix.activities and matrix.roles:
        row, role = seed.choice(matrix.activities), seed.choice(matrix.roles).id
        return Decision((Change(row.id, role, row.letters(role, Layer.TODAY), (Letter.A,)),), "W")
    if what == "retire" and len(held) > 1:
        return retiring(now, kind, at, "W")
    if what in ("rename", "move") and at:
        item: Any = items_of(matrix, kind)[at]
        name = Text(f"{item.name.en} {seed.randrange(9)}", item.name.zh)
        behind = seed.choice(["", *held]) if what == "move" else before_item(matrix, kind, at)
        return want(now, kind, replace(item, name=name) if what == "rename" else item, behind)
    if not matrix.processes:
        kind = ItemKind.PROCESS
    process = seed.choice(ids(matrix, ItemKind.PROCESS) or [""])
    new: dict[ItemKind, Any] = {
        ItemKind.ACTIVITY: replace(ARCHIVE, id=new_id(now, "row", kind), process=process),
        ItemKind.ROLE: Role(
            new_id(now, "party", kind), Text("Party: #1", "角色"), RoleKind.ROLE, holders=("Li, W", "null")
        ),
        ItemKind.PROCESS: Process(new_id(now, "flow", kind), Text("Flow", "流程"), ProcessKind.FLOW),
    }
    return want(now, kind, new[kind], seed.choice(["", *held]))


@settings(PROPERTY, max_examples=40)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from([dumps(SMALL), AQUARIUM]),
)
def test_any_history_merges_into_the_file_and_is_folded_over_it_again(seed: Random, text: str) -> None:
    matrix = loads(text)
    listed = reshaped(matrix, seed, 6)
    now = fold(matrix, listed)
    assert now.misfits == ()
    assert [decode(item.body.kind, encode(item.body)) for item in listed] == [item.body for item in listed]  # type: ignore[arg-type]
    edited = edit_file(text, now.matrix)
    assert edited.problem is None and loads(edited.text) == as_written(now.matrix)
    again = fold(loads(edited.text), listed)
    assert as_written(again.matrix) == as_written(now.matrix) and again.misfits == ()
    before = version_at(fold(loads(edited.text), listed), 0).matrix
    for kind in ItemKind:
        assert {*ids(before, kind)} == {*ids(matrix, kind)}
