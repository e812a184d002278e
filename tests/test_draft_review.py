"""What persons say of a reading: parties, letters and conventions step by step, and two editions of one policy."""

from raci.draft import Band, Kind, Party, Reading, matrix_of, read_text
from raci.draft.measure import Gold
from raci.draft.review import (
    Step,
    StepKind,
    affected,
    answers_of,
    differences,
    doubts,
    letters_gone,
    letters_of,
    lists_of_nobody,
    owners_of,
    parties_of,
    questions_of,
    standing,
    step_of,
    switches_of,
)
from raci.draft.review.effort import effort

POLICY = """\
一、采购部职责
1.编制采购计划，报总经理批准。
2.不得拆单。
二、验收
1.到货后由质检部检验，仓库主任核对数量。
三、日常事项
1.保管合同文本。
2.整理来往函件。
"""


def reading(steps: list[Step] | None = None, text: str = POLICY) -> Reading:
    first = read_text(text)
    stand = standing(steps or [])
    return read_text(text, parties_of(first.parties, stand), switches_of(stand), owners=owners_of(stand))


def cells(read: Reading) -> set[tuple[str, str, str]]:
    return {(read.sentences[draft.sentence].text[:6], draft.party, draft.letter) for draft in read.drafts}


def test_parties_are_struck_merged_renamed_and_added() -> None:
    steps = [
        Step(StepKind.STRIKE, "总经理", number=1),
        Step(StepKind.RENAME, "质检部", value="质量部", number=2),
        Step(StepKind.MERGE, "仓库主任", party="质量部", number=3),
        Step(StepKind.ADD, "供应商", value="outside", number=4),
    ]
    parties = parties_of(read_text(POLICY).parties, steps)
    assert [party.name for party in parties] == ["采购部", "质量部", "供应商"]
    assert parties[1].aliases == ("质检部", "仓库主任") and parties[2].kind == Kind.OUTSIDE
    read = reading(steps)
    assert ("到货后由质检", "质量部", "R") in cells(read) and not [one for one in cells(read) if one[1] == "总经理"]


def test_what_is_taken_back_does_not_count_and_taking_back_can_be_taken_back() -> None:
    strike = Step(StepKind.STRIKE, "总经理", number=1)
    undo = Step(StepKind.UNDO, "1", number=2)
    again = Step(StepKind.UNDO, "2", number=3)
    assert standing([strike, undo]) == [] and standing([strike, undo, again]) == [strike]


def test_whoever_writes_a_name_late_has_signed_what_named_nobody() -> None:
    strike, keep = Step(StepKind.STRIKE, "总经理", number=1), Step(StepKind.KEEP, "采购部", number=2, by="Wu")
    signs = [Step(StepKind.SIGN, f"{number}", number=number + 2, by="Li") for number in (1, 2)]
    assert [step.by for step in standing([strike, keep, *signs])] == ["Li", "Wu"]
    again = Step(StepKind.SIGN, "1", number=5, by="Zhao")  # what is signed stays whose it is
    assert [step.by for step in standing([strike, keep, *signs, again])] == ["Li", "Wu"]


def test_an_answer_says_who_gave_it_last() -> None:
    first = questions_of(reading(), answers_of([]))[0]
    steps = [Step(StepKind.LETTER, first.key, "采购部", "R", 1, "Li"), Step(StepKind.SEEN, "k", value="yes", by="Wu")]
    steps.append(Step(StepKind.LETTER, first.key, "采购部", "A", 3, "Wu"))
    asked = questions_of(reading(), answers_of(steps))[0]
    assert [(cell.answer, cell.said and cell.said.by) for cell in asked.cells] == [("A", "Wu"), (None, None)]


def test_a_list_whose_heading_names_nobody_gets_an_owner() -> None:
    assert lists_of_nobody(reading()) == {"日常事项": 2}
    steps = [Step(StepKind.OWNER, "日常事项", party="采购部", number=1)]
    owned = {cell for cell in cells(reading(steps)) if cell[0] in ("保管合同文本", "整理来往函件")}
    assert {cell[1:] for cell in owned} == {("采购部", "R")} and len(owned) == 2


def test_two_posts_may_have_lists_of_one_title() -> None:
    text = (
        "一、甲岗\n（一）主要工作\n1.保管合同。\n2.整理函件。\n二、乙岗\n（一）主要工作\n1.采购物资。\n2.登记台账。\n"
    )
    parties = [Party("店长"), Party("店员")]
    titles = list(lists_of_nobody(read_text(text, parties)))
    assert titles == ["甲岗 / 主要工作", "乙岗 / 主要工作"]
    owned = read_text(text, parties, owners=dict(zip(titles, ("店长", "店员"), strict=True)))
    assert [draft.party for draft in owned.drafts] == ["店长", "店长", "店员", "店员"]


def test_a_party_that_stands_once_or_ends_as_another_is_asked_about() -> None:
    parties = [
        Party("采购部", count=9),
        Party("公司采购部", count=1),
        Party("档案室", count=1),
        Party("总经理", count=2),
    ]
    assert [(doubt.party, doubt.same) for doubt in doubts(parties)] == [("公司采购部", "采购部"), ("档案室", "")]


def test_only_confirmed_letters_stand_each_with_its_sentence() -> None:
    read = reading()
    first, *_ = questions_of(read, answers_of([]))
    assert letters_of(read, answers_of([])) == []
    steps = [
        Step(StepKind.LETTER, first.key, "采购部", "A/R", 1),
        Step(StepKind.LETTER, first.key, "总经理", "", 2),
        Step(StepKind.NAME, first.key, value="做采购计划", number=3),
    ]
    answers = answers_of(steps)
    assert [(draft.party, draft.letter) for draft in letters_of(read, answers)] == [("采购部", "A"), ("采购部", "R")]
    (activity,) = matrix_of(read, "p.txt", letters_of(read, answers), answers.names).activities
    assert activity.name.zh == "做采购计划" and [mark.cell for mark in activity.stated.values()] == ["A/R"]
    assert list(activity.quotes.values()) == ["编制采购计划，报总经理批准。"] and activity.place == "第11–24字"
    assert questions_of(read, answers)[0].is_read and not questions_of(read, answers)[1].is_read


def test_a_silent_sentence_has_a_reason_and_is_read_when_somebody_says_so() -> None:
    silent = [page for page in questions_of(reading(), answers_of([])) if not page.cells]
    assert silent and all(page.reason and page.band == "silent" for page in silent)
    seen = answers_of([Step(StepKind.SEEN, silent[0].key, value="yes", number=1)])
    assert next(page.is_read for page in questions_of(reading(), seen) if not page.cells)


def test_an_answer_follows_the_party_when_it_gets_another_name() -> None:
    key = questions_of(reading(), answers_of([]))[0].key
    steps = [Step(StepKind.LETTER, key, "采购部", "R", 1), Step(StepKind.RENAME, "采购部", value="采供部", number=2)]
    assert answers_of(steps).letters == {(key, "采供部"): "R"}


def test_what_is_written_of_an_activity_follows_its_receivers_when_they_get_another_name() -> None:
    steps = [
        Step(StepKind.TO, "k", value="采购部\n总经理", number=1),
        Step(StepKind.OUTPUT, "k", value="计划", number=2),
        Step(StepKind.RENAME, "采购部", value="采供部", number=3),
    ]
    assert answers_of(steps).details == {"k": {"to": "采供部\n总经理", "output": "计划"}}


def test_letters_that_cannot_stand_together_know_each_other() -> None:
    (one, other) = [draft for draft in reading().drafts if draft.sentence == 0]
    assert one.id != other.id and one.competes == () and other.competes == ()
    text = "采购部负责编制计划，由总经理批准，由财务总监批准。"
    deciders = [draft for draft in read_text(text).drafts if draft.letter == "A"]
    assert [draft.competes for draft in deciders] == [(deciders[1].id,), (deciders[0].id,)]
    assert all(draft.band in Band for draft in deciders)


def test_the_keys_that_are_left_are_counted() -> None:
    read = reading()
    spans = {number: (one.span.start, one.span.end) for number, one in enumerate(read.sentences)}
    parties = tuple(read.parties)
    cells = {(0, "采购部", "R"), (0, "总经理", "C"), (1, "采购部", "R"), (2, "质检部", "R")}
    gold = Gold("p", parties, tuple(party.name for party in parties), spans, frozenset(cells), frozenset())
    left = effort(read, gold)
    assert (left.right, left.other, left.none, left.missed, left.silent) == (2, 1, 1, 1, 2)
    assert left.keys == 2 + 1 + 1 + 4 + 2 and left.keys_at_once == left.keys - left.sure + left.headings + left.misled


def test_conventions_tell_how_many_letters_they_are_about() -> None:
    assert affected(reading()) == {"owner": 1, "responsible": 0, "review": 0}


def test_a_new_edition_keeps_answers_and_tells_what_is_otherwise() -> None:
    later = POLICY.replace("2.不得拆单。\n", "").replace("保管合同文本", "保管合同文本和附件") + "3.每月报送台账。\n"
    before, after = reading(), reading(text=later)
    apart = differences(before, after)
    assert apart.same == 3
    assert [(old.text, new.text) for old, new in apart.changed] == [("保管合同文本。", "保管合同文本和附件。")]
    assert [one.text for one in apart.added] == ["每月报送台账。"] and [one.text for one in apart.gone] == [
        "不得拆单。"
    ]
    keys = {sentence.text: sentence.key for sentence in before.sentences}
    steps = [
        Step(StepKind.LETTER, keys["编制采购计划，报总经理批准。"], "采购部", "R", 1),
        Step(StepKind.LETTER, keys["保管合同文本。"], "采购部", "R", 2),
    ]
    answers = answers_of(steps)
    assert [draft.party for draft in letters_of(after, answers)] == ["采购部"]
    assert [(one.text, letter) for one, _, letter in letters_gone(answers, before, after)] == [("保管合同文本。", "R")]


def test_the_same_words_under_another_heading_are_another_sentence() -> None:
    text = "一、采购部\n1.管理本部门员工。\n二、销售部\n1.管理本部门员工。\n"
    first, second = read_text(text).sentences
    assert first.text == second.text and first.key != second.key
    moved = read_text("一、总则\n1.本制度适用全员。\n" + text.replace("二、", "三、").replace("一、采", "二、采"))
    assert {first.key, second.key} <= {sentence.key for sentence in moved.sentences}


def test_what_a_browser_sends_is_a_step_or_nothing() -> None:
    sound = {"kind": "letter", "about": "k", "party": "p", "value": "A/R"}
    assert step_of(sound) == Step(StepKind.LETTER, "k", "p", "A/R")
    unsound: list[object] = [None, 7, [], {}, {"kind": "drop"}, sound | {"value": "X"}, sound | {"party": ""}]
    unsound += [sound | {"about": 7}, sound | {"about": "k" * 1001}, {"kind": "merge", "about": "a", "party": "a"}]
    unsound += [{"kind": "rename", "about": "a", "value": " "}, {"kind": "switch", "about": "owner", "value": "C"}]
    unsound += [{"kind": "act", "about": "k", "value": "nap"}, {"kind": "output", "about": "k", "value": "x" * 121}]
    unsound += [{"kind": "sign", "about": "1"}]  # which only the server writes, with the name that it knows
    for other in [*unsound, {"kind": "add", "about": "a", "value": "planet"}]:
        assert step_of(other) is None, other
